"""The gate of promises (T5): nothing that a colleague typed leaves for a complainant unread by the lint.

It stands behind the run of a script, so that no command has a way around it: every letter to a complainant that the
mail would send, or would put before a second person, is read. A finding refuses the whole mail, unless `#malgré` is
among its lines; what was overridden is then an entry of the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from worker.complaint.answer import DraftFiled, PromiseOverridden
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.announced import Announced
from worker.nouns.letter import Letter, Outgoing, Stage
from worker.processing.commands.frame import Bench, Done
from worker.processing.commands.passing_on import letter_with
from worker.processing.commands.script import Line
from worker.processing.letters import StaffLetter
from worker.processing.people import leaders
from worker.processing.rules import Rules
from worker.response.announced import announced, left
from worker.response.commands.holding import MENDED_BY_A_DAY, WAITS
from worker.response.promises import Finding, Known, amounts_in, check, dates_in, delays
from worker.staff.appointments import appointed, kept, moving, naming_days, news
from worker.staff.leaving import to_the_complainant
from worker.staff.offers import View
from worker.staff.offers.form import may_conclude
from worker.staff.running import LineResult, Outcome
from worker.words.said import Said, listed
from worker.words.wording import fold

OVERRIDE = "malgré"
# As many as one reads and mends in one go.
SHOWN = 8
# In these states the decision has been told, and what is written afterwards may speak of it.
_TOLD = frozenset({State.ANSWERED, State.CLOSED, State.IN_MEDIATION})


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding in a text for the complainant of a file, at the stage in which it would leave."""

    ref: str
    finding: Finding
    text: str
    stage: Stage


def checked(outcome: Outcome, *, override: str) -> Outcome:
    """The outcome as it may stand. `override` is the reason that the colleague gave for sending all the same, or ""."""
    found = tuple(_findings(outcome)) if outcome.ok else ()
    if found and override:
        return _overridden(outcome, found, override)
    appointments, found = _apart(found, outcome)
    if found:
        return _refused(outcome, found)
    told = {ref: [*sentences] for ref, sentences in _news(outcome)} if outcome.ok else {}
    for one in appointments:
        told.setdefault(one.ref, []).extend(naming_days([one.finding]))
    return _noted(outcome, told) if told else outcome


def _news(outcome: Outcome) -> Iterator[tuple[str, tuple[str, ...]]]:
    """By file the sentences of plain letters that say by when their writer says more."""
    bench = outcome.bench
    for ref, letters in outcome.letters.items():
        texts = [
            one.own_words for out in letters for one in to_the_complainant(out) if one.occasion == StaffLetter.occasion
        ]
        found = tuple(said for text in texts for said in news(text, bench.today, bench.rules.calendar))
        if found and ref in bench.files:
            yield ref, found


def _apart(found: tuple[_Found, ...], outcome: Outcome) -> tuple[tuple[_Found, ...], tuple[_Found, ...]]:
    """What is found fault with for want of an appointment's day in the record, and the rest."""
    rules = outcome.bench.rules
    today, files = outcome.bench.today, outcome.bench.files
    known_as = appointed((one.finding for one in found), today, rules.calendar)
    for ref in {one.ref for one in found}:
        known_as |= moving((one.finding for one in found if one.ref == ref), files[ref], today, rules.calendar)
    theirs = tuple(one for one in found if one.finding.sentence in known_as)
    return theirs, tuple(one for one in found if one not in theirs)


def _noted(outcome: Outcome, told: Mapping[str, Iterable[str]]) -> Outcome:
    """The letter leaves, and the days that it names are kept with the file."""
    entries, bench = dict(outcome.entries), outcome.bench
    days: set[date] = set()
    for ref, sentences in told.items():
        known_ = {one.due for one in bench.files[ref].promised}
        made = tuple(one for one in kept(sentences, bench, bench.files[ref]) if one.promised.due not in known_)
        days |= {one.promised.due for one in made}
        entries[ref] = (*entries.get(ref, ()), *made)
        bench = bench.with_file(apply_all(bench.files[ref], made, at=bench.now))
    if not days:
        return replace(outcome, bench=bench, entries=entries)
    said = Said(
        "noted with the file, and recalled to you: {days}", days=listed(Said("{day}", day=day) for day in sorted(days))
    )
    line = LineResult(Line(0, "", ""), said, Done(said))
    return replace(outcome, bench=bench, entries=entries, results=(*outcome.results, line))


