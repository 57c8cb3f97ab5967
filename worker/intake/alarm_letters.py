"""The letters about what cannot wait: to those who can act, and to the complainant whom to call."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Literal, Self

from worker.complaint.alarms import Alarm, AlarmKind
from worker.intake.of_a_message import OfAMessage
from worker.nouns.letter import Letter
from worker.processing.alarms import Hazard, hazards
from worker.processing.seen import FileLetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency(FileLetter):
    """To a complainant who tells in a later message of danger or of despair: whom to call.

    It repeats nothing of what was written. The first mail of a file is told the same by its acknowledgement.
    """

    occasion: ClassVar[str] = "emergency"
    audience: ClassVar[Literal["complainant", "staff"]] = "complainant"
    repeatable: ClassVar[bool] = True

    alarms: tuple[Alarm, ...]

    @property
    def hazards(self) -> tuple[Hazard, ...]:
        """What threatens whoever wrote the message that it answers, the file's last."""
        return hazards(self.file.messages[-1].new_text) if self.file.messages else ()

    @property
    def kinds(self) -> tuple[AlarmKind, ...]:
        return tuple(one.kind for one in self.alarms)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhomToCall(Letter):
    """The same to somebody whose message joins no file. It names none, and repeats nothing of what was written."""

    occasion: ClassVar[str] = "whom_to_call"
    audience: ClassVar[Literal["complainant", "staff"]] = "complainant"
    repeatable: ClassVar[bool] = True

    ref: str
    writer_name: str
    kinds: tuple[AlarmKind, ...]
    hazards: tuple[Hazard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmNotice(OfAMessage):
    """To the owner, the desk and those who lead, at once: what a message says cannot wait."""

    occasion: ClassVar[str] = "alarm"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    recipient_name: str
    alarms: tuple[Alarm, ...]
    today: date
    held: bool = False

    @property
    def came_today(self) -> bool:
        """Or lay with us until a colleague let it in, and nobody is told that it is new."""
        return self.received_on >= self.today

    @property
    def author(self) -> str:
        """Who wrote the message, where that is another than the complainant: their name, else their address."""
        sender = self.message.sender
        theirs = sender in self.file.complainant.addresses[:1] or not sender or sender in self.rules.staff
        return "" if theirs else self.message.sender_name or sender

    def to(self, name: str) -> Self:
        return replace(self, recipient_name=name)

    @property
    def alarms_reader(self) -> bool:
        return True

    @property
    def urgent(self) -> bool:
        return True
