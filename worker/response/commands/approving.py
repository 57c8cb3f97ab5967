"""Commands of the second person: the draft is approved as they read it, or goes back with a reason."""

import re
from typing import Final

from worker.complaint.answer import Draft
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.processing.commands import reading
from worker.processing.commands.deputies import roles
from worker.processing.commands.frame import Bench, Done, Refusal, Right, command
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.response import releasing
from worker.response.approval import approvers, may_approve
from worker.response.drafting import enclosed, fingerprint, words_of
from worker.response.promises import dates_in
from worker.response.requirements import Filing, missing
from worker.words.said import Said

JUDGES: frozenset[Right] = frozenset({"approver", "manager", "direction"})
_LONGEST = 2_000
# Which version is spoken of, at either end of what is to be changed, is no part of that.
_VERSION: Final = re.compile(r"^\s*v(?:ersion)? ?= ?[0-9]{1,3}\s+|\s+v(?:ersion)? ?= ?[0-9]{1,3}\s*$", re.IGNORECASE)


@command(
    en="approve",
    takes=Said("[version=N]"),
    effect=Said("approves the answer that you read: it leaves"),
    rights=JUDGES,
    strong=always(Said("approves an answer")),
    more_keys=("v",),
    most_words=0,
    signed=("validé", "approuver"),
)
def approve(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    waiting = _read(bench, complaint, line)
    _in_time(bench, waiting)
    documents = enclosed(complaint, waiting.parcel)
    if fingerprint(complaint, bench.rules, words_of(waiting), documents) != waiting.sha256:
        raise Refusal(
            "the file has changed since version {version}, which you read: {who} must file the answer again (#answer)",
            version=waiting.version,
            who=bench.rules.name_of(waiting.filed_by),
        )
    author = bench.rules.staff.get(waiting.filed_by) or Person(waiting.filed_by, waiting.filed_by)
    if lacking := missing(Filing(complaint, bench.rules, author, bench.today)):
        raise Refusal(
            "this version cannot leave any more; {who} must take it up again:",
            steps=tuple(one.step for one in lacking),
            who=bench.rules.name_of(waiting.filed_by),
        )
    stage = releasing.release(bench, complaint, waiting, documents, approved_by=bench.person.address)
    said = Said(
        "version {version} approved, the answer leaves for the complainant",
        version=waiting.version,
    )
    return Done(said, stage.entries, stage.letters)


def _in_time(bench: Bench, waiting: Draft) -> None:
    """T5: a day that was ahead when it was written and has come since is promised by nobody. Raises Refusal."""
    written = bench.rules.day(waiting.filed_at)
    come = [day for day in sorted(dates_in([waiting.text], written)) if written < day <= bench.today]
    if come:
        raise Refusal(
            "version {version} names {day}, and that day has come while it waited: it goes back, for another day",
            version=waiting.version,
            day=come[0],
            steps=(
                Said("#return version={n} [another day than {day} ?]", n=waiting.version, day=f"{come[0]:%d/%m/%Y}"),
            ),
        )


@command(
    en="return",
    takes=Said("REASON"),
    effect=Said("gives the answer back, with what is to be changed"),
    rights=JUDGES,
    text="either",
    words="internal",
    strong=always(Said("gives an answer back")),
)
def give_back(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    waiting = _read(bench, complaint, line)
    reason = reading.needed(_VERSION.sub("", text), Said("what is to be changed"))[:_LONGEST]
    stage = releasing.give_back(bench, complaint, waiting, reason)
    # A yes with a wish, in plain words, was perhaps meant as a yes: that nothing leaves is said first.
    plainly = bool(line.raw) and not line.raw.lstrip().startswith("#")
    said = (_NOT_AS_IT_STANDS if plainly else _GIVEN_BACK).about(
        version=waiting.version, who=bench.rules.name_of(waiting.filed_by)
    )
    return Done(said, stage.entries, stage.letters)


_GIVEN_BACK: Final = Said("version {version} given back to {who}")
_NOT_AS_IT_STANDS: Final = Said(
    "version {version} has not left: it goes back to {who} with your words, and comes to you again once they are met"
)


def _read(bench: Bench, complaint: Complaint, line: Line) -> Draft:
    """The version that waits, where this person may judge it and speaks of no other. Raises Refusal."""
    waiting = releasing.waiting_draft(complaint)
    if waiting is None:
        raise _nothing_waits(bench, complaint)
    if not may_approve(bench.person, complaint, waiting.filed_by, roles(bench)):
        raise Refusal(
            "a second person must judge: neither the owner, nor the author, nor whoever answered or approved before,"
            " nor anybody complained of; free to judge: {names}",
            names=_free(bench, complaint, waiting.filed_by),
        )
    version = _spoken_of(bench, complaint, line)
    if version == 0:
        raise Refusal(
            "say which version you read: version={version}, or reply to the request for approval",
            version=waiting.version,
        )
    if version != waiting.version:
        raise Refusal(
            "you speak of an earlier version: version {version} waits for you, read that one",
            version=waiting.version,
        )
    return waiting


def _nothing_waits(bench: Bench, complaint: Complaint) -> Refusal:
    """Why: what became of the latest version."""
    last = complaint.drafts[-1] if complaint.drafts else None
    by = bench.rules.name_of(last.judged_by) if last else ""
    if last and last.status == "returned":
        return Refusal(
            "version {version} was given back by {who}: nothing leaves; the next version will be put to you",
            version=last.version,
            who=by,
        )
    if last and last.status == "released":
        return Refusal("version {version} has left already, approved by {who}", version=last.version, who=by)
    return Refusal("no answer of this file waits for approval")


def _free(bench: Bench, complaint: Complaint, filed_by: str) -> str:
    found = approvers(complaint, bench.rules, filed_by, bench.facts.absences, today=bench.today)
    return ", ".join(f"{one.name} ({one.address})" for one in found) or "—"


def _spoken_of(bench: Bench, complaint: Complaint, line: Line) -> int:
    """The version that is typed, else that of the latest request among those that the mail answers; 0 for unknown.

    A request leaves in the moment in which its version is filed; two versions of one moment cannot be told apart so.
    """
    typed = line.option("version", "v")
    if typed:
        return reading.number(typed)
    named = {*bench.message.in_reply_to, *bench.message.references}
    asked = [mail.queued_at for mail in complaint.mails if mail.occasion == "approval" and mail.message_id in named]
    if not asked:
        return 0
    filed = max((draft.filed_at for draft in complaint.drafts if draft.filed_at <= max(asked)), default=None)
    versions = [draft.version for draft in complaint.drafts if draft.filed_at == filed]
    return versions[0] if len(versions) == 1 else 0


COMMANDS = (approve, give_back)
