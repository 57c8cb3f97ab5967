"""The letters that we sent to colleagues are known: none of their lines leaves for a complainant, however quoted.

Cutting what is quoted is a guess at what a mail client did; comparing is none. Words are compared without marks, case,
accents and line ends, so that a quote that was wrapped anew, or set in another sign than ">", is the same words. What
the complainant wrote or was told already is no secret to them, and neither is what a colleague typed for them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape

from worker.complaint.record import Complaint
from worker.intake.references import FORM, TAIL
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Line
from worker.staff.leaving import leaving
from worker.staff.running import LineResult, Outcome
from worker.words.said import Said
from worker.words.tables import printed
from worker.words.wording import fold

# A line with fewer words may be anybody's: "Priorité : P3".
LEAST_WORDS = 3
# So many lines of our letters in one text are no chance; or one run of so many words, within a line or across lines.
LEAST_LINES = 2
LEAST_RUN = 10
_SHINGLE = 8
SHOWN = 5
LOOKED_AT = 100_000
# Nobody types a longer motive on a command's line: it was pasted.
LONGEST_OWN = 1_500

# What clients set before a quoted line: ">", "|", "»", "SR>" and their like, several times over.
_QUOTE_MARK = re.compile(r"[ \t]{0,8}(?:[^\W\d_]{0,4}[>›»]|[|¦│:])")
_WORD = re.compile(r"[^\W_]+")
# « le pied livré est trop court », in a list of what was refused: a sentence of whoever reads the letter.
_BETWEEN_MARKS = re.compile(r"«[^«»]{1,600}»|“[^“”]{1,600}”")
# In a list its rows go on indented.
_NOTED = re.compile(r"#note\b[^\n]*(?:\n[ \t]{1,8}(?![-*>#•])[^\n]*)*", re.IGNORECASE)
_REPLY_ADDRESS = re.compile(rf"(?:\+|%2b){FORM}\.(?P<token>{TAIL})@", re.IGNORECASE)


def checked(outcome: Outcome) -> Outcome:
    """The outcome as it may stand: refused where words of ours to colleagues would leave for a complainant."""
    if not outcome.ok:
        return outcome
    own = tuple(words for result in outcome.results if (words := result.line.prose) and len(words) <= LONGEST_OWN)
    found = tuple(said for ref, text in leaving(outcome) for said in findings(text, outcome.bench, ref, own=own))
    return replace(outcome, results=(*outcome.results, *told(found))) if found else outcome


def told(found: tuple[Said, ...]) -> tuple[LineResult, ...]:
    """What was found, as lines of the transcript, with what to do about it."""
    return tuple(LineResult(Line(0, "", ""), said) for said in dict.fromkeys((*found, _REMEDY)))


def findings(text: str, bench: Bench, ref: str, *, own: tuple[str, ...] = ()) -> tuple[Said, ...]:
    """What of our own letters to colleagues stands in a text for the complainant of file `ref`.

    `own` are words of this mail's command lines: a letter that says why they were refused before repeats them.
    """
    letters = bench.facts.our_words
    complaint = bench.files.get(ref)
    known = (*letters.told, *(_typed_for_them(complaint) if complaint else ()))
    lines = lines_of_ours(text, letters.internal, known, own)
    addresses = () if not _foreign_token(text, letters.told_tokens) else (_ADDRESS,)
    return (*addresses, *(_said(line) for line in lines[:SHOWN]))


def lines_of_ours(text: str, internal: Sequence[str], known: Iterable[str], own: Iterable[str] = ()) -> tuple[str, ...]:
    """The lines of `internal` letters that stand in `text`, as they are there; none where they may be chance.

    `known` are texts that the reader has or may have: what stands in them too is no line of ours. Neither are `own`
    words of whoever wrote, but for our labels, which nobody types.
    """
    ours = [row for letter in internal for row in _unquoted(letter)]
    written, theirs = _flat(_without_marks(text)), " ".join(_flat(one) for one in known)
    labels = tuple(
        label for label in printed("letters", "internal") if _flat(label) in written and _flat(label) not in theirs
    )
    allowed = " ".join((theirs, *(_flat(one) for one in own)))
    there = {row: None for row in ours if (flat := _flat(row)) in written and _is_line(flat) and flat not in allowed}
    if len(there) >= LEAST_LINES:
        return tuple(there)
    return labels or tuple(_runs(written, internal, allowed))


def _is_line(flat: str) -> bool:
    return len(flat.split()) >= LEAST_WORDS


def _runs(written: str, internal: Iterable[str], theirs: str) -> Iterator[str]:
    """Stretches of words that one of our letters has in the same order, and the complainant had from nobody."""
    ours = {shingle for letter in internal for shingle in _shingles(_flat("\n".join(_unquoted(letter))).split())} - set(
        _shingles(theirs.split())
    )
    words = written.split()
    begin = None
    for place in range(len(words) - _SHINGLE + 2):
        if tuple(words[place : place + _SHINGLE]) in ours:
            begin = place if begin is None else begin
            continue
        if begin is not None and place - 1 + _SHINGLE - begin >= LEAST_RUN:
            yield " ".join(words[begin : place - 1 + _SHINGLE])
        begin = None


def _shingles(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[place : place + _SHINGLE]) for place in range(len(words) - _SHINGLE + 1))


def _unquoted(letter: str) -> list[str]:
    """Our own lines of a letter of ours: what it quotes, by a mark or between quotation marks, is somebody else's.

    So are the words of the note that it offers instead of a letter: those of the mail that it answers.
    """
    own = _NOTED.sub("", _BETWEEN_MARKS.sub("\n", letter[:LOOKED_AT]))
    return [row for row in own.split("\n") if row.strip() and not row.lstrip().startswith(">")]


def _without_marks(text: str) -> str:
    return "\n".join(_bare(row) for row in unescape(text[:LOOKED_AT]).split("\n"))


def _bare(row: str) -> str:
    while found := _QUOTE_MARK.match(row):
        row = row[found.end() :]
    return row


def _flat(text: str) -> str:
    """Its words alone, each between blanks."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def _foreign_token(text: str, told: frozenset[str]) -> bool:
    squeezed = "".join(unescape(text[:LOOKED_AT]).casefold().split())
    return any(found["token"] not in told for found in _REPLY_ADDRESS.finditer(squeezed))


def _typed_for_them(complaint: Complaint) -> Iterator[str]:
    """What the complainant wrote, and what colleagues typed about the file, of which our letters repeat the lines.

    A mail that was refused is none of it: what it had pasted of our letters would be let by the second time.
    """
    people = set(complaint.complainant.addresses)
    done = (one.message for one in complaint.staff_messages if one.done)
    for message in (*complaint.messages, *done):
        yield message.subject
        yield message.new_text
        if message.sender in people:
            yield message.quoted
    yield complaint.subject
    for point in complaint.points:
        yield from (point.text, point.finding, point.reason)
    yield from (draft.text for draft in complaint.drafts)
    yield from (one.how for one in complaint.compensations)


_ADDRESS = Said(
    "your text holds a colleague's reply address: whoever has it can write in their name",
)
_REMEDY = Said(
    "these are words of an internal letter: nothing left; take out what is quoted below your text, then send it again",
)


def _said(line: str) -> Said:
    return Said("internal line: “{line}”", line=" ".join(line.split())[:160])
