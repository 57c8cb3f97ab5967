"""Chapter 3, after the answer: contested and examined again by somebody else, taken to the mediator, accepted."""

import pytest

from tests.stories.answering import BEGIN, REJECTED, UPHELD, by_occasion, complains, moves_of
from tests.stories.before import before
from tests.stories.conftest import TEAM
from worker.complaint.lifecycle import State

ALONE = {"approve_refusals": False, "mediator": {"name": "Médiateur Conso", "website": "https://mediateur.example"}}


@pytest.fixture
def office(open_world):
    return open_world(staff=TEAM, response=ALONE)


@pytest.fixture
@before
def answer(office, bo, ann):
    """The refusal that Bo reads."""
    ann.answers(complains(office, bo, ann), f"{BEGIN}{REJECTED}#répondre")
    office.works()
    ann.reads()
    [letter] = bo.reads()
    return letter


@pytest.fixture
def relay(office, bo, ann, answer):
    """The letter by which the desk learns that Bo contests."""
    bo.answers(answer, "Bonjour,\n\nje conteste votre réponse : j'ai écrit la réserve sur le bon.\n\nBo")
    office.works()
    [letter] = ann.reads()
    return letter


def test_who_contests_learns_at_once_that_it_is_looked_at_again(office, bo, relay):
    [acknowledged] = bo.reads()
    assert "Vous contestez notre réponse du lundi 23 novembre 2026" in acknowledged
    assert "Votre réclamation va être réexaminée" in acknowledged
    # Nobody is named yet who will.
    assert "participé" not in acknowledged
    assert "samedi 23 janvier 2027" in acknowledged
    # It is on record, and a person decides what becomes of it.
    complaint = office.file()
    assert complaint.state is State.ANSWERED
    assert complaint.contested_at is not None
    assert "Ce message semble contester notre réponse" in relay
    assert "#niveau2" in relay
    # Said twice, it is acknowledged once.
    bo.answers(acknowledged, "Je conteste votre réponse, je le répète.")
    office.works()
    assert bo.reads() == []
    office.proves()


@pytest.mark.parametrize("who", ["moi", "Ann"])
def test_whoever_answered_does_not_examine_it_again(office, ann, relay, who):
    ann.answers(relay, f"#niveau2 {who}")
    office.works()
    [transcript] = ann.reads()
    assert "Rien n'a été fait" in transcript
    assert "le réexamen revient à quelqu'un qui n'a ni répondu" in transcript
    assert office.file().state is State.ANSWERED


def test_whoever_answered_does_not_answer_again_whoever_owns_the_file(office, bo, ann, relay):
    bo.reads()
    ann.answers(relay, "#niveau2 bob\n#répondre\n\nNous maintenons.")
    office.works()
    [transcript] = ann.reads()
    assert "Ann Morel a déjà répondu : le réexamen revient à quelqu'un d'autre" in transcript
    assert bo.reads() == []


def test_a_contested_answer_is_examined_again_by_somebody_else_on_the_same_clock(open_world, database_url):
    office = open_world(database=database_url, staff=TEAM, response=ALONE)
    bo, ann, bob = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann"), office.colleague("bob")
    ann.answers(complains(office, bo, ann), f"{BEGIN}{REJECTED}#répondre")
    office.works()
    due = office.file().deadlines.answer_due
    bo.answers(bo.reads()[0], "Je conteste votre réponse : j'ai écrit la réserve sur le bon.")
    office.waits(days=3)
    bo.reads()
    ann.answers(ann.reads()[-1], "#niveau2 bob")
    office.works()
    complaint = office.file()
    assert (complaint.state, complaint.level, complaint.owner) == (State.ESCALATED, 2, "bob@example.com")
    assert complaint.deadlines.answer_due == due
    # He was told when it came, and is not told a second time.
    assert bo.reads() == []

    [assignment] = bob.reads()
    bob.answers(
        assignment,
        "#décision fondée point=1\n#motif point=1 La réserve figure au dos du bon.\n#dédommagement excuses\n"
        '#dédommagement remboursement 49,90 € "par virement"\n#répondre',
    )
    office.works()
    [second] = bo.reads()
    assert "après réexamen" in second.subject
    assert "réexaminé par une personne qui n'avait pas participé à notre première réponse" in second
    assert "Nous vous donnons raison" in second
    assert "C'est notre réponse après réexamen." in second
    complaint = office.file()
    assert (complaint.state, complaint.decision, complaint.decided_by) == (State.ANSWERED, "upheld", "bob@example.com")
    assert [d.outcome for d in complaint.drafts] == ["rejected", "upheld"]
    assert moves_of(office, complaint.ref)[-3:] == ["answered", "escalated", "answered"]
    office.proves()


def test_whoever_contests_by_telephone_is_told_when_the_desk_says_so(office, bo, ann, answer):
    ann.writes(f"Dossier {office.file().ref}", f"#niveau2 bob {office.file().ref}")
    office.works()
    [confirmation] = ann.reads()
    ann.answers(confirmation, "#confirmer")
    office.works()
    [acknowledged] = bo.reads()
    assert "Vous contestez notre réponse" in acknowledged
    assert office.file().state is State.ESCALATED


def test_a_contestation_long_after_is_told_a_day_that_is_still_to_come(office, bo, answer):
    bo.answers(answer, "Je conteste votre décision.")
    office.waits(days=70)
    [acknowledged] = bo.reads()
    assert "samedi 23 janvier 2027" not in acknowledged
    assert "Nouvelles de notre part : au plus tard le mardi 16 février 2027" in acknowledged


