"""The draft before its people: those whose it is, and the second person who is asked about it."""

from collections.abc import Iterable
from typing import Literal

from worker.complaint.answer import Draft
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.nouns.letter import Outgoing, Shown
from worker.processing.addressing import to_staff
from worker.processing.commands.frame import Bench
from worker.processing.rules import Rules
from worker.response.compensating import standing, sums
from worker.response.letters import Answer, ApprovalRequest, DraftShown
from worker.response.struck import struck_in


def shown_to(
    people: Iterable[Person],
    bench: Bench,
    complaint: Complaint,
    draft: Draft,
    letter: Answer,
    *,
    moment: Literal["filed", "returned", "left"] = "filed",
    reason: str = "",
) -> tuple[Outgoing, ...]:
    """The draft as it leaves, to those whose it is."""
    struck = () if moment == "left" else struck_in(complaint, letter, bench.rules, reason=reason)
    judged_by = "" if moment == "filed" or bench.person.address == draft.filed_by else bench.person.name
    return tuple(
        to_staff(
            person,
            DraftShown(
                file=complaint,
                rules=bench.rules,
                recipient_name=person.name,
                moment=moment,
                version=draft.version,
                shown=Shown(letter=letter, language=complaint.language),
                needs=draft.needs,
                judged_by=judged_by,
                reason=reason,
                struck=struck,
            ),
            bench.rules,
        )
        for person in people
    )


def request(rules: Rules, complaint: Complaint, draft: Draft, letter: Answer, person: Person) -> ApprovalRequest:
    """What the second person is asked, with all that they need to judge by."""
    customer = complaint.complainant.kind
    return ApprovalRequest(
        file=complaint,
        rules=rules,
        recipient_name=person.name,
        filed_by=rules.name_of(draft.filed_by),
        version=draft.version,
        again=draft.version > 1,
        needs=draft.needs,
        shown=Shown(letter=letter, language=complaint.language),
        sums=tuple((cents, currency) for currency, cents in sums(standing(complaint)).items()),
        struck=struck_in(complaint, letter, rules),
        grid=tuple(row for row in rules.grid if row.customer in {"", customer.value}),
    )
