"""Plain words that say that what is owed was carried out, and those that do not."""

import pytest

from tests.commands.lines import of
from tests.response.sheet import THEN, gift
from tests.staff.carried_out_figures import measure, rows
from worker.complaint.lifecycle import State
from worker.processing.commands.script import Script
from worker.staff.carried_out import as_executed, says_so


@pytest.mark.parametrize(("meant", "written"), rows("carried_out"))
def test_what_they_say_is_understood(meant, written):
    assert says_so(written) == (meant == "done")


@pytest.mark.parametrize(
    ("owed", "written", "verbs"),
    [
        ("voucher", "lit livré ce matin ok", []),
        ("voucher", "bon envoyé BA-123", ["exécuté"]),
        ("refund", "chèque envoyé ce matin", ["exécuté"]),
        ("refund", "envoyé ce matin", ["exécuté"]),
        ("replacement", "lit livré ce matin", ["exécuté"]),
        ("refund", "Lindqvist : virement fait ce matin", ["exécuté"]),
        ("refund", "virement de 49,90 fait ce jour VIR-88132, l'étagère part demain par UPS", ["exécuté", "note"]),
        ("refund", "remboursé hier ref 4478. au fait il faut appeler le transporteur", ["exécuté", "note"]),
        ("refund", "compta me dit que c'est parti hier, réf VIR-88121", ["exécuté"]),
        ("refund", "acompte de 20 € versé ref VIR-88200, reste 29,90", []),
        ("refund", "christelle a fait 20 ce matin (VIR-88200), le reste le 5", []),
        ("refund", "viré ce matin. enfin non, pas encore", []),
        ("refund", "payé, VIR-12, mais le compte était fermé", []),
        ("refund", "le client dit que c'est payé", []),
        ("refund", "ok merci", []),
    ],
)
def test_what_came_is_what_is_owed(owed, written, verbs):
    file = of(State.ANSWERED, compensations=(gift(1, kind=owed, status="accepted", accepted_at=THEN),))
    assert [line.verb for line in as_executed(Script((), written), written, file).lines] == verbs


def test_a_long_mail_says_more_than_that():
    assert not says_so("Fait. " + "Le client était très content de nous voir arriver avec la nouvelle table. " * 5)


def test_of_sentences_that_no_rule_was_made_for_few_are_missed_and_none_is_done_by_mistake():
    found = measure("carried_out_unseen")
    assert found.false_alarms == ()
    assert found.recall > 0.85
