"""Plain words to a file that are plainly for the house, read as the lines that they stand for.

« Gravité moyenne, simple, isolé, pour Cyrille stp », « je prends », « verse au dossier », « Mia, qu'en penses-tu ? »:
who writes so means neither a letter to the customer nor a note. It is done as a command is, and the transcript says
what was understood; all of it stays in the house, and one line undoes it. What is not understood to its end is done
with the words as they stand for the colleague who is spoken to, or as a note.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from worker.complaint.assessment import Criterion
from worker.complaint.lifecycle import TO_ANSWER, State, is_open
from worker.complaint.record import Complaint
from worker.nouns.facts import Query
from worker.nouns.item import Person
from worker.processing import seeing_to
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Line, Script
from worker.processing.reactions import objection
from worker.response.commands.afterwards import eligible
from worker.staff.carried_out import is_to_come
from worker.staff.plain_words import LOOKED_AT, MARK, TYPED, WHO, PlainWords, as_typed, plain_words
from worker.staff.rights import may
from worker.staff.scored import scored
from worker.staff.spoken import CAUSE, cause_said, said_so_far
from worker.staff.table import Table
from worker.words.tables import Words, every, shape, words
from worker.words.wording import fold

_ROOM: Final = "plainly"
_HANDS_OVER: Final = words(_ROOM, "hands over", then=r"(?!\w)")
_ASKS: Final = words(_ROOM, "asks", then=r"(?!\w)")
_EXAMINES: Final = words(_ROOM, "examines again", then=r"(?!\w)")
_TAKES: Final = words(_ROOM, "takes", then=r"(?!\w)")
_NOT_THERE: Final = words(_ROOM, "is not there", then=r"(?!\w)")
_INTO: Final = words(_ROOM, "into the file", then=r"(?!\w)")
# It is over, for whoever writes, and what says that it is not, or not yet.
_IS_OVER: Final = words("meant", "over")
_NOT_OVER: Final = words("meant", "not over", then=r"(?!\w)")
_CONTENT: Final = words("meant", "content")
_LONGEST_WHY: Final = 280
# Who says more than that it is over has something else in mind too.
_FEW_BESIDE: Final = 14
_MOST_TOLD: Final = 3
_BEHIND: Final = 20
_NOT: Final = words(_ROOM, "denies", then=r"[^.;:!?\n]{0,12}\Z")
_WITHIN: Final = words(_ROOM, "denies", then=r"(?!\w)")
_ASKED: Final = shape(_ROOM, r"\s*(?:\?|,? ?{asking}(?!\w))")
# « Pour Bob » alone, which of a customer of that name says that they want something.
_FOR_ONE: Final = shape(_ROOM, r"{is for} zzwho[0-9]")
_IT_IS_FOR: Final = words(_ROOM, "it is for")
# « Bob, tu t'en occupes pas ».
_DENIED_BEHIND: Final = shape(_ROOM, r"\s{denies}(?!\w)")
_ME: Final = "moi"
# Whose words somebody reads.
_READ_BY: Final = frozenset({"affecter", "dire", "niveau2"})
_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")
_KEYS: Final[Mapping[Criterion, str]] = {"severity": "gravite", "complexity": "complexite", "impact": "repercussions"}


@dataclass(frozen=True, slots=True)
class Understood:
    """The lines that words stand for; `whole`: nothing else was said."""

    lines: tuple[Line, ...]
    whole: bool

    @property
    def readers(self) -> tuple[Line, ...]:
        """Those whose colleague reads what is said beside them."""
        return tuple(line for line in self.lines if line.verb in _READ_BY and line.prose != _ME)

    def script(self, text: str) -> Script:
        """The lines, with the text for whoever is spoken to; where nobody is, what else was said is a note."""
        return Script(self.lines, "") if self.whole else self.telling(text)

    def telling(self, text: str) -> Script:
        """The lines, with this text for each whom they name; a note of it where they name nobody."""
        readers, kept = self.readers, text.strip()
        if not kept:
            return Script(self.lines, "")
        if len(readers) == 1:
            return Script(self.lines, text)
        if readers:
            # One text is read by several: each line brings it along.
            return Script(tuple(bringing(line, text) if line in readers else line for line in self.lines), "")
        return Script((noted(kept), *self.lines), "")


def noted(text: str) -> Line:
    """The line that keeps this text with the file."""
    return Line(1, "", "note", words=tuple(text.split()), prose=text)


def bringing(line: Line, text: str) -> Line:
    """The line with what is said to the colleague whom it names."""
    told = f"{line.prose}, {' '.join(text.split())}"
    return replace(line, prose=told, words=tuple(told.split()))


# A line with the words that it was read from, as they stand in `PlainWords.said`.
_Finding = tuple[Line, str]
_Reader = Callable[[PlainWords, Complaint, Bench], Iterator[_Finding]]


def understood(complaint: Complaint, bench: Bench, text: str, table: Table, *, spoken: bool) -> Understood | None:
    """What a colleague's plain words ask for; None where they ask for nothing that is known, or that is not theirs.
    `spoken`: they call a colleague by name.
    """
    said = plain_words(text, complaint, bench)
    found = list(_findings(said, complaint, bench, spoken=spoken))
    scores, left = _assessment(said.said, complaint, bench)
    found = _given_with(found, said) if scores and not complaint.owner else found
    read_ = (replace(one, raw=as_typed(typed, said)) for one, typed in found)
    lines = (*((scores,) if scores else ()), *read_)
    few = len(said.said.split()) <= _FEW_BESIDE
    if not lines and few and seeing_to.taken_back(complaint, text, bench.person.address):
        return Understood((noted(text.strip()),), whole=True)
    if not lines or not all(_is_theirs(line, complaint, bench, table) for line in lines):
        return None
    for _, typed in found:
        left = left.replace(typed, " ", 1)
    return Understood(lines, whole=not _says_more(left))


def needs(text: str) -> Query:
    """What its lines may ask of the register, as a Query."""
    said = fold(text[:LOOKED_AT])
    return Query(similar=True, mine=_LOOKED_UP["mes-dossiers"].search(said) is not None)


def _findings(said: PlainWords, complaint: Complaint, bench: Bench, *, spoken: bool) -> Iterator[_Finding]:
    """What the readers find; where a colleague is called by name and given nothing, they are told."""
    found = [one for reader in _READERS for one in reader(said, complaint, bench)]
    again = {line.prose for line, _ in found if line.verb == "niveau2"}
    # Whoever examines it again reads the words by that.
    found = [one for one in found if one[0].verb not in {"dire", "affecter"} or one[0].prose not in again]
    yield from found
    if spoken and not _reader(line for line, _ in found):
        away = {_named(hit, said) for hit in _NOT_THERE.finditer(said.said)}
        told = [one for one in said.people if one not in away] or said.people
        yield from ((_line("dire", one.name), "") for one in told[:_MOST_TOLD])


def _given_with(found: list[_Finding], said: PlainWords) -> list[_Finding]:
    """« Cyrille, moyenne, simple, isolées »: who is named with the scores of a file that nobody has gets it."""
    told = [one for one in found if one[0].verb == "dire"]
    if len(found) != 1 or len(told) != 1 or "?" in said.said:
        return found
    (line, typed), *_ = told
    return [(_line("affecter", line.prose), typed)]


def _reader(lines: Iterable[Line]) -> str:
    """The colleague who reads the words, "" for nobody."""
    return next((line.prose for line in lines if line.verb in _READ_BY and line.prose != _ME), "")


def _is_theirs(line: Line, complaint: Complaint, bench: Bench, table: Table) -> bool:
    known = table.find(line.verb)
    return known is not None and may(bench, known, complaint)


def _says_more(left: str) -> bool:
    return any(word not in every(_ROOM, "beside") for word in _WORD.findall(WHO.sub(" ", left)))


def _assessment(said: str, complaint: Complaint, bench: Bench) -> tuple[Line | None, str]:
    """The line with the three scores that the words give, and what is left of them; none where one is missing that no
    note has given before.
    """
    values, taken = scored(said, bench.rules.scales)
    if values and len(values) < len(_KEYS):
        earlier = said_so_far(None, complaint, bench.rules, bench.today)
        values = dict(earlier.scores if earlier else ()) | values
    if len(values) < len(_KEYS):
        return None, said
    left = said
    for piece in taken:
        left = left.replace(piece, " ", 1)
    options = {_KEYS[one]: str(value) for one, value in values.items()}
    words_ = tuple(f"{key}={value}" for key, value in options.items())
    return Line(1, ", ".join(taken)[:TYPED], "evaluer", options=options, prose=" ".join(words_)), left


def _line(verb: str, words_: str) -> Line:
    return Line(1, "", verb, words=tuple(words_.split()), prose=words_)


def _hands_over(text: PlainWords, complaint: Complaint, bench: Bench) -> Iterator[_Finding]:
    """The first that is meant: « pas pour Bob, je le donne à Cyrille »."""
    if not is_open(complaint.state) or _ASKS.search(text.said):
        return
    meant = (hit for hit in _HANDS_OVER.finditer(text.said) if not _is_denied(hit) and not _may_be_theirs(hit, text))
    hit = next(meant, None)
    if hit and (who := _named(hit, text)) and who.address not in complaint.complained_of:
        # Of a file that somebody has, or that is answered, words that are for a colleague hand nothing over.
        settled = complaint.state is State.ANSWERED or complaint.owner == who.address
        # « C'est pour Bob » of whoever has it gives it; « une question pour Bob » does not.
        gives = complaint.owner == bench.person.address and _IT_IS_FOR.match(text.said, hit.start())
        has_it = settled or bool(complaint.owner and not gives and _FOR_ONE.fullmatch(hit[0]))
        yield _line("dire" if has_it else "affecter", who.name), hit[0]


def _is_denied(hit: re.Match[str]) -> bool:
    """« Surtout pas pour Bob », and « je le donne à Bob ? », which asks; but « Bob, peux-tu t'en occuper ? »."""
    asks = not hit[0].startswith(MARK) and _ASKED.match(hit.string[hit.end() :]) is not None
    before = _NOT.search(hit.string[: hit.start()]) is not None
    behind = _DENIED_BEHIND.match(hit.string[hit.end() : hit.end() + _BEHIND]) is not None
    return asks or before or behind or _WITHIN.search(hit[0]) is not None


