"""What leaves by a colleague's mail: words for a complainant, by whichever command, and letters to colleagues."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from worker.complaint.answer import DraftFiled
from worker.complaint.record import Complaint
from worker.nouns.letter import Letter, Outgoing
from worker.nouns.message import Party
from worker.processing.commands.frame import Bench
from worker.processing.people import deputy_of
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


# What somebody must act upon; of what is only for the record nobody needs a second copy.
TOLD: Final = frozenset({"assignment", "draft", "action", "approval"})


def with_deputies(letters: Iterable[Outgoing], complaint: Complaint | None, bench: Bench) -> tuple[Outgoing, ...]:
    """The letters of one file, each with that for the deputy of whoever is away; whoever wrote knows already."""
    sent = tuple(letters)
    reached = {(one.letter.occasion, one.to.address) for one in sent}
    about = complaint.complained_of if complaint else ()
    return (
        *sent,
        *(copy for copy in _copies(sent, about, bench) if (copy.letter.occasion, copy.to.address) not in reached),
    )


def _copies(sent: tuple[Outgoing, ...], about: tuple[str, ...], bench: Bench) -> Iterator[Outgoing]:
    for one in sent:
        if not one.for_staff or one.letter.occasion not in TOLD:
            continue
        deputy = bench.rules.staff.get(deputy_of(one.to.address, bench.facts.absences, bench.today))
        if deputy is None or deputy == bench.person or deputy.address in about:
            continue
        letter: Any = one.letter
        yield replace(one, to=Party(deputy.address, deputy.name), letter=replace(letter, recipient_name=deputy.name))
