"""What is done about a colleague's mail: one function a kind of errand, each a decision of values.

All or nothing: a mail that has one fault changes no file, and its transcript says which. What needs more proof than it
has is held until its bearer confirms it (`holding`).
"""

from dataclasses import replace
from typing import Final

from worker.complaint.lifecycle import is_open
from worker.complaint.record import Complaint
from worker.intake.case import Case
from worker.intake.cleaning import Writer, clean
from worker.intake.letters import Relay
from worker.nouns.decision import Decision
from worker.nouns.item import StaffMail
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Line, Script
from worker.processing.people import kept_out, leaders
from worker.processing.replies import SendQuestion
from worker.staff import (
    answer_above,
    asking,
    concluding,
    enclosures,
    internal_lines,
    kept,
    one_word,
    our_letters,
    plainly_internal,
    plainly_theirs,
    refiling,
    somebody_elses,
)
from worker.staff.authority import Authority
from worker.staff.checks import objected
from worker.staff.errand import Errand
from worker.staff.guards.colleagues import called_by_name
from worker.staff.guards.customers import greets_formally, hailed
from worker.staff.hints import hint
from worker.staff.holding import more_proof
from worker.staff.looked_up import line_of
from worker.staff.meant import meant
from worker.staff.ordering import ordered
from worker.staff.parting import of_a_reply
from worker.staff.promising import checked
from worker.staff.readying import as_command, cleaned, dated_as_written, override_of, sure_of_its_cause, with_the_house
from worker.staff.running import LineResult, Outcome
from worker.staff.spoken import decides, of_the_answer
from worker.staff.spreading import run_everywhere
from worker.staff.table import Table
from worker.staff.understood import Understood, bringing, noted, understood
from worker.staff.valued import with_values
from worker.staff.waiting import delayed
from worker.staff.wanting import wanted
from worker.words.said import Said

# So many of those who lead read what somebody says of a complaint about themselves.
_MOST_READ: Final = 2


def work(case: Case, item: StaffMail, authority: Authority, errand: Errand, bench: Bench, table: Table) -> Decision:
    """A mail with commands, or a reply, which is the command that sends it (or notes it, where configured).

    What a mail without enough proof would do is tried as well: whoever must confirm it is shown that.
    """
    errand = _as_account(with_values(errand, bench, table), bench)
    if found := of_a_reply(errand.kind, errand.settled, errand.script, bench.files.get(errand.ref), bench):
        errand = replace(errand, script=found.script(errand.script, errand.tells), apart=found)
    script, bench = cleaned(with_the_house(errand.script, errand.settled), replace(bench, answers=_relayed(authority)))
    if errand.kind == "reply":
        script = as_command(script, errand.settled, bench.rules, table)
    if errand.back:
        script = _with_what_is_plain(errand, script, bench, table)
    outcome = _tried(errand, script, bench, table)
    if authority.may_ask and (asked := _asked(case, item, authority, errand, bench, script, outcome, table)):
        return asked
    override = override_of(script, table)
    if errand.kind == "commands":
        outcome = plainly_internal.checked(outcome, override=override)
        outcome = plainly_theirs.checked(outcome, script, errand.ref, table, override=override)
    elif errand.settled == "send":
        outcome = plainly_internal.checked(outcome, override=override, gravely=True)
    outcome = checked(refiling.followed(outcome, bench), override=override)
    if errand.instead is not None and not outcome.ok and _run(errand.instead, bench, table).ok:
        apart = replace(errand, script=errand.instead, instead=None, left_behind=errand.kept)
        return work(case, item, authority, apart, replace(bench, greeting="", closing=""), table)
    if not authority.proven or wanted(errand, outcome, authority, table):
        return more_proof(case, item, authority, errand, bench, table, outcome)
    outcome = delayed(outcome) if errand.kind == "reply" and errand.settled != "note" else outcome
    decision = concluding.decision(case, item, authority, errand, bench, script, outcome, table)
    return asking.as_understood(decision) if errand.at_once and outcome.ok else decision


