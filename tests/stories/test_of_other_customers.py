"""What belongs to another customer does not leave by a slip: a name, a number, an address, a file."""

import pytest

from tests.stories.answering import complains

ANOTHER = "Le matelas est arrivé déchiré, mon numéro est le 06 77 88 99 00. Karim Haddad"


@pytest.fixture
def notice(office, bo, ann):
    found = complains(office, bo, ann)
    karim = office.person("Karim Haddad", "karim@example.net")
    karim.writes("Matelas déchiré", ANOTHER)
    office.works()
    ann.reads()
    return found


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("le matelas de M. Haddad a été livré sans souci, c'est donc possible.", "Haddad"),
        ("nous avons fait de même pour Karim Haddad, votre tour viendra.", "Haddad"),
        ("appelez le client d'avant au 06 77 88 99 00, il vous dira.", "06 77 88 99 00"),
        ("un voisin a eu le même souci, vous pouvez écrire à karim@example.net.", "karim@example.net"),
    ],
)
def test_what_another_customer_bears_is_asked_about_by_name(office, bo, ann, notice, words, named):
    letter = f"Bonjour Monsieur Lindqvist,\n\nPour votre information, {words}"
    ann.answers(notice, letter)
    office.works()
    [asked] = ann.reads()
    assert "quelqu'un d'autre" in asked
    assert named in asked
    for word in ("ok merci", "oui"):
        ann.answers(asked, word)
        office.works()
        ann.reads()
    office.waits(minutes=30)
    assert bo.reads() == []
    ann.answers(notice, f"#envoyer\n{letter}")
    office.works()
    [refused] = ann.reads()
    assert "Rien n'a été fait" in refused
    assert named in refused
    ann.answers(asked, "envoyer")
    office.works()
    office.waits(minutes=30)
    assert len(bo.reads()) == 1


@pytest.mark.parametrize(
    "words",
    [
        "M. Petit, notre technicien, vous a écrit ; appelez-nous au 04 72 00 00 00.",
        "nous avons interrogé M. Dupont, de la société Colissimo, qui nous répondra.",
        "nous vous écrivons à bo@example.org, et Mme Lindqvist peut nous répondre.",
        "nous examinons votre demande à Saint Étienne, au magasin Karim Tapis.",
    ],
)
def test_who_stands_in_no_other_file_is_asked_about_by_nobody(office, bo, ann, notice, words):
    ann.answers(notice, f"Bonjour Monsieur Lindqvist,\n\n{words.capitalize()}")
    office.works()
    assert not any("quelqu'un d'autre" in letter for letter in ann.reads())
