"""A mail that was refused is mended by its corrected lines alone: the rest of it is still there.

Whoever wrote a long letter under one misspelt line sends that line again, in answer to what told them of it, and no
more. What else they write instead (a note, a question, another owner) is a mail of its own, and leaves the refused one
be.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Final

from worker.complaint.messages import StaffMessage
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.commands.script import Line, Script
from worker.processing.commands.vocabulary import bare_word
from worker.staff import choosing
from worker.staff.table import Table
from worker.words.tables import words
from worker.words.wording import fold, sentences

# What a refusal asks for beside the lines that were there: the steps of an answer, and why it leaves all the same.
_ADDED: Final = frozenset(
    {
        "assess",
        "cause",
        "decide",
        "reason",
        "finding",
        "compensate",
        "answer",
        "despite",
        "send",
        "wish",
        "point",
        "assign",
        "hold",
        "reopen",
    }
)
# What is as likely written instead of the refused mail: it stands alone where it mends nothing.
_APART: Final = frozenset({"assign", "note", "tell", "remind"})
# Each sends the text: one text leaves once, so of these the later one counts.
_SENDS: Final = frozenset({"answer", "send", "draft", "ask", "resolved"})
# What a refusal asks about a second compensation, answered in so few words.
_BESIDE: Final = (words("payments", "on top"), words("payments", "instead"))
_FEW_SIGNS: Final = 40
# What a form asks for, left as it was.
_BLANK: Final = re.compile(r"\[[^\]]*\]")
_WORD: Final = re.compile(r"\w+")
# A greeting in a row of its own, and a blank row, end what stands before them.
_ROWS: Final = re.compile(r"(?<=,)\n|\n\s*\n")
# So much of it is the same sentence, and no other one about the same thing.
_LIKE_ENOUGH: Final = 0.5
_VERY_LIKE: Final = 0.75
_VOUS: Final = words("guards", "vous")
_IN_COMMON: Final = 4
_LONGEST_SENTENCE: Final = 400
# So many refused mails one after the other are still one attempt.
_MOST: Final = 6


def mended(
    read: Script,
    refused: Iterable[StaffMessage],
    parse: Callable[[str], Script],
    table: Table,
    *,
    untaken: bool = False,
) -> Script | None:
    """The script with what the `refused` mails had beside its lines; None where it is no correction of them. `untaken`:
    of a file that nobody has, and whose work was refused for that.
    """
    if not read.lines or read.strays:
        return None
    earlier = attempt(refused, parse, table)
    if untaken and earlier.lines and _only_takes(read, table):
        return _merged(earlier, read, table)
    if _leaves_some_out(read, earlier):
        return None
    return _merged(earlier, read, table) if _corrects(read, earlier, table) else None


def attempt(refused: Iterable[StaffMessage], parse: Callable[[str], Script], table: Table) -> Script:
    """What the refused mails come to together. Words around a command that stood in a sentence are no letter."""
    earlier = Script((), "")
    for one in refused:
        read = parse(one.message.new_text)
        earlier = _merged(earlier, replace(read, text="") if read.strays else read, table)
    return earlier


def leaves_the_text(read: Script, earlier: Script, table: Table) -> bool:
    """Whether it has lines as they were and no text: where none of them sends one, it may not be wanted any more."""
    before, now = ({line.raw.strip() for line in one.lines} for one in (earlier, read))
    return not read.text.strip() and now <= before and not _verbs(read.lines, table) & _SENDS


def _only_takes(read: Script, table: Table) -> bool:
    """« #affecter moi » and nothing else."""
    alone = len(read.lines) == 1 and not read.text.strip() and _verb(read.lines[0], table) == "assign"
    return alone and bare_word(read.lines[0].prose) in {"moi", "me"}


def _leaves_some_out(read: Script, earlier: Script) -> bool:
    """Whether it has some of the lines as they were, and no other: the rest is not wanted any more."""
    before, now = ([line.raw.strip() for line in one.lines] for one in (earlier, read))
    return not earlier.text.strip() and len(now) < len(before) and set(now) < set(before)


