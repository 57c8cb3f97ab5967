"""What a complaint is about, in its author's words: without greeting, courtesies, signature and telephone."""

from worker.intake.cleaning import Writer, clean
from worker.intake.cleaning.vocabulary import LABEL, PHONE
from worker.words.tables import words
from worker.words.wording import fold, sentences

_COURTESY = words("courtesies", "says nothing")
_ASKS_TO_CALL = words("courtesies", "by telephone")
_TELEPHONE = words("courtesies", "telephone")
_LONGEST_CALL = 140
_GRIEVANCE = words("callers", "grievance")


def substance(text: str, *writers: Writer) -> str:
    """The text without what surrounds it, "" where nothing else is there. `writers` may each have set a signature."""
    for writer in writers:
        text = clean(text, writer).body
    rows = [_row(row) for row in text.split("\n")]
    return "\n".join(row for row in rows if row is not None).strip("\n")


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
    if _COURTESY.fullmatch(told) or _TELEPHONE.fullmatch(told):
        return True
    number = PHONE.search(told)
    if number is None or len(told) > _LONGEST_CALL:
        return False
    if _GRIEVANCE.search(told):
        # "Mrs Roy called on this number, her wardrobe came without doors": what is noted of a call, and no courtesy.
        return False
    return bool(_ASKS_TO_CALL.search(told) or LABEL.match(told)) or number[0] == told