def _as_account(errand: Errand, bench: Bench) -> Errand:
    """What somebody writes without a command about a complaint that is about themselves: their own account, which those
    who lead read, and the file keeps. It is no letter, whatever they said when they were asked.
    """
    file = bench.files.get(errand.ref)
    plain = errand.kind in {"reply", "aside"} and errand.script.text.strip()
    if not plain or file is None or not kept_out(bench.person, file, bench.rules):
        return errand
    free = (one for one in leaders(file, bench.rules, "manager", "direction") if one.address not in file.complained_of)
    lines = tuple(bringing(line_of("dire", one.name), errand.script.text) for one in tuple(free)[:_MOST_READ])
    return replace(errand, kind="commands", settled="", beside="", apart=None, script=Script(lines, ""))


def _asked(  # all that a mail is, and what it may stand for
    case: Case, item: StaffMail, authority: Authority, errand: Errand, bench: Bench, script: Script, outcome: Outcome,
    table: Table,
) -> Decision | None:  # fmt: skip
    """What is done or asked instead of sending words that may be for the house; None where they are a letter."""
    plain = errand.kind == "reply" and not errand.settled
    told = errand.apart.told(bench) if errand.apart else ("", ())
    stays = plainly_internal.for_the_house(outcome) if plain else ()
    asked = asking.question(case, item, authority, outcome, errand.ref, table, told, stays) if plain else None
    if errand.apart:
        return asked
    if asked or _is_no_letter(errand, script, outcome):
        wholly = errand.kind == "reply" and bool(script.strays)
        asked = _as_understood(case, item, authority, errand, outcome.bench, table, wholly=wholly) or asked
    if asked and (says := kept.of_the_answer_only(asked, outcome, errand.ref)):
        noted_ = work(case, item, authority, replace(errand, settled="note"), bench, table)
        return asking.as_understood(noted_, says=says, fills_form=not says.settled)
    if asked and kept.tells_of_them(asked, outcome, errand.ref, table):
        return asking.as_understood(work(case, item, authority, replace(errand, settled="note"), bench, table))
    return asked


def _is_no_letter(errand: Errand, script: Script, outcome: Outcome) -> bool:
    """Words that nobody would be asked about: they say by no command what they are, or have one in a sentence; or they
    answer an alarm, which keeps them, or a file that is over, to which no letter leaves.
    """
    if errand.kind == "reply" and not outcome.ok:
        file = outcome.bench.files.get(errand.ref)
        return bool(script.strays) or (file is not None and not is_open(file.state))
    as_note = errand.kind == "reply" and errand.settled == "note" and bool(errand.answers)
    return errand.kind == "aside" or as_note


def _as_understood(  # all that a mail is
    case: Case, item: StaffMail, authority: Authority, errand: Errand, bench: Bench, table: Table, *, wholly: bool
) -> Decision | None:
    """What plain words for the house ask for, done as its commands are; None where they must be asked about.

    `bench` is cleaned of greeting and signature; with `wholly` nothing may be said beside what is understood.
    """
    complaint = bench.files.get(errand.ref)
    if complaint is None:
        return None
    body = clean(errand.script.text, Writer(bench.person.name, bench.person.address, bench.rules.company), ()).body
    reply = asking.as_reply(bench, complaint, body=body)
    spoken, names = called_by_name(reply), reply.names
    # « Bonjour Ann, pourriez-vous… » names whom it asks in its greeting alone.
    said = f"{bench.greeting}\n{body}" if spoken and bench.greeting else body
    if (errand.kind == "aside" and greets_formally(bench.greeting or body)) or hailed(bench.greeting, names):
        # A letter to the complainant, whoever is called below it.
        return None
    found = understood(complaint, bench, said, table, spoken=spoken)
    if found is None and errand.kind == "reply" and one_word.is_courtesy(body, _names(bench)):
        found = Understood((noted(body.strip()),), whole=True)
    if found is None or (wholly and not found.whole):
        return None
    passed_on = enclosures.passed_on(bench.message)
    script = (
        found.telling(f"{errand.script.text.strip()}\n\n{passed_on}") if passed_on else found.script(errand.script.text)
    )
    asked = replace(errand, kind="commands", settled="", script=script)
    decision = work(case, item, authority, asked, replace(bench, greeting="", closing=""), table)
    if not (concluding.was_done(decision) or decision.held_for):
        return None
    says = None if found.whole else of_the_answer(body, complaint, bench.rules, bench.today)
    says = says if decides(says) else None
    fills = says is not None and not (says.settled or found.readers)
    return asking.as_understood(decision, more=found.only_read, says=says, fills_form=fills)


