"""An answer is filed, read by a second person or not, and leaves: what each step records and says (R2, R3, E1)."""

from dataclasses import dataclass, replace

from worker.complaint.answer import AnswerReleased, Draft, DraftFiled, DraftJudged
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import State
from worker.complaint.messages import SupportingDocument
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_complainant, to_staff
from worker.processing.commands.frame import Bench
from worker.processing.commands.moves import moved
from worker.processing.contesting import contester
from worker.response.approval import approvers, needs
from worker.response.compensating import offered_with_answer
from worker.response.drafting import Words, answer, decided, enclosed, fingerprint, words_of
from worker.response.letters import Answer
from worker.response.showing import request, shown_to


@dataclass(frozen=True, slots=True)
class Stage:
    """What a step records and sends; `answer` is the letter to the complainant that it is about."""

    entries: tuple[Entry, ...]
    letters: tuple[Outgoing, ...]
    answer: Answer


def file(
    bench: Bench, complaint: Complaint, words: Words, documents: tuple[SupportingDocument, ...], *, parcel: int = 0
) -> Stage:
    """A new version takes the place of the one that waits. It leaves at once where nobody else must read it.

    `parcel` numbers the mail that brought its documents, 0 for the one in hand. The file lacks nothing that an answer
    needs (`requirements.missing`).
    """
    draft = Draft(
        version=len(complaint.drafts) + 1,
        text=words.text,
        outcome=decided(complaint),
        sha256=fingerprint(complaint, bench.rules, words, documents),
        parcel=parcel or bench.received.parcel,
        needs=needs(complaint, bench.rules),
        filed_by=bench.person.address,
        filed_at=bench.now,
        greeting=words.greeting,
        closing=words.closing,
    )
    entries = (*_superseded(complaint, bench.person), DraftFiled(draft=draft))
    after = apply_all(complaint, entries, at=bench.now)
    step = _to_review if draft.needs else _at_once
    stage = step(bench, after, draft, documents)
    return Stage((*entries, *stage.entries), stage.letters, stage.answer)


def _superseded(complaint: Complaint, person: Person) -> tuple[Entry, ...]:
    waiting = waiting_draft(complaint)
    return (DraftJudged(version=waiting.version, status="superseded", by=person.address),) if waiting else ()


def waiting_draft(complaint: Complaint) -> Draft | None:
    """The version that a second person is asked about."""
    current = complaint.current_draft
    return current if current and current.status == "filed" else None


def _to_review(bench: Bench, complaint: Complaint, draft: Draft, documents: tuple[SupportingDocument, ...]) -> Stage:
    letter = _letter(bench, complaint, draft, documents)
    waits = complaint.state is State.DECISION_REVIEW
    asked = approvers(complaint, bench.rules, draft.filed_by, bench.facts.absences, today=bench.today)
    requests = tuple(
        to_staff(person, request(bench.rules, complaint, draft, letter, person), bench.rules, enclosed=documents)
        for person in asked
    )
    entries = () if waits else (moved(complaint, State.DECISION_REVIEW),)
    return Stage(
        entries, (*requests, *shown_to(_authors(bench, complaint, draft), bench, complaint, draft, letter)), letter
    )


def _at_once(bench: Bench, complaint: Complaint, draft: Draft, documents: tuple[SupportingDocument, ...]) -> Stage:
    return release(bench, complaint, draft, documents, approved_by="")


def release(
    bench: Bench, complaint: Complaint, draft: Draft, documents: tuple[SupportingDocument, ...], *, approved_by: str
) -> Stage:
    """The answer leaves, and with it what it offers. Whoever answers for it approves its compensation too."""
    by = approved_by or draft.filed_by
    letter = _letter(bench, complaint, draft, documents)
    otherwise = bench.rules.calendar.add(bench.today, bench.rules.clocks.compensation_limit)
    released = AnswerReleased(
        version=draft.version,
        outcome=draft.outcome,
        decided_by=draft.filed_by,
        approved_by=approved_by,
        mediator_informed=letter.mediation_limit is not None,
    )
    entries: tuple[Entry, ...] = (
        DraftJudged(version=draft.version, status="released", by=by),
        *offered_with_answer(complaint, by, otherwise, bench.today),
        released,
        moved(complaint, State.ANSWERED),
    )
    leaves = tuple(
        outgoing
        for one in (letter, *_for_others(letter, complaint))
        for outgoing in to_complainant(one.file, one, bench.rules, sender_name=one.sender_name, enclosed=documents)
    )
    copies = shown_to(_authors(bench, complaint, draft), bench, complaint, draft, letter, moment="left")
    return Stage(entries, (*leaves, *copies), letter)


def give_back(bench: Bench, complaint: Complaint, draft: Draft, reason: str) -> Stage:
    """The second person returns the draft: its author works on it again."""
    letter = _letter(bench, complaint, draft, enclosed(complaint, draft.parcel))
    entries = (
        DraftJudged(version=draft.version, status="returned", by=bench.person.address, reason=reason),
        moved(complaint, State.INVESTIGATING, reason),
    )
    people = _authors(bench, complaint, draft)
    return Stage(entries, shown_to(people, bench, complaint, draft, letter, moment="returned", reason=reason), letter)


def _for_others(letter: Answer, complaint: Complaint) -> tuple[Answer, ...]:
    """Where another who takes part contested, the file's complainant reads the new answer too, greeted as we greet."""
    if letter.file.complainant.addresses[:1] == complaint.complainant.addresses[:1]:
        return ()
    return (replace(letter, file=complaint, greeting="", asked_by_another=True),)


def _letter(bench: Bench, complaint: Complaint, draft: Draft, documents: tuple[SupportingDocument, ...]) -> Answer:
    """It is for whoever contested the answer before it, else for the complainant."""
    return answer(
        contester(complaint),
        bench.rules,
        words=words_of(draft),
        author=draft.filed_by,
        documents=documents,
        today=bench.today,
    )


def _authors(bench: Bench, complaint: Complaint, draft: Draft) -> tuple[Person, ...]:
    """Who wrote the draft, and who owns the file."""
    found = (bench.rules.staff.get(address) for address in dict.fromkeys((draft.filed_by, complaint.owner)))
    return tuple(person for person in found if person)
