"""The register written out: CSV for any program, a workbook for people, JSON Lines for programs."""

from worker.register.exporting.formats import FORMATS, NoWorkbooks, export

__all__ = ["FORMATS", "NoWorkbooks", "export"]
