"""The picture of a report: the shape of twelve months, over their numbers as text."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from tests.parsing import parsed
from tests.writing.test_preview import contrast
from worker.feedback.figures import Figures
from worker.feedback.measures import Cell
from worker.feedback.reports.charts import trend_rows
from worker.writing import preview as module
from worker.writing.blocks import parse
from worker.writing.composing import Composed, compose
from worker.writing.drawing import COLOURS, SHOWN_HEIGHT, SHOWN_WIDTH, columns, inlined, pareto
from worker.writing.formats import bar, column, legend, short_month
from worker.writing.freezing import write
from worker.writing.looking import write_pages
from worker.writing.page import as_html
from worker.writing.preview import preview
from worker.writing.samples import SAMPLES, STAMP
from worker.writing.samples.feedback import _year
from worker.writing.scales import step, top
from worker.writing.templates import templates

[REPORT] = [sample for sample in SAMPLES if sample.name == "monthly_report.usual"]
REPORTS = [s for s in SAMPLES if s.name in {"monthly_report.usual", "manager_report.usual", "yearly_synthesis.usual"}]
BLUE = ImageColor.getrgb(COLOURS[0])


def composed(sample=REPORT, language: str = "fr") -> Composed:
    return compose(
        sample.letter, language=language, house=sample.house, reply_address=STAMP.reply_address, templates=templates()
    )


def test_numbers_of_a_picture_stay_under_their_months_on_a_phone() -> None:
    """On a phone the value of a fact falls below its label: of a fact, and of nothing else that is called so."""
    frame = (templates().folder / "frame.html.j2").read_text(encoding="utf-8")
    phone = frame.partition("@media (max-width")[2].partition("@media (prefers")[0]
    assert "td.value.fact" in phone
    assert re.findall(r"td\.(?:label|value)(?!\.fact)", phone) == []


def test_a_picture_is_a_small_sharp_png_and_always_the_same() -> None:
    groups = tuple((share, 100 - share) for share in range(0, 96, 8))
    picture = columns(groups)
    image = Image.open(BytesIO(picture.content))
    assert (image.format, image.mode, image.size) == ("PNG", "P", (2 * SHOWN_WIDTH, 2 * SHOWN_HEIGHT))
    assert len(picture.content) < 10_000
    columns.cache_clear()
    assert columns(groups) == picture
    assert columns(((1, 2), *groups[1:])).name != picture.name


def test_colours_stand_out_on_a_light_card_and_on_a_dark_one() -> None:
    """WCAG 2.2, 1.4.11: 3 to 1 at least. The ground is the card's own, so that no white block shines in the dark."""
    image = Image.open(BytesIO(columns(((1, 1),)).content))
    assert image.convert("RGBA").getpixel((0, 0))[3] == 0
    frame = (Path(__file__).parents[2] / "templates" / "frame.html.j2").read_text(encoding="utf-8")
    [dark] = re.findall(r"\.card \{ background-color: (#[0-9a-f]{6})", frame)
    assert [(colour, card) for colour in COLOURS for card in ("#ffffff", dark) if contrast(colour, card) < 3] == []


def test_the_second_of_two_columns_is_striped_for_a_printer_without_colours() -> None:
    image = Image.open(BytesIO(columns(((10, 10),)).content)).convert("RGB")
    first, second = ({image.getpixel((round(image.width * at), y)) for y in range(60, 280)} for at in (0.3, 0.7))
    assert first == {BLUE}
    assert second == {ImageColor.getrgb(COLOURS[1]), (255, 255, 255)}


@pytest.mark.parametrize(
    ("most", "between", "highest"),
    [
        (0, 1, 1),
        (1, 1, 1),
        (5, 1, 5),
        (6, 2, 6),
        (9, 2, 10),
        (34, 10, 40),
        (50, 10, 50),
        (51, 20, 60),
        (2000, 500, 2000),
    ],
)
def test_lines_stand_at_round_numbers_and_are_five_at_most(most: int, between: int, highest: int) -> None:
    assert (step(most), top(most)) == (between, highest)


def test_the_scale_is_said_below_the_picture() -> None:
    page = composed().html
    assert "Une ligne du graphique tous les 10." in page
    assert "Le haut vaut 100\N{NO-BREAK SPACE}%, avec une ligne tous les 25\N{NO-BREAK SPACE}%." in page


def test_a_pareto_rises_to_a_hundred() -> None:
    content = pareto(((50, 50), (27, 77), (23, 100))).content
    first, second, third = (height(content, at, 3) for at in (0, 1, 2))
    assert first > second > third
    line = ImageColor.getrgb(COLOURS[1])
    image = Image.open(BytesIO(content)).convert("RGB")
    tops = [
        min(y for y in range(image.height) if image.getpixel((round((at + 0.5) / 3 * image.width), y)) == line)
        for at in range(3)
    ]
    assert tops == sorted(tops, reverse=True)
    assert len(content) < 10_000


def test_months_without_any_complaint_are_a_base_line_alone() -> None:
    nothing = Image.open(BytesIO(columns(((0, 0),) * 12).content)).convert("RGB")
    assert BLUE not in {colour for _, colour in nothing.getcolors()}


def height(content: bytes, at: int, of: int) -> int:
    """Of the first column of group `at`, in pixels."""
    image = Image.open(BytesIO(content)).convert("RGB")
    x = round((at + 0.3) * image.width / of)
    return sum(image.getpixel((x, y)) == BLUE for y in range(image.height))


def test_columns_are_as_high_as_their_numbers() -> None:
    half, whole = (height(columns(((7, 0), (14, 0))).content, at, 2) for at in (0, 1))
    assert whole > 250
    assert abs(whole - 2 * half) <= 4


