"""What a bundle is made of, as the shell read it from register and shelf: values and bytes, nothing decided yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from worker.complaint.entry import Entry
from worker.complaint.record import Complaint


@dataclass(frozen=True, slots=True)
class Company:
    """Who answers the complaint, and the mediator whom it names; "" where the configuration says nothing."""

    name: str
    postal_address: str = ""
    phone: str = ""
    address: str = ""
    mediator: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One entry as the chain has it. `payload` is the very text that its hash covers; `entry` what it says."""

    ref: str
    seq: int
    at: datetime
    actor: str
    kind: str
    payload: str
    salt: str
    payload_sha256: str
    previous: str
    hash: str
    erased_at: datetime | None
    entry: Entry


@dataclass(frozen=True, slots=True)
class Evidence:
    """`received` and `sent` are raw mails by ledger and by outbox number, `blobs` documents by their SHA-256.

    What is not there, or may not leave (a quarantined document, a mail that holds one), is absent and told as such.
    `staff` gives colleagues' names by their addresses.
    """

    complaint: Complaint
    chain: tuple[Link, ...]
    received: Mapping[int, bytes] = field(repr=False)
    sent: Mapping[int, bytes] = field(repr=False)
    blobs: Mapping[str, bytes] = field(repr=False)
    staff: Mapping[str, str]
    company: Company
    language: str
    # Whether something was left out because the bundle would be too large.
    cut: bool = False

    def name(self, address: str) -> str:
        """A colleague's name, for their address; "" where nobody is named."""
        return self.staff.get(address, address)
