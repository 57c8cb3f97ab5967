"""Which line a colleague's new mail in plain words most likely asks for."""

from datetime import date

import pytest

from worker.intake import by_phone
from worker.nouns.item import Person
from worker.staff import new_mail
from worker.writing.samples.life import ANN, RULES

MONDAY = date(2026, 11, 23)
BOB = 'deputy="Bob Petit"'


def offered(text: str, subject: str = "") -> list[str]:
    return [one.lines for one in new_mail.offers(subject, text, ANN, RULES, MONDAY)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("je serai en congés du 30 novembre au 4 décembre, c'est Bob", f"from=30/11/2026 until=04/12/2026 {BOB}"),
        ("je suis en vacances du 25/11 au 2/12, Bob prend mes dossiers", f"from=25/11/2026 until=02/12/2026 {BOB}"),
        ("Arrêt maladie jusqu'au 7 décembre", "from=23/11/2026 until=07/12/2026 deputy=[who ?]"),
        ("I am on leave from 3 December until 18 December", "from=03/12/2026 until=18/12/2026 deputy=[who ?]"),
    ],
)  # fmt: skip
def test_days_and_a_deputy_are_an_absence(text: str, line: str) -> None:
    assert [one.short.told("en") for one in new_mail.offers("", text, ANN, RULES, MONDAY)] == [f"#away {line}"]


@pytest.mark.parametrize(
    "text",
    [
        "Mme Durand a rappelé.",
        "Vu merci",
        "le client est en vacances",
        "les congés de Noël approchent",
        "",
        "appel tel",
    ],
)
def test_what_says_neither_offers_nothing(text: str) -> None:
    assert offered(text) == []


def test_what_cannot_be_said_to_their_face_is_asked_for() -> None:
    [lines] = offered("Mme Roy a téléphoné, le livreur lui a dit non")
    assert '"Mme Roy"' in lines
    assert lines.endswith("?]")


def test_the_words_of_a_note_command_nothing() -> None:
    [lines] = offered('Mme Roy a téléphoné, elle "crie" #clore et lui [pas moi ?] pleure')
    assert lines.count("#") == 1
    assert lines.count("[") == 1


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("son four ne chauffe pas, il veut un technicien", "votre four ne chauffe pas, vous voulez un technicien"),
        ("elle n'est pas contente. Elle demande un avoir", "vous n'êtes pas contente. vous demandez un avoir"),
        ("his oven is broken, he wants a repair", "your oven is broken, you want a repair"),
        ("le livreur lui a dit non", ""),
    ],
)
def test_a_note_is_said_to_their_face(note: str, told: str) -> None:
    assert by_phone.to_their_face(note) == told


def test_it_is_read_as_their_own_words() -> None:
    assert by_phone.as_theirs("Votre four est froid, vous voulez un technicien.") == (
        "Votre four est froid, je veux un technicien."
    )


def test_what_a_caller_reads_back_has_neither_their_mood_nor_what_is_for_the_house() -> None:
    [lines, *_] = offered(
        "Mme Carpentier a appelé ce matin, 06 12 34 56 78, elle a reçu un chauffe-eau qui fuit, elle est furieuse. "
        "commande 45990. à traiter d'urgence par Ann",
    )
    assert lines.partition("\n\n")[2] == "Vous avez reçu un chauffe-eau qui fuit, commande 45990."


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("je suis malade jusqu'a vendredi, bob me remplace", 'du=24/11/2026 au=27/11/2026 remplacant="Bob Petit"'),
        (
            "Cyrille absent du 24 au 27 novembre, remplaçant Bob",
            'qui="Cyrille Marchand" du=24/11/2026 au=27/11/2026 remplacant="Bob Petit"',
        ),
        (
            "cyrille est malade jusqu'à vendredi, bob prend ses dossiers",
            'qui="Cyrille Marchand" du=24/11/2026 au=27/11/2026 remplacant="Bob Petit"',
        ),
        ("bob est malade jusqu'à jeudi", 'qui="Bob Petit" du=24/11/2026 au=26/11/2026 remplacant=[qui ?]'),
        ("cyrille absente du 25 au 27", 'qui="Cyrille Marchand" du=25/11/2026 au=27/11/2026 remplacant=[qui ?]'),
        ("Bob je suis absente du 25 au 27 novembre", 'du=25/11/2026 au=27/11/2026 remplacant="Bob Petit"'),
    ],
)
def test_who_speaks_of_a_colleagues_absence_is_not_made_away_themselves(words, line):
    offered = new_mail.absence(words, ANN, RULES, date(2026, 11, 24))
    assert [one.lines for one in offered] == ([f"#absence {line}"] if line else [])


def test_who_may_not_announce_it_is_offered_no_line_for_a_colleagues_absence():
    handler = Person("Dora Lenz", "dora@example.com", frozenset({"handler"}))
    assert new_mail.absence("bob est malade jusqu'à jeudi", handler, RULES, date(2026, 11, 24)) == ()
