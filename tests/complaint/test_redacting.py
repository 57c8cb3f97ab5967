"""What an erasure leaves of entries: every kind there is, filled with words, keeps none that tell of a person."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.filled import SECRET, filled
from tests.lives import PARIS, Life, Teller
from worker.complaint.folding import ENTRY, KINDS, apply
from worker.complaint.lifecycle import Moved, State
from worker.complaint.messages import MessageReceived
from worker.complaint.opening import Registered
from worker.complaint.personal_data import Erased
from worker.complaint.record import Complaint
from worker.complaint.value import GONE, Value
from worker.feedback.cases import case_of

# Each text that an erasure leaves. Whoever marks one more as such says here that it tells of no person.
KEPT = {
    "Registered": {"ref", "mailbox", "language", "category", "possible_duplicates", "linked_refs"},
    "Imported": {"origin", "root_cause", "product_or_service"},
    "MessageSetApart": {"into"},
    "WaveJoined": {"wave"},
    "MessageElsewhereToo": {"into"},
    "FileJoined": {"ref"},
    "DocumentJudged": {"sha256", "signature"},
    "Moved": {"cause", "caller"},
    "Corrected": {"category", "product_or_service", "language"},
    "CauseFound": {"cause"},
    "ClockStruck": {"key"},
    "SupportingDocument": {"media_type", "sha256", "signature"},
    "DesiredSolution": {"currency"},
    "ReceivedMessage": {"sha256", "followup_kind"},
    "SentMail": {"occasion", "template", "message_id", "sha256"},
    "Compensation": {"currency"},
    "Draft": {"sha256"},
    "CorrectiveAction": {"cause"},
}


def words(value: Any, path: tuple[type[Value], str] | None = None) -> Iterator[tuple[tuple[type[Value], str], str]]:
    """Each text in a value, with the class and field that it stands in."""
    if isinstance(value, Value):
        for name in type(value).model_fields:
            yield from words(getattr(value, name), (type(value), name))
    elif isinstance(value, tuple):
        for one in value:
            yield from words(one, path)
    elif isinstance(value, str) and path is not None:
        yield path, value


def told_by(left: Value) -> set[tuple[str, str]]:
    """The class and the field of each text that still holds the secret."""
    return {(owner.__name__, name) for (owner, name), text in words(left) if SECRET in text}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_words_are_left_but_those_that_tell_of_nobody(kind: type[Value]) -> None:
    whole = filled(kind)
    left = whole.redacted()
    if kind is Erased:
        assert left == whole
        return
    assert {name for owner, name in told_by(left) if name not in KEPT.get(owner, ())} == set()
    assert left.redacted() == left
    assert ENTRY.validate_json(left.model_dump_json()) == left


def test_whatever_may_be_left_is_left() -> None:
    found = {place for kind in KINDS if kind is not Erased for place in told_by(filled(kind).redacted())}
    assert found == {(owner, name) for owner, names in KEPT.items() for name in names}


def test_documents_are_told_apart_by_their_place() -> None:
    message = filled(MessageReceived)
    assert [document.name for document in message.redacted().message.documents] == ["document 1", "document 2"]


def test_that_there_was_a_request_stays_known_and_not_in_which_words() -> None:
    registered = filled(Registered).redacted()
    assert (registered.data_protection_words, registered.litigation_words) == (GONE, GONE)
    assert not registered.model_copy(update={"data_protection_words": ""}).redacted().data_protection_words


def test_a_merged_file_still_says_into_which() -> None:
    merged = Moved(source=State.REGISTERED, target=State.MERGED, cause="same", reason="REC-2026-000001-A")
    closed = Moved(source=State.ANSWERED, target=State.CLOSED, cause="closed", reason=f"{SECRET} called")
    assert merged.redacted() == merged
    assert closed.redacted().reason == ""


def folded(life: Life, *, redacted: bool) -> Complaint:
    complaint: Complaint | None = None
    for at, _, entry in life.moments:
        complaint = apply(complaint, entry.redacted() if redacted else entry, at=at)
    assert complaint is not None
    return complaint


@pytest.mark.parametrize("seed", [4, 5])
def test_whole_lives_fold_into_the_same_figures(seed: int) -> None:
    for life in Teller(seed).lives(150):
        before, after = (case_of(folded(life, redacted=redacted), PARIS) for redacted in (False, True))
        # Whoever worked on it is a person too; and what is in litigation is never erased.
        assert after == replace(before, owner="", litigation=after.litigation), life.ref


def test_neither_name_nor_address_is_left_of_a_life() -> None:
    for life in Teller(4).lives(40):
        who = life.complaint().complainant
        left = folded(life, redacted=True).model_dump_json()
        assert who.name in folded(life, redacted=False).model_dump_json()
        assert who.name not in left
        assert not any(address in left for address in who.addresses)