def _may_be_theirs(hit: re.Match[str], text: PlainWords) -> bool:
    """Whether it may be the customer whom it names."""
    return any(mark in hit[0] for mark in text.shared) and _FOR_ONE.fullmatch(hit[0]) is not None


def _examines_again(text: PlainWords, complaint: Complaint, bench: Bench) -> Iterator[_Finding]:
    """« Mia, tu peux réexaminer ? », « je passe à Mia pour réexamen », of an answer that is contested."""
    hit = _EXAMINES.search(text.said) if complaint.state is State.ANSWERED and complaint.contested_at else None
    who = _named(hit, text) if hit else None
    if hit and who in eligible(complaint, bench.rules):
        yield _line("niveau2", who.name), hit[0]


def _asks(text: PlainWords, _complaint: Complaint, _bench: Bench) -> Iterator[_Finding]:
    hit = _ASKS.search(text.said)
    if hit and (who := _named(hit, text)):
        yield _line("dire", who.name), hit[0]


def _takes(text: PlainWords, complaint: Complaint, bench: Bench) -> Iterator[_Finding]:
    hit = _TAKES.search(text.said)
    free = not complaint.owner and is_open(complaint.state) and bench.person.address not in complaint.complained_of
    if hit and free and not _is_denied(hit):
        yield _line("affecter", _ME), hit[0]


