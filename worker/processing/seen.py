"""What a letter may show of its file: two views of the record, each the whole list of what its reader may see.

A template gets `complaint`, which is one of them; the letter's audience alone decides which. What is not written down
here cannot be reached from a letter: who proposed what, what colleagues note, what was found before it was decided.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Final

from worker.complaint.assessment import Assessment, Deadlines
from worker.complaint.lifecycle import State
from worker.complaint.messages import SupportingDocument
from worker.complaint.particulars import CustomerKind, DesiredSolution, Named, concerned
from worker.complaint.record import Complaint
from worker.nouns.letter import Letter
from worker.processing import recourse, their_words
from worker.processing.calling import is_written_to
from worker.processing.documents import kept, refused
from worker.processing.people import answered_by
from worker.processing.rules import Rules
from worker.words.greetings import may_be_greeted
from worker.words.secrets import without_secrets


@dataclass(frozen=True, slots=True)
class SeenByComplainant:
    """The file as its complainant may see it. Days that are ahead are None once they are in `_past`."""

    _file: Complaint
    _rules: Rules
    _past: frozenset[str] = frozenset()

    @property
    def ref(self) -> str:
        return self._file.ref

    @property
    def complainant_name(self) -> str:
        """Whom the letter greets: who speaks for the complainant, where somebody does; "" where no name reads well."""
        name = self._file.complainant.greeted
        return name if may_be_greeted(name) else ""

    @property
    def representative(self) -> str:
        return self._file.complainant.representative

    @property
    def represented(self) -> str:
        return self._file.complainant.name

    @property
    def consumer(self) -> bool:
        return self._file.complainant.kind is CustomerKind.CONSUMER

    @property
    def mediator_called(self) -> str:
        """The complainant's words by which the mediator has the matter already, "" where none say so."""
        return self._file.mediation.mediator if self._file.mediation else recourse.mediator_called(self._file)

    @property
    def offered_mediation(self) -> bool:
        """Whether they are told of the mediator as of something new."""
        return self.consumer and not self.mediator_called

    @property
    def subject(self) -> str:
        return their_words.polite_subject(self._file)

    @property
    def points(self) -> tuple[str, ...]:
        return their_words.polite_points(self._file)

    @property
    def thing(self) -> str:
        return their_words.thing(self._file)

    @property
    def wish(self) -> DesiredSolution | None:
        return their_words.wish(self._file)

    @property
    def documents(self) -> tuple[SupportingDocument, ...]:
        return kept(self._documents())

    @property
    def refused_documents(self) -> tuple[SupportingDocument, ...]:
        return refused(self._documents())

    @property
    def channel(self) -> str:
        """How it came: what a colleague noted of a call or a visit is not told as the complainant's own words."""
        return self._file.channel.value

    @property
    def state(self) -> str:
        return self._file.state.value

    @property
    def level(self) -> int:
        return self._file.level

    @property
    def examined_by_another(self) -> bool:
        """Whether who looks after a second examination wrote and approved nothing of the answers before."""
        answered = answered_by(self._file)
        return self._file.level > 1 and bool(answered) and self._file.owner not in answered

    @property
    def handler_name(self) -> str:
        """Who looks after it, "" for the service."""
        owner = self._rules.staff.get(self._file.owner)
        return owner.name if owner else ""

    @property
    def sent_on(self) -> date:
        """The day from which the complaint counts."""
        return self._file.deadlines.clock_start

    @property
    def received_on(self) -> date:
        return self._rules.day(self._file.received_at)

    @property
    def registered_on(self) -> date:
        return self._rules.day(self._file.registered_at)

    @property
    def answered_on(self) -> date | None:
        return self._day(self._file.answered_at)

    @property
    def answer_stands(self) -> bool:
        """Whether what we answered is our last word: a file that is taken up again has another answer to come."""
        told = self._file.state in {State.ANSWERED, State.IN_MEDIATION} or self._file.ended_at is not None
        return told and self._file.answered_at is not None

    @property
    def ended_on(self) -> date | None:
        return self._day(self._file.ended_at)

    @property
    def answer_due(self) -> date | None:
        return self._ahead("answer_due")

    @property
    def mediation_limit(self) -> date | None:
        """The last day for the mediator (C. conso. L612-2)."""
        return self._ahead("mediation_limit")

    def _documents(self) -> tuple[SupportingDocument, ...]:
        return tuple(document for message in self._file.messages for document in message.documents)

    def _day(self, moment: datetime | None) -> date | None:
        return self._rules.day(moment) if moment else None

    def _ahead(self, name: str) -> date | None:
        day: date = getattr(self._file.deadlines, name)
        return None if name in self._past else day


