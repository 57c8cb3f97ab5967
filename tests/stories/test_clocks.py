"""Nobody is forgotten: whole files over weeks, with what the clocks write to whom, and when."""

from datetime import datetime, timedelta

import pytest

from tests.stories.conftest import PARIS, TEAM, World
from worker.complaint.lifecycle import Moved, State

STAFF = [*TEAM, {"name": "Diane Lenoir", "address": "diane@example.com", "roles": ["direction"]}]
# The Tuesday before a May with four holidays.
APRIL = datetime(2026, 4, 28, 9, 0, tzinfo=PARIS)
BEGUN = "#évaluer gravité=2 complexité=2 répercussions=2\n#affecter cy"


@pytest.fixture
def world(open_world) -> World:
    return open_world(staff=STAFF, begins=APRIL)


@pytest.fixture
def bo(world):
    return world.person("Bo Lindqvist", "bo@example.org")


@pytest.fixture
def ann(world):
    return world.colleague("ann")


@pytest.fixture
def cy(world):
    return world.colleague("cy")


def begins(world, bo, ann):
    """Bo complains on Tuesday; on Wednesday the desk gives the file to Cyrille. His assignment."""
    bo.writes("Colis perdu", "Bonjour,\n\nmon colis n'est jamais arrivé. Je demande le remboursement.\n\nBo Lindqvist")
    world.works()
    [notice] = ann.reads()
    world.lives("2026-04-29 10:00")
    ann.answers(notice, BEGUN)
    world.works()
    [assignment] = world.colleague("cy").reads()
    ann.reads()
    return assignment


def answered(world):
    """The answer leaves: its letter is the next chapter's, its record is here."""
    complaint = world.file()
    world.decides(complaint.ref, Moved(source=complaint.state, target=State.ANSWERED, cause="answer released"))


def test_a_question_without_an_answer_over_the_holidays_of_may(world, bo, ann, cy):
    assignment = begins(world, bo, ann)
    [acknowledgement, progress] = bo.reads()
    assert acknowledgement.subject.startswith("Nous avons bien reçu votre réclamation [")
    assert progress.subject.startswith("Votre réclamation est confiée à la personne qui va l'étudier [")
    assert "Suivie par : Cyrille Marchand" in progress
    assert "au plus tard le dimanche 28 juin 2026" in progress

    world.lives("2026-05-05 10:00")
    cy.answers(
        assignment, "#question\nPour vous répondre :\n1. Quel jour deviez-vous le recevoir ?\nPièces : la facture"
    )
    world.works()
    bo.reads()
    # 8 May and Ascension are holidays: the fifth working day is the thirteenth, the tenth the twenty-first.
    happened = [row for row in world.lives("2026-05-22 12:00") if row[2] == "bo"]
    assert happened == [("05-13 08:00", "clarification_reminder", "bo"), ("05-22 08:00", "going_on", "bo")]
    reminder, going_on = bo.reads()
    assert "1. Quel jour deviez-vous le recevoir ?" in reminder
    assert "jusqu'au" not in reminder.subject
    assert "au plus tard le jeudi 21 mai 2026" in reminder
    assert "Sans réponse de votre part, nous continuerons avec ce que vous nous avez déjà dit" in reminder
    assert "Votre réclamation reste ouverte" in going_on
    assert "au plus tard le dimanche 28 juin 2026" in going_on

    complaint = world.file()
    assert complaint.state is State.INVESTIGATING
    assert complaint.customer_wait_days == 10
    assert complaint.deadlines.answer_due.isoformat() == "2026-06-28"
    world.proves()


