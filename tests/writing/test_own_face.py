"""A company's own templates over ours, its colour and its logo."""

import re
import struct
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from tests.parsing import parsed
from tests.writing.fit import only_what_was_touched
from worker.writing import own
from worker.writing.checking import check_templates
from worker.writing.colours import LEAST, OURS, contrast, palette, readable
from worker.writing.composing import Composed, compose
from worker.writing.faults import BrokenTemplateError
from worker.writing.freezing import write
from worker.writing.house import Face
from worker.writing.logo import MOST_BYTES, NoLogoError, fault_of_logo, logo
from worker.writing.own import NotCopiedError
from worker.writing.samples import HOUSE, SAMPLES, STAMP, Sample
from worker.writing.templates import templates

SAMPLE: Sample = next(sample for sample in SAMPLES if sample.name == "closing.silence")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "letters"


def composed(face: Face, sample: Sample = SAMPLE, language: str = "fr") -> Composed:
    return compose(
        sample.letter,
        language=language,
        house=replace(sample.house, face=face),
        reply_address=STAMP.reply_address,
        templates=templates(face.templates),
        offers=STAMP.offers,
    )


def faults(folder: Path) -> str:
    with only_what_was_touched():
        return "\n".join(map(str, check_templates(thorough=False, face=Face(templates=folder))))


def put(folder: Path, place: str, words: str) -> Path:
    file = folder / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(words, encoding="utf-8")
    return file


# Words


def test_a_file_of_theirs_stands_over_ours_and_all_else_is_ours(folder: Path) -> None:
    put(folder, "fr/_signature.md.j2", "Bien à vous,\n\nla maison {{ house.name }}\n")
    assert "Bien à vous," in composed(Face(templates=folder)).text
    assert "Kind regards," in composed(Face(templates=folder), language="en").text
    assert "Bien à vous," not in composed(Face()).text
    assert faults(folder) == ""


def test_a_copy_changes_nothing_and_is_never_written_over(folder: Path) -> None:
    place = own.copy(templates(folder), "fr/closing.md.j2")
    own.copy(templates(folder), "frame.html.j2")
    again = composed(Face(templates=folder))
    assert (again.subject, again.text) == (composed(Face()).subject, composed(Face()).text)
    assert again.html.strip() == composed(Face()).html.strip()
    place.write_text("mine", encoding="utf-8")
    with pytest.raises(NotCopiedError, match="is there already, and stays as it is"):
        own.copy(templates(folder), "fr/closing.md.j2")
    assert place.read_text(encoding="utf-8") == "mine"


def test_without_a_folder_the_key_is_named() -> None:
    with pytest.raises(NotCopiedError, match=r'templates = "letters" under \[letters\]'):
        own.copy(templates(), "fr/closing.md.j2")


def test_what_changed_in_ours_since_a_copy_is_told_until_its_first_line_is_taken_over(folder: Path) -> None:
    file = own.copy(templates(folder), "fr/closing.md.j2")
    assert [one for one in own.notes(templates(folder)) if "changed since" in one.told("en")] == []
    fresh = file.read_text(encoding="utf-8")
    first = fresh.partition("\n")[0]
    version = re.search(r"[0-9a-f]{12}", first)
    assert version is not None
    file.write_text(fresh.replace(version[0], "0" * 12).replace("Bonjour", "Salut"), encoding="utf-8")
    [told] = [one for one in own.notes(templates(folder)) if "changed since" in one.told("en")]
    assert told.told("en").startswith("fr/closing.md.j2 was copied from one of ours that has changed since")
    assert "complaints letters diff fr/closing" in told.told("en")
    assert f"-{first}" in own.difference(templates(folder), "fr/closing.md.j2")


@pytest.mark.parametrize(
    ("place", "remedy"),
    [
        ("fr/clozing.md.j2", "did you mean closing?"),
        ("fr/_signatur.md.j2", "did you mean _signature?"),
        ("fr/closing.md", "its name would end in .md.j2"),
        ("closing.md.j2", "templates stand in a folder of their language: en, fr"),
        ("francais/closing.md.j2", "templates stand in a folder of their language: en, fr"),
    ],
)
def test_one_that_no_letter_uses_is_named_with_what_it_may_be_meant_for(folder: Path, place: str, remedy: str) -> None:
    put(folder, place, "Subject: Bonjour\n\nBonjour\n")
    put(folder, "README.txt", "ours")
    put(folder, ".git/closing.md.j2", "theirs")
    notes = list(own.notes(templates(folder)))
    assert notes[0].told("en").startswith(f"nothing from {folder}; ours: ")
    assert [one.told("en") for one in notes[1:]] == [f"{folder / place} is used by no letter; {remedy}"]


