"""Providing: what commands ask for beyond the register's answers, made into files that a mail can carry."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from worker.feedback.periods import parse_period
from worker.intake.reading import read, text_of
from worker.intake.references import make
from worker.nouns.aside import Kept
from worker.nouns.facts import Facts, OurWords, Query
from worker.nouns.letter import Attachment
from worker.office.bundling import BY_MAIL, bundle, company
from worker.office.desk import Desk
from worker.register import tasks
from worker.register.evidence import evidence
from worker.register.exporting import FORMATS, NoWorkbooks, export
from worker.register.page import Page

# What sorting kept without a file: nobody may open a complaint or a colleague's mail a second time.
WITHOUT_FILE = frozenset({"machine", "visitor", "loop", "bounce"})


def provided(desk: Desk, page: Page, query: Query, known: Facts) -> Facts:
    """What the register tells, with the numbers, bundles, sheets and letters that are asked for."""
    refs = _new_refs(desk, page, query.new_files)
    told = page.facts(query, known)
    return replace(
        told,
        new_refs=refs,
        dossiers=_dossiers(desk, page, told) if query.dossiers else {},
        exports={period: _export(desk, page, period) for period in query.exports},
        our_words=_our_words(page, told, query.colleague) if query.our_words else told.our_words,
        kept={number: found for number in sorted(query.kept) if (found := _kept(desk, page, number))},
    )


def _new_refs(desk: Desk, page: Page, wanted: int) -> tuple[str, ...]:
    """References that may be given out, each once."""
    year = page.now.astimezone(desk.rules.zone).year
    first = page.next_number(year) if wanted else 0
    return tuple(make(desk.rules.prefix, year, first + n) for n in range(wanted))


def _kept(desk: Desk, page: Page, number: int) -> Kept | None:
    """A message that belongs to no file, read again, with its documents on the shelf; None where there is none such."""
    row = page.parcel(number)
    aside = row is not None and row.status == "done" and row.kind in WITHOUT_FILE and not row.ref
    if row is not None and not aside and tasks.waits(page.session, number):
        # A colleague's mail becomes no complaint, nor does what has a file or could not be read; it leaves the list by
        # its number like any other.
        return Kept(number, row.kind, row.ref, listed=True)
    if row is None or row.status != "done" or row.kind not in WITHOUT_FILE:
        return None
    if row.ref or row.erased_at is not None:
        return Kept(number, row.kind, row.ref)
    message = read(desk.register.shelf.get(row.sha256))
    for document in message.documents:
        desk.register.shelf.put(document.content)
    return Kept(
        number,
        row.kind,
        message=message,
        mailbox=row.mailbox,
        sha256=row.sha256,
        size=row.size,
        received_at=row.received_at,
        cut=row.cut,
        scanned=desk.scanner is None,
        authserv_id=desk.facts.authserv_id,
    )


def _our_words(page: Page, told: Facts, person: str) -> OurWords:
    """What we wrote, as its readers have it."""
    internal, to_complainants = page.letters_about(told.files.values(), person=person)
    return OurWords(
        internal=tuple(map(_words, internal)),
        told=tuple(map(_words, to_complainants)),
        told_tokens=page.tokens_of_complainants(told.files.values()),
    )


def _words(raw: bytes) -> str:
    return _of_small(raw) if len(raw) <= _SMALL else text_of(raw)


# A file has the same letters at every mail about it; one that encloses documents is not kept in memory for that.
_SMALL = 64_000
_of_small = lru_cache(maxsize=128)(text_of)


def _dossiers(desk: Desk, page: Page, told: Facts) -> Mapping[str, Attachment]:
    """One of each file that is there; mails and documents as far as a mail can carry them."""
    rules = desk.rules
    return {
        ref: Attachment(
            f"dossier-{ref}.zip",
            "application/zip",
            bundle(
                evidence(
                    page.session,
                    desk.register.shelf,
                    ref,
                    rules,
                    company=company(desk.house),
                    language=rules.languages[0],
                    most=BY_MAIL,
                ),
                rules.zone,
                desk.house.face.colour,
            ),
        )
        for ref in told.files
    }


def _export(desk: Desk, page: Page, written: str) -> Attachment:
    """Without the people: a mail lies in many places. A workbook where the library for it is there, else CSV."""
    period = parse_period(written)
    for kind in ("xlsx", "csv"):
        try:
            content = b"".join(export(page.session, period, desk.rules, kind=kind, personal=False))
        except NoWorkbooks:
            continue
        name = f"registre-{period.first}-{period.last}{FORMATS[kind].suffix}"
        return Attachment(name, FORMATS[kind].media_type, content)
    raise NoWorkbooks("no format could be written")
