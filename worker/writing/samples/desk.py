"""Samples of the letter that says that something of the post needs a person."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from worker.feedback.letters import AsideLine
from worker.intake.desk_notice import DeskNotice
from worker.intake.forging import LIKE_THEIRS
from worker.staff.authority import FORGED, TO_ANOTHER
from worker.words.said import Said
from worker.writing.samples.life import REF
from worker.writing.samples.people import Sample, to_ann

_DESK = DeskNotice(
    ref=REF,
    recipient_name="Ann Morel",
    matter="bounce",
    address="claire.durand@example.net",
    subject="",
    detail="5.1.1 550 No such user here",
)


def _of(variant: str, **facts: Any) -> Sample:
    return to_ann(variant, replace(_DESK, **facts))


SAMPLES: Final = (
    _of("bounce"),
    _of(
        "staff-mail",
        ref="",
        matter="staff_mail",
        address="bob@example.com",
        subject="Client mécontent au téléphone",
        detail="Mme Durand a rappelé ce matin, elle n'a toujours pas de nouvelles.\nBob",
    ),
    _of(
        "parked",
        matter="parked",
        subject="Réclamation",
        detail="The message could not be read: nested 5000 deep.",
    ),
    _of(
        "data-protection",
        matter="data_protection",
        subject="Mes données",
        detail="Je demande l'effacement de mes données.",
        finding=Said("Answer due by {due}.", due=date(2026, 12, 23)),
    ),
    _of(
        "document",
        matter="document",
        subject="Lave-vaisselle qui fuit",
        detail="facture 2026-1187.pdf: Eicar-Signature",
    ),
    _of(
        "unproven",
        matter="staff_unproven",
        address="bob@example.com",
        subject="Dossier Durand",
        detail="",
        finding=TO_ANOTHER,
    ),
    _of(
        "forged",
        matter="forged",
        address="bob@example.com",
        subject="Dossier Durand",
        detail="#valider",
        finding=FORGED,
    ),
    _of(
        "forged-yours",
        ref="",
        matter="forged",
        address="ann@examp1e.com",
        subject="Dossier Durand",
        detail="#valider",
        finding=LIKE_THEIRS.about(address="ann@examp1e.com", who="Ann Morel"),
        yours=True,
    ),
    _of("without-detail", ref="", matter="parked", address="", detail=""),
)

# What stands in the desk's list without a file.
ASIDE: Final = (
    AsideLine(sender="", kind="question", subject="", count=1, numbers=(431,)),
    AsideLine(
        sender="promo@boutique.example",
        kind="bulk",
        subject="-50 % ce week-end",
        count=48,
        numbers=tuple(range(430, 390, -1)),
    ),
    AsideLine(
        sender="x@autre.example", kind="unheard-of", subject="Votre [boîte](https://x.example)", count=2, numbers=(3, 2)
    ),
)
