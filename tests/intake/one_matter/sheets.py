"""Two mails of one person within days: about one thing, or about two. The rules were made with one half alone."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from worker.complaint.lifecycle import State
from worker.intake import subjects
from worker.intake.sorting import sort
from worker.intake.sorting.likeness import body_sha256
from worker.nouns.facts import Facts
from worker.nouns.item import FileBrief, FollowUp, NewComplaint
from worker.nouns.message import Message, Party
from worker.processing.likeness import words_of

HERE = Path(__file__).parent
SENDER = Party("bo@example.org", "Bo Lindqvist")
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Pair:
    """The first mail opened a file; the second came so many days later, as no answer to anything."""

    same: bool
    first: tuple[str, str]
    days: int
    second: tuple[str, str]

    @property
    def joined(self) -> bool:
        """Whether the second joins the file of the first, or is proposed for it."""
        item = sort(_mail(*self.second, self.days), Facts(files_of_sender=(_file(*self.first),)))
        return isinstance(item, FollowUp) or (isinstance(item, NewComplaint) and bool(item.duplicates))


@dataclass(frozen=True, slots=True)
class Figures:
    """`missed` are about one thing and stand apart, `mixed` about two and are taken for one."""

    same: int
    different: int
    missed: tuple[Pair, ...]
    mixed: tuple[Pair, ...]


def sheet(name: str) -> tuple[Pair, ...]:
    rows = (line.split("\t") for line in (HERE / f"{name}.tsv").read_text("utf-8").splitlines())
    return tuple(Pair(kind == "same", (one, text), int(days), (two, more)) for kind, one, text, days, two, more in rows)


def figures(name: str) -> Figures:
    pairs = sheet(name)
    same = [one for one in pairs if one.same]
    other = [one for one in pairs if not one.same]
    return Figures(
        len(same),
        len(other),
        tuple(one for one in same if not one.joined),
        tuple(one for one in other if one.joined),
    )


def _mail(subject: str, text: str, days: int) -> Message:
    body = f"{text}\n\nBo Lindqvist"
    return Message("<2@example.org>", SENDER, subject, body, body, sent_at=AT + timedelta(days=days))


def _file(subject: str, text: str) -> FileBrief:
    return FileBrief(
        ref="REC-2026-000123-38",
        state=State.REGISTERED,
        is_open=True,
        subject=subjects.bare(subject),
        participants=frozenset({SENDER.address}),
        registered_at=AT,
        body_sha256=body_sha256(f"{text}\n\nBo Lindqvist"),
        words=words_of(subject, (text,)),
    )
