"""Who wrote the mail that was passed on, when, and what did it say (`find`)? Who wrote which quoted part (`levels`)?"""

from worker.intake.forwarding.finding import find
from worker.intake.forwarding.levels import Level, levels

__all__ = ["Level", "find", "levels"]
