"""A way back: what a colleague replies without a command waits before it leaves, and can be stopped until then."""

from collections.abc import Iterator
from dataclasses import replace

from worker.complaint.record import Complaint
from worker.nouns.letter import Outgoing, Shown
from worker.processing.commands.frame import Bench
from worker.processing.commands.taking_back import clock
from worker.processing.letters import StaffLetter, Transcript
from worker.processing.replies import LeavingTold
from worker.staff.running import Outcome
from worker.words.said import Said


def delayed(outcome: Outcome) -> Outcome:
    """The outcome of a plain reply, whose letter leaves when the window is over. On paper there is nothing to stop."""
    bench = outcome.bench
    if not outcome.ok or not bench.rules.reply_window:
        return outcome
    letters = {ref: tuple(_waits(one, bench) for one in these) for ref, these in outcome.letters.items()}
    if letters == outcome.letters:
        return outcome
    said = Said(
        "your text leaves for the complainant at {time}; answer “stop” to take it back",
        time=clock(bench, bench.now + bench.rules.reply_window),
    )
    results = tuple(replace(one, said=said) if not one.line.raw else one for one in outcome.results)
    return replace(outcome, letters=letters, results=results)


def _waits(outgoing: Outgoing, bench: Bench) -> Outgoing:
    if outgoing.printed or not isinstance(outgoing.letter, StaffLetter):
        return outgoing
    return replace(outgoing, not_before=bench.now + bench.rules.reply_window)


def shown_before_leaving(told: Transcript, outcome: Outcome, *, number: int) -> Transcript:
    """The transcript, with the letter that waits exactly as it will leave. `number` is the ledger's of this mail."""
    waits = [one for these in outcome.letters.values() for one in these if one.not_before]
    if not waits:
        return told
    [first, *_] = waits
    return replace(
        told,
        sent_words="",
        shown=Shown(letter=first.letter, language=first.language),
        leaves_at=clock(outcome.bench, first.not_before) if first.not_before else "",
        number=number,
    )


def still_leaving(bench: Bench, complaint: Complaint | None, stopped: tuple[int, ...]) -> tuple[LeavingTold, ...]:
    """Earlier letters of this colleague in the file that wait to leave: a correction does not stop them by itself."""
    return tuple(_leaving(bench, complaint, stopped)) if complaint else ()


def _leaving(bench: Bench, complaint: Complaint, stopped: tuple[int, ...]) -> Iterator[LeavingTold]:
    words = {one.message.parcel: one.message.new_text for one in complaint.staff_messages}
    for one in bench.facts.relayed:
        mine = one.ref == complaint.ref and one.person == bench.person.address
        # One whose time has come is on its way already.
        if mine and one.state == "waiting" and one.leaves_at > bench.now and one.letter not in stopped:
            begins = " ".join(words.get(one.parcel, "").split())[:100]
            yield LeavingTold(number=one.parcel, at=clock(bench, one.leaves_at), words=begins)
