"""All that is wished is told back: by its kinds, or by the sentence of which a part would be false."""

import pytest

from worker.intake import wish
from worker.intake.wish import told


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Je voudrais être livrée ou remboursée (89,90 €).", ["other"]),
        ("JE VEUX MON REMBOURSEMENT 549€ et des EXCUSES.", ["refund", "apology"]),
        ("Pour 47001 je voudrais un remplacement, 47002 un remboursement.", ["other"]),
        ("Nous demandons une indemnité et l'échange des 2 matelas.", ["other"]),
        ("Je demande le remboursement de l'appareil, soit 489,90 €.", ["refund"]),
        ("Je veux un remboursement de 1249 €.", ["refund"]),
        ("I would like a refund or a replacement.", ["other"]),
        ("Ich möchte mein Geld zurück oder einen Ersatz.", ["other"]),
    ],
)
def test_what_an_acknowledgement_tells(text: str, kinds: list[str]) -> None:
    proposed = wish.find(text)
    assert proposed is not None
    assert [one.kind for one in told.wishes(text, "fr", proposed)] == kinds


def test_what_a_person_confirmed_is_told_alone() -> None:
    proposed = wish.find("Je veux un échange.")
    assert proposed is not None
    assert told.wishes("Je veux un remboursement ou des excuses.", "fr", proposed) == (proposed,)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("je préfère être LIVREE, le remboursement c'est seulement si vous n'avez plus l'étagère.", "other"),
        ("Bitte überweisen Sie den Betrag zurück.", "refund"),
        ("Schicken Sie mir einen neuen Tisch.", "exchange"),
        ("Merci d'établir les avoirs correspondants.", "credit_note"),
        ("pour la 47003 je veux qu'on me rende les 23,80", "refund"),
        ("Just refund me. 129 euros.", "refund"),
    ],
)
def test_wishes_of_one_week_are_read(text: str, kind: str) -> None:
    found = wish.find(text)
    assert found is not None
    assert found.kind == kind
