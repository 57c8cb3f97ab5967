"""Letters for the post: where a window envelope shows their address, and what paper says and does not say."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import typst
from PIL import Image
from pypdf import PdfReader

from worker.nouns.letter import Attachment
from worker.processing.seen import FileLetter
from worker.writing import freezing, mime, paper
from worker.writing.blocks import Paragraph, Span, parse
from worker.writing.freezing import write
from worker.writing.paper import FILE, Sheet, postal_lines, printed
from worker.writing.samples import HOUSE, SAMPLES, STAMP, Sample
from worker.writing.samples.people import FACED_HOUSE
from worker.writing.templates import templates

TEMPLATE = templates().folder / FILE
MM = 72 / 25.4
# Of a sheet folded in three in an envelope of 110 x 220 mm, whose window lies 20 mm from the right and from the bottom:
# what is seen of it at some place of the sheet, and what at every one (left, top, right, bottom, in mm).
EVER_SEEN = (90, 44, 200, 90)
ALWAYS_SEEN = (100, 55, 190, 79)
# Letters to a complainant about their file: any of them may have to be posted.
POSTED = [
    pytest.param(replace(sample, paper=True), language, id=f"{language}-{sample.name}")
    for language in ("fr", "en")
    for sample in SAMPLES
    if sample.letter.audience == "complainant" and isinstance(sample.letter, FileLetter)
]
ENDING = "Bien cordialement,\n\n**Bob Petit**\\\nMaison Lenoir\n"


def a_page(**other: Any) -> Sheet:
    facts: dict[str, Any] = {
        "language": "fr",
        "subject": "Notre réponse",
        "ref": "REC-2026-000123-38",
        "day": date(2026, 11, 30),
        "recipient": postal_lines("Claire Durand", "14 rue Basse, 69100 Villeurbanne"),
        "main": parse(f"# Notre réponse\n\nBonjour,\n\nVotre colis est parti.\n\n{ENDING}"),
        "small": (),
        "house": HOUSE,
        "colour": "#17435c",
    }
    return Sheet(**(facts | other))


def read(page: Sheet) -> PdfReader:
    return PdfReader(BytesIO(printed(page, TEMPLATE)))


def texts(pdf: PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


def runs(pdf: PdfReader) -> list[tuple[str, float, float]]:
    """Each run of text of the first page, with where it begins: mm from the left and from the top."""
    found = []

    def see(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            x, y = cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]
            found.append((text.strip(), x / MM, 297 - y / MM))

    pdf.pages[0].extract_text(visitor_text=see)
    return found


def ink(page: Sheet, monkeypatch: pytest.MonkeyPatch) -> tuple[float, float, float, float] | None:
    """Around all that the window may show: (left, top, right, bottom) in mm."""
    shown: list[bytes] = []

    def painted(files: dict[str, bytes], **more: Any) -> bytes:
        more.pop("pdf_standards", None)
        found = typst.compile(files, format="png", ppi=127, **more)
        shown.append(found[0] if isinstance(found, list) else found)
        return b""

    with monkeypatch.context() as patch:
        patch.setattr(paper, "_set", painted)
        printed(page, TEMPLATE)
    # 127 dots an inch are 5 a millimetre.
    sheet = Image.open(BytesIO(shown[0])).convert("L").point(lambda light: 255 if light < 200 else 0)
    box = sheet.crop(tuple(side * 5 for side in EVER_SEEN)).getbbox()
    return box and (box[0] / 5 + 90, box[1] / 5 + 44, box[2] / 5 + 90, box[3] / 5 + 44)


NAMES = {
    "usual": ("Claire Durand", "14 rue Basse, 69100 Villeurbanne"),
    "six lines": ("Claire Durand", "Apt 12, Bât C, Résidence Les Pins, 14 rue Basse, 69100 Villeurbanne"),
    "long": ("Anne-Charlotte de La Rochefoucauld-Montmorency " * 9, "W" * 400 + ", " + "M" * 400),
    "forty lines": ("Claire Durand", "\n".join(f"ligne {n}" for n in range(40)) + "\n69100 Villeurbanne"),
    "from right to left": ("محمد بن عبد الله", "\u202e14 rue Basse\u202c, 69100 Villeurbanne"),
    "emoji and signs": ("😀" * 30 + " 日本 🏳️‍🌈", '#include "x" $ \\ * _ `, @preview/a:1.0.0, <script>'),
    "capitals of Vietnam": ("Ẫ" * 60, "Ẫ" * 60 + ", " + "Ẫ" * 60),
    "nobody": ("", ""),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_window_shows_the_address_and_nothing_else_however_the_sheet_slides(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = a_page(recipient=postal_lines(*NAMES[name]), house=replace(FACED_HOUSE, name="Maison Lenoir " * 5))
    box = ink(page, monkeypatch)
    if name == "nobody":
        assert box is None
        return
    assert box is not None
    left, top, right, bottom = ALWAYS_SEEN
    assert left <= box[0]
    assert top <= box[1]
    assert box[2] <= right
    assert box[3] <= bottom


def test_the_places_of_a_letter() -> None:
    page = a_page(recipient=postal_lines("Claire Durand", "Apt 12, Bât C, Résidence, 14 rue Basse, 69100 Villeurbanne"))
    found = runs(read(page))
    address = [text for text, x, y in found if 100 <= x <= 190 and 55 <= y <= 79]
    assert address == ["Claire Durand", "Apt 12", "Bât C", "Résidence", "14 rue Basse", "69100 Villeurbanne"]
    seen = [text for text, x, y in found if 90 <= x <= 200 and 44 <= y <= 90]
    assert seen == address
    below = [text.replace("\u00a0", " ") for text, _, y in found if y > 90]
    assert below[:4] == [
        "Lyon, le lundi 30 novembre 2026",
        "Objet :",
        "Notre réponse",
        "Notre référence : REC-2026-000123-38",
    ]


@pytest.mark.parametrize(
    ("address", "language", "day"),
    [
        ("12 rue des Lilas, 69003 Lyon", "fr", "Lyon, le lundi 30 novembre 2026"),
        ("BP 4, 69245 LYON CEDEX 05", "fr", "LYON, le lundi 30 novembre 2026"),
        ("12 rue des Lilas, 69003 Lyon", "en", "Lyon, Monday 30 November 2026"),
        ("Main Street 4, Springfield", "fr", "Lundi 30 novembre 2026"),
        ("", "fr", "Lundi 30 novembre 2026"),
    ],
)
def test_a_letter_begins_with_its_place_and_day(address: str, language: str, day: str) -> None:
    page = a_page(house=replace(HOUSE, postal_address=address), language=language)
    [text] = texts(read(page))
    assert day in text


def test_the_same_letter_is_the_same_bytes_with_its_fonts_in_it_and_its_tags() -> None:
    assert printed(a_page(), TEMPLATE) == printed(a_page(), TEMPLATE)
    pdf = read(a_page(small=(Paragraph((Span("REC-1", code=True),)),)))
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr"
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Notre réponse (REC-2026-000123-38)"
    assert pdf.metadata.creation_date is None
    assert b"pdfuaid" in printed(a_page(), TEMPLATE)
    fonts = [font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        [inner] = font["/DescendantFonts"]
        assert {"/FontFile2", "/FontFile3"} & set(inner.get_object()["/FontDescriptor"])
    assert len(printed(a_page(), TEMPLATE)) < 60_000


@pytest.mark.parametrize("lines", range(1, 60, 3))
def test_who_signs_does_so_on_a_page_that_says_something_and_has_room_for_a_hand(lines: int) -> None:
    body = "\n\n".join(f"Ligne {n}." for n in range(1, lines + 1))
    pdf = read(a_page(main=parse(f"Bonjour,\n\n{body}\n\nLe dernier mot.\n\n{ENDING}")))
    pages = texts(pdf)
    signing = next(text for text in pages if "Bob Petit" in text)
    assert "Le dernier mot. Bien cordialement, Bob Petit" in signing
    assert signing is pages[-1]
    for number, text in enumerate(pages, 1):
        assert "REC-2026-000123-38" in text
        assert (f"page {number} sur {len(pages)}" in text) == (len(pages) > 1)
    if len(pages) == 1:
        height = {text.partition(",")[0]: y for text, _, y in runs(pdf)}
        assert height["Bob Petit"] - height["Bien cordialement"] > 18


def test_a_paragraph_of_pages_before_the_farewell_is_set_whole() -> None:
    words = "mot " * 3000
    pages = texts(read(a_page(main=parse(f"Bonjour,\n\n{words}\n\n{ENDING}"))))
    assert sum(text.count("mot") for text in pages) == 3000
    assert "mot Bien cordialement," in pages[-1]


def test_the_house_has_its_face_on_paper_too() -> None:
    file = BytesIO()
    Image.new("RGB", (400, 100), "#7a1f3d").save(file, "PNG")
    logo = paper.Picture("x@logo", file.getvalue(), "image/png", "logo.png", (224, 56))
    pdf = read(a_page(house=FACED_HOUSE, colour="#7a1f3d", logo=logo))
    assert [image.name for image in pdf.pages[0].images]
    assert "SAS au capital de 50 000 €" in texts(pdf)[0]


@pytest.mark.parametrize(("sample", "language"), POSTED)
def test_a_printed_letter_has_papers_words(sample: Sample, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[Sheet] = []
    written: list[Attachment] = []
    assemble = mime.assemble

    def keep(page: Sheet, template: Any) -> bytes:
        pages.append(page)
        return printed(page, template)

    def parts(envelope: Any, **other: Any) -> bytes:
        written.extend(other["attachments"])
        return assemble(envelope, **other)

    monkeypatch.setattr(freezing, "printed", keep)
    monkeypatch.setattr(mime, "assemble", parts)
    write(sample.outgoing(language), STAMP, sample.house)
    [page] = pages
    assert isinstance(page.main[-1], Paragraph)
    assert any(span.strong for span in page.main[-1].spans[:2])
    pdf = PdfReader(BytesIO(written[0].content))
    said = " ".join(texts(pdf))
    assert written[0].name.endswith(".pdf")
    if getattr(sample.letter, "by_mail", False):
        # That letter knows whether its reader has an address; here they have one.
        return
    mails = (
        r"[Rr]épond\w+ à ce message|en réponse à ce|pièces? jointes?|Touchez|[Cc]liquez|message est parti|mailto:"
        r"|\b[Rr]eply|this message|attached|Tap a|[Cc]lick|tel:"
    )
    assert re.findall(mails, said) == []
