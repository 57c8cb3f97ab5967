"""Whether a message that follows an answer accepts it, refuses it, or does either in part: proposed with the words that
say so, and a person decides.
"""

import re

from worker.words.tables import words
from worker.words.wording import bounded, fold, original, sentences

# The answer, or what it offers, is taken in so many words.
_ACCEPTS = words("followups", "accepts")
# We ask for no more than a word: a short message that begins with one is as good.
_SHORT = 12
_A_WORD = words("followups", "a word")
# Who asks, or adds a "but" or a condition, has not accepted yet.
_TAKEN_BACK = words("followups", "taken back")
_REFUSES = words("followups", "refuses")
_REFUSES_IN_A_WORD = words("followups", "no")


def find(text: str) -> str:
    """The author's words that accept, at most 300 characters; "" where none do. `text` is the new text of the mail."""
    lines = [(sentence, fold(sentence)) for sentence in sentences(text)]
    for sentence, folded in lines:
        hit = _ACCEPTS.search(folded)
        if hit and not _taken_back(folded):
            return bounded(original(sentence, folded, hit.start(), hit.end()))
    whole = " ".join(folded for _, folded in lines)
    greeted = re.sub(r"^(?:bonjour|bonsoir|hello|dear|madame|monsieur|merci|thanks|thank you)[ ,.!]+", "", whole)
    if len(whole.split()) <= _SHORT and _A_WORD.match(greeted) and not _taken_back(whole):
        return bounded(text.strip())
    return ""


def refuses(text: str) -> str:
    """The author's words that refuse, or accept with a "but"; "" where none do."""
    lines = [(sentence, fold(sentence)) for sentence in sentences(text)]
    for sentence, folded in lines:
        if hit := _REFUSES.search(folded):
            return bounded(original(sentence, folded, hit.start(), hit.end()))
    return bounded(text.strip()) if _REFUSES_IN_A_WORD.fullmatch(_bare(lines)) else ""


def reserves(text: str) -> str:
    """The sentence that accepts with a "but": neither a yes nor a no."""
    lines = [(sentence, fold(sentence)) for sentence in sentences(text)]
    for sentence, folded in lines:
        yes = _ACCEPTS.search(folded) or _A_WORD.match(_bare([(sentence, folded)]))
        if yes and "?" not in folded and _TAKEN_BACK.search(folded):
            return bounded(sentence)
    return ""


def _bare(lines: list[tuple[str, str]]) -> str:
    """What was said, without its greeting and the signs around it."""
    whole = " ".join(folded for _, folded in lines)
    return re.sub(r"^(?:bonjour|bonsoir|hello|dear|madame|monsieur|merci|thanks|thank you)[ ,.!]+", "", whole).strip(
        " .,;:!"
    )


def _taken_back(folded: str) -> bool:
    return "?" in folded or _TAKEN_BACK.search(folded) is not None
