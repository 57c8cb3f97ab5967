"""A text that announces a decision is no ordinary letter: its writer is asked whether it is the answer (R2, T5)."""

import re

import pytest

from tests.stories.answering import complains, handed_to

BLANKS = {
    "methode": "#cause externe confirmee",
    "pourquoi : le client": "#motif Le transporteur a livré trois semaines après la date promise.",
}


@pytest.fixture
def begun(office, bo, ann):
    """Bob has Bo's file, assessed."""
    bob = office.colleague("bob")
    return bob, handed_to(office, ann, complains(office, bo, ann), bob)


def form_in(letter) -> list[str]:
    """The lines of the form, as the letter shows them."""
    part = letter.message.get_body(("plain",)).get_content()
    part = part[part.index("C'est la réponse :") :]
    rows = [row.strip().removeprefix("- ") for row in part.split("\n")]
    found = [row for row in rows if row.startswith("#")]
    return found[: found.index("#repondre") + 1]


def filled(lines: list[str]) -> str:
    """The form with its blanks filled in as an agent does."""
    return "\n".join(next((line for part, line in BLANKS.items() if part in row), row) for row in lines)


def asked_about(office, bo, bob, letter, text: str):
    bob.answers(letter, text)
    office.works()
    assert bo.reads() == []
    [told] = bob.reads()
    assert "Rien n'a été fait" in told.subject
    assert "votre texte annonce une décision" in told
    assert "à l'étude" not in told
    assert office.file().answered_at is None
    return told


def test_a_refund_told_in_a_letter_is_offered_as_the_answer_and_leaves_as_one(office, bo, begun):
    bob, assignment = begun
    words = "Bonjour,\n\nNous vous remboursons 49,90 € par virement. Le retard vient du transporteur.\n\nBob"
    told = asked_about(office, bo, bob, assignment, words)
    lines = form_in(told)
    assert "#decision fondee" in lines
    assert '#dedommagement remboursement 49.90 EUR "par virement"' in lines
    # The lines alone: the text is kept.
    bob.answers(told, filled(lines))
    office.works()
    [answer] = bo.reads()
    assert "fondée" in answer
    assert "Le retard vient du transporteur." in answer
    assert "49,90 €" in answer
    [refund] = office.file().compensations
    assert (refund.kind, refund.amount_cents, refund.how) == ("refund", 4990, "par virement")
    office.proves()


def test_a_grant_and_two_refusals_do_not_slip_out_as_a_letter(office, bo, begun):
    bob, assignment = begun
    told = asked_about(
        office, bo, bob, assignment,
        "Bonjour Monsieur Lindqvist,\nVérification faite: les frais de livraison sont en double = ok, avoirs de"
        " 1 240,00 et 312,50 HT. La remise de 5% n'est pas due car paiement au delà de 30 j.\nCordialement\nBob Petit",
    )  # fmt: skip
    lines = form_in(told)
    assert '#dedommagement avoir 1240.00 EUR "[comment ?]"' in lines
    assert '#dedommagement avoir 312.50 EUR "[comment ?]"' in lines
    assert not any(line == "#decision fondee" for line in lines)


def test_a_refusal_in_plain_words_is_one_that_a_second_person_reads(office, bo, ann, begun):
    bob, assignment = begun
    words = "Bonjour,\n\nNous ne pouvons pas donner suite : le bon de livraison est signé sans réserve."
    told = asked_about(office, bo, bob, assignment, words)
    lines = form_in(told)
    assert "#decision non-fondee" in lines
    assert not any(line.startswith("#dedommagement") for line in lines)
    bob.answers(told, f"{filled(lines)}\n{words}")
    office.works()
    assert bo.reads() == []
    assert any("À valider" in letter.subject for letter in office.colleague("mia").reads())


def test_a_thing_sent_by_a_carrier_and_its_day_are_in_the_form(office, bo, begun):
    bob, assignment = begun
    told = asked_about(
        office, bo, bob, assignment,
        "Hello,\n\nWe are sorry for the mistake. We send you the new one today with DHL, you will have it before"
        " Thursday.\n\nBob",
    )  # fmt: skip
    line = next(line for line in form_in(told) if line.startswith("#dedommagement"))
    assert line == '#dedommagement remplacement "par DHL" echeance=26/11/2026'


def test_where_the_customer_is_to_choose_the_form_asks_which(office, bo, begun):
    bob, assignment = begun
    told = asked_about(
        office, bo, bob, assignment,
        "Bonjour,\nNous proposons à M. Lindqvist soit le remplacement du canapé soit une remise de 15 %. Merci de nous"
        " dire votre choix.",
    )  # fmt: skip
    [line] = [line for line in form_in(told) if line.startswith("#dedommagement")]
    assert re.fullmatch(r"#dedommagement \[remise / remplacement : lequel \?\]", line)


def test_what_would_be_wrong_even_in_the_answer_is_told_beside(office, bo, begun):
    bob, assignment = begun
    told = asked_about(
        office, bo, bob, assignment,
        "Bonjour,\n\nNous vous remboursons 49,90 € par virement. Cela ne se reproduira plus jamais.",
    )  # fmt: skip
    assert "« Cela ne se reproduira plus jamais. »" in told


def test_what_announces_nothing_leaves_as_before(office, bo, begun):
    bob, assignment = begun
    bob.answers(assignment, "Bonjour,\n\nLa remise figure-t-elle sur votre bon de commande ?\n\nBob")
    office.works()
    office.waits(hours=2)
    assert any("bon de commande" in letter for letter in bo.reads())


def test_where_it_may_be_for_a_colleague_the_question_says_how_it_becomes_the_answer(office, bo, begun):
    bob, assignment = begun
    words = "frais en double = ok, avoirs de 1 240,00 et 312,50 HT. La remise de 5% n'est pas due."
    bob.answers(assignment, words)
    office.works()
    [asked] = bob.reads()
    assert asked.subject.startswith("À compléter : la réponse au client")
    assert "renvoyez-le avec #envoyer en haut" in asked
    bob.answers(asked, f"#envoyer\n\n{words}")
    office.works()
    told = bob.reads()[-1]
    assert '#dedommagement avoir 1240.00 EUR "[comment ?]"' in form_in(told)
    assert bo.reads() == []
