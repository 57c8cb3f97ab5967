"""The letters about a colleague's plain reply: whom it is for, that it waits, that somebody stopped it."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from worker.nouns.letter import Shown
from worker.nouns.offer import Offer
from worker.processing.commands.readers import READERS
from worker.processing.seen import FileLetter
from worker.words.said import NOTHING, Said

Audience = Literal["complainant", "staff"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingTold:
    """A letter that waits to leave at `at`, a time of day; `number` is the ledger's of the mail with these words."""

    number: int
    at: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SendQuestion(FileLetter):
    """To a colleague whose reply may be meant for a colleague: is it for the complainant? It waits `days`.

    `why` says what it looks like, `shown` is the letter as it would leave; None where nobody answered, and `text` was
    kept as a note. `number` is the ledger's of the mail. `unclear` is an answer to the question that said neither yes
    nor no, `by_reply` one that came by itself, and proves too little; `earlier_text` is what was asked about before, in
    whose place this one stands. `still_leaving` are letters of this colleague in the file that leave by themselves,
    whatever the answer. `promises` are what keeps the letter from leaving as it is: no yes would send it. `meant` are
    lines that these words may stand for, each with what it is for. `by_word`: a bare yes does not send it; it does what
    is `proposed`. `aside` are words for the house that stood beside the letter and do not leave with it: those who are
    `told` read them, or a note keeps them.
    """

    occasion: ClassVar[str] = "send_question"
    audience: ClassVar[Audience] = "staff"

    recipient_name: str
    why: tuple[Said, ...]
    shown: Shown | None
    text: str
    number: int
    days: int
    unclear: str = ""
    by_reply: bool = False
    earlier_text: str = ""
    still_leaving: tuple[LeavingTold, ...] = ()
    promises: tuple[Said, ...] = ()
    meant: tuple[Offer, ...] = ()
    by_word: bool = False
    aside: str = ""
    told: tuple[str, ...] = ()

    @property
    def proposed(self) -> Offer | None:
        """The one line that a yes stands for: nothing of it is left to fill in, no complainant reads of it, and a yes
        means nothing else.
        """
        inside = {NOTHING, READERS["internal"]}
        whole = [one for one in self.meant if "[" not in one.lines and not one.is_form and one.readers in inside]
        return whole[0] if self.by_word and len(self.meant) == len(whole) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack(FileLetter):
    """To a colleague: somebody else stopped their letter before it left; `text` are their words."""

    occasion: ClassVar[str] = "taken_back"
    audience: ClassVar[Audience] = "staff"

    recipient_name: str
    by: str
    text: str