def test_in_litigation_no_automatic_word_answers_a_contestation(office, bo, ann, answer):
    ref = office.file().ref
    ann.writes("Contentieux", f"#contentieux {ref} assignation reçue")
    office.works()
    [confirmation] = ann.reads()
    ann.answers(confirmation, "#confirmer")
    office.works()
    bo.answers(answer, "Je conteste votre réponse.")
    office.works()
    assert bo.reads() == []
    assert office.file().contested_at is not None


def test_a_file_in_mediation_is_frozen_and_told_to_those_who_lead(open_world, database_url):
    office = open_world(database=database_url, staff=TEAM, response=ALONE)
    bo, ann, mia = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann"), office.colleague("mia")
    ann.answers(complains(office, bo, ann), f"{BEGIN}{UPHELD}{'#répondre'}")
    office.works()
    told = by_occasion(office, ann.reads())
    bo.reads()

    ann.answers(told["draft"], "#médiation Médiateur Conso")
    office.works()
    complaint = office.file()
    assert complaint.state is State.IN_MEDIATION
    assert complaint.mediation.mediator == "Médiateur Conso"
    [neutral] = bo.reads()
    assert "Le médiateur est saisi de votre réclamation" in neutral
    assert "€" not in neutral
    [alert] = mia.reads()
    assert "Les courriers automatiques au réclamant sont gelés." in alert
    assert "Notre réponse : fondée, le lundi 23 novembre 2026" in alert

    # What is owed is still carried out, without a letter of ours.
    [transcript] = ann.reads()
    ann.answers(transcript, "#exécuté virement 12")
    office.works()
    assert bo.reads() == []
    assert office.file().compensations[0].status == "executed"

    ann.reads()
    ann.answers(transcript, "#médiation fin Accord : rien de plus n'est dû.")
    office.works()
    complaint = office.file()
    assert complaint.state is State.CLOSED
    assert complaint.mediation.ended_at is not None
    [alert] = mia.reads()
    assert "Accord : rien de plus n'est dû." in alert
    office.proves()


def test_mediation_may_send_a_file_back_to_work(office, ann, mia, answer):
    ref = office.file().ref
    assert ref in answer.subject
    mia_ = office.colleague("mia")
    ann.writes("Médiation", f"#médiation {ref} Médiateur Conso")
    office.works()
    [confirmation] = ann.reads()
    ann.answers(confirmation, "#confirmer")
    office.works()
    [alert] = mia_.reads()
    mia_.answers(alert, "#médiation reprise Le médiateur demande un nouvel examen.")
    office.works()
    assert office.file().state is State.INVESTIGATING
    office.proves()


def test_who_gives_up_after_the_answer_is_proposed_as_accepting_it(office, bo, ann, answer):
    bo.answers(answer, "Merci. Vous pouvez clore le dossier.")
    office.works()
    [relay] = ann.reads()
    assert "Ce message semble accepter notre réponse" in relay
    assert "#accepté" in relay
    ann.answers(relay, "#accepté")
    office.works()
    complaint = office.file()
    assert (complaint.state, complaint.accepted_at) == (State.CLOSED, complaint.ended_at)


def test_an_acceptance_with_a_but_is_no_acceptance(office, bo, ann, answer):
    bo.answers(answer, "D'accord, mais je veux aussi des excuses.")
    office.works()
    [relay] = ann.reads()
    assert "#accepté" not in relay
    assert office.file().accepted_at is None


def test_what_was_offered_is_reminded_of_and_the_file_closes_once_it_is_carried_out(open_world, database_url):
    office = open_world(database=database_url, staff=TEAM, response=ALONE)
    bo, ann = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann")
    ann.answers(complains(office, bo, ann), f"{BEGIN}{UPHELD}#répondre")
    office.works()
    told = by_occasion(office, ann.reads())
    bo.reads()
    # The refund is due on Monday 7 December; the morning after it is late.
    office.waits(days=14)
    assert not any("dédommagement pas encore exécuté" in letter for letter in (*ann.reads(), *ann.digests()))
    office.waits(days=1)
    assert any("dédommagement pas encore exécuté" in letter for letter in (*ann.reads(), *ann.digests()))

    # The window to contest is over on 23 December, but we still owe.
    office.waits(days=30)
    assert office.file().state is State.ANSWERED
    ann.reads()
    ann.answers(told["draft"], "#exécuté virement 4471")
    office.works()
    office.waits(days=1)
    assert office.file().state is State.CLOSED
    assert [by for by in by_occasion(office, bo.reads()) if by != "survey"] == [
        # It was owed, and late: which is owned.
        "progress", "compensation_done",
    ]  # fmt: skip
    office.proves()


@pytest.mark.parametrize("said", ["non", "C'est insuffisant, je l'ai payé bien plus.", "Finalement je n'accepte plus."])
def test_a_no_in_other_words_contests_too(office, bo, ann, answer, said):
    bo.answers(answer, said)
    office.works()
    assert "réexaminé" in bo.reads()[0].subject
    [relay] = ann.reads()
    assert "Ce message semble contester notre réponse" in relay
    assert office.file().contested_at is not None


def test_a_yes_with_a_but_is_for_a_person_to_judge_and_closes_nothing(office, bo, ann, answer):
    bo.answers(answer, "D'accord pour votre réponse, mais je veux aussi des excuses.\n\nBo")
    office.works()
    assert bo.reads() == []
    [relay] = ann.reads()
    assert "n'est d'accord qu'en partie" in relay
    complaint = office.file()
    assert (complaint.contested_at, complaint.state) == (None, State.ANSWERED)
    office.proves()
