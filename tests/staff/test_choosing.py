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
        ("oui, en note", "note"), ("non, garde-le", None), ("Non", "no"), ("n'envoie pas", "no"), ("no", "no"),
        ("non non", "no"), ("annuler", "no"), ("laisse tomber", "no"),
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
