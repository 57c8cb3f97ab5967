"""What a colleague's words take back of what a file was alarmed by."""

import pytest

from tests.processing.watching.filing import File, at
from worker.complaint.alarms import Alarm, AlarmRaised
from worker.processing import seeing_to


def alarmed():
    filing = File(at("2026-11-23 09:00"))
    filing.does(AlarmRaised(alarms=(Alarm(kind="danger", words="un pied"), Alarm(kind="distress", words="en finir"))))
    return filing.complaint


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("fausse alerte", ("distress", "danger")),
        ("False alarm, I called.", ("distress", "danger")),
        ("ce n'est pas dangereux c'est un pied de canapé !!", ("danger",)),
        ("Vu, aucun danger.", ("danger",)),
        ("rien de dangereux, le meuble est calé", ("danger",)),
        ("This is not dangerous.", ("danger",)),
        ("vérifie que ce n'est pas dangereux", ()),
        ("ce n'est pas dangereux ?", ()),
        ("s'il n'y a pas de danger on répond", ()),
        ("c'est dangereux, on retire le modèle", ()),
        ("J'appelle la cliente.", ()),
    ],
)
def test_an_alarm_is_taken_back_by_words_that_say_there_is_none(words, kinds):
    found = seeing_to.taken_back(alarmed(), words, "ann@example.com")
    assert tuple(kind for one in found for kind in one.alarms) == kinds


@pytest.mark.parametrize(("severity", "lifted"), [(1, True), (2, True), (3, False), (4, False), (None, False)])
def test_a_low_severity_takes_back_a_danger_and_nobodys_despair(severity, lifted):
    found = seeing_to.graded_harmless(alarmed(), severity, "ann@example.com")
    assert [one.alarms for one in found] == ([("danger",)] if lifted else [])
