"""Import: an existing register comes in, tried first, then as a whole or not at all. No letter leaves for it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import structlog

from worker.intake.importing.opening import RECORDED_BY, entries, same_line, unknown_words
from worker.intake.importing.table import Fault, Row, Rows, read_table
from worker.intake.references import make
from worker.office.desk import Desk
from worker.register import importing
from worker.register.page import Page

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Coming:
    """What a table holds: lines that would become complaints, those that did before, and every fault."""

    new: Rows
    before: Mapping[int, str]
    faults: tuple[Fault, ...]


def look_at(desk: Desk, pieces: Iterable[bytes]) -> Coming:
    """Read the table and hold it against the company's words and the register; nothing is written."""
    rules = desk.rules
    table = read_table(pieces, rules.zone, now=desk.clock.now())
    words = tuple(Fault(row.line, what) for row in table.rows for what in unknown_words(row, rules))
    known = desk.register.look(lambda session: importing.known(session, map(same_line, table.rows)))
    before = {row.line: known[same_line(row)] for row in table.rows if same_line(row) in known} if known else {}
    faults = sorted((*table.faults, *words), key=lambda fault: fault.line)
    return Coming(table.rows.but(before), before, tuple(faults))


def bring_in(
    desk: Desk,
    rows: Rows,
    source: str,
    told: Callable[[int, int], None] = lambda _done, _all: None,
    *,
    last: Callable[[], None] = lambda: None,
) -> list[str]:
    """Every row becomes a file, in one transaction; returns their references. `source` is the table's name.

    `told` hears how many are over, of how many; each counts twice, once as a file and once as a document on the shelf.
    `last` is called between the two: what is broken off before leaves nothing, and afterwards documents of no file.
    """
    now, refs = desk.clock.now(), []
    with desk.register.pages(desk.facts, now) as page_of, page_of() as page:
        uid = importing.next_uid(page.session)
        for place, row in enumerate(rows):
            refs.append(_open(desk, page, row, uid + place, source))
            told(place + 1, 2 * len(rows))
        # Last, and before anything that names them is there for others: a long import that is broken off has put none.
        last()
        for place, row in enumerate(rows, start=len(rows) + 1):
            desk.register.shelf.put(row.raw)
            told(place, 2 * len(rows))
    log.info("imported", complaints=len(refs))
    return refs


def _open(desk: Desk, page: Page, row: Row, uid: int, source: str) -> str:
    rules, now = desk.rules, page.now
    arrival = importing.Arrival(
        uid=uid,
        sha256=row.sha256,
        size=len(row.raw),
        effect=same_line(row),
        sender=row.values.get("email", ""),
        at=row.values["received"],
        because=f"line {row.line} of {source[:100]}",
    )
    parcel = importing.enter(page.session, arrival, now)
    year = now.astimezone(rules.zone).year
    ref = make(rules.prefix, year, page.next_number(year))
    mailbox = desk.every_box[0].name
    written = entries(row, rules, ref=ref, mailbox=mailbox, parcel=parcel, source=source)
    importing.open_file(page.session, parcel, ref, written, actor=RECORDED_BY, now=now)
    return ref
