"""Whether a new message repeats an open file of the same sender: the same text sent again, or a like subject."""

import hashlib
from collections.abc import Iterable
from datetime import timedelta

from worker.intake.subjects import bare
from worker.nouns.facts import Facts
from worker.nouns.item import FileBrief
from worker.nouns.message import Message
from worker.processing import likeness
from worker.words.tables import printed
from worker.words.wording import fold

MOST_DUPLICATES = 10
# As much of a text as a file keeps, so that both sides hash the same.
_TEXT = 200_000
_SUBJECT = 200
# So long after the first mail people still write a second one about the same thing without any sign of the first.
_SAID_ONCE = 8
_DAYS = timedelta(days=21)


def body_sha256(text: str) -> str:
    """The hash by which an exact resend is recognised: case and white space do not count; "" for an empty text."""
    squeezed = " ".join(text[:_TEXT].split()).casefold()
    return hashlib.sha256(squeezed.encode("utf-8", "surrogatepass")).hexdigest() if squeezed else ""


def resent(message: Message, facts: Facts) -> tuple[str, ...]:
    """Open files of the sender that began with the same text."""
    body = body_sha256(message.new_text)
    return _refs(file for file in facts.files_of_sender if file.is_open and body and file.body_sha256 == body)


def telling_enough(text: str) -> bool:
    """Whether nobody writes the same words twice of two things."""
    return len(text.split()) >= _SAID_ONCE


def alike(message: Message, facts: Facts) -> tuple[str, ...]:
    """Open files of the sender with a like subject: the same words, or nearly all of them."""
    words = _words(message.subject)
    return _refs(
        file for file in facts.files_of_sender if file.is_open and words and _like(words, _words(file.subject))
    )


def same_matter(message: Message, facts: Facts) -> tuple[str, ...]:
    """Open files of the sender, of the last days, that are about the same thing: its number, or words for it."""
    subject = bare(message.subject[: 4 * _SUBJECT])
    name = likeness.telling(message.sender.name)
    title = likeness.telling(subject) - name
    ours = likeness.words_of(subject, (message.new_text,)) - name
    return _refs(
        file
        for file in facts.files_of_sender
        if file.is_open
        and _lately(message, file)
        and likeness.one_matter(ours, file.words - name, (title, likeness.telling(file.subject)))
    )


def _lately(message: Message, file: FileBrief) -> bool:
    return message.sent_at is None or message.sent_at - file.registered_at < _DAYS


def _words(subject: str) -> frozenset[str]:
    folded = fold(bare(subject[: 4 * _SUBJECT])[:_SUBJECT])
    if not folded or folded in printed("likeness", "empty subjects"):
        return frozenset()
    return frozenset("".join(c if c.isalnum() else " " for c in folded).split())


def _like(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Three quarters of all the words are common to both; of short subjects, all."""
    common = len(ours & theirs)
    return common > 0 and 4 * common >= 3 * len(ours | theirs)


def _refs(files: Iterable[FileBrief]) -> tuple[str, ...]:
    return tuple(file.ref for file in files)[:MOST_DUPLICATES]
