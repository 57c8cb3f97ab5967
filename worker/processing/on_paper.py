"""What stands beside a letter that no e-mail can bring: how whoever looks after the file brings it."""

from dataclasses import dataclass
from typing import ClassVar

from worker.processing.letters import Audience
from worker.processing.seen import FileLetter


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintCover(FileLetter):
    """To the owner of a file whose complainant has no e-mail address: the letter to print and to post."""

    occasion: ClassVar[str] = "print_cover"
    audience: ClassVar[Audience] = "staff"

    recipient_name: str
    title: str

    @property
    def known_home(self) -> bool:
        """Whether there is an address to post it to; else they are told by phone."""
        return bool(self.file.complainant.postal_address)

    @property
    def phone(self) -> str:
        return self.file.complainant.phone
