"""One word approves; one word more does not."""

import pytest

from worker.intake.cleaning import Writer, clean
from worker.nouns.item import Person
from worker.processing.commands.script import Script
from worker.processing.rules import Company
from worker.staff.one_word import as_command

MIA = Person("Mia Laurent", "mia@example.com")


COMPANY = Company(name="Maison Lenoir", phone="04 72 00 00 00")


def read(text: str) -> Script:
    script = Script((), text)
    return as_command(script, MIA, clean(text, Writer(MIA.name, MIA.address, COMPANY), ()).body)


@pytest.mark.parametrize(
    "text",
    [
        "Oui", "oui.", "OK !", "Validé", "Je valide.", "D'accord", "Yes", "approved", "Oui\n\nMia", "oui, merci !",
        "ok\nCordialement,\nMia Laurent", "Oui.\n\nMia Laurent\nMaison Lenoir\n\nEnvoyé de mon iPhone",
        "Bonjour,\nOui.\nMia", "ok pour moi", "C'est bon pour moi", "OK merci !", "validé", "Oui, je valide.\n\nMia",
        "Bonjour Cyrille,\n\nd'accord, vous pouvez l'envoyer.\n\nBien à vous\nMia Laurent\nDirectrice", "**Oui**",
        "Looks good to me, thanks!", "Oui.\n\nSent from my Galaxy", "Lu et approuvé.", "Ça me va, merci",
    ],
)  # fmt: skip
def test_a_plain_yes_is_the_command(text: str) -> None:
    [line] = read(text).lines
    assert line.verb == "valider"


@pytest.mark.parametrize(
    "text",
    [
        "", "Non", "Oui mais", "ok\nsauf la date", "Oui ?", "Je ne valide pas", "Oui\n\nPaul", "ouiiii",
        "Très bien écrit", "Oui mais ajoute un mot pour le téléphone", "ok sauf le dernier paragraphe", "merci",
        "non, merci", "pas d'accord", "Je ne suis pas d'accord", "ok pour moi si Bob est d'accord", "Bonjour, merci",
        "oui, à condition de corriger le montant", "Bien reçu", "ok je regarde demain", "d'accord avec toi sur le fond",
        "oui " * 60,
    ],
)  # fmt: skip
def test_anything_else_is_not(text: str) -> None:
    assert not read(text).lines
