"""What is a warning and what is none, decided from a snapshot: each limit on its two sides."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from worker.health import (
    Disk,
    DutyState,
    HealthLimits,
    HealthWarning,
    MailboxState,
    PostState,
    Queue,
    Snapshot,
    health_warnings,
)
from worker.health.rules import RULES
from worker.health.wording import WORDS, problem, remedy
from worker.processing.calendar import Calendar, Days, WorkingDays

# Monday, nine o'clock in Paris.
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")
LIMITS = HealthLimits(
    stale=timedelta(minutes=30),
    silence=WorkingDays(5),
    least_free_bytes=1_000_000_000,
    calendar=Calendar(),
    zone=PARIS,
)
WELL = MailboxState("reclamations", 60, watched_since=NOW, polled_at=NOW, last_mail_at=NOW)
CALM = Snapshot(
    at=NOW,
    revision="0001",
    messages={"waiting": Queue(), "parked": Queue()},
    letters={
        "queued": Queue(),
        "sending": Queue(),
        "withheld": Queue(),
        "uncertain": Queue(),
        "refused": Queue(),
    },
    tasks=Queue(),
    mailboxes=(WELL,),
    duties=(),
    disks=(Disk("register", 5_000_000_000, 10_000_000_000), Disk("shelf", 5_000_000_000, 10_000_000_000)),
)


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def found(snapshot: Snapshot, limits: HealthLimits = LIMITS) -> list[str]:
    return [warning.rule for warning in health_warnings(snapshot, limits)]


def with_box(**changes: object) -> Snapshot:
    return replace(CALM, mailboxes=(replace(WELL, **changes),))


def test_where_all_is_well_nothing_is_said():
    assert health_warnings(CALM, LIMITS) == ()


@pytest.mark.parametrize(("minutes", "told"), [(30, []), (31, ["mailbox_failing"])])
def test_a_mailbox_may_fail_for_a_while(minutes, told):
    failing = with_box(polled_at=ago(minutes=minutes + 1), failing_since=ago(minutes=minutes), failed_at=NOW)
    assert found(failing) == told


def test_a_mailbox_that_failed_and_answers_again_is_well():
    assert found(with_box(failed_at=ago(hours=3), reason="login refused")) == []


@pytest.mark.parametrize(
    ("seconds", "minutes", "told"),
    [(60, 31, []), (60, 32, ["mailbox_unattended"]), (3600, 89, []), (3600, 91, ["mailbox_unattended"])],
)
def test_a_mailbox_that_nobody_looks_at_is_told_after_its_interval_and_a_while(seconds, minutes, told):
    assert found(with_box(poll_seconds=seconds, polled_at=ago(minutes=minutes))) == told


def test_a_mailbox_that_was_never_looked_at_is_told():
    assert found(replace(CALM, mailboxes=(MailboxState("reclamations", 60),))) == ["mailbox_unattended"]


def test_one_that_fails_is_looked_at():
    assert found(with_box(polled_at=ago(days=2), failing_since=ago(days=2), failed_at=ago(minutes=10))) == [
        "mailbox_failing"
    ]


@pytest.mark.parametrize(("minutes", "told"), [(30, []), (31, ["messages_unhandled"])])
def test_a_message_may_wait_for_a_while(minutes, told):
    waiting = {**CALM.messages, "waiting": Queue(3, ago(minutes=minutes))}
    assert found(replace(CALM, messages=waiting)) == told


def test_letters_that_are_queued_and_that_hang_in_sending_are_one_warning_since_the_oldest():
    letters = {**CALM.letters, "queued": Queue(3, ago(minutes=40)), "sending": Queue(1, ago(minutes=50))}
    [warning] = health_warnings(replace(CALM, letters=letters), LIMITS)
    assert (warning.rule, warning.count, warning.since) == ("letters_unsent", 4, ago(minutes=50))


@pytest.mark.parametrize(
    ("status", "since", "told"),
    [
        ("refused", ago(minutes=1), ["letters_refused"]),
        ("withheld", ago(minutes=1), ["letters_withheld"]),
        ("uncertain", ago(hours=1), []),
        ("uncertain", ago(hours=1, minutes=1), ["letters_uncertain"]),
    ],
)
def test_letters_that_did_not_leave_are_told_and_stop_nothing(status, since, told):
    found_now = health_warnings(replace(CALM, letters={**CALM.letters, status: Queue(1, since)}), LIMITS)
    assert [warning.rule for warning in found_now] == told
    assert not any(warning.stops for warning in found_now)


@pytest.mark.parametrize(("refused", "told"), [(True, ["post_refused"]), (False, [])])
def test_a_server_that_refuses_us_is_told_at_once_and_one_out_of_reach_may_come_back(refused, told):
    post = PostState(NOW, NOW, NOW, refused=refused, reason="550 5.7.60 not as this sender")
    letters = {**CALM.letters, "queued": Queue(4, NOW)}
    warnings = health_warnings(replace(CALM, post=post, letters=letters), LIMITS)
    assert [(one.rule, one.stops, one.count) for one in warnings] == [(rule, True, 4) for rule in told]


def test_one_letter_that_is_refused_because_of_us_is_told_though_others_leave():
    [warning] = health_warnings(replace(CALM, blamed=Queue(1, ago(minutes=1))), LIMITS)
    assert (warning.rule, warning.count) == ("post_refused", 1)


@pytest.mark.parametrize(("free", "told"), [(1_000_000_000, []), (999_999_999, ["disk_nearly_full"])])
def test_a_disk_is_told_before_it_is_full(free, told):
    assert found(replace(CALM, disks=(Disk("shelf", free, 10**12),))) == told


def test_one_parked_message_is_enough_and_the_work_goes_on():
    parked = {**CALM.messages, "parked": Queue(1, NOW)}
    [warning] = health_warnings(replace(CALM, messages=parked), LIMITS)
    assert (warning.rule, warning.count, warning.stops) == ("messages_parked", 1, False)


@pytest.mark.parametrize(
    ("last", "told"),
    [
        # Five working days after Monday the 16th end with Monday the 23rd; after Friday the 13th with the 20th.
        (datetime(2026, 11, 16, 6, 0, tzinfo=UTC), []),
        (datetime(2026, 11, 13, 22, 59, tzinfo=UTC), ["no_mail"]),
    ],
)
def test_silence_is_counted_in_working_days(last, told):
    assert found(with_box(last_mail_at=last)) == told


def test_the_companys_closed_days_are_no_silence():
    closed = replace(LIMITS, calendar=Calendar(closed_days=frozenset({NOW.date() - timedelta(days=4)})))
    assert found(with_box(last_mail_at=datetime(2026, 11, 13, 9, 0, tzinfo=UTC)), closed) == []


def test_silence_may_be_given_in_other_days_too():
    assert found(with_box(last_mail_at=ago(days=3)), replace(LIMITS, silence=Days(2))) == ["no_mail"]


def test_a_mailbox_that_never_had_any_mail_is_silent_since_it_is_watched():
    assert found(with_box(last_mail_at=None, watched_since=ago(days=2))) == []
    assert found(with_box(last_mail_at=None, watched_since=ago(days=20))) == ["no_mail"]


def test_a_mailbox_that_fails_is_not_called_silent_too():
    assert found(with_box(last_mail_at=ago(days=20), failing_since=ago(days=19), failed_at=NOW)) == ["mailbox_failing"]


def test_what_was_done_later_than_now_shows_a_clock_that_was_set_back():
    assert found(with_box(polled_at=NOW + timedelta(minutes=4))) == []
    assert found(with_box(polled_at=NOW + timedelta(hours=1))) == ["clock_set_back"]


def test_a_copy_may_be_as_old_as_it_is_said_and_one_that_was_never_made_is_told():
    nightly = replace(LIMITS, backup=timedelta(hours=36))
    copied = DutyState("backup", ago(hours=35), None, "")
    assert found(replace(CALM, duties=(copied,)), nightly) == []
    assert found(replace(CALM, duties=(replace(copied, done_at=ago(hours=37)),)), nightly) == ["backup_old"]
    assert found(CALM, nightly) == []
    [never] = health_warnings(with_box(watched_since=ago(days=2)), nightly)
    assert (never.rule, never.since) == ("backup_old", None)
    assert found(with_box(watched_since=ago(days=2))) == []


def test_each_mailbox_speaks_for_itself():
    paris = replace(WELL, name="paris", failing_since=ago(hours=1), failed_at=NOW, reason="login refused")
    [warning] = health_warnings(replace(CALM, mailboxes=(WELL, paris)), LIMITS)
    assert (warning.about, warning.detail) == ("paris", "login refused")


def test_warnings_come_in_the_order_of_the_table():
    parked = {"parked": Queue(1, NOW), "waiting": Queue(1, ago(days=1))}
    assert found(replace(with_box(polled_at=ago(days=1)), messages=parked, disks=(Disk("shelf", 0, 1),))) == [
        "mailbox_unattended", "messages_unhandled", "disk_nearly_full", "messages_parked",
    ]  # fmt: skip


def test_every_rule_has_its_words_and_a_remedy():
    assert set(WORDS) == {name for name, _, _ in RULES}
    for rule, _, _ in RULES:
        warning = HealthWarning(rule, "reclamations", 1, NOW, "login refused")
        assert "{" not in str(problem(warning, PARIS))
        assert len(str(remedy(warning))) > 20


def test_a_warning_is_said_with_local_times():
    assert str(problem(HealthWarning("mailbox_failing", "paris", since=NOW, detail="login refused"), PARIS)) == (
        "mailbox paris fails since 2026-11-23 09:00: login refused"
    )
    assert str(problem(HealthWarning("messages_parked", count=1, since=NOW), PARIS)) == (
        "1 message parked, the oldest since 2026-11-23 09:00"
    )
    assert str(problem(HealthWarning("mailbox_unattended", "paris"), PARIS)) == (
        "nobody looks at mailbox paris; last time: never"
    )
    assert str(problem(HealthWarning("disk_nearly_full", "shelf", 812_345_678), PARIS)) == (
        "the disk of the shelf has 812 MB left"
    )


ENDED = "[oauth.office]: the sign-in has ended; run: complaints login office. Microsoft says: its consent is used up"


def test_a_sign_in_that_has_ended_is_told_from_the_first_for_the_mailbox_and_for_sending():
    box = replace(WELL, failing_since=NOW, failed_at=NOW, reason=ENDED)
    [warning] = health_warnings(replace(CALM, mailboxes=(box,)), LIMITS)
    assert (warning.rule, warning.stops, warning.detail) == ("mailbox_failing", True, ENDED)
    # Another failure is mended by itself, as a rule.
    cut = replace(box, reason="the line was cut")
    assert health_warnings(replace(CALM, mailboxes=(cut,)), LIMITS) == ()
    post = PostState(NOW, NOW, NOW, refused=False, reason=ENDED)
    [warning] = health_warnings(replace(CALM, post=post), LIMITS)
    assert (warning.rule, warning.detail) == ("post_refused", ENDED)
