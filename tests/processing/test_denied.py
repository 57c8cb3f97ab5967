"""A complainant denies what we told as done: which words do, of what, and how much is missing by them."""

from datetime import timedelta

import pytest

from tests.response.sheet import NOW, THEN, gift, ready
from worker.complaint.compensation import Compensation
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.processing.denied import Denied, denied

PAID = gift(1, amount_cents=5_000, status="executed", offered_at=THEN, executed_at=THEN, executed_on=THEN.date())
SENT = gift(2, kind="replacement", amount_cents=None, currency="", status="executed", executed_at=THEN)


def wrote(text: str) -> ReceivedMessage:
    return ReceivedMessage(parcel=9, sha256="0" * 64, sender="bo@example.org", new_text=text, received_at=NOW)


def found(text: str, *ones: Compensation) -> Denied | None:
    file: Complaint = ready(compensations=ones or (PAID,))
    return denied(file, wrote(text))


@pytest.mark.parametrize(
    "said",
    [
        "Bonjour, je n'ai rien reçu sur mon compte.",
        "rien reçu",
        "Toujours rien sur mon compte !",
        "Le virement n'est jamais arrivé.",
        "Je n'ai toujours pas reçu mon remboursement",
        "Aucun virement à ce jour",
        "Merci mais je n'ai pas été remboursé",
        "Ma banque ne voit rien venir",
        "La somme n'apparaît pas sur mon relevé",
        "J'attends toujours le virement",
        "mon compte n'a pas été crédité",
        "pas de trace du virement",
        "The transfer never arrived.",
        "I haven't received anything",
        "Vous mentez, j'ai reçu 0 euro",
        "Nothing in my account yet",
    ],
)
def test_what_did_not_come_is_denied(said: str) -> None:
    one = found(said)
    assert one is not None
    assert [paid.number for paid in one.ones] == [1]
    assert one.missing == 0


@pytest.mark.parametrize(
    ("said", "euros"),
    [
        ("J'ai reçu 40 et pas 50", 10),
        ("J'ai reçu 40 € et pas 50", 10),
        ("J'ai reçu un virement de 40 €", 10),
        ("40 € reçus au lieu de 50", 10),
        ("Vous ne m'avez versé que 40", 10),
        ("j'ai touché seulement 38,50 euros", 11.5),
        ("Il manque 10 €", 10),
        ("il me manque encore 10 euros", 10),
        ("I received 40 and not 50", 10),
        ("I only got 40 €", 10),
        # More than was told is for a person to look at.
        ("J'ai reçu 60 € et pas 50", 0),
    ],
)
def test_another_sum_than_was_told_is_denied_with_what_is_missing(said: str, euros: float) -> None:
    one = found(said)
    assert one is not None
    assert one.missing == euros * 100


@pytest.mark.parametrize(
    "said",
    [
        "Merci, bien reçu !",
        "J'ai reçu les 50 €, merci",
        "J'ai reçu 50",
        "C'est arrivé sur mon compte, rien à redire",
        "Je n'ai pas reçu la facture",
        "Je n'ai pas reçu de réponse à mon mail",
        "Vous n'avez rien compris",
        "J'ai reçu 2 colis",
        "Merci pour tout",
        "Mon IBAN a changé",
        "Quand passe le technicien ?",
        "Je n'ai rien reçu d'autre, merci",
        "Thank you, I received the refund",
    ],
)
def test_what_denies_nothing_is_told_as_nothing(said: str) -> None:
    assert found(said) is None


def test_what_is_named_is_what_is_denied() -> None:
    goods = found("le colis n'est jamais arrivé", PAID, SENT)
    assert goods is not None
    assert [one.number for one in goods.ones] == [2]
    money = found("je n'ai pas reçu le virement", PAID, SENT)
    assert money is not None
    assert [one.number for one in money.ones] == [1]


def test_what_was_not_told_as_done_is_denied_by_nobody() -> None:
    assert found("rien reçu sur mon compte", gift(1, status="offered", offered_at=THEN)) is None
    later = PAID.model_copy(update={"executed_at": NOW + timedelta(hours=1)})
    assert found("rien reçu sur mon compte", later) is None
