"""Where a file stands, for its complainant: facts of the record, and dates that it holds (T4, T5)."""

from datetime import date
from typing import Any

from worker.complaint.answer import Promised
from worker.complaint.lifecycle import TO_ANSWER, State
from worker.complaint.record import Complaint
from worker.processing import nearer
from worker.processing.reactions import own_reaction
from worker.processing.rules import Rules
from worker.processing.watching.letters import Fact, Happened
from worker.processing.watching.row import View


def standing(view: View) -> dict[str, Any]:
    """The fields of `letters.Standing`, which tell what happened since our last letter."""
    complaint, rules = view.complaint, view.rules
    since = view.last_heard_on if view.heard else None
    asked = complaint.open_clarification
    return {
        "file": complaint,
        "rules": rules,
        "done": happened(complaint, rules, since),
        "since": since,
        "reply_by": asked.reply_by if asked and complaint.state is State.AWAITING_CUSTOMER else None,
        "promised_by": _promised_by(view),
        "answer_due": complaint.deadlines.answer_due,
        "late": complaint.state in TO_ANSWER and view.today > complaint.deadlines.answer_due,
        "next_news": next_news(view) if complaint.state in TO_ANSWER or waits(view) else None,
        "missed": _missed(view),
        "reacted_on": _reacted_on(view),
        "owed_since": _owed_since(view),
        "appointed": _appointed(view),
    }


def waits(view: View) -> bool:
    """An answered file that still owes its complainant something: they wait, and hear from us."""
    return _reacted_on(view) is not None or _owed_since(view) is not None


def _reacted_on(view: View) -> date | None:
    since = own_reaction(view.complaint)
    return view.rules.day(since) if since else None


def _owed_since(view: View) -> date | None:
    due = min((one.due for one in view.complaint.owed if one.due), default=None)
    return due if due and due < view.today and view.complaint.state is State.ANSWERED else None


def _appointed(view: View) -> Promised | None:
    """The next day that a letter of ours named: nobody reads on the morning of a visit that there is nothing new."""
    ahead = (one for one in view.complaint.promised if one.due >= view.today)
    return min(ahead, key=lambda one: one.due, default=None)


def _missed(view: View) -> date | None:
    """A date that a person announced, and that has passed."""
    holdings = view.complaint.holdings
    until = holdings[-1].until if holdings and view.complaint.state in TO_ANSWER else None
    return until if until and until < view.today else None


def _promised_by(view: View) -> date | None:
    """The date of the last holding letter, as long as it is ahead and later than the first one."""
    holdings = view.complaint.holdings
    until = holdings[-1].until if holdings else None
    return until if until and until >= view.today and until > view.complaint.deadlines.answer_due else None


def handler_name(complaint: Complaint, rules: Rules) -> str:
    """Who looks after the file, as its complainant may know; "" for the service."""
    owner = rules.staff.get(complaint.owner)
    return owner.name if owner else ""


def next_news(view: View) -> date:
    """The day by which the complainant hears from us again: never later than a silence may last."""
    news = nearer.news_by(view.complaint, view.rules, view.today)
    due = view.complaint.deadlines.answer_due
    return min(news, due) if due > view.today and view.to_answer else news


def happened(complaint: Complaint, rules: Rules, since: date | None) -> tuple[Happened, ...]:
    """What the record says of the days from `since` on, in their order; since the beginning for None."""
    found: list[Happened] = []

    def add(what: Fact, on: date, count: int = 0) -> None:
        if since is None or on >= since:
            found.append(Happened(what=what, on=on, count=count))

    if complaint.assessment.confirmed_at:
        add("assessed", rules.day(complaint.assessment.confirmed_at))
    if complaint.assigned_at and complaint.owner in rules.staff:
        add("assigned", rules.day(complaint.assigned_at))
    for one in complaint.clarifications:
        add("asked", rules.day(one.asked_at))
        if one.ended_at and one.ended_by in {"answer", "silence"}:
            add("answer" if one.ended_by == "answer" else "no_answer", rules.day(one.ended_at))
    for what, days in (("message", _messages(complaint, rules)), ("documents", _documents(complaint, rules))):
        for on, count in days.items():
            add("message" if what == "message" else "documents", on, count)
    return tuple(sorted(found, key=lambda one: one.on))


def _messages(complaint: Complaint, rules: Rules) -> dict[date, int]:
    """How many messages came on each day, the one that opened the file not among them."""
    days: dict[date, int] = {}
    for message in complaint.messages[1:]:
        on = rules.day(message.received_at)
        days[on] = days.get(on, 0) + 1
    return days


def _documents(complaint: Complaint, rules: Rules) -> dict[date, int]:
    days: dict[date, int] = {}
    for message in complaint.messages[1:]:
        kept = sum(d.verdict.value == "accepted" and not d.inline for d in message.documents)
        if kept:
            on = rules.day(message.received_at)
            days[on] = days.get(on, 0) + kept
    return days
