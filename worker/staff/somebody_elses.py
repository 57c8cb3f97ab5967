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
# So many words of its own tell a line from what anybody types: in the file in hand, and in all that ever came.
_FEW: Final = 4
_MANY: Final = 6


def asked_about(script: Script, bench: Bench, table: Table) -> tuple[LineResult, ...]:
    """The lines that stand in a message of a file or of the ledger; none where the colleague says why all the same."""
    lines = [(line, words) for line in script.lines if (words := _flat(line.raw)).startswith("#")]
    if not lines:
        return ()
    written = [(ref, one, _flat(f"{one.new_text}\n{one.quoted}"[:_READ])) for ref, one in _messages(bench)]
    text = _flat(script.text[:_READ])
    despite = table.find(OVERRIDE)
    found: list[LineResult] = []
    for line, words in lines:
        having = ((ref, one, whole) for ref, one, whole in written if words in whole)
        for ref, message, whole in having:
            theirs = ref in bench.files and bool(text) and text in whole
            if _is_copy(line, words, whole, table, theirs=theirs, new=not bench.default_ref):
                found.append(LineResult(line, _said(message, line.ref or bench.default_ref or ref, bench.rules)))
                break
        else:
            if line.prose and table.find(line.verb) is despite:
                return ()
    return tuple(found)


def _is_copy(line: Line, words: str, written: str, table: Table, *, theirs: bool, new: bool) -> bool:
    """Whether the line was copied, or is what anybody types and our own letters offer. Else whoever writes "#statut" to
    us once would keep everybody from it.

    `theirs`: the message is one of the file in hand, and what the colleague says beside the lines stands in it. Lines
    alone are what anybody types: else a complainant who writes "#valider version=1" would keep everybody from it.
    `new`: the mail is about no file, so that a line must name one, as no stranger can by chance.
    """
    if line.under:
        return bool(line.ref) or f"{_flat(line.under)} {words}" in written
    if new and line.ref:
        return True
    own = [word for word in words.split()[1:] if "=" not in word and word != fold(line.ref)]
    if len(own) >= (_FEW if theirs else _MANY):
        return True
    known = table.find(line.verb)
    return theirs and known is not None and bool(known.strong(line))


def copied(lines: Iterable[Line]) -> frozenset[str]:
    """What the ledger is asked of the lines of a mail that answers no letter of ours."""
    return frozenset(line.raw for line in lines if _flat(line.raw).startswith("#"))


def _said(message: ReceivedMessage, ref: str, rules: Rules) -> Said:
    return Said(
        "this stands in the message of {who} of {day}, and what others write is not obeyed: if it is you who wants it,"
        " add the line “#despite {ref}” with your reason",
        # Anybody may call themselves by a colleague's name.
        who=message.sender or "—",
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
