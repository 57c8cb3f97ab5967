"""The survey's answer: plain marks and words are read, nothing else is taken for one."""

from datetime import UTC, datetime

import pytest

from worker.intake.survey import read

AT = datetime(2027, 1, 12, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "result", "handling"),
    [
        ("4 et 5", 4, 5),
        ("4 5", 4, 5),
        ("4/5 et 5/5", 4, 5),
        ("Bonjour,\n\n3, 4\n\nCordialement,\nBo", 3, 4),
        ("Mes notes : 2 - 1.", 2, 1),
        ("4 and 5!", 4, 5),
        ("1. 4\n2. 5", 4, 5),
        ("1) 4/5\n2) 5/5", 4, 5),
        ("2 : 5\n1 : 4", 4, 5),
        ("4\n5", 4, 5),
        ("Résultat : 3/5, suivi : 5/5", 3, 5),
        ("Traitement : 5\nRésultat : 2", 2, 5),
        ("result: 4 out of 5\nhandling: 5 out of 5", 4, 5),
        ("Pour le résultat je mets 4 et pour le suivi 5.", 4, 5),
        ("Très satisfaite, merci !", 5, None),
        ("Plutôt satisfaite du résultat, très satisfaite du suivi.", 4, 5),
        ("Pas du tout satisfait du résultat. Moyennement du traitement.", 1, 3),
        ("Peu satisfait.", 2, None),
        ("Very satisfied with the handling", None, 5),
        ("4/5", 4, None),
        ("2 et 3. Et mon couvercle rayé alors ????", 2, 3),
        ("Je note 1 et 1", 1, 1),
        ("5 et 2, trop de mails !", 5, 2),
        ("4 et 5 - merci beaucoup", 4, 5),
        ("Je vous mets 4/5 et 5/5 !", 4, 5),
    ],
)
def test_a_plain_answer_is_read(text: str, result: int | None, handling: int | None) -> None:
    found = read(text, AT)
    assert found is not None
    assert (found.result, found.handling) == (result, handling)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Merci beaucoup.",
        "J'ai acheté 2 fours et 1 table.",
        "Vous me devez encore 4,50 €.",
        "Rappelez-moi au 04 72 00 00 00.",
        "Le 5 mai, j'ai reçu 3 colis.",
        "Je ne suis pas satisfait de votre réponse, je demande un remboursement.",
        "6 et 7",
        "2 et 3, rue du Bac 14",
        "0/5",
        "12/5",
        "45",
        "Êtes-vous satisfaits de vous ?",
        "Les articles 2 et 3. Ils manquent.",
        "2 et 3 décembre",
        "2 et 3. 45 € manquent",
    ],
)
def test_what_is_no_plain_answer_is_left_to_people(text: str) -> None:
    assert read(text, AT) is None


def test_words_beside_the_marks_are_the_comment() -> None:
    found = read("Bonjour,\n4 et 5\nLe livreur était charmant.", AT)
    assert found is not None
    assert found.comment == "Bonjour, Le livreur était charmant."


def test_a_sentence_behind_the_marks_is_the_comment() -> None:
    found = read("2 et 3. Et mon couvercle rayé alors ????", AT)
    assert found is not None
    assert "Et mon couvercle rayé alors" in found.comment
