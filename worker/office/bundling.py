"""Bundling: one complaint as a dossier that leaves the house, for a mediator, an auditor or its complainant."""

from zoneinfo import ZoneInfo

from worker.feedback.dossier.evidence import Evidence
from worker.feedback.dossier.packing import pack
from worker.feedback.dossier.story import story
from worker.writing.dossier import dossier_page

# What a mail may carry: servers refuse more than about 25 MB, a third of which is the encoding.
BY_MAIL = 12_000_000


def bundle(known: Evidence, zone: ZoneInfo) -> bytes:
    """The zip, always the same for the same evidence."""
    told = story(known)
    return pack(known, dossier_page(told, zone), told.files)
