"""By what a message belongs to a file: the letter that it answers, the address that it was sent to, or a mere claim.

A Message-ID of ours is random and was sent to one person; so was a reply address. Whoever uses one has seen that
letter, which is a proof for the file and not for the person. A reference in a subject proves nothing.
"""

import re
from collections.abc import Iterable
from typing import Final

from worker.intake.sorting.authenticity import dmarc
from worker.nouns.facts import Facts
from worker.nouns.item import FileBrief, OurLetter
from worker.nouns.message import Message
from worker.words.tables import words
from worker.words.wording import fold

_TITLE: Final = words("callers", "person titles")


def is_staff(address: str, facts: Facts) -> bool:
    return address in facts.staff


def participates(message: Message, file: FileBrief) -> bool:
    return bool(message.sender.address) and message.sender.address in file.participants


def is_called(message: Message, file: FileBrief) -> bool:
    """Whether the sender has the name of a complainant who has no address: all of its words, or all of theirs."""
    theirs, ours = (_named(name) for name in (file.complainant, message.sender.name))
    return bool(theirs and ours) and (theirs <= ours or (len(ours) > 1 and ours <= theirs))


def _named(name: str) -> frozenset[str]:
    words_ = re.findall(r"[^\W\d_][\w'’-]+", name[:200])
    return frozenset(fold(word) for word in words_ if not _TITLE.fullmatch(word))


def letter_to_customer(message: Message, facts: Facts) -> tuple[OurLetter, FileBrief] | None:
    """The letter to a complainant that the message answers, with its file; one of the sender's own files first."""
    answered = _with_files((letter for letter in facts.answered_letters if not letter.to_staff), facts)
    return next((pair for pair in answered if participates(message, pair[1])), answered[0] if answered else None)


def letter_to_staff(facts: Facts) -> tuple[OurLetter, FileBrief] | None:
    """The letter to a colleague that the message answers, with its file."""
    answered = _with_files((letter for letter in facts.answered_letters if letter.to_staff), facts)
    return answered[0] if answered else None


def claimed(message: Message, facts: Facts) -> FileBrief | None:
    """A file that the subject names and the sender takes part in, unless our server says that the sender is forged."""
    if dmarc(message, facts.authserv_id) in {"fail", "unclear"}:
        return None
    return next((file for file in facts.tagged_files if participates(message, file)), None)


def in_own_name(message: Message, facts: Facts) -> bool:
    """Whether nothing says that somebody else wrote in the sender's name; it is still a claim, as anybody's name is."""
    return dmarc(message, facts.authserv_id) not in {"fail", "unclear"}


def vouched(message: Message, facts: Facts) -> bool:
    """Whether our own server knows that the sender wrote."""
    return dmarc(message, facts.authserv_id) == "pass"


def told(message: Message, facts: Facts) -> FileBrief | None:
    """A file that the text names, or in which the sender wrote what this answers, as far as they take part in it."""
    if not in_own_name(message, facts):
        return None
    return next((file for file in (*facts.told_files, *facts.own_threads) if participates(message, file)), None)


def file_answered(message: Message, facts: Facts) -> str:
    """The file that a message belongs to by any proof or by a participant's claim; "" where there is none."""
    letter = next((letter for letter in facts.answered_letters if letter.ref), None)
    if letter:
        return letter.ref
    if facts.token_file:
        return facts.token_file.ref
    file = claimed(message, facts)
    return file.ref if file else ""


def _with_files(letters: Iterable[OurLetter], facts: Facts) -> list[tuple[OurLetter, FileBrief]]:
    files = {file.ref: file for file in facts.files_of_answered}
    return [(letter, files[letter.ref]) for letter in letters if letter.ref in files]
