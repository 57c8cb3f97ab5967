"""A bar of a report has one name that is read at once, however few decisions a small company took."""

import pytest

from worker.feedback.measures import Breakdown, Cell
from worker.feedback.reports.charts import bars, in_order


def names(counts: dict[str, int]) -> list[str]:
    told = in_order(Breakdown("outcomes", tuple(Cell(name, count) for name, count in counts.items())))
    return [row.label.told("fr") for row in bars(told, discreet=True, ordered=True)]


@pytest.mark.parametrize(
    ("counts", "read"),
    [
        ({"upheld": 1, "partly_upheld": 1, "rejected": 1, "settled": 4}, ["autres", "réglée aussitôt"]),
        ({"upheld": 1, "partly_upheld": 1, "rejected": 1, "settled": 1}, ["toutes ensemble"]),
        ({"upheld": 3, "partly_upheld": 4, "rejected": 0, "settled": 0}, ["fondée", "partiellement fondée"]),
    ],
)
def test_no_bar_is_called_by_three_names(counts: dict[str, int], read: list[str]) -> None:
    assert [name.casefold() for name in names(counts)] == read