@pytest.mark.parametrize(
    ("place", "words", "fault"),
    [
        ("fr/closing.md.j2", "Subject: Fin\n\n{{ complaint.complainant_nam }}\n", ":3: 'complaint.complainant_nam'"),
        ("fr/_signature.md.j2", "{{ hause.name }}\n", ":1: 'hause' is unknown to this letter"),
        ("fr/_signature.md.j2", "{% if %}\n", ":1: "),
        ("fr/closing.md.j2", "Subject: Fin\n\nBonjour.\n", ": does not show 'complaint.ref'"),
        ("frame.html.j2", "<html>\n{{ boddy }}</html>", ":2: 'boddy' is undefined; did you mean body?"),
    ],
)
def test_a_fault_of_theirs_is_told_with_its_file_and_line(folder: Path, place: str, words: str, fault: str) -> None:
    file = put(folder, place, words)
    assert f"{file}{fault}" in faults(folder)


@pytest.mark.parametrize(
    "reach",
    [
        "{{ house.__class__.__mro__ }}",
        "{{ house.sender.__init__.__globals__ }}",
        "{{ house.face.templates.read_text() }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.environ }}",
        "{{ house.name.format.__globals__ }}",
        "{{ '{0.__class__}'.format(house) }}",
        "{{ 'a' * 1000000000 }}",
        "{{ range(1000000000) | length }}",
        "{% include '../../config.toml' %}",
        "{% include '/etc/passwd' %}",
        "{% include '_signature.md.j2' %}",
    ],
)
def test_a_template_of_theirs_reaches_no_further_than_the_names_of_its_letter(folder: Path, reach: str) -> None:
    file = put(folder, "fr/_signature.md.j2", f"Bonjour,\n\n{reach}\n")
    with pytest.raises(BrokenTemplateError) as broken:
        composed(Face(templates=folder))
    assert broken.value.fault.path == file
    assert "root:" not in str(broken.value)


def test_a_value_is_no_markup_in_a_template_of_theirs(folder: Path) -> None:
    put(folder, "fr/_signature.md.j2", "{{ house.name }}\n")
    own.copy(templates(folder), "frame.html.j2")
    face = Face(templates=folder)
    named = replace(SAMPLE.house, name="<script>alert(1)</script> **Lenoir** & [fils](http://x)", face=face)
    letter = composed(face, replace(SAMPLE, house=named))
    assert "<script>" not in letter.html
    assert "http://x" not in re.findall(r'href="([^"]*)"', letter.html)
    assert "<script>alert(1)</script> **Lenoir** & [fils](http://x)" in letter.text


def test_one_that_no_letter_uses_stops_nobodys_work(folder: Path) -> None:
    """An upgrade may have given its letter another name."""
    put(folder, "fr/clozing.md.j2", "Subject: {{ nothing_of_the_kind }}")
    assert faults(folder) == ""


# Colour


def test_a_colour_on_which_white_cannot_be_read_is_refused_with_the_nearest_that_does() -> None:
    assert readable(" #17435C ") == "#17435c"
    with pytest.raises(
        ValueError, match=r'contrast of 1.97, and 4.5 is the least .* the nearest that does is "#'
    ) as told:
        readable("#ffa500")
    proposed = re.findall(r"#[0-9a-f]{6}", str(told.value))[-1]
    assert readable(proposed) == proposed
    for none in ("blue", "#fff", "17435c", "#17435g", "#17435c;color:red"):
        with pytest.raises(ValueError, match="write a colour as"):
            readable(none)


@pytest.mark.parametrize("colour", ["#17435c", "#7a1f3d", "#000000", "#767676", "#0000ff", "#c00000", "#006b3c"])
def test_every_word_in_a_companys_colour_can_be_read_by_day_and_by_night(colour: str) -> None:
    colours = palette(readable(colour))
    pairs = {
        "name": ("#ffffff", colours.brand),
        "reference": (colours.beside, colours.brand),
        "link": (colours.link, "#ffffff"),
        "link in a quote": (colours.link, "#f2f6f8"),
        "name at night": ("#ffffff", colours.dark_brand),
        "link at night": (colours.dark_link, "#1a242b"),
        "link in a quote at night": (colours.dark_link, "#24323b"),
    }
    assert {name: pair for name, pair in pairs.items() if contrast(*pair) < LEAST} == {}
    # A bar is no word: 3 to 1 (WCAG 2.2, 1.4.11).
    assert min(contrast(colours.bar, "#ffffff"), contrast(colours.dark_bar, "#1a242b")) >= 3
    # A picture is the same by day and by night.
    assert min(contrast(colours.chart, "#ffffff"), contrast(colours.chart, "#1a242b")) >= 3


