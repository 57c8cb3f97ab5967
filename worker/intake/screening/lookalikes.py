"""What looks like a delivery report and is none. First hit wins, and the message is left to the other tables."""

from collections.abc import Callable

from worker.intake.screening import absences, phrases, senders
from worker.intake.screening.evidence import Evidence
from worker.words.wording import fold


def report_of_another_kind(evidence: Evidence) -> bool:
    """Read receipts (RFC 8098) and abuse reports (RFC 5965) are multipart/report too."""
    return evidence.report_type not in {"", "delivery-status", "delivery-report", "delivery"}


def challenge(evidence: Evidence) -> bool:
    """A filter wants the sender to prove that they are a person: the letter is held, and nothing is wrong with it."""
    said = " ".join([evidence.opening, *(fold(r.diagnostic) for r in evidence.listed[:5])])
    return phrases.CHALLENGE.search(said) is not None


def absence(evidence: Evidence) -> bool:
    """An out-of-office notice comes from nobody as well, and may speak of colleagues who cannot be reached."""
    return absences.announced(evidence.message) != "" and not evidence.listed


def parcel(evidence: Evidence) -> bool:
    """Parcels are not delivered either: people and carriers write of them in the words of a mail server."""
    if (
        phrases.PARCEL.search(f"{evidence.subject} {evidence.opening}") is None
        or evidence.report_type
        or evidence.listed
    ):
        return False
    return not evidence.refusal or not (evidence.signature == "server" or senders.null_return_path(evidence.message))


def arrived(evidence: Evidence) -> bool:
    """A delivery receipt: every recipient that it lists has the letter, or its words say so and hold no refusal."""
    if evidence.listed:
        return all(recipient.fate == "arrived" for recipient in evidence.listed)
    return phrases.ARRIVED.search(evidence.opening) is not None and not evidence.refusal


LOOKALIKES: tuple[Callable[[Evidence], bool], ...] = (
    report_of_another_kind,
    challenge,
    absence,
    parcel,
    arrived,
)
