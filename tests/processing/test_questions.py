"""Below #question each question is one, and nothing else is."""

import pytest

from worker.processing.commands.questions import parts


@pytest.mark.parametrize(
    ("typed", "why", "questions", "after"),
    [
        (
            "Je vous remercie de votre patience.\nAvez-vous encore l'emballage ?",
            "Je vous remercie de votre patience.", ["Avez-vous encore l'emballage ?"], "",
        ),
        (
            "Merci pour ces précisions. Pourriez-vous nous dire qui a signé ? Avez-vous encore la facture ?",
            "Merci pour ces précisions.",
            ["Pourriez-vous nous dire qui a signé ?", "Avez-vous encore la facture ?"],
            "",
        ),
        ("1. Avez-vous la facture ?\n2. Quel est le nom", "", ["Avez-vous la facture ?", "Quel est le nom"], ""),
        (
            "Il nous manque :\n- la date d'achat\n- le numéro de série,\n  au dos\n\nCela nous aidera beaucoup.",
            "Il nous manque :", ["la date d'achat", "le numéro de série, au dos"], "Cela nous aidera beaucoup.",
        ),
        (
            "Pourriez-vous nous dire à quelle heure le\nlivreur est passé ?\nQui a signé ?",
            "", ["Pourriez-vous nous dire à quelle heure le livreur est passé ?", "Qui a signé ?"], "",
        ),
        (
            "Le colis est ouvert. L'avez-vous reçu ainsi ? Le transporteur dit non. Avez-vous une photo ?",
            "Le colis est ouvert.", ["L'avez-vous reçu ainsi ?", "Le transporteur dit non. Avez-vous une photo ?"], "",
        ),
        (
            "Quel est votre numéro de commande\nMerci de nous envoyer une photo.",
            "", ["Quel est votre numéro de commande", "Merci de nous envoyer une photo."], "",
        ),
        ("Avez-vous la facture ? Elle est dans le colis.", "", ["Avez-vous la facture ? Elle est dans le colis."], ""),
        ("Répondez à ces questions : \n1) Quand ?\n2) Où ?", "Répondez à ces questions :", ["Quand ?", "Où ?"], ""),
        ("Could you send the invoice? Thank you.", "", ["Could you send the invoice? Thank you."], ""),
        ("Nous étudions votre dossier.", "Nous étudions votre dossier.", [], ""),
    ],
)  # fmt: skip
def test_what_is_asked_is_told_from_what_is_said(typed: str, why: str, questions: list[str], after: str) -> None:
    asked = parts(typed)
    assert (asked.why, asked.questions, asked.after) == (why, questions, after)


def test_documents_stand_below_their_heading() -> None:
    asked = parts("Avez-vous la facture ?\n\nPièces : facture, photo\n- le bon de livraison")
    assert asked.questions == ["Avez-vous la facture ?"]
    assert asked.documents == ["facture", "photo", "le bon de livraison"]