def _over(text: PlainWords, complaint: Complaint, _bench: Bench) -> Iterator[_Finding]:
    """« Dossier clos », « le client est content, on peut clore »: of an answered file of which nothing is owed. Their
    words stay with the file as the reason.
    """
    hit = _IS_OVER.search(text.said)
    if hit is None or complaint.state is not State.ANSWERED or complaint.owed or _is_denied(hit) or "?" in text.said:
        return
    beside = text.said.replace(hit[0], " ", 1)
    if complaint.contested_at or _NOT_OVER.search(text.said) or is_to_come(beside) or len(beside.split()) > _FEW_BESIDE:
        return
    why = " ".join(text.typed.split())[:_LONGEST_WHY].replace("#", " ")
    content = _CONTENT.search(text.said) and not complaint.accepted_at and not objection(complaint)
    verb, words_ = ("accepté", f'"{why}"') if content else ("clore", why)
    yield Line(1, "", verb, words=tuple(words_.split()), prose=words_), text.said


def _caused(text: PlainWords, complaint: Complaint, bench: Bench) -> Iterator[_Finding]:
    """« Cause : erreur de saisie », where it is of a class of the company's list."""
    said = cause_said(text.typed, bench.rules.causes) if complaint.state in TO_ANSWER else ""
    if said and not complaint.root_cause:
        yield _line("cause", said), hit[0] if (hit := CAUSE.search(text.said)) else ""


def _into_the_file(text: PlainWords, complaint: Complaint, bench: Bench) -> Iterator[_Finding]:
    """Of several that wait, the one whose notice is answered."""
    hit = _INTO.search(text.said)
    waiting = [one.parcel for one in complaint.held_messages]
    which = [one for one in waiting if one == bench.answers] or waiting
    if hit and len(which) == 1:
        yield _line("accepter", str(which[0])), hit[0]


def _named(hit: re.Match[str] | None, text: PlainWords) -> Person | None:
    """The colleague whom the words name."""
    found = WHO.search(hit[0]) if hit else None
    return text.people[int(found["place"])] if found else None


def _looks_up(text: PlainWords, _complaint: Complaint, _bench: Bench) -> Iterator[_Finding]:
    """A question that our own machine answers: of no colleague, whom it would name."""
    for sentence in _SENTENCE.split(text.said) if not text.people else ():
        if found := asked_of_us(sentence):
            yield found, sentence.strip()
            return


def asked_of_us(said: str) -> Line | None:
    """The command that answers a sentence which asks where files stand, or how something is done; None for others."""
    folded = fold(said[:LOOKED_AT])
    for verb, asks in _LOOKED_UP.items():
        hit = asks.search(folded)
        # How something is done is asked with what it is about; where a file stands, with nothing else.
        if hit and (verb == "aide" or not _says_more(folded.replace(hit[0], " ", 1))):
            return _line(verb, folded[:TYPED] if verb == "aide" else "")
    return None


_SENTENCE: Final = re.compile(r"(?<=[?!.])\s+|\n+")
_LOOKED_UP: Final[Mapping[str, Words]] = {
    "mes-dossiers": words(_ROOM, "my files", then=r"(?!\w)"),
    "statut": words(_ROOM, "this file", then=r"(?!\w)"),
    "aide": words(_ROOM, "wants help", then=r"(?!\w)"),
}
_READERS: Final[tuple[_Reader, ...]] = (
    _examines_again,
    _hands_over,
    _asks,
    _takes,
    _over,
    _caused,
    _into_the_file,
    _looks_up,
)
