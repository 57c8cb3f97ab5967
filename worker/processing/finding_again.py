"""By what a customer finds again what they were given: a proof that speaks to colleagues is told as its number alone.

A proof is typed in one line with whatever its writer had in mind. What names a colleague, speaks of the customer, or
of the house, is kept with the file; its numbers are all that the letter needs.
"""

import re
from collections.abc import Iterable
from typing import Final

from worker.complaint.compensation import CompensationKind
from worker.nouns.item import Person
from worker.words.language import guess
from worker.words.secrets import without_accounts
from worker.words.tables import each, words
from worker.words.wording import fold

_ROOM: Final = "payments"
_DEEDS: Final[frozenset[CompensationKind]] = frozenset({"repair", "free_service", "apology"})
_INSIDE: Final = words(_ROOM, "inside")
_LABELS: Final = words(_ROOM, "label", "carrier")
_DONE: Final = words(_ROOM, "label done")
# The letter sets the word in front of it by itself.
_CALLED: Final = re.compile(r"\A(?:r[ée]f(?:\.|[ée]rence|erence)?|reference)(?: ?: ?| )(?=\S)", re.IGNORECASE)
# A number that is neither a day nor a sum; letters may be part of it.
_CODE: Final = re.compile(
    r"(?<![\w,./-])(?<!• )(?:n[°ºo]\.? ?|num[ée]ro |r[ée]f(?:\.|[ée]rence|erence)? ?:? ?|no\.? |# ?)?"
    r"(?=[A-Z-]{0,20}[0-9])(?![0-9]{1,2}[/.-][0-9]{1,2}(?![0-9]))[A-Z0-9][A-Z0-9-]{2,30}"
    r"(?![\w%]|[.,][0-9]| ?[€$£]| ?(?:euros?|eur|e)\b)",
    re.IGNORECASE,
)
# The mark before it: "n° 4471".
_CODE_ALONE: Final = re.compile(
    r"^(?:n[°ºo]\.? ?|num[ée]ro |r[ée]f(?:\.|[ée]rence|erence)? ?:? ?|no\.? |# ?)", re.IGNORECASE
)
# What stands right before a number and names it: "virement", "virement SEPA", "bon d'achat".
_BEFORE: Final = re.compile(r"(?:[^\W\d_][\w'’-]{0,20} ){1,3}$")


def told_of(proof: str, kind: CompensationKind, staff: Iterable[Person], language: str = "") -> str:
    """The proof as the complainant reads it: as typed, or, where it speaks to colleagues, its references, or ""; in a
    letter in another `language` than its words its numbers alone.

    Of what somebody did for them (a repair, a service) the proof is the deed, and who did it may be named.
    """
    plain = _CALLED.sub("", without_accounts(" ".join(proof.split())))
    if is_inside(plain, () if kind in _DEEDS else staff):
        plain = references(plain)
    return _codes(plain) if _is_foreign(plain, language) else plain


def _is_foreign(proof: str, language: str) -> bool:
    """Whether its words are of another language than the letter's: « virement n° 4471 » in an English one."""
    tables = (*each(_ROOM, "label"), *each(_ROOM, "label done"))
    known = {one.language for one in tables}
    told = {one.language for one in tables if one.search(fold(proof))}
    elsewhere = (told and language not in told) or guess(proof) in known - {language}
    return language in known and bool(elsewhere)


def _codes(proof: str) -> str:
    """Its numbers, without what they are called."""
    return ", ".join(dict.fromkeys(_CODE_ALONE.sub("", hit[0]) for hit in _CODE.finditer(proof)))


def is_inside(proof: str, staff: Iterable[Person]) -> bool:
    """Whether it holds words for the house: what they think of the customer, or who among them did what."""
    folded = fold(proof)
    names = {part for one in staff for part in fold(one.name).split() if len(part) > 2}
    return bool(_INSIDE.search(folded)) or bool(names & set(re.findall(r"[\w-]+", folded)))


def references(proof: str, cents: int | None = None) -> str:
    """Its numbers, each with the word that says of what: "virement n° 4471, colis 6A 123"; "" for none.

    `cents` is the sum that was paid: « viré 100 ce matin » names that, and nothing by which it is found again.
    """
    found = (_named(proof, hit) for hit in _CODE.finditer(proof) if not _is_the_sum(hit[0], cents))
    return ", ".join(dict.fromkeys(found))


def _is_the_sum(code: str, cents: int | None) -> bool:
    if re.fullmatch(r"[0-9]{1,3}|[0-9]{1,6}e", code, re.IGNORECASE):
        # « 100 virés », « 110e virés »: so short a number is a sum, and so is one with its unit.
        return True
    return cents is not None and code.isdigit() and int(code) * 100 == cents


def _named(proof: str, hit: re.Match[str]) -> str:
    before = _BEFORE.search(proof[: hit.start()])
    label = _LABELS.search(fold(before[0])) if before else None
    code = _CALLED.sub("", hit[0])
    # « virement fait VIR-90012 »: what was done is no part of how it is called.
    named = before and label and not _DONE.search(fold(before[0]), label.end())
    return f"{before[0][label.start() :]}{code}" if before and label and named else code
