"""One word above the whole letter that it answers, without a mark: the word counts, and anything beside it too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.staff.team import ANN, BO, MIA, Team, open_team, passed, read, reply_to, words
from worker.complaint.lifecycle import State
from worker.staff.below import without_the_letter
from worker.staff.confirming import read as read_answer

REFUSES = (
    "#évaluer gravité=1 complexité=1 répercussions=1\n#affecter moi\n#cause externe confirmée\n#décision non-fondée\n"
    "#constat Le transporteur a livré le colis.\n#motif Le colis était complet.\n#répondre\n\nNous avons tout relu."
)
LETTER = "Bonjour Mia,\n\nUne réponse attend votre validation.\nVersion : 1\n- Valider : #valider\nMerci de la relire."


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    team.writes(BO, "Mon colis n'est jamais arrivé.", subject="Colis perdu")
    notice = team.last(ANN.address, "intake_notice")
    team.writes(ANN.address, REFUSES, to=reply_to(notice), answers=notice.message_id, results=passed())
    yield team
    assert team.office.register.verify().faults == ()
    team.office.office.close()


def below(team: Team, occasion: str) -> str:
    return str(read(team.last(MIA.address, occasion)).get_body(("plain",)).get_content())


@pytest.mark.parametrize(
    ("said", "approved"), [("ok", True), ("Oui, bon pour moi.\n\nMia", True), ("ok mais changez le montant", False)]
)
def test_an_approval_above_the_whole_letter_is_one_of_exactly_that_version(
    team: Team, said: str, *, approved: bool
) -> None:
    asked = team.last(MIA.address, "approval")
    text = f"{said}\n\n{below(team, 'approval')}"
    team.writes(MIA.address, text, to=reply_to(asked), answers=asked.message_id, results=passed())
    assert (team.office.complaints()[0].state is State.ANSWERED) == approved
    assert (len(team.letters(BO, "answer")) == 1) == approved


def test_a_remark_below_the_letter_is_no_approval(team: Team) -> None:
    asked = team.last(MIA.address, "approval")
    text = f"ok\n\n{below(team, 'approval')}\n\nmais attendez demain"
    team.writes(MIA.address, text, to=reply_to(asked), answers=asked.message_id, results=passed())
    assert team.office.complaints()[0].state is State.DECISION_REVIEW


def test_an_ok_above_an_older_versions_letter_approves_no_newer_one(team: Team) -> None:
    asked, letter = team.last(MIA.address, "approval"), below(team, "approval")
    team.writes(MIA.address, "#refuser précisez", to=reply_to(asked), answers=asked.message_id, results=passed())
    returned = team.last(ANN.address, "draft")
    team.writes(
        ANN.address, "#répondre\n\nNous avons tout relu deux fois.", to=reply_to(returned), answers=returned.message_id,
        results=passed(),
    )  # fmt: skip
    team.writes(MIA.address, f"ok\n\n{letter}", to=reply_to(asked), answers=asked.message_id, results=passed())
    assert team.office.complaints()[0].state is State.DECISION_REVIEW


def test_a_yes_above_the_whole_confirmation_confirms(team: Team) -> None:
    asked = team.last(MIA.address, "approval")
    team.writes(MIA.address, "ok", to=reply_to(asked), answers=asked.message_id)
    letter = team.last(MIA.address, "confirmation")
    team.writes(MIA.address, f"oui\n\n{below(team, 'confirmation')}", answers=letter.message_id)
    assert team.office.complaints()[0].state is State.ANSWERED


def test_a_refused_answer_says_that_its_words_are_kept(team: Team) -> None:
    team.writes(BO, "Ma facture est fausse.", subject="Facture")
    notice = team.last(ANN.address, "intake_notice")
    team.writes(
        ANN.address, "#répondre\n\nNous avons corrigé votre facture.", to=reply_to(notice), answers=notice.message_id,
        results=passed(),
    )  # fmt: skip
    told = words(team.last(ANN.address, "transcript"))
    assert "Rien n'a été fait" in told
    assert "votre texte est gardé : il part avec ces lignes" in told


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"ok\n\n{LETTER}", "ok"), (f"ok\nDe : x\nObjet : y\n{LETTER}", "ok"), ("ok", "ok"), (LETTER, "Bonjour Mia,"),
        (f"ok\n{LETTER}\nnon", f"ok\n{LETTER}\nnon"), ("ok\nVersion : 1", "ok\nVersion : 1"),
    ],
)  # fmt: skip
def test_only_the_letter_itself_is_cut(text: str, left: str) -> None:
    assert without_the_letter(text, LETTER) == left


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("- Oui, c'est moi : #confirmer", "yes"), ("Oui, c'est moi #confirmer " + "0f" * 16, "yes"),
        ("[Oui, c'est moi](mailto:x@example.com?subject=Re&body=%23confirmer)", "yes"),
        ("Oui, c'est moi <mailto:x@example.com?body=%23confirmer%200f>", "yes"),
        ("- Non, ce n'est pas moi : #annuler", "no"), ("• #annuler", "no"), ("- peut-être", "unclear"),
    ],
)  # fmt: skip
def test_a_line_copied_from_the_letter_with_its_label_answers(text: str, answer: str) -> None:
    assert read_answer(text) == answer
