"""The picture of a report: the shape of twelve months, beside their numbers as text."""

import email
import email.policy
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from worker.feedback.figures import Figures
from worker.feedback.measures import Cell
from worker.feedback.reports.charts import trend_rows
from worker.writing.composing import Composed, compose
from worker.writing.drawing import HIDDEN, SHOWN_HEIGHT, SHOWN_WIDTH, columns, inlined
from worker.writing.freezing import write
from worker.writing.preview import preview
from worker.writing.samples import SAMPLES, STAMP
from worker.writing.samples.feedback import _year
from worker.writing.templates import templates

[REPORT] = [sample for sample in SAMPLES if sample.name == "monthly_report.usual"]
REPORTS = [s for s in SAMPLES if s.name in {"monthly_report.usual", "manager_report.usual", "yearly_synthesis.usual"}]
BLUE = (23, 99, 127)


def composed(sample=REPORT, language: str = "fr") -> Composed:
    return compose(
        sample.letter, language=language, house=sample.house, reply_address=STAMP.reply_address, templates=templates()
    )


def test_a_picture_is_a_small_sharp_png_and_always_the_same() -> None:
    groups = tuple((share, 100 - share) for share in range(0, 96, 8))
    picture = columns(groups)
    image = Image.open(BytesIO(picture.content))
    assert (image.format, image.size) == ("PNG", (2 * SHOWN_WIDTH, 2 * SHOWN_HEIGHT))
    assert len(picture.content) < 10_000
    columns.cache_clear()
    assert columns(groups) == picture
    assert columns(((1, 2), *groups[1:])).name != picture.name


def height(content: bytes, at: int, of: int) -> int:
    """Of the first column of group `at`, in pixels."""
    image = Image.open(BytesIO(content)).convert("RGB")
    step = (image.width - 16) / of
    x = round(8 + at * step + step * 0.3)
    return sum(image.getpixel((x, y)) == BLUE for y in range(image.height))


def test_columns_are_as_high_as_their_shares() -> None:
    half, whole = (height(columns(((50, 0), (100, 0))).content, at, 2) for at in (0, 1))
    assert whole > 250
    assert abs(whole - 2 * half) <= 4


def trend(received: int, *, discreet: bool):
    year: Figures = _year()
    cells = tuple(Cell(c.label, received if n == 3 else c.count) for n, c in enumerate(year.received.cells))
    return trend_rows(replace(year, received=replace(year.received, cells=cells)), discreet=discreet)


def test_a_number_that_may_not_be_told_is_not_drawn_either() -> None:
    one, two = (trend(number, discreet=True) for number in (1, 2))
    assert [row.columns for row in one] == [row.columns for row in two]
    assert one[3].columns[0] is None
    assert trend(1, discreet=False)[3].columns != trend(2, discreet=False)[3].columns
    assert height(columns(((HIDDEN, 0), (100, 0))).content, 0, 2) < 20


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("sample", REPORTS, ids=lambda sample: sample.name)
def test_the_picture_stands_beside_the_page_that_shows_it(sample, language: str) -> None:
    letter = composed(sample, language)
    frozen = write(sample.outgoing(language), STAMP, sample.house, templates())
    message = email.message_from_bytes(frozen.raw, policy=email.policy.default)
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png",
    ]  # fmt: skip
    *_, image = message.walk()
    [picture] = letter.pictures
    assert (image["Content-ID"], image.get_content_disposition()) == (f"<{picture.name}>", "inline")
    assert image.get_payload(decode=True) == picture.content
    assert f'src="cid:{picture.name}" width="{SHOWN_WIDTH}"' in letter.html
    # Whoever sees no picture reads every number.
    for row in sample.letter.trend:
        told = [str(fact) for fact in row.said.facts.values() if fact]
        assert all(f" {number}" in letter.text and f"{number}</span>" in letter.html for number in told)


def test_a_letter_without_a_chart_has_two_parts_as_ever() -> None:
    [sample] = [sample for sample in SAMPLES if sample.name == "acknowledgement.with-wish"]
    assert composed(sample).pictures == ()
    frozen = write(sample.outgoing("fr"), STAMP, sample.house, templates())
    assert b"multipart/related" not in frozen.raw


def test_what_is_written_for_a_browser_holds_its_picture(tmp_path) -> None:
    letter = composed()
    page = inlined(letter.html, letter.pictures)
    assert "cid:" not in page
    assert page.count("data:image/png;base64,") == 1
    preview(tmp_path)
    assert [one for one in tmp_path.rglob("*.html") if "cid:" in one.read_text(encoding="utf-8")] == []
    assert "data:image/png" in (tmp_path / "fr" / "monthly_report.usual.html").read_text(encoding="utf-8")
