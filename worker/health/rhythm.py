"""How often duties come round that the register remembers: what was done when says what is due next."""

from collections.abc import Mapping
from datetime import datetime, timedelta

# By the part of a duty's name before its colon. One that is not here comes round when there is something to do.
EVERY: Mapping[str, timedelta] = {"reconcile": timedelta(days=1), "retention": timedelta(days=1)}


def next_due(duty: str, done_at: datetime) -> datetime | None:
    every = EVERY.get(duty.partition(":")[0])
    return done_at + every if every else None
