"""A sentence of ours, with facts that each language writes in its own way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from types import MappingProxyType
from typing import TypeAlias, Union

from worker.words.catalogue import LANGUAGES, SPOKEN, translated

# A name, a number, a day, (cents, currency), or a sentence inside the sentence.
Fact: TypeAlias = Union[str, int, date, tuple[int, str], "Said"]


@dataclass(frozen=True, slots=True, init=False)
class Said:
    """`words` are English and hold their facts as "{name}"; the catalogue of each other language has them again.

    The sentence is ours; a fact may be anybody's words, and is shown shielded by the template's `| said`. `str()` of it
    is English, for logs and for what is kept inside the register. `context` tells apart what English
    says alike and another language does not.
    """

    words: str
    facts: Mapping[str, Fact]
    context: str

    def __init__(self, words: str, /, **facts: Fact) -> None:
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "facts", MappingProxyType(dict(facts)))
        object.__setattr__(self, "context", "")

    def into(self, language: str) -> str:
        """The words in a language, with the places of their facts."""
        return translated(self.words, language, self.context)

    def about(self, **facts: Fact) -> "Said":
        """The same sentence, with these facts."""
        return Said(self.words, **facts).within(self.context)

    def within(self, context: str) -> "Said":
        """The same sentence, as a catalogue has it in that context."""
        other = Said(self.words, **self.facts)
        object.__setattr__(other, "context", context)
        return other

    def everywhere(self) -> tuple[str, ...]:
        """The words in each language that has a catalogue, English last."""
        return tuple(self.into(language) for language in LANGUAGES)

    def __bool__(self) -> bool:
        return bool(self.words)

    def told(self, language: str) -> str:
        """The whole sentence as bare text, days and amounts as a program writes them."""
        return self.into(language).format_map({name: _plainly(fact, language) for name, fact in self.facts.items()})

    def __str__(self) -> str:
        return self.told(SPOKEN)

    def __hash__(self) -> int:
        return hash((self.words, self.context, tuple(sorted(self.facts.items(), key=lambda item: item[0]))))


NOTHING = Said("")
_COMMA = Said("{first}, {rest}")


def listed(sentences: Iterable[Said | str], by: Said | None = None) -> Said:
    """Several in one, with commas between them, or with whatever `by` puts there. Raises TypeError for none."""
    first, *more = (one if isinstance(one, Said) else Said("{words}", words=one) for one in sentences)
    return reduce(lambda before, one: (by or _COMMA).about(first=before, rest=one), more, first)


def sentence_of(error: BaseException) -> Said | str:
    """What an error says: the sentence of ours that it was raised with, or its bare words."""
    return next((one for one in error.args[:1] if isinstance(one, Said)), str(error))


def _plainly(fact: Fact, language: str) -> str:
    match fact:
        case Said():
            return fact.told(language)
        case (cents, currency):
            return f"{cents / 100:.2f} {currency}"
        case _:
            return str(fact)
