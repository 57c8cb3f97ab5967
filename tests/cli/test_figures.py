"""`figures`: counted over the register, for people and for programs."""

import json

from tests.cli.conftest import TODAY


def test_figures_tell_what_the_register_holds(filled):
    result = filled.complaints("figures", "--from", str(TODAY.year - 1), "--to", str(TODAY.year + 1))
    assert result.code == 0
    rows = [line.split("\t") for line in result.lines]
    assert ["complaints received", "3", ""] in rows
    # Nobody has been answered, and no limit is over: there is nothing to measure.
    assert ["answered by the limit", "–", "n = 0"] in rows
    assert ["time to acknowledge, median", "0 minutes", "n = 2"] in rows
    assert ["e-mail", "3", "100 %"] in rows


def test_figures_as_json_give_each_with_its_denominator(filled):
    result = filled.complaints("figures", "--from", str(TODAY.year), "--json")
    told = json.loads(result.out)
    figures = {row["name"]: row for row in told["figures"]}
    assert figures["received"] == {"name": "received", "unit": "files", "value": 3, "n": 3}
    assert figures["upheld"] == {"name": "upheld", "unit": "share", "value": None, "n": 0, "hits": 0}
    assert told["breakdowns"]["channel"] == [{"label": "email", "count": 3}]
    assert sum(month["received"] for month in told["months"]) == 3


def test_a_period_that_is_none_is_told(filled):
    result = filled.complaints("figures", "--from", "brumaire")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "is no period" in result.err
