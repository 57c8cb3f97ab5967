"""Who complains, as the text says it: order, customer number, telephone, and the address typed into a web form.

Nothing is taken without its label or its unmistakable shape: an empty field is asked for, a wrong one misleads.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from worker.intake.references import NUMBERED
from worker.nouns.message import Message, Party
from worker.words.tables import Shape, shape, words
from worker.words.wording import LOOKED_AT, bounded, fold

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\t", " "))
# What it is the number of, "" for an order; and the number.
_Number = tuple[str, str]
_MOST, _UNLIKE = 6, 2
_LONGEST = 40

_ROOM: Final = "concerned"
# A reference has a digit and is no date, no price and none of our own references.
_VALUE = (
    r"(?P<value>(?=[A-Z/_-]{0,12}[0-9])(?![0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}\b)(?![0-9]{4}-[0-9]{2}-[0-9]{2}\b)"
    rf"(?!{NUMBERED})"
    r"[A-Z0-9][A-Z0-9/_-]{2,29})(?![\w€])(?! ?(?:€|euros?\b|eur\b|£|[,.][0-9]))"
)
# A number that follows another of its kind: "commandes 90112 et 90155".
# With its sum in brackets, as bookkeepers write: "F2610-101 (1 240,00 € HT), F2610-102".
_NEXT = shape(
    _ROOM,
    r"(?i:(?: ?\([^()\n]{1,30}\))?(?: ?[,/&+;] ?| {and} )"
    rf"(?:(?:{{the many}} )?{{number}} ?:? ?)?(?=[A-Z0-9/_-]{{4}}){_VALUE})",
)
# Where several are spoken of, a number like the one that is labelled is one more of them.
_SEVERAL = words(_ROOM, "several")
_ALIKE, _FIVE = 2, 5
_CASE = "(?P<word>{case})"
_CLAIM = "(?P<word>{claim})"
# Between the thing and the mark of its number, about nothing else: "la commande du 3 mars, n° 4471".
_BETWEEN = r"(?:(?!{has its own})[^.;:!?\n]){0,60}?"


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Every shape holds what `asks` looks for, and a digit: most texts do not, and are searched for none of them."""

    asks: Shape
    shapes: tuple[Shape, ...]


def _labelled(word: str) -> tuple[Shape, ...]:
    """How people write the number of such a thing; the shape of each, with an order."""
    is_ = "(?: ?{is}(?: {the})?)?"
    shapes = (
        # The word, then its mark or colon: commande n° C-1042, order (#12345), and réservation with a colon.
        rf"\b{word} ?(?:{{client beside}} )?\(?(?:{{number}}{is_} ?[:#]? ?|[:#] ?){_VALUE}",
        # The mark first: n° de commande C-1042, "mon numéro de commande est le 4471".
        rf"(?<!\w){{number}} ?(?:{{of}})?(?:{{its}} )?{word}{is_} ?[:=]? ?{_VALUE}",
        # Without any mark, only what is long enough to be one, or said to be it: "ma commande 20260412-7".
        rf"\b{word} \(?(?=[A-Z0-9/_-]{{5}}){_VALUE}",
        rf"\b{word} {{is}}(?: {{the}})? {_VALUE}",
        # With what happened in between, and then the mark or brackets.
        rf"\b{word} {_BETWEEN}[ (,]{{number}} ?:? ?{_VALUE}",
        rf"\b{word} {_BETWEEN}\((?=[A-Z]{{0,4}}[-_]?[0-9]){_VALUE}\)",
    )
    return tuple(shape(_ROOM, f"(?i:{one})") for one in shapes)


def _asks(words: str) -> Shape:
    return shape(_ROOM, f"(?i:{words})")


_ORDERS = _Shapes(
    _asks(r"{order}|{printed order}[-_]?[0-9]|\b{shortened order} [0-9]{5}"),
    (
        *_labelled("{order}"),
        # What shops print before the number, alone.
        shape(_ROOM, rf"(?<![\w-])(?={{printed order}}[-_]?[0-9]){_VALUE}"),
        shape(_ROOM, rf"(?i:\b{{shortened order}} (?=[0-9]{{5}}){_VALUE})"),
    ),
)
# A quotation or a bill, where no order is named: what it is stands before its number.
_CASES = _Shapes(_asks(_CASE), (*_labelled(_CASE), shape(_ROOM, rf"(?i:\b{_CASE} (?=[A-Z0-9/_-]{{4}}){_VALUE})")))
# "n° de police" says whose it is.
_CONTRACTS = _Shapes(
    _asks("{contract}|{policy}|{printed policy}-?[0-9]{4}"),
    (
        *_labelled("{contract}"),
        *_labelled("{policy alone}")[:1],
        _labelled("{policy}")[1],
        # What insurers print before the number, alone.
        shape(_ROOM, rf"(?<![\w-])(?={{printed policy}}-?[0-9]{{4}}){_VALUE}"),
    ),
)
_CLAIMS = _Shapes(_asks(_CLAIM), _labelled(_CLAIM))
_CUSTOMERS = _Shapes(
    _asks("{client}|{member}"),
    tuple(
        shape(_ROOM, f"(?i:{one})")
        for one in (
            rf"(?<!\w){{number}} ?(?:{{of}})?{{client}} ?(?:{{is}}(?: {{the}})?)? ?[:=]? ?{_VALUE}",
            rf"\b{{client}} ?(?:{{number}} ?:?|:) ?{_VALUE}",
            rf"\b{{member}} ?{{number}} ?(?:{{is}})? ?[:=]? ?{_VALUE}",
        )
    ),
)

