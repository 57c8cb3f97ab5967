"""What the pages for colleagues teach is typed here as they show it, and works."""

import re
from pathlib import Path

import pytest

from tests.stories.before import before
from worker.complaint.lifecycle import State

DOCS = Path(__file__).parents[2] / "docs"
COMPLAINT = "Bonjour,\n\nMa table est arrivée rayée. Je souhaite un avoir de 60 €.\n\nCordialement,\nJeanne Roux"


@pytest.fixture
def roux(office):
    return office.person("Jeanne Roux", "jeanne.roux@example.org")


@pytest.fixture
@before
def notice(office, roux, ann):
    roux.writes("Table rayée", COMPLAINT)
    office.works()
    roux.reads()
    [letter] = ann.reads()
    return letter


def test_the_page_of_a_colleague_is_all_that_a_colleague_needs(office, roux, ann, notice):
    page = (DOCS / "agent.fr.md").read_text(encoding="utf-8")
    [lines] = re.findall(r"^```\n(#.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    words = "\n".join(re.findall(r"^> ?(.*)$", page.partition("sans aucune ligne")[2], flags=re.MULTILINE))
    ann.answers(notice, lines)
    office.works()
    assert (office.file().state, office.file().owner) == (State.ASSESSED, "ann@example.com")
    letters = ann.reads()
    roux.reads()
    ann.answers(letters[0], words)
    office.works()
    office.waits(minutes=6)
    [letter] = roux.reads()
    for sentence in ("Bonjour Madame Roux,", "Pouvez-vous m’envoyer une photo de l’étiquette du colis", "Bien à vous,"):
        assert sentence in " ".join(letter.text.split())
    [away] = re.findall(r"`(#absence [^`]+)`", page)
    ann.answers(notice, away)
    office.works()
    assert "remplacé(e) par Bob Petit" in " ".join(" ".join(one.text for one in ann.reads()).split())


def test_the_dossier_of_the_quality_manager_s_page_can_be_lived(office, roux, ann, bob, notice):
    page = (DOCS / "responsable-qualite.fr.md").read_text(encoding="utf-8")
    table = page.partition("## Un dossier, du début à la fin")[2].partition("\n## ")[0]
    desk, owner, paid = (
        re.findall(r"`(#[^`]+)`", row) for row in table.splitlines() if re.search(r"`#(évaluer|cause|exécuté)", row)
    )
    ann.answers(notice, "\n".join(desk))
    office.works()
    ann.reads()
    [assignment] = bob.reads()
    bob.answers(assignment, "\n".join(owner) + "\n\nNous regrettons ce qui s’est passé.")
    office.works()
    office.waits(minutes=6)
    complaint = office.file()
    assert complaint.state is State.ANSWERED, [letter.text for letter in bob.reads()]
    answer = roux.reads()[-1]
    assert "L’emballage ne protégeait pas le plateau." in " ".join(answer.text.split())
    assert "60" in answer
    bob.answers(assignment, "\n".join(paid))
    office.works()
    assert office.file().compensations[0].status == "executed"
    assert "AV-2291" in roux.reads()[-1]
    office.proves()
