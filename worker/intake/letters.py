"""The letters of the intake chapter: to the complainant the acknowledgement, to the desk what came in."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from worker.complaint.alarms import Alarm, AlarmKind
from worker.complaint.assessment import SCALE_NAMES
from worker.complaint.lifecycle import State, is_open
from worker.complaint.opening import Channel
from worker.complaint.particulars import DesiredSolution
from worker.intake import after_end, moving, tones
from worker.intake.of_a_message import OfAMessage
from worker.intake.other_files import OtherFile
from worker.intake.reflecting import told_back
from worker.intake.wish.told import wishes as told_wishes
from worker.nouns.item import Person
from worker.processing import imitating, nearer, proposing, recourse, terms
from worker.processing.alarms import Hazard, hazards
from worker.processing.commands.marks import plain
from worker.processing.named_days import named
from worker.processing.participants import another_wrote
from worker.processing.personal_data import due_of
from worker.processing.scales import told
from worker.processing.seen import FileLetter
from worker.processing.terms import Named
from worker.processing.watching.progress import unconfirmed
from worker.words.said import NOTHING, Said, listed
from worker.words.wording import bounded

# The highest score: somebody was hurt, or could have been.
GRAVE = 4
# A link that opens a mail with a line typed holds so much of it.
_POINT_IN_A_LINE = 300
_PLAIN_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,190}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement(FileLetter):
    """P5. Says what we received and understood, who handles it and the latest date of the answer; never its merit.

    `unread`: it could not be read, or is `bare`: our server says that its sender is forged, and nothing is repeated.
    """

    occasion: ClassVar[str] = "acknowledgement"
    audience: ClassVar[Literal["complainant", "staff"]] = "complainant"
    repeatable: ClassVar[bool] = True

    message_cut: bool = False
    unread: bool = False
    encrypted: bool = False
    bare: bool = False
    near_to_them = property(lambda self: tones.near_to_them(self.file))

    @property
    def max_megabytes(self) -> int:
        return self.rules.max_megabytes

    @property
    def alarms(self) -> tuple[AlarmKind, ...]:
        return tuple(one.kind for one in self.file.alarms)

    @property
    def wishes(self) -> tuple[DesiredSolution, ...]:
        """All that is wished, as the letter tells it: the words of an e-mail, the kinds of what a colleague noted."""
        known = self.complaint.wish
        if known is None or self.unread or self.encrypted:
            return ()
        own = self.file.channel in {Channel.EMAIL, Channel.WEB_FORM} and bool(self.file.messages)
        text = self.file.messages[0].new_text if own else ""
        found = told_wishes(text, self.file.language, known)
        return tuple(one.model_copy(update={"quoted": told_back(one.quoted, self.file.language)}) for one in found)

    @property
    def of_conduct(self) -> bool:
        return bool(self.file.complained_of)

    @property
    def asks_wish(self) -> bool:
        """Whether it asks which solution is wished: of whoever writes for themselves, once for one matter."""
        theirs = self.unread or not self.file.complainant.representative
        asked = self.complaint.wish or self.file.possible_duplicates
        return theirs and not (asked or self.tone or self.bare or self.encrypted)

    @property
    def news_by(self) -> date | None:
        """When who is in danger hears from us again, whatever happens; None where nobody vouches for their address."""
        untold = self.rules.vouched and unconfirmed(self.file)
        return None if untold else nearer.news_by(self.file, self.rules, self.rules.day(self.file.registered_at))

    @property
    def data_due(self) -> date | None:
        return None if "data_due" in self.past else due_of(self.file, self.rules)

    @property
    def data_alone(self) -> bool:
        """It asks about personal data and for nothing else: the month of the GDPR is the one day that is told."""
        due = self.complaint.answer_due is not None and self.data_due is not None
        return due and self.tone == "request" and tones.data_alone(self.file)

    @property
    def refund_by(self) -> date | None:
        """Until when a seller pays back what was given up, where the law lets them give it up."""
        return None if "refund_by" in self.past else terms.refund_by(self.file, self.rules)

    @property
    def bereaved(self) -> bool:
        return bool(recourse.bereaved(self.file))

    @property
    def hazards(self) -> tuple[Hazard, ...]:
        """What threatens whoever is in danger where they are."""
        said = (self.file.subject, *(one.new_text for one in self.file.messages), *(p.text for p in self.file.points))
        return hazards("\n\n".join(said)) if "danger" in self.alarms else ()

    @property
    def tone(self) -> Literal["", "plain", "danger", "distress", "bereaved", "request", "empty"]:
        """How it speaks, by who reads it; "plain" is without thanks and without a question."""
        if self.bare:
            return ""
        if "distress" in self.alarms:
            return "distress"
        if {"danger", "child"} & set(self.alarms):
            return "danger"
        if self.alarms:
            return "plain"
        own = self.file.channel in {Channel.EMAIL, Channel.WEB_FORM}
        return tones.quiet(self.file) if own and not self.unread and not self.encrypted else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeNotice(FileLetter):
    """To the desk: a new file, with what the worker proposes and the clocks that run."""

    occasion: ClassVar[str] = "intake_notice"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    recipient_name: str
    unread: bool = False
    data_protection_words: str = ""
    proposed_owner: str = ""
    proposed_owner_address: str = ""
    proposed_because: Said = NOTHING
    proposed_points: tuple[str, ...] = ()
    # What is wished beside the wish that is proposed.
    other_wishes: tuple[DesiredSolution, ...] = ()
    proposed_priority: str = ""
    others: tuple[OtherFile, ...] = ()
    # Why nothing has left for who wrote; and the words that make them a representative.
    untold: Literal["", "machine", "nobody", "watched"] = ""
    representative_words: str = ""
    preferences: tuple[Said, ...] = ()
    # What says that they write for a company, which a person has to note.
    firm_words: str = ""
    # The language that it is written in, where no letter of ours is.
    written_in: Said = NOTHING
    letters_in: Said = NOTHING
    alike: int = 0
    alike_since: date | None = None
    wish_asked: bool = False
    # The colleagues whom it is about, where they are all who could look after it.
    about_everybody: tuple[str, ...] = ()

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        return self.file.alarms

    @property
    def named_days(self) -> tuple[Named, ...]:
        return named(self.file, self.rules)

    @property
    def terms(self) -> tuple[Named, ...]:
        return terms.of_file(self.file, self.rules)

    @property
    def data_due(self) -> date | None:
        return due_of(self.file, self.rules)

    @property
    def resembles(self) -> Person | None:
        """The colleague whose name or address the complainant's comes near, without being them."""
        return imitating.of_file(self.file, self.rules)

    @property
    def point_lines(self) -> tuple[str, ...]:
        """The commands that make a point of each thing; the complainant's words in them command nothing."""
        told = [bounded(re.sub(r"[#\"“”„‟«»]", " ", plain(one)), _POINT_IN_A_LINE) for one in self.proposed_points]
        return tuple(f'#point 1 "{words}"' if place == 0 else f'#point "{words}"' for place, words in enumerate(told))

    @property
    def urgent(self) -> bool:
        """Somebody may be hurt, or a formal notice runs."""
        assessment = self.file.assessment
        grave = assessment.severity is not None and assessment.severity.value >= GRAVE
        return bool(self.file.litigation_words or self.alarms) or grave or assessment.immediate_action != "none"

    @property
    def alarms_reader(self) -> bool:
        return bool(self.alarms)

    @property
    def scales(self) -> tuple[Said, ...]:
        """What each step of the assessment is called and means."""
        scales = self.rules.scales
        return tuple(
            Said("{scale}: {steps}", scale=SCALE_NAMES[name], steps=listed(told(name, scales))) for name in SCALE_NAMES
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay(OfAMessage):
    """To the owner, else the desk: a message joined a file, or is `held` because its sender is unknown to it.

    `followup_kind` is what it seems to be about, from `followup_words`; `questions_open` are those of the clarification
    that it answers of which it seems to say nothing; `litigation_words` those of this message that propose litigation.
    """

    occasion: ClassVar[str] = "relay"
    audience: ClassVar[Literal["complainant", "staff"]] = "staff"

    recipient_name: str
    followup_kind: str = ""
    followup_words: str = ""
    answers_clarification: bool = False
    questions_open: tuple[str, ...] = ()
    litigation_words: str = ""
    others: tuple[str, ...] = ()
    another_words: str = ""
    # Somebody unknown to the file writes about it, of themselves.
    for_another: bool = False
    # Other files in which the sender of a held message takes part.
    known_in: tuple[str, ...] = ()

    @property
    def alarmed(self) -> bool:
        """Somebody of this file may be in danger, and nobody has ended it: what comes next cannot wait either.

        The subject says so. It is no reason to leave alone: whoever has such a file could send as many as they like.
        """
        return self.file.alarmed("distress", "danger", "child", "threat") and is_open(self.file.state)

    @property
    def proposal(self) -> str:
        """The day that was proposed to the complainant before, in our words, "" for none."""
        return proposing.answered(self.file, self.message)[0]

    @property
    def proposal_reply(self) -> str:
        """What the message seems to say to it: "yes", "no", "other"."""
        return proposing.answered(self.file, self.message)[1]

    @property
    def mediator_words(self) -> str:
        """Those of this message by which the mediator has the matter already."""
        return recourse.called_in(self.message.new_text)

    @property
    def given_up(self) -> str:
        """Those of this message by which its author gives a contract up."""
        return recourse.withdrawal_in(self.message.new_text)

    @property
    def refund_by(self) -> date:
        return terms.refund_day(self.received_on)

    @property
    def moved_words(self) -> str:
        """Those of this message that ask for our letters to go elsewhere."""
        return moving.said(self.message.new_text)

    @property
    def closed(self) -> bool:
        """Nobody works on the file any more."""
        return not is_open(self.file.state)

    @property
    def comes_back(self) -> bool:
        """Its complainant writes after the end, and not to thank: a person decides whether it goes on."""
        return not self.held and after_end.comes_back(self.file, self.followup_kind, self.message)

    @property
    def reopeners(self) -> tuple[str, ...]:
        """Who may take it up again, where whoever reads may not."""
        names = [person.name for person in after_end.reopeners(self.file, self.rules)]
        return () if self.recipient_name in names else tuple(names[:3])

    @property
    def elsewhere(self) -> str:
        """Where our letters might go from now on: the address that the message asks for, else that of who takes part
        and wrote from another; "" where it would make no command, is ours, or is asked for by a stranger.
        """
        sender, addresses = self.message.sender, self.file.complainant.addresses
        asked = moving.address(self.message.new_text, sender)
        found = asked or (sender if sender in addresses[1:] else "")
        unfit = self.held or found in {*addresses[:1], *self.rules.boxes, *self.rules.staff}
        return found if not unfit and _PLAIN_ADDRESS.fullmatch(found) else ""

    @property
    def another_of_them(self) -> bool:
        """Another who takes part in the file wrote it: a reply to this letter is theirs."""
        return not self.held and another_wrote(self.file, self.message)

    @property
    def strange(self) -> bool:
        """Of somebody with several files it is not asked whether they are known."""
        unknown = self.held and not self.others
        return unknown or bool(self.doubt) or self.message.sender not in self.file.complainant.addresses[:1]

    @property
    def written_to(self) -> bool:
        """Whether letters about this message go to whoever wrote it."""
        addresses = self.file.complainant.addresses
        return self.message.sender in addresses or not addresses

    @property
    def answered(self) -> bool:
        """It has its answer, which can be accepted or contested."""
        return self.file.state is State.ANSWERED
