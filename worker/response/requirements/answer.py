"""Requirements of the letter: what it gives, by when, whom else one may turn to, and who must read it (R3, T5)."""

from collections.abc import Iterator

from worker.complaint.particulars import CustomerKind
from worker.response.approval import answered_before, approvers, needs
from worker.response.compensating import standing
from worker.response.outcomes import whole
from worker.response.requirements.row import ASSIGN_OTHER, Filing, Missing
from worker.words.said import Said


def compensated(filing: Filing) -> Iterator[Missing]:
    """R3: a favourable answer carries compensation, if only an apology; goodwill upholds nothing."""
    favourable = whole(filing.complaint.points) in {"upheld", "partly_upheld"}
    if favourable and all(one.goodwill for one in standing(filing.complaint)):
        what = Said(
            "a favourable answer carries compensation (a gesture of goodwill is none)",
        )
        line = Said('#compensate KIND AMOUNT "HOW", or #compensate apology')  # fmt: skip
        yield Missing(what, line)


def in_time(filing: Filing) -> Iterator[Missing]:
    """T5: no day that is past is promised."""
    for one in standing(filing.complaint):
        if one.status in {"proposed", "approved"} and one.due and one.due < filing.today:
            what = Said(
                "the day by which compensation {number} was meant, {day}, is past",
                number=one.number, day=one.due,
            )  # fmt: skip
            line = Said(
                "#compensate drop {number}, then anew",
                number=one.number,
            )  # fmt: skip
            yield Missing(what, line)


def recourse(filing: Filing) -> Iterator[Missing]:
    """C. conso. L616-1, R616-1: a consumer who is refused anything is told of the mediator."""
    complaint = filing.complaint
    consumer = complaint.complainant.kind is CustomerKind.CONSUMER
    refused = whole(complaint.points) in {"rejected", "partly_upheld"}
    if consumer and refused and not filing.rules.mediator_known:
        what = Said(
            "the answer to a consumer must name the mediator, and the configuration has none ([response.mediator]);"
            " where this customer is a professional",
        )
        yield Missing(what, Said("#complainant kind=professional"))


def second_person(filing: Filing) -> Iterator[Missing]:
    complaint = filing.complaint
    if not needs(complaint, filing.rules):
        return
    if approvers(complaint, filing.rules, filing.author.address, today=filing.today):
        return
    if answered_before(complaint):
        what = Said(
            "the answer must be approved by somebody who had no part in the first one, and nobody else has the role"
            " “approver”, “manager” or “direction” ([[staff]] in the configuration); the mediator may be asked instead",
        )
        yield Missing(what, Said("#mediation MEDIATOR"))
    else:
        what = Said(
            "the answer must be approved, and nobody else has the role “approver”, “manager” or “direction”"
            " ([[staff]] in the configuration); another owner would change that",
        )
        yield Missing(what, ASSIGN_OTHER)
