"""The first page of a dossier: what a mediator reads in five minutes, of files that went very different ways."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest

from tests.feedback.dossiers import COMPANY, HOSTILE, LIVES, Told
from tests.feedback.test_dossier import PARIS, evidence_of
from worker.feedback.dossier.chronology import MOST
from worker.feedback.dossier.story import Story, story
from worker.writing.dossier import dossier_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def story_of(told: Told) -> Story:
    return story(evidence_of(told.life(), sent=told.sent, company=COMPANY), PARIS)


def page_of(told: Told) -> str:
    return dossier_page(story_of(told), PARIS)


class _Section(HTMLParser):
    """The words of the element that has this id."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.depth, self.words = name, 0, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth or dict(attrs).get("id") == self.name:
            self.depth += tag not in {"meta", "br"}

    def handle_endtag(self, _tag: str) -> None:
        self.depth -= self.depth > 0

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.words += f" {data.strip()}"


def section(page: str, name: str) -> str:
    seen = _Section(name)
    seen.feed(page)
    return " ".join(seen.words.split())


# What the first page must say of each, in the order in which it is read; "!" before what it may not say.
MUST_SAY = {
    "by phone": (
        "Zoé Martin", "3 rue des Prés, 38000 Grenoble", "Maison Lenoir", "12 rue des Lilas", "Bob Petit",
        "CMD-4821", "remboursement, 49,90 €", "Le fauteuil est arrivé fendu.",
        "01/09/2026 Réclamation reçue (téléphone)", "Accusé de réception, par la poste", "fondée",
        "Réponse, par la poste", "Constat Le bois était sec.", "Motif Un fauteuil doit tenir.",
        "Remboursement, 49,90 € : effectué le mercredi 30 septembre 2026", "Médiateur de la consommation",
        "!discrètement",
    ),
    "refused": (
        "hors délai (limite : dimanche 1er novembre 2026)", "non fondée", "Réponse : revenue à l’expéditeur",
        "Ann Morel", "Motif Le prix en était dû.", "Aucun dédommagement.",
        "Saisine possible jusqu’au mercredi 1er septembre 2027",
    ),
    "to the mediator": (
        "Clôturée", "Message de Zoé Martin", "Réponse contestée, selon Ann Morel", "Médiation ouverte par Ann Morel",
        "Réponse contestée le", "En médiation auprès de Médiateur du meuble, du mercredi 11 novembre 2026 au",
    ),
    "erased": (
        "Personnes effacées le", "Maison Lenoir", "Accusé de réception, par la poste", "fondée",
        "Remboursement, 49,90 € : effectué", "Les personnes et leurs mots ont été effacés", "!Zoé", "!Grenoble",
        "!fendu", "!Bob",
    ),
    "of sixty messages": ("01/09/2026 Réclamation reçue", "autres étapes : voir les échanges", "Réponse acceptée",
                          "Clôturée", "partiellement fondée"),
    "hostile": ("En médiation", "et 17 autres points, plus bas", "non fondée", "Et 4 de plus", "Abrégé sur cette page",
                "!\u202e"),
}  # fmt: skip


@pytest.mark.parametrize("name", LIVES)
def test_the_first_page_says_what_a_mediator_needs(name: str) -> None:
    first = section(page_of(LIVES[name]()), "glance").replace("\u00a0", " ")
    place = 0
    for words in MUST_SAY[name]:
        if words.startswith("!"):
            assert words[1:] not in first, words
        else:
            found = first.find(words, place)
            assert found >= 0, (words, first)
            place = found


@pytest.mark.parametrize("name", LIVES)
def test_each_mail_stands_once_and_what_is_internal_stands_folded(name: str) -> None:
    told = LIVES[name]()
    page, known = page_of(told), story_of(told)
    exchange, inside = section(page, "exchange"), section(page, "inside")
    paths = [event.path for event in (*known.exchange, *known.inside) if event.path]
    assert len(paths) == len(set(paths))
    assert "discrètement" not in exchange
    assert page.count("discrètement") == (name != "erased")
    assert ("discrètement" in inside) is (name != "erased")
    assert re.search(r'<details id="inside">', page)
    assert len(known.glance.steps) <= MOST
    if name == "of sixty messages":
        assert [exchange.count(f"Message {day} : toujours rien.") for day in range(60)] == [1] * 60


def test_a_letter_that_came_back_is_said_to_have_come_back() -> None:
    exchange = section(page_of(LIVES["refused"]()), "exchange")
    assert "revenue : son destinataire ne l’a pas" in exchange


def test_a_letter_on_paper_belongs_to_the_exchange_and_says_when_it_was_posted() -> None:
    exchange = section(page_of(LIVES["by phone"]()), "exchange").replace("\u00a0", " ")
    assert exchange.count("sur papier, postée le mardi 1er septembre 2026") == 2


def test_hostile_words_stay_inside_their_place() -> None:
    page = page_of(LIVES["hostile"]())
    assert HOSTILE not in page
    assert page.count("<script") == page.count("onload=x>") == 0
    assert page.count("</main>") == 1
    assert "\x1b" not in page
    assert "\u202e" not in page


def pages(page: str, folder: Path) -> list[str]:
    """The text of each printed page, A4 as the page itself asks for."""
    assert CHROMIUM
    (folder / "dossier.html").write_text(page, encoding="utf-8")
    subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer",
            f"--print-to-pdf={folder / 'dossier.pdf'}", f"file://{folder / 'dossier.html'}",
        ],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    printed = pypdf.PdfReader(folder / "dossier.pdf").pages
    assert {tuple(round(float(side)) for side in one.mediabox[2:]) for one in printed} == {(595, 842)}
    return [one.extract_text() for one in printed]


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.parametrize("name", LIVES)
def test_printed_it_begins_with_one_page_and_leaves_the_inside_folded(name: str, tmp_path: Path) -> None:
    first, second, *more = pages(page_of(LIVES[name]()), tmp_path)
    assert "Recours" in first
    assert "Sommaire" in second
    assert re.search(rf"1 / {len(more) + 2}", first)
    assert "discrètement" not in "".join((first, second, *more))
    assert len(more) + 2 <= {"of sixty messages": 20, "hostile": 60}.get(name, 4)
