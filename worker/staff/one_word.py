"""A request that is answered by one word: the approver's "oui" is the command that approves."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from worker.nouns.item import Person
from worker.processing.commands.script import Line, Script
from worker.words.tables import every, printed, shape, words
from worker.words.wording import fold

_ROOM: Final = "answers"
_LISTS: Final = "choices"
_LONGEST_YES: Final = 120
_MOST_POLITE: Final = 6
_LONGEST_QUOTED: Final = 2_000
_QUOTED: Final = re.compile(r">[ >]*(?:[-–•*] ?)?(?:[^#\n]{0,120}: ?)?(?P<line>#[^\W\d_][^#\n]{0,300})")
_AROUND: Final = '*_.,;:!-–—"«»()👍'


def _either(words: Iterable[str]) -> str:
    """Longest first, so that the whole of a saying is tried before its beginning."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _words() -> re.Pattern[str]:
    """One saying and the blank behind it; as `yes` what says it, and else a courtesy."""
    yes, for_me, beside = (_either(printed(_LISTS, name)) for name in ("says yes", "for me", "courtesies"))
    return re.compile(rf"(?:(?P<yes>(?:{yes})(?: (?:{for_me}))?)|(?:{beside}))(?: |$)")


def as_command(script: Script, person: Person, body: str) -> Script:
    """`#valider` where the reply says yes and nothing else. `body` is what it says without greeting and signature.

    "ok mais…" is no approval, and neither is "ok" with a sentence below it: whoever wants to change something says so.
    """
    if not says_yes(body, person.name):
        return script
    return Script((Line(1, script.text.strip().split("\n")[0].strip()[:80], "valider"),), "")


def says_yes(body: str, name: str = "") -> bool:
    """Whether words say yes and no more; `name` is whose they are, which may stand below them."""
    said = " ".join(fold(body[: _LONGEST_YES + 1]).split())
    own = set(fold(name).split())
    bare = " ".join(word for piece in said.split() if (word := piece.strip(_AROUND)) and word not in own)
    return len(said) <= _LONGEST_YES and "?" not in said and _is_yes(bare)


def agreed_line(whole: str, body: str, person: Person) -> str:
    """« > - C'est un doublon : #fusionner REC-… » left standing from a letter of ours, and « oui » below it: that line;
    "" for anything else. `whole` is the mail with what is quoted, `body` what it says itself.
    """
    if not says_yes(body, person.name):
        return ""
    first = body.strip().split("\n")[0]
    above = whole[:_LONGEST_QUOTED].partition(f"\n{first}")[0]
    rows = [row.strip() for row in above.split("\n") if row.strip()]
    found = _QUOTED.fullmatch(rows[0]) if len(rows) == 1 else None
    return found["line"].strip() if found and "[" not in found["line"] else ""


def is_courtesy(body: str, names: Iterable[str]) -> bool:
    """« OK merci », « bien reçu, merci Ann »: an answer out of politeness, which asks and says nothing."""
    said = [word.strip(_AROUND) for word in fold(body[: _LONGEST_YES + 1]).split()]
    known = every(_LISTS, "says nothing") | {word for name in names for word in fold(name).split()}
    return 0 < len(said) <= _MOST_POLITE and all(word in known for word in said if word)


def _is_yes(said: str) -> bool:
    """Whether they are made of the sayings above alone, and one of them at least is a yes."""
    place, yes = 0, False
    while place < len(said):
        found = _words().match(said, place)
        if found is None:
            return False
        yes = yes or found["yes"] is not None
        place = found.end()
    return yes


# To the transcript of a letter that waits: « Attendez, ce n'est pas le bon client ! », « Oups… ».
_CRIED: Final = words(_ROOM, "cried", then=r"(?: ?[,!.;:…-]|$)")


def as_stop(script: Script, number: int | None) -> Script:
    """`#stop` where the reply says to stop: its first word, or all its words. `number` is the mail that it is about."""
    rows = [row for row in (" ".join(fold(line).split()) for line in script.text.split("\n")) if row]
    said = [word.strip(" .!,;:?…-\"'«»") for word in rows[0].split()[:12]] if rows else []
    said = [word for word in said if word]
    means = every(_LISTS, "stop", "stop alone")
    alone = bool(set(said) & means) and set(said) <= means | every(_LISTS, "beside a stop")
    cried = number is not None and bool(rows) and _CRIED.match(rows[0]) is not None
    # A letter to a complainant never begins with one of these; the others are a stop where nothing else is said.
    if not said or not (alone or cried or said[0] in every(_LISTS, "stop")):
        return script
    typed = script.text.strip().split("\n")[0][:80]
    # Whatever stands below: to stop is never a mistake that cannot be mended.
    return Script((Line(1, typed, "stop", words=() if number is None else (str(number),)),), "")


# « C'est posté ce jour. », « Lettre postée hier », « je l'ai mise à la poste ce matin ».
_POSTED: Final = shape(
    _ROOM,
    r"(?:{hello},? )?(?:{voila},? )?(?:{letter is} )?(?:(?:{well}|{also}) )?"
    r"(?:(?:{posted}|(?P<phone>{told by phone}))(?: (?P<day>{posted on}))?"
    r"|{told} (?P<told_on>{posted on}) (?P<told>{by phone})(?: {at an hour})?)[ .!]*",
)
# Its first sentence, and the rest.
_FIRST: Final = re.compile(r"(?s)(.+?)(?:[.;!]\s+|\n+|$)(.*)")
_BEFORE_A_DAY: Final = words(_ROOM, "before a day", then=" ")


def as_posted(script: Script, body: str) -> Script:
    """`#posté` where the reply says that the letter was posted, on which day if it says so; what else stands behind it
    is a note.
    """
    parts = _FIRST.fullmatch(body.strip())
    first, rest = parts.groups() if parts else ("", "")
    said = _POSTED.fullmatch(" ".join(fold(first[: _LONGEST_YES + 1]).split()))
    if said is None or "?" in body:
        return script
    day = said["day"] or said["told_on"] or ""
    before = _BEFORE_A_DAY.match(day)
    day = day[before.end() if before else 0 :].strip(" .")
    on = ("aujourd'hui",) if day in printed(_LISTS, "posted today") else tuple(day.split())
    phone = said["phone"] or said["told"]
    posted = Line(1, first.strip()[:80], "posté", words=(*on, phone) if phone else on)
    note = (Line(2, rest.strip()[:80], "note", words=tuple(rest.split()), prose=rest.strip()),) if rest.strip() else ()
    return Script((posted, *note), "")