def trend(received: int, *, discreet: bool):
    year: Figures = _year()
    cells = tuple(Cell(c.label, received if n == 3 else c.count) for n, c in enumerate(year.received.cells))
    return trend_rows(replace(year, received=replace(year.received, cells=cells)), discreet=discreet)


def pictured(rows) -> Composed:
    return composed(replace(REPORT, letter=replace(REPORT.letter, trend=rows)))


def test_a_number_that_may_not_be_told_is_not_drawn_either() -> None:
    one, two = (pictured(trend(number, discreet=True)) for number in (1, 2))
    assert one.pictures == two.pictures
    assert one.html == two.html
    assert "&lt;3</td>" in one.html
    exactly, other = (pictured(trend(number, discreet=False)) for number in (1, 2))
    assert exactly.pictures != other.pictures
    assert "&lt;3" not in exactly.html
    # An outline, and no column.
    assert height(columns(((None, 0), (100, 0))).content, 0, 2) < 10


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("sample", REPORTS, ids=lambda sample: sample.name)
def test_the_picture_stands_beside_the_page_that_shows_it(sample, language: str) -> None:
    letter = composed(sample, language)
    frozen = write(sample.outgoing(language), STAMP, sample.house, templates())
    message = parsed(frozen.raw)
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative", "text/plain", "multipart/related", "text/html", *["image/png"] * len(letter.pictures),
    ]  # fmt: skip
    *_, image = message.walk()
    *_, picture = letter.pictures
    assert (image["Content-ID"], image.get_content_disposition()) == (f"<{picture.name}>", "inline")
    assert image.get_payload(decode=True) == picture.content
    assert f'src="cid:{picture.name}" width="{SHOWN_WIDTH}"' in letter.html
    assert re.fullmatch(r"[a-z-]+\.png", image.get_filename())


@pytest.mark.parametrize(
    ("language", "gist", "months"),
    [
        (
            "fr",
            (
                "Réclamations reçues et répondues, mois par mois, de décembre 2025 à novembre 2026"
                "\N{NO-BREAK SPACE}; les nombres sont dans le tableau ci-dessous."
            ),
            "déc janv févr mars avr mai juin juil août sept oct nov",
        ),
        (
            "en",
            (
                "Complaints received and answered, month by month, from December 2025 to November 2026; "
                "the numbers are in the table below."
            ),
            "Dec Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov",
        ),
    ],
)
@pytest.mark.parametrize("sample", REPORTS, ids=lambda sample: sample.name)
def test_whoever_sees_no_picture_reads_its_gist_and_every_number(sample, language, gist, months) -> None:
    letter = composed(sample, language)
    # Dates do not break on a page.
    _, said, below = letter.html.replace("\u00a0", " ").partition(f'alt="{gist}"'.replace("\u00a0", " "))
    assert said
    assert gist.split(",")[0] not in letter.text
    table = below.partition("<h2")[0]
    assert re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', table) == months.split()
    series = zip(*(row.numbers for row in sample.letter.trend), strict=True)
    told = ["&lt;3" if number is None else str(number) for numbers in series for number in numbers]
    assert re.findall(r'<td class="number"[^>]*>([^<]+)</td>', table) == told
    for row in sample.letter.trend:
        assert all(f" {number}" in letter.text for number in row.numbers if number is not None)
    assert [colour in table for colour in COLOURS] == [True, True]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_name_of_a_month_fits_its_cell(language) -> None:
    names = {str(short_month(date(2026, number, 1), language)) for number in range(1, 13)}
    assert len(names) == 12
    assert all(3 <= len(name) <= 4 and name.isalpha() for name in names)


def test_a_letter_without_a_chart_has_two_parts_as_ever() -> None:
    [sample] = [sample for sample in SAMPLES if sample.name == "acknowledgement.with-wish"]
    assert composed(sample).pictures == ()
    frozen = write(sample.outgoing("fr"), STAMP, sample.house, templates())
    assert b"multipart/related" not in frozen.raw


def test_what_is_written_for_a_browser_holds_its_picture(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = composed()
    page = inlined(letter.html, letter.pictures)
    assert "cid:" not in page
    assert page.count("data:image/png;base64,") == len(letter.pictures) == 2
    [written] = write_pages(tmp_path / "report", [REPORT.letter], REPORT.house, "fr")
    assert "data:image/png" in written.read_text(encoding="utf-8")
    monkeypatch.setattr(module, "SAMPLES", REPORTS)
    preview(tmp_path)
    assert [one for one in tmp_path.rglob("*.html") if "cid:" in one.read_text(encoding="utf-8")] == []
    assert "data:image/png" in (tmp_path / "fr" / "monthly_report.usual.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("rows", ["", "* Mai : {bar}\n* Juin : {bar}{cells}\n"], ids=["no rows", "a row without cells"])
def test_a_template_that_says_less_gives_a_picture_without_a_table(rows: str) -> None:
    cells = column((3, 4), date(2026, 6, 1), "<3", "fr")
    [chart] = parse(
        f"* Ce qu'on voit {legend(['a', 'b'], 'Une ligne')}\n" + rows.format(bar=bar("3, 4", 50), cells=cells)
    )
    page = as_html([chart])
    assert 'alt="Ce qu&#x27;on voit"' in page
    assert "<td" not in page


def test_thousands_are_written_smaller_so_that_they_fit_a_phone() -> None:
    few, many = (
        pictured(tuple(replace(row, numbers=(number, 0)) for row in REPORT.letter.trend)).html.partition("<h2")[2]
        for number in (999, 1000)
    )
    looks = [
        [len(re.findall(rf'class="number" style="padding:4px 0 2px;font-size:{size}px', page)) for size in (11, 9)]
        for page in (few, many)
    ]
    # Those of the causes stay as they are.
    assert looks == [[30, 0], [6, 24]]
