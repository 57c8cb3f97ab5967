"""Who complains, as the text says it: order, customer number, telephone, and the address typed into a web form.

Nothing is taken without its label or its unmistakable shape: an empty field is asked for, a wrong one misleads.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from worker.intake.references import NUMBERED
from worker.nouns.message import Message, Party
from worker.words.wording import LOOKED_AT, bounded, fold

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\t", " "))
_MOST = 3
_LONGEST = 40

_NUMBER = r"(?:n ?[°ºo]\.?|nos?\.|num[ée]ros?|nr\.?|number|num\.?|id|r[ée]f(?:[ée]rences?|\.)?|code|#)"
# A reference has a digit and is no date, no price and none of our own references.
_VALUE = (
    r"(?P<value>(?=[A-Z/_-]{0,12}[0-9])(?![0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}\b)(?![0-9]{4}-[0-9]{2}-[0-9]{2}\b)"
    rf"(?!{NUMBERED})"
    r"[A-Z0-9][A-Z0-9/_-]{2,29})(?![\w€])(?! ?(?:€|euros?\b|eur\b|£|[,.][0-9]))"
)
_ORDER = r"(?:commandes?|cde|orders?|r[ée]servations?|bookings?)"
# With what it is for: contrat d'entretien, my insurance policy. The French police has another meaning by itself.
_CONTRACT = (
    r"(?:(?:contrats?(?: (?:d['’]|de )(?:assurance|abonnement|entretien|location|maintenance|service))?)"
    r"|(?:ma|notre) police|polices? d['’]assurance|contracts?|polic(?:y|ies))"
)

_CLIENT = r"(?:client|abonn[ée]|adh[ée]rent|soci[ée]taire|membre)e?"


def _labelled(word: str) -> tuple[re.Pattern[str], ...]:
    """How people write the number of such a thing; the shape of each, with an order."""
    return (
        # The word, then its mark or colon: commande n° C-1042, order #12345, and réservation with a colon.
        re.compile(rf"\b{word} ?(?:client )?(?:{_NUMBER} ?[:#]? ?|[:#] ?){_VALUE}", re.IGNORECASE),
        # The mark first: n° de commande C-1042, "mon numéro de commande est le 4471".
        re.compile(
            rf"(?<!\w){_NUMBER} ?(?:de |d'|of )?(?:la |ma |mon |my |the )?{word} ?(?:est(?: le)?|is)? ?[:=]? ?{_VALUE}",
            re.IGNORECASE,
        ),
        # Without any mark, only what is long enough to be one: "ma commande 20260412-7".
        re.compile(rf"\b{word} (?=[A-Z0-9/_-]{{5}}){_VALUE}", re.IGNORECASE),
    )


_ORDERS = _labelled(_ORDER)
# "n° de police" says whose it is.
_CONTRACTS = (*_labelled(_CONTRACT), _labelled("police")[1])
_CUSTOMERS = (
    re.compile(rf"(?<!\w){_NUMBER} ?(?:de |d')?{_CLIENT} ?(?:est(?: le)?)? ?[:=]? ?{_VALUE}", re.IGNORECASE),
    re.compile(rf"\b{_CLIENT} ?(?:{_NUMBER} ?:?|:) ?{_VALUE}", re.IGNORECASE),
    re.compile(rf"\b(?:customer|client|membership|subscriber) ?{_NUMBER} ?(?:is)? ?[:=]? ?{_VALUE}", re.IGNORECASE),
)  # fmt: skip

_PHONE = re.compile(
    r"(?<![\w+/.-])(?P<value>(?:(?:\+33|0033) ?(?:\(0\) ?)?|0)[1-79](?P<gap>[ .-]?)[0-9]{2}(?:(?P=gap)[0-9]{2}){3}"
    r"|\+(?!33)[1-9][0-9]{0,2}(?:[ .-]?\(?[0-9]{1,4}\)?){2,5})(?![\w-])"
)
_PHONE_LABEL = re.compile(
    r"(?:tel|telephone|phone|mobile|portable|joindre|joignable|appeler|rappeler|call|numero|cell)\W*(?:\w+\W+){0,3}$"
)
_OTHER_LABEL = re.compile(
    r"(?:commande|order|client|customer|facture|invoice|dossier|contrat|ref|reference|siret|iban|fax|suivi|colis)"
    r"\W*(?:\w+\W+){0,2}$"
)

_ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])", re.IGNORECASE | re.ASCII
)
_ADDRESS_LABEL = re.compile(
    r"(?:(?:votre|your|adresse|contact) ?)*(?:e-?mail|courriel|mail|adresse electronique)(?: address| du client)?"
    r" ?[*:=]?"
)
_FIRST_NAME = frozenset({"prenom", "first name", "votre prenom"})
_LAST_NAME = frozenset(
    {"nom", "nom de famille", "nom complet", "nom et prenom", "votre nom", "name", "full name", "last name", "surname"}
    | {"your name"}
)


def concerned(text: str, below: str = "") -> dict[str, str]:
    """What the text says that it is about, by the names that the record's fields have.

    What it does not say may stand in what it repeats `below`: who answers our letter need not copy the number.
    """
    return {name: find(text) or find(below) for name, find in _FOUND.items()}


def order_reference(text: str) -> str:
    """The orders or bookings that the text names, as written, at most three joined by commas; "" for none."""
    return _references(text, _ORDERS)


def contract_number(text: str) -> str:
    """The contracts or policies that the text names, as written, at most three joined by commas; "" for none."""
    return _references(text, _CONTRACTS)


def customer_number(text: str) -> str:
    """The customer number that the text names with its label, as written; "" where there is none."""
    return _references(text, _CUSTOMERS).partition(",")[0]


def phone(text: str) -> str:
    """The one telephone number of the text, as written; "" where there is none, or where there are several.

    A bare run of digits needs a label: it may be anything.
    """
    found: dict[str, str] = {}
    line = _line(text)
    for hit in _PHONE.finditer(line):
        before = fold(line[max(0, hit.start() - 30) : hit.start()])
        value = hit["value"]
        if not 8 <= sum(c.isdigit() for c in value) <= 15:
            continue
        if _OTHER_LABEL.search(before + " ") or (value.isdigit() and not _PHONE_LABEL.search(before + " ")):
            continue
        found.setdefault(re.sub(r"\D", "", value), value)
    return next(iter(found.values())) if len(found) == 1 else ""


def from_form(message: Message) -> Party | None:
    """Who filled in a web form: the address in its e-mail field, else the Reply-To, else the only address in the text.

    None where there is no such address. The form's own address is nobody's.
    """
    fields = _fields(message.text or message.new_text)
    name = " ".join(value for labels in (_FIRST_NAME, _LAST_NAME) for key, value in fields if key in labels)
    labelled = [a for k, v in fields if _ADDRESS_LABEL.fullmatch(k) for a in _addresses(v)]
    replied = [party.address for party in message.reply_to]
    anywhere = sorted(set(_addresses(message.text[:LOOKED_AT])))
    for address in (*labelled[:1], *replied[:1], *(anywhere if len(anywhere) == 1 else ())):
        if address and address != message.sender.address:
            return Party(address, bounded(name, 80))
    return None


def labelled_address(message: Message) -> str:
    """The address that stands in an e-mail field of the text; "" where there is none."""
    fields = _fields(message.text or message.new_text)
    return next((a for k, v in fields if _ADDRESS_LABEL.fullmatch(k) for a in _addresses(v)), "")


def _references(text: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    line = _line(text)
    hits = sorted((hit for pattern in patterns for hit in pattern.finditer(line)), key=lambda hit: hit.start("value"))
    values = dict.fromkeys(bounded(hit["value"].rstrip("-/_"), _LONGEST) for hit in hits)
    return ", ".join(list(values)[:_MOST])


def _line(text: str) -> str:
    return " ".join(text[:LOOKED_AT].translate(_SPACES).split(" "))


def _fields(text: str) -> list[tuple[str, str]]:
    """The lines "label : value" of a form, labels folded; a value may stand on the line after its label."""
    fields: list[tuple[str, str]] = []
    label = ""
    for raw in text[:LOOKED_AT].splitlines():
        line = raw.strip(" \t*|>")
        key, colon, value = line.partition(":")
        if colon and len(key) <= _LONGEST and not key.lower().startswith("http"):
            label = fold(key).strip(" *")
            if value.strip():
                fields.append((label, value.strip()))
                label = ""
        elif label and line:
            fields.append((label, line))
            label = ""
        elif line and len(line) <= _LONGEST:
            label = fold(line).strip(" *")
    return fields


def _addresses(text: str) -> list[str]:
    return [hit[0].lower() for hit in _ADDRESS.finditer(text) if len(hit[0]) <= 254]


# The fields of a file that are read from what the complainant wrote, each by its own reader.
_FOUND: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"order_reference": order_reference, "contract_number": contract_number}
)
