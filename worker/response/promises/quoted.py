"""What a complainant's own message names, so that it may be named back to them: amounts and dates."""

from collections.abc import Iterable
from datetime import date

from worker.response.promises.moments import moments
from worker.words import sums
from worker.words.wording import fold, sentences


def amounts_in(texts: Iterable[str]) -> frozenset[tuple[int, str]]:
    """Cents and ISO 4217 code of every amount in the first 30,000 characters of each text; « 74 € et 12,50 de port »
    names two.
    """
    folded = (fold(sentence) for text in texts for sentence in sentences(text))
    return frozenset(one for said in folded for one in (*sums.named(said), *sums.bare(said), *sums.times(said)))


def dates_in(texts: Iterable[str], today: date) -> frozenset[date]:
    """Every day that the first 30,000 characters of each text name; without a year, the one nearest to `today`."""
    return frozenset(
        min((first for first, _ in moment.spans), key=lambda day: abs(day - today))
        for text in texts
        for sentence in sentences(text)
        for moment in moments(fold(sentence), today)
        if moment.in_full and moment.spans
    )
