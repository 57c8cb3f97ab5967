"""A message joins an existing file, or waits beside it until a person lets it in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from worker.complaint.clarification import ClarificationEnded
from worker.complaint.entry import Entry
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import Moved, State, find_move, is_open
from worker.complaint.messages import MessageHeld, MessageReceived, ReceivedMessage
from worker.complaint.personal_data import DataRequested
from worker.complaint.record import Complaint
from worker.complaint.recourse import LitigationProposed
from worker.complaint.survey import Satisfaction, SurveyAnswered
from worker.intake import (
    accusing,
    after_answer,
    after_end,
    alarming,
    asking,
    clarifying,
    continuing,
    first_words,
    followups,
    formal_notice,
    heard,
    pictures,
    pressing,
    receiving,
    redirecting,
    reflecting,
    survey,
    wish,
)
from worker.intake.case import Case
from worker.intake.letters import Relay
from worker.intake.setting_aside import desk_notices
from worker.intake.sorting.authenticity import dmarc
from worker.nouns.decision import Decision, Task, TaskKind
from worker.nouns.facts import NOTHING_KNOWN, Facts
from worker.nouns.item import FollowUp
from worker.nouns.letter import Outgoing
from worker.processing import people
from worker.processing.addressing import to_staff
from worker.processing.alarms import of_people
from worker.processing.documents import kept
from worker.processing.personal_data import requested
from worker.processing.rules import Rules
from worker.processing.waiting import after_waiting
from worker.words.said import NOTHING, Said


@dataclass(frozen=True, slots=True)
class _Follow:
    """A follow-up as joining sees it: its kind with the words that say so, and what it answers."""

    kind: str
    words: str
    received: ReceivedMessage
    answers: bool = False
    questions_open: tuple[str, ...] = ()
    satisfaction: Satisfaction | None = None
    another: str = ""


def join(
    case: Case,
    item: FollowUp,
    rules: Rules,
    complaint: Complaint,
    *,
    now: datetime,
    facts: Facts = NOTHING_KNOWN,
) -> Decision:
    """Append the message to the file that it proves to belong to; the sender of a held one learns nothing of it.

    No second acknowledgement leaves: one a complaint. The kind of follow-up is proposed; what changes the state of a
    file needs a person, but for the arrival of an awaited clarification.
    """
    case = _prepared(case, complaint, facts)
    follow = _follow(case, item, rules, complaint, facts)
    entries: tuple[Entry, ...]
    told = emergency = tuple[Outgoing, ...]()
    if item.held:
        entries = (MessageHeld(message=follow.received, reason=item.because),)
        told = heard.held(complaint, follow.received, rules, facts, rules.day(now))
        tasks: tuple[Task, ...] = (Task(kind="held_message", text=follow.received.sender, ref=item.ref),)
    else:
        desired = None if complaint.desired_solution else wish.find(case.message.new_text, case.message.language)
        joined = MessageReceived(message=follow.received, proof=item.proof, desired_solution=desired)
        said = (SurveyAnswered(satisfaction=follow.satisfaction),) if follow.satisfaction else ()
        judged = _of_their_kind(complaint, follow, rules)
        asked = asks_for_data(complaint, case.message.new_text, case.received_at, rules)
        # What a complainant adds may be what cannot wait; a program's words alarm nobody.
        raised = alarming.raised(complaint, case.message.new_text, case.received_at, rules, now)
        entries = (joined, *said, *_resumed(complaint, follow, rules, now), *judged, *asked, *raised)
        told = _answered(item, apply_all(complaint, entries, at=now), follow.received, rules, now)
        alarms = _alarms(complaint, raised, follow.received, rules, facts, now)
        told = (*told, *_data_notices(case, item, asked, rules), *alarms)
        if not item.mute and _may_resume(item, facts):
            emergency = alarming.answered(apply_all(complaint, entries, at=now), alarming.among(raised), rules)
            emergency = emergency or receiving.after_end(complaint, follow.received, rules, rules.day(now))
        tasks = _tasks(follow, complaint)
    if follow.kind == "status_question" and not (item.mute or emergency or of_people(case.message.new_text)):
        told = (*told, *asking.status(apply_all(complaint, entries, at=now), item, rules, now))
    return Decision(
        kind="follow_up",
        because=item.because,
        ref=item.ref,
        entries=entries,
        letters=(*emergency, *told, *_relays(case, item, follow, rules, complaint, facts, now, _law(entries))),
        documents=case.message.documents,
        tasks=tasks,
        others=heard.to_a_stranger(case, item, rules, complaint, facts),
    )


def _answered(
    item: FollowUp, complaint: Complaint, received: ReceivedMessage, rules: Rules, now: datetime
) -> tuple[Outgoing, ...]:
    """What its author hears of it at once; `complaint` has the message already."""
    redirected = () if item.mute else redirecting.told(complaint, received, rules)
    return (*redirected, *after_answer.told(complaint, received, rules, rules.day(now)))


def _prepared(case: Case, complaint: Complaint, facts: Facts) -> Case:
    had = {document.sha256 for message in complaint.messages for document in message.documents}
    message = pictures.sorted_out(first_words.with_answers(case.message), facts.known_pictures, had)
    return reflecting.judged(replace(case, message=message), facts.authserv_id)


def _of_their_kind(complaint: Complaint, follow: _Follow, rules: Rules) -> tuple[Entry, ...]:
    """It contests the answer, or tells how somebody of ours behaved."""
    contested = after_answer.contested(complaint, follow.kind, follow.words)
    return (*contested, *accusing.later(complaint, follow.received, rules))


def _alarms(
    complaint: Complaint, raised: tuple[Entry, ...], received: ReceivedMessage, rules: Rules, facts: Facts,
    now: datetime,
) -> tuple[Outgoing, ...]:  # fmt: skip
    return alarming.letters(complaint, alarming.among(raised), received, rules, facts.absences, today=rules.day(now))


def asks_for_data(complaint: Complaint, text: str, received_at: datetime, rules: Rules) -> tuple[DataRequested, ...]:
    """Years after a complaint its author may ask for their data: whatever state the file is in, the month begins."""
    words = formal_notice.data_protection_words(text)
    if not words or complaint.open_data_request is not None:
        return ()
    return (requested(rules.day(received_at), rules, words=words),)


def _data_notices(case: Case, item: FollowUp, asked: tuple[DataRequested, ...], rules: Rules) -> tuple[Outgoing, ...]:
    """The desk is told beside whoever keeps the file: the answer to such a request is the desk's."""
    if not asked:
        return ()
    [request], message = asked, case.message
    return desk_notices(
        rules,
        "data_protection",
        ref=item.ref,
        address=message.sender.address,
        subject=message.subject,
        detail=message.new_text,
        finding=Said("Answer due by {due}.", due=request.due),
    )