def test_a_file_that_nobody_answers_is_known_at_the_top_in_the_end(world, bo, ann):
    begins(world, bo, ann)
    happened = world.lives("2026-07-01 12:00")
    to_bo = [row for row in happened if row[2] == "bo"]
    # Never silent for more than fifteen days; the thirtieth of May is a Saturday.
    assert [row[0] for row in to_bo] == ["05-13 08:00", "05-28 08:00", "06-12 08:00", "06-26 08:00"]
    assert {row[1] for row in to_bo} == {"progress"}
    assert [row for row in happened if row[1] == "escalation"] == [
        ("06-12 08:00", "escalation", "cy"),
        ("06-22 08:00", "escalation", "cy"),
        ("06-22 08:00", "escalation", "mia"),
        ("06-26 08:00", "escalation", "ann"),
        ("06-26 08:00", "escalation", "cy"),
        ("06-26 08:00", "escalation", "mia"),
        *(("06-29 08:00", "escalation", who) for who in ("ann", "cy", "diane", "mia")),
    ]
    reminders = [row for row in happened if row[1] == "reminder" and row[2] == "cy"]
    # Nothing was done after two working days; then the date aimed at is near, and passed.
    assert reminders == [(f"05-{day} 08:00", "reminder", "cy") for day in ("05", "13", "18")]
    # Two working days after him his manager, two later the direction; then each week.
    for who, days in (("mia", ("05-07", "05-18", "05-20")), ("diane", ("05-12", "05-18", "05-22"))):
        told = [row[0][:5] for row in happened if row[1] == "reminder" and row[2] == who]
        assert tuple(told[:3]) == days

    *_, last = world.colleague("diane").reads()
    assert last.subject == f"Alerte : le délai de réponse est dépassé [{world.file().ref}]"
    assert "vous êtes de la direction" in last
    world.proves()


def test_silence_after_the_answer_closes_the_file_and_its_survey_is_read_into_the_record(world, bo, ann):
    begins(world, bo, ann)
    world.decides(world.file().ref, Moved(source=State.ASSESSED, target=State.INVESTIGATING, cause="begun"))
    world.lives("2026-05-06 10:00")
    answered(world)
    bo.reads()
    happened = [row for row in world.lives("2026-07-01 12:00") if row[2] == "bo"]
    assert happened == [("06-08 08:00", "closing", "bo"), ("06-11 08:00", "survey", "bo")]
    closing, survey = bo.reads()
    assert "vous aviez 30 jours pour contester cette réponse. Ce délai est passé" in closing
    assert "De 1 (pas du tout)" not in closing
    assert "De 1 (pas du tout) à 5 (tout à fait)" in survey
    assert "par deux notes, par exemple « 4 et 5 »" in survey
    assert world.file().state is State.CLOSED

    bo.answers(survey, "4 et 5\nLe livreur était charmant.")
    world.works()
    satisfaction = world.file().satisfaction
    assert (satisfaction.result, satisfaction.handling) == (4, 5)
    assert satisfaction.comment == "Le livreur était charmant."
    assert "SurveyAnswered" in world.entries(world.file().ref)
    # A second answer is kept with the file, and changes no mark.
    bo.answers(survey, "1 et 1")
    world.works()
    assert world.file().satisfaction == satisfaction
    world.proves()


def test_a_reply_that_nobody_has_judged_keeps_the_file_from_closing(world, bo, ann, cy):
    begins(world, bo, ann)
    [_, progress] = bo.reads()
    world.decides(world.file().ref, Moved(source=State.ASSESSED, target=State.INVESTIGATING, cause="begun"))
    world.lives("2026-05-06 10:00")
    answered(world)
    world.lives("2026-05-11 10:00")
    bo.answers(progress, "Je conteste votre réponse.")
    world.works()
    cy.reads()
    happened = world.lives("2026-07-01 12:00")
    # Nothing closes; they hear every fortnight that we owe them a word.
    assert {row[1] for row in happened if row[2] == "bo"} == {"progress"}
    assert "Vous avez réagi à notre réponse le lundi 11 mai 2026" in bo.reads()[-1]
    assert world.file().state is State.ANSWERED
    assert ("06-08 08:00", "reminder", "cy") in happened
    *_, reminder = cy.reads()
    assert "le client a réagi à la réponse, personne n'a tranché" in reminder
    world.proves()


