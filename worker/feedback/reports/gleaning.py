"""One walk through the records of a period: cases to count, and the few words that may be shown of them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.feedback.cases import CountedFile, case_of
from worker.feedback.labels import PROMISES
from worker.feedback.periods import Period
from worker.feedback.reports.letters import FileTold
from worker.feedback.reports.scrubbing import known_words, quotable, scrub
from worker.processing.clocks import next_date
from worker.processing.rules import Rules
from worker.words.said import Said
from worker.words.tables import words
from worker.words.wording import bounded, fold

# As many thanks as are quoted.
THANKS = 2
# Of what was sent in spite of a warning: so many sentences, each so long.
_MOST_WHY = 3
_MOST_SENTENCE = 160
# How the record writes them: "reason: rule: sentence; rule: sentence".
_RULE = re.compile(rf"(?:: |; )(?P<rule>{'|'.join(PROMISES)}): ")
DESCRIPTION = 200
_BARGAIN = words("followups", "bargain")
_NUMBER = re.compile(r"[0-9]{2}|[€$£]")


@dataclass(slots=True)
class Gleaned:
    """`examples` holds a case for each cause, `thanks` words of thanks, both scrubbed.

    `known` are the words, by number of action, by which the people of the files that carry it could be told.
    """

    cases: list[CountedFile] = field(default_factory=list)
    examples: dict[str, str] = field(default_factory=dict)
    thanks: list[str] = field(default_factory=list)
    known: dict[int, frozenset[str]] = field(default_factory=dict)
    overrides: list[FileTold] = field(default_factory=list)
    in_mediation: list[FileTold] = field(default_factory=list)
    # What each open file waits for, and by when, as the list of a morning has it.
    awaited: list[FileTold] = field(default_factory=list)

    def description(self, number: int, text: str) -> str:
        """What an action is, without anybody in it. It begins with what is to be done: a verb, mostly."""
        return scrub(text, self.known.get(number, frozenset()), proposing=True)[:DESCRIPTION]


# A case is not shown where showing it could do harm, however well it is scrubbed. First hit wins.
Reserve = Callable[[Complaint], bool]
RESERVES: tuple[tuple[str, Reserve], ...] = (
    ("it goes to law", lambda complaint: complaint.litigation),
    ("it is with the mediator", lambda complaint: complaint.mediation is not None),
    ("it is about a colleague", lambda complaint: bool(complaint.complained_of)),
    ("somebody may be hurt", lambda complaint: complaint.alarmed("distress", "danger", "child", "watched", "threat")),
    ("it tells of a need", lambda complaint: bool(complaint.complainant.adaptation_needed)),
    ("it is about personal data", lambda complaint: complaint.data_protection_request),
    ("its words are gone", lambda complaint: complaint.erased_at is not None),
)


def glean(complaints: Iterable[Complaint], period: Period, rules: Rules) -> Gleaned:
    """Cases of all `complaints`, words of `period` alone; of a cause the latest case is shown."""
    found = Gleaned()
    staff = tuple(rules.staff.values())
    for complaint in complaints:
        case = case_of(complaint, rules.zone)
        found.cases.append(case)
        if not case.counted:
            continue
        known = known_words(complaint, staff)
        for action in complaint.actions:
            found.known[action.number] = found.known.get(action.number, frozenset()) | known
        _told_to_leaders(found, complaint, period, rules)
        if not any(reserve(complaint) for _, reserve in RESERVES):
            _quoted(found, complaint, case, period, known, rules)
    return found


def _quoted(
    found: Gleaned, complaint: Complaint, case: CountedFile, period: Period, known: frozenset[str], rules: Rules
) -> None:
    if case.root_cause and case.cause_on in period:
        said = next((said for point in complaint.points if (said := quotable(point.text, known))), "")
        if said:
            found.examples[case.root_cause] = said
    for message in complaint.messages:
        thanked = _thanks(complaint, message) and rules.day(message.received_at) in period
        if thanked and len(found.thanks) < THANKS and (said := quotable(message.new_text, known)):
            found.thanks.append(said)


def _thanks(complaint: Complaint, message: ReceivedMessage) -> bool:
    """Thanks of whose file it is, and nothing else: no stranger publishes to all staff, and no text with a sum or an
    offer in it is passed on as thanks.
    """
    theirs = message.sender in complaint.complainant.addresses and not message.unrecognised
    folded = fold(message.new_text)
    bargain = _NUMBER.search(folded) or _BARGAIN.search(folded)
    return message.followup_kind == "thanks" and theirs and not bargain


def overridden(text: str) -> tuple[str, tuple[Said, ...]]:
    """The reason that was given, and each sentence of which the check had warned, under what it is in plain words."""
    places = list(_RULE.finditer(text))
    ends = [*(place.start() for place in places[1:]), len(text)]
    sentences = [text[place.end() : end].rstrip("; ") for place, end in zip(places, ends, strict=False)]
    why = tuple(
        Said("{rule}: “{sentence}”", rule=PROMISES[place["rule"]], sentence=bounded(sentence, _MOST_SENTENCE))
        for place, sentence in zip(places, sentences, strict=True)
    )
    return (text[: places[0].start()] if places else text), why[:_MOST_WHY]


def _told_to_leaders(found: Gleaned, complaint: Complaint, period: Period, rules: Rules) -> None:
    for note in complaint.overrides:
        if (day := rules.day(note.at)) in period:
            reason, why = overridden(note.text)
            found.overrides.append(FileTold(complaint.ref, rules.name_of(note.by), day, reason, why))
    what, by = next_date(complaint, rules.zone)
    if by is not None:
        owner = rules.name_of(complaint.owner) if complaint.owner else ""
        found.awaited.append(FileTold(complaint.ref, owner, by, why=(what,)))
    mediation = complaint.mediation
    if mediation is not None and mediation.ended_at is None:
        who = rules.name_of(complaint.owner) if complaint.owner else ""
        found.in_mediation.append(FileTold(complaint.ref, who, rules.day(mediation.since), mediation.mediator))
