"""Whether a message that follows an answer accepts it: proposed with the words that say so, and a person decides."""

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


def _taken_back(folded: str) -> bool:
    return "?" in folded or _TAKEN_BACK.search(folded) is not None
