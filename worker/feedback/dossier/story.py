"""The page of a bundle as plain values: every sentence a Said or somebody's own words, every link a file beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from worker.feedback.dossier.events import Desk, Enclosed, Event
from worker.feedback.dossier.evidence import Evidence, Link
from worker.feedback.dossier.glance import Glance, PointTold, glance, whole_points


@dataclass(frozen=True, slots=True)
class Story:
    """`exchange` is what the complainant wrote and read, `inside` all else; each mail stands in one of them, once.

    `points` are told whole where the first page had to cut them, else not again. `files` are the mails and documents of
    the bundle, by their paths in it.
    """

    ref: str
    subject: str
    organisation: str
    language: str
    glance: Glance
    points: tuple[PointTold, ...]
    exchange: tuple[Event, ...]
    inside: tuple[Event, ...]
    documents: tuple[Enclosed, ...]
    chain: tuple[Link, ...]
    files: Mapping[str, bytes] = field(repr=False)


def story(evidence: Evidence, zone: ZoneInfo) -> Story:
    complaint = evidence.complaint
    desk = Desk(evidence)
    events = tuple(desk.events())
    first = glance(evidence, desk.name, zone)
    return Story(
        ref=complaint.ref,
        subject=complaint.subject,
        organisation=evidence.company.name,
        language=evidence.language,
        glance=first,
        points=whole_points(complaint) if first.cut else (),
        exchange=tuple(event for event in events if event.side != "inside"),
        inside=tuple(event for event in events if event.side == "inside"),
        documents=tuple(document for event in events for document in event.documents),
        chain=evidence.chain,
        files=desk.files,
    )
