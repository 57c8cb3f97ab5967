"""What a text announces of the decision: granted or refused, as what, how much, by which way and day."""

from datetime import date

import pytest

from worker.nouns.announced import Announced, Gift
from worker.response.announced import announced, left
from worker.response.promises import Known

TUESDAY = date(2026, 11, 24)
KNOWN = Known(frozenset(), frozenset(), TUESDAY)


def read(text: str) -> Announced | None:
    return announced(text, KNOWN)


def gifts(text: str) -> tuple[Gift, ...]:
    found = read(text)
    assert found is not None
    return found.gifts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Nous vous remboursons 79 € par virement.", "upheld"),
        ("Nous vous accordons 1 552,50 €.", "upheld"),
        ("Vous avez raison, nous nous excusons.", "upheld"),
        ("We'll credit 45 euros to your account.", "upheld"),
        ("Nous ne pouvons pas donner suite.", "rejected"),
        ("Your claim is denied.", "rejected"),
        ("La remise de 5 % n'est pas due.", "rejected"),
        ("Nous ne pouvons pas vous rembourser, mais nous vous offrons un bon d'achat de 20 €.", ""),
        ("Nous vous offrons un avoir de 45 €. La remise n'est pas due.", ""),
        ("Nous vous remboursons une partie, soit 30 €.", ""),
    ],
)
def test_what_it_decides(text, verdict):
    found = read(text)
    assert found is not None
    assert found.verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Quel est votre numéro de commande ?",
        "Nous vérifions si la remise est due.",
        "Votre demande de remboursement est à l'étude.",
        "We are checking whether the discount is due.",
    ],
)
def test_what_decides_nothing_announces_nothing(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nous vous remboursons 79 € par virement.", (Gift("refund", 7900, "EUR", "transfer"),)),
        (
            "Après contrôle, avoirs de 1 240,00 et 312,50 HT.",
            (Gift("credit_note", 124_000, "EUR"), Gift("credit_note", 31_250, "EUR")),
        ),
        ("Nous vous accordons 1 552,50 €.", (Gift(None, 155_250, "EUR"),)),
        ("Nous vous remboursons 86,50 € : 74 € pour la lampe et 12,50 € de port.", (Gift("refund", 8650, "EUR"),)),
        ("Nous vous remboursons 74 € et 12,50 € de port, soit 86,50 €.", (Gift("refund", 8650, "EUR"),)),
        (
            "Nous vous remboursons 74 € et 12,50 € de port.",
            (Gift("refund", 7400, "EUR"), Gift("refund", 1250, "EUR")),
        ),
        ("Nous vous offrons un bon d'achat de 20 €.", (Gift("voucher", 2000, "EUR"),)),
        (
            "We send you a new one with DHL on 15 December.",
            (Gift("replacement", carrier="dhl", due=date(2026, 12, 15)),),
        ),
        ("Nous vous renvoyons une étagère.", (Gift("replacement"),)),
        ("Un technicien viendra réparer votre four.", (Gift("repair"),)),
        ("Vous avez raison, toutes nos excuses.", (Gift("apology"),)),
        ("Nous ne pouvons pas donner suite, avec nos excuses.", ()),
    ],
)
def test_what_it_gives(text, expected):
    assert gifts(text) == expected


def test_of_two_things_joined_by_or_the_complainant_has_the_choice():
    found = read("We can refund £110 or send it on 15 December. What do you prefer?")
    assert found is not None
    assert found.choice
    assert [one.kind for one in found.gifts] == ["refund", "replacement"]


def test_what_it_says_of_itself_is_no_fault_of_the_answer_and_other_promises_are():
    text = (
        "C'est une erreur de notre part : nous vous remboursons 79 € sous 5 jours. Cela ne se reproduira plus jamais."
    )
    found = read(text)
    assert found is not None
    assert [one.rule for one in left(text, found, KNOWN)] == ["never_again"]


def test_what_the_form_records_is_no_fault_of_the_text():
    text = "Nous vous remboursons 86,50 € par virement."
    known = Known(frozenset(), frozenset(), TUESDAY, offered=frozenset(), gives=False)
    found = announced(text, known)
    assert found is not None
    assert left(text, found, known) == ()
