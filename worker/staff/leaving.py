"""What of a colleague's words would leave for a complainant, by whichever command."""

from collections.abc import Iterator

from worker.complaint.answer import DraftFiled
from worker.nouns.letter import Letter, Outgoing
from worker.staff.running import Outcome


def to_the_complainant(outgoing: Outgoing) -> tuple[Letter, ...]:
    """The letter itself, or the one that a colleague is shown inside theirs before it leaves."""
    if outgoing.letter.audience == "complainant":
        return (outgoing.letter,)
    shown = getattr(getattr(outgoing.letter, "shown", None), "letter", None)
    return (shown,) if isinstance(shown, Letter) else ()


def encloses(outcome: Outcome, ref: str) -> bool:
    """Whether documents of the mail leave with a letter about this file, now or once it is approved."""
    filed = any(isinstance(one, DraftFiled) for one in outcome.entries.get(ref, ()))
    return filed or any(one.enclosed and to_the_complainant(one) for one in outcome.letters.get(ref, ()))


def leaving(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """(reference, words) of each letter with words that somebody typed, each once."""
    found: dict[tuple[str, str], None] = {}
    for ref, letters in outcome.letters.items():
        for outgoing in letters:
            for letter in to_the_complainant(outgoing):
                if letter.own_words:
                    found[ref, letter.own_words] = None
    return iter(found)
