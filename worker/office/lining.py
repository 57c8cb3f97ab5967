"""Lines of a list get their reader's own reply address for each file: what they write there is known to be theirs."""

import secrets
from collections.abc import Iterable
from dataclasses import replace

from worker.intake.references import reply_address
from worker.office.desk import Box
from worker.office.freezing import SYMBOLS, TOKEN_LENGTH
from worker.processing.lines import FileLine
from worker.register.page import Page


def addressed(lines: Iterable[FileLine], reader: str, page: Page, box: Box) -> tuple[FileLine, ...]:
    """`reader` is the address of the colleague who gets the list."""
    return tuple(replace(line, reply_address=own_address(line.ref, reader, page, box)) for line in lines)


def own_address(ref: str, reader: str, page: Page, box: Box) -> str:
    """Where `reader` writes about this file."""
    if not ref or not box.subaddress:
        return box.address
    fresh = "".join(secrets.choice(SYMBOLS) for _ in range(TOKEN_LENGTH))
    return reply_address(box.address, ref, page.reply_token(ref, reader, fresh, renewed=True))
