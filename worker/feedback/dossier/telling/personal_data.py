"""Requests about personal data in words, and their erasure."""

from collections.abc import Mapping
from types import MappingProxyType

from worker.feedback.dossier.telling.told import Names, Teller, Told
from worker.nouns import entry as entries
from worker.nouns.said import Said

_ANSWERS = {
    "given": ("données transmises", "data given"),
    "erasure": ("effacement accordé", "erasure granted"),
    "refused": ("refusée", "refused"),
    "none": ("sans objet", "it was none"),
}


def _requested(entry: entries.DataRequested, names: Names) -> Told:
    fr, en = (", notée par {who}", ", noted by {who}") if entry.by else ("", "")
    said = Said(
        f"Demande sur les données personnelles du {{since}}, réponse due le {{due}}{fr}",
        f"Request about personal data of {{since}}, answer due on {{due}}{en}",
        since=entry.since, due=entry.due, who=names(entry.by),
    )  # fmt: skip
    return Told(said, entry.words)


def _answered(entry: entries.DataRequestAnswered, names: Names) -> Told:
    fr, en = _ANSWERS[entry.outcome]
    said = Said(
        f"Demande sur les données personnelles, répondue le {{day}} par {{who}} : {fr}",
        f"Request about personal data, answered on {{day}} by {{who}}: {en}",
        day=entry.on, who=names(entry.by),
    )  # fmt: skip
    return Told(said, entry.reason)


def _erased(entry: entries.Erased, _names: Names) -> Told:
    if entry.because == "request":
        return Told(
            Said(
                "Données personnelles effacées à la demande du réclamant",
                "Personal data erased at the complainant's request",
            )
        )
    return Told(
        Said(
            "Données personnelles effacées au terme de leur conservation",
            "Personal data erased at the end of their retention",
        )
    )


TELL: Mapping[type[object], Teller] = MappingProxyType(
    {
        entries.DataRequested: _requested,
        entries.DataRequestAnswered: _answered,
        entries.Erased: _erased,
    }
)
