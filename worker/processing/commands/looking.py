"""Commands that only answer, by mail: help, status, search, my files."""

from worker.complaint.lifecycle import LABELS
from worker.complaint.particulars import concerned
from worker.complaint.record import Complaint
from worker.nouns.briefs import brief
from worker.nouns.facts import Query
from worker.processing.clocks import next_date, next_late
from worker.processing.commands import reading
from worker.processing.commands.deputies import stands_for
from worker.processing.commands.frame import EVERYBODY, Bench, Done, command
from worker.processing.commands.script import Line
from worker.processing.pending import pending
from worker.processing.people import sees
from worker.words.said import Said
from worker.words.wording import bounded

MOST_POINTS = 6


@command(
    en="status",
    takes=Said("[REFERENCE]"),
    effect=Said("where the file stands: state, owner, dates"),
    rights=EVERYBODY,
    most_words=0,
)
def status(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    name, day = next_date(complaint, bench.rules.zone)
    others = pending(complaint, bench.rules)
    late = next_late(complaint, bench.today)
    comes: Said = Said("{name} {day}", name=name, day=day) if day else others[0] if others else name
    comes = Said("{what} ({days} days late)", what=comes, days=late) if late else comes
    answer = Said(
        "{ref}: {state}. Owner: {owner}. Priority: {priority}. Next: {next}.",
        ref=complaint.ref,
        state=LABELS[complaint.state],
        owner=bench.rules.name_of(complaint.owner) or "—",
        priority=complaint.assessment.priority or "—",
        next=comes,
    )
    of = Said(
        "“{subject}”, from {who}.",
        subject=complaint.subject[:70] or "—",
        who=complaint.complainant.name[:50] or "—",
    )
    about = tuple(Said("{title}: {value}.", title=one.title, value=one.value) for one in concerned(complaint))
    points = tuple(
        Said(
            "{title}: {value}.", title=Said("Point no. {number}", number=number), value=bounded(point.text).rstrip(".")
        )
        for number, point in enumerate(complaint.points[:MOST_POINTS], start=1)
    )
    also = tuple(Said("{what}.", what=one) for one in (others if day else others[1:]))
    first = (answer, *_answered(complaint, bench), *also)
    return Done(Said("see below"), answer=(*first, of, *about, *points, *_post(complaint)))


def _answered(complaint: Complaint, bench: Bench) -> tuple[Said, ...]:
    """The limit of the answer, or when it left: of what has its answer no limit runs."""
    if limit := brief(complaint).limit:
        return (Said("Answer due by {due}.", due=limit),)
    left = complaint.answered_at
    return (Said("Answered on {day}.", day=bench.rules.day(left)),) if left else ()


def _post(complaint: Complaint) -> tuple[Said, ...]:
    """How many letters went to whom, and where to read them."""
    left = [mail for mail in complaint.mails if mail.status != "taken_back"]
    own = sum(mail.to_staff and not mail.printed for mail in left)
    counted = Said(
        "Letters: {customers} to the complainant, {colleagues} to colleagues; #file gives each of them to read.",
        customers=len(left) - own, colleagues=own,
    )  # fmt: skip
    return (counted,) if left else ()


@command(
    en="search",
    takes=Said("WORDS"),
    effect=Said("finds the files that hold all these words"),
    rights=EVERYBODY,
    text="line",
    about="nothing",
    needs=lambda line: Query(search=line.prose[:300]),
)
def search(bench: Bench, _line: Line, text: str) -> Done:
    words = reading.needed(text, Said("the words to search for"))[:300]
    readers = stands_for(bench)
    found = tuple(one for one in bench.facts.found if any(sees(who, one.owner, bench.rules) for who in readers))
    said = Said("{count} file(s) for “{words}”", count=len(found), words=words)
    return Done(said, files=found)


@command(
    en="my-files",
    effect=Said("your open files, the most urgent first"),
    rights=EVERYBODY,
    about="nothing",
    needs=lambda _line: Query(mine=True),
    most_words=0,
)
def mine(bench: Bench, _line: Line, _text: str) -> Done:
    found = bench.facts.mine
    return Done(Said("{count} open file(s)", count=len(found)), files=found)


COMMANDS = (status, search, mine)
