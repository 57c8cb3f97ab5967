"""What a colleague's mail comes to: one decision, with what it changes in every file that it touches, the letters that
follow, and the transcript that goes back to its writer.
"""

from collections.abc import Mapping
from dataclasses import replace

from worker.complaint.messages import StaffWrote
from worker.complaint.record import Complaint
from worker.intake.case import Case
from worker.nouns.decision import Decision, FilePart
from worker.nouns.item import StaffMail
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_staff
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Script
from worker.processing.consequences import letters_after
from worker.processing.letters import Transcript
from worker.staff import asking
from worker.staff.authority import Authority
from worker.staff.errand import Errand
from worker.staff.leaving import with_deputies
from worker.staff.meant import as_group, meant
from worker.staff.recorded import after_opening, of_file, read_by, staff_wrote, told_directly
from worker.staff.running import Outcome, done_of, each, enclosed
from worker.staff.spoken import decides, of_the_answer, together
from worker.staff.table import Table
from worker.staff.transcribing import meanwhile, transcript
from worker.staff.waiting import shown_before_leaving


def decision(  # all that a mail is, and all that came of it
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
