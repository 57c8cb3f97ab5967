"""Bundling: one complaint as a dossier that leaves the house, for a mediator, an auditor or its complainant."""

from zoneinfo import ZoneInfo

from worker.feedback.dossier.evidence import Company, Evidence
from worker.feedback.dossier.packing import pack
from worker.feedback.dossier.story import story
from worker.writing.colours import BRAND
from worker.writing.dossier import dossier_page
from worker.writing.house import House

# What a mail may carry: servers refuse more than about 25 MB, a third of which is the encoding.
BY_MAIL = 12_000_000


def bundle(known: Evidence, zone: ZoneInfo, colour: str = BRAND) -> bytes:
    """The zip, always the same for the same evidence."""
    told = story(known, zone)
    return pack(known, dossier_page(told, zone, colour=colour), told.files)


def company(house: House) -> Company:
    """Who answers, as a dossier names them."""
    mediator = house.mediator
    return Company(
        name=house.name,
        postal_address=house.postal_address,
        phone=house.phone,
        address=house.sender.address,
        mediator=", ".join(filter(None, (mediator.name, mediator.website))) if mediator else "",
    )
