"""The answer letter from the record, and the fingerprint by which a draft is known again."""

import hashlib
from dataclasses import dataclass
from datetime import date

from worker.complaint.answer import Draft, Outcome
from worker.complaint.compensation import Compensation
from worker.complaint.messages import SupportingDocument
from worker.complaint.particulars import Complainant, CustomerKind, Point
from worker.complaint.record import Complaint
from worker.complaint.value import Value
from worker.processing.documents import kept, may_be_passed_on, on_purpose
from worker.processing.people import complained_of
from worker.processing.rules import Rules
from worker.response.announced import apologises
from worker.response.compensating import due, replaced, standing
from worker.response.letters import ActionTold, Answer, CompensationTold, PointAnswered
from worker.response.means import in_words_of
from worker.response.outcomes import whole
from worker.words.decency import repeatable

LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Words:
    """What the author typed, and how they greeted and took leave; "" where the letter's own words stand."""

    text: str
    greeting: str = ""
    closing: str = ""


def answer(
    complaint: Complaint,
    rules: Rules,
    *,
    words: Words,
    author: str,
    documents: tuple[SupportingDocument, ...],
    today: date,
) -> Answer:
    """The letter as it would leave today, signed by `author` (an address). The record must have its whole decision."""
    outcome = decided(complaint)
    otherwise = rules.calendar.add(today, rules.clocks.compensation_limit)
    stated = tuple(told(one, otherwise, complaint.language) for one in standing(complaint))
    given = tuple(one for one in stated if one.kind != "apology")
    return Answer(
        file=complaint,
        rules=rules,
        # Whoever left the company signs as the company: an address is no name.
        sender_name=rules.staff[author].name if author in rules.staff else "",
        outcome=outcome,
        greeting=words.greeting,
        text=words.text,
        closing=words.closing,
        points=tuple(
            PointAnswered(text=repeatable(p.text), finding=p.finding, outcome=p.outcome or outcome, reason=p.reason)
            for p in complaint.points
        ),
        apology=len(given) < len(stated) and not apologises(words.text),
        compensations=tuple(one for one in given if not one.goodwill),
        goodwill=tuple(one for one in given if one.goodwill),
        replaced=tuple(told(one, otherwise, complaint.language) for one in replaced(complaint)),
        actions=_changes(complaint, rules),
        documents=tuple(document.name for document in documents),
        contest_until=contest_until(complaint, rules, today),
        mediation_limit=mediation_limit(complaint, outcome),
    )


def decided(complaint: Complaint) -> Outcome:
    """The whole decision. Raises ValueError where a point has none: nobody may come so far without."""
    found = whole(complaint.points)
    if not found:
        raise ValueError(f"{complaint.ref} has a point without outcome")
    return found


def contest_until(complaint: Complaint, rules: Rules, today: date) -> date | None:
    """The last day to ask for a second examination of an answer that leaves today; None for the second answer."""
    return rules.calendar.add(today, rules.clocks.objection_window) if complaint.level == 1 else None


def mediation_limit(complaint: Complaint, outcome: Outcome) -> date | None:
    """C. conso. L616-1, R616-1: a consumer who did not get all that they asked for is told of the mediator."""
    asks = complaint.complainant.kind is CustomerKind.CONSUMER and outcome != "upheld"
    return complaint.deadlines.mediation_limit if asks else None


def _changes(complaint: Complaint, rules: Rules) -> tuple[ActionTold, ...]:
    """What was decided and did not turn out useless. One that names a colleague is not for the complainant to read."""
    return tuple(
        ActionTold(description=action.description, done_on=rules.day(action.done_at) if action.done_at else None)
        for action in complaint.actions
        if action.effectiveness != "not_effective" and not complained_of(action.description, rules)
    )


def told(one: Compensation, otherwise: date, language: str = "") -> CompensationTold:
    """A compensation as a letter in this language states it, "" for as it was typed; `otherwise` is the day by which,
    where none was named.
    """
    return CompensationTold(
        kind=one.kind,
        amount_cents=one.amount_cents,
        currency=one.currency,
        goodwill=one.goodwill,
        how=in_words_of(one.how, language) if language else one.how,
        due=due(one, otherwise),
        executed_on=one.executed_on,
    )


def enclosed(complaint: Complaint, parcel: int) -> tuple[SupportingDocument, ...]:
    """The documents of a colleague's mail that may leave with the answer which that mail filed."""
    mails = (one.message for one in complaint.staff_messages if one.message.parcel == parcel)
    return tuple(d for mail in mails for d in on_purpose(kept(mail.documents)) if may_be_passed_on(d))


class _Stated(Value):
    """All that an answer states, as its fingerprint covers it."""

    text: str
    complainant: Complainant
    language: str
    points: tuple[Point, ...]
    compensations: tuple[CompensationTold, ...]
    actions: tuple[ActionTold, ...]
    level: int
    mediation_limit: date
    documents: tuple[str, ...]


def words_of(draft: Draft) -> Words:
    return Words(draft.text, draft.greeting, draft.closing)


def fingerprint(complaint: Complaint, rules: Rules, words: Words, documents: tuple[SupportingDocument, ...]) -> str:
    """SHA-256 of all that the answer states: its words, the points, what is given, what was decided, the recourse.

    Days that are counted from the moment of leaving do not count: an approval may take its time.
    """
    said = (words.greeting, words.text, words.closing)
    stated = _Stated(
        text="\n".join(said) if words.greeting or words.closing else words.text,
        complainant=Complainant(name=complaint.complainant.name, kind=complaint.complainant.kind),
        language=complaint.language,
        points=complaint.points,
        compensations=tuple(told(one, date.max) for one in standing(complaint)),
        actions=_changes(complaint, rules),
        level=complaint.level,
        mediation_limit=complaint.deadlines.mediation_limit,
        documents=tuple(document.sha256 for document in documents),
    )
    return hashlib.sha256(stated.model_dump_json().encode("utf-8")).hexdigest()
