"""Whether a message that follows an answer accepts it, refuses it, or does either in part: proposed with the words that
say so, and a person decides.
"""

from worker.words.tables import words
from worker.words.wording import bounded, fold, original, sentences

_ROOM = "followups"
# The answer, or what it offers, is taken in so many words.
_ACCEPTS = words(_ROOM, "accepts")
_AMENDS = words(_ROOM, "amends")
_DENIED = words(_ROOM, "yes denied")
# We ask for no more than a word: a short message that begins with one is as good.
_SHORT = 12
_A_WORD = words(_ROOM, "a word")
# Who asks, or adds a "but" or a condition, has not accepted yet; nor has who will answer later.
_TAKEN_BACK = words(_ROOM, "taken back")
_BUT_THEN = words(_ROOM, "but then")
_LATER = words(_ROOM, "later")
_ACCOUNT = words(_ROOM, "an account")
_WANTS = words(_ROOM, "wants")
_REFUSES = words(_ROOM, "refuses")
_REFUSES_IN_A_WORD = words(_ROOM, "no")
_GREETS = words(_ROOM, "greets first", then=r"[ ,.!]*")
_GREETINGS = 3
# What was given is not whole; and words that say that it is, or that it only might be.
_LACKS = words(_ROOM, "lacks")
_NOT_LACKING = words(_ROOM, "lacks nothing")
_PARTICULARS = words(_ROOM, "an account", "where I live")
# A name, a number, thanks; and as many words as an account and an address take.
_A_NAME, _FEW = 4, 60

# A sentence as written, and made plain.
_Line = tuple[str, str]


def find(text: str) -> str:
    """The author's words that accept, at most 300 characters; "" where none do. `text` is the new text of the mail."""
    lines = _without_account(_lines(text))
    for sentence, folded in lines:
        place = _yes(folded)
        if place and not _taken_back(folded[: place[0]] + folded[place[1] :]):
            return bounded(original(sentence, folded, *place))
    whole = _bare(lines)
    if len(whole.split()) <= _SHORT and _A_WORD.match(whole) and not _taken_back(whole):
        return bounded(" ".join(sentence for sentence, _ in lines).strip())
    return ""


def takes_amends(text: str) -> str:
    """The author's words that take an apology before there is any answer; "" where none do, or with a "but"."""
    for sentence, folded in _lines(text):
        hit = _AMENDS.search(folded)
        if (
            hit
            and not _DENIED.search(folded[: hit.start()])
            and not _taken_back(folded[: hit.start()] + folded[hit.end() :])
        ):
            return bounded(original(sentence, folded, hit.start(), hit.end()))
    return ""


def refuses(text: str) -> str:
    """The author's words that refuse; "" where none do."""
    lines = _lines(text)
    for sentence, folded in lines:
        if hit := _REFUSES.search(folded):
            return bounded(original(sentence, folded, hit.start(), hit.end()))
        if _ACCEPTS.search(folded) and not _yes(folded) and "?" not in folded:
            # "Ce n'est pas bon pour moi": a yes that is denied.
            return bounded(sentence)
    return bounded(text.strip()) if _REFUSES_IN_A_WORD.fullmatch(_bare(lines)) else ""


def reserves(text: str) -> str:
    """The sentence that accepts with a "but", or that takes back the yes above it: neither a yes nor a no."""
    said_yes = False
    for sentence, folded in _without_account(_lines(text)):
        if said_yes and _BUT_THEN.match(folded):
            return bounded(sentence)
        yes = _yes(folded)
        if "?" in folded or not (yes or _A_WORD.match(_bare([(sentence, folded)]))):
            continue
        start, end = yes or (0, 0)
        if _TAKEN_BACK.search(folded[:start] + folded[end:]):
            return bounded(sentence)
        said_yes = True
    return ""


def lacks(text: str) -> str:
    """The sentence by which what was given is not whole, not right, or not mended; "" for none, and for a mere if."""
    for sentence, folded in _lines(text):
        hit = _LACKS.search(folded)
        if hit and "?" not in folded and not _NOT_LACKING.search(folded):
            return bounded(sentence)
    return ""


def gives_particulars(text: str) -> str:
    """The words that say where the money or the parcel is to go; "" where a message says or asks anything else."""
    lines = _lines(text)
    said = [one for one in lines if len(one[1].split()) > _A_NAME or _PARTICULARS.search(one[1])]
    wants = any("?" in folded or _WANTS.search(folded) or _TAKEN_BACK.search(folded) for _, folded in lines)
    given = [sentence for sentence, folded in said if _PARTICULARS.search(folded)]
    whole = sum(len(folded.split()) for _, folded in lines)
    fits = bool(given) and len(given) >= len(said) - 1 and whole <= _FEW and not wants
    return bounded(given[0]) if fits else ""


def _yes(folded: str) -> tuple[int, int] | None:
    """Where a sentence says yes; None where it says none, or denies it."""
    for hit in _ACCEPTS.finditer(folded):
        if not _DENIED.search(folded[: hit.start()]):
            return hit.start(), hit.end()
    return None


def _lines(text: str) -> list[_Line]:
    return [(sentence, fold(sentence)) for sentence in sentences(text)]


def _without_account(lines: list[_Line]) -> list[_Line]:
    """What is said beside where the money is to go: "mais j'ai changé de banque" takes no yes back."""
    found: list[_Line] = []
    for sentence, folded in lines:
        account = _ACCOUNT.search(folded)
        if account is None or _WANTS.search(folded) or "?" in folded:
            found.append((sentence, folded))
            continue
        but = _TAKEN_BACK.search(folded)
        end = min(account.start(), but.start()) if but else account.start()
        if head := folded[:end].rstrip(" ,;:"):
            found.append((original(sentence, folded, 0, len(head)), head))
    return found


def _bare(lines: list[_Line]) -> str:
    """What was said, without its greeting and the signs around it."""
    whole = " ".join(folded for _, folded in lines)
    for _ in range(_GREETINGS):
        greeting = _GREETS.match(whole)
        # Thanks alone are what was said.
        if greeting is None or greeting.end() == len(whole):
            break
        whole = whole[greeting.end() :]
    return whole.strip(" .,;:!")


def _taken_back(folded: str) -> bool:
    return "?" in folded or any(words.search(folded) for words in (_TAKEN_BACK, _LATER))
