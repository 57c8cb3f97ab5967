"""Each rule of the tables on a mail of its own, and the mails that no rule may touch."""

from collections import Counter

import pytest

from tests.intake.quoting.sheets import SHEETS, Sheet
from worker.intake.quoting import page
from worker.intake.quoting.fates import Fate
from worker.intake.quoting.openings import OPENINGS
from worker.intake.quoting.runs import EVIDENCE
from worker.intake.quoting.signatures import SIGNATURES
from worker.intake.quoting.splitting import judge, split

TABLES = (*OPENINGS, *EVIDENCE, *SIGNATURES)
RULES = [rule.__name__.strip("_") for rule in TABLES] + ["attribution_above_marks", "after_a_quote"]
named = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)


def with_ink(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


@named
def test_every_line_goes_where_its_margin_says(sheet: Sheet) -> None:
    told = split(sheet.text)
    found = {Fate.NEW: told.new, Fate.QUOTED: told.quoted, Fate.SIGNATURE: told.signature}
    assert {fate: with_ink(text) for fate, text in found.items()} == {
        fate: [line.strip() for line in sheet.of(fate)] for fate in Fate
    }


@named
def test_the_line_ends_of_the_mail_make_no_difference(sheet: Sheet) -> None:
    told = split(sheet.text)
    assert split(sheet.text.replace("\n", "\r\n")) == told
    assert split(sheet.text.replace("\n", "\r")) == told


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_a_sheet_of_its_name_on_which_it_decides(rule: str) -> None:
    [sheet] = [sheet for sheet in SHEETS if sheet.name == rule.replace("_", "-")]
    assert rule in Counter(verdict.rule for verdict in judge(page.read(sheet.text)))


def test_each_rule_says_in_a_sentence_which_mails_it_is_for() -> None:
    assert all(rule.__doc__ for rule in TABLES)


def test_no_trap_loses_a_word() -> None:
    traps = [sheet for sheet in SHEETS if sheet.name.startswith("trap-")]
    assert len(traps) >= 15
    assert all(not split(trap.text).quoted for trap in traps)
