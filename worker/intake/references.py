"""References such as REC-2026-000123-38: made, taken apart, found in free text, and carried by reply addresses.

Their form is known here alone: who looks for one in a text of ours builds on `PREFIX`, `NUMBERED`, `FORM` and `TAIL`.

The last two digits are the check of ISO 7064, MOD 97-10, over year and number: every wrong digit and every swap of two
neighbours is caught, so that a mistyped reference never points to somebody else's file.
"""

import re
from collections.abc import Collection

MOST_FOUND = 10
# RFC 5321, 4.5.3.1.1: the longest local part that a server has to accept.
LOCAL_PART = 64

_FORGIVEN = str.maketrans("OoIiLl", "001111")
_DIGIT = "[0-9OoIiLl]"
# What people and mail clients put between the parts: dashes of all kinds, blanks, a line wrap; or nothing at all.
_BETWEEN = r"[\s\u00ad\u200b\-_\u2010-\u2015\u2212]{0,3}"
# Expressions, for text in capitals or under IGNORECASE: the prefix, a reference without and with its check digits,
# and the token behind it in a reply address.
PREFIX = "[A-Z]{2,8}"
NUMBERED = PREFIX + "-[0-9]{4}-[0-9]{6,12}"
FORM = NUMBERED + "-[0-9]{2}"
TAIL = "[a-z0-9]{4,40}"
# Two zeros and more: nobody counts so, and nobody writes a sum so.
_SHORT = re.compile(r"\s*(?:n[°o]\s?)?(?:(?P<year>20[0-9]{2})-)?(?P<number>00[0-9]{4})(?![\w-])")
_TOKEN = re.compile(TAIL)


def make(prefix: str, year: int, number: int) -> str:
    """The reference of file `number` of `year`: at least six digits, more when the number needs them."""
    return f"{prefix}-{short(year, number)}-{_check_digits(year, number)}"


def short(year: int, number: int) -> str:
    """What is said of a number that has no file, and so no reference: "2026-000123"."""
    return f"{year:04d}-{number:06d}"


def taken_apart(ref: str) -> tuple[str, int, int]:
    """Prefix, year and number. Raises ValueError for what has another form; the check digits are `check`'s."""
    prefix, year, number, _ = ref.rsplit("-", 3)
    return prefix, int(year), int(number)


def check(ref: str) -> bool:
    """Whether `ref` is written exactly as `make` writes it, with the right check digits."""
    return re.fullmatch(FORM, ref) is not None and make(*taken_apart(ref)) == ref


def find(text: str, prefix: str) -> tuple[str, ...]:
    """The right references in `text`, canonical, each once, in order, ten at most.

    Case, blanks and dashes do not matter, and neither do the letters O, I and L typed for digits.
    """
    pattern = re.compile(
        rf"(?<![A-Za-z0-9]){re.escape(prefix)}{_BETWEEN}({_DIGIT}{{4}}){_BETWEEN}({_DIGIT}{{6,12}}){_BETWEEN}({_DIGIT}{{2}})"
        r"(?![A-Za-z0-9])",
        re.IGNORECASE,
    )
    found: dict[str, None] = {}
    for hit in pattern.finditer(text):
        year, number, digits = (part.translate(_FORGIVEN) for part in hit.groups())
        ref = f"{prefix}-{year}-{number}-{digits}"
        if check(ref):
            found[ref] = None
        if len(found) == MOST_FOUND:
            break
    return tuple(found)


def find_short(text: str, prefix: str, year: int) -> str:
    """The reference of "000004" or "2026-000004" at the beginning of what is typed, of `year` where none stands there;
    "" for anything else. Its zeros tell it from a count or an amount.
    """
    found = _SHORT.match(text)
    return make(prefix, int(found["year"] or year), int(found["number"])) if found else ""


def find_unchecked(text: str, prefix: str) -> tuple[str, str]:
    """The reference of "REC-2026-000008", whose last two digits were left out, and how it is typed: the first one in a
    text, "" twice for none. Nothing checks it: whoever acts on it says whose file it is.
    """
    checked = rf"{_BETWEEN}[0-9]{{2}}(?![0-9])"
    numbered = rf"{re.escape(prefix)}{_BETWEEN}([0-9]{{4}}){_BETWEEN}([0-9]{{6}})"
    found = re.search(rf"(?<![A-Za-z0-9]){numbered}(?![A-Za-z0-9]|{checked})", text, re.IGNORECASE)
    return (make(prefix, int(found[1]), int(found[2])), found[0]) if found and int(found[2]) else ("", "")


def reply_address(box: str, ref: str, token: str) -> str:
    """`box+REF.TAIL@domain` in lower case, by which an answer proves which letter it answers.

    `box` is a bare address, `token` 4 to 40 letters and digits. Raises ValueError where a part is malformed or the
    local part would pass 64 characters.
    """
    local, at, domain = box.lower().rpartition("@")
    if not (local and at and domain and check(ref) and _TOKEN.fullmatch(token.lower())):
        raise ValueError("a reply address needs a bare address, a right reference and a token of letters and digits")
    tagged = f"{local}+{ref}.{token}".lower()
    if len(tagged) > LOCAL_PART:
        raise ValueError(f"the reply address of {box} would have a local part of {len(tagged)} characters, over 64")
    return f"{tagged}@{domain}"


def read_reply_address(address: str, boxes: Collection[str], prefix: str) -> tuple[str, str] | None:
    """The reference and token that a reply address of one of our `boxes` carries; None for any other address."""
    local, _, domain = address.strip().lower().rpartition("@")
    box, plus, tag = local.partition("+")
    if not plus or f"{box}@{domain}" not in {known.lower() for known in boxes}:
        return None
    ref, _, token = tag.partition(".")
    ref = ref.upper()
    if check(ref) and ref.startswith(f"{prefix}-") and _TOKEN.fullmatch(token):
        return ref, token
    return None


def _check_digits(year: int, number: int) -> str:
    """ISO 7064, MOD 97-10: the two digits that make the whole leave 1 when divided by 97."""
    return f"{98 - int(short(year, number).replace('-', '')) * 100 % 97:02d}"
