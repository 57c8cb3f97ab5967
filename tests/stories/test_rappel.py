"""A plain reply waits before it leaves: whoever wrote it sees it as it will leave, and can stop it until then."""

from collections.abc import Callable

import pytest

from tests.stories.answering import complains
from tests.stories.conftest import TEAM, Letter, Person, World

REPLY = "Bonjour,\n\nLe transporteur reprend votre canapé mardi, vous n'avez rien à préparer.\n\nCordialement,\nAnn"


@pytest.fixture
def world(open_world: Callable[..., World]) -> World:
    return open_world(processing={"reply_window": "5 minutes"})


def _replies(world: World, bo: Person, ann: Person, text: str = REPLY) -> Letter:
    """Ann replies to Bo's complaint; the transcript."""
    ann.answers(complains(world, bo, ann), text)
    world.works()
    [transcript] = ann.reads()
    return transcript


def test_a_plain_reply_leaves_after_the_window_as_it_was_shown(world: World, bo: Person, ann: Person) -> None:
    transcript = _replies(world, bo, ann)

    assert bo.reads() == []
    assert "09:05" in transcript
    assert "« stop »" in transcript

    world.waits(minutes=4)
    assert bo.reads() == []
    world.waits(minutes=1)
    [letter] = bo.reads()
    body = str(letter.message.get_body(("plain",)).get_content()).split("\n---")[0].split()
    shown = " ".join(word for word in transcript.text.split() if word != ">")
    assert " ".join(body[:40]) in shown
    world.proves()


def test_one_that_leaves_despite_the_check_waits_as_well(world: World, bo: Person, ann: Person) -> None:
    ann.answers(complains(world, bo, ann), f"#malgré Accord du magasin\n\n{REPLY.replace('mardi', 'dès que possible')}")
    world.works()
    [transcript] = ann.reads()

    assert bo.reads() == []
    assert "09:05" in transcript
    assert "contrôle des promesses levé" in transcript
    world.waits(minutes=5)
    assert len(bo.reads()) == 1


@pytest.mark.parametrize(
    "word", ["stop", "Non", "attends !", "STOP\n\nAnn", "Stop, je me suis trompée de client", "wait"]
)
def test_a_word_takes_it_back(world: World, bo: Person, ann: Person, word: str) -> None:
    ann.answers(_replies(world, bo, ann), word)
    world.works()

    [told] = ann.reads()
    assert "rappelée : elle n'est pas partie" in told
    assert "Le transporteur reprend votre canapé mardi" in told
    world.waits(days=1)
    assert [letter for letter in bo.reads() if "transporteur" in letter] == []
    assert "LetterTakenBack" in world.entries(world.file().ref)
    assert [mail.status for mail in world.file().mails if mail.occasion == "staff_letter"] == ["taken_back"]
    world.proves()


def test_the_link_takes_it_back(world: World, bo: Person, ann: Person) -> None:
    transcript = _replies(world, bo, ann)
    assert "mailto:" in transcript.html
    assert "%23stop" in transcript.html

    ann.writes("Re:", "#stop 2", to=str(transcript.message["Reply-To"]))
    world.works()

    assert "rappelée" in ann.reads()[0]
    world.waits(minutes=10)
    assert bo.reads() == []


def test_too_late_is_said_with_the_hour(world: World, bo: Person, ann: Person) -> None:
    transcript = _replies(world, bo, ann)
    world.waits(minutes=6)

    ann.answers(transcript, "stop")
    world.waits(minutes=1)

    assert "trop tard : la lettre est partie à 09:06" in ann.reads()[0]
    assert len(bo.reads()) == 1


def test_a_corrected_text_is_sent_again_after_the_first_was_stopped(world: World, bo: Person, ann: Person) -> None:
    transcript = _replies(world, bo, ann)
    ann.answers(transcript, "stop")
    world.works()
    [stopped] = ann.reads()

    ann.answers(stopped, REPLY.replace("mardi", "mercredi"))
    world.works()
    world.waits(minutes=5)

    [letter] = bo.reads()
    assert "mercredi" in letter
    world.proves()


def test_a_second_reply_does_not_stop_the_first_and_says_so(world: World, bo: Person, ann: Person) -> None:
    transcript = _replies(world, bo, ann)
    world.waits(minutes=2)
    ann.answers(transcript, REPLY.replace("mardi", "mercredi"))
    world.works()

    [second] = ann.reads()
    assert "Une autre lettre de vous attend de partir" in second
    assert "celle de 09:05" in second
    ann.writes("Re:", "#stop 2", to=str(second.message["Reply-To"]))
    world.works()
    world.waits(minutes=10)
    assert ["mercredi" in letter for letter in bo.reads()] == [True]


def test_the_send_command_leaves_at_once(world: World, bo: Person, ann: Person) -> None:
    ann.answers(complains(world, bo, ann), f"#envoyer\n{REPLY}")
    world.works()
    assert len(bo.reads()) == 1


def test_a_letter_that_was_taken_back_broke_no_silence(world: World, bo: Person, ann: Person) -> None:
    """The clock of silence counts what the customer heard, not what they might have."""
    notice = complains(world, bo, ann)
    world.lives("2026-12-03")
    bo.reads()
    ann.reads()
    ann.answers(notice, REPLY)
    world.works()
    ann.answers(ann.reads()[-1], "stop")
    world.works()

    world.lives("2026-12-10")
    assert len(bo.reads()) == 1


def test_the_way_back_and_the_question_on_every_database(database_url: str, open_world: Callable[..., World]) -> None:
    world = open_world(database=database_url, staff=TEAM, processing={"reply_window": "5 minutes"})
    bo, ann = world.person("Bo Lindqvist", "bo@example.org"), world.colleague("ann")
    transcript = _replies(world, bo, ann)
    # A worker that starts anew finds the letter as it was.
    world.office.open()
    ann.answers(transcript, "stop")
    world.works()
    [stopped] = ann.reads()
    assert "rappelée" in stopped

    ann.answers(stopped, "Le colis est au dépôt. À vue de nez il cherche un geste.")
    world.works()
    [question] = ann.reads()
    ann.answers(question, "envoyer")
    world.works()
    # It can be taken back for five minutes, as every letter of a colleague.
    assert bo.reads() == []
    world.waits(minutes=6)
    [sent] = bo.reads()
    assert "il cherche un geste" in sent
    assert [mail.status for mail in world.file().mails if mail.occasion == "staff_letter"] == ["taken_back", "sent"]
    world.proves()


def test_whose_letter_somebody_else_stops_is_told(open_world: Callable[..., World]) -> None:
    world = open_world(staff=TEAM, processing={"reply_window": "5 minutes"})
    bo, ann, bob = (
        world.person("Bo Lindqvist", "bo@example.org"),
        world.colleague("ann"),
        world.colleague("bob"),
    )
    notice = complains(world, bo, ann)
    ann.answers(notice, "#évaluer gravité=2 complexité=1 répercussions=2\n#affecter bob")
    world.works()
    ann.reads()
    bob.answers(bob.reads()[0], REPLY.replace("Ann", "Bob"))
    world.works()
    bob.reads()

    ann.answers(notice, "#stop")
    world.works()
    assert "rappelée : elle n'est pas partie" in ann.reads()[0]
    [told] = bob.reads()
    assert "Ann Morel a arrêté votre lettre avant son départ" in told
    assert "Le transporteur reprend votre canapé mardi" in told
    world.waits(minutes=10)
    assert [letter for letter in bo.reads() if "transporteur" in letter] == []