_DIGIT = re.compile("[0-9]")
PHONE = re.compile(
    r"(?<![\w+/.-])(?P<value>(?:(?:\+33|0033) ?(?:\(0\) ?)?|0)[1-79](?P<gap>[ .-]?)[0-9]{2}(?:(?P=gap)[0-9]{2}){3}"
    r"|\+(?!33)[1-9][0-9]{0,2}(?:[ .-]?\(?[0-9]{1,4}\)?){2,5})(?![\w-])"
)
_PHONE_LABEL = shape(_ROOM, r"{phone label}\W*(?:\w+\W+){0,3}$")
_OTHER_LABEL = shape(_ROOM, r"{other label}\W*(?:\w+\W+){0,2}$")

ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])", re.IGNORECASE | re.ASCII
)
_ADDRESS_LABEL = shape(_ROOM, r"(?:{mail field lead} ?)*{mail field}(?: {mail field end})? ?[*:=]?")
_FIRST_NAME = words(_ROOM, "first name")
_LAST_NAME = words(_ROOM, "last name")


def concerned(text: str, below: str = "") -> dict[str, str]:
    """What the text says that it is about, by the names that the record's fields have.

    What it does not say may stand in what it repeats `below`: who answers our letter need not copy the number.
    """
    return {name: find(text) or find(below) for name, find in _FOUND.items()}


def order_reference(text: str) -> str:
    """The orders or bookings that the text names, as written, at most six joined by commas; "" for none."""
    return _references(text, _ORDERS) or _references(text, _CASES)


def contract_number(text: str) -> str:
    """The contracts or policies that the text names, as written, at most six joined by commas; "" for none."""
    return _references(text, _CONTRACTS) or _references(text, _CLAIMS)


def customer_number(text: str) -> str:
    """The customer number that the text names with its label, as written; "" where there is none."""
    return _references(text, _CUSTOMERS).partition(",")[0]


def phone(text: str) -> str:
    """The one telephone number of the text, as written; "" where there is none, or where there are several.

    A bare run of digits needs a label: it may be anything.
    """
    found: dict[str, str] = {}
    line = _line(text)
    for hit in PHONE.finditer(line):
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
    name = " ".join(value for label in (_FIRST_NAME, _LAST_NAME) for key, value in fields if label.fullmatch(key))
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


# Sorting asks of the same texts as whoever opens a file then, and a shape is looked for from each letter on.
@lru_cache(maxsize=32)
def _references(text: str, of: _Shapes) -> str:
    line = _line(text)
    if not (_DIGIT.search(line) and of.asks.search(line)):
        return ""
    hits = sorted((hit for one in of.shapes for hit in one.finditer(line)), key=lambda hit: hit.start("value"))
    values = dict.fromkeys(value for hit in hits for value in _with_the_next(line, hit))
    values |= dict.fromkeys(_like_the_first(line, values))
    # One number may be found by a shape that stops early.
    whole = [one for one in values if not any(one != other and other[1].startswith(one[1]) for other in values)]
    return ", ".join(_told_once(whole[:_MOST]))


def _told_once(numbers: Iterable[_Number]) -> Iterator[str]:
    """What they are the numbers of stands before the first of its kind: "factures 101, 102"."""
    told = ""
    for word, value in numbers:
        known = told and word[:_FIVE] == told[:_FIVE]
        yield value if known or not word else f"{word} {value}"
        told = word


def _like_the_first(line: str, values: Iterable[_Number]) -> Iterator[_Number]:
    """« trois commandes : 47001 cassé, 47002 pas reçue »."""
    word, first = next(iter(values), ("", ""))
    if first.isdigit() and len(first) >= _FIVE and _SEVERAL.search(fold(line)):
        shape = (
            rf"(?<![\w.,+/-]){first[:_ALIKE]}[0-9]{{{len(first) - _ALIKE}}}(?![\w€]|[.,/-]?[0-9])(?! ?€| [A-Z][a-z])"
        )
        yield from ((word, hit[0]) for hit in re.finditer(shape, line))


def _with_the_next(line: str, hit: re.Match[str]) -> Iterator[_Number]:
    """The number, and those that follow it in a list; what it is the number of, where that is no order."""
    word = hit.groupdict().get("word")
    yield _named(word, hit)
    last: re.Match[str] | None = hit
    for _ in range(_MOST):
        last = _NEXT.match(line, last.end("value")) if last else None
        if last is None or abs(len(last["value"]) - len(hit["value"])) > _UNLIKE:
            return
        yield _named(word, last)


def _named(word: str | None, hit: re.Match[str]) -> _Number:
    return (word or "").lower(), bounded(hit["value"].rstrip("-/_"), _LONGEST)


# Each of its readers asks for the same text.
@lru_cache(maxsize=8)
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
    return [hit[0].lower() for hit in ADDRESS.finditer(text) if len(hit[0]) <= 254]


# The fields of a file that are read from what the complainant wrote, each by its own reader.
_FOUND: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"order_reference": order_reference, "contract_number": contract_number}
)
