"""A reply as the guards read it: its lines folded, with who is known by name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from worker.words.wording import fold

LOOKED_AT = 20_000
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
# Between the words and what identifies their writer.
CLOSING = re.compile(
    r"(?:(?:bien |tres )?cordialement|(?:bien |cordialement |toute? )?a (?:vous|toi|bientot|plus|tte|\+)|bien a vous|"
    r"(?:mes |nos |avec mes |avec nos |sinceres |meilleures? )*(?:salutations|remerciements|excuses)\b.*|"
    r"(?:bonne|belle) (?:journee|soiree|fin de .*|semaine|continuation)(?: a (?:vous|toi|tous))?|respectueusement|"
    r"merci(?: d'avance| beaucoup| bien| par avance)?|amities|amicalement|bises?|cdlt|bav|"
    r"(?:kind |best |warm |many )?(?:regards|wishes|thanks|thank you)|best|cheers|sincerely|yours .*|--)[ .,!]*"
)


def one_of(*rows: str) -> re.Pattern[str]:
    """A pattern of alternatives, a row each, over folded words; rows are whole words at both ends."""
    return re.compile("|".join(rf"(?<!\w)(?:{row})(?!\w)" for row in rows))


@dataclass(frozen=True)
class Names:
    """The words of people's names, folded: of the other colleagues, of whoever writes, of the complainant."""

    colleagues: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    customer: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reply:
    """`text` is what was typed, `body` what is left of it without greeting and signature ("" where nobody looked).

    `copied` are colleagues who receive the mail too, by name.
    """

    text: str
    names: Names
    copied: tuple[str, ...] = ()
    body: str = ""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Folded, without blank ones."""
        return tuple(line for row in self.text[:LOOKED_AT].split("\n") if (line := fold(row)))

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The lines above the closing and the name below it."""
        if self.body:
            return tuple(line for row in self.body[:LOOKED_AT].split("\n") if (line := fold(row)))
        for place, line in enumerate(self.lines):
            if place and CLOSING.fullmatch(line):
                return self.lines[:place]
            if place and self._signs(line) and place >= len(self.lines) - 4:
                return self.lines[:place]
        return self.lines

    def _signs(self, line: str) -> bool:
        words = re.findall(r"[^\W\d_]+", line)
        return 0 < len(words) <= 3 and words[0] in self.names.own

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        return tuple(part for line in self.lines for part in _SENTENCE.split(line) if part)

    @cached_property
    def whole(self) -> str:
        return "\n".join(self.lines)


def name_words(names: Iterable[str]) -> frozenset[str]:
    """Words by which people are called; a shared mailbox is called by no name."""
    words = {word for name in names for word in re.findall(r"[^\W\d_]{2,}", fold(name))}
    return frozenset(words - _NO_NAMES)


_NO_NAMES = frozenset(
    [
        "service",
        "services",
        "client",
        "clients",
        "clientele",
        "equipe",
        "team",
        "sav",
        "apres",
        "vente",
        "facturation",
        "comptabilite",
        "compta",
        "direction",
        "livraison",
        "reclamations",
        "reclamation",
        "support",
        "desk",
        "de",
        "la",
        "le",
        "du",
        "des",
        "et",
        "van",
        "von",
        "el",
        "ben",
        "maison",
        "mme",
        "mr",
        "madame",
        "monsieur",
        "technique",
        "juridique",
        "qualite",
        "accueil",
        "customer",
        "care",
        "billing",
        "legal",
    ]
)
