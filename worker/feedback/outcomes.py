"""What came of complaints: outcomes, what it cost, who was not content with it, and what they say of us."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from worker.feedback.cases import CountedFile, Paid
from worker.feedback.measures import Breakdown, Figure, broken_down, count, middle, share
from worker.feedback.periods import Period

# The survey's 4 and 5.
CONTENT = 4


def outcomes(cases: Sequence[CountedFile], period: Period) -> Iterator[Figure]:
    """Of the decisions taken within the period. Partly upheld counts as upheld; goodwill upholds nothing, and what was
    settled at once was not judged.
    """
    taken = [case for case in cases if case.counted and case.decision and case.decided_on in period]
    decided = [case for case in taken if case.decision != "settled"]
    yield share("upheld", (case.decision in {"upheld", "partly_upheld"} for case in decided))
    yield share("rejected_with_goodwill", (_kindly(case) for case in decided if case.decision == "rejected"))
    yield count("settled", len(taken) - len(decided))


def _kindly(case: CountedFile) -> bool:
    return any(paid.goodwill and paid.offered_on for paid in case.compensations)


def by_outcome(cases: Sequence[CountedFile], period: Period) -> Breakdown:
    decided = (case.decision for case in cases if case.counted and case.decision and case.decided_on in period)
    return broken_down("outcome", decided)


def recourse(cases: Sequence[CountedFile], period: Period) -> Iterator[Figure]:
    """Of the files first answered within the period, what has become of them until now."""
    answered = [case for case in cases if case.counted and case.answered_on in period]
    yield share("reopened", (case.reopened for case in answered))
    yield share("level_two", (case.level_two for case in answered))
    yield share("mediation", (case.mediation_on is not None for case in answered))


def costs(cases: Sequence[CountedFile], period: Period, today: date) -> Iterator[Figure]:
    """R3. Money of what was executed within the period, by currency; and how much of what was offered is executed; and
    what was promised for a day, counted by that day.
    """
    paid = [one for case in cases if case.counted for one in case.compensations]
    spent: dict[str, list[Paid]] = defaultdict(list)
    for one in paid:
        if one.executed_on in period and one.cents:
            spent[one.currency or "EUR"].append(one)
    for currency, ones in sorted(spent.items()):
        yield Figure("compensation_cost", "money", sum(one.cents for one in ones), len(ones), currency=currency)
    offered = [one for one in paid if one.offered_on in period]
    yield share("compensations_executed", (one.executed_on is not None for one in offered))
    due = [one for one in paid if one.offered_on and one.due in period and one.due is not None and one.due < today]
    yield share("compensations_on_time", (bool(o.executed_on and o.due and o.executed_on <= o.due) for o in due))
    waits = (
        (o.executed_on - o.offered_on).days for o in paid if o.offered_on and o.executed_on in period and o.executed_on
    )
    yield middle("compensation_days", "days", waits)


def by_compensation(cases: Sequence[CountedFile], period: Period) -> Breakdown:
    """What was executed within the period, by kind."""
    kinds = (one.kind for case in cases if case.counted for one in case.compensations if one.executed_on in period)
    return broken_down("compensation", kinds)


def satisfaction(cases: Sequence[CountedFile], period: Period) -> Iterator[Figure]:
    """Of those who were asked within the period, who answered until now, and what they said."""
    asked = [case for case in cases if case.counted and case.asked_on in period]
    yield share("satisfaction_response", (case.satisfied_on is not None for case in asked))
    for name, scores in (
        ("result", [case.result for case in asked if case.result is not None]),
        ("handling", [case.handling for case in asked if case.handling is not None]),
    ):
        yield middle(f"satisfaction_{name}", "score", scores)
        yield share(f"content_with_{name}", (score >= CONTENT for score in scores))


def tokens(cases: Sequence[CountedFile], period: Period) -> Iterator[Figure]:
    """Thanks received, and promises that the check had found fault with and that were sent all the same."""
    counted = [case for case in cases if case.counted]
    yield count("thanks", sum(day in period for case in counted for day in case.thanks))
    yield count("overrides", sum(day in period for case in counted for day in case.overrides))
