"""The last value that is still taken, and the first that is not."""

from datetime import date, timedelta

import pytest

from tests.commands.lines import PAGE, THIRTY, TWENTY, at, attaching, knowing, printed, relayed
from tests.response.sheet import ANN, CY, NOW, READY, THEN, ready, refused, types

LAST = READY.deadlines.answer_due


def test_a_reminder_is_put_off_up_to_the_last_working_day_before_the_limit() -> None:
    before = at().rules.calendar.alarm_day(LAST)
    assert before < LAST
    bench = at(ready(acknowledged_at=THEN))
    assert types(f"#rappel {before:%d/%m/%Y}", bench).entries
    assert "aucun rappel ne passe une limite" in refused(f"#rappel {before + timedelta(days=1):%d/%m/%Y}", bench)


def test_tomorrow_is_the_first_day_to_come_and_today_the_last_that_is_past() -> None:
    today = NOW.date()
    letter = ready(mails=(printed(3),))
    assert types(f"#rappel {today + timedelta(days=1):%d/%m/%Y}", at()).entries
    assert "est passée" in refused(f"#rappel {today:%d/%m/%Y}", at())
    assert types(f"#posté {today:%d/%m/%Y}", at(letter)).entries
    assert "est à venir" in refused(f"#posté {today + timedelta(days=1):%d/%m/%Y}", at(letter))


def test_an_absence_lasts_a_day_at_least_and_a_year_at_most() -> None:
    first = date(2026, 12, 3)

    def until(last: date) -> str:
        return f"#absence du={first:%d/%m/%Y} au={last:%d/%m/%Y}"

    for last in (first, first + timedelta(days=366)):
        absence = types(until(last), at()).absence
        assert absence is not None
        assert (absence.first, absence.last) == (first, last)
    for last in (first - timedelta(days=1), first + timedelta(days=367)):
        assert "finit avant de commencer" in refused(until(last), at())


@pytest.mark.parametrize(("typed", "cents"), [("0,01", 1), ("10000000,00", 1_000_000_000)])
def test_a_sum_is_from_a_cent_to_ten_million(typed: str, cents: int) -> None:
    [entry] = types(f'#dédommagement remboursement {typed} € "par virement"', at()).entries
    assert entry.compensation.amount_cents == cents  # type: ignore[attr-defined]


@pytest.mark.parametrize("typed", ["0", "0,00", "10000000,01"])
def test_a_sum_beyond_is_no_sum(typed: str) -> None:
    assert "il manque le montant" in refused(f'#dédommagement remboursement {typed} € "par virement"', at())


def test_the_last_place_is_given_and_no_more() -> None:
    assert types("#point Encore.", at(ready(points=THIRTY[:29]))).entries
    assert types("#dédommagement excuses", at(ready(compensations=TWENTY[:19]))).entries


def test_documents_of_ten_megabytes_leave_and_a_byte_more_does_not() -> None:
    most = PAGE.model_copy(update={"size": 10_000_000})
    assert types("#envoyer\nVoir la pièce.", attaching(most)).letters
    byte = PAGE.model_copy(update={"size": 1})
    assert "dépassent 10 Mo" in refused("#envoyer\nVoir les pièces.", attaching(most, byte))


def test_a_score_is_taken_up_to_its_scale() -> None:
    for name, most in (("gravité", 4), ("complexité", 3), ("répercussions", 4), ("occurrence", 3)):
        assert types(f"#évaluer {name}={most}", at()).entries
        assert types(f"#évaluer {name}=1", at()).entries
        assert f"« {most + 1} » n'est pas un degré" in refused(f"#évaluer {name}={most + 1}", at())
        assert "« 0 » n'est pas un degré" in refused(f"#évaluer {name}=0", at())


def test_whose_letter_a_colleague_takes_back_reads_by_whom_and_what_it_said() -> None:
    theirs = knowing(relayed=(relayed(8, "waiting"),))
    [told] = types("#stop 8", theirs).letters
    assert told.letter.recipient_name == CY.name  # type: ignore[attr-defined]
    assert told.letter.by == ANN.name  # type: ignore[attr-defined]
    own = knowing(READY, CY, relayed=(relayed(8, "waiting"),))
    assert types("#stop 8", own).letters == ()
