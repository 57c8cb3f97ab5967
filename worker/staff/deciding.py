"""What is done about a colleague's mail: one function a kind of errand, each a decision of values.

All or nothing: a mail that has one fault changes no file, and its transcript says which. What needs more proof than it
has is held until its bearer confirms it (`holding`).
"""

from collections.abc import Mapping
from dataclasses import replace

from worker.complaint.lifecycle import is_open
from worker.complaint.messages import StaffWrote
from worker.complaint.record import Complaint
from worker.intake.case import Case
from worker.intake.cleaning import Writer, clean
from worker.intake.letters import Relay
from worker.nouns.decision import Decision, FilePart
from worker.nouns.item import StaffMail
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_staff
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Line, Script
from worker.processing.consequences import letters_after
from worker.processing.letters import Transcript
from worker.processing.replies import SendQuestion
from worker.staff import (
    answer_above,
    asking,
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
from worker.staff.guards.customers import greets_formally
from worker.staff.hints import hint
from worker.staff.holding import more_proof
from worker.staff.leaving import with_deputies
from worker.staff.meant import as_group, meant
from worker.staff.ordering import ordered
from worker.staff.parting import of_a_reply
from worker.staff.promising import checked
from worker.staff.readying import as_command, cleaned, dated_as_written, override_of, sure_of_its_cause, with_the_house
from worker.staff.recorded import after_opening, of_file, read_by, staff_wrote, told_directly
from worker.staff.running import LineResult, Outcome, done_of, each, enclosed
from worker.staff.spoken import decides, of_the_answer, together
from worker.staff.spreading import run_everywhere
from worker.staff.table import Table
from worker.staff.transcribing import meanwhile, transcript
from worker.staff.understood import Understood, noted, understood
from worker.staff.valued import with_values
from worker.staff.waiting import delayed, shown_before_leaving
from worker.staff.wanting import wanted
from worker.words.said import Said


def work(case: Case, item: StaffMail, authority: Authority, errand: Errand, bench: Bench, table: Table) -> Decision:
    """A mail with commands, or a reply, which is the command that sends it (or notes it, where configured).

    What a mail without enough proof would do is tried as well: whoever must confirm it is shown that.
    """
    errand = with_values(errand, bench, table)
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
    return _decision(case, item, authority, errand, bench, script, outcome, table)


def _asked(  # all that a mail is, and what it may stand for
    case: Case, item: StaffMail, authority: Authority, errand: Errand, bench: Bench, script: Script, outcome: Outcome,
    table: Table,
) -> Decision | None:  # fmt: skip
    """What is done or asked instead of sending words that may be for the house; None where they are a letter."""
    plain = errand.kind == "reply" and not errand.settled
    told = errand.apart.told(bench) if errand.apart else ("", ())
    asked = asking.question(case, item, authority, outcome, errand.ref, table, told) if plain else None
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
    spoken = called_by_name(asking.as_reply(bench, complaint, body=body))
    # « Bonjour Ann, pourriez-vous… » names whom it asks in its greeting alone.
    said = f"{bench.greeting}\n{body}" if spoken and bench.greeting else body
    if errand.kind == "aside" and greets_formally(bench.greeting or body):
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
    if not (was_done(decision) or decision.held_for):
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
        return Outcome(bench, (hint(_answers(errand, bench, about), about, bench.person, script.text),))
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


def _decision(  # all that a mail is, and all that came of it
    case: Case, item: StaffMail, authority: Authority, errand: Errand, bench: Bench, script: Script, outcome: Outcome,
    table: Table,
) -> Decision:  # fmt: skip
    """The mail and what it did, in every file that it touches, with its transcript. `bench` is as it was before."""
    entries = outcome.entries if outcome.ok else {}
    letters = _letters(outcome, bench) if outcome.ok else {}
    # Who is only written to has a part as well: what has none leaves for nobody.
    files = tuple(ref for ref in dict.fromkeys((*entries, *letters)) if ref)
    about = errand.ref if errand.ref in bench.files else next(iter(files), "")
    touched = dict.fromkeys([*([about] if about else []), *files])
    wrote = staff_wrote(case, item, authority, outcome)
    readers = read_by(case, bench.files.get(about))
    directly = {about: told_directly(case, item, readers)}
    parts = tuple(
        FilePart(
            ref,
            (*after_opening(entries.get(ref, ()), of_file(wrote, outcome, ref)), *directly.get(ref, ())),
            letters.get(ref, ()),
        )
        for ref in touched
    )
    told = _told(case, errand, bench, script, outcome, table, ref=about if len(touched) <= 1 else "")
    others_did = meanwhile(bench.files.get(about), item.person, authority, rules=bench.rules)
    told = replace(told, read_by=readers, meanwhile=others_did)
    answer = to_staff(bench.person, told, bench.rules, enclosed(outcome))
    first, others = (parts[0], parts[1:]) if parts else (FilePart(""), ())
    if of_no_file := letters.get("", ()):
        others = (*others, FilePart("", letters=of_no_file))
    in_file = told.ref == first.ref
    return Decision(
        kind="staff",
        because=f"{item.because}, proven by {authority.proof}"[:500],
        ref=first.ref,
        actor=item.person.address,
        entries=first.entries,
        letters=(*first.letters, answer) if in_file else first.letters,
        others=others if in_file else (*others, FilePart("", letters=(answer,))),
        documents=case.message.documents,
        tasks=each(outcome, "tasks"),
        taken_back=each(outcome, "taken_back"),
        resends=each(outcome, "resends"),
        opened=tuple(pair for one in done_of(outcome) for pair in one.opened.items()),
        left=each(outcome, "left"),
        absence=next((one.absence for one in done_of(outcome) if one.absence), None),
    )


def _told(  # all that a mail is, and all that came of it
    case: Case, errand: Errand, bench: Bench, script: Script, outcome: Outcome, table: Table, *, ref: str
) -> Transcript:
    """What goes back to its writer: a text that was refused before and is not taken up by these lines comes along."""
    told = transcript(outcome, script, bench, ref=ref, typed=case.message.new_text)
    told = shown_before_leaving(told, outcome, number=case.parcel)
    if errand.settled == "note" and outcome.ok and (file := bench.files.get(errand.ref)):
        others = (one for one in meant(file, bench, script.text, table) if not one.is_form)
        told = replace(told, groups=(*told.groups, *as_group(tuple(others))))
    if errand.kind == "reply" and not outcome.ok and told.announced is None and errand.ref in bench.files:
        says = of_the_answer(script.text, bench.files[errand.ref], bench.rules, bench.today)
        told = replace(told, announced=says if decides(says) else None)
    if script.beside and not outcome.ok and errand.ref in bench.files:
        house = of_the_answer(script.beside, bench.files[errand.ref], bench.rules, bench.today)
        told = replace(told, announced=together(house, told.announced))
    if errand.back and outcome.ok and errand.ref in bench.files:
        # What is decided in an answer to a colleague fills the form of whoever writes it, too.
        says = of_the_answer(script.text, bench.files[errand.ref], bench.rules, bench.today)
        told = replace(told, announced=says if decides(says) else None)
    if errand.kept and not outcome.ok:
        told = replace(told, typed=f"{told.typed.strip()}\n\n{errand.kept}"[: asking.SHOWN])
    left = errand.left_behind if outcome.ok and errand.kind == "commands" and not script.text.strip() else ""
    return replace(told, earlier_text=left.strip()[: asking.SHOWN]) if left else told


_TOO_MANY = Said("too many commands in one mail: send several")
_UNSEEN = Said(
    "your mail holds a command that you do not see (white, or of no size): write it without formatting",
)


def _letters(outcome: Outcome, bench: Bench) -> Mapping[str, tuple[Outgoing, ...]]:
    """Those of the commands, and those that follow from what became of each file."""
    letters = dict(outcome.letters)
    for ref, after in outcome.bench.files.items():
        before: Complaint | None = bench.files.get(ref)
        if before is not None and (follow := letters_after(before, after, outcome.bench)):
            letters[ref] = (*letters.get(ref, ()), *follow)
    return {ref: with_deputies(these, outcome.bench.files.get(ref), outcome.bench) for ref, these in letters.items()}


def was_done(decision: Decision) -> bool:
    """Whether the mail had an effect: one with a mistake has none."""
    return any(isinstance(entry, StaffWrote) and entry.message.done for entry in decision.entries)
