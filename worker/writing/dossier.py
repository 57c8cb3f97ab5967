"""A complaint's story as a page: no script, nothing from elsewhere, every word of others escaped."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from worker.feedback.dossier.chronology import Step
from worker.feedback.dossier.events import Enclosed, Event
from worker.feedback.dossier.evidence import Link
from worker.feedback.dossier.glance import Fact, Glance, PointTold
from worker.feedback.dossier.story import Story
from worker.feedback.dossier.words import WORDS
from worker.words.said import Said
from worker.words.wording import bounded
from worker.writing import formats
from worker.writing.colours import BRAND, palette
from worker.writing.shield import KEPT_SPACE, neutralise, to_text
from worker.writing.templates import Templates
from worker.writing.templates import templates as own_templates
from worker.writing.typography import spaced

PAGE: Final = "dossier.html.j2"
_MOMENT: Final = Said("{day} at {time}")
# A title is a line or two, whatever was written into the subject.
SUBJECT: Final = 100
# What only stands as it was meant where all characters are as wide: columns, rules, drawn tables.
_COLUMNS: Final = re.compile(r"(?m)\S {3,20}\S|^[-=_*]{5,}\s*$|\t|^\|")


def dossier_page(story: Story, zone: ZoneInfo, templates: Templates | None = None, *, colour: str = BRAND) -> str:
    """The page as HTML, in the company's colour; its links point to files of the bundle, and to nothing else."""
    hand = _Hand(story.language, zone)
    return (templates or own_templates()).page(
        PAGE,
        language=story.language,
        colours=palette(colour),
        words=_words(story),
        ref=story.ref,
        organisation=story.organisation,
        subject=bounded(neutralise(story.subject), SUBJECT),
        erased=any(fact.name == "erased" for fact in story.glance.state),
        first=hand.glance(story.glance),
        points=[hand.point(point, number) for number, point in enumerate(story.points, start=1)],
        exchange=[hand.event(event) for event in story.exchange],
        inside=[hand.event(event) for event in story.inside],
        documents=[hand.enclosed(document) for document in story.documents],
        chain=[
            SimpleNamespace(seq=link.seq, at=hand.moment(link.at), said=hand.entry(link), hash=link.hash)
            for link in story.chain
        ],
    )


def _words(story: Story) -> Mapping[str, str]:
    counted = {"inside": len(story.inside), "chain": len(story.chain), "more_points": story.glance.more_points}
    told = {
        name: said.about(count=counted[name]).told(story.language) if name in counted else said.into(story.language)
        for name, said in WORDS.items()
    }
    return {name: _printed(words, story.language) for name, words in told.items()}


def _printed(words: str, language: str) -> str:
    """Our own words, with the apostrophes and spaces of print."""
    return spaced(words, language).replace("'", "\u2019")


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


class _Hand:
    """Writes values in one language and one zone, as plain text that the page escapes."""

    def __init__(self, language: str, zone: ZoneInfo) -> None:
        self._language, self._zone = language, zone

    def value(self, value: Said | date | datetime | str) -> str:
        match value:
            case Said():
                return _printed(self._plain(formats.said(value, self._language)), self._language)
            case datetime():
                return self.day(value)
            case date():
                return self._plain(formats.day(value, self._language))
            case _:
                return neutralise(value)

    def moment(self, at: datetime) -> str:
        return _MOMENT.about(day=self.day(at), time=f"{at.astimezone(self._zone):%H:%M}").told(self._language)

    def day(self, at: datetime) -> str:
        return self._plain(formats.day(at.astimezone(self._zone).date(), self._language))

    def glance(self, first: Glance) -> Any:
        tables = ("state", "complainant", "company", "demand", "decision", "recourse")
        return SimpleNamespace(
            **{table: [self.fact(fact) for fact in getattr(first, table)] for table in tables},
            points=[self.point(point, number) for number, point in enumerate(first.points, start=1)],
            more_points=first.more_points,
            steps=[self.step(step) for step in first.steps],
            compensations=[_capital(self.value(said)) for said in first.compensations],
            cut=first.cut,
        )

    def fact(self, fact: Fact) -> Any:
        return SimpleNamespace(name=fact.name, value=self.value(fact.value))

    def point(self, point: PointTold, number: int) -> Any:
        return SimpleNamespace(
            title=WORDS["point"].about(number=number).told(self._language),
            text=neutralise(point.text),
            outcome=self.value(point.outcome) if point.outcome else "",
            finding=neutralise(point.finding),
            reason=neutralise(point.reason),
        )

    def step(self, step: Step) -> Any:
        """Its day as numbers, all as wide as each other; of several, the first and the last."""
        days = [f"{at.astimezone(self._zone):%d/%m/%Y}" for at in (step.at, step.until) if at]
        return SimpleNamespace(day=" – ".join(dict.fromkeys(days)), said=_capital(self.value(step.said)))

    def event(self, event: Event) -> Any:
        text = neutralise(event.text).strip()
        return SimpleNamespace(
            at=self.moment(event.at),
            who=neutralise(event.who),
            side=event.side,
            said=self.value(event.said),
            facts=[self.value(fact) for fact in (*event.facts, *((event.fate,) if event.fate else ()))],
            text=text,
            columns=event.ours or bool(_COLUMNS.search(text)),
            subject=bounded(neutralise(event.subject), SUBJECT),
            path=quote(event.path),
            why_not=self.value(event.why_not) if event.why_not else "",
            documents=[self.enclosed(document) for document in event.documents],
        )

    def entry(self, link: Link) -> str:
        return self.value(link.entry.tell(str).said)

    def enclosed(self, document: Enclosed) -> Any:
        return SimpleNamespace(
            name=neutralise(document.name),
            size=self._plain(formats.size(document.size, self._language)),
            path=quote(document.path),
            why_not=self.value(document.why_not) if document.why_not else "",
        )

    @staticmethod
    def _plain(prose: str) -> str:
        return to_text(prose).replace(KEPT_SPACE, " ")
