"""An answer that waits for its second person follows what its authors change: the version that leaves has it in it.

Whoever sends `#motif` while a version waits wants it in the answer. The same text is filed anew with what the file says
now; what would leave at once so, or lacks something, is told instead, with the line that files it.
"""

from dataclasses import replace

from worker.complaint.answer import Draft, DraftFiled
from worker.complaint.folding import apply_all
from worker.complaint.record import Complaint
from worker.processing.commands.frame import Bench, Done
from worker.processing.commands.script import Line
from worker.response import releasing
from worker.response.approval import needs
from worker.response.drafting import enclosed, fingerprint, words_of
from worker.response.requirements import Filing, missing
from worker.staff.running import LineResult, Outcome
from worker.words.said import Said


def followed(outcome: Outcome, before: Bench) -> Outcome:
    """The outcome, with each answer that waits filed anew where the mail changed what it states; `before` holds the
    files as they were.
    """
    for ref, complaint in outcome.bench.files.items() if outcome.ok else ():
        waiting, was = releasing.waiting_draft(complaint), before.files.get(ref)
        new = outcome.entries.get(ref, ())
        filed = any(isinstance(entry, DraftFiled) for entry in new)
        if (
            waiting
            and was
            and new
            and not filed
            and _states(was, waiting, before) != _states(complaint, waiting, before)
        ):
            outcome = _anew(outcome, complaint, waiting)
    return outcome


def _states(complaint: Complaint, waiting: Draft, bench: Bench) -> str:
    return fingerprint(complaint, bench.rules, words_of(waiting), enclosed(complaint, waiting.parcel))


def _anew(outcome: Outcome, complaint: Complaint, waiting: Draft) -> Outcome:
    bench, ref = outcome.bench, complaint.ref
    lacking = missing(Filing(complaint, bench.rules, bench.person, bench.today))
    if lacking or not needs(complaint, bench.rules):
        left = Said(
            "version {version} waits as it was, without what you changed, and can no longer be approved; to file it"
            " anew, with the same text:",
            version=waiting.version,
        )
        return _told(outcome, left, steps=(*(one.step for one in lacking), Said("#answer")))
    documents = enclosed(complaint, waiting.parcel)
    stage = releasing.file(bench, complaint, words_of(waiting), documents, parcel=waiting.parcel)
    entries = {**outcome.entries, ref: (*outcome.entries.get(ref, ()), *stage.entries)}
    letters = {**outcome.letters, ref: (*outcome.letters.get(ref, ()), *stage.letters)}
    after = bench.with_file(apply_all(complaint, stage.entries, at=bench.now))
    said = Said(
        "version {version} waits no more: what you changed is in version {next}, which goes for approval with the same"
        " text",
        version=waiting.version,
        next=after.files[ref].drafts[-1].version,
    )
    return _told(replace(outcome, bench=after, entries=entries, letters=letters), said)


def _told(outcome: Outcome, said: Said, steps: tuple[Said, ...] = ()) -> Outcome:
    return replace(outcome, results=(*outcome.results, LineResult(Line(0, "", ""), said, Done(said), steps)))
