"""A text that plainly speaks to the complainant does not stay in the house unnoticed.

`#affecter` takes a text to the colleague whom it names, and many a command takes none: below them, "Bonjour Madame,
nous sommes désolés…" would be read by a colleague or by nobody, and whoever wrote it would believe it sent. They are
asked; who means it so says it by `#malgré`.
"""

import re
from dataclasses import replace
from typing import Final

from worker.complaint.record import Complaint
from worker.processing.commands.frame import Command
from worker.processing.commands.script import Line, Script
from worker.staff.asking import names_in
from worker.staff.guards import colleagues, customers, marks, parts
from worker.staff.guards.reply import LOOKED_AT, Reply
from worker.staff.on_the_line import given_back
from worker.staff.running import LineResult, Outcome, taker_of_text
from worker.staff.table import Table
from worker.words.said import Said
from worker.words.tables import words
from worker.words.wording import fold

# What a customer has, and no colleague; and how nobody speaks to one.
_THEIRS: Final = words("guards", "theirs")
_ASKS_A_CHANGE: Final = words("guards", "asks a change")
_SAID: Final = Said(
    "your text speaks to the complainant, and only {who} would read it: to send it, write #send on a line above it; if"
    " it is for {who}, add #despite REASON on top of the mail"
)
_SAID_TO_NOBODY: Final = Said(
    "your text speaks to the complainant, and none of these commands sends it: write #send on a line above it, or #note"
    " to keep it with the file"
)

_CHANGES: Final = Said(
    "your text would change an answer that you approve, and two people must have read what leaves: give it back, its"
    " author takes it up"
)


def checked(outcome: Outcome, script: Script, ref: str, table: Table, *, override: str) -> Outcome:
    """The outcome as it may stand. `override` is the reason for which it stays so all the same, or ""."""
    complaint = outcome.bench.files.get(ref)
    if override or not outcome.ok or complaint is None or not script.text.strip():
        return outcome
    taker = taker_of_text(script, table)
    known = table.find(taker.verb) if taker else None
    if known is not None and known.en != "assign":
        return outcome
    approves = any(found.en == "approve" for line in script.lines if (found := table.find(line.verb)))
    if approves and _ASKS_A_CHANGE.search(fold(script.text[:LOOKED_AT])):
        return _refused(outcome, _CHANGES, given_back(complaint, script.text))
    reply = Reply(script.typed or script.text, names_in(outcome.bench, complaint), body=script.text)
    if not (_is_theirs(reply) if known else _may_be_theirs(reply)):
        return outcome
    if approves:
        return _refused(outcome, _CHANGES, given_back(complaint, ""))
    return _refused(outcome, _told(known, outcome, complaint))


def _refused(outcome: Outcome, said: Said, *steps: Said) -> Outcome:
    return replace(outcome, results=(*outcome.results, LineResult(Line(0, "", ""), said, steps=steps)))


def speaks_to_them(text: str) -> bool:
    """Whether a text by itself, to whomever it was written, says what one says to a complainant alone."""
    return _THEIRS.search(fold(text[:LOOKED_AT])) is not None


def _told(known: Command | None, outcome: Outcome, complaint: Complaint) -> Said:
    if known is None:
        return _SAID_TO_NOBODY
    return _SAID.about(who=outcome.bench.rules.name_of(complaint.owner) or "?")


def _may_be_theirs(reply: Reply) -> bool:
    """Of what nobody would read at all, the signs need not be many."""
    return not _to_a_colleague(reply) and (_greeted(reply) or _THEIRS.search(reply.whole) is not None)


def _is_theirs(reply: Reply) -> bool:
    """A colleague may be greeted too: the customer is named, or their things are spoken of to them."""
    to_them = customers.greeted_by_name(reply) or _THEIRS.search(reply.whole) is not None
    return to_them and _greeted(reply) and not _to_a_colleague(reply) and not customers.spoken_of(reply)


def _greeted(reply: Reply) -> bool:
    return customers.greeted(reply)


def _to_a_colleague(reply: Reply) -> bool:
    first = reply.lines[0] if reply.lines else ""
    calls = any(word in reply.names.colleagues for word in re.findall(r"[^\W\d_]+", fold(first)[:40]))
    named = calls and not customers.greeted_by_name(reply)
    signs = (marks.said_internal, colleagues.several, colleagues.thou, parts.greets_the_house)
    return named or any(sees(reply) for sees in signs)
