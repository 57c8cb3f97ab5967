"""« Fait », « virement fait ce matin »: who carried out what is owed says so in their own words (R3)."""

from datetime import date

import pytest

from tests.stories.answering import BEGIN, complains
from tests.stories.before import before

DECIDED = "#décision fondée\n#motif Une date promise engage le vendeur.\n"
REFUND = '#dédommagement remboursement 49,90 € "par virement"\n'
PARCEL = '#dédommagement remplacement "par DHL"\n'
WORDS = "#répondre\n\nBonjour,\n\nToutes nos excuses pour ce retard."


@pytest.fixture
def notice(office, bo, ann):
    return complains(office, bo, ann)


@before
def answered(office, bo, ann, notice, gifts=REFUND):
    """Ann's answer left; what she then reads."""
    ann.answers(notice, f"{BEGIN}{DECIDED}{gifts}{WORDS}")
    office.works()
    assert "fondée" in bo.reads()[-1]
    return ann.reads()[-1]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("virement fait ce matin ref VIR-2211", date(2026, 11, 23)),
        ("Fait", date(2026, 11, 23)),
        ("c'est payé", date(2026, 11, 23)),
        ("virement effectué lundi, réf VIR-88", date(2026, 11, 23)),
        ("remboursé par CB aujourd'hui\nAnn Morel", date(2026, 11, 23)),
        ("Paid this morning, ref 99812.", date(2026, 11, 23)),
    ],
)
def test_plain_words_say_that_it_was_carried_out(office, bo, ann, notice, words, day):
    letter = answered(office, bo, ann, notice)
    ann.answers(letter, words)
    office.works()
    [refund] = office.file().compensations
    assert refund.status == "executed"
    assert refund.executed_on == day
    assert refund.proof == " ".join(words.replace("Ann Morel", "").split())
    [told] = ann.reads()
    assert "C'est fait : dédommagement 1 effectué" in told.subject
    assert "#non-exécuté" in told.text or "#revenu" in told.text or "est revenu" in told.text
    [letter] = bo.reads()
    assert "Votre remboursement est fait" in letter
    office.proves()


def test_of_two_that_are_owed_the_kind_that_was_named_is_meant(office, bo, ann, notice):
    letter = answered(office, bo, ann, notice, REFUND + PARCEL)
    ann.answers(letter, "fait, colis DHL 4455667788 parti ce matin")
    office.works()
    assert [one.status for one in office.file().compensations] == ["offered", "executed"]
    assert "4455667788" in bo.reads()[-1]
    ann.answers(ann.reads()[-1], "fait, virement 49,90 VIR-2230")
    office.works()
    assert [one.status for one in office.file().compensations] == ["executed", "executed"]
    office.proves()


def test_where_words_fit_two_each_is_asked_for_by_its_line(office, bo, ann, notice):
    letter = answered(office, bo, ann, notice, REFUND + PARCEL)
    ann.answers(letter, "C'est fait.")
    office.works()
    [told] = ann.reads()
    assert "#exécuté 1" in told
    assert "#exécuté 2" in told
    assert [one.status for one in office.file().compensations] == ["offered", "offered"]


def test_another_sum_than_the_one_that_is_owed_is_asked_about(office, bo, ann, notice):
    letter = answered(office, bo, ann, notice)
    ann.answers(letter, "fait, virement 34,90 VIR-2230")
    office.works()
    [told] = ann.reads()
    assert '#dédommagement remboursement 34.90 EUR "par virement" à la place' in told
    assert "#exécuté 2 VIR-2230" in told
    assert [one.status for one in office.file().compensations] == ["offered"]


@pytest.mark.parametrize(
    "words", ["je vais payer demain", "pas encore payé", "à payer ?", "ce sera fait lundi", "le virement est revenu"]
)
def test_what_is_to_come_denied_or_asked_is_not_done(office, bo, ann, notice, words):
    letter = answered(office, bo, ann, notice)
    ann.answers(letter, words)
    office.works()
    assert [one.status for one in office.file().compensations] == ["offered"]


def test_who_accepted_and_was_paid_is_not_told_that_nobody_answered(office, bo, ann, notice):
    letter = answered(office, bo, ann, notice)
    ann.answers(letter, "virement fait ce matin ref VIR-2211")
    office.works()
    office.waits(days=1)
    told = bo.reads()[-1]
    bo.answers(told, "d accord")
    office.works()
    bo.reads()
    office.waits(days=20)
    assert not any("pas encore répondu" in letter.subject for letter in bo.reads())


def test_who_was_paid_after_their_words_is_not_told_that_nobody_answered(office, bo, ann, notice):
    letter = answered(office, bo, ann, notice)
    bo.answers(bo.reads()[-1] if bo.reads() else letter, "Voici, et bonne journée à toute votre équipe.")
    office.waits(days=2)
    relay = ann.reads()[-1]
    ann.answers(relay, "virement fait ce matin ref VIR-2211")
    office.works()
    bo.reads()
    office.waits(days=18)
    assert not any("pas encore répondu" in letter.subject for letter in bo.reads())


def test_a_letter_that_greets_the_customer_is_one(office, bo, ann, notice):
    letter = answered(office, bo, ann, notice)
    ann.answers(letter, "Bonjour Monsieur Lindqvist,\n\nNous avons fait le virement ce jour.\n\nAnn Morel")
    office.works()
    assert [one.status for one in office.file().compensations] == ["offered"]


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        ("#accepté\n#exécuté virement n° 4471", "Votre remboursement de 49,90 € est fait"),
        ("#accepté\n#exécuté virement n° 4471\n#clore\n\nMerci de votre patience.", "Votre réclamation est close"),
    ],
)
def test_the_payment_and_the_end_of_one_mail_are_told_by_one_letter(office, bo, ann, notice, lines, subject):
    ann.answers(notice, f"{BEGIN}{DECIDED}{REFUND}{WORDS}")
    office.works()
    bo.answers(bo.reads()[-1], "D'accord, merci.")
    office.works()
    ann.answers(ann.reads()[-1], lines)
    office.works()
    office.waits(days=1)
    assert office.file().ended_at
    [told] = bo.reads()
    assert told.subject.startswith(subject)
    assert "virement n° 4471" in told
    assert "close" in told
