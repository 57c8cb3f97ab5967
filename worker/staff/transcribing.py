"""The transcript of a colleague's mail: every line with its result, where the file stands, what is due next."""

from collections.abc import Iterable, Iterator

from worker.complaint.lifecycle import TO_ANSWER
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.nouns.letter import Outgoing
from worker.processing.clocks import next_date, next_late
from worker.processing.commands.frame import Bench, Done
from worker.processing.commands.own_words import as_it_leaves
from worker.processing.commands.script import Script
from worker.processing.commands.taking_back import clock
from worker.processing.letters import LineTold, Transcript
from worker.processing.rules import Rules
from worker.staff.authority import Authority
from worker.staff.leaving import to_the_complainant
from worker.staff.running import Outcome
from worker.staff.waiting import still_leaving
from worker.words.said import NOTHING, Said

LONGEST_LINE = 300
# What a list sets before its items would begin a list inside ours.
_LIST_MARKS = " \t-–—•·*+>"
SHOWN = 4_000
# Words that leave now are not the answer, which is still due.
_MOST_FILES = 40
_MOST_OTHERS = 10


def transcript(outcome: Outcome, script: Script, before: Bench, *, ref: str, typed: str) -> Transcript:
    """What goes back to whoever wrote. `ref` is the one file that the mail is about, "" for none or for several.

    `before` holds the files as they were: so they still are where one line was refused, and with it all of them.
    """
    done = outcome.ok
    results = tuple(result.done for result in outcome.results if done and result.done is not None)
    complaint = (outcome.bench if done else before).files.get(ref)
    name, day = next_date(complaint, before.rules.zone) if complaint else (Said(""), None)
    sent = any(one.sends_text for one in results)
    return Transcript(
        ref=ref,
        recipient_name=outcome.bench.person.name,
        done=done,
        lines=tuple(
            LineTold(
                typed=result.line.raw.lstrip(_LIST_MARKS)[:LONGEST_LINE],
                ok=result.done is not None,
                said=result.said,
                steps=result.steps,
                readers=result.readers,
            )
            for result in outcome.results
        ),
        answers=(*(said for one in results for said in one.answer), *(_reached(outcome) if done else ())),
        files=tuple(brief for one in results for brief in one.files)[:_MOST_FILES],
        state=complaint.state.value if complaint else "",
        owner=outcome.bench.rules.name_of(complaint.owner) if complaint else "",
        next_clock=name,
        next_due=day,
        next_late=next_late(complaint, before.today) if complaint else 0,
        sent_words=as_it_leaves(script.text[:SHOWN], complaint) if sent and outcome.text_used else "",
        text_left_over=done and not outcome.text_used and _typed_now(script.text, before.message.new_text),
        typed="" if done else typed[:SHOWN],
        given_back="\n\n".join(one.given_back for one in results if one.given_back)[:SHOWN],
        still_leaving=still_leaving(outcome.bench, complaint, tuple(n for one in results for n in one.taken_back)),
        at=clock(outcome.bench, outcome.bench.now),
        answer_due=complaint.deadlines.answer_due if sent and complaint and complaint.state in TO_ANSWER else None,
        groups=tuple(group for one in results for group in one.groups),
        enclosed=_enclosed(outcome) if done else (),
        headline=_headline(outcome) if done else NOTHING,
        announced=outcome.announced,
        keeps_rest=not done and bool(ref) and _lines_alone(outcome) and not before.message.documents,
        only_tells=bool(results) and all(_only_tells(one) for one in results),
    )


def _typed_now(text: str, mail: str) -> bool:
    """Whether this mail has the text: what a refused one before it had is told there."""
    return any(row.strip() and row.strip() in mail for row in text.split("\n"))


def _lines_alone(outcome: Outcome) -> bool:
    """Whether what was refused are lines that were typed: a text that may not leave is mended as a whole."""
    return bool(outcome.refused) and all(one.line.number and one.line.raw for one in outcome.refused)


def _enclosed(outcome: Outcome) -> tuple[str, ...]:
    """The documents that leave with what the mail sends, by name."""
    letters = (one for these in outcome.letters.values() for one in these)
    names = (document.name for one in letters if to_the_complainant(one) for document in one.enclosed)
    return tuple(dict.fromkeys(names))[:_MOST_FILES]


def _reached(outcome: Outcome) -> tuple[Said, ...]:
    """Of a file in which several people take part: who is written to, and who is not."""
    return tuple(
        said
        for ref, letters in outcome.letters.items()
        if (complaint := outcome.bench.files.get(ref)) and len(complaint.complainant.addresses) > 1
        for said in _of_several(complaint, letters)
    )


def _of_several(complaint: Complaint, letters: Iterable[Outgoing]) -> Iterator[Said]:
    theirs = (one for one in letters if one.letter.audience == "complainant" and not one.printed)
    to = tuple(dict.fromkeys(one.to.address for one in theirs))
    if not to:
        return
    yield Said("It goes to {to}.", to=", ".join(to))
    if others := [one for one in complaint.complainant.addresses if one not in to][:_MOST_OTHERS]:
        yield Said(
            "{others}, who take(s) part in the file, do(es) not get it: to write to them, answer a message of theirs.",
            others=", ".join(others),
        )


def _headline(outcome: Outcome) -> Said:
    """What the mail came to: the line that writes to the complainant, or asks a second person."""
    done = [one for one in outcome.results if one.done is not None]
    telling = [one for one in done if one.done and any(_tells(letter) for letter in one.done.letters)]
    if telling:
        return telling[0].said
    # What was kept beside it is no news.
    acts = [one for one in done if one.line.verb != "note"]
    return acts[0].said if acts and len(acts) < len(done) else NOTHING


def _tells(letter: Outgoing) -> bool:
    return letter.letter.audience == "complainant" or letter.letter.occasion == "approval"


def _only_tells(done: Done) -> bool:
    """It was asked, and changes nothing."""
    changes = (done.entries, done.letters, done.elsewhere, done.tasks, done.absence, done.taken_back, done.resends)
    return bool(done.answer or done.files or done.groups) and not any((*changes, done.opened, done.left))


def meanwhile(complaint: Complaint | None, person: Person, authority: Authority, *, rules: Rules) -> tuple[Said, ...]:
    """What other colleagues did on the file since the letter left that this mail answers: two may act at once, and the
    second must not believe to have been alone.
    """
    if complaint is None or authority.answered is None or authority.answered.ref != complaint.ref:
        return ()
    since = authority.answered.queued_at
    others = [
        one
        for one in complaint.staff_messages
        if one.done and one.proof and one.person != person.address and one.message.received_at > since
    ]
    return tuple(
        Said(
            "{who}: {what}",
            who=rules.name_of(one.person),
            what=" ; ".join(one.commands)[:300] or Said("answered in plain words"),
        )
        for one in others[-_MOST_OTHERS:]
    )
