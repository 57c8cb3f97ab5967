"""Command lines that somebody else wrote: what stands in a message that came in is not obeyed for being copied.

A customer may write "#", and a colleague's client repeat it, under a heading or without; a colleague may copy a message
to ask what it is about. A line that is found in one is asked about, wherever in the mail it stands.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from worker.complaint.messages import ReceivedMessage
from worker.processing.commands.frame import Bench
from worker.processing.commands.marks import bare, plain
from worker.processing.commands.script import Line, Script
from worker.processing.rules import Rules
from worker.staff.promising import OVERRIDE
from worker.staff.running import LineResult
from worker.staff.table import Table
from worker.words.said import Said
from worker.words.wording import fold

# As much of a message as is looked at.
_READ: Final = 200_000


def asked_about(script: Script, bench: Bench, table: Table) -> tuple[LineResult, ...]:
    """The lines that stand in a message of a file or of the ledger; none where the colleague says why all the same."""
    lines = [(line, words) for line in script.lines if (words := _flat(line.raw)).startswith("#")]
    if not lines:
        return ()
    written = [(ref, one, _flat(f"{one.new_text}\n{one.quoted}"[:_READ])) for ref, one in _messages(bench)]
    despite = table.find(OVERRIDE)
    found: list[LineResult] = []
    for line, words in lines:
        ref, message = next(((ref, one) for ref, one, text in written if words in text), ("", None))
        if message is not None:
            found.append(LineResult(line, _said(message, line.ref or bench.default_ref or ref, bench.rules)))
        elif line.prose and table.find(line.verb) is despite:
            return ()
    return tuple(found)


def copied(lines: Iterable[Line]) -> frozenset[str]:
    """What the ledger is asked of the lines of a mail that answers no letter of ours."""
    return frozenset(line.raw for line in lines if _flat(line.raw).startswith("#"))


def _said(message: ReceivedMessage, ref: str, rules: Rules) -> Said:
    return Said(
        "this stands in the message of {who} of {day}, and what others write is not obeyed: if it is you who wants it,"
        " add the line “#despite {ref}” with your reason",
        who=message.sender_name or message.sender or "—",
        day=rules.day(message.received_at),
        ref=ref,
    )


def _messages(bench: Bench) -> Iterator[tuple[str, ReceivedMessage]]:
    """Each with the file that has it; what a colleague sent is their own."""
    for file in (*bench.files.values(), *bench.facts.like_lines):
        for message in (*file.messages, *file.held_messages):
            if message.sender not in bench.rules.staff:
                yield file.ref, message


def _flat(text: str) -> str:
    """Words without marks, case, accents and line ends: a client that copies a text changes these."""
    return " ".join(fold(" ".join(bare(plain(row)) for row in text.split("\n"))).split())
