"""A sentence in the company's languages, with facts that each language writes in its own way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

# A name, a number, a day, or (cents, currency).
Fact: TypeAlias = str | int | date | tuple[int, str]


@dataclass(frozen=True, slots=True, init=False)
class Said:
    """`fr` and `en` hold their facts as "{name}". The sentence is ours; a fact may be anybody's words, and is shown
    shielded by the template's `| said`.
    """

    fr: str
    en: str
    facts: Mapping[str, Fact]

    def __init__(self, fr: str, en: str, **facts: Fact) -> None:
        object.__setattr__(self, "fr", fr)
        object.__setattr__(self, "en", en)
        object.__setattr__(self, "facts", MappingProxyType(dict(facts)))

    def __bool__(self) -> bool:
        return bool(self.fr)

    def __hash__(self) -> int:
        return hash((self.fr, self.en, tuple(sorted(self.facts.items(), key=lambda item: item[0]))))


NOTHING = Said("", "")
