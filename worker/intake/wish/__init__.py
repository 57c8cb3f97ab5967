"""P4: the solution that the complainant wishes, where their text plainly says so. Always a proposal."""

from worker.intake.wish.finding import every, find

__all__ = ["every", "find"]
