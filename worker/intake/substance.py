"""What a complaint is about, in its author's words: without greeting, courtesies, signature, telephone and scolding."""

import re
from typing import Final

from worker.intake import firms
from worker.intake.cleaning import Writer, clean
from worker.intake.cleaning.vocabulary import LABEL, PHONE, REACH, STREET
from worker.words.tables import words
from worker.words.wording import fold, sentences

_COURTESY = words("courtesies", "says nothing")
_ASKS_TO_CALL = words("courtesies", "by telephone")
_TELEPHONE = words("courtesies", "telephone")
_SCOLDS = words("courtesies", "only scolds")
_LONGEST_CALL = 140
# A signature that no known name begins: « Service comptabilité », « Directeur, Hôtel Bellevue SAS », « SIRET … ».
_MOST_ROWS: Final = 6
_LONGEST_ROW: Final = 70
_NAME_ALONE: Final = 4
_ENDED: Final = (".", "!", "?", "…", ")")
_LETTERS: Final = re.compile(r"[^\W\d_]{3,}")
_GRIEVANCE = words("callers", "grievance")


def substance(text: str, *writers: Writer) -> str:
    """The text without what surrounds it, "" where nothing else is there. `writers` may each have set a signature."""
    for writer in writers:
        text = clean(text, writer).body
    rows = [_row(row) for row in _unsigned(text.rstrip().split("\n"), writers)]
    return "\n".join(row for row in rows if row is not None).strip("\n")


def _unsigned(rows: list[str], writers: tuple[Writer, ...]) -> list[str]:
    """The rows without a last few that are a firm's or a person's signature, below a sentence or a blank line."""
    place = len(rows)
    while place > 0 and len(rows) - place < _MOST_ROWS and rows[place - 1].strip() and not _says(rows[place - 1]):
        place -= 1
    before, last = rows[:place], rows[place:]
    apart = bool(before) and (not before[-1].strip() or before[-1].rstrip().endswith(_ENDED))
    names = {name for one in writers for name in one.names if len(name) > 2}
    signed = any(firms.signs(row) or PHONE.search(fold(row)) or _is_name(row, names) for row in last)
    return before if apart and signed and any(row.strip() for row in before) else rows


def _says(row: str) -> bool:
    """Whether a row may say something of the matter: a sentence, a grievance, or a number that reaches nobody."""
    plain, folded = row.strip(), fold(row)
    if firms.signs(plain) and len(plain) <= _LONGEST_ROW:
        return False
    reaches = PHONE.search(folded) or STREET.search(folded) or REACH.search(folded)
    told = plain.endswith((*_ENDED, ":")) or _GRIEVANCE.search(folded) or plain.startswith(("-", "*", "•"))
    return len(plain) > _LONGEST_ROW or bool(told) or (any(map(str.isdigit, plain)) and not reaches)


def _is_name(row: str, names: set[str]) -> bool:
    said = _LETTERS.findall(fold(row))
    return len(said) <= _NAME_ALONE and bool(names & set(said))


def _row(row: str) -> str | None:
    """The line without the sentences of courtesy that it holds; None where nothing is left of it."""
    if not row.strip():
        return row
    said = sentences(row, len(row))
    kept = [sentence for sentence in said if not _says_nothing(sentence)]
    if len(kept) == len(said):
        return row
    return " ".join(kept) if kept else None


def _says_nothing(sentence: str) -> bool:
    told = fold(sentence).strip(" .,;!-")
    if _COURTESY.fullmatch(told) or _TELEPHONE.fullmatch(told) or _SCOLDS.fullmatch(told.rstrip(" ?")):
        return True
    number = PHONE.search(told)
    if number is None or len(told) > _LONGEST_CALL:
        return False
    if _GRIEVANCE.search(told):
        # "Mrs Roy called on this number, her wardrobe came without doors": what is noted of a call, and no courtesy.
        return False
    return bool(_ASKS_TO_CALL.search(told) or LABEL.match(told)) or number[0] == told
