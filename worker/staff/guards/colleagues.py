"""Signs that a colleague is spoken to: they receive the mail, are called by name, or are said "tu"."""

import re

from worker.staff.guards.reply import LOOKED_AT, Reply
from worker.words.tables import shape, words
from worker.words.wording import fold

_ROOM = "guards"
_TEAM = words(_ROOM, "greets several")
_NAME = re.compile(r"@?[^\W\d_]{2,}")

_THOU = words(_ROOM, "thou")
_THOU_IN_VAIN = words(_ROOM, "thou in vain")


def copied(reply: Reply) -> bool:
    """The mail also goes to another colleague."""
    return bool(reply.copied)


def called_by_name(reply: Reply) -> bool:
    """« Bob, … », "@Bob", « Salut Bob », « …, Bob ? »: but not a colleague whom the customer hears about."""
    return any(_calls(line, place, reply) for place, line in enumerate(reply.lines))


def _calls(line: str, place: int, reply: Reply) -> bool:
    return any(
        found[0].lstrip("@") in reply.names.colleagues
        and (
            found[0].startswith("@")
            or (found[0] not in reply.names.customer and _is_vocative(line, found, first=place == 0))
        )
        for found in _NAME.finditer(line)
    )


_BEFORE = shape(_ROOM, r"(?:^|[.!?:;,] |^[-*• ]+)(?:re-?)?{calls}[ ,]+$")
_AFTER = shape(_ROOM, r"(?: [^\W\d_]+)? ?(?:[,:;!?]|- |-> ?)| {asks somebody}(?!\w)")
# « Bob, notre technicien, passera chez vous »: the customer is told who he is.
_TOLD_OF = shape(_ROOM, r"(?: ?[^\W\d_]+)? ?[,(] ?{told of}(?!\w)")
_CLAUSE_BEFORE = shape(_ROOM, r"[,;:(–-] ?(?:(?:{and then}),? )?$|(?<!\w){and then} $")
_SAID_THOU = shape(_ROOM, r",? {thou behind}(?!\w)")
_UNTIL_ASKED = re.compile(r"[^.!?]{1,200}\?")
_ASKED_ABOUT = shape(_ROOM, r" ?[,(]? ?{asked about}(?!\w)")
# As it was typed: « petit » is no name, « Petit » may be one.
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Ý][^\W\d_]+")
_TYPED = re.compile(r"(?<=[.!?…])\s+|\n+")
_VOUS = words(_ROOM, "vous")


def _is_vocative(line: str, found: re.Match[str], *, first: bool) -> bool:
    before, after = line[: found.start()], line[found.end() :]
    begins = not before.strip(" -*•") or before.rstrip()[-1:] in ".!?"
    if _TOLD_OF.match(after):
        return False
    greeted = _BEFORE.search(before[-40:]) is not None
    set_off = before.rstrip().endswith(",") and after.lstrip()[:1] in {"", ",", ".", "?", "!"}
    alone = first and begins and not after.strip(" ,.:!")
    # « Mia ok pour 30 ? », « Cyrille qu'est-ce qu'on a ? »; but « Bob est au courant ? », « Bob vous a appelé ? ».
    asked = begins and _UNTIL_ASKED.match(after) is not None and not _ASKED_ABOUT.match(after)
    # « …, cy tu peux la rappeler », « …, et Bob t'en penses quoi ».
    within = _CLAUSE_BEFORE.search(before[-40:]) is not None and _SAID_THOU.match(after) is not None
    return asked or greeted or set_off or alone or within or (begins and _AFTER.match(after) is not None)


def named(reply: Reply) -> bool:
    """« Bob m'a dit que c'est perdu »: a colleague whom the customer is not told of, in words that are not for them."""
    ours = reply.names.colleagues - reply.names.customer - reply.names.own
    return any(_names(sentence, ours) for sentence in _TYPED.split(reply.body or reply.text))


def _names(sentence: str, ours: frozenset[str]) -> bool:
    found = [one for one in _CAPITAL.finditer(sentence[:LOOKED_AT]) if fold(one[0]) in ours]
    told = (_TOLD_OF.match(fold(sentence[one.end() :])) for one in found)
    return bool(found) and not any(told) and not _VOUS.search(fold(sentence))


def several(reply: Reply) -> bool:
    """« Salut », « Bonjour à tous »: nobody greets a customer so."""
    return any(_TEAM.fullmatch(line) for line in reply.lines[:2])


def thou(reply: Reply) -> bool:
    """Customers are said « vous »."""
    return any(_THOU.search(_THOU_IN_VAIN.sub("", sentence)) for sentence in reply.sentences)
