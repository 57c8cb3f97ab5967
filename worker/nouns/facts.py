"""What a decision asks of the register, and what it is told: one query, one answer, for mails and commands alike.

What a decision must know beside this is a field of `Query`, one of `Facts`, and a line in `worker.register.lookup`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Literal

from worker.complaint.record import Complaint
from worker.nouns.aside import Kept
from worker.nouns.briefs import Brief
from worker.nouns.item import Absence, FileBrief, OurLetter, Person, RecentFile, ReplyAddress
from worker.nouns.letter import Attachment


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked before anything is decided: first what a mail names, then what commands must know.

    What a mail names is bounded and matches a strict pattern before it comes here. `tokens` are (reference, token)
    pairs read from recipient addresses of the form `box+REF.TOKEN@domain`, `shown_tokens` those that its text and links
    show; `tagged_refs` stand in its subject, `told_refs` in its text; `pictures` are the hashes of those that stand in
    its text. `named_person` is whom a mediator, an authority or a representative writes about; `same_matter` the order
    that a mail names with the name of who wrote it.
    """

    own_id: str = ""
    answered_ids: tuple[str, ...] = ()
    returned_ids: tuple[str, ...] = ()
    tagged_refs: tuple[str, ...] = ()
    told_refs: tuple[str, ...] = ()
    tokens: tuple[tuple[str, str], ...] = ()
    shown_tokens: tuple[tuple[str, str], ...] = ()
    sender: str = ""
    named_person: str = ""
    same_matter: str = ""
    failed_recipients: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    # The files of the last weeks: where one is opened, and there alone.
    recent: bool = False
    # Files that a command is about: held until the commit.
    files: frozenset[str] = frozenset()
    actions: frozenset[int] = frozenset()
    wave: bool = False
    similar: bool = False
    recent_causes: bool = False
    search: str = ""
    # The colleague who asks: whose files `mine` are, and whose `earlier_texts`, by whose ends a signature is known.
    colleague: str = ""
    mine: bool = False
    earlier_texts: bool = False
    new_files: int = 0
    new_actions: int = 0
    # The bundle of each file that the mail is about; the register of each of these periods, as `Period` writes them.
    dossiers: bool = False
    exports: frozenset[str] = frozenset()
    # What we wrote about the files that the mail is about, where the mail has words that might be ours.
    our_words: bool = False
    kept: frozenset[int] = frozenset()
    # Command lines of a mail that answers nothing: who else wrote them?
    lines: frozenset[str] = frozenset()
    # Words that may be customers' names: whose files are they?
    names: frozenset[str] = frozenset()

    @property
    def about_mail(self) -> bool:
        """Whether it asks about what a mail names."""
        ids = self.own_id or self.answered_ids or self.returned_ids
        refs = self.tagged_refs or self.told_refs or self.tokens or self.shown_tokens
        named = self.sender or self.named_person or self.same_matter or self.failed_recipients
        return bool(ids or refs or named or self.pictures)

    def __or__(self, other: "Query") -> "Query":
        return Query(**{one.name: _joined(getattr(self, one.name), getattr(other, one.name)) for one in fields(self)})


def _joined(one: Any, more: Any) -> Any:
    """What either asks for; numbers are added up, and of texts the first counts."""
    if isinstance(one, str):
        return one or more
    return one | more if isinstance(one, bool | frozenset) else one + more


@dataclass(frozen=True, slots=True)
class OurWords:
    """What we wrote of late: texts to colleagues, texts to complainants, and the tokens of complainants' own reply
    addresses, which alone may be told them.
    """

    internal: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    told_tokens: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StuckLetter:
    """A letter of file `ref` that did not leave, and why; `past` is a day that it names as ahead, and that is over."""

    letter: int
    ref: str
    status: str
    recipient: str
    past: date | None = None


@dataclass(frozen=True, slots=True)
class Relayed:
    """A colleague's words on their way to the complainant: letter number `letter`, made of `person`'s mail `parcel`.

    It waits until `leaves_at`, is leaving, or left at `left_at`.
    """

    letter: int
    ref: str
    parcel: int
    person: str
    state: Literal["waiting", "leaving", "left", "taken_back", "lost"]
    leaves_at: datetime
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a decision knows: first from the settings, then of what a mail names, last what its commands asked for.

    `known_callers` are addresses and words that the company names for kinds of people who do not complain. `workload`
    counts the open files of each colleague, by address; `absences` are those that are not over.

    `tagged_files` are named by the subject, `told_files` by the text; `own_threads` are files of the sender with a mail
    of theirs that this one answers. `named_files` hold the name of the person that the message is about; `same_matter`
    are open files that hold the order that it names and its writer's name, whatever address they wrote from.
    `reply_addresses` are all that the message was sent to or shows; the first that it was sent to is `token_file`'s.

    `similar` are files like each of `files`; `recent_causes` are the files in which each cause was found within the
    last 30 days; `relayed` are colleagues' latest letters in `files`, oldest first: those that wait are held, and stay
    so until the commit. `like_lines` are files that hold the words of command lines.
    """

    own_addresses: frozenset[str] = frozenset()
    staff: Mapping[str, Person] = field(default_factory=dict)
    trusted_forms: frozenset[str] = frozenset()
    known_callers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    authserv_id: str = ""
    workload: Mapping[str, int] = field(default_factory=dict)
    absences: tuple[Absence, ...] = ()

    self_letter: OurLetter | None = None
    answered_letters: tuple[OurLetter, ...] = ()
    returned_letters: tuple[OurLetter, ...] = ()
    letters_to_failed: tuple[OurLetter, ...] = ()
    token_file: FileBrief | None = None
    token_holder: str = ""
    token_made_at: datetime | None = None
    reply_addresses: tuple[ReplyAddress, ...] = ()
    tagged_files: tuple[FileBrief, ...] = ()
    told_files: tuple[FileBrief, ...] = ()
    own_threads: tuple[FileBrief, ...] = ()
    files_of_answered: tuple[FileBrief, ...] = ()
    files_of_sender: tuple[FileBrief, ...] = ()
    known_pictures: frozenset[str] = frozenset()
    named_files: tuple[FileBrief, ...] = ()
    same_matter: tuple[FileBrief, ...] = ()
    recent: tuple[RecentFile, ...] = ()

    files: Mapping[str, Complaint] = field(default_factory=dict)
    files_of_action: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    wave: tuple[str, ...] = ()
    similar: Mapping[str, tuple[Brief, ...]] = field(default_factory=dict)
    recent_causes: Mapping[str, tuple[Brief, ...]] = field(default_factory=dict)
    relayed: tuple[Relayed, ...] = ()
    stuck: tuple[StuckLetter, ...] = ()
    found: tuple[Brief, ...] = ()
    mine: tuple[Brief, ...] = ()
    earlier_texts: tuple[str, ...] = ()
    new_refs: tuple[str, ...] = ()
    new_actions: tuple[int, ...] = ()
    dossiers: Mapping[str, Attachment] = field(default_factory=dict)
    exports: Mapping[str, Attachment] = field(default_factory=dict)
    our_words: OurWords = field(default_factory=OurWords)
    kept: Mapping[int, Kept] = field(default_factory=dict)
    like_lines: tuple[Complaint, ...] = ()
    # By each of the names that were asked for, folded.
    files_by_name: Mapping[str, tuple[Brief, ...]] = field(default_factory=dict)


NOTHING_KNOWN = Facts()
