"""How a letter calls its reader and their money: no name that breaks off, no look-alike where none is meant."""

import pytest

from tests.stories.answering import BEGIN

ASKS = "Hello,\n\nMy lamp arrived broken and I would like a refund of 74 euros please.\n\n"


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Assoc. Les Amis", "Bonjour,"),
        ("Assoc", "Bonjour,"),
        ("M.", "Bonjour,"),
        ("Sarl Moreau", "Bonjour,"),
        ("Famille Durand", "Bonjour,"),
        ("Contact", "Bonjour,"),
        ("Jean-Luc & Marie", "Bonjour,"),
        ("M. Durand", "Bonjour M. Durand,"),
        ("Jean-Luc Durand", "Bonjour Jean-Luc Durand,"),
    ],
)
def test_a_name_that_breaks_off_is_not_greeted(office, ann, name, greeting):
    who = office.person(name, "les.amis@exemple.test")
    who.writes("Lampe", "Bonjour,\n\nMa lampe est arrivée cassée, je demande un remboursement de 74 €.")
    office.works()
    [received] = who.reads()
    assert f" {greeting} " in received.text.replace("\u00a0", " ")
    # « exemple » is a letter apart from the house's « example », and no colleague is meant by « les.amis ».
    assert all("Porte le nom d'un collègue" not in letter for letter in ann.reads())


def test_an_english_letter_names_a_payment_by_its_number(office, bo, ann):
    bo.writes("Broken lamp", f"{ASKS}Bo Lindqvist")
    office.works()
    bo.reads()
    [notice] = ann.reads()
    lines = '#décision fondée\n#motif The lamp was badly packed.\n#dédommagement remboursement 74 € "par virement"\n'
    ann.answers(notice, f"{BEGIN}{lines}#répondre\n\nHello,\n\nWe are sorry.\n\nAnn")
    office.works()
    [answer] = bo.reads()
    assert "by transfer" in answer
    ann.reads()
    ann.answers(notice, "#exécuté 1 virement n° 4471 fait par la banque")
    office.works()
    [done] = bo.reads()
    assert "Reference: 4471" in done
    assert "virement" not in done
    assert "Dans sa langue, le réclamant lit « 4471 »" in ann.reads()[-1]
