"""What each room is told of the settings, in its own terms."""

from datetime import time, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

from worker.complaint.compensation import GridRow
from worker.health import HealthLimits
from worker.nouns.facts import Facts
from worker.nouns.item import Person
from worker.nouns.message import Party
from worker.processing.calendar import Calendar, parse_closed_days, parse_span
from worker.processing.clocks import ClockRules
from worker.processing.minutes import parse_wait
from worker.processing.rules import Company, Keeping, OwnWords, Rules
from worker.processing.scales import with_own
from worker.settings.models import Settings
from worker.writing.house import Face, House, Mediator


def intake_rules(settings: Settings) -> Rules:
    organisation = settings.organisation
    return Rules(
        prefix=settings.register_.prefix,
        vouched=bool(settings.security.authserv_id),
        languages=organisation.languages,
        zone=organisation.zone,
        calendar=_calendar(settings),
        clocks=ClockRules.model_validate(settings.clocks.model_dump()),
        categories=settings.processing.every_category,
        own_words=tuple(OwnWords(one.name, one.words, one.hints) for one in settings.processing.category),
        scales=with_own(settings.processing.scales.model_dump()),
        refused_types=settings.intake.refused_types,
        max_megabytes=settings.intake.max_message_megabytes,
        boxes=tuple(box.address for box in settings.mailbox),
        desk=tuple(person for person in _people(settings) if "desk" in person.roles),
        staff={person.address: person for person in _people(settings)},
        causes=settings.processing.causes,
        routes=tuple((route.category, route.owner) for route in settings.processing.route),
        plain_reply=settings.processing.plain_reply,
        reply_window=parse_wait(settings.processing.reply_window),
        approve_refusals=settings.response.approve_refusals,
        approve_above_cents=settings.response.approve_above_cents,
        mediator_known=settings.response.mediator is not None,
        grid=tuple(GridRow.model_validate(row.model_dump()) for row in settings.response.grid),
        opens=time.fromisoformat(settings.feedback.digest_at),
        report_day=settings.feedback.report_day,
        all_staff=settings.feedback.all_staff,
        keeping=Keeping.model_validate(settings.retention.model_dump()),
        company=Company(
            name=organisation.name,
            contact=organisation.contact,
            postal_address=organisation.postal_address,
            phone=organisation.phone,
            website=organisation.website,
            signatures=organisation.signatures,
        ),
    )


def _calendar(settings: Settings) -> Calendar:
    organisation = settings.organisation
    return Calendar(organisation.holiday_zone, parse_closed_days(organisation.closed_days))


def health_limits(settings: Settings) -> HealthLimits:
    monitoring = settings.monitoring
    return HealthLimits(
        stale=timedelta(minutes=monitoring.stale_minutes),
        silence=parse_span(monitoring.silence),
        least_free_bytes=monitoring.least_free_megabytes * 1_000_000,
        calendar=_calendar(settings),
        zone=settings.organisation.zone,
        backup=timedelta(hours=monitoring.backup_hours) if monitoring.backup_hours else None,
    )


def addresses(settings: Settings) -> frozenset[str]:
    """Those of all colleagues."""
    return frozenset(person.address for person in _people(settings))


def watched_boxes(settings: Settings) -> dict[str, int]:
    """The mailboxes, each with its `poll_seconds`: what a snapshot of the worker's health is asked for."""
    return {box.name: box.poll_seconds for box in settings.mailbox}


def _people(settings: Settings) -> list[Person]:
    return [Person(s.name, s.address, frozenset(s.roles), frozenset(s.departments)) for s in settings.staff]


def standing_facts(settings: Settings) -> Facts:
    """What sorting knows before any register is asked."""
    own = {box.address for box in settings.mailbox}
    own |= {parseaddr(settings.smtp.sender)[1].lower(), settings.smtp.bounce_address.lower()} - {""}
    return Facts(
        own_addresses=frozenset(own),
        staff={person.address: person for person in _people(settings)},
        trusted_forms=frozenset(settings.intake.trusted_forms),
        known_callers=_callers(settings),
        authserv_id=settings.security.authserv_id,
    )


def _callers(settings: Settings) -> dict[str, tuple[str, ...]]:
    """Those that the company names, and whoever writes from the domain of the mediator whom its letters name."""
    known = {kind: tuple(addresses) for kind, addresses in settings.intake.callers if addresses}
    mediator = settings.response.mediator
    host = (urlsplit(mediator.website).hostname or "").removeprefix("www.") if mediator else ""
    if host:
        known["mediator"] = (*known.get("mediator", ()), f"@{host}")
    return known


def house(settings: Settings) -> House:
    name, address = parseaddr(settings.smtp.sender)
    mediator = settings.response.mediator
    organisation = settings.organisation
    return House(
        name=organisation.name,
        contact=organisation.contact,
        sender=Party(address.lower(), name),
        postal_address=organisation.postal_address,
        phone=organisation.phone,
        mediator=Mediator(name=mediator.name, address=mediator.address, website=mediator.website) if mediator else None,
        language=organisation.languages[0],
        signature=settings.letters.signature,
        footer=settings.letters.footer,
        face=face(settings),
    )


def face(settings: Settings) -> Face:
    letters = settings.letters
    return Face(templates=letters.templates, colour=letters.colour, logo=letters.logo)
