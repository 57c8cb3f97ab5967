"""The first points of a complaint: its substance, told apart where its author counts several demands."""

import pytest

from worker.intake.cleaning import Writer
from worker.intake.demands import tell
from worker.intake.substance import substance

MAX = Writer("Max Test", "max.test@example.org")
SIGNED = """Bonjour,

Mon colis 443 est arrivé cassé. Je demande 25 €.

Vous pouvez me joindre au 06 12 34 56 78.
Merci d'avance pour votre réponse.

Cordialement,
Max Test
06 12 34 56 78"""
CATEGORIES = ("délai", "facturation ou prix")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (SIGNED, "Mon colis 443 est arrivé cassé. Je demande 25 €."),
        ("Hello,\nMy order never came.\nI look forward to hearing from you.\nMax", "My order never came."),
        ("Le livreur a été impoli. Dans l'attente de votre retour.\nM. Test", "Le livreur a été impoli."),
        ("Merci de me rembourser. Tél. 06 12 34 56 78", "Merci de me rembourser."),
        ("Bonjour,\n\nCordialement", ""),
    ],
)
def test_the_substance_is_without_greeting_courtesies_signature_and_telephone(written: str, said: str) -> None:
    assert substance(written, MAX) == said


@pytest.mark.parametrize(
    ("said", "points"),
    [
        (
            "Deux problèmes :\n1) Le colis est arrivé cassé.\n2) Le conseiller m'a\nraccroché.\n\nJe demande 49 €.",
            ("Le colis est arrivé cassé.", "Le conseiller m'a raccroché."),
        ),
        (
            "D'une part, le colis est arrivé en retard, et d'autre part votre conseiller a été impoli.",
            ("Le colis est arrivé en retard", "Votre conseiller a été impoli."),
        ),
        (
            "Rien ne va. Premièrement le four ne chauffe pas. Deuxièmement personne ne répond au téléphone.",
            ("Rien ne va.\nLe four ne chauffe pas.", "Personne ne répond au téléphone."),
        ),
        (
            "Trois choses : 1) la porte ne ferme pas 2) le moteur fait du bruit 3) la notice est en allemand",
            ("La porte ne ferme pas", "Le moteur fait du bruit", "La notice est en allemand"),
        ),
        (
            "Firstly, the parcel came late. Secondly, your agent hung up on me.",
            ("The parcel came late.", "Your agent hung up on me."),
        ),
        # A list of things is none of demands.
        ("Il manque :\n1. deux chaises\n2. une table", ()),
        ("Mon numéro est le 1) 443", ()),
        ("Mon canapé est déchiré.", ()),
    ],
)  # fmt: skip
def test_demands_that_are_counted_are_points(said: str, points: tuple[str, ...]) -> None:
    assert tell(said).counted == points


def test_demands_that_are_only_parted_are_proposed() -> None:
    said = (
        "Le colis est arrivé cassé. Par ailleurs, personne ne répond au téléphone. Enfin, je demande un remboursement."
    )
    told = tell(said)
    assert told.counted == ()
    assert [one.split()[0] for one in told.proposed] == ["Le", "Par"]


def test_paragraphs_about_different_things_are_proposed() -> None:
    said = "Mon colis a trois semaines de retard.\n\nVous m'avez facturé deux fois la même commande."
    assert len(tell(said, CATEGORIES).proposed) == 2
    assert tell(said.replace("\n\n", " "), CATEGORIES).proposed == ()


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1) a b c d\n", "d'une part d'autre part ", "Par ailleurs. ", "\n\n", "1) "])
def test_hostile_text_is_read_in_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert len(tell(text).counted) <= 12
    substance(text[:50_000], MAX)


RENARD = Writer("Hôtel Bellevue - P. Renard", "direction@hotel-bellevue.example.org")
COMPTA = Writer("BatiSud Compta", "compta@batisud.example.org")


@pytest.mark.parametrize(
    ("written", "writer", "said"),
    [
        (
            (
                "Bonjour,\n\nTrois chaises sont arrivées cassées.\n\nPaul Renard\nDirecteur, Hôtel Bellevue SAS\n"
                "Tél. 04 77 00 11 22"
            ),
            RENARD,
            "Trois chaises sont arrivées cassées.",
        ),
        (
            "Nous avons été prélevés deux fois.\nService comptabilité\nBatiSud SARL\nSIRET 512 000 000 00011",
            COMPTA,
            "Nous avons été prélevés deux fois.",
        ),
        (
            "Ma table est arrivée cassée. C'est une honte ! Vous êtes des voleurs. Vous n'avez pas honte ?",
            MAX,
            "Ma table est arrivée cassée.",
        ),
        # What may be said of the matter stays.
        ("Il manque :\ntable Luna\nchaise Malmö", COMPTA, "Il manque :\ntable Luna\nchaise Malmö"),
        (
            "La facture est fausse.\n\nCommande 47790\nTable cassée",
            MAX,
            "La facture est fausse.\n\nCommande 47790\nTable cassée",
        ),
        ("C'est une honte de livrer une table cassée.", MAX, "C'est une honte de livrer une table cassée."),
    ],
)
def test_neither_a_firms_signature_nor_mere_scolding_is_a_point(written: str, writer: Writer, said: str) -> None:
    assert substance(written, writer) == said
