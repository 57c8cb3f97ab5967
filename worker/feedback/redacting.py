"""What an erasure leaves of an entry: codes, dates, amounts, verdicts and references; nobody's name, address or words.

Whatever is free text goes, unless it is named here: a field that comes later is erased until somebody thinks of it.
The rest still folds into the same figures.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin

from worker.nouns import complaint as files
from worker.nouns import entry as entries
from worker.nouns.answering import Compensation, Draft
from worker.nouns.complaint import ReceivedMessage, State
from worker.nouns.entry import Entry
from worker.nouns.value import Value
from worker.nouns.work import CorrectiveAction

T = TypeVar("T", bound=Value)

# Texts that tell of no person: references, the company's own codes, hashes, and what a machine calls something.
KEPT: Mapping[type[Value], frozenset[str]] = MappingProxyType(
    {
        entries.Registered: frozenset(
            {"ref", "mailbox", "language", "category", "possible_duplicates", "linked_refs"},
        ),
        entries.Imported: frozenset({"origin", "root_cause", "product_or_service"}),
        entries.MessageSetApart: frozenset({"into"}),
        entries.FileJoined: frozenset({"ref"}),
        entries.DocumentJudged: frozenset({"sha256", "signature"}),
        entries.Moved: frozenset({"cause"}),
        entries.Corrected: frozenset({"category", "product_or_service", "language"}),
        entries.CauseFound: frozenset({"cause"}),
        entries.ClockStruck: frozenset({"key"}),
        files.SupportingDocument: frozenset({"media_type", "sha256", "signature"}),
        files.DesiredSolution: frozenset({"currency"}),
        ReceivedMessage: frozenset({"sha256", "followup_kind"}),
        files.SentMail: frozenset({"occasion", "template", "message_id", "sha256"}),
        Compensation: frozenset({"currency"}),
        Draft: frozenset({"sha256"}),
        CorrectiveAction: frozenset({"cause"}),
    }
)
# That there were such words makes the record what it is; which ones, nobody need know any more.
TOLD: frozenset[str] = frozenset({"litigation_words", "data_protection_words"})
GONE = "…"


def redact(entry: Entry) -> Entry:
    """The entry without people. What says that there was an erasure stays as it is."""
    return entry if isinstance(entry, entries.Erased) else _redacted(entry)


def _redacted(value: T) -> T:
    kept = KEPT.get(type(value), frozenset())
    changes = {
        name: _left(getattr(value, name), field.annotation, name)
        for name, field in type(value).model_fields.items()
        if name not in kept
    }
    if isinstance(value, ReceivedMessage):
        changes["documents"] = tuple(
            document.model_copy(update={"name": f"document {number}"})
            for number, document in enumerate(changes["documents"], start=1)
        )
    if isinstance(value, entries.Moved) and value.target is State.MERGED:
        # The reason of a merger is the file that it went into.
        changes["reason"] = value.reason
    return value.model_copy(update=changes)


def _left(content: Any, annotation: Any, name: str) -> Any:
    if isinstance(content, Value):
        return _redacted(content)
    if isinstance(content, tuple):
        parts = tuple(_redacted(part) for part in content if isinstance(part, Value))
        return () if _is_text(get_args(annotation)[0]) else parts or content
    if isinstance(content, str) and _is_text(annotation):
        return GONE if content and name in TOLD else ""
    return content


def _is_text(annotation: Any) -> bool:
    """Free text, as opposed to one of some words that the procedure knows."""
    return annotation is str or (get_origin(annotation) is not None and str in get_args(annotation))
