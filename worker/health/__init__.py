"""Health: does the worker do its work, and what will soon keep it from that? A snapshot in, warnings out."""

from worker.health.rules import HealthLimits, HealthWarning, health_warnings
from worker.health.snapshot import Disk, DutyState, MailboxState, PostState, Queue, Snapshot

__all__ = [
    "Disk",
    "DutyState",
    "HealthLimits",
    "HealthWarning",
    "MailboxState",
    "PostState",
    "Queue",
    "Snapshot",
    "health_warnings",
]
