"""Lines of a list get what their reader needs of each file: its name, what may be done, and their own reply address."""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.intake.references import reply_address
from worker.nouns.decision import Matter
from worker.office.desk import Box
from worker.office.freezing import SYMBOLS, TOKEN_LENGTH
from worker.office.offering import Offering
from worker.processing import imitating
from worker.processing.lines import SHOWN, FileLine
from worker.processing.reactions import unjudged_since
from worker.register.page import Page

# What stands behind a line, beside the note; the letters of the file have the rest.
MOST_OFFERS = 3


def addressed(lines: Iterable[FileLine], reader: str, page: Page, box: Box, offering: Offering) -> tuple[FileLine, ...]:
    """`reader` is the address of the colleague who gets the list. What it does not show gives nobody an address."""
    listed = list(lines)
    shown = (_told(line, reader, own_address(line.ref, reader, page, box), offering) for line in listed[:SHOWN])
    return (*shown, *(replace(line, reply_address=box.address) for line in listed[SHOWN:]))


def _told(line: FileLine, reader: str, reply: str, offering: Offering) -> FileLine:
    """The line with whose file it is and what it is about: a reference alone tells nobody anything."""
    line = replace(line, reply_address=reply)
    file = offering.file(line.ref) if line.ref else None
    if file is None:
        return line
    found = offering.of(line.ref, reader, offering.desk.rules.languages[0], named=True)
    notes = [one for one in found if one.short.words.startswith("#note")]
    verbs = {one.short.words.partition(" ")[0]: one for one in reversed(found) if one not in notes}
    each_once = [one for one in found if one in verbs.values()]
    offers = (*each_once[:MOST_OFFERS], *notes)
    matter = line.matter or ("" if line.task or line.action else _after_answer(file))
    namesake = imitating.of_file(file, offering.desk.rules) is not None
    told = replace(line, subject=file.subject, complainant=file.complainant.name, namesake=namesake)
    return replace(told, offers=offers, matter=matter)


def _after_answer(file: Complaint) -> Matter | Literal[""]:
    """What an answered file still waits for."""
    if file.state is not State.ANSWERED:
        return ""
    if unjudged_since(file) is not None:
        return "reply_waits"
    return "compensation_owed" if file.owed else ""


def own_address(ref: str, reader: str, page: Page, box: Box) -> str:
    """Where `reader` writes about this file."""
    if not ref or not box.subaddress:
        return box.address
    fresh = "".join(secrets.choice(SYMBOLS) for _ in range(TOKEN_LENGTH))
    return reply_address(box.address, ref, page.reply_token(ref, reader, fresh, renewed=True))
