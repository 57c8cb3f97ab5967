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
from worker.processing import seeing_to
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Line, Script
from worker.processing.reactions import objection
from worker.response.announced import sums_in
from worker.staff import called_upon
from worker.staff.called_upon import is_denied, named_in
from worker.staff.carried_out import is_to_come
from worker.staff.given import ME, READ_BY, Finding, by_name
from worker.staff.looked_up import in_a_sentence, line_of, of_my_files, says_more
from worker.staff.plain_words import LOOKED_AT, MARK, TYPED, WHO, PlainWords, as_typed, plain_words
from worker.staff.rights import may
from worker.staff.scored import scored
from worker.staff.spoken import CAUSE, cause_said, said_so_far
from worker.staff.table import Table
from worker.words.said import Said
from worker.words.tables import shape, words
from worker.words.wording import fold

_ROOM: Final = "plainly"
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
# Where words were read, so that what stands before and behind them is no phrase.
_CUT: Final = "\v"
_AROUND: Final = " ,.;:!?/-–—"
# « Merci Cyrille »: whoever is thanked is not spoken of.
_THANKED: Final = shape(_ROOM, r"{thanks} zzwho[0-9]")
# What ends a file tells its complainant so, with the text below it.
_WRITES_TO_THEM: Final = frozenset({"clore", "accepté"})
_KEYS: Final[Mapping[Criterion, str]] = {"severity": "gravite", "complexity": "complexite", "impact": "repercussions"}


@dataclass(frozen=True, slots=True)
class Understood:
    """The lines that words stand for; `whole`: nothing else was said. `left` is what else was, as it was typed, where
    that is known.
    """

    lines: tuple[Line, ...]
    whole: bool
    left: str = ""

    @property
    def readers(self) -> tuple[Line, ...]:
        """Those whose colleague reads what is said beside them."""
        return tuple(line for line in self.lines if line.verb in READ_BY and line.prose != ME)

    @property
    def only_read(self) -> tuple[tuple[Said, tuple[Said, ...]], ...]:
        """What beside the scores nobody but the new owner reads, under what it is; "()" for none."""
        if not self.left or not self.readers or all(line.verb != "evaluer" for line in self.lines):
            return ()
        title = Said("{who} reads this, and nothing else was done of it", who=self.readers[0].prose)
        return ((title, (Said("“{words}”", words=self.left),)),)

    def script(self, text: str) -> Script:
        """The lines, with the text for whoever is spoken to; where nobody is, what else was said is a note."""
        return Script(self.lines, "") if self.whole else self.telling(text)

    def telling(self, text: str) -> Script:
        """The lines, with this text for each whom they name; a note of it where they name nobody."""
        readers, kept = self.readers, text.strip()
        if not kept:
            return Script(self.lines, "")
        if len(readers) == 1 and not any(line.verb in _WRITES_TO_THEM for line in self.lines):
            return Script(self.lines, text)
        if readers:
            # One text is read by several, or would be taken for a letter: each line brings it along.
            return Script(tuple(bringing(line, text) if line in readers else line for line in self.lines), "")
        return Script((noted(kept, self.left), *self.lines), "")


def noted(text: str, unread: str = "") -> Line:
    """The line that keeps this text with the file; `unread` is what of it no line is read from."""
    return Line(1, unread[:TYPED], "note", words=tuple(text.split()), prose=text)


def bringing(line: Line, text: str) -> Line:
    """The line with what is said to the colleague whom it names."""
    told = f"{line.prose}, {' '.join(text.split())}"
    return replace(line, prose=told, words=tuple(told.split()))


_Reader = Callable[[PlainWords, Complaint, Bench], Iterator[Finding]]


def understood(complaint: Complaint, bench: Bench, text: str, table: Table, *, spoken: bool) -> Understood | None:
    """What a colleague's plain words ask for; None where they ask for nothing that is known, or that is not theirs.
    `spoken`: they call a colleague by name.
    """
    said = plain_words(text, complaint, bench)
    found = list(_findings(said, complaint, bench, spoken=spoken))
    scores, left = _assessment(said.said, complaint, bench)
    found = by_name(found, said, left, complaint, bench, scored=scores is not None)
    read_ = (replace(one, raw=as_typed(typed, said)) for one, typed in found)
    lines = tuple(sorted((*((scores,) if scores else ()), *read_), key=lambda line: not _takes_it(line)))
    few = len(said.said.split()) <= _FEW_BESIDE
    if not lines and few and seeing_to.taken_back(complaint, text, bench.person.address):
        return Understood((noted(text.strip()),), whole=True)
    as_taken = _with_owner(lines, complaint, bench)
    if not lines or not all(_is_theirs(line, as_taken, bench, table) for line in lines):
        return None
    for _, typed in found:
        left = left.replace(typed, _CUT, 1) if typed else left
    more = _left_over(left, lines, said)
    return Understood(lines, whole=not more, left=" … ".join(more))


def needs(text: str) -> Query:
    """What its lines may ask of the register, as a Query."""
    said = fold(text[:LOOKED_AT])
    return Query(similar=True, mine=of_my_files(said))


