"""A letter says what its record holds: where a fact is absent, so is the sentence that tells it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, get_args

import pytest

from tests.writing.test_letters import SAMPLES, named, said
from worker.complaint.answer import Draft
from worker.complaint.lifecycle import State
from worker.complaint.opening import Channel
from worker.complaint.record import Complaint
from worker.intake.followups import FollowUpKind
from worker.nouns.letter import Letter
from worker.processing.reactions import PARTICULARS, YES
from worker.writing.samples import Sample
from worker.writing.samples.life import BOB, CYRILLE, REGISTERED, registered


def told(name: str, language: str = "fr", **otherwise: Any) -> str:
    """What a sample says where some of its facts are otherwise."""
    sample = named(name)
    letter: Letter = replace(sample.letter, **otherwise)
    return said(Sample("otherwise", letter, sample.house, sample.to), language)


def file_of(name: str) -> Complaint:
    file: Complaint = getattr(named(name).letter, "file")  # noqa: B009 - a letter about a file
    return file


def level_two(owner: str) -> Complaint:
    draft = Draft(version=1, status="released", text="", outcome="rejected", filed_by=BOB.address,
                  filed_at=REGISTERED.received_at, judged_by="", sha256="0" * 64, parcel=1)  # fmt: skip
    return file_of("answer.second-examination").model_copy(update={"level": 2, "owner": owner, "drafts": (draft,)})


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "une personne qui n'avait pas participé"), ("en", "someone who had no part in our first answer")],
)
def test_somebody_else_examined_it_where_the_record_shows_so(language: str, words: str) -> None:
    answer = "answer.second-examination"
    assert words in told(answer, language, file=level_two(CYRILLE.address))
    assert words not in told(answer, language, file=level_two(BOB.address))
    # Nothing is known of who answered before.
    assert words not in told(answer, language, file=level_two(CYRILLE.address).model_copy(update={"drafts": ()}))
    assert words not in told("answer.upheld", language)
    assert words not in told("contestation.in-time", language)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "kind", sorted({*get_args(FollowUpKind), *YES, PARTICULARS, "contestation", "reservation", "auto_reply"})
)
def test_a_relay_has_words_for_whatever_a_message_is_taken_for(language: str, kind: str) -> None:
    relays = [one.name for one in SAMPLES if one.letter.occasion == "relay"]
    assert all(told(name, language, followup_kind=kind, followup_words="") for name in relays)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_acknowledgement_says_nothing_that_did_not_happen(language: str) -> None:
    words = {
        "fr": ("Vous demandez", "tel que nous l'avons enregistré", "pas pu accepter", "Documents reçus : aucun",
               "prévenues", "Message automatique", "au plus tard le", "médiateur", "retard,"),
        "en": ("You are asking for", "as we recorded it", "could not accept", "Documents received: none",
               "are being told", "Automatic message", "our answer, with", "mediator", "your complaint late"),
    }[language]  # fmt: skip
    wish, recorded, refused, none, warned, automatic, due, mediator, late = words
    bare = registered(desired_solution=None, points=(), documents=())
    text = told("acknowledgement.with-wish", language, file=bare)
    for absent in (wish, recorded, refused, warned, late):
        assert absent not in text, absent
    assert none in text
    assert none not in told("acknowledgement.with-wish", language)
    for channel in (Channel.LETTER, Channel.PHONE, Channel.IN_PERSON):
        # A colleague wrote it down; nothing of it came by itself.
        assert automatic not in told("acknowledgement.with-wish", language, file=registered(channel=channel))
    overdue = told("acknowledgement.with-wish", language, past=frozenset({"answer_due"}))
    assert due not in overdue
    assert late in overdue
    assert mediator not in told("acknowledgement.professional", language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_answer_apologises_gives_and_changes_what_was_decided_and_no_more(language: str) -> None:
    words = {
        "fr": ("excuses", "Ce que vous recevez", "dès que ce sera fait", "geste commercial", "Ce que nous changeons",
               "médiateur", "ce que nous avons constaté", "joint"),
        "en": ("apologise", "What you will receive", "as soon as this is done", "goodwill", "What we are changing",
               "mediator", "What we found", "attached"),
    }[language]  # fmt: skip
    nothing = {"apology": False, "compensations": (), "goodwill": (), "actions": (), "documents": (), "text": ""}
    [point] = getattr(named("answer.upheld").letter, "points")  # noqa: B009 - an answer's
    nothing |= {"points": (replace(point, finding=""),), "mediation_limit": None}
    text = told("answer.upheld", language, **nothing)
    for absent in words[:-1]:
        assert absent not in text, absent
    done = getattr(named("answer.done-already").letter, "compensations")  # noqa: B009 - an answer's
    assert words[2] not in told("answer.upheld", language, compensations=done)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_where_a_file_stands_is_told_from_its_record(language: str) -> None:
    words = {
        "fr": ("excuse", "médiateur", "nous avons reçu", "un premier examen", "confiée", "nouvelle date"),
        "en": ("apologise", "mediator", "we received", "a first look", "given to a member", "new date"),
    }[language]  # fmt: skip
    calm = told("progress.investigating", language, done=(), late=False, missed=None)
    for absent in words:
        assert absent not in calm, absent
    ahead = date(2027, 2, 12)
    assert words[-1] not in told("progress.late", language, promised_by=ahead)
    nobody = file_of("progress.investigating").model_copy(update={"owner": ""})
    assert BOB.name not in told("progress.investigating", language, file=nobody)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_end_names_what_ended_it(language: str) -> None:
    words = {
        "fr": ("Ce délai est passé", "Merci d'avoir accepté", "La médiation est terminée", "Ce que nous avons fait"),
        "en": ("That period is over", "Thank you for accepting", "The mediation is over", "What we have done"),
    }[language]
    for why, own in (("silence", 0), ("accepted", 1), ("mediation", 2), ("other", None)):
        text = told("closing.silence", language, why=why, executed=())
        assert [words.index(one) for one in words if one in text] == ([] if own is None else [own])
    # Closed by its first letter: there was no answer that could have been accepted.
    assert words[1] not in told("closing.silence", language, why="accepted", at_once=True)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_letter_names_a_limit_or_a_sender_that_nobody_has(language: str) -> None:
    done = getattr(named("compensation_done.refund").letter, "compensation")  # noqa: B009 - that letter's
    text = told("compensation_done.refund", language, proof="", compensation=replace(done, how=""))
    assert {"fr": "Référence :", "en": "Reference:"}[language] not in text
    assert {"fr": "Comment", "en": "How"}[language] not in text
    late = {"fr": "plus tard que la date", "en": "later than the date"}[language]
    assert late not in told("holding.in-time", language)
    assert late in told("holding.late", language)
    first = date(2026, 12, 10)
    going = told("going_on.late", language, next_news=first + timedelta(days=9))
    assert {"fr": "Notre réponse :", "en": "Our answer:"}[language] not in going


def test_the_step_that_is_told_is_the_files_own() -> None:
    for state, words in ((State.INVESTIGATING, "Nous étudions"), (State.DECISION_REVIEW, "Notre réponse est écrite")):
        file = file_of("progress.investigating").model_copy(update={"state": state})
        assert words in told("progress.investigating", file=file)