@dataclass(frozen=True, slots=True)
class SeenByStaff(SeenByComplainant):
    """The file as a colleague may see it: what is proposed, how it was assessed, whose it is."""

    @property
    def subject(self) -> str:
        return their_words.subject(self._file)

    @property
    def points(self) -> tuple[str, ...]:
        return their_words.points(self._file)

    @property
    def complainant_name(self) -> str:
        return self._file.complainant.name

    @property
    def complainant_address(self) -> str:
        return next(iter(self._file.complainant.addresses), "")

    @property
    def unrecognised(self) -> bool:
        return their_words.unrecognised(self._file)

    @property
    def named_by(self) -> str:
        """Who says that the complainant wrote it, where that is somebody else whom nobody vouches for."""
        first = next(iter(self._file.messages), None)
        return first.sender if first is not None and first.lent and self.unrecognised else ""

    @property
    def phone(self) -> str:
        return self._file.complainant.phone

    @property
    def customer(self) -> str:
        return self._file.complainant.kind.value

    @property
    def adaptation(self) -> str:
        """How the complainant needs to be written or spoken to."""
        return self._file.complainant.adaptation_needed

    @property
    def given_up(self) -> str:
        """The words of the first message by which its author gives a contract up, as a consumer may."""
        return their_words.given_up(self._file)

    @property
    def first_text(self) -> str:
        return without_secrets(self._file.messages[0].new_text) if self._file.messages else ""

    @property
    def passed_on(self) -> tuple[str, ...]:
        """What the complainant wrote, where the mail of a colleague brought it: their own words come first there."""
        brought = any(message.sender in self._rules.staff for message in self._file.messages[:1])
        return their_words.points(self._file) if brought and self._file.channel == "email" else ()

    @property
    def first_quoted(self) -> str:
        return without_secrets(self._file.messages[0].quoted) if self._file.messages else ""

    @property
    def concerned(self) -> tuple[Named, ...]:
        return concerned(self._file)

    @property
    def category(self) -> str:
        return self._file.category

    @property
    def category_words(self) -> str:
        return self._file.category_words

    @property
    def assessment(self) -> Assessment:
        return self._file.assessment

    @property
    def days(self) -> Deadlines:
        """All of them, also those that are over."""
        return self._file.deadlines

    @property
    def litigation(self) -> bool:
        return self._file.litigation

    @property
    def litigation_words(self) -> str:
        return self._file.litigation_words

    @property
    def possible_duplicates(self) -> tuple[str, ...]:
        return self._file.possible_duplicates

    @property
    def linked_refs(self) -> tuple[str, ...]:
        return self._file.linked_refs

    @property
    def complained_of(self) -> tuple[str, ...]:
        """The colleagues who are complained of, by name."""
        return tuple(self._rules.name_of(address) for address in self._file.complained_of)

    @property
    def owner_name(self) -> str:
        return self._rules.name_of(self._file.owner)

    @property
    def outcome(self) -> str:
        return self._file.decision

    @property
    def assess_due(self) -> date | None:
        return self._ahead("assess_due")

    @property
    def answer_target(self) -> date | None:
        return self._ahead("answer_target")


VIEWS: Final = {"complainant": SeenByComplainant, "staff": SeenByStaff}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLetter(Letter):
    """Base of the letters about one file: beside it, a letter holds only what no record knows.

    `past` are days of the file that are over when it is written. Templates see neither this nor `file` nor `rules`.
    """

    INSIDE: ClassVar[frozenset[str]] = Letter.INSIDE | {"file", "rules", "past", "ref"}

    file: Complaint
    # The same for every letter of one day.
    rules: Rules = field(hash=False, repr=False)
    past: frozenset[str] = frozenset()

    @property
    def ref(self) -> str:
        return self.file.ref

    @property
    def calls(self) -> bool:
        return self.audience == "staff" or not is_written_to(self.file)

    @property
    def complaint(self) -> SeenByComplainant:
        """The file as this letter may show it."""
        return VIEWS[self.audience](self.file, self.rules, self.past)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken(FileLetter):
    """Base of the letters in a colleague's own words: they greet and take leave as the colleague did, "" as we do."""

    greeting: str = ""
    closing: str = ""
