"""What stands beside a whole yes and changes nothing of the text: work for somebody, a word about the next time, an
opinion that gives in.

« Je valide, mais la prochaine fois le RIB d'abord », « Oui. Au fait Bob, préviens la compta », « OK, à mon avis c'est
beaucoup, enfin bon »: the answer leaves, and whoever wrote it reads the rest. What may be about the text is none.
"""

import re
from typing import Final

from worker.words.tables import words
from worker.words.wording import fold

_ROOM: Final = "approving"
_YES: Final = words(_ROOM, "yes", then=r"(?!\w)")
_ALONE: Final = words(_ROOM, "yes", "beside yes", then=r"(?!\w)")
_BESIDE: Final = words(_ROOM, "yes", "beside yes", "turn", "by the way", then=r"(?!\w)")
_LATER: Final = words(_ROOM, "later", then=r"(?!\w)")
_OTHER_WORK: Final = words(_ROOM, "other work", then=r"(?!\w)")
_TURN: Final = words(_ROOM, "turn", then=r"(?!\w)")
_NEXT_TIME: Final = words(_ROOM, "next time", then=r"(?!\w)")
_OPINION: Final = words(_ROOM, "opinion", then=r"(?!\w)")
_GIVES_IN: Final = words(_ROOM, "gives in", then=r"[ .!…]*$")
_MENDS: Final = words(_ROOM, "mends", then=r"(?!\w)")
_UNLESS: Final = words(_ROOM, "unless", then=r"(?!\w)")
_TOLD: Final = words(_ROOM, "told to them", then=r"(?!\w)")
# What may be about this text, in what goes on behind a word about the next time.
_DOUBTS: Final = ("mends", "no", "later", "not today", "wrong", "unless", "told to them")
_ABOUT_IT: Final = words(_ROOM, *_DOUBTS, "condition", then=r"(?!\w)")
_NOT_OTHER: Final = words(_ROOM, *_DOUBTS, then=r"(?!\w)")
_PART: Final = re.compile(r"[^,.;!\n]*[,.;!\n]+\s*|[^,.;!\n]+$")
_LONGEST: Final = 2_000
# A yes that goes on for longer says something else beside it.
_LONGEST_YES: Final = 200
_LONGEST_REMARK: Final = 600
_TURNS: Final = 3
# « Ok pour la prochaine fois » is no remark.
_LEAST_SAID: Final = 5
_WORD: Final = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    return " ".join(fold(text).replace("’", "'").split())


def is_yes(said: str, names: frozenset[str]) -> bool:
    """Made of what says yes, courtesies and names alone."""
    if len(said) > _LONGEST_YES or _LATER.search(said) or not _YES.search(said):
        return False
    left = _ALONE.regex.sub(" ", said)
    return all(word in names for word in _WORD.findall(left))


def beside(body: str, names: frozenset[str]) -> str:
    """« C'est validé, merci Bob. Pense à prévenir la compta »: what stands beside a whole yes and asks nothing of the
    text, as it was typed; "" where nothing does, or where it may be about the text.
    """
    if "?" in body:
        return ""
    first, rest = _parted(body[:_LONGEST].strip(), names)
    rest = rest.strip(" ,;.!\n")
    if not first or not rest or len(rest) > _LONGEST_REMARK:
        return ""
    return rest if _is_beside(rest, names) else ""


def only_doubts(body: str, names: frozenset[str]) -> bool:
    """« OK, mais à mon avis c'est beaucoup »: neither a condition nor content, and so it is asked about."""
    first, rest = _parted(body[:_LONGEST].strip(), names)
    return bool(first) and _OPINION.search(plain(rest)) is not None and not _NOT_OTHER.search(plain(rest))


def _parted(body: str, names: frozenset[str]) -> tuple[str, str]:
    """The whole yes that a text begins with, and the rest."""
    first, rest = "", body
    for clause in _clauses(body):
        told = clause
        if not is_yes(plain(f"{first} {clause}"), names):
            told = _yes_of(clause, names)
        if not told:
            break
        first, rest = f"{first} {told}", rest[len(told) :]
        if told != clause:
            break
    return first, rest


def _yes_of(clause: str, names: frozenset[str]) -> str:
    """« Oui la prochaine fois le RIB d'abord »: the yes before what is said of the next time."""
    pieces = clause.split(" ")
    for place in range(1, min(len(pieces), 12)):
        if _NEXT_TIME.match(plain(" ".join(pieces[place : place + 6]))):
            said = " ".join(pieces[:place])
            return said if is_yes(plain(said), names) else ""
    return ""


def _clauses(text: str) -> list[str]:
    """Parted at marks, and before what turns: « mais », « et »; together they are the text."""
    found: list[str] = []
    for part in _PART.findall(text):
        told, pieces = "", part.split(" ")
        for place, piece in enumerate(pieces):
            ahead = plain(" ".join(pieces[place : place + _TURNS]))
            if told.strip() and _TURN.match(ahead):
                found.append(told)
                told = ""
            told += piece if place == len(pieces) - 1 else f"{piece} "
        found.append(told)
    return found


def _is_beside(rest: str, names: frozenset[str]) -> bool:
    gives_in = _GIVES_IN.search(plain(rest)) is not None
    goes_on, beside_it = False, False
    for clause in map(plain, _clauses(rest)):
        if _is_of_the_next_time(clause, names):
            goes_on, beside_it = True, True
            continue
        works = _OTHER_WORK.search(clause) is not None and not _NOT_OTHER.search(clause)
        thinks = gives_in and (_OPINION.search(clause) or _GIVES_IN.search(clause)) and not _NOT_OTHER.search(clause)
        follows = goes_on and not _ABOUT_IT.search(clause)
        if not (works or thinks or follows or _says_nothing(clause, names)):
            return False
        beside_it = beside_it or works or bool(thinks)
        # What is said to whoever is to do the work goes on: « dis à Bob de voir le monteur, 3e fois ce mois-ci ».
        goes_on = goes_on or (works and bool(names & set(_WORD.findall(clause))))
    return beside_it


def _says_nothing(clause: str, names: frozenset[str]) -> bool:
    return all(word in names for word in _WORD.findall(_BESIDE.regex.sub(" ", clause)))


def _is_of_the_next_time(clause: str, names: frozenset[str]) -> bool:
    """« Le RIB d'abord la prochaine fois »; what is to be mended before it, and more behind it, may be two things."""
    found = _NEXT_TIME.search(clause)
    if found is None:
        return False
    before, after = clause[: found.start()], clause[found.end() :]
    two = _MENDS.search(before) is not None and not _says_nothing(after, names)
    left = _BESIDE.regex.sub(" ", f"{before} {after}")
    bare = sum(len(word) for word in _WORD.findall(left) if word not in names) < _LEAST_SAID
    return not (two or bare) and not any(table.search(one) for table in (_UNLESS, _TOLD) for one in (before, after))
