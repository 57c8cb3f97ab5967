"""Numbers of payment cards, their codes and passwords, masked before we repeat what somebody wrote.

A card is told by its check digit (ISO/IEC 7812-1), which one number in ten has by chance; codes and passwords by the
words before them, which are data. What stands in the message itself is kept as it came: masking is for letters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from worker.words.tables import words

MASK: Final = "••••"
_ROOM: Final = "secrets"
# What networks issue, by length: a company's number (14 digits), a telephone's (15) and a product's (13) have the same
# check digit, and a year begins no card.
_ISSUED: Final = re.compile(
    r"3(?:0[0-5]|[689]\d)\d{11}|3[47]\d{13}|(?:2131|1800)\d{11}|4\d{12}|[456]\d{15,18}"
    r"|(?:22(?:0[0-5]|2[1-9]|[3-9]\d)|2[3-6]\d\d|27[01]\d|2720|35(?:2[89]|[3-8]\d)|3(?:0[0-5]|[689]\d)\d)\d{12}"
)
# How a French company's number of 14 digits is set, whose check digit is right too.
_COMPANY: Final = (3, 3, 3, 5)
# How the networks print their numbers: so a card is known by whatever stands between its groups.
_PRINTED: Final = ((4, 4, 4, 4, 3), (4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (19,), (16,), (15,), (14,), (8, 8))
_EIGHTS: Final = (8, 8)
_FEWEST, _MOST = 13, 19
# What nobody sees, and no number ends at; every other sign stands for itself, as one.
_UNSEEN: Final = "\x7f"
_NOT_SEEN: Final = frozenset({"Cf", "Mn", "Me"})
_GROUP = re.compile(rf"[0-9](?:{_UNSEEN}*[0-9])*")
# Between the digits of one number; and between the groups of one that was laid over lines, cells or a file's name.
_NARROW = re.compile(rf"{_UNSEEN}*[ .-]{_UNSEEN}*")
_WIDE = re.compile(rf"[ \n.,_/|>:;*{_UNSEEN}-]{{1,12}}")
# What a sign or a letter joins to more is another kind of number.
_JOINED_BEFORE, _JOINED_AFTER = re.compile(r"[\w.,+-]"), re.compile(r"[\w-]")
_LETTER = re.compile(r"[^\W_]|\+")
# An account, whose own check says so (ISO 13616): no number inside it is a card's.
_ACCOUNT = re.compile(rf"(?<![^\W_])[a-z]{{2}}[0-9]{{2}}(?:[ .{_UNSEEN}-]{{0,2}}[a-z0-9]){{11,30}}")
_SHORTEST_START: Final = 4
# How every account begins, as quickly as it is looked for: no other text is laid out sign by sign.
_BEGINS_ACCOUNT = re.compile(r"[^\W\d_]{2}[ .-]?\d[ ]?\d")
# Without as many there is no code, and few mails have them.
_DIGITS = re.compile(r"\d{3}")
_CODE = words(_ROOM, "code", then=r"\W{0,4}(?P<value>\d{3,6})(?!\w)")
# Behind a colon anything may be a password; without one only what no word of a sentence looks like.
_PASSWORD = words(
    _ROOM, "password", then=r"(?: {0,2}[:=] {0,2}\S{3,64}| [\"“«]? ?(?=\S{0,40}[\d!@#$%&*])[^\s\"”»]{4,64})"
)
# One sign for one sign: of ASCII all at once.
_BLANKS: Final = {ord(sign): " " for sign in "\t\n\r\f\v\x1c\x1d\x1e\x1f"}
# What stands before the secret itself in such a hit.
_BEHIND = re.compile(r"\S{3,64}\Z")


def without_secrets(text: str) -> str:
    """The text with what pays or opens masked; of a card its last four digits stay, by which its owner knows it."""
    return _line(text) if len(text) <= _LINE else _whole(text)


def _masked(text: str) -> str:
    folded = text.lower().translate(_BLANKS) if text.isascii() else "".join(map(_plain, text))
    spans = sorted((*_cards(text, folded), *_told(folded)))
    pieces, done = [], 0
    for start, end, mask in spans:
        if start >= done:
            pieces += [text[done:start], mask]
            done = end
    return "".join((*pieces, text[done:]))


# What letters repeat is names, addresses and labels, the same in letter after letter.
_LINE: Final = 200
_line = lru_cache(maxsize=1_024)(_masked)
# And one letter repeats the few texts of one mail in several places.
_whole = lru_cache(maxsize=8)(_masked)


def account_ending(text: str) -> str:
    """The last four signs of the last account number in it, by which its owner knows it; "" for none."""
    laid = "".join(map(_plain, text))
    return next((_signs(laid[start:end])[-4:] for start, end in [*_accounts(laid)][::-1]), "")


def without_accounts(text: str) -> str:
    """The text with each account number masked but for its last four signs: for whoever wrote it, for lists, and for
    whatever stands on one line. Whoever pays reads it whole in the message itself.
    """
    return _line_of_no_account(text) if len(text) <= _LINE else _of_no_account(text)


def _of_no_account(text: str) -> str:
    if not _BEGINS_ACCOUNT.search(text):
        return text
    laid = text.lower().translate(_BLANKS) if text.isascii() else "".join(map(_plain, text))
    pieces, done = [], 0
    for start, end in _accounts(laid):
        pieces += [text[done:start], MASK, " ", "".join(filter(str.isalnum, text[start:end]))[-4:]]
        done = end
    return "".join((*pieces, text[done:]))


def without_told_accounts(text: str, told: Iterable[str]) -> str:
    """The text with those account numbers masked that stand in what somebody told us: theirs, and none of ours."""
    if not _BEGINS_ACCOUNT.search(text):
        return text
    theirs = {account for one in told for account, _ in _each_account(one)}
    for account, (start, end) in reversed([*_each_account(text)]):
        text = f"{text[:start]}{MASK} {account[-4:]}{text[end:]}" if account in theirs else text
    return text


def _each_account(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for start, end in _accounts("".join(map(_plain, text))):
        yield _signs(text[start:end]), (start, end)


def _signs(account: str) -> str:
    return "".join(filter(str.isalnum, account)).upper()


_line_of_no_account = lru_cache(maxsize=1_024)(_of_no_account)


def _cards(text: str, folded: str) -> Iterator[tuple[int, int, str]]:
    """The numbers of cards. Each sign of `folded` stands where its own does in `text`."""
    if not _GROUP.search(folded):
        return
    laid = "".join("\n" if sign in "\r\n" else seen for sign, seen in zip(text, folded, strict=True))
    accounts = list(_accounts(laid))
    for run in _runs(laid, _WIDE):
        for start, end in _in_run(laid, run):
            if not any(start < closed and opened < end for opened, closed in accounts):
                yield start, end, f"{MASK} {_digits(laid, start, end)[-4:]}"


def _runs(laid: str, between: re.Pattern[str]) -> Iterator[list[tuple[int, int]]]:
    """Groups of digits with nothing but what may stand between them, as the places where each begins and ends."""
    run: list[tuple[int, int]] = []
    for hit in _GROUP.finditer(laid):
        if run and not between.fullmatch(laid, run[-1][1], hit.start()):
            yield run
            run = []
        run.append(hit.span())
    if run:
        yield run


def _in_run(laid: str, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where cards stand in a run: digits in any groups, where they are one number alone; else groups as printed."""
    sizes = [len(_digits(laid, *group)) for group in run]
    place = 0
    while place < len(run):
        taken = next(_of_printed(laid, run, sizes, place), 0) or _of_one_number(laid, run, sizes, place)
        if taken:
            yield run[place][0], run[place + taken - 1][1]
        place += taken or 1


