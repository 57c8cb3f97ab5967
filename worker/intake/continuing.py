"""A mail that answers nothing of ours: does it go on with what its author has told us, or speak of something else?"""

from worker.intake import followups, moving, pressing
from worker.intake.callers.table import complains
from worker.intake.callers.text import text_of
from worker.nouns.facts import Facts
from worker.nouns.item import FollowUp
from worker.nouns.message import Message
from worker.processing import payee
from worker.words.tables import Words, words
from worker.words.wording import bounded, fold, original, sentences

_ROOM = "followups"
_GOES_ON = words(_ROOM, "goes on")
_BEGINS = words(_ROOM, "begins")
_ANOTHER = words(_ROOM, "another matter")
_NO_OTHER = words(_ROOM, "no other matter")
# What went to another place is complained of, and asks for nothing to go there.
_ASTRAY = words(_ROOM, "went astray")
# Who asks for news in a long mail tells a story: doubt means a complaint, unless they name what they told us before.
_SHORT = 60
# So few words beside a picture say only what it shows.
_CAPTION = 15
_ABOUT_FILE = frozenset({"status_question", "withdrawal", "contestation"})


def goes_on(message: Message) -> str:
    """The words by which a mail goes on with a file; "" where it may as well be a complaint of its own."""
    everything = f"{message.subject}\n\n{message.new_text}"
    if said := moving.said(message.new_text):
        return said
    if said := _said(everything, _GOES_ON, unless=_BEGINS):
        return said
    if len(message.new_text.split()) > _SHORT:
        return ""
    if (given := payee.gives(everything)) and not (complains(text_of(message)) or _ASTRAY.search(fold(everything))):
        # A new account in a mail of its own is how payments are stolen: whoever pays must read of it.
        return bounded(given)
    kind, told = followups.kind(everything)
    if kind in _ABOUT_FILE:
        return told
    if presses := pressing.said(message.new_text) or pressing.asks_nothing_else(message):
        return presses
    shows = any(one.media_type.startswith("image/") for one in message.documents)
    return bounded(message.subject or message.new_text) if shows and len(everything.split()) <= _CAPTION else ""


def another(text: str) -> str:
    """The words by which a text says that it is about something else, as written; "" for none."""
    return _said(text, _ANOTHER, unless=_NO_OTHER)


def _said(text: str, told: Words, unless: Words | None = None) -> str:
    for sentence in sentences(text):
        folded = fold(sentence)
        hit = told.search(folded)
        if hit and not (unless and unless.search(folded)):
            return bounded(original(sentence, folded, hit.start(), hit.end()))
    return ""


def known_in(sender: str, item: FollowUp, facts: Facts) -> tuple[str, ...]:
    """Other files in which the sender of a held message takes part, three at most: only this one does not know them."""
    if not item.held or item.others:
        return ()
    return tuple(one.ref for one in facts.files_of_sender if one.ref != item.ref and sender in one.participants)[:3]
