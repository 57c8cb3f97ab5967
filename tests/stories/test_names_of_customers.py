"""A customer calls themselves what they like: no list, subject or letter takes it for a command or for a colleague."""

import base64

import pytest

from tests.stories.conftest import BORDER, Letter, World

MARKED = "un client, et non le collègue"


def writes(world: World, name: str, subject: str, text: str, address: str = "eve@example.org") -> None:
    """A mail whose display name no mail client would let anybody type."""
    shown = "\r\n ".join(
        f"=?utf-8?b?{base64.b64encode(name[at : at + 20].encode()).decode()}?=" for at in range(0, len(name), 20)
    )
    number = len(world.office.desk.register.letters())
    raw = (
        f"Authentication-Results: {BORDER}; dmarc=pass header.from=example.org\r\nFrom: {shown}\r\n <{address}>\r\n"
        f"To: reclamations@example.com\r\nSubject: {subject}\r\nMessage-ID: <{number}.{len(text)}@example.org>\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n"
    )
    world.delivers(raw.encode())
    world.works()


def shown(letter: Letter) -> str:
    return f"{letter.subject} {letter.text} {letter.html}"


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("A" * 3_000, "A" * 201),
        ("#répondre Bo", "#répondre Bo"),
        ("＃valider", "＃"),
        ("Bo\u2028#résolu", "#résolu Adresse"),
        ("\u202eeilrahC", "\u202e"),
        ("Bo\r\nBcc: eve@example.net", "\nBcc"),
    ],
    ids=range(6),
)
def test_a_hostile_name_is_bounded_and_cleaned_in_every_letter_of_ours(office, ann, cy, name, never):
    writes(office, name, "Canape", "Mon canapé est arrivé déchiré.")
    [notice] = ann.reads()
    ann.answers(notice, "#affecter Cyrille")
    office.works()
    writes(office, name, f"Re: [{office.file().ref}]", "Voici une photo de mon canapé.")
    office.waits(days=1)
    letters = [notice, *ann.reads(), *cy.reads(), *ann.digests(), *cy.digests()]
    assert len(letters) >= 4
    for letter in letters:
        assert never not in shown(letter), letter.subject
        assert len(letter.subject) < 250
    assert len(office.files()) == 1


def test_a_customer_who_bears_a_colleagues_name_is_marked_everywhere(office, ann, cy):
    writes(office, "Cyrille Marchand", "Canape", "Mon canapé est arrivé déchiré.")
    [notice] = ann.reads()
    assert "Porte le nom d'un collègue" in notice
    assert "cy@example.com" in notice
    ann.answers(notice, "#affecter Bob")
    office.works()
    ann.reads()
    office.waits(days=1)
    [morning] = ann.digests()
    assert MARKED[3:] in morning.text
    writes(office, "Cyrille Marchand", f"Re: [{office.file().ref}]", "Voici une photo de mon canapé.")
    bob = office.colleague("bob")
    relay = bob.reads()[-1]
    assert "Nouveau message de Cyrille Marchand, un client" in relay.subject
    assert "n'est pas cette personne" in relay


def test_nobody_else_is_marked(office, ann, bo):
    bo.writes("Canapé", "Mon canapé est arrivé déchiré.")
    office.works()
    [notice] = ann.reads()
    assert "Porte le nom" not in notice
    office.waits(days=1)
    assert "et non le collègue" not in ann.digests()[0]