def _of_printed(laid: str, run: list[tuple[int, int]], sizes: list[int], place: int) -> Iterator[int]:
    for shape in _PRINTED:
        count = len(shape)
        if tuple(sizes[place : place + count]) == shape:
            start, end = run[place][0], run[place + count - 1][1]
            # A long number in one piece, and two of eight digits, are many things: a sign before them tells which.
            apart = _JOINED_BEFORE if count == 1 else _LETTER
            lone = not apart.match(laid[start - 1 : start].replace("_", " ")) and not _LETTER.match(laid[end : end + 1])
            lone = lone and (shape != _EIGHTS or _is_narrow(laid, run, place, count))
            if lone and _is_card(_digits(laid, start, end)):
                yield count


def _of_one_number(laid: str, run: list[tuple[int, int]], sizes: list[int], place: int) -> int:
    """How many groups from here on are one number that nothing narrow joins to more; 0 where they are none."""
    start = run[place][0]
    if _JOINED_BEFORE.match(laid[start - 1 : start]) or (place and _is_narrow(laid, run, place - 1, 2)):
        return 0
    total, count = 0, 0
    for count in range(1, min(_MOST, len(run) - place) + 1):
        total += sizes[place + count - 1]
        if total > _MOST or place + count == len(run) or not _is_narrow(laid, run, place + count - 1, 2):
            break
    end = run[place + count - 1][1]
    if not _FEWEST <= total <= _MOST or tuple(sizes[place : place + count]) == _COMPANY:
        return 0
    return count if not _JOINED_AFTER.match(laid[end : end + 1]) and _is_card(_digits(laid, start, end)) else 0


