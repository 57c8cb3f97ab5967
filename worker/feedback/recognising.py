"""Whether a text speaks of a person whose data are to be erased: by their addresses, and by their whole name.

A first name alone, or a family name, is no match: too many people bear it.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from worker.words.wording import fold

_TAG = re.compile(r"<[^<>]{0,500}>")
_BETWEEN = re.compile(r"[\W_]+")
SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """`addresses` in lower case, with their domains as people write them and as servers do; `names` as folded words."""

    addresses: frozenset[str]
    names: frozenset[str]

    def in_text(self, text: str) -> bool:
        plain = html.unescape(text)
        if "%" in plain:
            plain = f"{plain} {unquote(plain)}"
        low = plain.casefold()
        if any(address in low for address in self.addresses):
            return True
        if not self.names:
            return False
        words = f" {_words(_TAG.sub(' ', plain))} "
        return any(f" {name} " in words for name in self.names)


def wanted(addresses: Iterable[str], names: Iterable[str], *, of_others: Iterable[str] = ()) -> Wanted:
    """`of_others` are names that somebody else bears who is still known here: by those nobody is recognised."""
    theirs = {_words(name) for name in of_others}
    known: set[str] = set()
    for name in names:
        words = _words(name).split()
        if len(words) >= SHORTEST_NAME and " ".join(words) not in theirs:
            # "Lindqvist Bo" is as usual in offices as "Bo Lindqvist".
            known.update((" ".join(words), " ".join([*words[1:], words[0]]), " ".join([words[-1], *words[:-1]])))
    return Wanted(frozenset(form for address in addresses for form in _forms(address)), frozenset(known))


def _forms(address: str) -> Iterable[str]:
    low = address.strip().casefold()
    local, at, domain = low.rpartition("@")
    if not (local and at):
        return
    yield low
    for other in (_encoded(domain), _decoded(domain)):
        if other and other != domain:
            yield f"{local}@{other}"


def _encoded(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _decoded(domain: str) -> str:
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return ""


def _words(text: str) -> str:
    return " ".join(_BETWEEN.sub(" ", fold(text)).split())
