"""The command that tells the complainant why the answer takes longer, and the day by which it comes (T4)."""

import re
from datetime import date

from worker.complaint.holding import Holding as Announced
from worker.complaint.holding import HoldingAnnounced
from worker.complaint.lifecycle import TO_ANSWER
from worker.processing.addressing import to_complainant
from worker.processing.commands import reading
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.response.letters import Holding
from worker.response.promises import Known, check
from worker.words.said import Said
from worker.words.tables import shape
from worker.words.wording import bounded

# Where an answer is still to come.
WAITS = TO_ANSWER
_LONGEST_REASON = 2_000
_SHOWN = 300
# What the check finds fault with for want of a day that the record has.
MENDED_BY_A_DAY = frozenset({"date", "delay"})
_WHOLE = Said("#hold [the reason ?] until=[a date ?]")
# "jusqu'au=DATE" behind the words instead of before them, or without its sign.
_QUOTES = ' "«»“”'
_BEHIND = shape("lines", r"(?i:(?:^|\s)(?:{until}(?:\s?=\s?|\s)|{by}\s?=)\s?(?P<day>[^=\n]{1,60}?)\s*$)")


@command(
    en="hold",
    takes=Said("REASON until=DATE, and your text below"),
    effect=Said(
        "writes to the complainant why the answer takes longer, and when it will come",
    ),
    rights=WORKERS,
    text="both",
    starts=True,
    words="told",
    more_keys=("avant", "by"),
    signed=("prolonger",),
)
def hold(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    if complaint.state not in WAITS:
        raise Refusal("this file waits for no answer")
    until, motive = _until(bench, line)
    words = "\n\n".join(filter(None, (motive, text.strip())))
    reason = reading.needed(words, Said("the reason"))[:_LONGEST_REASON]
    letter = Holding(
        file=complaint,
        rules=bench.rules,
        sender_name=bench.person.name,
        greeting=bench.greeting,
        reason=reason,
        closing=bench.closing,
        until=until,
        late=until > complaint.deadlines.answer_due,
    )
    announced = HoldingAnnounced(holding=Announced(reason=reason, until=until, by=bench.person.address, at=bench.now))
    said = Said(
        "the complainant learns that the answer comes by {day}; the limit of the file, {due}, stays",
        day=until,
        due=complaint.deadlines.answer_due,
    )
    outgoing = to_complainant(complaint, letter, bench.rules, sender_name=bench.person.name)
    return Done(said, (announced,), outgoing, sends_text=bool(text))


def _until(bench: Bench, line: Line) -> tuple[date, str]:
    """The day, and the words without it. Raises Refusal."""
    behind = _BEHIND.search(line.prose)
    typed = line.option("jusqu'au", "jusqu'a", "until", "avant", "by") or (behind["day"] if behind else "")
    if not typed:
        reason = bounded(line.prose, _SHOWN) if may_be_told(line.prose, bench) else ""
        way = Said("#hold {reason} until=[a date ?]", reason=reason) if reason else _WHOLE
        raise Refusal("the day is missing: #hold REASON until=DATE", steps=(way,))
    return reading.future_day(typed, bench), _without(line.prose, behind, typed) if behind else line.prose


def may_be_told(reason: str, bench: Bench) -> bool:
    """Whether a reason may be offered again: what promises more than a day would be refused once it has one."""
    known = Known(frozenset(), frozenset(), bench.today, bench.rules.calendar)
    found = check(reason, stage=Holding.stage, known=known)
    return all(one.rule in MENDED_BY_A_DAY for one in found)


def _without(prose: str, behind: re.Match[str], day: str) -> str:
    """The words before the day and those behind it."""
    rest = behind["day"].strip(_QUOTES)
    after = rest.removeprefix(day).strip(' .,;"»”') if rest.startswith(day) else ""
    return " ".join(filter(None, (prose[: behind.start()].strip(), after)))


COMMANDS = (hold,)
