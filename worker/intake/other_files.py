"""The other files of whoever wrote, as the notice of a new one names them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFile:
    """Another file of the same sender, as the desk is told of it."""

    ref: str
    state: str
    registered_on: date
    subject: str
    is_open: bool
    # The name of whoever owns it, "" for nobody.
    owner: str = ""