def test_whoever_asks_where_their_file_stands_gets_the_facts_once_a_day(world, bo, ann, cy):
    begins(world, bo, ann)
    [acknowledgement, _] = bo.reads()
    world.lives("2026-05-05 10:00")
    bo.answers(acknowledgement, "Bonjour, où en est mon dossier ?")
    world.works()
    [status] = bo.reads()
    assert status.subject.startswith("Votre réclamation est confiée à la personne qui va l'étudier [")
    assert "Vous nous avez demandé le mardi 5 mai 2026" in status
    assert "Suivie par : Cyrille Marchand" in status
    assert world.file().state is State.ASSESSED
    bo.answers(acknowledgement, "Où en est mon dossier, s'il vous plaît ?")
    world.works()
    assert bo.reads() == []
    world.lives("2026-05-06 10:00")
    bo.answers(acknowledgement, "Où en est mon dossier ?")
    world.works()
    assert len(bo.reads()) == 1
    # Somebody who answers one of our letters from elsewhere learns nothing.
    eve = world.person("Eve", "eve@example.net")
    eve.answers(acknowledgement, "Où en est mon dossier ?")
    world.works()
    assert eve.reads() == []
    world.proves()


def test_in_litigation_the_complainant_hears_nothing_from_the_clocks(world, bo, ann, cy):
    assignment = begins(world, bo, ann)
    cy.answers(assignment, "#contentieux mise en demeure")
    world.works()
    bo.reads()
    happened = world.lives("2026-07-01 12:00")
    assert [row for row in happened if row[2] == "bo"] == []
    assert {row[1] for row in happened if row[1] != "reminder"} == {"escalation"}
    world.proves()


def test_after_a_month_without_the_worker_each_thing_happens_once(world, bo, ann, cy):
    assignment = begins(world, bo, ann)
    world.lives("2026-05-05 10:00")
    cy.answers(assignment, "#question\n1. Quel jour deviez-vous le recevoir ?")
    world.works()
    for person in (bo, ann, cy, world.colleague("mia")):
        person.reads()
        person.digests()
    # The machine stands still until a Monday in June, in the night.
    down = datetime(2026, 6, 22, 3, 0, tzinfo=PARIS) - world.now
    world.clock.advance(down)
    world.works()
    assert bo.reads() == []
    happened = world.lives("2026-06-22 14:30", lists=True)
    assert [row for row in happened if row[2] == "bo"] == [("06-22 08:00", "going_on", "bo")]
    assert [row[1] for row in happened if row[2] == "mia"] == ["escalation"]
    for person in (ann, cy):
        assert len(person.digests()) == 1
    assert world.lives("2026-06-22 18:30") == []
    assert world.file().customer_wait_days == 10
    world.proves()


def test_a_clock_set_back_by_hours_repeats_nothing(world, bo, ann):
    begins(world, bo, ann)
    world.lives("2026-06-12 14:30")
    letters = len(world.office.desk.register.letters())
    struck = world.file().struck
    world.clock.advance(-timedelta(hours=7))
    for _ in range(7):
        world.waits(hours=1)
    assert len(world.office.desk.register.letters()) == letters
    assert world.file().struck == struck
    world.proves()


def test_over_the_change_to_winter_time_everything_keeps_its_local_hour(open_world):
    world = open_world(staff=STAFF, begins=datetime(2026, 10, 12, 9, 0, tzinfo=PARIS))
    bo = world.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Colis perdu", "Bonjour, mon colis n'est jamais arrivé.")
    world.works()
    ann = world.colleague("ann")
    # Clocks go back on Sunday 25 October; 11 November is a holiday.
    happened = [row for row in world.lives("2026-11-13 12:00", lists=True) if row[2] == "bo"]
    assert happened == [("10-27 08:00", "progress", "bo"), ("11-10 08:00", "progress", "bo")]
    lists = [one.queued_at for one in world.office.desk.register.letters() if one.occasion == "digest"]
    to_ann = sorted({moment.astimezone(PARIS) for moment in lists})
    assert {f"{moment:%H:%M}" for moment in to_ann} == {"08:00"}
    assert len(to_ann) == len(ann.digests()) == 23
    world.proves()
