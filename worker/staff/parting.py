"""A letter to the complainant that has words for the house beside it: in brackets, below « NB », « PS Cyrille : »,
« interne : », « Mia : on lui donne quelque chose ? ».

The letter is shown as it leaves without them. They stay in the house: who is called in them reads them, or they are
kept as a note. What is left must plainly be a letter; else nothing is parted, and all of it is asked about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Line, Script
from worker.processing.people import called as called_so
from worker.staff.asking import names_in
from worker.staff.guards import colleagues, customers, marks, parts
from worker.staff.guards.reply import CLOSING, Names, Reply
from worker.staff.guards.table import GUARDS, doubts
from worker.words.tables import every, shape, words
from worker.words.wording import fold

_LONGEST: Final = 6_000
_MOST_ROWS: Final = 6
_MOST_TOLD: Final = 3
_TYPED: Final = 80
_LEAST_WORDS: Final = 5
# Words of a signature.
_SIGNS_IN: Final = 4
_BRACKETS: Final = re.compile(r"[(\[][^()\[\]]{3,600}[)\]]")
_NEAR: Final = 30
_TO_THEM: Final = words("guards", "vous", "vous and nous")
_MEANT_FOR: Final = shape("guards", r"(?:.*[.;:!?(\[] ?)?(?:{written for} ?:? ?)?(?:{meant for}) $")
_RULE: Final = re.compile(r"[\s*_=~–—-]*")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+")
_SIGNS: Final = (
    colleagues.called_by_name, colleagues.named, colleagues.thou, marks.said_internal, marks.about_work, parts.aside,
    customers.spoken_of, customers.rude, customers.behind_their_back, customers.disciplines,
)  # fmt: skip
# A letter may have these without being for somebody else.
_MAY_HAVE: Final = frozenset(one.said for one in GUARDS if one.weak or one.sees is colleagues.named)


@dataclass(frozen=True, slots=True)
class Parted:
    """`letter` is what leaves, `aside` what does not, both as they were typed; `readers` are the addresses of whom the
    aside calls; `ends`: it stood below the letter.
    """

    letter: str
    aside: str
    readers: tuple[str, ...] = ()
    ends: bool = True

    def told(self, bench: Bench) -> tuple[str, tuple[str, ...]]:
        """The words that stay, and the names of who reads them."""
        return self.aside, tuple(bench.rules.name_of(one) for one in self.readers)

    def script(self, script: Script, more: tuple[str, ...] = ()) -> Script:
        """The letter, with the lines that pass on or keep the rest; `more` are others who are to read it."""
        said = " ".join(self.aside.split())
        told = tuple(dict.fromkeys((*self.readers, *more)))[:_MOST_TOLD]
        lines = [
            Line(n, said[:_TYPED], "dire", words=(one, *said.split()), prose=f"{one}, {said}")
            for n, one in enumerate(told, 1)
        ]
        kept = lines or [Line(1, said[:_TYPED], "note", words=tuple(said.split()), prose=self.aside)]
        return replace(script, lines=tuple(kept), text=self.letter)


def of_a_reply(kind: str, settled: str, script: Script, complaint: Complaint | None, bench: Bench) -> Parted | None:
    """How a reply that leaves, or may, is parted; a note keeps all of it."""
    noted = settled == "note" or (not settled and bench.rules.plain_reply == "note")
    if kind != "reply" or noted or complaint is None or script.lines or script.strays:
        return None
    return parted(script.text, complaint, bench)


def parted(text: str, complaint: Complaint, bench: Bench) -> Parted | None:
    """The letter and the words for the house in a text that has both; None for every other."""
    names = names_in(bench, complaint)
    if len(text) > _LONGEST or not _doubtful(text, names):
        return None
    for letter, aside in _ways(text, names):
        if aside and _is_letter(letter, names):
            behind = text.rpartition(aside.split("\n")[-1])[2]
            return Parted(letter, aside, called(aside, bench), ends=len(behind.split()) <= _SIGNS_IN)
    return None


def _ways(text: str, names: Names) -> Iterator[tuple[str, str]]:
    """What stands above the greeting, then brackets, then the last rows, the fewest that will do; then both."""
    begun = customers.begun(text)
    if above := customers.above_the_greeting(begun):
        rows = begun.split("\n")
        yield "\n".join(rows[above:]), "\n".join(filter(str.strip, rows[:above]))
    bare, said = _without_brackets(text, names)
    yield bare, said
    for whole, before in ((text, ""), (bare, said)) if said else ((text, ""),):
        rows = whole.rstrip().split("\n")
        for n in range(1, min(_MOST_ROWS, len(rows) - 1) + 1):
            tail = rows[-n:]
            if _begins_an_aside(tail[0], names):
                yield from _within(rows, len(rows) - n, before, names)
                yield _trimmed(rows[:-n]), "\n".join(filter(None, (before, _unsigned(tail, names))))


def _within(rows: list[str], place: int, before: str, names: Names) -> Iterator[tuple[str, str]]:
    """Its row alone, where all that stands below goes on with the letter."""
    below = [row for row in rows[place + 1 :] if row.strip() and not _is_own(row, names)]
    if below and all(_TO_THEM.search(fold(row)) for row in below):
        letter = [*rows[:place], *rows[place + 1 :]]
        yield "\n".join(letter), "\n".join(filter(None, (before, rows[place].strip())))


def _without_brackets(text: str, names: Names) -> tuple[str, str]:
    found = [one[0] for one in _BRACKETS.finditer(text) if _begins_an_aside(one[0], names)]
    for one in found:
        text = re.sub(rf"[ \t]*{re.escape(one)}", "", text, count=1)
    rows = (row.rstrip() for row in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip(), "\n".join(found)


def _begins_an_aside(row: str, names: Names) -> bool:
    alone = Reply(row, names)
    return bool(row.strip()) and any(sees(alone) for sees in _SIGNS)


def _unsigned(rows: list[str], names: Names) -> str:
    kept = list(rows)
    while kept and _is_own(kept[-1], names):
        kept.pop()
    return "\n".join(kept).strip()


def _is_own(row: str, names: Names) -> bool:
    """Whether a row has no word, or is how its writer signs."""
    return set(re.findall(r"[^\W\d_]+", fold(row))) <= names.own or CLOSING.fullmatch(fold(row)) is not None


def _trimmed(rows: list[str]) -> str:
    """Without what draws a line below the letter."""
    kept = list(rows)
    while kept and _RULE.fullmatch(kept[-1]):
        kept.pop()
    return "\n".join(kept)


def _doubtful(text: str, names: Names) -> bool:
    return any(not one.weak and one.sees(Reply(text, names)) for one in GUARDS)


def _is_letter(text: str, names: Names) -> bool:
    """It greets or addresses its reader, and has nothing that a letter may not have."""
    reply = Reply(text, names)
    if len(text.split()) < _LEAST_WORDS or not (customers.greeted(reply) or customers.greets_formally(text)):
        return False
    return set(doubts(reply)) <= _MAY_HAVE and not customers.behind_their_back(reply)


def called(text: str, bench: Bench) -> tuple[str, ...]:
    """The addresses of those to whom the words are said by name: not of whom they speak."""
    others = (one for one in bench.rules.staff.values() if one.address != bench.person.address)
    return tuple(one.address for one in others if _calls(fold(text), one))[:_MOST_TOLD]


def _calls(said: str, one: Person) -> bool:
    """« PS Cyrille : », « (entre nous Ann, …) », « Mia : … », « pour Bob »: set off by a mark behind the name."""
    names = called_so(one)
    # « PS pour Ann : … », « bob tu peux charger la porte ».
    spoken = any(_MEANT_FOR.match(said[: hit.start()][-_NEAR:]) for name in names for hit in _name(name).finditer(said))
    marked = any(re.search(rf"(?<!\w){re.escape(name)} ?[,:;!?)\]-]", said) for name in names)
    return marked or spoken or colleagues.called_by_name(Reply(said, Names(colleagues=frozenset(names))))


def _name(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def fits(pieces: frozenset[str], found: Parted) -> bool:
    """Whether the pieces that an answer names are those that are parted: « sans la parenthèse », « sans le NB »."""
    begins = fold(found.aside).lstrip(" *_-")
    bracket = not pieces & every("choices", "piece in brackets") or begins[:1] in {"(", "["}
    marks_ = pieces & every("choices", "piece by its mark")
    marked = not marks_ or any(begins.lstrip("([").startswith(one) for one in marks_)
    said = [one for row in found.letter.split("\n") for one in _SENTENCE.split(row.strip()) if len(one.split()) > 1]
    first = not pieces & every("choices", "first piece") or len(said) == 1
    last = not pieces & every("choices", "last piece") or found.ends
    return bracket and marked and first and last
