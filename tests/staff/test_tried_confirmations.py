"""Somebody else's answer to a confirmation neither carries it out nor spends it: its bearer is asked anew, once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk import BORDER
from tests.staff.team import ANN, BO, CY, EVE, Team, open_team, passed, words
from worker.register.tables import LetterRow

FAIL = (f"{BORDER}; dmarc=fail header.from=example.com",)
NOTE = "#note Appelé le transporteur."


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    team.writes(BO, "Mon colis n'est jamais arrivé.", subject="Colis perdu")
    # Ann wrote anew, and nothing proves it.
    team.writes(ANN.address, NOTE, subject=f"[{team.office.complaints()[0].ref}]")
    yield team
    assert team.office.register.verify().faults == ()
    team.office.office.close()


def _forged(team: Team, asked: LetterRow) -> None:
    team.writes(ANN.address, "oui", answers=asked.message_id, results=FAIL)


def _forged_by_the_link(team: Team, asked: LetterRow) -> None:
    team.writes(ANN.address, f"#confirmer {asked.message_id[1:33]}", results=FAIL)


def _by_a_stranger(team: Team, asked: LetterRow) -> None:
    team.writes(EVE, "oui", answers=asked.message_id)


def _by_another_colleague(team: Team, asked: LetterRow) -> None:
    team.writes(CY.address, "oui", answers=asked.message_id, results=passed())


TRIES: tuple[Callable[[Team, LetterRow], None], ...] = (
    _forged, _forged_by_the_link, _by_a_stranger, _by_another_colleague
)  # fmt: skip


def notes(team: Team) -> list[str]:
    return [note.text for note in team.office.complaints()[0].notes]


@pytest.mark.parametrize("tries", TRIES)
def test_a_strangers_answer_leaves_it_open_and_its_bearer_is_asked_anew_once(
    team: Team, tries: Callable[[Team, LetterRow], None]
) -> None:
    asked, told = team.last(ANN.address, "confirmation"), len(team.letters(ANN.address))
    for _ in range(3):
        tries(team, asked)
    assert notes(team) == []
    new = [row.occasion for row in team.letters(ANN.address)[told:] if row.occasion not in {"intake_notice", "bundle"}]
    assert new == ["confirmation"]
    anew = team.last(ANN.address, "confirmation")
    assert "Quelqu'un d'autre a eu la lettre" in words(anew)
    # The letter that is out proves nothing, in whoever's name.
    team.writes(ANN.address, "oui", answers=asked.message_id)
    assert notes(team) == []
    assert "répondez à la dernière que vous avez reçue" in words(team.last(ANN.address, "transcript"))
    team.writes(ANN.address, "oui", answers=anew.message_id)
    assert notes(team) == ["Appelé le transporteur."]


def test_our_servers_word_confirms_whichever_letter_is_answered(team: Team) -> None:
    asked = team.last(ANN.address, "confirmation")
    _by_a_stranger(team, asked)
    team.writes(ANN.address, "oui", answers=asked.message_id, results=passed())
    assert notes(team) == ["Appelé le transporteur."]
