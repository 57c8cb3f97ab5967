"""A few words that only press for what is awaited: « Du nouveau ? », « Et ma lampe ? ». They tell nothing of their own.

Whoever writes five of them has one complaint, and not five. What they name must be what a file of theirs is about: a
thing that none of them speaks of may be another matter.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from worker.nouns.item import FileBrief
from worker.nouns.message import Message
from worker.processing import likeness
from worker.words.tables import shape, words
from worker.words.wording import bounded, fold, original, sentences

# Who says more tells a story: doubt means a complaint.
_SHORT = 30
# Who presses means what was told or answered in these days.
_LATELY = timedelta(days=90)
_PRESSES = words("followups", "presses")
_SUM_PROMISED = words("followups", "sum promised")
_MINE = shape("followups", r"(?<!\w)(?:{mine}) ([a-z]{3,40})")
_DEMANDS = words("followups", "demands")
_TELLS_MORE = words("followups", "tells more")
_NUMBER = re.compile(r"(?<!\w)[0-9]{4,12}(?!\w)")


def said(text: str) -> str:
    """The words by which a short text presses, as written; "" for none."""
    if len(text.split()) > _SHORT:
        return ""
    for sentence in sentences(text):
        folded = fold(sentence)
        if hit := _PRESSES.search(folded):
            return bounded(original(sentence, folded, hit.start(), hit.end()))
    return ""


def asks_nothing_else(message: Message) -> str:
    """The question of a mail that says nothing of its own (« Allô ??? »); "" for any that does."""
    text = message.new_text
    if "?" not in text or len(text.split()) > _SHORT or message.documents:
        return ""
    told = likeness.telling(text, "says nothing") - likeness.telling(message.sender.name)
    return "" if told else bounded(text)


def asks_again(message: Message, *, by_words: bool) -> tuple[str, str]:
    """Who presses asks where their file stands: the kind of a follow-up, with its words. A question that says nothing
    of its own is one only where it answers nothing (`by_words`). « Remboursez-moi » asks for money and not for news;
    who names a lawyer, an account or an end tells something that a person reads first.
    """
    text = _but_for_promises(message.new_text)
    pressed = said(text) or (asks_nothing_else(message) if by_words else "")
    if not pressed or _DEMANDS.search(fold(pressed)) or _TELLS_MORE.search(fold(text)):
        return "", ""
    return "status_question", pressed


def _but_for_promises(text: str) -> str:
    """Without the sentences that only say that a sum was promised: « vous m'avez promis 300 €, faites le virement »."""
    each = ((one, fold(one)) for one in sentences(text))
    promises = ((one, _SUM_PROMISED.search(folded), _SUM_PROMISED.regex.sub(" ", folded)) for one, folded in each)
    return "\n".join(one for one, promise, rest in promises if not promise or _PRESSES.search(rest))


def meant(message: Message, going_on: str, files: list[FileBrief]) -> list[FileBrief]:
    """Which of the files a mail means that goes on with one of them by the words `going_on`: those that are about what
    it names, else all. Where it only presses, none that is long over, and none for a thing that no file is about.
    """
    things = frozenset(_things(message.new_text))
    about = [one for one in files if things & one.words]
    if about or going_on not in {said(message.new_text), asks_nothing_else(message)}:
        return about or files
    return [] if things else [one for one in files if lately(message, one)]


def lately(message: Message, file: FileBrief) -> bool:
    since = max(file.registered_at, file.answered_at or file.registered_at)
    return file.is_open or message.sent_at is None or message.sent_at - since < _LATELY


def _things(text: str) -> Iterator[str]:
    """What is called theirs, and numbers of orders, as files keep them; nothing of what any file speaks of."""
    folded = fold(text)
    for hit in _MINE.finditer(folded):
        yield from likeness.telling(hit[1], "said to shops", "says little", "of any file")
    yield from _NUMBER.findall(folded)