def _findings(said: PlainWords, complaint: Complaint, bench: Bench, *, spoken: bool) -> Iterator[Finding]:
    """What the readers find; where a colleague is called by name and given nothing, they are told."""
    found = [one for reader in _READERS for one in reader(said, complaint, bench)]
    again = {line.prose for line, _ in found if line.verb == "niveau2"}
    # Whoever examines it again reads the words by that.
    found = [one for one in found if one[0].verb not in {"dire", "affecter"} or one[0].prose not in again]
    yield from found
    if spoken and not _reader(line for line, _ in found):
        away = {named_in(hit, said) for hit in _NOT_THERE.finditer(said.said)}
        told = [one for one in said.people if one not in away] or said.people
        yield from ((line_of("dire", one.name), "") for one in told[:_MOST_TOLD])


def _reader(lines: Iterable[Line]) -> str:
    """The colleague who reads the words, "" for nobody."""
    return next((line.prose for line in lines if line.verb in READ_BY and line.prose != ME), "")


def _is_theirs(line: Line, complaint: Complaint, bench: Bench, table: Table) -> bool:
    known = table.find(line.verb)
    return known is not None and may(bench, known, complaint)


def _with_owner(lines: Iterable[Line], complaint: Complaint, bench: Bench) -> Complaint:
    """The file as whoever takes it has it: « je prends, moyenne simple isolées »."""
    takes = any(_takes_it(line) for line in lines)
    return complaint.model_copy(update={"owner": bench.person.address}) if takes else complaint


def _takes_it(line: Line) -> bool:
    return line.verb == "affecter" and line.prose == ME


def _left_over(left: str, lines: Iterable[Line], said: PlainWords) -> tuple[str, ...]:
    """What no line was read from, piece by piece as it was typed. To name a colleague says something, unless a line
    names them or they are only thanked.
    """
    told = {line.prose for line in lines if line.verb in READ_BY}
    known = {f"{MARK}{place}" for place, one in enumerate(said.people) if one.name in told}
    plain = WHO.sub(lambda hit: " " if hit[0] in known else hit[0], _THANKED.sub(" ", left))
    pieces = (one.strip(_AROUND) for one in re.split(rf"[{_CUT}\n]", plain))
    return tuple(as_typed(one, said) for one in pieces if says_more(one))


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
        left = left.replace(piece, _CUT, 1)
    options = {_KEYS[one]: str(value) for one, value in values.items()}
    words_ = tuple(f"{key}={value}" for key, value in options.items())
    return Line(1, ", ".join(taken)[:TYPED], "evaluer", options=options, prose=" ".join(words_)), left


def _takes(text: PlainWords, complaint: Complaint, bench: Bench) -> Iterator[Finding]:
    hit = _TAKES.search(text.said)
    free = not complaint.owner and is_open(complaint.state) and bench.person.address not in complaint.complained_of
    if hit and free and not is_denied(hit):
        yield line_of("affecter", ME), hit[0]


def _over(text: PlainWords, complaint: Complaint, _bench: Bench) -> Iterator[Finding]:
    """« Dossier clos », « le client est content, on peut clore »: of an answered file of which nothing is owed. Their
    words stay with the file as the reason.
    """
    hit = _IS_OVER.search(text.said)
    if hit is None or complaint.state is not State.ANSWERED or complaint.owed or is_denied(hit) or "?" in text.said:
        return
    beside = text.said.replace(hit[0], " ", 1)
    if sums_in(text.said) - {(one.amount_cents, one.currency) for one in complaint.compensations}:
        # What was paid and is not on record is recorded first.
        return
    if complaint.contested_at or _NOT_OVER.search(text.said) or is_to_come(beside) or len(beside.split()) > _FEW_BESIDE:
        return
    why = " ".join(text.typed.split())[:_LONGEST_WHY].replace("#", " ")
    content = _CONTENT.search(text.said) and not complaint.accepted_at and not objection(complaint)
    verb, words_ = ("accepté", f'"{why}"') if content else ("clore", why)
    yield Line(1, "", verb, words=tuple(words_.split()), prose=words_), text.said


def _caused(text: PlainWords, complaint: Complaint, bench: Bench) -> Iterator[Finding]:
    """« Cause : erreur de saisie », where it is of a class of the company's list."""
    said = cause_said(text.typed, bench.rules.causes) if complaint.state in TO_ANSWER else ""
    if said and not complaint.root_cause:
        yield line_of("cause", said), hit[0] if (hit := CAUSE.search(text.said)) else ""


def _into_the_file(text: PlainWords, complaint: Complaint, bench: Bench) -> Iterator[Finding]:
    """Of several that wait, the one whose notice is answered."""
    hit = _INTO.search(text.said)
    waiting = [one.parcel for one in complaint.held_messages]
    which = [one for one in waiting if one == bench.answers] or waiting
    if hit and len(which) == 1:
        yield line_of("accepter", str(which[0])), hit[0]


def _looks_up(text: PlainWords, _complaint: Complaint, _bench: Bench) -> Iterator[Finding]:
    """A question that our own machine answers: of no colleague, whom it would name."""
    if not text.people and (found := in_a_sentence(text.said)):
        yield found


_READERS: Final[tuple[_Reader, ...]] = (
    called_upon.examines_again,
    called_upon.hands_over,
    called_upon.asks,
    called_upon.sets_owner_to_work,
    _takes,
    _over,
    _caused,
    _into_the_file,
    _looks_up,
)