def completed(
    typed: str, refused: Iterable[StaffMessage], parse: Callable[[str], Script], table: Table
) -> Script | None:
    """« À la place », in answer to the refusal that asks whether a sum comes instead of another or on top: its line
    with these words; the line that stood in a sentence, typed alone and without its sign; None for any other answer,
    and where several lines may be meant.
    """
    refused = tuple(refused)
    said = " ".join(typed.split()).strip(" .!")
    if alone := _typed_again(said, refused, parse):
        return alone
    if len(said) > _FEW_SIGNS or not any(table_.regex.fullmatch(fold(said)) for table_ in _BESIDE):
        return None
    lines = [line for one in refused for line in parse(one.message.new_text).lines]
    meant = [line for line in lines if _verb(line, table) == "compensate"]
    return parse(f"{meant[0].raw} {said}") if len({line.raw for line in meant}) == 1 else None


def _typed_again(said: str, refused: Iterable[StaffMessage], parse: Callable[[str], Script]) -> Script | None:
    """« Clore retiré par le client » below the refusal of « oui on classe, #clore retiré par le client »."""
    rows = (" ".join(fold(row).split()).strip(" .!") for one in refused for row in one.message.new_text.split("\n"))
    if not said or len(said) > _LONGEST_SENTENCE or not any(row.endswith(f"#{fold(said)}") for row in rows):
        return None
    read = parse(f"#{said}")
    return read if len(read.lines) == 1 and not (read.text.strip() or read.strays) else None


def about_the_text(read: Script, person: Person, text: str, table: Table) -> Script | None:
    """« Note », « envoyer », with or without their sign and nothing else, of the text that the answered letter gave
    back; None for anything else, and where it gave none back.
    """
    if not text.strip() or (read.lines and read.text.strip()):
        return None
    if not read.lines:
        choice = choosing.read(read.text, person) if read.text.strip() else None
        verb = "" if choice is None or choice.number else "note" if choice.answer == "note" else "send" * choice.sends
    else:
        bare = len(read.lines) == 1 and not read.lines[0].prose and not read.lines[0].options
        verb = _verb(read.lines[0], table) if bare else ""
    known = table.find(verb) if verb in {"note", "send"} else None
    typed = read.lines[0].raw if read.lines else " ".join(read.text.split())
    return Script((Line(1, typed, known.name),), text) if known else None


def refused_before(file: Complaint, person: str, parcel: int, table: Table) -> list[StaffMessage]:
    """The attempt up to the mail `parcel`, or, where that was done and left its text behind, the one before it. One
    that wrote to the complainant left none: it had taken that text.
    """
    theirs = [one for one in file.staff_messages if one.person == person and one.proof]
    place = next((n for n, one in enumerate(theirs) if one.message.parcel == parcel), 0)
    if not place or not theirs[place].done:
        return attempt_before(file, person, parcel)
    verbs = (table.find(fold(row.split()[0].lstrip("#"))) for row in theirs[place].commands if row.startswith("#"))
    wrote = theirs[place].sent_text or any(known and known.en in _SENDS for known in verbs)
    return [] if wrote else attempt_before(file, person, theirs[place - 1].message.parcel)


def stands_alone(read: Script, table: Table) -> bool:
    """Whether lines that mended nothing are carried out by themselves."""
    return _verbs(read.lines, table) <= _APART


def attempt_before(file: Complaint, person: str, parcel: int | None) -> list[StaffMessage]:
    """The refused mails of one attempt up to `parcel`, the first of them first; none where one enclosed documents.

    Words that were only kept do not end it: « équipement, et bon d'achat 25 » goes on with what was refused.
    """
    until = [place for place, one in enumerate(file.staff_messages) if one.message.parcel == parcel]
    before = file.staff_messages[: until[0] + 1] if until else ()
    theirs = (one for one in reversed(before) if one.person == person and one.proof and not _only_kept(one))
    attempt = list(takewhile(lambda one: not one.done, theirs))
    return [] if any(one.message.documents for one in attempt) else attempt[:_MOST][::-1]


def _only_kept(one: StaffMessage) -> bool:
    """Plain words that did nothing but become a note."""
    return one.done and not one.sent_text and not one.commands


