"""The command of mediation: the mediator has the file, and gives it back (C. conso. L612-1)."""

from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.complaint.recourse import MediationEnded, MediationOpened
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_complainant, to_staff
from worker.processing.commands import reading
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.moves import decided_anew, decided_before, moved
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.response.letters import MediationAcknowledged, MediationNotice
from worker.words.said import Said
from worker.words.wording import fold

LONGEST = 300


@command(
    en="mediation",
    takes=Said("MEDIATOR, or over RESULT, or resumed REASON"),
    effect=Said(
        "the mediator has the file: no automatic mail any more; “over” closes, “resumed” takes the work up again",
    ),
    rights=WORKERS,
    text="line",
    words="internal",
    strong=always(Said("gives the file to the mediator, or takes it back")),
)
def mediate(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    words = reading.needed(text, Said("the name of the mediator"))[:LONGEST]
    first, _, rest = words.partition(" ")
    target = _ENDINGS.get(fold(first.strip(":,")))
    if target is None:
        return _opened(bench, complaint, words)
    if complaint.state is not State.IN_MEDIATION:
        raise Refusal("this file is not in mediation")
    # "#médiation terminée" says how it ended: it did.
    result = rest.lstrip(" :,;.–-").rstrip() or first.strip(":,")
    entries = (MediationEnded(by=bench.person.address, result=result), moved(complaint, target, result))
    said = Said("mediation over, file closed")
    if target is State.INVESTIGATING:
        said = Said("mediation over, the work goes on")
    mediator = complaint.mediation.mediator if complaint.mediation else ""
    told = _alerts(bench, complaint, mediator, over=True, result=result)
    if target is not State.INVESTIGATING:
        return Done(said, entries, told)
    return Done(said, (*entries, *decided_anew(complaint, bench)), told, answer=decided_before(complaint))


_ENDINGS = {
    "fin": State.CLOSED, "over": State.CLOSED, "reprise": State.INVESTIGATING, "resumed": State.INVESTIGATING,
    **dict.fromkeys(("terminee", "finie", "achevee", "close", "cloturee", "ended", "finished", "closed"), State.CLOSED),
}  # fmt: skip


def _opened(bench: Bench, complaint: Complaint, mediator: str) -> Done:
    entries = (
        MediationOpened(mediator=mediator, by=bench.person.address),
        moved(complaint, State.IN_MEDIATION, mediator),
    )
    letter = MediationAcknowledged(
        file=complaint,
        rules=bench.rules,
        sender_name=bench.person.name,
        mediator=mediator,
    )
    told = () if complaint.litigation else to_complainant(complaint, letter, bench.rules)
    said = Said(
        "file in mediation ({mediator}): automatic mail is frozen",
        mediator=mediator,
    )
    return Done(said, entries, (*told, *_alerts(bench, complaint, mediator, over=False, result="")))


def _alerts(bench: Bench, complaint: Complaint, mediator: str, *, over: bool, result: str) -> tuple[Outgoing, ...]:
    """The desk, those who lead, and the owner; whoever says it knows."""
    rules = bench.rules
    people = [*rules.with_role("desk", "manager", "direction"), *filter(None, (rules.staff.get(complaint.owner),))]
    return tuple(
        to_staff(
            person,
            MediationNotice(
                file=complaint,
                rules=rules,
                recipient_name=person.name,
                mediator=mediator,
                told_by=bench.person.name,
                over=over,
                result=result,
            ),
            rules,
        )
        for person in dict.fromkeys(people)
        if person != bench.person
    )


COMMANDS = (mediate,)
