"""Commands about a request under data protection law: prepared, and answered. A person decides what is answered."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from worker.complaint.personal_data import DataOutcome, DataRequestAnswered
from worker.complaint.record import Complaint
from worker.feedback.bundles import bundle
from worker.feedback.retention import after_announcement, erasure_day, is_frozen
from worker.nouns.facts import Query
from worker.processing.commands import reading
from worker.processing.commands.frame import LEADERS, Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.processing.commands.vocabulary import bare_word
from worker.processing.personal_data import requested
from worker.words.said import Said
from worker.words.wording import fold

LONGEST = 1_000
OUTCOMES: Mapping[str, DataOutcome] = MappingProxyType(
    {
        "transmis": "given",
        "given": "given",
        **dict.fromkeys(("accès", "donné", "donnée", "envoyé", "access", "sent"), "given"),
        **dict.fromkeys(("effacé", "effacer", "supprimé", "suppression", "erased"), "erasure"),
        "effacement": "erasure",
        "erasure": "erasure",
        "refus": "refused",
        "refused": "refused",
        "sans-objet": "none",
        "none": "none",
    }
)
_REFUSED = Said("#gdpr-answered refused [why ?]")
_EACH = (Said("#gdpr-answered given"), Said("#gdpr-answered erasure"), _REFUSED, Said("#gdpr-answered none"))
# What the transcript says of each answer.
NOTED: Mapping[DataOutcome, Said] = MappingProxyType(
    {
        "given": Said(
            "request answered: given; tell the complainant (#send)",
        ),
        "refused": Said(
            "request answered: refused; tell the complainant, with the reason (#send)",
        ),
        "none": Said("it was no such request: that is noted"),
    }
)


@command(
    en="gdpr",
    takes=Said("[REFERENCE] [received=DATE]"),
    effect=Said(
        "prepares the answer to a request for access or erasure: the file enclosed, the month noted",
    ),
    rights=LEADERS,
    needs=lambda _line: Query(dossiers=True),
    most_words=0,
)
def data_protection(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    noted = requested(_received_on(bench, line, complaint), bench.rules, by=bench.person.address)
    said = Said(
        "request of {since}, answer due by {due}",
        since=noted.since,
        due=noted.due,
    )
    return Done(said, (noted,), answer=_advice(bench, complaint), attachments=(bundle(bench, complaint),))


@command(
    en="gdpr-answered",
    takes=Said("given|erasure|refused|none [REASON] [on=DATE]"),
    effect=Said(
        "notes how this request was answered; an erasure that was granted is done after a week's announcement",
    ),
    rights=LEADERS,
    text="line",
    words="internal",
    strong=always(
        Said(
            "settles a request about data, up to their erasure",
        )
    ),
)
def data_request_answered(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    request = complaint.open_data_request
    if request is None:
        raise Refusal(
            "no request about personal data waits for an answer in this file: #gdpr notes one",
        )
    outcome, reason = _outcome(text)
    on = _answered_on(bench, line, request.since)
    if outcome == "erasure":
        _may_be_erased(complaint)
    entry = DataRequestAnswered(outcome=outcome, on=on, by=bench.person.address, reason=reason)
    return Done(_granted(bench.today) if outcome == "erasure" else NOTED[outcome], (entry,))


def _outcome(text: str) -> tuple[DataOutcome, str]:
    """(what was answered, why). Raises Refusal."""
    word, _, reason = text.strip().partition(" ")
    outcome = next((one for name, one in OUTCOMES.items() if fold(name) == bare_word(word)), None)
    if outcome is None:
        raise Refusal("say how the request was answered; send back the line that you mean:", steps=_EACH)
    if outcome == "refused":
        reason = reading.needed(reason, Said("the reason of the refusal"))
    return outcome, reason.strip()[:LONGEST]


def _answered_on(bench: Bench, line: Line, since: date) -> date:
    written = line.option("le", "on")
    on = reading.past_day(written, bench) if written else bench.today
    if on < since:
        raise Refusal("the request is of {day}, after that date", day=since)
    return on


def _may_be_erased(complaint: Complaint) -> None:
    """Raises Refusal."""
    if complaint.erased_at is not None:
        raise Refusal(
            "the personal data of this file are erased already: note “given”",
        )
    if is_frozen(complaint):
        raise Refusal(
            "litigation or mediation is going on: nothing is erased as long as it lasts. Refuse with that reason, or"
            " wait for its end",
        )
    if complaint.ended_at is None:
        raise Refusal(
            "this complaint is being worked on: its data serve to answer it. Refuse with that reason, or wait until it"
            " is closed",
            steps=(
                _REFUSED,
                Said(
                    "{label}: {line}",
                    label=Said("where nothing is complained of in it, with this line above yours"),
                    line=Said("#reclassify question"),
                ),
            ),
        )


def _granted(today: date) -> Said:
    return Said(
        "erasure granted: it is announced to the desk for a week, and done on {day}, unless there is litigation or"
        " mediation; tell the complainant before (#send)",
        day=after_announcement(today),
    )


def _received_on(bench: Bench, line: Line, complaint: Complaint) -> date:
    """The day that the line gives, that of the open request, or of the last mail: there it most likely stands."""
    written = line.option("recu", "received")
    if written:
        return reading.past_day(written, bench)
    if complaint.open_data_request:
        return complaint.open_data_request.since
    return bench.rules.day(max((m.received_at for m in complaint.messages), default=complaint.received_at))


def _advice(bench: Bench, complaint: Complaint) -> tuple[Said, ...]:
    day = erasure_day(complaint, bench.rules)
    paragraphs = [
        Said(
            "the file enclosed holds all that the register knows: take out what concerns other people, and internal"
            " notes, before you send it to the complainant",
        )
    ]
    if is_frozen(complaint):
        paragraphs.append(
            Said(
                "litigation or mediation is going on: nothing is erased as long as it lasts",
            )
        )
    elif complaint.erased_at:
        paragraphs.append(
            Said(
                "the personal data of this file were erased on {day}",
                day=bench.rules.day(complaint.erased_at),
            )
        )
    elif day:
        paragraphs.append(
            Said(
                "unless decided otherwise, personal data are erased on {day}",
                day=day,
            )
        )
    paragraphs.append(
        Said(
            "once you have answered, note it: #gdpr-answered given, erasure, refused with the reason, or none if it was"
            " no such request",
        )
    )
    return tuple(paragraphs)


COMMANDS = (data_protection, data_request_answered)