def _is_narrow(laid: str, run: list[tuple[int, int]], place: int, count: int) -> bool:
    pairs = zip(run[place : place + count], run[place + 1 : place + count], strict=False)
    return all(_NARROW.fullmatch(laid, before[1], after[0]) for before, after in pairs)


def _digits(laid: str, start: int, end: int) -> str:
    return "".join(filter(str.isdecimal, laid[start:end]))


def _accounts(laid: str) -> Iterator[tuple[int, int]]:
    hit = _ACCOUNT.search(laid)
    while hit:
        end = _end_of_account(laid, hit)
        if end:
            yield hit.start(), end
        # The words behind an account may have been taken for more of it: another may begin in them.
        hit = _ACCOUNT.search(laid, end or hit.start() + _SHORTEST_START)


def _end_of_account(laid: str, hit: re.Match[str]) -> int:
    """Where the longest account ends that begins with this hit; 0 where none does."""
    signs = [place for place in range(hit.start(), hit.end()) if laid[place].isalnum()]
    for count in range(len(signs), 14, -1):
        end = signs[count - 1] + 1
        whole = not laid[end : end + 1].isalnum()
        if whole and _is_account("".join(laid[place] for place in signs[:count])):
            return end
    return 0


def _is_account(signs: str) -> bool:
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1


def _is_card(digits: str) -> bool:
    return _ISSUED.fullmatch(digits) is not None and _checked(digits)


def _checked(digits: str) -> bool:
    """Luhn's: every second digit from the right counts twice, its own digits added up."""
    doubled = (sum(divmod(2 * int(one), 10)) for one in digits[-2::-2])
    return len(set(digits)) > 1 and (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def _told(folded: str) -> Iterator[tuple[int, int, str]]:
    # These lines are looked through for nothing else: where their words begin need not be worked out.
    for hit in _CODE.regex.finditer(folded) if _DIGITS.search(folded) else ():
        yield *hit.span("value"), MASK
    for hit in _PASSWORD.regex.finditer(folded):
        found = _BEHIND.search(folded, hit.start(), hit.end())
        if found:
            yield found.start(), hit.end(), MASK


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """One sign for one sign, so that what is found stands at the same place in the text as it was written."""
    if sign.isspace():
        return " "
    if unicodedata.category(sign) in _NOT_SEEN:
        return _UNSEEN
    if (digit := unicodedata.digit(sign, -1)) >= 0:
        return str(digit)
    if unicodedata.category(sign) == "Pd":
        return "-"
    plain = unicodedata.normalize("NFKD", sign)[:1].lower()
    return plain if len(plain) == 1 else sign
