"""Sums that others make up: a total by its parts, a part by its total, a product, a share."""

import pytest

from worker.words.sums import bare, makes, named, reckoned, share, times, without_parts
from worker.words.wording import fold


def eur(*cents: int) -> list[tuple[int, str]]:
    return [(one, "EUR") for one in cents]


@pytest.mark.parametrize(
    ("one", "figures", "follows"),
    [
        (8650, (7400, 1250), True),
        (7400, (8650, 1250), True),
        (9650, (7400, 1250, 1000), True),
        (8400, (7400, 1250, 1000), True),
        (7400, (7400,), True),
        (7400, (8650,), False),
        (8640, (7400, 1250), False),
        (14_800, (7400, 1250), False),
        (0, (7400, 1250), False),
    ],
)
def test_a_sum_follows_from_what_others_have_named(one: int, figures: tuple[int, ...], *, follows: bool) -> None:
    assert reckoned((one, "EUR"), eur(*figures)) is follows


def test_what_stands_beside_a_sum_explains_it() -> None:
    assert reckoned((7000, "EUR"), eur(8650), eur(1650))
    assert not reckoned((7000, "EUR"), eur(8650), eur(1600))


def test_currencies_are_not_added_to_each_other() -> None:
    assert makes((8650, "EUR"), [(7400, "EUR"), (1250, "GBP")]) == frozenset()


def test_of_many_figures_two_are_taken_together_and_no_more() -> None:
    many = eur(*(100 + 7 * n for n in range(40)))
    assert makes((100 + 107, "EUR"), many)
    assert not makes((100 + 107 + 114 + 121, "EUR"), many)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("74 € et 12,50 € de port", eur(7400, 1250)),
        ("74€ + 12,50 de port", eur(7400, 1250)),
        ("2 x 37 €", eur(3700, 7400)),
        ("deux fois 37 €", eur(3700, 7400)),
        ("37 € × 2", eur(3700, 7400)),
        ("j'ai payé 37 €, 2 fois", eur(3700)),
        ("le 12,50 %", []),
        ("three times £10", [(1000, "GBP"), (3000, "GBP")]),
        ("soixante-quatorze euros", eur(7400)),
    ],
)
def test_what_a_text_names(text: str, sums: list[tuple[int, str]]) -> None:
    folded = fold(text)
    assert [*named(folded), *bare(folded), *times(folded)] == sums


@pytest.mark.parametrize(
    ("one", "text", "is_one"),
    [
        (1480, "20 % de 74 €, soit 14,80 €", True),
        (5920, "74 € moins 20 %, soit 59,20 €", True),
        (1500, "20 % de 74 €, soit 15 €", False),
        (1480, "une part de 74 €, soit 14,80 €", False),
    ],
)
def test_a_share_says_of_what_it_is_one(one: int, text: str, *, is_one: bool) -> None:
    assert share((one, "EUR"), eur(7400), fold(text)) is is_one


def test_of_a_total_and_what_is_in_it_the_total_is_left() -> None:
    assert without_parts(eur(7400, 1250, 8650)) == ((8650, "EUR"),)
    assert without_parts(eur(7400, 1250)) == tuple(eur(7400, 1250))
    assert without_parts(eur(7400, 1250, 8650, 2000)) == tuple(eur(8650, 2000))
