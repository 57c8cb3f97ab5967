"""The mail server refuses the whole account for days; then it is mended, and every letter leaves once."""

from collections import Counter

import pytest

from tests.stories.conftest import TEAM
from worker.register import route

NOT_AS_THIS_SENDER = "550 5.7.60 SMTP; Client does not have permissions to send as this sender"


def complains(world, number):
    who = world.person(f"Client {number}", f"client{number}@example.org")
    who.writes(f"Commande {number} perdue", f"Bonjour,\n\nMa commande {number} n'est pas arrivée.")


def refuse(world, how):
    if how == "MAIL":
        world.mail.behaviour.refuse_senders = NOT_AS_THIS_SENDER
    else:
        world.mail.behaviour.verdict = how


@pytest.mark.parametrize(
    "how", ["MAIL", "554 5.2.252 SendAsDenied", "550 5.4.5 Daily user sending limit exceeded", "451 4.3.0 later"]
)
def test_four_days_of_refusals_and_then_every_letter_leaves_once(open_world, how):
    world = open_world(staff=TEAM)
    refuse(world, how)
    for number in range(6):
        complains(world, number)
    world.works()
    for day in range(4):
        complains(world, 10 + day)
        for _ in range(6):
            world.waits(hours=4)
    register = world.office.desk.register
    assert world.mail.posted == [mail for mail in world.mail.posted if mail.recipient == "reclamations@example.com"]
    assert not [letter for letter in register.letters() if letter.status not in {"queued", "told"}]
    snapshot = register.snapshot({}, world.clock.now())
    assert snapshot.post is not None
    assert snapshot.post.refused or how.startswith("4")
    world.mail.behaviour.refuse_senders = world.mail.behaviour.verdict = ""
    world.waits(minutes=15)
    left = Counter(mail.raw for mail in world.mail.posted if mail.recipient != "reclamations@example.com")
    assert max(left.values()) == 1
    assert {letter.status for letter in register.letters()} == {"sent"}
    acknowledged = {mail.recipient for mail in world.mail.posted if mail.recipient.startswith("client")}
    assert len(acknowledged) == 10
    assert all(file.acknowledged_at for file in world.files())
    assert register.look(route.read) is None
    world.proves()


def test_a_colleague_sends_again_what_was_refused(world, ann):
    world.mail.behaviour.refuse["client1@example.org"] = "550 5.1.1 nobody of that name"
    complains(world, 1)
    assert world.works().refused == 1
    [notice] = ann.reads()
    ref = world.file().ref
    world.mail.behaviour.refuse.clear()
    ann.answers(notice, "#renvoyer")
    world.works()
    [transcript] = ann.reads()
    assert "remises à l'envoi : 1" in transcript
    [acknowledgement] = [mail for mail in world.mail.posted if mail.recipient == "client1@example.org"]
    assert ref.encode() in acknowledgement.raw
    assert world.file().acknowledged_at is not None
    assert "LetterRequeued" in world.entries(ref)
    ann.answers(notice, "#renvoyer")
    world.works()
    [transcript] = ann.reads()
    assert "toutes les lettres de ce dossier sont parties" in transcript
    world.proves()
