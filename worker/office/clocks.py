"""The table of all clocks, chapter by chapter; and the print of the rules that they run by."""

import hashlib

from worker.processing.rules import Rules
from worker.processing.watching import table
from worker.response import reasking

CLOCKS = (*table.CLOCKS, *reasking.ROWS)


def fingerprint(rules: Rules) -> str:
    """Changes with everything that may bring a clock forward: the spans, the calendar, the hours, the rows; and
    with the people: what waited for one who left goes to another.
    """
    calendar = rules.calendar
    parts = (
        rules.clocks.model_dump_json(),
        calendar.holiday_zone,
        ",".join(sorted(day.isoformat() for day in calendar.closed_days)),
        rules.zone.key,
        f"{rules.opens}-{rules.closes}",
        ",".join(row.name for row in CLOCKS),
        ",".join(f"{one.address} {' '.join(sorted(one.roles))}" for one in rules.staff.values()),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
