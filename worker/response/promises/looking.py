"""How a rule looks at a sentence: for words, unless a guard clears them, or for what the record does not have."""

from functools import cache

from worker.response.promises.delays import delays
from worker.response.promises.guards import Guard, SentenceGuard
from worker.response.promises.moments import moments
from worker.response.promises.tenses import happened, paid
from worker.response.promises.values import Hits, Known, Line, Look
from worker.words.amounts import amounts
from worker.words.tables import Words, each


def said(*tables: str, unless: tuple[Guard, ...] = (), unless_all: tuple[SentenceGuard, ...] = ()) -> Look:
    """Looks for the words of these tables that no guard clears, in every language that has them: a writer mixes them.

    Guards in `unless_all` clear the whole sentence, and are asked once.
    """

    def look(line: Line, known: Known) -> Hits:
        hits = (hit for words in _all(tables) for hit in words.finditer(line.folded))
        ours = (hit for hit in hits if not any(guard(line, hit.start()) for guard in unless))
        for hit in ours:
            if any(guard(line, known) for guard in unless_all):
                return
            yield hit.span()
            # The sentence is not cleared: that holds for the rest of it.
            yield from (other.span() for other in ours)

    return look


@cache
def _all(tables: tuple[str, ...]) -> tuple[Words, ...]:
    return tuple(words for table in tables for words in each("promises", table))


def unknown_amounts(line: Line, known: Known) -> Hits:
    for amount, start, end in amounts(line.folded):
        if (amount.cents, amount.currency) not in known.amounts and not paid(line.folded, start, end):
            yield start, end


def unknown_dates(line: Line, known: Known) -> Hits:
    for moment in moments(line.folded, known.today):
        if not moment.known(known.dates) and not happened(line.folded, moment, known.today):
            yield moment.start, moment.end


def unknown_delays(line: Line, known: Known) -> Hits:
    for delay in delays(line.folded, known):
        if not delay.known(known.dates):
            yield delay.start, delay.end


def unless_confirmed(look: Look) -> Look:
    """A cause is stated only when the record has it as confirmed."""
    return lambda line, known: iter(()) if known.cause_confirmed else look(line, known)
