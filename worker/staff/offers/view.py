"""Who is offered something, and of which file: all that a row of the table looks at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from worker.complaint.answer import Draft
from worker.complaint.lifecycle import State, is_open
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.nouns.announced import Announced
from worker.nouns.item import Absence, Person
from worker.processing.people import answered_by, stood_in_for
from worker.processing.rules import Rules
from worker.response.approval import answered_before, may_approve
from worker.response.releasing import waiting_draft


@dataclass(frozen=True)
class View:
    """`absences` are those that the register knows: whoever stands in for somebody has their rights. `about` is the
    occasion of the letter that offers, "" for none, and `parcel` numbers the message that it brings, 0 for none.
    `announced` is what a text of theirs, which did not leave, says of the decision; `typed` are lines of theirs that
    would be carried out but for others beside them, by their command's English name. `workload` counts the open files
    of each colleague.
    """

    file: Complaint
    person: Person
    rules: Rules
    today: date
    absences: tuple[Absence, ...] = ()
    about: str = ""
    parcel: int = 0
    announced: Announced | None = None
    typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    workload: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Whoever reads, and those in whose place they act."""
        return (self.person, *stood_in_for(self.person, self.rules, self.absences, self.today))

    @property
    def state(self) -> State:
        return self.file.state

    @property
    def addresses(self) -> frozenset[str]:
        return frozenset(one.address for one in self.people)

    @property
    def owns(self) -> bool:
        return self.file.owner in self.addresses

    @property
    def is_left_behind(self) -> bool:
        """It is open, and its owner is no colleague any more."""
        return is_open(self.state) and bool(self.file.owner) and self.file.owner not in self.rules.staff

    @property
    def kind(self) -> str:
        """What the last message of the complainant seems to be."""
        return self.file.messages[-1].followup_kind if self.file.messages else ""

    @property
    def waiting(self) -> Draft | None:
        """The version that waits for this colleague's approval."""
        draft = waiting_draft(self.file)
        roles = frozenset(role for one in self.people for role in one.roles)
        free = draft is not None and may_approve(self.person, self.file, draft.filed_by, roles)
        return draft if free else None

    @property
    def held(self) -> tuple[ReceivedMessage, ...]:
        """The messages that wait beside the file: the one in the letter, where it is one of them, else all."""
        waiting = self.file.held_messages
        return tuple(one for one in waiting if one.parcel == self.parcel) or waiting

    def may_own(self, person: Person) -> bool:
        return person.address not in self.file.complained_of

    def examiners(self) -> Iterable[Person]:
        """Who may examine the file a second time."""
        others = {self.file.owner, *self.file.complained_of} | answered_by(self.file)
        return (person for person in self.rules.staff.values() if person.address not in others)

    def may_answer(self) -> bool:
        """Nobody answers a complaint about themselves, nor examines their own answer again."""
        return self.person.address not in {*self.file.complained_of, *answered_before(self.file)}
