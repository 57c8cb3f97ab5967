"""How a rule looks at a sentence: for words, unless a guard clears them, or for what the record does not have."""

from functools import cache
from typing import Final

from worker.processing.proposing import proposes
from worker.response.promises.delays import delays
from worker.response.promises.guards import Guard, SentenceGuard
from worker.response.promises.moments import moments
from worker.response.promises.tenses import happened, paid
from worker.response.promises.values import Hits, Known, Line, Look
from worker.words import sums
from worker.words.amounts import amounts
from worker.words.tables import Words, each, words


def said(*tables: str, unless: tuple[Guard, ...] = (), unless_all: tuple[SentenceGuard, ...] = ()) -> Look:
    """Looks for the words of these tables that no guard clears, in every language that has them: a writer mixes them.

    Guards in `unless_all` clear the whole sentence, and are asked once.
    """

    def look(line: Line, known: Known) -> Hits:
        hits = (hit for one in _all(tables) for hit in one.finditer(line.folded))
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
    return tuple(one for table in tables for one in each("promises", table))


def unknown_amounts(line: Line, known: Known) -> Hits:
    """Sums that the record neither has nor leads to: what its figures add up to is theirs, and so are parts of them."""
    beside = frozenset(sums.named(line.folded))
    figures = known.amounts | (known.offered or frozenset())
    for amount, start, end in amounts(line.folded):
        one = (amount.cents, amount.currency)
        if sums.reckoned(one, figures, beside - {one}) or sums.share(one, figures, line.folded):
            continue
        if not paid(line.folded, start, end):
            yield start, end


# "Nous ne pouvons pas vous la rembourser": said of what is not given, by the words that give.
_REFUSES: Final = words("promises", "refuses within", then=r"(?!\w)")


def granting(look: Look) -> Look:
    """What is given, and not what is refused in the same words."""
    return lambda line, known: (hit for hit in look(line, known) if not _REFUSES.search(line.folded[slice(*hit)]))


def not_offered(look: Look) -> Look:
    """What is given, where its sum is none of those that were decided; a sum that is only wished for is known too."""

    def looked(line: Line, known: Known) -> Hits:
        return iter(()) if known.offered is None or _decided(line, known.offered, known) else look(line, known)

    return looked


# « 20 % des 74 € », « sur votre facture de 74 € »: what a share is taken of, and no sum that is given.
_BASE: Final = words("promises", "share of")
_BEFORE_A_SUM: Final = 40


def _decided(line: Line, offered: frozenset[sums.Sum], known: Known) -> bool:
    """Whether each sum of a sentence was decided: one that was, what several add up to, a part of one that the
    complainant's own figures or the sentence complete, or a share that it states. Of no sum, whether anything was.
    """
    told = [((one.cents, one.currency), line.folded[max(0, start - _BEFORE_A_SUM) : start])
            for one, start, _ in amounts(line.folded)]  # fmt: skip
    given = {one for one, before in told if not _BASE.search(before)}
    base = {one for one, _ in told} - given
    figures = known.amounts | given
    if given:
        return all(sums.reckoned(one, offered) or sums.is_part(one, offered, figures - {one}) for one in given)
    return any(sums.share(one, base, line.folded) for one in offered) if base else bool(offered)


def other_sum(look: Look) -> Look:
    """The same only where a sum is named: an answer may say that something is given, and its record what."""

    def looked(line: Line, known: Known) -> Hits:
        return not_offered(look)(line, known) if sums.named(line.folded) else iter(())

    return looked


def not_recorded(look: Look) -> Look:
    """A thing that is given without a sum, where the record gives nothing."""

    def looked(line: Line, known: Known) -> Hits:
        return look(line, known) if not known.gives and _THING.search(line.folded) else iter(())

    return looked


_THING = words("announced", "refund", "credit_note", "voucher", "discount", "replacement", "repair", then=r"(?!\w)")


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


# Ann calls, or comes; "je vous appelle", "puis-je vous appeler", "I'll call you".
_CALLS: Final = words("tenses", "calls")
# Whatever comes with it is a promise of its own.
_MORE: Final = words("tenses", "comes with it")
_SECOND_CLAUSE: Final = words("tenses", "somebody else")


def only_meets(line: Line) -> bool:
    """Whether a sentence promises its writer's call or visit and nothing beside.

    The record has no place for it, and nobody but its writer keeps it. So its day needs not be known, as long as the
    sentence says nothing else: of what comes with the call, or of somebody else's coming, nothing is known.
    """
    return (
        _CALLS.search(line.folded) is not None
        and _MORE.search(line.folded) is None
        and _SECOND_CLAUSE.search(line.folded) is None
    )


def unless_we_meet(look: Look) -> Look:
    """A day may stand in such a sentence, and in a question whether it would suit: nothing is fixed before the
    complainant says yes. Whoever asks about a day announces neither money nor an answer for it, nor says that it will
    be so.
    """

    def looked(line: Line, known: Known) -> Hits:
        return iter(()) if only_meets(line) or proposes(line.folded, line.after) else look(line, known)

    return looked
