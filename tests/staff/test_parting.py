"""A letter with words for the house beside it is parted, as its writer's answer says; what is no letter never is."""

import pytest

from tests.response.sheet import ANN, READY, bench
from worker.staff import choosing
from worker.staff.parting import Parted, fits, parted

COLLEAGUES = frozenset({"bob", "petit", "cyrille"})
HELLO = "Bonjour Madame, nous vous envoyons le colis demain."


def apart(text: str) -> Parted | None:
    return parted(text, READY, bench(READY, ANN))


@pytest.mark.parametrize(
    ("text", "letter", "aside", "readers"),
    [
        (f"{HELLO}\n(entre nous Bob, faudrait râler)\nAnn", f"{HELLO}\n\nAnn", "(entre nous Bob, faudrait râler)", 1),
        (f"{HELLO}\nNB: ne pas lui dire que c'est Jordan\nAnn", HELLO, "NB: ne pas lui dire que c'est Jordan", 0),
        (f"{HELLO}\nPS: cliente pénible, à surveiller", HELLO, "PS: cliente pénible, à surveiller", 0),
        (f"{HELLO}\nAnn\n----\ninterne : prévoir 50 € max", f"{HELLO}\nAnn", "interne : prévoir 50 € max", 0),
        (f"{HELLO}\nAnn\nPS Cyrille: Jordan a oublié", f"{HELLO}\nAnn", "PS Cyrille: Jordan a oublié", 1),
        (f"{HELLO} Cyrille était malade.\nBob : on donne ?", f"{HELLO} Cyrille était malade.", "Bob : on donne ?", 1),
        (f"{HELLO}\nPS pour Bob tu peux charger la porte", HELLO, "PS pour Bob tu peux charger la porte", 1),
        (
            f"{HELLO}\nbob tu peux charger stp\nNous restons à votre disposition.",
            f"{HELLO}\nNous restons à votre disposition.",
            "bob tu peux charger stp",
            1,
        ),
        (
            f"{HELLO}\npour info compta doit me rappeler sur son compte",
            HELLO,
            "pour info compta doit me rappeler sur son compte",
            0,
        ),
        (
            "Bonjour Madame, nous vous envoyons le colis demain (entre nous c'est pas sûr).",
            HELLO,
            "(entre nous c'est pas sûr)",
            0,
        ),
    ],
)
def test_what_leaves_and_what_stays(text, letter, aside, readers):
    found = apart(text)
    assert found is not None
    assert (found.letter, found.aside, len(found.readers)) == (letter, aside, readers)


@pytest.mark.parametrize(
    "text",
    [
        HELLO,
        f"{HELLO}\nPS : pensez à joindre la facture (celle de mai).",
        "Bob, tu peux rappeler la cliente ? Elle est furieuse.\nDis lui qu'on rembourse.",
        "Bonjour Bob,\nla cliente veut un échange\nInterne : vois avec Cyrille",
        "la cliente a rappelé\n(entre nous Bob, elle exagère)",
        "Bonjour Madame, la cliente est pénible.\nInterne : à surveiller",
    ],
)
def test_what_is_a_letter_alone_or_none_is_not_parted(text):
    assert apart(text) is None


BRACKETS = Parted(HELLO, "(entre nous, il exagère)")
BELOW = Parted(HELLO, "NB: c'est Jordan")
LONG = Parted(f"{HELLO} Nous vous rappelons lundi.", "NB: c'est Jordan")


@pytest.mark.parametrize(
    ("answer", "found", "sends"),
    [
        ("envoyer, sans la parenthèse", BRACKETS, True),
        ("envoyer, sans la parenthèse", BELOW, False),
        ("enlève la fin et envoie", BELOW, True),
        ("sans le NB stp", BELOW, True),
        ("sans le PS", BELOW, False),
        ("envoie la première phrase, le NB c'est pour bob", BELOW, True),
        ("envoie la première phrase, le NB c'est pour bob", LONG, False),
        ("send it without the brackets", BRACKETS, True),
        ("envoie juste la fin", BELOW, False),
        ("n'envoie pas la fin", BELOW, False),
        ("sans la première phrase", BELOW, False),
        ("le nb c'est pour bob", BELOW, False),
        ("enlève la date et envoie", BELOW, False),
        ("enlève la fin ?", BELOW, False),
    ],
)
def test_an_answer_sends_the_letter_that_was_shown_where_it_parts_it_there(answer, found, sends):
    choice = choosing.read(answer, ANN, COLLEAGUES)
    assert (choice is not None and choice.answer == "yes" and fits(choice.pieces, found)) is sends


@pytest.mark.parametrize("words", ["le nb c'est pour bob", "envoie juste la fin", "n'envoie pas la dernière phrase"])
def test_an_instruction_about_the_text_is_no_message(words):
    assert choosing.says_of_parts(words)


@pytest.mark.parametrize("words", ["Bob, à la fin tu envoies quoi ?", "ok merci", "je regarde", "dis-le à Bob"])
def test_what_is_said_to_somebody_is_no_instruction(words):
    assert not choosing.says_of_parts(words)
