"""How soon? Every time that a sentence tells from today on instead of by a date, so that the reader must reckon."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from worker.response.promises.counted import COUNTED, TERM, counted
from worker.response.promises.moments import Moment, moments
from worker.response.promises.soon import NAMED, OPENING_HOURS
from worker.response.promises.values import Known
from worker.words.tables import every

# A verb that looks ahead, or a request: what stands with it has not happened yet.
AHEAD: Final = re.compile(
    r"\b(?!(?:livr|prepar|esper|montr|rencontr|offr|ouvr|assur|retir|consider|entr|rentr|enregistr|compar|separ|dur)"
    r"(?:ons|ez)\b)\w{2,20}(?:rai|ras|ra|rons|rez|ront)\b"
    r"|\b(?:allons|allez|vais|va|vont|prevue?s?|merci de|veuillez|pouvez-vous|pourriez-vous|pourrions|devrait"
    r"|devraient|will|shall|going to|plan to|expect|aim to|hope to|should|please|could you|can you)\b|\w'll\b"
    # French says in the present what we are about to do: "je vous rappelle lundi".
    r"|\b(?:nous|je|on|j')(?: ?\w+){0,2}? (?:rappel(?:le|ons)|recontact(?:e|ons)|revien[ts]|revenons|ecri(?:s|t|vons)"
    r"|pass(?:e|ons)|envo(?:ie|yons)|tien[ts]|tenons|transmet(?:s|tons)?|fai(?:s|t|sons)|trait(?:e|ons)|repond[s]?|repondons)\b"
)
_CLAUSE_END = re.compile(r"[,;:](?!\d)| (?:et|mais|and|but) ")
_OPENS = re.compile(r"(?:le|du|des|au|entre|depuis|a partir du|the|on|in|from|between|since|by| ){0,4}")
_OURS = re.compile(r"\b(?:nous|we)\b")


def delays(folded: str, known: Known) -> list[Moment]:
    """The delays of a folded sentence, each with the day that it leads to, if it leads to one day.

    What is a date in full is left to `moments`.
    """
    hours = [Moment(*found.span(), ()) for found in OPENING_HOURS.finditer(folded)]
    taken = [*moments(folded, known.today), *hours]
    others = len(taken)
    for moment in _all(folded, known):
        if all(moment.end <= other.start or other.end <= moment.start for other in taken):
            taken.append(moment)
    # What is over today needs no date: whoever is in danger is told « dans l'heure ».
    today = ((known.today, known.today),)
    return [one for one in taken[others:] if one.spans != today]


def _all(folded: str, known: Known) -> Iterator[Moment]:
    for found in COUNTED.finditer(folded):
        clause = _clause(folded, found)
        unsure = found["lead"] in every("promises", "unsure leads") and not AHEAD.search(clause)
        if not unsure and (_OURS.search(clause) or not TERM.match(folded, found.end())):
            yield _moment(found, counted(found, known))
    for named in NAMED:
        for found in named.said.finditer(folded):
            if not named.unsure or AHEAD.search(_clause(folded, found)):
                yield _moment(found, named.days(found, known.today))


def _moment(found: re.Match[str], days: tuple[date, ...]) -> Moment:
    return Moment(*found.span(), tuple((day, day) for day in days))


def _clause(folded: str, found: re.Match[str]) -> str:
    return clause_around(folded, *found.span())[0]


def clause_around(folded: str, begin: int, finish: int) -> tuple[str, int]:
    """What is said with the words between, and where it begins; a time that opens the sentence belongs to all of it."""
    before = list(_CLAUSE_END.finditer(folded, max(0, begin - 200), begin))
    start = before[-1].end() if before else max(0, begin - 200)
    opens = _OPENS.fullmatch(folded, start, begin)
    end = None if opens else _CLAUSE_END.search(folded, finish)
    return folded[start : end.start() if end else finish + 200], start
