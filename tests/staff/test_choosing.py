"""What a colleague answers when asked whom their words are for."""

import pytest

from worker.nouns.item import Person
from worker.staff.choosing import Choice, read

ANN = Person("Ann Morel", "ann@example.com")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("oui", "yes"), ("Oui.", "yes"), ("OK", "yes"), ("ok envoie", "yes"), ("Oui, tu peux envoyer", "yes"),
        ("envoyer", "yes"), ("#envoyer", "yes"), ("Oui\n\nCordialement,\nAnn Morel", "yes"), ("yes, send it", "yes"),
        ("note", "note"), ("Note svp", "note"), ("#note", "note"), ("au dossier", "note"), ("garde en note", "note"),
        ("oui, en note", "note"), ("non, garde-le", "note"), ("Non", "no"), ("n'envoie pas", "no"), ("no", "no"),
        ("non non", "no"), ("annuler", "no"), ("laisse tomber", "no"),
        ("Oui, tu peux l'envoyer.", "yes"), ("Oui, envoyez-la à la cliente svp", "yes"), ("yes please send it", "yes"),
        ("Oui, c'est pour la cliente.\nVous pouvez l'envoyer.", "yes"), ("D'accord, vas-y", "yes"), ("Oui Ann", "yes"),
        ("C'est bon, envoie-la tel quel", "yes"), ("Yes, go ahead", "yes"), ("Je confirme", "yes"),
        ("non merci Ann", "no"), ("Je me suis trompée, ne l'envoyez pas", "no"), ("Please don't send it", "no"),
        ("Non, ne l'envoie surtout pas !", "no"), ("Sorry, wrong file, do not send that.", "no"),
        ("Oui mais enlève la parenthèse", None), ("euh", None), ("oui ?", None), ("tu peux l'envoyer ?", None),
        ("Ne l'envoyez pas avant lundi", None), ("pas encore", None), ("attends", None), ("oui, ne l'envoie pas", None),
        ("Oui si Bob est d'accord", None), ("yes but fix the date", None),
        ("", None), ("merci", None), ("pourquoi ?", None), ("oui mais corrige la date", None),
        ("Bonjour,\n\nVotre colis arrive mardi.", None), ("oui\nmais pas demain", None), ("#note client pénible", None),
    ],
)  # fmt: skip
def test_a_word_chooses(text: str, answer: str | None) -> None:
    found = read(text, ANN)
    assert (found.answer if found else None) == answer


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("#oui 42 ", Choice("yes", 42)),
        ("#garder 42", Choice("note", 42)),
        ("#no 7\n\nAnn", Choice("no", 7)),
    ],
)
def test_a_link_names_the_mail(text: str, choice: Choice) -> None:
    assert read(text, ANN) == choice
