"""Who complains, as a colleague corrects it; whoever can be reached at last gets the acknowledgement of their call."""

from typing import Any

from worker.complaint.folding import apply
from worker.complaint.lifecycle import is_open
from worker.complaint.opening import Channel
from worker.complaint.particulars import CONCERNED, REACHED, Complainant, Corrected, CustomerKind
from worker.complaint.record import Complaint
from worker.intake.letters import Acknowledgement
from worker.processing.addressing import to_complainant
from worker.processing.commands import reading
from worker.processing.commands.frame import Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.words.said import NOTHING, Said
from worker.words.tables import every
from worker.words.wording import fold

_BY_HAND = frozenset({Channel.PHONE, Channel.IN_PERSON, Channel.LETTER})
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
    if not _reached_at_last(complaint, corrected.complainant):
        return Done(said, (corrected,))
    letter = Acknowledgement(file=apply(complaint, corrected, at=bench.now), rules=bench.rules)
    said = Said(
        "complainant corrected: {what}; their acknowledgement leaves for this address", what=", ".join(line.options)
    )
    return Done(said, (corrected,), to_complainant(letter.file, letter, bench.rules))


def _reached_at_last(complaint: Complaint, who: Complainant | None) -> bool:
    """A call or a letter whose acknowledgement could only be printed, and of which nothing was posted, has an address.

    It says when they called, whatever day it leaves on; once a file.
    """
    first = who is not None and bool(who.addresses) and not complaint.complainant.addresses
    waits = complaint.channel in _BY_HAND and complaint.acknowledged_at is None and is_open(complaint.state)
    return first and waits and not (complaint.litigation or complaint.erased_at)


def _corrected(who: Complainant, fields: dict[str, str]) -> Complainant:
    update: dict[str, Any] = {name: value for name, value in fields.items() if name in _OF_THE_COMPLAINANT}
    if fold(update.get("adaptation_needed", "")) in every("choices", "none"):
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


COMMANDS = (complainant,)
