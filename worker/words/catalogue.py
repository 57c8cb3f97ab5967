"""What we say, in the languages that we say it in: English stands in the code, each other language in a catalogue.

A catalogue is a PO file, as every translator's program reads it. French comes with the worker. A company's own stands
beside its letters, as `templates/<language>/words.po`; it may also word anew a sentence of ours.
"""

import functools
import re
from collections.abc import Mapping
from io import BytesIO
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from babel.messages.catalog import Message

# The language that sentences of the code stand in, and that everything falls back to.
SPOKEN: Final = "en"
OURS: Final = ("fr",)
# What the worker speaks by itself; a company adds others. Commands are typed in these.
LANGUAGES: Final = (*OURS, SPOKEN)
_COMMAND: Final = re.compile(r"#[^\W\d_][\w-]*|[^\W\d_][\w'’-]*=")
# Of our own file alone, which is as translators' programs write it; a test reads it with their library too, which takes
# its time over every line of a file: each command begins with this one.
_WRITTEN: Final = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
_LINES: Final = rf"((?:{_WRITTEN}\n?)+)"
_ENTRY: Final = re.compile(rf"^msg(?:ctxt {_LINES}msg)?id {_LINES}msgstr {_LINES}", re.MULTILINE)
_QUOTED: Final = re.compile(_WRITTEN)
_ESCAPED: Final = re.compile(r"\\(.)")
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r"}
# The other language's words, by their context and the English ones.
Catalogue: TypeAlias = Mapping[tuple[str, str], str]
# Catalogues of the company, by language. They are read at start-up, before anything is said.
_theirs: dict[str, Catalogue] = {}


class BrokenCatalogue(Exception):
    """A catalogue cannot be read: mend the line that is named, as a translator's program (Poedit, say) would."""


def translated(words: str, language: str, context: str = "") -> str:
    """The words in a language; in English where its catalogue lacks them, or where it has none."""
    key = (context, words)
    return _theirs.get(language, {}).get(key) or ours(language).get(key) or words


def lacking(language: str) -> tuple[str, ...]:
    """What is said in English instead, in the order of the French catalogue."""
    known = {**ours(language), **_theirs.get(language, {})}
    return () if language == SPOKEN else tuple(key[1] for key in ours(OURS[0]) if key not in known)


def add(language: str, source: bytes) -> None:
    """Take a company's catalogue. Raises BrokenCatalogue, also where it translates what is typed and not read."""
    theirs = read(source, language)
    for key, other in theirs.items():
        if unknown := _typed(other) - _typed(key[1]) - _typed(ours(OURS[0]).get(key, "")):
            what = (
                f"{other[:80]!r} has {sorted(unknown)}, which nobody can type: commands and their keys stay as they are"
            )
            raise BrokenCatalogue(f"the catalogue of {language}: {what}")
    _theirs[language] = theirs


@functools.cache
def ours(language: str) -> Catalogue:
    if language not in OURS:
        return MappingProxyType({})
    from importlib import resources  # noqa: PLC0415  # English needs no catalogue

    source = resources.files(__package__).joinpath("locale", f"{language}.po").read_text(encoding="utf-8")
    found = ((_unquoted(one[1]), _unquoted(one[2]), _unquoted(one[3])) for one in _ENTRY.finditer(source))
    return MappingProxyType({(context, words): other for context, words, other in found if words and other})


def _unquoted(lines: str | None) -> str:
    text = "".join(one[1:-1] for one in _QUOTED.findall(lines)) if lines else ""
    return _ESCAPED.sub(lambda sign: _ESCAPES.get(sign[1], sign[1]), text) if "\\" in text else text


def read(source: bytes, language: str) -> Catalogue:
    """The sentences of a PO file. Raises BrokenCatalogue, also where a sentence names other facts than the English."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415  # English needs no catalogue

    try:
        catalogue = read_po(BytesIO(source), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise BrokenCatalogue(f"the catalogue of {language} cannot be read: {error}") from None
    return MappingProxyType(dict(_told(one, language) for one in catalogue if one.id and one.string and not one.fuzzy))


def _told(one: "Message", language: str) -> tuple[tuple[str, str], str]:
    words, other = str(one.id), str(one.string)
    try:
        unknown = _facts(other) - _facts(words)
    except ValueError as error:
        raise BrokenCatalogue(f"the catalogue of {language}, line {one.lineno}: {other[:80]!r}: {error}") from None
    if unknown:
        what = f"{other[:80]!r} names {sorted(unknown)}, of which the English sentence knows nothing"
        raise BrokenCatalogue(f"the catalogue of {language}, line {one.lineno}: {what}")
    return (one.context or "", words), other


def _typed(words: str) -> frozenset[str]:
    """The commands in a sentence, and the keys of their options."""
    return frozenset(_COMMAND.findall(words))


def _facts(words: str) -> frozenset[str]:
    """Raises ValueError for braces that are no fact."""
    return frozenset(name for _, name, _, _ in Formatter().parse(words) if name is not None)