def lines_so_far(file: Complaint, person: str, refused: Iterable[str], table: Table) -> Mapping[str, tuple[str, ...]]:
    """The lines of their last attempt, as they were typed, by the English name of their command: of each the latest.

    Without those that were `refused`, and those that ask for something in brackets. A note since does not end it.
    """
    last = file.staff_messages[-1].message.parcel if file.staff_messages else None
    wrong, found = set(refused), dict[str, tuple[str, ...]]()
    for one in attempt_before(file, person, last):
        rows = [row for line in one.message.new_text.split("\n") if (row := line.strip())[:1] == "#"]
        said = [(table.find(fold(row.split()[0][1:])), row) for row in rows if row not in wrong]
        mails = [(known.en, row) for known, row in said if known and not _BLANK.search(row)]
        found |= {verb: tuple(row for name, row in mails if name == verb) for verb, _ in mails}
    return found


def text_of(refused: Iterable[StaffMessage], parse: Callable[[str], Script]) -> str:
    """The latest text among them, "" for none."""
    texts = [text for one in refused if (text := parse(one.message.new_text).text.strip())]
    return texts[-1] if texts else ""


def corrected(typed: str, earlier: Script) -> Script | None:
    """The attempt with one sentence of its text as it was typed anew; None where the words are like none of them.

    « Nous vous remboursons 64,90 € au plus tard le 30 novembre. », in answer to what found fault with « … sous
    5 jours », is no letter by itself.
    """
    new = typed.strip()
    if not earlier.text.strip() or len(new) > _LONGEST_SENTENCE or "\n\n" in new or "?" in new:
        return None
    told = [(_alike(new, one), one) for row in _ROWS.split(earlier.text) for one in sentences(row)]
    likeness, old = max(told, default=(0.0, ""))
    # Words that do not speak to them are a part of their letter where they are the very same, but for a few.
    enough = _LIKE_ENOUGH if _VOUS.search(fold(new)) else _VERY_LIKE
    place = re.search(r"\s+".join(map(re.escape, old.split())), earlier.text)
    if likeness < enough or place is None or fold(old) == fold(new):
        return None
    kept = "" if new[:1].isupper() else _before(new, old)
    end = "" if new[-1:] in ".!…" else "."
    mended_text = f"{earlier.text[: place.start()]}{kept}{new}{end}{earlier.text[place.end() :]}"
    return replace(earlier, text=mended_text)


def _alike(new: str, old: str) -> float:
    """The share of the new words that stand in the old ones; 0 where they are few."""
    ours, theirs = (set(_WORD.findall(fold(one))) for one in (new, old))
    common = ours & theirs
    return len(common) / len(ours) if len(common) >= _IN_COMMON else 0.0


def _before(new: str, old: str) -> str:
    """What a sentence says before the words with which its new end begins."""
    first = re.search(re.escape(" ".join(new.split()[:2])), old, re.IGNORECASE)
    return old[: first.start()] if first else ""


def _corrects(read: Script, earlier: Script, table: Table) -> bool:
    """Whether it has nothing but lines that were there or were asked for; and leaves the text to what was there."""
    known = _verbs(earlier.lines, table) | (_ADDED if earlier.text.strip() or earlier.lines else frozenset())
    says_less = not read.text.strip() and bool(earlier.text.strip())
    again = _verbs(read.lines, table) & _verbs(earlier.lines, table)
    if _verbs(read.lines, table) <= _APART and not again:
        return False
    return _verbs(read.lines, table) <= known and bool(says_less or (again and len(read.lines) < len(earlier.lines)))


def _merged(earlier: Script, later: Script, table: Table) -> Script:
    """The lines of both: where both have a verb, those of the later one, in that place; new ones stand first."""
    again = _verbs(later.lines, table)
    if again & _SENDS:
        left = tuple(one for one in earlier.lines if _verb(one, table) not in _SENDS - again)
        earlier = replace(earlier, lines=left)
    had = _verbs(earlier.lines, table)
    first = {_verb(line, table): place for place, line in reversed(list(enumerate(earlier.lines)))}
    lines = [line for line in later.lines if _verb(line, table) not in had]
    for place, line in enumerate(earlier.lines):
        verb = _verb(line, table)
        if verb not in again:
            lines.append(line)
        elif first[verb] == place:
            lines += (one for one in later.lines if _verb(one, table) == verb)
    text = later.text if later.text.strip() else earlier.text
    return replace(later, lines=tuple(lines), text=text)


def _verbs(lines: Iterable[Line], table: Table) -> frozenset[str]:
    return frozenset(_verb(line, table) for line in lines)


def _verb(line: Line, table: Table) -> str:
    """Its English name; a misspelt one as it was typed."""
    known = table.find(line.verb)
    return known.en if known else line.verb
