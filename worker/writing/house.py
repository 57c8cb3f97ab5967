"""The organisation as its letters name it: plain values that the shell fills from the settings."""

from dataclasses import dataclass

from worker.nouns.message import Party
from worker.words.catalogue import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Mediator:
    """The consumer mediator that the organisation belongs to (C. conso. L616-1); `website` begins with https://."""

    name: str
    address: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What every template may say of the organisation, as `house.name`, `house.phone` and so on; "" where unknown.

    `contact` is the named service or person that handles complaints, `sender` the From of every letter. `language`
    is written where a letter's own language has no templates.
    """

    name: str
    contact: str
    sender: Party
    postal_address: str = ""
    phone: str = ""
    mediator: Mediator | None = None
    language: str = LANGUAGES[0]
