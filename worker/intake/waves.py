"""A new file that is like others of the last days: from the third on it is a wave, told once to those who lead."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import ClassVar, Literal, Self

from worker.complaint.opening import Registered
from worker.complaint.record import Complaint
from worker.complaint.waves import WaveJoined
from worker.nouns.decision import FilePart
from worker.nouns.facts import Facts
from worker.nouns.item import Absence, RecentFile
from worker.nouns.letter import Letter, Outgoing
from worker.processing import likeness, people
from worker.processing.addressing import to_staff
from worker.processing.rules import Rules
from worker.processing.seen import SeenByStaff

_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A file of a wave: who complains and of what; `unproven` where nothing says that they wrote."""

    ref: str
    who: str = ""
    subject: str = ""
    unproven: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveNotice(Letter):
    """To the desk and those who manage, once a wave: complaints of different people are about one thing.

    `files` are the first of the `count` that there are.
    """

    occasion: ClassVar[str] = "wave"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    ref: str
    recipient_name: str
    count: int
    since: date
    subject: str
    files: tuple[Alike, ...]

    def naming(self, files: Mapping[str, Complaint], rules: Rules) -> Self:
        """The letter that tells of each of `files` who complains of what: who reads it sees what is no part of it."""
        return replace(self, files=tuple(_alike(one, files.get(one.ref), rules) for one in self.files))

    def to(self, name: str) -> Self:
        return replace(self, recipient_name=name)

    @property
    def urgent(self) -> bool:
        return True

    @property
    def alarms_reader(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Wave:
    """`others` are the like files; it `begins` with the third, and is joined from then on."""

    ref: str
    others: tuple[RecentFile, ...]
    begins: bool


def find(entry: Registered, facts: Facts, now: datetime) -> Wave | None:
    """The wave that a new file is one of; nobody makes a wave alone."""
    words = likeness.words_of(entry.subject, (point.text for point in entry.points))
    own = {file.ref for file in facts.files_of_sender} | {entry.ref, *entry.linked_refs, *entry.possible_duplicates}
    since = now - timedelta(days=likeness.WITHIN_DAYS)
    lately = [one for one in facts.recent if one.at >= since and one.ref not in own]
    near = [one for one in lately if likeness.may_be_like(words, one.words)]
    if not near:
        return None
    nothing = likeness.usual([one.words for one in facts.recent if one.at < since])
    alike = [one for one in near if likeness.like(words, one.words, nothing)]
    known = next((one.wave for one in alike if one.wave), "")
    if known:
        alike = [one for one in lately if one.wave == known or (one in alike and not one.wave)]
    if len(alike) + 1 < likeness.MAKES_A_WAVE:
        return None
    first = min(alike, key=lambda one: one.at)
    return Wave(known or first.ref, tuple(alike), begins=not known)


def joined(wave: Wave | None) -> tuple[WaveJoined, ...]:
    return (WaveJoined(wave=wave.ref),) if wave else ()


def of_the_others(wave: Wave | None) -> tuple[FilePart, ...]:
    """Those that came before it was one are of it too."""
    late = [one for one in wave.others if one.wave != wave.ref] if wave else []
    return tuple(FilePart(one.ref, joined(wave)) for one in late)


def told(
    entry: Registered, wave: Wave | None, rules: Rules, absences: tuple[Absence, ...], today: date
) -> tuple[Outgoing, ...]:
    """One alert a wave, to the desk and those who manage."""
    if wave is None or not wave.begins:
        return ()
    notice = WaveNotice(
        ref=entry.ref,
        recipient_name="",
        count=len(wave.others) + 1,
        since=since(wave, rules),
        subject=entry.subject,
        files=tuple(Alike(ref=ref) for ref in (entry.ref, *(one.ref for one in wave.others)))[:_SHOWN],
    )
    called = people.on_duty((*rules.desk, *rules.with_role("manager")), rules, absences, today)
    return tuple(to_staff(person, notice.to(person.name), rules) for person, _ in called)


def _alike(one: Alike, file: Complaint | None, rules: Rules) -> Alike:
    if file is None:
        return one
    seen = SeenByStaff(file, rules)
    # No address: this letter belongs to another file, and outlives what retention takes from this one.
    return Alike(ref=one.ref, who=seen.complainant_name, subject=seen.subject, unproven=seen.unrecognised)


def since(wave: Wave, rules: Rules) -> date:
    return rules.day(min(one.at for one in wave.others))
