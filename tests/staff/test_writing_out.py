"""What leaves for a complainant in a colleague's name wants our server's word, where the house asks for it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk import BORDER
from tests.staff.team import ANN, BO, CY, Team, open_team, passed, reply_to, words
from worker.register.tables import LetterRow

REPLY = "Bonjour Monsieur,\n\nNous avons interrogé le transporteur et vous écrivons dès sa réponse.\n\nAnn Morel"
NONE = (f"{BORDER}; dmarc=none header.from=example.com",)
# Each way in which a colleague's words or documents go to a complainant, at once or in a later letter.
WRITES = {
    "a plain reply": REPLY,
    "#envoyer": f"#envoyer\n{REPLY}",
    "#question": "#évaluer gravité=1 complexité=1 répercussions=1\n#affecter moi\n#question\n1. Quel transporteur ?",
    "#point": "#point Le colis est ouvert",
    "#souhait": "#souhait remboursement 90 € « mon argent »",
}


def opened(folder: Path, authserv_id: str) -> Team:
    team = open_team(f"sqlite:///{folder / 'register.db'}", folder, authserv_id=authserv_id)
    team.writes(BO, "Mon colis n'est jamais arrivé.", subject="Colis perdu")
    return team


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """An office that names its server: what it does not vouch for is asked about."""
    team = opened(tmp_path, BORDER)
    yield team
    assert team.office.register.verify().faults == ()
    team.office.office.close()


def answers(team: Team, letter: LetterRow, text: str, results: tuple[str, ...] = (), *, attach: bytes = b"") -> None:
    team.writes(ANN.address, text, to=reply_to(letter), answers=letter.message_id, results=results, attach=attach)


@pytest.mark.parametrize("verdict", [(), NONE], ids=["absent", "none"])
@pytest.mark.parametrize("way", WRITES)
def test_a_leaked_letter_writes_to_nobody_in_a_colleagues_name(team: Team, way: str, verdict: tuple[str, ...]) -> None:
    notice, before = team.last(ANN.address, "intake_notice"), team.books()
    answers(team, notice, WRITES[way], verdict, attach=b"%PDF-1.4 x" if way == "#envoyer" else b"")
    asked = team.last(ANN.address, "confirmation")
    assert "il écrit au réclamant en votre nom" in words(asked)
    assert {row.occasion for row in team.letters(BO)} == {"acknowledgement"}
    assert {name for name, rows in team.books().items() if rows != before[name]} <= {"document"}


def test_the_confirmation_shows_the_letter_and_one_yes_sends_it_once(team: Team) -> None:
    answers(team, team.last(ANN.address, "intake_notice"), REPLY, NONE)
    asked = team.last(ANN.address, "confirmation")
    assert "La lettre, telle que le réclamant la recevra" in words(asked)
    assert "Nous avons interrogé le transporteur" in words(asked)
    answers(team, asked, "Oui", NONE)
    team.office.waits(minutes=6)
    [letter] = team.letters(BO, "staff_letter")
    assert "Nous avons interrogé le transporteur" in words(letter)
    answers(team, asked, "Oui", NONE)
    team.office.waits(minutes=6)
    assert len(team.letters(BO, "staff_letter")) == 1


def test_what_our_server_vouches_for_and_what_stays_inside_is_not_asked_about(team: Team) -> None:
    notice = team.last(ANN.address, "intake_notice")
    answers(team, notice, REPLY, passed())
    answers(team, notice, "#évaluer gravité=1 complexité=1 répercussions=1\n#affecter cy\n#note Vu.", NONE)
    answers(team, notice, "#brouillon\nBonjour.", NONE)
    assert team.letters(occasion="confirmation") == []
    assert team.office.complaints()[0].owner == CY.address


def test_the_answer_to_the_question_whom_a_reply_is_for_is_the_only_yes(team: Team) -> None:
    answers(team, team.last(ANN.address, "intake_notice"), "Le colis est au dépôt. Il cherche un geste.", NONE)
    asked = team.last(ANN.address, "send_question")
    # By its number alone, to the address that leaked: the same question again, to her alone.
    team.writes(ANN.address, f"#oui {_number(words(asked))}", to=reply_to(asked), results=NONE)
    assert team.letters(BO, "staff_letter") == []
    again = team.last(ANN.address, "send_question")
    assert again.id != asked.id
    assert "répondez « envoyer » à ce message-ci" in words(again)
    answers(team, again, "envoyer", NONE)
    assert len(team.letters(BO, "staff_letter")) == 1
    assert team.letters(occasion="confirmation") == []


def _number(text: str) -> str:
    return text.partition("#oui ")[2].split()[0].strip("`).,»")


def test_a_house_that_names_no_server_writes_by_a_reply_as_ever(tmp_path: Path) -> None:
    team = opened(tmp_path, "")
    team.office.changed(rules=replace(team.office.office.desk.rules, reply_window=timedelta(minutes=5)))
    answers(team, team.last(ANN.address, "intake_notice"), REPLY)
    told = team.last(ANN.address, "transcript")
    assert "Nous avons interrogé le transporteur" in words(told)
    assert "stop" in words(told)
    answers(team, told, "stop")
    team.office.waits(minutes=6)
    assert [row.status for row in team.letters(BO, "staff_letter")] == ["taken_back"]
    answers(team, team.last(ANN.address, "intake_notice"), REPLY)
    team.office.waits(minutes=6)
    assert [row.status for row in team.letters(BO, "staff_letter")] == ["taken_back", "sent"]
    assert team.letters(occasion="confirmation") == []
    team.office.office.close()
