"""Small things that the first readers met: nothing is said twice, and nothing beside its contrary."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.staff.team import ANN, BO, Team, open_team, passed, reply_to, words
from worker.writing.formats import sentence


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    team.writes(BO, "Mon colis n'est jamais arrivé.", subject="Colis perdu")
    yield team
    team.office.office.close()


def answers(team: Team, text: str) -> str:
    notice = team.last(ANN.address, "intake_notice")
    team.writes(ANN.address, text, to=reply_to(notice), answers=notice.message_id, results=passed())
    return words(team.last(ANN.address, "transcript"))


def test_status_says_where_the_file_stands_once(team: Team) -> None:
    said = answers(team, "#statut")
    assert said.count("Colis perdu") == 1
    assert said.count("Réponse au plus tard le") + said.count("réponse au plus tard le") <= 1


def test_no_dash_stands_behind_a_dash(team: Team) -> None:
    said = answers(team, "#note Vu.\n#clore terminé")
    assert "- – " not in said
    assert "- ○ " in said


def test_the_writers_own_call_leaves_though_the_record_has_no_such_day(team: Team) -> None:
    said = answers(team, "#envoyer\nBonjour Monsieur,\n\nJe vous appelle demain matin pour en parler avec vous.")
    assert "C'est fait" in said
    said = answers(team, "#envoyer\nBonjour Monsieur,\n\nNous vous livrons demain matin le canapé neuf.")
    assert "Rien n'a été fait" in said


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("le colis est perdu", "Le colis est perdu."), ("Le colis est perdu.", "Le colis est perdu."),
        ("pourquoi ?", "Pourquoi ?"), ("à 12 %", "À 12 %."), ("", ""), ("Voir :\n- a\n- b", "Voir :\n- a\n- b."),
    ],
)  # fmt: skip
def test_a_reason_is_a_sentence(typed: str, written: str) -> None:
    assert sentence(typed) == written