def _follow(case: Case, item: FollowUp, rules: Rules, complaint: Complaint, facts: Facts) -> _Follow:
    kind: str
    kind, words = followups.kind(case.message.new_text)
    # While we wait for their answer, « toujours rien reçu » may be it.
    if not kind and complaint.open_clarification is None:
        kind, words = pressing.asks_again(case.message, by_words=item.proof == "words")
    if not item.held:
        kind, words = after_answer.kind_of(complaint, kind, words, case.message.new_text)
    satisfaction = _survey(case, item, complaint)
    if satisfaction and kind in {"", "thanks"}:
        kind, words = "survey", ""
    received = case.received(rules, followup_kind=kind)
    waits = complaint.state is State.AWAITING_CUSTOMER and not item.held and _may_resume(item, facts)
    asked = complaint.open_clarification if waits else None
    if asked is None or not clarifying.answers(kind, received, asked):
        another = continuing.another(case.message.new_text)
        return _Follow(kind, words, received, satisfaction=satisfaction, another=another)
    return _Follow(kind, words, received, answers=True, questions_open=clarifying.unanswered(asked, received))


def _may_resume(item: FollowUp, facts: Facts) -> bool:
    """What ends a wait comes from whom we wait for: by a proof, or by our server's word where there is any."""
    return item.proof in asking.PROVES or item.vouched or not facts.authserv_id


def _survey(case: Case, item: FollowUp, complaint: Complaint) -> Satisfaction | None:
    """How it went, each question once in the life of a file: from whoever was asked, after they were asked.

    The letter has a link for each mark, and each of them makes a mail of its own.
    """
    known = complaint.satisfaction
    asked = complaint.state is State.CLOSED and any(m.occasion in {"closing", "survey"} for m in complaint.mails)
    if not asked or item.held or item.proof not in asking.PROVES or (known and known.whole):
        return None
    told = survey.read(case.message.new_text, case.received_at)
    return known.completed(told) if known and told else told


def _resumed(complaint: Complaint, follow: _Follow, rules: Rules, now: datetime) -> tuple[Entry, ...]:
    """An awaited clarification takes the file up again. Its internal clock runs on; the regulatory one never stops."""
    asked = complaint.open_clarification
    if not follow.answers or asked is None:
        return ()
    waited, deadlines = after_waiting(complaint, asked, rules.day(now), rules)
    ended = ClarificationEnded(number=asked.number, how="answer", waited_days=waited, deadlines=deadlines)
    move = find_move(complaint.state, State.INVESTIGATING)
    cause = move.cause if move else ""
    return (ended, Moved(source=complaint.state, target=State.INVESTIGATING, cause=cause, reason="answered"))


