"""What was given is not whole, or not right: no yes that stands beside it counts. An account alone adds nothing."""

import pytest

from worker.intake import after_answer, followups

IBAN = "FR14 2004 1010 0505 0001 3M02 606"


def said(text: str) -> str:
    return after_answer.reaction(*followups.kind(text), text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "il manque le tuyau",
        "Bonjour, bien reçu. Il manque encore deux vis.",
        "Le tuyau manque.",
        "Il m'en manque un.",
        "Le colis est incomplet",
        "La lampe livrée est cassée aussi",
        "Ce n'est pas le bon modèle.",
        "Mauvaise couleur !",
        "Ça fuit encore",
        "Le lave-linge ne fonctionne toujours pas",
        "Le technicien n'est pas venu",
        "La réparation n'a pas tenu",
        "Merci pour la livraison. Il manque le tuyau.",
        "The hose is missing",
        "There is a screw missing.",
        "It still leaks",
        "The engineer never came",
        "The new lamp is also broken.",
    ],
)
def test_what_is_missing_is_for_a_person_to_judge(text: str) -> None:
    assert said(text) == "reservation"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Il ne manque rien, merci beaucoup !", "thanks"),
        ("Bien reçu, plus rien ne manque. C'est parfait.", ""),
        ("D'accord pour moi, c'est parfait.", "acceptance"),
        ("S'il manque une vis je vous le dirai.", ""),
        ("Il manque quelque chose ?", ""),
        ("Nothing is missing, thank you.", "thanks"),
        ("If anything is missing I will tell you.", ""),
        (f"Bonjour,\n\nVoici mon IBAN : {IBAN}\n\nBo Lindqvist", "particulars"),
        (f"{IBAN} c'est mon RIB", "particulars"),
        ("Mon adresse : 3 rue des Lilas, 69003 Lyon", "particulars"),
        ("My IBAN is below.", "particulars"),
        (f"Mon IBAN : {IBAN}. Et les intérêts ?", ""),
        (f"Mon IBAN : {IBAN}. Mon canapé est encore taché, je suis déçu de votre travail.", ""),
    ],
)
def test_what_is_whole_or_only_might_not_be_is_not(text: str, kind: str) -> None:
    assert said(text) == kind
