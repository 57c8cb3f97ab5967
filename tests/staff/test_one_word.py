"""One word approves; one word more does not."""

import pytest

from worker.intake.cleaning import Writer, clean
from worker.nouns.item import Person
from worker.processing.commands.script import Script
from worker.processing.rules import Company
from worker.staff.one_word import as_command, as_posted, as_stop

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


@pytest.mark.parametrize(
    "text",
    [
        "stop", "STOP !!", "non", "Attends", "attends, j'ai oublié une pièce", "n'envoie pas", "annuler", "wait",
        "don't send",
        "Stop\n\nAnn Morel\nMaison Lenoir", "cancel please",
    ],
)  # fmt: skip
def test_a_word_stops_a_letter(text: str) -> None:
    script = as_stop(Script((), text), None)
    assert [line.verb for line in script.lines] == ["stop"]


@pytest.mark.parametrize("text", ["Attendez, ce n'est pas le bon client !", "Oups", "Erreur : mauvais dossier"])
def test_a_cry_stops_the_letter_whose_transcript_is_answered(text: str) -> None:
    [line] = as_stop(Script((), text), 42).lines
    assert (line.verb, line.words) == ("stop", ("42",))
    assert as_stop(Script((), text), None).lines == ()


@pytest.mark.parametrize(
    "text",
    [
        "", "Bonjour,\n\nStop aux retards : votre colis arrive.", "Non, votre colis n'est pas perdu.", "Merci",
        "Pas encore",
        "Attendez notre appel avant de renvoyer le canapé.", "Erreur de notre part, votre colis arrive.",
    ],
)  # fmt: skip
def test_a_letter_stops_nothing(text: str) -> None:
    script = Script((), text)
    assert as_stop(script, 42) is script


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("C'est posté ce jour.", ("aujourd'hui",)), ("Lettre postée hier", ("hier",)), ("Posté", ()),
        ("Voilà, c'est mis à la poste ce matin.", ("aujourd'hui",)), ("Posted on 23/11/2026", ("23/11/2026",)),
        ("Je l'ai postée le 3 décembre.", ("3", "decembre")), ("postée ce midi", ("aujourd'hui",)),
        ("celui là aussi posté hier", ("hier",)), ("postée mardi", ("mardi",)), ("posté cet aprem", ("aujourd'hui",)),
        ("Celle-ci postée lundi dernier", ("lundi", "dernier")), ("postée hier soir", ("hier", "soir")),
        ("posted last Tuesday", ("last", "tuesday")), ("posted yesterday afternoon", ("yesterday", "afternoon")),
    ],
)  # fmt: skip
def test_that_a_letter_was_posted_is_said_in_ones_own_words(said: str, words: tuple[str, ...]) -> None:
    [line] = as_posted(Script((), said), said).lines
    assert (line.verb, line.words) == ("posté", words)


@pytest.mark.parametrize(
    "said", ["Bonjour, votre colis est posté.", "Pas encore posté", "C'est posté ? Merci", "ok", "mardi"]
)
def test_what_is_said_to_the_complainant_of_post_is_no_command(said: str) -> None:
    assert as_posted(Script((), said), said).lines == ()


def test_what_stands_behind_that_it_was_told_is_a_note() -> None:
    said = "dit le 23 au tel a 15h. adresse : 4 rue Paul Bert 69003 Lyon"
    posted, note = as_posted(Script((), said), said).lines
    assert (posted.verb, posted.words) == ("posté", ("23", "au tel"))
    assert (note.verb, note.prose) == ("note", "adresse : 4 rue Paul Bert 69003 Lyon")
