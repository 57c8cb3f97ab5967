"""What colleagues write as their mail clients send it reaches the customer as one letter: one greeting, one closing."""

import pytest

from tests.stories.answering import BEGIN, UPHELD, by_occasion, complains, handed_to
from tests.stories.conftest import Letter, Person, World

CARD = (
    "\n\nCordialement,\n\nBob PETIT\nConseiller clientèle\nMaison Lenoir\nTél. : 04 72 00 00 00\nbob@example.com\n\n"
    "Pensez à l'environnement avant d'imprimer cet e-mail."
)
REMAINS = ("PETIT", "Conseiller clientèle", "bob@example.com", "Pensez à", "Tél. :")


def one_letter(letter: Letter, *, greeting: str = "Bonjour Monsieur,", closing: str = "Cordialement,") -> str:
    """Its text, in which each stands once, and nothing is left of the signature."""
    # Below the title, which says who writes.
    text = letter.text.partition("===")[2]
    assert text.count(greeting) == 1
    assert "Bonjour Bo" not in text
    assert text.count(closing) == 1
    assert "Bien cordialement" not in text
    assert text.count("Bob Petit") == 1
    assert [words for words in REMAINS if words in text] == []
    return text


@pytest.fixture
def customer(office: World) -> Person:
    return office.person("Bo Lindqvist", "bo@example.org")


@pytest.fixture
def assignment(office: World, customer: Person, bob: Person) -> Letter:
    ann = office.colleague("ann")
    return handed_to(office, ann, complains(office, customer, ann), bob)


def test_a_reply_a_question_and_a_holding_letter(office, customer, bob, assignment):
    bob.answers(assignment, f"Bonjour Monsieur,\n\nJe vérifie le bon de livraison.{CARD}")
    office.works()
    [letter] = customer.reads()
    assert "Bonjour Monsieur, Je vérifie le bon de livraison. Cordialement, Bob Petit" in one_letter(letter)

    asked = "#question\nBonjour Monsieur,\n\nJe vous remercie de votre patience.\nAvez-vous encore l'emballage ?"
    bob.answers(assignment, asked + CARD)
    office.works()
    [letter] = customer.reads()
    assert "Bonjour Monsieur, Je vous remercie de votre patience." in one_letter(letter)
    assert office.file().clarifications[0].questions == ("Avez-vous encore l'emballage ?",)

    held = "#attente jusqu'au=15/12/2026\nBonjour Monsieur,\n\nLe transporteur doit nous rendre le bon de livraison."
    bob.answers(assignment, held + CARD)
    office.works()
    [letter] = customer.reads()
    assert "Voici pourquoi : Le transporteur doit nous rendre le bon de livraison." in one_letter(letter)
    office.proves()


def test_who_is_greeted_by_name_in_english_is_greeted_once_and_taken_leave_of_in_english(
    office, customer, bob, assignment
):
    bob.answers(
        assignment,
        "Bo,\n\nWe got your message and a colleague looks into it.\n\nB.P.\nchargé de clientèle\n06 11 22 33 44",
    )
    office.works()
    [letter] = customer.reads()
    assert "Bo, We got your message and a colleague looks into it. Kind regards, Bob Petit" in letter.text
    assert [words for words in ("Bonjour", "Bien cordialement", "06 11", "chargé de") if words in letter.text] == []


def test_in_an_answer_no_greeting_or_signature_stands_in_the_middle(office, customer, bob, assignment):
    words = "Monsieur,\n\nJe comprends votre déception."
    bob.answers(assignment, f"{BEGIN}{UPHELD}#répondre\n{words}{CARD}")
    office.works()
    letter = by_occasion(office, customer.reads())["answer"]
    text = one_letter(letter, greeting="Monsieur, Nous vous donnons raison")
    assert text.index("Je comprends votre déception.") < text.index("Cordialement,")
    assert office.file().drafts[-1].text == "Je comprends votre déception."
    office.proves()


def test_a_mail_of_courtesies_alone_does_not_leave(office, customer, bob, assignment):
    bob.answers(assignment, f"#envoyer\nBonjour Monsieur,{CARD}")
    office.works()
    [told] = bob.reads()
    assert "formules de politesse" in told
    assert customer.reads() == []


def test_what_ends_every_mail_of_a_colleague_is_learned(office, customer, bob, assignment):
    card = "\n\nB. / Pôle 7\nToujours un pas d'avance"
    sent = []
    for words in ("Je vérifie le bon.", "J'interroge le transporteur.", "Le transporteur cherche encore."):
        bob.answers(assignment, f"#envoyer\n{words}{card}")
        office.works()
        sent += customer.reads()
    assert "Toujours un pas d'avance" in sent[0]
    assert "Toujours un pas d'avance" not in sent[2]
    assert "Le transporteur cherche encore." in sent[2]


OUTLOOK = (
    "<p class=MsoNormal>Bonjour Monsieur,</p><p class=MsoNormal>&nbsp;</p>"
    "<p class=MsoNormal>Votre canapé est au dépôt de Rennes. Merci de nous renvoyer la facture.</p>"
    "<p class=MsoNormal>&nbsp;</p><p class=MsoNormal>Cordialement,</p><p class=MsoNormal>&nbsp;</p>"
    "<p class=MsoNormal><b>Bob PETIT</b></p><p class=MsoNormal>Conseiller clientèle</p>"
    "<p class=MsoNormal>Maison Lenoir</p><p class=MsoNormal><a href='tel:0472000000'>Tél. : 04 72 00 00 00</a></p>"
    "<p class=MsoNormal><span style='color:green'>Pensez à l'environnement avant d'imprimer ce message</span></p>"
)
GMAIL = (
    "<div dir=ltr>Bonjour Monsieur,<div><br></div><div>Votre canapé est au dépôt de Rennes. Merci de nous renvoyer la"
    " facture.</div><div><br></div><div>Cordialement,</div><span class=gmail_signature_prefix>-- </span><br>"
    "<div class=gmail_signature><div><b>Bob PETIT</b><br>Conseiller clientèle<br>bob@example.com</div></div></div>"
)
RULED = (
    "<p>Bonjour Monsieur, votre canapé est au dépôt de Rennes. Merci de nous renvoyer la facture.</p>"
    "<p>Cordialement,</p>"
    "<hr><table><tr><td>Bob PETIT</td><td>Conseiller clientèle</td></tr><tr><td>Tél. : 04 72 00 00 00</td></tr></table>"
)


@pytest.mark.parametrize("page", [OUTLOOK, GMAIL, RULED], ids=["outlook", "gmail", "ruled"])
def test_a_page_of_any_client_is_one_letter(office, customer, bob, assignment, page):
    bob.writes(
        f"Re: {assignment.subject}",
        html=f"<html><body>{page}</body></html>",
        to=str(assignment.message["Reply-To"]),
        headers={"In-Reply-To": str(assignment.message["Message-ID"])},
    )
    office.works()
    [letter] = customer.reads()
    said = "Votre canapé est au dépôt de Rennes. Merci de nous renvoyer la facture."
    assert f"Bonjour Monsieur, {said} Cordialement, Bob Petit Service réclamations" in one_letter(letter)