def _findings(outcome: Outcome) -> Iterator[_Found]:
    for ref, letters in outcome.letters.items():
        complaint = outcome.bench.files.get(ref)
        if complaint is None:
            continue
        filed = any(isinstance(entry, DraftFiled) for entry in outcome.entries.get(ref, ()))
        words: dict[tuple[str, Stage], None] = {}
        for outgoing in letters:
            for letter in to_the_complainant(outgoing):
                # An answer is read when it is filed; whoever approves it types nothing.
                if letter.own_words and (filed or letter.stage != "answer"):
                    words[letter.own_words, _stage(letter, complaint)] = None
        for text, stage in words:
            for finding in check(text, stage=stage, known=known(complaint, outcome.bench.rules, outcome.bench.today)):
                yield _Found(ref, finding, text, stage)


def _stage(letter: Letter, complaint: Complaint) -> Stage:
    """Where the file stands decides for letters that say nothing of it themselves."""
    told = letter.stage == "before_decision" and bool(complaint.decision) and complaint.state in _TOLD
    return "after" if told else letter.stage


def known(complaint: Complaint, rules: Rules, today: date) -> Known:
    """The amounts and the days that the record has: what the complainant wrote, and what colleagues found or noted.

    Reasons and a colleague's own words are not among them: they are what is read.
    """
    people = set(complaint.complainant.addresses)
    texts = [m.new_text for m in complaint.messages if m.sender in people or m is complaint.messages[0]]
    texts += [complaint.subject, *(text for point in complaint.points for text in (point.text, point.finding))]
    texts += [note.text for note in complaint.notes]
    wish = complaint.desired_solution
    offered = [(c.amount_cents, c.currency) for c in complaint.compensations if c.status != "dropped"]
    wished = [(wish.amount_cents, wish.currency)] if wish else []
    amounts = {(cents, currency) for cents, currency in (*offered, *wished) if cents is not None}
    moments = [complaint.registered_at, complaint.received_at, complaint.sent_at, complaint.answered_at]
    moments += [m.received_at for m in complaint.messages] + [m.queued_at for m in complaint.mails]
    days = {rules.day(moment) for moment in moments if moment}
    days |= set(complaint.deadlines.model_dump().values())
    days |= {asked.reply_by for asked in complaint.clarifications} | {held.until for held in complaint.holdings}
    days |= {day for c in complaint.compensations for day in (c.due, c.executed_on) if day}
    days |= {action.due for action in complaint.actions} | {one.due for one in complaint.promised}
    return Known(
        amounts=frozenset(amounts) | amounts_in(texts),
        dates=frozenset(days) | dates_in(texts, today),
        today=today,
        calendar=rules.calendar,
        cause_confirmed=complaint.cause_status == "confirmed",
        language=complaint.language,
        offered=frozenset((cents, currency) for cents, currency in offered if cents is not None),
        gives=any(one.kind != "apology" for one in complaint.compensations if one.status != "dropped"),
        in_danger=complaint.alarmed("distress", "danger", "child") and complaint.answered_at is None,
    )


def _refused(outcome: Outcome, found: tuple[_Found, ...]) -> Outcome:
    text, bench = _deciding(found), outcome.bench
    if text is not None and (said := announced(text.text, known(bench.files[text.ref], bench.rules, bench.today))):
        return _asked_whether_it_answers(outcome, found, text.ref, said)
    told = tuple(_told(outcome, found))
    way = Said(
        "mend your text, or override it by #despite REASON on top of the mail",
    )
    return replace(outcome, results=(*outcome.results, *told, LineResult(Line(0, "", ""), way)))


def _deciding(found: tuple[_Found, ...]) -> _Found | None:
    """The text that announces a decision, where it is one text to one file."""
    texts = {(one.ref, one.text): one for one in found if one.finding.rule == "outcome"}
    return next(iter(texts.values())) if len(texts) == 1 and len({(one.ref, one.text) for one in found}) == 1 else None


def _asked_whether_it_answers(outcome: Outcome, found: tuple[_Found, ...], ref: str, said: Announced) -> Outcome:
    """Whoever announces a decision most likely answers: they are asked, and what is wrong even so is told."""
    bench, text = outcome.bench, found[0].text
    facts = known(bench.files[ref], bench.rules, bench.today)
    concludes = may_conclude(View(bench.files[ref], bench.person, bench.rules, bench.today, bench.facts.absences))
    asked = (_IS_IT_THE_ANSWER if concludes else _ONLY_THE_ANSWER).about(sentence=said.sentence[:160])
    rest = {(one.rule, one.sentence): one for one in left(text, said, facts)}
    told = (asked, *(_said(one) for one in list(rest.values())[:SHOWN]), _ELSE)
    results = tuple(LineResult(Line(0, "", ""), one) for one in told)
    return replace(outcome, results=(*outcome.results, *results), announced=said if concludes else None)


