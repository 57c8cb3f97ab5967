"""The letters of chapter 2: to the complainant what a colleague writes or asks, to colleagues what is theirs to do."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from worker.complaint.messages import SupportingDocument
from worker.nouns.announced import Announced
from worker.nouns.briefs import Brief
from worker.nouns.letter import Letter, Shown
from worker.nouns.offer import Offer
from worker.processing.replies import LeavingTold
from worker.processing.seen import FileLetter, Spoken
from worker.words.said import NOTHING, Said

Audience = Literal["complainant", "staff"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLetter(Spoken):
    """A colleague's own words to the complainant, as they left their mail client, without what belongs inside."""

    occasion: ClassVar[str] = "staff_letter"
    audience: ClassVar[Audience] = "complainant"
    automatic: ClassVar[bool] = False

    sender_name: str
    text: str
    documents: tuple[str, ...] = ()

    @property
    def own_words(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class ClarificationRequest(Spoken):
    """T2. Numbered questions, why they are asked, what is wished, until when, and that the answer's date stays."""

    occasion: ClassVar[str] = "clarification"
    audience: ClassVar[Audience] = "complainant"
    automatic: ClassVar[bool] = False

    sender_name: str
    why: str
    questions: tuple[str, ...]
    documents: tuple[str, ...]
    reply_by: date
    after: str = ""

    @property
    def own_words(self) -> str:
        return "\n".join(part for part in (self.why, *self.questions, *self.documents, self.after) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMoved(Spoken):
    """Base of the letters that tell the complainant of a move. `text` is what a colleague says to them about it, ""
    for nothing; why the file moves is the house's own affair.
    """

    audience: ClassVar[Audience] = "complainant"

    sender_name: str
    text: str = ""

    @property
    def own_words(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAComplaint(FileMoved):
    """The message was taken for something else than a complaint: what is said to it, and how to say that it is one."""

    occasion: ClassVar[str] = "not_a_complaint"

    # What it is instead: thanks are thanked for.
    caller: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged(FileMoved):
    """The message repeats file `into`, which the complainant takes part in; `of_another`: somebody else opened that."""

    occasion: ClassVar[str] = "merged"

    into: str
    answer_due: date | None
    of_another: bool = False

    @property
    def headed(self) -> str:
        return self.into


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(FileMoved):
    """The complainant withdrew, and the desk confirmed it."""

    occasion: ClassVar[str] = "withdrawal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested(FileMoved):
    """The complainant contests the answer of `answered_on`: it is examined again.

    The same clock runs; there is news by `news_by`, which is told where it comes before the file's own limit, or where
    that is past. `waits_until`: a notice of theirs leaves us time until that day, and a later limit is no answer to it.
    """

    occasion: ClassVar[str] = "contestation"

    answered_on: date
    news_by: date
    waits_until: date | None = None

    @property
    def sooner(self) -> bool:
        due = self.complaint.answer_due
        return due is None or self.news_by < due


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(FileMoved):
    """The file is worked on again."""

    occasion: ClassVar[str] = "reopening"


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseReturns(FileLetter):
    """T3. To the leaders: one cause was found again and again in a short time."""

    occasion: ClassVar[str] = "cause_returns"
    audience: ClassVar[Audience] = "staff"

    recipient_name: str
    cause: str
    times: int
    days: int
    files: tuple[Brief, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionAssigned(FileLetter):
    """T3. To whoever must do a corrective action; it is worked by reply like a file."""

    occasion: ClassVar[str] = "action"
    audience: ClassVar[Audience] = "staff"

    recipient_name: str
    number: int
    description: str
    cause: str
    due: date
    opened_by: str
    moment: Literal["opened", "done", "check"] = "opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTold:
    """One line of a transcript: what was typed, whether it stands, and what it did or why it could not.

    `steps` are the things to add, one by one, where they are many; `readers` says who reads the words that it took.
    """

    typed: str
    ok: bool
    said: Said
    steps: tuple[Said, ...] = ()
    readers: Said = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript(Letter):
    """To a colleague, after every mail of theirs: each line with its result, the file's state, what is due next.

    `done` is false where something was refused, and nothing at all was done then. `sent_words` are the colleague's
    words that left for the complainant; `text_left_over` says that there were words which no command took; `typed` is
    the whole mail where it was refused, to be mended and sent again; `meanwhile` is what others did since the letter
    that this mail answers. `shown` is the letter that leaves `leaves_at`, a time of day, unless mail `number` is
    stopped; `given_back` are the words of one that was stopped, `earlier_text` those of one that was asked about and
    did not leave, `still_leaving` those of others that were not.
    `read_by` are addresses of the complainant to which the colleague sent the mail themselves.
    `left_house` are those outside whom the mail went to: its writer's reply address was made anew.
    `at` is the time of day at which it was done; `answer_due`, where words left that are not the answer, is the day by
    which that is due. `groups` are long lists, each under what it is for. `enclosed` are the documents that left, by
    name. `headline` is the line that says most, of which the title speaks; `only_tells` where the mail asked something
    and did nothing. `announced` is what a text that did not leave says of the decision.
    `understood`: no command was typed, and these lines are what the words were taken for; `reaches_them`: a letter to
    the complainant comes of it; `fills_form`: they decide, are kept, and stand in the form of the answer below.
    `keeps_rest`: it was refused, and is mended by its corrected lines alone.
    """

    occasion: ClassVar[str] = "transcript"
    audience: ClassVar[Audience] = "staff"

    ref: str
    recipient_name: str
    done: bool
    lines: tuple[LineTold, ...]
    answers: tuple[Said, ...]
    files: tuple[Brief, ...]
    state: str
    owner: str
    next_clock: Said
    next_due: date | None
    next_late: int = 0
    sent_words: str
    text_left_over: bool
    typed: str = ""
    meanwhile: tuple[Said, ...] = ()
    left_house: tuple[str, ...] = ()
    shown: Shown | None = None
    leaves_at: str = ""
    number: int = 0
    given_back: str = ""
    still_leaving: tuple[LeavingTold, ...] = ()
    read_by: tuple[str, ...] = ()
    earlier_text: str = ""
    at: str = ""
    answer_due: date | None = None
    groups: tuple[tuple[Said, tuple[Said, ...]], ...] = ()
    enclosed: tuple[str, ...] = ()
    headline: Said = NOTHING
    only_tells: bool = False
    announced: Announced | None = None
    understood: bool = False
    reaches_them: bool = False
    fills_form: bool = False
    keeps_rest: bool = False


@dataclass(frozen=True, slots=True)
class Original:
    """The mail that a colleague passed on, as it would be registered."""

    name: str
    address: str
    sent_on: date | None
    subject: str
    text: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation(Letter):
    """To a colleague's registered address: a mail in their name proved nothing, or too little for what it does.

    It shows all that a yes carries out: `does` as the mail was read, the whole text, every document; in `shown` the
    letters that leave, in `lets_in` the messages that join a file. `proven`: it came by a reply of theirs, and
    `reasons` say why that is not enough. `about` is the file that it names, "" for none. `anew`: asked once more,
    since somebody else had the letter that asked before, or since a list of many named it and its reader wants to see.
    """

    occasion: ClassVar[str] = "confirmation"
    audience: ClassVar[Audience] = "staff"

    ref: str
    recipient_name: str
    subject: str
    text: str
    days: int
    proven: bool = False
    reasons: tuple[Said, ...] = ()
    does: tuple[LineTold, ...] = ()
    documents: tuple[SupportingDocument, ...] = ()
    original: Original | None = None
    left_house: tuple[str, ...] = ()
    about: str = ""
    shown: tuple[Shown, ...] = ()
    lets_in: tuple[Original, ...] = ()
    anew: Literal["", "tried", "wanted"] = ""

    @property
    def forgeable(self) -> bool:
        return not self.proven and not self.anew


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffQuestion(Letter):
    """To a colleague whose mail names neither file nor command: what shall be done with it? `about` is the message that
    has no file, of whose notice it is the answer; 0 for none.
    """

    occasion: ClassVar[str] = "staff_question"
    audience: ClassVar[Audience] = "staff"

    ref: str
    recipient_name: str
    subject: str
    text: str
    about: int = 0
    # What its plain words most likely ask for.
    meant: tuple[Offer, ...] = ()
    # Name and address of the colleagues whom it calls, none of whom reads it.
    unread_by: tuple[tuple[str, str], ...] = ()
