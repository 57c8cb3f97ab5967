"""Commands that complete the record: note, category, product, complainant, wish (P3, P4)."""

from typing import Any

from worker.complaint.casework import Noted
from worker.complaint.particulars import (
    CONCERNED,
    REACHED,
    Complainant,
    Corrected,
    CustomerKind,
    DesiredSolution,
    WishStated,
)
from worker.processing.commands import reading
from worker.processing.commands.frame import EVERYBODY, Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.processing.commands.vocabulary import bare_word
from worker.words.said import NOTHING, Said
from worker.words.wording import fold

LONGEST_NOTE = 20_000


@command(
    en="note",
    takes=Said("TEXT"),
    effect=Said("adds a note to the file"),
    rights=EVERYBODY,
    text="either",
    adds_only=True,
    words="internal",
    verbatim=True,
)
def note(bench: Bench, _line: Line, text: str) -> Done:
    words = reading.needed(text, Said("the text of the note"))[:LONGEST_NOTE]
    return Done(Said("note added to the file"), (Noted(text=words, by=bench.person.address),))


@command(
    en="category",
    takes=Said("CATEGORY"),
    effect=Said("corrects what the complaint is about"),
    text="line",
)
def category(bench: Bench, _line: Line, text: str) -> Done:
    chosen = reading.choice(text, bench.rules.categories, what=Said("a category"))
    said = Said("category: {category}", category=chosen)
    return Done(said, (Corrected(by=bench.person.address, category=chosen),))


@command(
    en="product",
    takes=Said("PRODUCT"),
    effect=Said("names the product or service concerned"),
    text="line",
    words="internal",
)
def product(bench: Bench, _line: Line, text: str) -> Done:
    name = reading.needed(text, Said("the name of the product"))[:200]
    said = Said("product or service: {product}", product=name)
    return Done(said, (Corrected(by=bench.person.address, product_or_service=name),))


# The keys of #réclamant, in both languages, and the field each one sets.
_FIELDS = {
    "nom": "name", "name": "name", "type": "kind", "kind": "kind", "adaptation": "adaptation_needed", "mail": "mail",
    "email": "mail", "courriel": "mail", "langue": "language", "language": "language",
    **{fold(key): one.name for one in (*REACHED, *CONCERNED) for key in one.keys},
}  # fmt: skip
_OF_THE_COMPLAINANT = frozenset({"name", "adaptation_needed", *(one.name for one in REACHED)})
_OF_THE_FILE = frozenset(one.name for one in CONCERNED if one.keys)
# As the refusal names them: one for each field.
_OF_EACH = {one.name: one.keys[0] for one in (*REACHED, *CONCERNED) if one.keys}
_KEYS = ", ".join(("nom", "mail", *_OF_EACH.values(), "type", "adaptation", "langue"))
# These decide who is written to, and where.
_WHERE_LETTERS_GO = frozenset({"mail", "postal_address"})
_REDIRECTS = Said("changes to which address letters go")
_KINDS = {
    "particulier": CustomerKind.CONSUMER, "consommateur": CustomerKind.CONSUMER, "consumer": CustomerKind.CONSUMER,
    "professionnel": CustomerKind.PROFESSIONAL, "pro": CustomerKind.PROFESSIONAL,
    "professional": CustomerKind.PROFESSIONAL, "prospect": CustomerKind.PROSPECT, "autre": CustomerKind.OTHER,
    "other": CustomerKind.OTHER,
}  # fmt: skip


@command(
    en="complainant",
    takes=Said(
        'name="…" mail=… phone="…" address="…" customer=… kind=consumer|professional|prospect adaptation="…"',
    ),
    effect=Said("corrects who complains"),
    words="internal",
    keyed=True,
    more_keys=tuple(_FIELDS),
    strong=lambda line: _REDIRECTS if _WHERE_LETTERS_GO & {_FIELDS.get(key) for key in line.options} else NOTHING,
    most_words=0,
)
def complainant(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    unknown = [key for key in line.options if key not in _FIELDS]
    if unknown or not line.options:
        raise Refusal(
            'write key=value, for example name="Claire Durand" phone="06 12 34 56 78"; keys: {keys}',
            keys=_KEYS,
        )
    fields = {_FIELDS[key]: value[:500] for key, value in line.options.items()}
    corrected = Corrected(
        by=bench.person.address,
        complainant=_corrected(complaint.complainant, fields),
        language=_language(fields.get("language"), bench),
    ).model_copy(update={name: value for name, value in fields.items() if name in _OF_THE_FILE})
    said = Said("complainant corrected: {what}", what=", ".join(line.options))
    return Done(said, (corrected,))


# What takes a need out that was only read into their words.
_NONE = frozenset({"aucun", "aucune", "none", "non", "no", "-"})


def _corrected(who: Complainant, fields: dict[str, str]) -> Complainant:
    update: dict[str, Any] = {name: value for name, value in fields.items() if name in _OF_THE_COMPLAINANT}
    if fold(update.get("adaptation_needed", "")) in _NONE:
        update["adaptation_needed"] = ""
    if "kind" in fields:
        update["kind"] = _KINDS.get(fold(fields["kind"])) or CustomerKind(
            reading.choice(fields["kind"], tuple(_KINDS), what=Said("a kind of complainant"))
        )
    if "mail" in fields:
        address = fields["mail"].strip("<>").lower()
        local, at, domain = address.rpartition("@")
        if not (local and at and "." in domain) or " " in address or len(address) > 254:
            raise Refusal("“{mail}” is no address", mail=address[:60])
        update["addresses"] = tuple(dict.fromkeys((address, *who.addresses)))
    return who.model_copy(update=update)


def _language(typed: str | None, bench: Bench) -> str | None:
    if typed is None:
        return None
    return reading.choice(typed, bench.rules.languages, what=Said("a language"))


_WISHES = {
    "remboursement": "refund", "refund": "refund", "avoir": "credit_note", "credit": "credit_note",
    "echange": "exchange", "remplacement": "exchange", "exchange": "exchange", "replacement": "exchange",
    "reparation": "repair", "repair": "repair", "refaire": "redo", "redo": "redo", "remise": "discount",
    "geste": "discount", "discount": "discount", "excuses": "apology", "apology": "apology",
    "explication": "explanation", "explanation": "explanation", "resiliation": "cancellation",
    "annulation": "cancellation", "cancellation": "cancellation", "autre": "other", "other": "other",
}  # fmt: skip


@command(
    en="wish",
    takes=Said('KIND [AMOUNT] ["words"]'),
    effect=Said("confirms the solution that the complainant wishes"),
    words="told",
)
def wish(bench: Bench, line: Line, _text: str) -> Done:
    found = reading.amount(line.words)
    words = found[2] if found else line.words
    named = words[0] if words else ""
    kind = (
        _WISHES.get(bare_word(named)) or _WISHES[reading.choice(named, tuple(_WISHES), what=Said("a desired solution"))]
    )
    wished = DesiredSolution.model_validate(
        {
            "kind": kind,
            "quoted": " ".join(words[1:])[:300],
            "amount_cents": found[0] if found else None,
            "currency": found[1] if found else "",
            "status": "confirmed",
        }
    )
    said = Said("desired solution confirmed")
    return Done(said, (WishStated(wish=wished, by=bench.person.address),))


COMMANDS = (note, category, product, complainant, wish)
