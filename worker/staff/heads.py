"""What stands before the colon of a line in answer to a list: several files at once, a number, a word of the subject.

« Kowalski, Roux et Tissier : tout est ok, on clôture », « 8 (frigo) : Cyrille », « lampe : clore ». Whoever sets a
colon says whose the rest is.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from worker.complaint.lifecycle import State, is_open
from worker.intake import references
from worker.nouns.briefs import Brief
from worker.words.tables import shape, words
from worker.words.wording import fold

_COLON: Final = re.compile(r"(?P<head>[^:\n]{2,200}?)\s*(?::|->|=+>)\s+(?=\S)")
_BETWEEN: Final = shape("plainly", r"\s*(?:[,/&+;]|(?<!\w){joins}(?!\w))\s*")
# « 8 », « n° 8 (frigo) », « dossier 8 ».
_NUMBER: Final = shape("plainly", r"(?:{a file} ?)?(?:n[°o]\.? ?)?(?P<number>[0-9]{1,6})(?: ?\([^()]{0,60}\))?")
_TITLE: Final = words("new_mail", "title")
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_MOST: Final = 12
_LONGEST_NAME: Final = 4
_LEAST: Final = 4
_SEVERAL: Final = 2

Files = Mapping[str, tuple[Brief, ...]]


def apart(named: Files) -> tuple[Files, Files]:
    """The files that were found by each word: of who is called so, and those that are about it."""
    called = {name: tuple(one for one in these if _is_called(name, one)) for name, these in named.items()}
    about = {name: tuple(one for one in these if not _is_called(name, one)) for name, these in named.items()}
    return called, {name: _alive(these) for name, these in about.items() if len(name) >= _LEAST}


def _is_called(name: str, one: Brief) -> bool:
    return name in fold(one.complainant).split()


def _alive(these: Iterable[Brief]) -> tuple[Brief, ...]:
    return tuple(one for one in these if is_open(State(one.state)))


def words_before(said: str) -> tuple[str, ...]:
    """The words before the colon of a sentence, which may name files."""
    found = _COLON.match(said)
    return tuple(_WORD.findall(fold(found["head"]))[:_MOST]) if found else ()


def numbered(said: str, prefix: str, year: int) -> tuple[str, str]:
    """The file that a sentence names by its number before a colon, or by a reference without its last two digits, and
    the words that do; "" twice for none.
    """
    found = _COLON.match(said)
    number = _NUMBER.fullmatch(fold(found["head"])) if found else None
    if found and number and int(number["number"]):
        return references.make(prefix, year, int(number["number"])), found["head"]
    ref, typed = references.find_unchecked(said, prefix)
    return (ref, typed) if said.startswith(typed) else ("", "")


def each(said: str, named: Files, prefix: str, year: int) -> list[str]:
    """The sentence once for each file that stands before its colon, none where one of several is unknown; as it is
    where no two files stand there.
    """
    found = _COLON.match(said)
    parts = [one.strip() for one in _BETWEEN.split(found["head"]) if one.strip()][:_MOST] if found else []
    known = {one: _file_of(one, named, prefix, year) for one in parts}
    if found is None or len({ref for ref in known.values() if ref}) < _SEVERAL:
        return [said]
    first = {ref: part for part, ref in reversed(known.items())}
    return [f"{part} : {said[found.end() :]}" for part in reversed(first.values())] if all(known.values()) else []


def _file_of(part: str, named: Files, prefix: str, year: int) -> str:
    if number := _NUMBER.fullmatch(fold(part)):
        return references.make(prefix, year, int(number["number"])) if int(number["number"]) else ""
    if found := references.find(part, prefix):
        return found[0]
    if ref := references.find_unchecked(part, prefix)[0]:
        return ref
    said = [word for word in _WORD.findall(fold(part)) if not _TITLE.fullmatch(word)]
    if not said or len(said) > _LONGEST_NAME:
        return ""
    each_of = [{one.ref for one in _likely(named.get(word, ()))} for word in said]
    files = set.intersection(*each_of) if all(each_of) else set[str]()
    return files.pop() if len(files) == 1 else ""


def _likely(these: tuple[Brief, ...]) -> tuple[Brief, ...]:
    return _alive(these) or these


def about_it(said: str, about: Files, ours: Collection[str]) -> tuple[str, str]:
    """The one open file that is about a word before the colon, and what stands there; "" twice for none or several."""
    found = _COLON.match(said)
    these = (about.get(word, ()) for word in words_before(said)[:_LONGEST_NAME] if word not in ours)
    refs = {one.ref for briefs in these for one in briefs}
    return (refs.pop(), found["head"]) if found and len(refs) == 1 else ("", "")
