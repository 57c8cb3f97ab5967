"""By what a customer finds again what they were given: a proof that speaks to colleagues is told as its number alone.

A proof is typed in one line with whatever its writer had in mind. What names a colleague, speaks of the customer, or
of the house, is kept with the file; its numbers are all that the letter needs.
"""

import re
from collections.abc import Iterable
from typing import Final

from worker.complaint.compensation import CompensationKind
from worker.nouns.item import Person
from worker.words.secrets import without_accounts
from worker.words.tables import words
from worker.words.wording import fold

_DEEDS: Final[frozenset[CompensationKind]] = frozenset({"repair", "free_service", "apology"})
_INSIDE: Final = words("payments", "inside")
_LABELS: Final = words("payments", "label")
_DONE: Final = words("payments", "label done")
# The letter sets the word in front of it by itself.
_CALLED: Final = re.compile(r"\A(?:r[ée]f(?:\.|[ée]rence|erence)?|reference)(?: ?: ?| )(?=\S)", re.IGNORECASE)
# A number that is neither a day nor a sum; letters may be part of it.
_CODE: Final = re.compile(
    r"(?<![\w,./-])(?<!• )(?:n[°ºo]\.? ?|num[ée]ro |r[ée]f(?:\.|[ée]rence|erence)? ?:? ?|no\.? |# ?)?"
    r"(?=[A-Z-]{0,20}[0-9])(?![0-9]{1,2}[/.-][0-9]{1,2}(?![0-9]))[A-Z0-9][A-Z0-9-]{2,30}"
    r"(?![\w%]|[.,][0-9]| ?[€$£]| ?(?:euros?|eur|e)\b)",
    re.IGNORECASE,
)
# What stands right before a number and names it: "virement", "virement SEPA", "bon d'achat".
_BEFORE: Final = re.compile(r"(?:[^\W\d_][\w'’-]{0,20} ){1,3}$")


def told_of(proof: str, kind: CompensationKind, staff: Iterable[Person]) -> str:
    """The proof as the complainant reads it: as typed, or, where it speaks to colleagues, its references, or "".

    Of what somebody did for them (a repair, a service) the proof is the deed, and who did it may be named.
    """
    plain = _CALLED.sub("", without_accounts(" ".join(proof.split())))
    return references(plain) if is_inside(plain, () if kind in _DEEDS else staff) else plain


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
    return cents is not None and code.isdigit() and int(code) * 100 == cents


def _named(proof: str, hit: re.Match[str]) -> str:
    before = _BEFORE.search(proof[: hit.start()])
    label = _LABELS.search(fold(before[0])) if before else None
    code = _CALLED.sub("", hit[0])
    # « virement fait VIR-90012 »: what was done is no part of how it is called.
    named = before and label and not _DONE.search(fold(before[0]), label.end())
    return f"{before[0][label.start() :]}{code}" if before and label and named else code
