"""What stands around a letter and is no part of it: rows that decide for the house, and one that says to send it.

« Fondée, cause transporteur, bon d'achat 30 € » above « Bonjour Madame » fills the form, and is nothing that she reads.
"""

from dataclasses import replace
from typing import Final

from worker.processing.commands.script import Line, Script
from worker.processing.scales import Scales
from worker.staff.guards.customers import above_the_greeting, begun, greets_formally
from worker.staff.scored import partly_scored
from worker.staff.spoken import CAUSE, CLAUSE, COLON, GIVES, SHORT, VERDICTS
from worker.staff.unsigned import is_labelled
from worker.words.tables import words
from worker.words.wording import fold

_VOUS: Final = words("guards", "vous")
_NOUS: Final = words("guards", "nous")
_GREETS: Final = words("guards", "hello", "dear", then=r"(?!\w)")
_SEND_BELOW: Final = words("spoken", "send below")
# A row of so few words below a letter signs it.
_FEW_WORDS: Final = 4
_TERSE: Final = 3


def cut(read: Script, scales: Scales) -> Script:
    """The script whose text is the letter alone: rows for the house stand `beside` it, and one that says to send it is
    the command that does.
    """
    letter, around = _below_its_greeting(read) or apart(read.text, scales)
    rows = around.split("\n")
    sends = next((row for row in rows if says_to_send(row)), "")
    lines = (Line(1, sends.rstrip(" :"), "envoyer"),) if sends and not read.lines else read.lines
    return replace(read, lines=lines, text=letter, beside="\n".join(row for row in rows if row != sends))


def _below_its_greeting(read: Script) -> tuple[str, str] | None:
    """What a command sends begins with its greeting: « voilà ma réponse : » above it is for the house."""
    text = begun(read.text)
    above = above_the_greeting(text) if read.lines else 0
    rows = text.split("\n")
    return ("\n".join(rows[above:]), "\n".join(row.strip() for row in rows[:above] if row.strip())) if above else None


def apart(text: str, scales: Scales) -> tuple[str, str]:
    """A letter without the rows above its greeting or below its end that decide for the house, and these rows.

    Of any other text nothing is cut.
    """
    rows = text.split("\n")
    begins = next((n for n, row in enumerate(rows) if _GREETS.match(fold(row))), 0)
    above = [n for n in range(begins) if _stands_above(rows[n], scales)]
    below: list[int] = []
    for n in range(len(rows) - 1, begins, -1):
        if _is_for_the_house(rows[n]) and _is_terse(rows[n]):
            below.append(n)
        elif len(rows[n].split()) > _FEW_WORDS:
            break
    cut = {*above, *below}
    letter = "\n".join(row for n, row in enumerate(rows) if n not in cut)
    if not cut or not (greets_formally(letter.lstrip()) or _VOUS.search(fold(letter))):
        return text, ""
    return letter, "\n".join(rows[n].strip() for n in sorted(cut))


def says_to_send(row: str) -> bool:
    """« À envoyer au client : » above a letter."""
    return _SEND_BELOW.regex.fullmatch(fold(row).strip(" .")) is not None


def _stands_above(row: str, scales: Scales) -> bool:
    scored = len(partly_scored(row, scales)) > 1
    return says_to_send(row) or _is_for_the_house(row) or scored or is_labelled(row)


def _is_for_the_house(row: str) -> bool:
    """It decides, or says the cause, and speaks neither to anybody nor in our name."""
    folded = fold(row)
    decided = any(table.search(folded) for table in (*VERDICTS.values(), GIVES)) or CAUSE.search(folded)
    return len(row) <= SHORT and bool(decided) and not (_VOUS.search(folded) or _NOUS.search(folded))


def _is_terse(row: str) -> bool:
    """A clause of it is nothing but the decision: « non fondée », « Tissier : partielle »."""
    clauses = [fold(part) for one in CLAUSE.split(row) for part in COLON.split(one)]
    return any(
        len(one.split()) <= _TERSE and any(table.search(f"{one},") for table in VERDICTS.values()) for one in clauses
    )
