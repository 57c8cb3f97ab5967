"""What an erasure leaves of entries: every kind there is, filled with words, keeps none that tell of a person."""

import types
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

import pytest

from tests.lives import PARIS, Life, Teller
from worker.feedback.cases import case_of
from worker.feedback.redacting import GONE, KEPT, redact
from worker.nouns import entry as entries
from worker.nouns.complaint import Complaint, State
from worker.nouns.entry import ENTRY, Entry
from worker.nouns.value import Value
from worker.processing.folding import apply

KINDS: tuple[type[Value], ...] = get_args(get_args(Entry)[0])
SECRET = "Bo Lindqvist"


def filled(kind: type[Value]) -> Any:
    """A value of this kind with words in every field that takes words."""
    return kind(**{name: _content(field.annotation) for name, field in kind.model_fields.items()})


def _content(annotation: Any) -> Any:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return args[0]
    if origin is tuple:
        return (_content(args[0]), _content(args[0]))
    if origin in (Union, types.UnionType):
        # The first of what it may be that is no None: words where it may be words.
        return SECRET if str in args else _content(next(one for one in args if one is not type(None)))
    if annotation is str:
        return SECRET
    simple = {int: 1, bool: True, date: date(2026, 1, 2), datetime: datetime(2026, 1, 2, tzinfo=UTC)}
    if annotation in simple:
        return simple[annotation]
    return next(iter(annotation)) if issubclass(annotation, Enum) else filled(annotation)


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


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_words_are_left_but_those_that_tell_of_nobody(kind: type[Value]) -> None:
    whole = filled(kind)
    left = redact(whole)
    if kind is entries.Erased:
        assert left == whole
        return
    told = {place for place, text in words(left) if SECRET in text}
    assert told <= {(owner, name) for owner, names in KEPT.items() for name in names}
    assert redact(left) == left
    assert ENTRY.validate_json(left.model_dump_json()) == left


def test_every_field_that_is_kept_is_one() -> None:
    for owner, names in KEPT.items():
        assert names <= owner.model_fields.keys(), owner.__name__


def test_documents_are_told_apart_by_their_place() -> None:
    message = filled(entries.MessageReceived)
    assert [document.name for document in redact(message).message.documents] == ["document 1", "document 2"]


def test_that_there_was_a_request_stays_known_and_not_in_which_words() -> None:
    registered = redact(filled(entries.Registered))
    assert (registered.data_protection_words, registered.litigation_words) == (GONE, GONE)
    assert not redact(registered.model_copy(update={"data_protection_words": ""})).data_protection_words


def test_a_merged_file_still_says_into_which() -> None:
    merged = entries.Moved(source=State.REGISTERED, target=State.MERGED, cause="same", reason="REC-2026-000001-A")
    closed = entries.Moved(source=State.ANSWERED, target=State.CLOSED, cause="closed", reason=f"{SECRET} called")
    assert redact(merged) == merged
    assert redact(closed).reason == ""


def folded(life: Life, *, redacted: bool) -> Complaint:
    complaint: Complaint | None = None
    for at, _, entry in life.moments:
        complaint = apply(complaint, redact(entry) if redacted else entry, at=at)
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
