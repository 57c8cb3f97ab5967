"""The sender of an original, out of a header line or out of "X wrote:"."""

import re

from worker.intake.quoting.folding import visible
from worker.intake.quoting.vocabulary import VERBS
from worker.nouns.message import Party
from worker.words.wording import fold

_MAX_VALUE, _MAX_NAME = 300, 120
# A display name may be an address itself, so the last one counts; `mailto:` copies of it stand in brackets behind.
_ADDRESS = re.compile(r"[^\s<>()\[\]\"',;:«»]{1,64}@[\w-][\w.-]{0,252}\w")
_BRACKET = re.compile(r"[<\[(]")
_BEFORE_BRACKET = re.compile(r"([^@<]*)[<(\[][^<]*@")
_BEHIND_DATE = re.compile(r"[^,，、\d]*$")
# What stands between the date and the name besides the verb.
_FILLERS = re.compile(
    r"^(?:heeft|użytkownik|odesílatel|je oseba|időpontban|keltezéssel|пользователь|користувач|používateľ"
    r"|užívateľ|wiadomość napisana przez|ο/η|klo?|uhr|uur|am|pm|utc|gmt|cest?|ob|v|о)\b"
    r"[.:]?\s*",
    re.IGNORECASE,
)
_OUTER = " \t\"'«»“”„*_,;:-–([<"


def of_header(written: str) -> Party:
    """From `"Jean" <jean@example.com>`, `Jean [mailto:jean@example.com]`, `jean@example.com (Jean)`, `Jean`."""
    written = _shown(written)
    address = _last_address(written)
    name = _BRACKET.split(written, maxsplit=1)[0] if address else written
    return _party(address, name)


def of_attribution(line: str) -> Party:
    """From "Le 12/03/2024 à 10:22, Jean <jean@example.com> a écrit :" what stands behind the date."""
    line = _shown(line)
    address = _last_address(line)
    name = line
    if address:
        bracketed = _BEFORE_BRACKET.match(line)
        name = bracketed[1] if bracketed else ""
    behind = _BEHIND_DATE.search(name)
    return _party(address, _without_verb(_FILLERS.sub("", behind[0].strip(_OUTER))) if behind else "")


def _shown(written: str) -> str:
    return " ".join(visible(written[:_MAX_VALUE]).split())


def _last_address(written: str) -> str:
    addresses = _ADDRESS.findall(written)
    return str(addresses[-1]).lower() if addresses else ""


def _party(address: str, name: str) -> Party:
    name = name.strip(_OUTER)[:_MAX_NAME]
    return Party(address, "" if address and name.lower() == address else name)


def _without_verb(name: str) -> str:
    """The name before "a écrit", or behind "schrieb"."""
    words = name.split()
    for count in (3, 2, 1):
        if fold(" ".join(words[-count:])).rstrip(" :") in VERBS:
            return " ".join(words[:-count])
        if fold(" ".join(words[:count])) in VERBS:
            return " ".join(words[count:])
    return name
