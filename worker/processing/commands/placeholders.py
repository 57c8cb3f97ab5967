"""The words that stand in help, hints and links for what a colleague is to write: a line that still has one is no line.

One list. Whoever writes a new hint takes its words from here, or adds them; a test reads every hint, link and line of
help. All are in capitals or unmistakable: "motif" is a word of anybody's, "MOTIF" is ours.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from worker.processing.commands.script import Line, Script
from worker.words.said import Said

_WORDS: Final = Said("your own words")
_REASON: Final = Said("the reason, in your own words")
_NAME: Final = Said("a name")
_WHO: Final = Said("the name of a colleague")
_DAY: Final = Said("a date: 2026-12-05, +10 or Monday")
_NUMBER: Final = Said("a number")
_REF: Final = Said("the reference of a file")
_BLANK: Final = Said("what it asks for, without the brackets")
_CHOICE: Final = Said("one of the words that are offered")

PLACEHOLDERS: Final[Mapping[str, Said]] = {
    name: said
    for names, said in (
        ("MOTIF|REASON|POURQUOI|WHY", _REASON),
        ("COMMENT|HOW", Said("how it reaches the complainant")),
        ("TEXTE|TEXT|MOTS|WORDS|SES MOTS|THEIR WORDS|REMARQUE|REMARK|QUOI|WHAT|RÉSULTAT|RESULT", _WORDS),
        ("CE QUE DEMANDE LE RÉCLAMANT|WHAT THE COMPLAINANT RAISES", _WORDS),
        ("CE QUI EST ÉTABLI|WHAT IS ESTABLISHED|CE QUI A ÉTÉ FAIT|WHAT WAS DONE", _WORDS),
        ("QUI|WHO|RESPONSABLE|OWNER", _WHO),
        ("NOM|NAME|Nom du client|Name of the customer|MÉDIATEUR|MEDIATOR|PRODUIT|PRODUCT", _NAME),
        ("DATE|JJ/MM/AAAA|JJ/MM|AAAA-MM-JJ|DD/MM/YYYY|DD/MM|YYYY-MM-DD|MM/DD/YYYY", _DAY),
        ("N|NUMÉRO|NUMBER", _NUMBER),
        ("RÉFÉRENCE|REFERENCE|RÉFÉRENCE GARDÉE|REFERENCE KEPT|REF|REC-…", _REF),
        ("MONTANT|AMOUNT", Said("an amount: 49.90 €")),
        ("PREUVE|PROOF", Said("the proof: the number of a transfer, a credit note or a parcel")),
        ("NATURE|KIND|CAUSE|CATÉGORIE|CATEGORY|PÉRIODE|PERIOD|LANGUE|LANGUAGE", _CHOICE),
        ("1-4|1-3", Said("one figure")),
        ("…|...", _WORDS),
    )
    for name in names.split("|")
}  # fmt: skip
# These are nobody's words, wherever they stand in a text; the others only where they stand alone.
UNMISTAKABLE: Final = re.compile(
    r"\bJJ/MM(?:/AAAA)?\b|\bAAAA-MM-JJ\b|\bDD/MM/YYYY\b|\bMM/DD/YYYY\b|\bYYYY-MM-DD\b|\bNom du client\b|\bREC-…"
    rf"|{'|'.join(re.escape(name) for name in PLACEHOLDERS if ' ' in name)}"
    r"|\[(?:MOTIF|REASON|POURQUOI|WHY|COMMENT|HOW|NOM|NAME|DATE|TEXTE|TEXT|MONTANT|AMOUNT|QUI|WHO)\]"
)
# "[pourquoi ?]", what our forms leave to be filled in, also where a mail client broke it in two.
BLANK: Final = re.compile(r"\[[^\[\]]{1,300}\?\s?\]")
_AROUND: Final = " \t.,;:!?\"“”«»'’[]()<>{}*_`\u00a0\u202f"
# A line of so many words is somebody's sentence, in which capitals may be theirs.
_FEW: Final = 6
_MOST: Final = 5


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A placeholder that is still there: the row as typed, the placeholder, and what belongs in its place."""

    row: str
    placeholder: str
    instead: Said


def unfilled(script: Script) -> tuple[Unfilled, ...]:
    """The placeholders that a mail still has, in its lines and in its text."""
    found = [*_in_lines(script.lines), *_in_text(script.text)]
    return tuple(dict.fromkeys(found))[:_MOST]


def _in_lines(lines: tuple[Line, ...]) -> Iterator[Unfilled]:
    for line in lines:
        if blank := BLANK.search(line.raw):
            yield Unfilled(line.raw[:200], _on_one_line(blank[0]), _BLANK)
            continue
        few = line.words if len(line.words) <= _FEW else line.words[:1]
        for value in (*line.options.values(), *few, line.prose):
            if name := _named(value):
                yield Unfilled(line.raw[:200], name, PLACEHOLDERS[name])
        if found := UNMISTAKABLE.search(line.prose):
            yield _unmistakable(line.raw, found[0])


def _in_text(text: str) -> Iterator[Unfilled]:
    for blank in BLANK.finditer(text):
        yield Unfilled(_on_one_line(blank[0]), _on_one_line(blank[0]), _BLANK)
    for row in text.split("\n"):
        if len(row) < 60 and (name := _named(row)) and len(name) > 1:
            yield Unfilled(row.strip(), name, PLACEHOLDERS[name])
        elif found := UNMISTAKABLE.search(row):
            yield _unmistakable(row, found[0])


def _on_one_line(blank: str) -> str:
    return " ".join(blank.split())[:200]


def _named(value: str) -> str:
    """The placeholder that a value is, "" for none."""
    bare = value.strip(_AROUND)
    return bare if bare in PLACEHOLDERS else value.strip() if value.strip() in PLACEHOLDERS else ""


def _unmistakable(row: str, found: str) -> Unfilled:
    name = found.strip("[]")
    return Unfilled(row.strip()[:200], name, PLACEHOLDERS.get(name, _WORDS))
