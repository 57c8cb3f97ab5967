"""A morning's list of any length arrives whole: Gmail cuts a mail off past 102 kB."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from worker.feedback.fitting import LEAST, ROOM, fitting, with_few_alerts
from worker.feedback.letters import AsideLine, Digest, Heading, Section
from worker.feedback.once import once
from worker.processing.lines import FileLine
from worker.writing.composing import Composed, compose
from worker.writing.samples import HOUSE, SAMPLES, STAMP
from worker.writing.templates import templates

SAMPLE = next(s.letter for s in SAMPLES if s.name == "digest.desk-aside" if isinstance(s.letter, Digest))
OWN: tuple[Heading, ...] = ("overdue", "today", "approval", "actions", "deputy", "next")
DESK = tuple(name for name in get_args(Heading) if name not in {"actions", "deputy", "next"})
# The longest that a line says: every name cut, every link there.
LINE = FileLine(
    ref="REC-2026-000123-38", complainant="Anne-Charlotte de La Rochefoucauld " * 3, subject="Canapé déchiré " * 9,
    state="investigating", due=date(2026, 12, 1), late=9, priority="P1", category="traitement d'une réclamation",
    owner_name="Jean-Baptiste Grandjean de La Motte", matter="target_near", part="owner",
    reply_address="reclamations+rec-2026-000123-38.7hq2m9w4k0zt@example.com", offers=STAMP.offers,
)  # fmt: skip


def lines(many: int, first: int) -> tuple[FileLine, ...]:
    return tuple(replace(LINE, ref=f"REC-2026-{number:06}-38") for number in range(first, first + many))


def morning(files: int) -> Digest:
    """Every list is as long as it may be, and the counts say that there are more."""
    own = tuple(Section(heading=name, lines=lines(40, 1000 * n), more=files) for n, name in enumerate(OWN, 1))
    desk = tuple(Section(heading=name, lines=lines(20, 50_000 * n), more=files) for n, name in enumerate(DESK, 1))
    aside = tuple(
        AsideLine(sender=f"{'x' * 60}{n}@example.org", kind="spam", subject="y" * 100, count=9, numbers=(n,) * 9)
        for n in range(20)
    )
    return replace(SAMPLE, own=own, desk=desk, alerts=lines(300, 900_000), aside=aside, open_files=files)


def fitted(letter: Digest) -> Digest:
    return fitting(once(with_few_alerts(letter)))


def composed(letter: Digest, language: str) -> Composed:
    return compose(
        letter, language=language, house=HOUSE, reply_address=STAMP.reply_address, templates=templates(), offers=()
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_list_of_five_hundred_files_stays_under_80_kilobytes(language: str) -> None:
    page = composed(fitted(morning(500)), language).html
    assert len(page.encode()) < 80_000
    # A colleague's own, with four links a line.
    mine = composed(fitted(replace(morning(500), desk=None)), language).html
    assert len(mine.encode()) < 80_000


def test_what_there_is_no_room_for_is_counted_and_nothing_is_lost() -> None:
    letter = morning(500)
    short = fitted(letter)
    sections = (*short.own, *(short.desk or ()))
    shown = len(short.alerts) + sum(len(one.lines) for one in sections)
    assert shown <= max(ROOM, len(short.alerts) + LEAST * len(sections))
    for before, after in zip((*letter.own, *(letter.desk or ())), sections, strict=True):
        assert len(after.lines) + after.more + after.above == len(before.lines) + before.more
        assert len(after.lines) >= LEAST
    assert len(short.alerts) + short.alerts_more == 300
    assert len(short.aside) + short.aside_more == len(letter.aside) + letter.aside_more


def test_a_short_list_is_left_as_it_is() -> None:
    assert fitted(SAMPLE) == once(SAMPLE)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_proof_of_the_register_stands_before_any_list(language: str) -> None:
    letter = composed(fitted(morning(500)), language)
    for part in (letter.html, letter.text):
        assert part.index("9f2c6a0b4d81") < part.index("REC-2026-")
    assert "complaints list" in letter.text
