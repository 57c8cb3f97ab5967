"""The line above a quote that says who wrote it and when: "Le 12/03/2024 à 10:22, Jean a écrit :".

Clients write it in their own language, with or without verb, date or address, over one to four lines. It is told by
its parts rather than by one pattern for each client: how it begins, how it ends, and which of date, time, address and
verb it holds. Authors write such sentences as well, so what proves a quote also depends on what follows.
"""

import re
from dataclasses import dataclass

from worker.intake.quoting import edges
from worker.intake.quoting.vocabulary import cites, last_verb
from worker.words.tables import words
from worker.words.wording import fold

# A client wraps the line after 72 to 80 columns: four rows hold the longest name and address.
MAX_ROWS = 4
MAX_LENGTH = 500
_ADDRESS = re.compile(r"(?<=[\w.+'-])@[\w-]+(?:\.[\w-]+)*")
# Seconds, or the zone of a clock: nobody but a program writes them.
_MACHINE = re.compile(
    r"(?<!\d)\d{1,2}[:.]\d{2}[:.]\d{2}(?!\d)|\d (?:[+-]\d{2}:?\d{2}\b|(?:gmt|utc|ce[s]?t|me[s]?z|[ecmp][sd]t)\b)"
)
_VIA = re.compile(
    r"\S (?:via|uber|par l'intermediaire de|por medio de|tramite|przez|on behalf of) \S[^<>]{0,80}[\"')]? ?<"
)
_MOST_NAMES = 6
_BRACKETED = re.compile(r"\([^()]*\)")
_PARTICLES = frozenset({"de", "du", "la", "le", "van", "von", "der", "den", "da", "di", "dos", "y", "e", "et", "el"})
# "Le 3 mars votre agent a écrit", "your agent wrote": an author speaking to us, no client writes so.
_SPEECH = words("footers", "author speaks")
# "Le 12/03/2024 j'ai reçu", on a row above a client's line: the story goes on, the attribution begins further down.
_STORY = words("footers", "story goes on")
# "Le 12/03/2024 à 10:22, Jean": clients that give no address set a comma between the date and the name.
_COMMA = re.compile(r"\d[^,]{0,30},[^,]")


@dataclass(frozen=True, slots=True)
class Attribution:
    """`proven` is enough by itself; otherwise quote marks have to follow. `dated` where a full date stands in it."""

    text: str
    proven: bool
    dated: bool


def is_framed(body: str) -> bool:
    """A name and the verb between dashes, with nothing else: no author writes so."""
    told = fold(body).strip(edges.OUTER + ":")
    wrote = last_verb(told)
    return wrote is not None and wrote[1] == len(told) and _is_name(body.strip(edges.OUTER), told[: wrote[0]])


def _is_name(written: str, before: str) -> bool:
    """Whether what stands before the verb (folded) is a name as it was written: "le vendeur" is none."""
    words = _BRACKETED.sub("", " ".join(written.split()[: len(before.split())])).split()
    named = [word for word in words if word.lower() not in _PARTICLES]
    written_so = not any(word[:1].islower() for word in named)
    return 0 < len(named) <= _MOST_NAMES and written_so and not _SPEECH.search(before)


def parse(text: str) -> Attribution | None:
    """Judge one attribution, its rows joined by blanks; None where it is none even above quote marks."""
    return judge(text) if edges.begins(text) else None


def judge(text: str) -> Attribution | None:
    """The same of a text that is known to begin as an attribution does."""
    if len(text) > MAX_LENGTH:
        return None
    told = fold(text).strip(edges.OUTER)
    addressed = "@" in told and bool(_ADDRESS.search(told))
    dated = bool(edges.DIGIT.search(told)) and bool(edges.DATE.search(told))
    if told.endswith(">"):
        # "2011/4/7 Jean <jean@example.com>" stands above quote marks in old Gmail.
        # What came by way of a group or a service has its name in the line, as nobody writes by hand.
        relayed = _timed(told) and bool(_VIA.search(told))
        return Attribution(text, proven=relayed, dated=True) if addressed and dated else None
    wrote = last_verb(told)
    if wrote and told.endswith("...") and edges.NEWS.match(told, wrote[1]):
        return Attribution(text, proven=False, dated=dated)
    if wrote and (told.endswith(":") or wrote[1] == len(told)):
        if addressed and _STORY.search(told[: wrote[0]]):
            return None
        if not (addressed or dated) and not _is_name(text.strip(edges.OUTER), told[: wrote[0]]):
            return None
        return Attribution(text, addressed or (dated and _timed(told) and _named(told, *wrote)), dated)
    if not (addressed and told.endswith(":") and (dated or cites(told))):
        return None
    return Attribution(text, dated and _timed(told), dated)


def _timed(told: str) -> bool:
    """A time of day besides the date, whose own dots must not be taken for one."""
    return bool(edges.CLOCK.search(edges.DATE.sub(" ", told)) or _MACHINE.search(told))


def _named(told: str, start: int, end: int) -> bool:
    """Without an address: where a client sets the name, and in no one's speech. `start` and `end` are the verb's.

    French and English authors begin as clients do ("Le 12/03/2024 à 10:22 Mme Durand a écrit :"), but set no comma
    before the name, or tell the date after the verb; nor do they write seconds or zones.
    """
    before, verb, after = told[:start], told[start:end], told[end:].strip(" :")
    spoken = verb in {"a ecrit", "wrote"}
    date = edges.DATE.search(before)
    if date is None:
        return not spoken and not _SPEECH.search(before)
    if _SPEECH.search(before, date.end()):
        return False
    return not spoken or (not after and bool(_COMMA.search(before) or _MACHINE.search(before)))
