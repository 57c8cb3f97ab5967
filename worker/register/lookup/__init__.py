"""Looking up: the one way to ask the register what a decision needs. Reads only, a handful of queries a message."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from worker.nouns.facts import Facts, Query
from worker.register import likeness
from worker.register.lookup import of_commands, of_mail
from worker.register.lookup.of_everybody import absences, workload

__all__ = ["absences", "look_up", "workload"]


def look_up(session: Session, query: Query, known: Facts, now: datetime | None = None) -> Facts:
    """`known` (what the settings say, or what an earlier query was told), completed with the answers to this one.

    `now` None: nobody is told, and who is away does not matter.
    """
    facts = replace(known, workload=workload(session), absences=absences(session, now) if now else ())
    if query.about_mail:
        facts = of_mail.answered(session, query, facts)
    if now and query.recent:
        facts = replace(facts, recent=likeness.recent(session, now))
    return of_commands.answered(session, query, facts, now) if now else facts
