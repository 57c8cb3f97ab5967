"""Where the money is to go is said beside a yes, and takes nothing of it back."""

import pytest

from worker.intake import after_answer, followups

IBAN = "FR14 2004 1010 0505 0001 3M02 606"


def said(text: str) -> tuple[str, str]:
    return after_answer.reaction(*followups.kind(text), text)


@pytest.mark.parametrize(
    "text",
    [
        f"Merci ! d'accord. mais attention j'ai changé de banque, mon iban c'est {IBAN}",
        f"D'accord, mais mon IBAN a changé : {IBAN}",
        f"Merci Madame, c'est enfin correct. Mon IBAN {IBAN}",
        f"OK but my account number has changed: {IBAN}",
    ],
)
def test_a_yes_with_an_account_is_a_yes(text: str) -> None:
    kind, words = said(text)
    assert kind == "acceptance"
    assert "FR14" not in words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"D'accord, mais je veux 100 € de plus. Mon IBAN : {IBAN}", "reservation"),
        (f"D'accord mais il manque les frais de port, mon IBAN : {IBAN}", "reservation"),
        ("30 € de bon d'achat ?? je veux pas de votre bon, je veux mon argent", "contestation"),
        ("c'est pas correct", ""),
    ],
)
def test_what_asks_for_more_is_no_yes(text: str, kind: str) -> None:
    assert said(text)[0] == kind