_IS_IT_THE_ANSWER: Final = Said(
    "your text announces a decision (“{sentence}”): is it the answer? Then send back the lines of “It is the answer”"
    " below, with their blanks filled in: your text is kept, and leaves as the answer",
)
_ONLY_THE_ANSWER: Final = Said(
    "your text announces a decision (“{sentence}”), which only the answer to the complaint may tell: say it without, or"
    " leave it to whoever answers",
)
_ELSE: Final = Said("if nothing is decided yet, say it otherwise, or override it by #despite REASON on top of the mail")


def _told(outcome: Outcome, found: tuple[_Found, ...]) -> Iterator[LineResult]:
    """Each fault with what to write instead; what one text for a wave has in each of its letters is told once."""
    each = {(one.finding.rule, one.finding.sentence): one.finding for one in found}
    today = Known(frozenset(), frozenset(), outcome.bench.today, outcome.bench.rules.calendar)
    # A line that records the day helps where nothing else is wrong: with it the text would be refused again.
    mended = all(one.rule in MENDED_BY_A_DAY for one in each.values())
    waiting = all(outcome.bench.files[one.ref].state in WAITS for one in found)
    for one in list(each.values())[:SHOWN]:
        yield LineResult(Line(0, "", ""), _said(one), steps=_with_its_day(one, today) if mended and waiting else ())


def findings_of(outcome: Outcome) -> tuple[Said, ...]:
    """What would keep the letters of a mail from leaving, each once; none where nothing would. The answer's form is
    not beside it: whoever sends the text for the complainant gets it.
    """
    found = _apart(tuple(_findings(outcome)), outcome)[1] if outcome.ok else ()
    refused = _refused(outcome, found) if found else outcome
    told = [one.said for one in refused.results if one.done is None][:-1]
    if refused.announced:
        told[0] = _SENT_AGAIN.about(sentence=refused.announced.sentence[:160])
    return tuple(told)


_SENT_AGAIN: Final = Said(
    "your text announces a decision (“{sentence}”), which only the answer tells: sent again with #send on top, it comes"
    " back with the form of the answer, filled in from it"
)


def _with_its_day(finding: Finding, known: Known) -> tuple[Said, ...]:
    """The line that records the day to which a delay leads: with it above the same text, it may be promised."""
    days = [delay.spans for delay in delays(fold(finding.words), known)] if finding.rule == "delay" else []
    if len(days) != 1 or len(days[0]) != 1 or days[0][0][0] <= known.today:
        return ()
    day = days[0][0][0]
    line = Said("#hold until={day}", day=f"{day:%d/%m/%Y}")
    label = Said("“{words}” is {day}; to promise it, this line above your text", words=finding.words[:80], day=day)
    return (Said("{label}: {line}", label=label, line=line),)


def _said(finding: Finding) -> Said:
    return Said(
        "“{sentence}”: {remedy}",
        sentence=finding.sentence[:160], remedy=finding.remedy,
    )  # fmt: skip


def _overridden(outcome: Outcome, found: tuple[_Found, ...], reason: str) -> Outcome:
    entries, letters = dict(outcome.entries), dict(outcome.letters)
    bench = outcome.bench
    for ref in dict.fromkeys(one.ref for one in found):
        told = tuple(f"{one.finding.rule}: {one.finding.sentence}"[:400] for one in found if one.ref == ref)
        entry = PromiseOverridden(findings=told, reason=reason[:500], by=bench.person.address)
        made = (entry, *kept(naming_days(one.finding for one in found if one.ref == ref), bench, bench.files[ref]))
        entries[ref] = (*entries.get(ref, ()), *made)
        bench = bench.with_file(apply_all(bench.files[ref], made, at=bench.now))
        letters[ref] = (*letters.get(ref, ()), *_told_the_managers(bench, ref, found, reason))
    return replace(outcome, bench=bench, entries=entries, letters=letters)


_LEFT_WITH_CONTEMPT: Final = Said(
    "My letter to the complainant left in spite of the warning that nobody may read this under our name: “{sentence}”."
    " My reason: {reason}"
)


def _told_the_managers(bench: Bench, ref: str, found: tuple[_Found, ...], reason: str) -> Iterator[Outgoing]:
    """What leaves with contempt is read by whoever answers for the writer, while it can still be put right."""
    rude = next((one.finding for one in found if one.ref == ref and one.finding.rule == "contempt"), None)
    if rude is None:
        return
    said = _LEFT_WITH_CONTEMPT.about(sentence=rude.sentence, reason=reason[:300]).told(bench.rules.languages[0])
    for who in leaders(bench.files[ref], bench.rules, "manager", "direction"):
        if who != bench.person:
            yield letter_with(bench.files[ref], who, said, bench)
