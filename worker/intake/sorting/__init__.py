"""Whose is it? One table, first hit wins: loop, delivery report, machine mail, staff, follow-up, complaint."""

from worker.intake.sorting.table import RULES, sort

__all__ = ["RULES", "sort"]
