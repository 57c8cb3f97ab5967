"""Who wrote the mail that a colleague passed on, when, and what did it say? (`find`)."""

from worker.intake.forwarding.finding import find

__all__ = ["find"]