_ASKS: Mapping[str, TaskKind] = {
    "withdrawal": "withdrawal",
    "contestation": "contestation",
    "acceptance": "acceptance",
    # A yes with a "but" may be a no: a person judges it, and no letter says that the answer is contested.
    "reservation": "contestation",
}


def asks(kind: str, words: str, ref: str) -> tuple[Task, ...]:
    """What a message of this kind leaves for a person to do."""
    asked = _ASKS.get(kind)
    return (Task(kind=asked, text=words, ref=ref),) if asked else ()


def _tasks(follow: _Follow, complaint: Complaint) -> tuple[Task, ...]:
    """Nothing that a customer wrote waits unseen: what it asks for, of what else it speaks, what follows the end."""
    found = list(asks(follow.kind, follow.words, complaint.ref))
    if follow.another:
        found.append(Task(kind="another_matter", text=follow.another, ref=complaint.ref))
    if complaint.state is State.NOT_A_COMPLAINT and not after_end.agrees(follow.kind, follow.received.new_text):
        return (Task(kind="requalified", text=follow.received.sender, ref=complaint.ref),)
    ended = not is_open(complaint.state)
    if ended and not found and after_end.wants(complaint, follow.kind, follow.received):
        found.append(Task(kind="after_end", text=follow.received.sender, ref=complaint.ref))
    return tuple(found)


_FORGED = Said("our mail server did not recognise its sender")
_UNKNOWN = Said("it answers a letter of ours, and our mail server did not recognise its sender")
_NAMED = Said(
    "its subject alone names the file, and it answers none of our letters",
)
_CLAIMED = Said("its sender's address alone says so, and it answers none of our letters")
_OTHER = Said(
    "it comes from another address than theirs, and its subject alone names the file",
)


def _doubt(case: Case, item: FollowUp, complaint: Complaint, facts: Facts) -> Said:
    """Why nothing proves that the complainant wrote: whoever keeps the file may be about to pay, or to change where."""
    verdict = dmarc(case.message, facts.authserv_id)
    if verdict in {"fail", "unclear"}:
        return _FORGED
    if item.proof in asking.PROVES:
        # Whoever was shown a letter of ours can answer it in its reader's name.
        return _UNKNOWN if reflecting.doubtful(case.message, facts.authserv_id) else NOTHING
    if item.proof == "tag" and case.message.sender.address not in complaint.complainant.addresses[:1]:
        return _OTHER
    claim = _NAMED if item.proof == "tag" else _CLAIMED
    return claim if verdict != "pass" else NOTHING


def _law(entries: tuple[Entry, ...]) -> str:
    """The words of this message that propose litigation."""
    return next((entry.words for entry in entries if isinstance(entry, LitigationProposed)), "")


def _relays(
    case: Case,
    item: FollowUp,
    follow: _Follow,
    rules: Rules,
    complaint: Complaint,
    facts: Facts,
    now: datetime,
    law: str,
) -> tuple[Outgoing, ...]:
    """To whoever keeps the file; its documents go along as far as they were cleared and fit."""
    received = follow.received
    complaint = apply_all(complaint, () if item.held else accusing.later(complaint, received, rules), at=now)
    # What a stranger writes proposes nothing for the file.
    shown = not item.held or bool(item.others)
    relay = Relay(
        file=complaint,
        rules=rules,
        recipient_name="",
        message=received,
        held=item.held,
        followup_kind=follow.kind if shown else "",
        followup_words=follow.words if shown else "",
        answers_clarification=follow.answers,
        questions_open=follow.questions_open,
        doubt=NOTHING if item.held else _doubt(case, item, complaint, facts),
        litigation_words=law,
        others=item.others,
        another_words=follow.another,
        for_another=item.for_another,
        known_in=continuing.known_in(case.message.sender.address, item, facts),
    )
    keepers = people.keepers(complaint, rules, facts.absences, today=rules.day(now))
    if relay.comes_back and not any(one in after_end.reopeners(complaint, rules) for one in keepers):
        # Whoever may decide whether it goes on reads it as well.
        desk = people.desk_of(complaint, rules)
        keepers = (*keepers, *people.with_deputies(desk, rules, facts.absences, today=rules.day(now)))
    # Whoever paid, and whoever is about to, may still stop it.
    keepers = tuple(dict.fromkeys((*keepers, *redirecting.payers(complaint, received, rules))))
    return tuple(
        replace(to_staff(person, replace(relay, recipient_name=person.name), rules), enclosed=kept(received.documents))
        for person in keepers
    )
