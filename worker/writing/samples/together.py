"""Invented facts for the letters that tell of several at once."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from worker.intake.letters_together import (
    AcknowledgedFile,
    Acknowledgements,
    Bundle,
    BundleLine,
    ToPost,
    ToPrint,
)
from worker.writing.samples.people import Sample, to_ann, to_claire

_FILES: Final = (
    AcknowledgedFile(
        ref="REC-2026-000123-38", subject="Lave-linge en panne", received_on=date(2026, 11, 23),
        answer_due=date(2027, 1, 23),
    ),
    AcknowledgedFile(
        ref="REC-2026-000124-35", subject="", received_on=date(2026, 11, 23), answer_due=date(2027, 1, 23)
    ),
)  # fmt: skip
_OWN: Final = "reclamations+rec-2026-{}.7k2m9x4qp0sd@example.com"


def _bundle(variant: str, **facts: Any) -> Sample:
    lines = (
        BundleLine(
            ref="REC-2026-000123-38", what="new", sender="Claire Durand", subject="Lave-linge en panne",
            reply_address=_OWN.format("000123-38"),
        ),
        BundleLine(
            ref="REC-2026-000124-35", what="message", sender="leo@example.net", subject="Re: facture",
            reply_address=_OWN.format("000124-35"),
        ),
        BundleLine(ref="", what="other", sender="", subject=""),
    )  # fmt: skip
    shown: dict[str, Any] = {"why": "many", "count": 3, "lines": lines} | facts
    return to_ann(variant, Bundle(ref="", recipient_name="Ann Morel", **shown))


_TO_POST: Final = (
    ToPost(
        ref="REC-2026-000123-38", number=31, complainant="Claire Durand", occasion="progress",
        reply_address=_OWN.format("000123-38"),
    ),
    ToPost(ref="REC-2026-000124-35", number=32, complainant="", occasion="closing"),
)  # fmt: skip


SAMPLES: Final = (
    to_ann("two", ToPrint(ref="", recipient_name="Ann Morel", letters=_TO_POST)),
    to_ann("nobody", ToPrint(ref="", recipient_name="", letters=_TO_POST[::-1])),
    _bundle("many"),
    _bundle("taken-over", why="taken_over", count=500),
    _bundle("acknowledged", acknowledged=True),
    _bundle(
        "alarms",
        count=1,
        lines=(BundleLine(ref="REC-2026-000123-38", what="alarm", sender="bo@example.org", subject="Odeur de gaz"),),
    ),
    _bundle(
        "in-a-name",
        count=1,
        lines=(
            BundleLine(
                ref="",
                what="unproven",
                sender="ann@example.com",
                subject="virement",
                reply_address="reclamations@example.com",
                code="0f" * 16,
            ),
        ),
    ),
    _bundle("one", count=1, lines=(BundleLine(ref="REC-2026-000123-38", what="held", sender="", subject=""),)),
    to_claire("several", Acknowledgements(ref="", files=_FILES)),
    to_claire("overdue", Acknowledgements(ref="", files=(replace(_FILES[0], answer_due=None), _FILES[1]))),
)
