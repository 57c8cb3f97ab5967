"""The language of the terminal: the first of the configuration, as its colleagues read it; the machine's before that.

`COMPLAINTS_LANGUAGE` asks for another. Commands, options, what is typed and the keys of JSON are the same in each.
"""

import os
from typing import Final

from worker.words.catalogue import LANGUAGES, SPOKEN
from worker.words.said import Fact, Said, sentence_of

WISHED: Final = "COMPLAINTS_LANGUAGE"
# Where a machine says which language it speaks: the first that is set counts (POSIX).
_MACHINE: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


class _Configured:
    """A command reads one configuration, and most of what it says is said after that."""

    language = ""


def speak(language: str) -> None:
    """From now on what is told is told in it."""
    _Configured.language = language


def language() -> str:
    return os.environ.get(WISHED, "").strip().lower() or _Configured.language or _of_the_machine()


def _of_the_machine() -> str:
    named = next(filter(None, map(os.environ.get, _MACHINE)), SPOKEN)
    found = named.partition(".")[0].partition("_")[0].lower()
    # "C.UTF-8" and "POSIX" name no language.
    return found if found in LANGUAGES else SPOKEN


def tell(words: str, /, **facts: Fact) -> str:
    """A sentence of ours; the catalogues of other languages have it as they have each `Said`."""
    return told(Said(words, **facts))


def told(what: "Said | str | Exception") -> str:
    """What is told in the terminal's language, if it is ours; an error by its sentence."""
    if isinstance(what, Exception):
        what = sentence_of(what)
    return what.told(language()) if isinstance(what, Said) else what


def counted(number: int, one: Said, several: Said) -> str:
    """`several` takes the number as {count}."""
    return told(one if number == 1 else several.about(**{**several.facts, "count": number}))


def quoted(words: str) -> str:
    return tell("“{words}”", words=words)


def decimal(number: str) -> str:
    """A number as it is written with a full stop, with the mark of the language."""
    return number.replace(".", tell("."))


def grouped(number: int) -> str:
    """Its thousands set apart as the language does it."""
    return f"{number:,}".replace(",", tell(","))


def money(cents: int, currency: str) -> str:
    return f"{decimal(f'{cents // 100}.{cents % 100:02}')} {currency}".rstrip()
