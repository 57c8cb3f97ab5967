"""Our own mails, damaged in every way that we know: no exception, and all that is promised of a result holds.

For more than a few seconds of it: `python -m tests.fuzz.run --seconds 600`.
"""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import handled, mutations
from worker.intake import reading
from worker.intake.reading import tnef

SEEDS = mutations.seeds()
# Hypothesis leads the mutations, so that it can make a failing mail smaller.
chances = st.randoms(use_true_random=False)
mails = st.sampled_from(SEEDS)


def lenient(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


def test_the_promises_hold_of_our_mails_as_they_are() -> None:
    assert len(SEEDS) > 150
    for raw in SEEDS:
        handled.check(raw)


@lenient(120)
@given(mails, mails, chances)
def test_the_promises_hold_of_damaged_mails(raw: bytes, other: bytes, chance: random.Random) -> None:
    handled.check(mutations.mutated(raw, other, chance))


@lenient(60)
@given(mails, st.integers(0, 20_000))
def test_the_promises_hold_of_a_mail_that_was_cut(raw: bytes, end: int) -> None:
    handled.check(raw[: end % (len(raw) + 1)])


@lenient(50)
@given(mails, chances)
def test_reading_is_the_same_each_time(raw: bytes, chance: random.Random) -> None:
    damaged = mutations.mutated(raw, raw, chance)
    first, second = reading.read(damaged), reading.read(damaged)
    assert (first.text, first.documents, first.defects) == (second.text, second.documents, second.defects)


@lenient(100)
@given(st.sampled_from(mutations.winmails()), chances)
def test_a_damaged_winmail_is_unpacked_as_far_as_it_goes(content: bytes, chance: random.Random) -> None:
    damaged = content[:4] + mutations.mutated(content[4:], content, chance)
    found = tnef.unpack(damaged)
    assert found is not None
    assert sum(len(file.content) for file in found.files) <= 2 * len(damaged) + 4096
    assert len(tnef.written(found, len(damaged))) <= 2 * len(damaged) + 4096