def _names(bench: Bench) -> tuple[str, ...]:
    return tuple(one.name for one in bench.rules.staff.values())


def _with_what_is_plain(errand: Errand, script: Script, bench: Bench, table: Table) -> Script:
    """« OK je prends »: what goes back to a colleague, with what it plainly asks for."""
    complaint = bench.files.get(errand.ref)
    found = understood(complaint, bench, script.text, table, spoken=False) if complaint else None
    told = {line.prose for line in script.lines}
    more = tuple(line for line in found.lines if line.prose not in told) if found else ()
    if not more:
        return script
    whole = replace(Understood((*more, *script.lines), whole=False).telling(script.text), typed=script.typed)
    return whole if run_everywhere(whole, bench, table).ok else script


def _relayed(authority: Authority) -> int | None:
    """The customer's mail that the letter which is answered passed on."""
    told = authority.answered
    return told.parcel if told is not None and told.occasion == Relay.occasion else None


def _tried(errand: Errand, script: Script, bench: Bench, table: Table) -> Outcome:
    """What the mail would do, or the first reason for which it may not."""
    if "unseen command" in bench.message.defects:
        return Outcome(bench, (LineResult(Line(0, "", ""), _UNSEEN),))
    if objections := objected(script):
        # What is quoted of our own letters has lines that look like commands: that it is quoted says more.
        quoted = our_letters.findings(script.text, bench, errand.ref) if errand.kind == "reply" else ()
        return Outcome(bench, our_letters.told(quoted) if quoted else objections)
    if errand.kind == "aside":
        about = bench.files.get(errand.ref)
        perhaps = meant(about, bench, script.text, table) if about else ()
        return Outcome(bench, (hint(_answers(errand, bench, about), about, bench.person, script.text, perhaps),))
    if theirs := somebody_elses.asked_about(script, bench, table):
        return Outcome(bench, theirs)
    if script.too_long:
        return Outcome(bench, (LineResult(script.lines[-1], _TOO_MANY),))
    outcome = enclosures.checked(our_letters.checked(_run(script, bench, table)))
    if errand.answers == SendQuestion.occasion:
        outcome = answer_above.checked(outcome, script, table)
    return internal_lines.checked(outcome) if errand.kind == "commands" else outcome


def _run(script: Script, bench: Bench, table: Table) -> Outcome:
    """As the lines stand; where that is refused, in the order of the procedure, which is told where it refuses less."""
    script = dated_as_written(sure_of_its_cause(script, table), bench, table)
    outcome = run_everywhere(script, bench, table)
    again = ordered(script, bench, table)
    if outcome.ok or again.lines == script.lines:
        return outcome
    reordered = run_everywhere(again, bench, table)
    return reordered if _lacking(reordered) < _lacking(outcome) else outcome


def _lacking(outcome: Outcome) -> tuple[int, int]:
    """How many lines are refused, and how many it would take."""
    return len(outcome.refused), sum(len(one.steps) for one in outcome.refused)


def _answers(errand: Errand, bench: Bench, about: Complaint | None) -> str:
    """The occasion of the letter that is answered; a letter to be printed is known by its cover."""
    printed = (mail.message_id for mail in about.mails if mail.printed) if about else ()
    return "print_cover" if set(printed) & set(bench.message.in_reply_to) else errand.answers


_TOO_MANY = Said("too many commands in one mail: send several")
_UNSEEN = Said(
    "your mail holds a command that you do not see (white, or of no size): write it without formatting",
)