def test_one_key_colours_heads_links_and_charts() -> None:
    sample = next(sample for sample in SAMPLES if sample.letter.occasion == "monthly_report")
    ours, theirs = composed(Face(), sample), composed(Face(colour="#7a1f3d"), sample)
    assert {OURS.brand, OURS.bar, OURS.link, OURS.chart} & set(re.findall("#[0-9a-f]{6}", theirs.html)) == set()
    assert "#7a1f3d" in theirs.html
    assert ours.text == theirs.text
    assert {one.name for one in ours.pictures} & {one.name for one in theirs.pictures} == set()
    for chart in theirs.pictures:
        assert f"cid:{chart.name}" in theirs.html
        colours = Image.open(BytesIO(chart.content)).convert("RGB").getcolors() or ()
        # The company's own, lighter until it stands out in the dark too.
        assert ImageColor.getrgb(palette("#7a1f3d").chart) in [colour for _, colour in colours]


# Logo


@pytest.fixture
def logo_file(tmp_path: Path) -> Path:
    file = tmp_path / "logo.png"
    Image.new("RGB", (800, 200), "#7a1f3d").save(file)
    return file


def test_a_logo_travels_beside_the_page_of_each_letter_to_a_customer(logo_file: Path) -> None:
    house = replace(HOUSE, face=Face(logo=logo_file))
    raw = write(SAMPLE.outgoing("fr"), STAMP, house).raw
    assert raw == write(SAMPLE.outgoing("fr"), STAMP, house).raw
    message = parsed(raw)
    [related] = [part for part in message.walk() if part.get_content_type() == "multipart/related"]
    page, picture = related.iter_parts()
    assert picture.get_content_type() == "image/png"
    assert picture.get_filename() == "logo.png"
    assert picture.get_content() == logo_file.read_bytes()
    [shown] = re.findall(r'<img src="cid:([^"]+)" width="224" height="56" alt="Maison Lenoir"', page.get_content())
    assert picture["Content-ID"] == f"<{shown}>"
    assert "data:" not in page.get_content()
    # The name stands there once: as the words of the picture.
    assert page.get_content().partition("</head>")[2].count(">Maison Lenoir</span>") == 0


def test_no_colleague_gets_the_logo(logo_file: Path) -> None:
    notice = next(sample for sample in SAMPLES if sample.letter.occasion == "intake_notice")
    assert composed(Face(logo=logo_file), notice).pictures == ()


def _bomb() -> bytes:
    """A PNG of a few bytes that says it is 60,000 pixels wide."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")


def _picture(size: tuple[int, int], kind: str) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, "#7a1f3d").save(written, kind)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "is no picture"),
        (_picture((10, 10), "GIF"), "is no picture"),
        (_picture((400, 100), "PNG")[:60], "is no picture"),
        (_picture((1300, 100), "PNG"), "has 1300 × 100 pixels"),
        (_picture((100, 500), "JPEG"), "has 100 × 500 pixels"),
        (_bomb(), "is no picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * MOST_BYTES, "has more than 60 kB"),
        (b"", "is no picture"),
    ],
)
def test_a_logo_that_letters_cannot_show_is_a_fault_and_stops_no_letter(
    tmp_path: Path, content: bytes, why: str
) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    with pytest.raises(NoLogoError, match=why):
        logo(file)
    fault = fault_of_logo(file)
    assert fault is not None
    assert why in str(fault.problem)
    assert "name a PNG or JPEG file" in str(fault.remedy)
    assert ">Maison Lenoir</span>" in composed(Face(logo=file)).html


def test_a_logo_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    with only_what_was_touched():
        [fault] = check_templates(face=Face(logo=tmp_path / "none.png"))
    assert "cannot be read (No such file or directory)" in str(fault.problem)


def test_signature_and_footer_are_in_both_parts_of_letters_to_customers(tmp_path: Path) -> None:
    faced = replace(SAMPLE.house, signature="Depuis <1950>", footer="SAS au capital de 50 000 € ; RCS Lyon")
    letter = composed(Face(), replace(SAMPLE, house=faced))
    for part in (letter.text, letter.html.replace("&lt;", "<").replace("&gt;", ">").replace("\u00a0", " ")):
        assert "Depuis <1950>" in part
        assert "SAS au capital de 50 000 € ; RCS Lyon" in part
    assert letter.text.rstrip().endswith("RCS Lyon")
    notice = next(sample for sample in SAMPLES if sample.letter.occasion == "intake_notice")
    assert "RCS Lyon" not in composed(Face(), replace(notice, house=faced)).text
