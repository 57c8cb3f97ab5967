"""Sums of money, in figures and in words."""

import pytest

from worker.words.amounts import Amount, amounts


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("la somme de 89,90 €", Amount(8990, "EUR")),
        ("1 250,00 euros", Amount(125_000, "EUR")),
        ("1.250,50 €", Amount(125_050, "EUR")),
        ("1,250.50 usd", Amount(125_050, "USD")),
        ("49€90", Amount(4990, "EUR")),
        ("30 eur", Amount(3000, "EUR")),
        ("£35", Amount(3500, "GBP")),
        ("$42.5", Amount(4250, "USD")),
        ("eur 12.50", Amount(1250, "EUR")),
        ("20 chf de port, pas 30 €", Amount(2000, "CHF")),
        ("0,99 €", Amount(99, "EUR")),
        ("vingt euros", Amount(2000, "EUR")),
        ("une centaine d'euros", Amount(10_000, "EUR")),
        ("quatre-vingt-dix euros et 5 centimes", Amount(9005, "EUR")),
        ("20 euros et 50 centimes", Amount(2050, "EUR")),
        ("one hundred and twenty pounds", Amount(12_000, "GBP")),
        ("vingt personnes", None),
        ("les eurostars", None),
        ("20 %", None),
        ("les 2 places", None),
        ("le 12/03", None),
        ("12345678901234 €", None),
    ],
)
def test_an_amount_is_cents_and_the_currency_that_was_written(text: str, amount: Amount | None) -> None:
    assert next((found for found, _, _ in amounts(text)), None) == amount


def test_every_amount_is_found_where_it_stands() -> None:
    text = "vos 49,90 € puis vingt euros"
    assert [(amount.cents, text[start:end]) for amount, start, end in amounts(text)] == [
        (4990, "49,90 €"),
        (2000, "vingt euros"),
    ]
