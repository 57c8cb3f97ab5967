"""Commands of chapter 4: the register of a period, a complaint's dossier."""

from worker.feedback.bundles import bundle
from worker.feedback.periods import NoPeriod, Period, parse_period
from worker.nouns.facts import Query
from worker.processing.commands.frame import LEADERS, WORKERS, Bench, Done, Refusal, Right, command
from worker.processing.commands.script import Line
from worker.words.said import Said

READERS: frozenset[Right] = WORKERS | {"approver"}


def _period(line: Line) -> Period | None:
    try:
        return parse_period(line.prose) if line.prose.strip() else None
    except NoPeriod:
        return None


def _exports(line: Line) -> Query:
    period = _period(line)
    return Query(exports=frozenset({str(period)})) if period else Query()


@command(
    en="registry",
    takes=Said("PERIOD"),
    effect=Said(
        "sends the register of a period (2026-11, 2026-Q4, 2026), without the people",
    ),
    rights=LEADERS,
    text="line",
    about="nothing",
    needs=_exports,
)
def registry(bench: Bench, line: Line, _text: str) -> Done:
    period = _period(line)
    if period is None:
        raise Refusal(
            "say the period: #registry 2026-11, 2026-Q4 or 2026-11-01..2026-11-15",
        )
    sheet = bench.facts.exports.get(str(period))
    if sheet is None:
        raise Refusal("the register could not be written")
    said = Said(
        "register from {first} to {last}, enclosed: {name}",
        first=period.first, last=period.last, name=sheet.name,
    )  # fmt: skip
    return Done(said, attachments=(sheet,))


@command(
    en="file",
    takes=Said("[REFERENCE]"),
    effect=Said(
        "sends the whole story of the file: page, mails, documents, proofs",
    ),
    rights=READERS,
    needs=lambda _line: Query(dossiers=True),
    most_words=0,
)
def dossier(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    found = bundle(bench, complaint)
    said = Said("the whole file, enclosed: {name}", name=found.name)
    return Done(said, attachments=(found,))


COMMANDS = (registry, dossier)
