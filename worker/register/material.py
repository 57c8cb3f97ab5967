"""What a report is made of, read in one transaction."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from worker.feedback.figures import Figures, figures
from worker.feedback.periods import Period, last_months, month_before, year_of
from worker.feedback.reports.building import Material
from worker.feedback.reports.gleaning import Gleaned, glean
from worker.feedback.reports.letters import YearlySynthesis
from worker.feedback.reports.synthesis import synthesis
from worker.processing.rules import Rules
from worker.register import ideas
from worker.register.cases import actions, complaints_since
from worker.register.root import root_line, settled_root


def month(session: Session, of: Period, rules: Rules, *, today: date, ideas_since: datetime) -> Material:
    """Everything that the report of a whole month tells; twelve months of files are read."""
    year = last_months(of, 12)
    gleaned = _gleaned(session, year, of, rules)
    known = actions(session, rules.zone)

    def counted(period: Period) -> Figures:
        return figures(
            gleaned.cases,
            known,
            period,
            today=today,
            calendar=rules.calendar,
            progress_every=rules.clocks.progress_every,
        )

    return Material(
        month=of.first,
        today=today,
        figures=counted(of),
        before=counted(month_before(of.first)),
        year=counted(year),
        gleaned=gleaned,
        actions=known,
        ideas=ideas.since(session, ideas_since),
    )


def year(session: Session, number: int, rules: Rules, *, now: datetime) -> YearlySynthesis:
    """A year for the audit, with the register's root as of now."""
    period = year_of(date(number, 1, 1))
    gleaned = _gleaned(session, period, period, rules)
    known = actions(session, rules.zone)
    counted = figures(
        gleaned.cases,
        known,
        period,
        today=rules.day(now),
        calendar=rules.calendar,
        progress_every=rules.clocks.progress_every,
    )
    return synthesis(counted, gleaned, known, root=root_line(settled_root(session, now)))


def _gleaned(session: Session, read: Period, quoted: Period, rules: Rules) -> Gleaned:
    return glean(complaints_since(session, read.opens(rules.zone), rules.zone), quoted, rules)
