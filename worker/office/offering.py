"""What a letter offers its reader: asked of the table with the file as the decision leaves it, and whoever is away."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from worker.complaint.folding import apply_all
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.nouns.decision import FilePart
from worker.nouns.item import Absence
from worker.nouns.letter import Letter, Outgoing
from worker.nouns.offer import Offer
from worker.office.commands import TABLE
from worker.office.desk import Desk
from worker.processing.handover import Assignment
from worker.processing.letters import Transcript
from worker.register import files
from worker.register.lookup import absences, workload
from worker.register.page import Page
from worker.staff.mending import lines_so_far
from worker.staff.offers import View, offered
from worker.staff.spoken import said_so_far


def _parcel(letter: Letter | None) -> int:
    """The number of the message that a letter brings."""
    message = getattr(letter, "message", None)
    return message.parcel if isinstance(message, ReceivedMessage) else 0


def _typed(about: Letter | None, file: Complaint, reader: str) -> Mapping[str, tuple[str, ...]]:
    """The lines that would have been carried out, but for others of the same mail, by their command's English name."""
    if not isinstance(about, Transcript):
        return {}
    return lines_so_far(file, reader, (one.typed for one in about.lines if not one.ok), TABLE)


_VERB = re.compile(r"^(#\S+)", re.MULTILINE)


@dataclass
class Offering:
    """One a page: files are read once, and absences asked for once."""

    desk: Desk
    page: Page
    now: datetime
    _files: dict[str, Complaint | None] = field(default_factory=dict)
    _after: set[str] = field(default_factory=set)
    _absences: tuple[Absence, ...] | None = None
    _load: Mapping[str, int] | None = None

    def after(self, part: FilePart, outgoing: Outgoing) -> tuple[Offer, ...]:
        """What the reader of a letter may do once all that the part records has happened."""
        if not part.ref or not outgoing.for_staff:
            return ()
        if part.entries and part.ref not in self._after:
            self._after.add(part.ref)
            self._files[part.ref] = apply_all(self.page.held(part.ref), part.entries, at=self.now)
        return self.of(part.ref, outgoing.to.address, outgoing.language, about=outgoing.letter)

    def file(self, ref: str) -> Complaint | None:
        if ref not in self._files:
            try:
                self._files[ref] = files.read(self.page.session, ref)
            except files.NoSuchFile:
                self._files[ref] = None
        return self._files[ref]

    def of(
        self, ref: str, reader: str, language: str, *, about: Letter | None = None, named: bool = False
    ) -> tuple[Offer, ...]:
        """What a colleague may do with a file; nothing for whoever is none, and where there is no such file. `named`:
        each line names the file, as in a list of many.
        """
        person, file = self.desk.rules.staff.get(reader), self.file(ref)
        if person is None or file is None:
            return ()
        rules = self.desk.rules
        occasion = about.occasion if about else ""
        announced = about.announced if isinstance(about, Transcript | Assignment) else None
        today, away = rules.day(self.now), self._away()
        announced = announced if named else said_so_far(announced, file, rules, today)
        typed = _typed(about, file, reader) if not named else {}
        view = View(file, person, rules, today, away, occasion, _parcel(about), announced, typed, self._workload())
        found = offered(view, TABLE, language)
        return tuple(replace(one, lines=_VERB.sub(rf"\1 {ref}", one.lines)) for one in found) if named else found

    def _workload(self) -> Mapping[str, int]:
        if self._load is None:
            self._load = workload(self.page.session)
        return self._load

    def _away(self) -> tuple[Absence, ...]:
        if self._absences is None:
            self._absences = absences(self.page.session, self.page.now)
        return self._absences
