"""Which version the second person speaks of, and that nothing leaves which they did not read."""

from datetime import timedelta
from typing import Any

import pytest

from tests.response.sheet import MIA, READY, RULES, THEN, bench, draft, gift, ready, refused, types
from worker.complaint.lifecycle import State
from worker.complaint.particulars import Point
from worker.complaint.post import SentMail
from worker.complaint.record import Complaint
from worker.response.drafting import Words, fingerprint

POINTS = (Point(text="a", outcome="rejected", reason="b"),)


def asked(letter: int, minutes: int) -> SentMail:
    """A request for approval that Mia was sent so many minutes after THEN."""
    return SentMail(
        letter=letter, occasion="approval", template="fr/approval.md.j2", recipient=MIA.address, to_staff=True,
        message_id=f"<{letter}@example.com>", sha256="0" * 64, queued_at=THEN + timedelta(minutes=minutes),
    )  # fmt: skip


def waiting(*minutes: int, **changes: Any) -> Complaint:
    """A refusal of which a version was filed, and asked about, at each of these moments; the last one waits."""
    file = ready(state=State.DECISION_REVIEW, points=POINTS, compensations=(), **changes)
    sha256 = fingerprint(file, RULES, Words(""), ())
    drafts = tuple(
        draft(
            version, outcome="rejected", sha256=sha256, needs=("refusal",), filed_at=THEN + timedelta(minutes=at),
            status="filed" if version == len(minutes) else "superseded",
        )
        for version, at in enumerate(minutes, 1)
    )  # fmt: skip
    mails = tuple(asked(version, at) for version, at in enumerate(minutes, 1))
    return file.model_copy(update={"drafts": drafts, "mails": mails})


def test_the_version_is_that_of_the_request_which_the_mail_answers() -> None:
    at = bench(waiting(0, 9), MIA, in_reply_to=("<2@example.com>",))
    kinds = [entry.kind for entry in types("#valider", at).entries]
    assert kinds == ["DraftJudged", "AnswerReleased", "Moved"]
    earlier = bench(waiting(0, 9), MIA, in_reply_to=("<1@example.com>",))
    assert "la version 2 vous attend" in refused("#valider", earlier)
    assert "la version 2 vous attend" in refused("#refuser Non.", earlier)
    # A thread names them all; the latest counts.
    thread = bench(waiting(0, 9), MIA, references=("<1@example.com>", "<2@example.com>"))
    assert types("#valider", thread).entries


def test_who_answers_no_request_says_which_version_they_read() -> None:
    at = bench(waiting(0), MIA)
    assert "dites quelle version vous avez lue : version=1" in refused("#valider", at)
    assert types("#valider version=1", at).entries
    assert "la version 1 vous attend" in refused("#valider version=2", at)


def test_two_versions_of_one_moment_are_told_apart_by_their_number_alone() -> None:
    at = bench(waiting(0, 0), MIA, in_reply_to=("<1@example.com>",))
    assert "dites quelle version vous avez lue : version=2" in refused("#valider", at)
    assert types("#valider version=2", at).entries


@pytest.mark.parametrize(
    "changes",
    [
        {"points": (POINTS[0].model_copy(update={"reason": "c"}),)},
        {"compensations": (gift(),)},
        {"language": "en"},
    ],
)
def test_a_record_that_has_changed_since_is_not_approved(changes: dict[str, Any]) -> None:
    at = bench(waiting(0).model_copy(update=changes), MIA)
    assert "le dossier a changé depuis la version 1" in refused("#valider version=1", at)


def test_a_version_that_may_no_longer_leave_goes_back_with_what_it_lacks() -> None:
    at = bench(waiting(0).model_copy(update={"complained_of": ("cy@example.com",)}), MIA)
    told = refused("#valider version=1", at)
    assert "Cyrille Marchand doit la reprendre" in told
    assert "la réclamation met Cyrille Marchand en cause" in told


def test_where_nothing_waits_nothing_is_approved() -> None:
    assert "aucune réponse de ce dossier n'attend" in refused("#valider", bench(READY, MIA))
    returned = ready(drafts=(draft(status="returned", judged_by=MIA.address),))
    assert "la version 1 a été rendue par Mia Laurent" in refused("#refuser Non.", bench(returned, MIA))
