"""Needs of adaptation: how somebody must be written or spoken to, as they say it themselves.

The need is noted, never the illness that it comes of: nobody who handles a complaint has to know that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from worker.intake import housing
from worker.processing.commands.marks import plain
from worker.words.said import Said
from worker.words.spelling import spelt
from worker.words.tables import Words, words
from worker.words.wording import bounded, fold, sentences

_ROOM = "needs"
_NOT_ONE = words(_ROOM, "no need")
# By the table that finds it, in the order in which they are noted.
NEEDS: Final[Mapping[str, Said]] = MappingProxyType({
    "sight": Said("large print, or a text that a screen reader reads; the telephone"),
    "hearing": Said("in writing, not by telephone"),
    "reading": Said("short sentences; the telephone"),
    "attention": Said("precise answers in writing"),
    "moving": Said("no need to travel"),
    "offline": Said("letters on paper, or the telephone"),
    "guardian": Said("a copy to the legal guardian, once it is known who that is"),
    "tongue": Said("plain words, or another language"),
})  # fmt: skip
_TABLES: Final[Mapping[str, Words]] = MappingProxyType({name: words(_ROOM, name) for name in NEEDS})
_MOST = 3
_SHOWN = 120
# What is no need, and yet should be known: it raises no priority.
_RATHER_CALLED = words(_ROOM, "rather called")
_CALL = words(_ROOM, "call me")
_LANGUAGE = words(_ROOM, "another language")
_OTHER_MEANS = words(_ROOM, "other means")


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What is needed, in our words for a reader of some language, and the sentence that says so."""

    needs: tuple[Said, ...]
    quoted: str

    def told(self, language: str) -> str:
        return "; ".join(need.told(language) for need in self.needs)


def find(text: str) -> Adaptation | None:
    """The needs that a text tells, proposed to a person. Linear; looks at the first 30,000 characters."""
    found: dict[str, str] = {}
    for sentence in sentences(text):
        folded = spelt(fold(sentence))
        if _NOT_ONE.search(folded):
            continue
        for name, table in _TABLES.items():
            if name not in found and table.search(folded):
                found[name] = sentence
    # Who asks to be called is not kept from the telephone: of both, it is what they ask for.
    if "hearing" in found and any(_asks_for_a_call(fold(one)) for one in sentences(text)):
        del found["hearing"]
    needs = tuple(need for name, need in NEEDS.items() if name in found)[:_MOST]
    return Adaptation(needs, bounded(next(iter(found.values())))) if needs else None


def _asks_for_a_call(folded: str) -> bool:
    asks = _RATHER_CALLED.search(folded) or _CALL.search(folded)
    return bool(asks) and not _OTHER_MEANS.search(folded)


def preferences(text: str) -> tuple[Said, ...]:
    """How they would rather hear from us, and where they live now, as a notice tells it with their words."""
    found: dict[str, Said] = {}
    for sentence in sentences(text):
        folded = fold(sentence)
        if _RATHER_CALLED.search(folded):
            found.setdefault("called", Said("they would rather be called (“{words}”)", words=_shown(sentence)))
        elif _CALL.search(folded):
            found.setdefault("called", Said("they ask to be called (“{words}”)", words=_shown(sentence)))
        if _LANGUAGE.search(folded):
            found.setdefault("tongue", Said("they ask for an answer in a language (“{words}”)", words=_shown(sentence)))
    home, said = housing.moved(text)
    if home:
        told = Said("they give a new postal address, {home} (“{words}”)", home=_shown(home), words=_shown(said))
        found["moved"] = told
    return tuple(found.values())


def _shown(said: str) -> str:
    """Their words command nothing in a letter of ours."""
    return bounded(plain(said).replace("#", " "), _SHOWN)
