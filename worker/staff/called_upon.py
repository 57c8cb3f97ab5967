"""Who is asked for something, or given the file, by name or as whoever looks after it: readers of plain words."""

import re
from collections.abc import Iterator
from typing import Final

from worker.complaint.lifecycle import State, is_open
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.commands.frame import Bench
from worker.response.commands.afterwards import eligible
from worker.staff.given import Finding
from worker.staff.looked_up import line_of
from worker.staff.plain_words import MARK, WHO, PlainWords
from worker.words.tables import shape, words

_ROOM: Final = "plainly"
_HANDS_OVER: Final = words(_ROOM, "hands over", then=r"(?!\w)")
_ASKS: Final = words(_ROOM, "asks", then=r"(?!\w)")
_DO_IT: Final = shape(_ROOM, r"(?:\A|[,.;:!\n] ?)(?P<it>{do it})(?!\w)")
_VOUS: Final = words("guards", "vous")
_EXAMINES: Final = words(_ROOM, "examines again", then=r"(?!\w)")
_BEHIND: Final = 20
_NOT: Final = words(_ROOM, "denies", then=r"[^.;:!?\n]{0,12}\Z")
_WITHIN: Final = words(_ROOM, "denies", then=r"(?!\w)")
_ASKED: Final = shape(_ROOM, r"\s*(?:\?|,? ?{asking}(?!\w))")
# « Pour Bob » alone, which of a customer of that name says that they want something.
_FOR_ONE: Final = shape(_ROOM, r"{is for} zzwho[0-9]")
_IT_IS_FOR: Final = words(_ROOM, "it is for")
# « Bob, tu t'en occupes pas ».
_DENIED_BEHIND: Final = shape(_ROOM, r"\s{denies}(?!\w)")


def hands_over(text: PlainWords, complaint: Complaint, bench: Bench) -> Iterator[Finding]:
    """The first that is meant: « pas pour Bob, je le donne à Cyrille »."""
    if not is_open(complaint.state) or _ASKS.search(text.said):
        return
    meant = (hit for hit in _HANDS_OVER.finditer(text.said) if not is_denied(hit) and not _may_be_theirs(hit, text))
    hit = next(meant, None)
    if hit and (who := named_in(hit, text)) and who.address not in complaint.complained_of:
        # Of a file that somebody has, or that is answered, words that are for a colleague hand nothing over.
        settled = complaint.state is State.ANSWERED or complaint.owner == who.address
        # « C'est pour Bob » of whoever has it gives it; « une question pour Bob » does not.
        gives = complaint.owner == bench.person.address and _IT_IS_FOR.match(text.said, hit.start())
        has_it = settled or bool(complaint.owner and not gives and _FOR_ONE.fullmatch(hit[0]))
        yield line_of("dire" if has_it else "affecter", who.name), hit[0]


def is_denied(hit: re.Match[str]) -> bool:
    """« Surtout pas pour Bob », and « je le donne à Bob ? », which asks; but « Bob, peux-tu t'en occuper ? »."""
    asks = not hit[0].startswith(MARK) and _ASKED.match(hit.string[hit.end() :]) is not None
    before = _NOT.search(hit.string[: hit.start()]) is not None
    behind = _DENIED_BEHIND.match(hit.string[hit.end() : hit.end() + _BEHIND]) is not None
    return asks or before or behind or _WITHIN.search(hit[0]) is not None


def _may_be_theirs(hit: re.Match[str], text: PlainWords) -> bool:
    """Whether it may be the customer whom it names."""
    return any(mark in hit[0] for mark in text.shared) and _FOR_ONE.fullmatch(hit[0]) is not None


def examines_again(text: PlainWords, complaint: Complaint, bench: Bench) -> Iterator[Finding]:
    """« Mia, tu peux réexaminer ? », « je passe à Mia pour réexamen », of an answer that is contested."""
    hit = _EXAMINES.search(text.said) if complaint.state is State.ANSWERED and complaint.contested_at else None
    who = named_in(hit, text) if hit else None
    if hit and who in eligible(complaint, bench.rules):
        yield line_of("niveau2", who.name), hit[0]


def asks(text: PlainWords, _complaint: Complaint, _bench: Bench) -> Iterator[Finding]:
    hit = _ASKS.search(text.said)
    if hit and (who := named_in(hit, text)):
        yield line_of("dire", who.name), hit[0]


def sets_owner_to_work(text: PlainWords, complaint: Complaint, bench: Bench) -> Iterator[Finding]:
    """« Demande-lui les photos », of whoever does not look after the file to whoever does: nobody else is meant."""
    owner = bench.rules.staff.get(complaint.owner)
    hit = _DO_IT.search(text.said) if owner and owner != bench.person and not text.people else None
    if owner and hit and is_open(complaint.state) and not _VOUS.search(text.said):
        yield line_of("dire", owner.name), hit["it"]


def named_in(hit: re.Match[str] | None, text: PlainWords) -> Person | None:
    """The colleague whom the words name."""
    found = WHO.search(hit[0]) if hit else None
    return text.people[int(found["place"])] if found else None
