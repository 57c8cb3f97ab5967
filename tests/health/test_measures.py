"""A snapshot as numbers: every value has its place, and no label names a person."""

from dataclasses import replace
from datetime import timedelta

from tests.health.test_rules import CALM, LIMITS, NOW, WELL, ago
from worker.health import DutyState, MailboxState, Queue, Snapshot, health_warnings
from worker.health.measures import measures


def numbers(snapshot: Snapshot) -> dict[tuple[str, ...], float]:
    """The values by name and labels."""
    warnings = health_warnings(snapshot, LIMITS)
    return {
        (measure.name, *labels): value
        for measure in measures(snapshot, warnings, version="1.2")
        for labels, value in measure.values
    }


def test_every_queue_and_warning_has_a_number_where_there_is_nothing_too():
    found = numbers(CALM)
    assert found["complaints_messages", "parked"] == 0
    assert found["complaints_letters_oldest_seconds", "queued"] == 0
    assert found["complaints_tasks", "open"] == 0
    assert found["complaints_warnings", "disk_nearly_full"] == 0
    assert found["complaints_build_info", "1.2", "0001"] == 1


def test_what_waits_is_counted_with_its_age_and_warned_of():
    found = numbers(replace(CALM, messages={"waiting": Queue(3, ago(hours=1)), "parked": Queue(1, ago(days=1))}))
    assert found["complaints_messages", "waiting"] == 3
    assert found["complaints_messages_oldest_seconds", "waiting"] == 3600
    assert found["complaints_warnings", "messages_unhandled"] == 1
    assert found["complaints_warnings", "messages_parked"] == 1


def test_a_mailbox_is_told_by_its_name_and_what_is_not_known_is_left_out():
    failing = replace(WELL, name="paris", failing_since=ago(hours=1), failed_at=NOW, reason="secret words")
    found = numbers(replace(CALM, mailboxes=(failing, MailboxState("lyon", 60))))
    assert found["complaints_mailbox_failing", "paris"] == 1
    assert found["complaints_mailbox_failing", "lyon"] == 0
    assert found["complaints_mailbox_last_poll_timestamp_seconds", "paris"] == NOW.timestamp()
    assert ("complaints_mailbox_last_poll_timestamp_seconds", "lyon") not in found


def test_a_duty_that_is_a_persons_is_not_told():
    names = ("held documents", "reconcile:reclamations", "digest:ann@example.com")
    duties = tuple(DutyState(name, NOW, NOW + timedelta(days=1), "") for name in names)
    found = numbers(replace(CALM, duties=duties))
    told = {labels for name, *labels in found if name.startswith("complaints_duty") for labels in labels}
    assert told == {"held documents", "reconcile:reclamations"}


def test_the_bytes_of_each_disk_are_told():
    found = numbers(CALM)
    assert found["complaints_disk_free_bytes", "shelf"] == 5_000_000_000
    assert found["complaints_disk_size_bytes", "register"] == 10_000_000_000
