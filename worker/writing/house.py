"""The organisation as its letters name it: plain values that the shell fills from the settings."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from worker.nouns.message import Party
from worker.words.catalogue import LANGUAGES
from worker.writing.colours import BRAND


@dataclass(frozen=True, slots=True, kw_only=True)
class Mediator:
    """The consumer mediator that the organisation belongs to (C. conso. L616-1); `website` begins with https://."""

    name: str
    address: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How the company's letters look: the folder of its own templates, its colour "#rrggbb", the file of its logo."""

    templates: Path | None = None
    colour: str = BRAND
    logo: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What every template may say of the organisation, as `house.name`, `house.phone` and so on; "" where unknown.

    `signature` is a line below the company's name, `footer` what the law wants at the foot of its letters. `contact` is
    the named service or person that handles complaints, `sender` the From of every letter. `language` is
    written where a letter's own language has no templates; `face` is for no template to name.
    """

    INSIDE: ClassVar[frozenset[str]] = frozenset({"face"})

    name: str
    contact: str
    sender: Party
    postal_address: str = ""
    phone: str = ""
    mediator: Mediator | None = None
    language: str = LANGUAGES[0]
    signature: str = ""
    footer: str = ""
    face: Face = Face()
