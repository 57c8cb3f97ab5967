"""A complaint's story as one page: no script, nothing from elsewhere, every word of others escaped."""

from collections.abc import Mapping
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from worker.feedback.dossier.story import Enclosed, Event, Story
from worker.feedback.dossier.summary import Fact
from worker.feedback.dossier.words import WORDS
from worker.words.said import Said
from worker.writing import formats
from worker.writing.shield import KEPT_SPACE, neutralise, to_text
from worker.writing.templates import Templates
from worker.writing.templates import templates as own_templates

PAGE: Final = "dossier.html.j2"
_MOMENT: Final = Said("{day} at {time}")


def dossier_page(story: Story, zone: ZoneInfo, templates: Templates | None = None) -> str:
    """The page as HTML; its links point to files of the bundle, and to nothing else."""
    hand = _Hand(story.language, zone)
    return (templates or own_templates()).page(
        PAGE,
        language=story.language,
        words=_words(story.language),
        ref=story.ref,
        organisation=story.organisation,
        subject=neutralise(story.subject),
        summary=[hand.fact(fact) for fact in story.summary],
        points=[
            SimpleNamespace(
                text=neutralise(text),
                finding=neutralise(finding),
                reason=neutralise(reason),
                outcome=hand.value(outcome) if outcome else "",
            )
            for text, finding, reason, outcome in story.points
        ],
        decision=[hand.fact(fact) for fact in story.decision],
        events=[hand.event(event) for event in story.events],
        documents=[hand.enclosed(document) for document in story.documents],
        chain=[
            SimpleNamespace(seq=link.seq, at=hand.moment(link.at), kind=link.kind, who=link.actor, hash=link.hash)
            for link in story.chain
        ],
    )


def _words(language: str) -> Mapping[str, str]:
    return {name: said.into(language) for name, said in WORDS.items()}


class _Hand:
    """Writes values in one language and one zone, as plain text that the page escapes."""

    def __init__(self, language: str, zone: ZoneInfo) -> None:
        self._language, self._zone = language, zone

    def value(self, value: Said | date | datetime | str) -> str:
        match value:
            case Said():
                return self._plain(formats.said(value, self._language))
            case datetime():
                return self.moment(value)
            case date():
                return self._plain(formats.day(value, self._language))
            case _:
                return neutralise(value)

    def moment(self, at: datetime) -> str:
        local = at.astimezone(self._zone)
        day = self._plain(formats.day(local.date(), self._language))
        return _MOMENT.about(day=day, time=f"{local:%H:%M}").told(self._language)

    def fact(self, fact: Fact) -> Any:
        return SimpleNamespace(name=fact.name, value=self.value(fact.value))

    def event(self, event: Event) -> Any:
        return SimpleNamespace(
            at=self.moment(event.at),
            who=neutralise(event.who),
            side=event.side,
            said=self.value(event.told.said),
            facts=[self.value(fact) for fact in event.told.facts],
            text=neutralise(event.text).strip(),
            subject=neutralise(event.subject),
            path=quote(event.path),
            why_not=self.value(event.why_not) if event.why_not else "",
            documents=[self.enclosed(document) for document in event.documents],
        )

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
