"""A word or two in answer to what a letter asked: the command that they stand for, and no other words of the kind."""

from datetime import timedelta

import pytest

from tests.commands.lines import action, held, of
from tests.response.sheet import CY, THEN, ready
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.item import OurLetter
from worker.processing.commands.script import Script
from worker.staff.answers import as_answer


def command(said: str, occasion: str, file: Complaint) -> str:
    letter = OurLetter(1, "<1@example.com>", file.ref, occasion, CY.address, to_staff=True, queued_at=THEN, parcel=8)
    read = as_answer(Script((), said), said, letter, file, CY)
    return " ".join((read.lines[0].verb, *read.lines[0].words)) if read.lines else ""


def said_to_be(kind: str, state: State) -> Complaint:
    [message] = held(8).held_messages
    return of(state, messages=(message.model_copy(update={"followup_kind": kind}),))


TODO = of(State.CLOSED, actions=(action(4, owner=CY.address),))
DONE = of(State.CLOSED, actions=(action(4, owner=CY.address, done_at=THEN + timedelta(days=9)),))
TWO = of(State.CLOSED, actions=(action(4, owner=CY.address), action(5, owner=CY.address)))
LEAVING = said_to_be("withdrawal", State.INVESTIGATING)
AGREEING = said_to_be("acceptance", State.ANSWERED)


@pytest.mark.parametrize(
    ("said", "occasion", "file", "meant"),
    [
        ("C'est fait", "action", TODO, "action-faite 4"),
        ("Bonjour, c'est fait.", "action", TODO, "action-faite 4"),
        ("Fait, routeur remplacé", "action", TODO, "action-faite 4 routeur remplacé"),
        ("Terminé !", "action", TODO, "action-faite 4"),
        ("oui", "action", DONE, "action-efficace 4 oui"),
        ("Non.", "action", DONE, "action-efficace 4 non"),
        ("Oui, merci", "relay", LEAVING, "retrait"),
        ("ok", "relay", AGREEING, "accepté"),
        ("oui", "relay", held(8), "accepter 8"),
        ("Non, le ton est trop sec", "approval", ready(), "refuser le ton est trop sec"),
    ],
)
def test_an_answer_is_the_command_that_it_stands_for(said: str, occasion: str, file: Complaint, meant: str) -> None:
    assert command(said, occasion, file) == meant


@pytest.mark.parametrize(
    ("said", "occasion", "file"),
    [
        ("Ce n'est pas encore fait", "action", TODO),
        ("C'est fait mais pas partout", "action", TODO),
        ("C'est fait ?", "action", TODO),
        ("C'est fait", "action", TWO),
        ("oui", "action", TODO),
        ("oui mais attendez", "relay", LEAVING),
        ("oui", "relay", said_to_be("withdrawal", State.ANSWERED)),
        ("oui", "relay", said_to_be("", State.INVESTIGATING)),
        ("oui", "relay", said_to_be("acceptance", State.INVESTIGATING)),
        ("non", "approval", ready()),
        ("oui", "assignment", AGREEING),
        ("", "relay", AGREEING),
    ],
)
def test_what_says_more_or_was_not_asked_is_no_answer(said: str, occasion: str, file: Complaint) -> None:
    assert command(said, occasion, file) == ""
