"""What plain words to a file most likely ask for: the line that does it, offered beside the question whom they are for.

"Le virement est revenu", « pour Cyrille svp », "c'est remboursé": nothing of it is a letter to the customer. Nothing is
done unasked either: whoever wrote it opens the link, completes the line, and sends. Their own words are not repeated in
it: what stands in a letter of ours may not leave for a customer, and these may be meant for one after all.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from worker.complaint.lifecycle import TO_ANSWER, State, is_open, may_move
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.nouns.offer import Offer
from worker.processing.commands.frame import LEADERS, Bench, Command
from worker.processing.commands.readers import READERS
from worker.processing.people import called
from worker.processing.reactions import objection
from worker.response.announced import sums_in
from worker.staff import new_mail, twins
from worker.staff.guards.customers import greets_formally
from worker.staff.offers.table import rows_of
from worker.staff.offers.view import View
from worker.staff.paid_or_not import is_open_yet, of_payments
from worker.staff.rights import may
from worker.staff.spoken import decides, of_the_answer, said_so_far
from worker.staff.table import Table
from worker.words.said import NOTHING, Said
from worker.words.tables import Words, words
from worker.words.wording import fold, unaccented

_MOST: Final = 3
_LOOKED_AT: Final = 400
_ROOM: Final = "meant"
_TAKES: Final = words(_ROOM, "takes")
_CONTENT: Final = words(_ROOM, "content")
_GIVES_UP: Final = words(_ROOM, "gives up")
_CHOOSES: Final = words(_ROOM, "chooses")
_PHISHING: Final = words(_ROOM, "phishing", then=r"(?!\w)")
_ADVERTISING: Final = words(_ROOM, "advertising", then=r"(?!\w)")
_QUESTION: Final = words(_ROOM, "only a question", then=r"(?!\w)")
_PHISH: Final = Said("#reclassify phishing")
_ADVERT: Final = Said("#reclassify advertising")
# What a row of the offers is for, as people speak of it.
_ROWS: Final[Mapping[str, Words]] = {
    "merge": words(_ROOM, "duplicate"),
    "answer": words(_ROOM, "decides"),
    "resolved": words(_ROOM, "over"),
    "close": words(_ROOM, "over"),
    "hold": words(_ROOM, "waits for"),
    "ask": words(_ROOM, "asks for"),
}
_ANSWER: Final = Said("#answer")
_CONCLUDE: Final = Said("Conclude in one mail: fill in what is in brackets, and write to the complainant below")
_Guess = Callable[[Complaint, Bench, str, str], Iterator[tuple[str, Said, Said]]]


def meant(complaint: Complaint, bench: Bench, text: str, table: Table) -> tuple[Offer, ...]:
    """The lines that may be meant, each with what it is for; only what whoever writes may do."""
    said = " ".join(text[:_LOOKED_AT].split())
    found = (one for guess in _GUESSES for one in guess(complaint, bench, said, fold(said)))
    known = ((table.find(verb), label, line) for verb, label, line in found)
    mine = ((one, label, line) for one, label, line in known if one and may(bench, one, complaint))
    lines = [_offer(one, label, line, complaint.ref, bench) for one, label, line in mine]
    return (*lines, *_of_rows(complaint, bench, text, table))[:_MOST]


def as_group(offers: tuple[Offer, ...], *, alone: bool = True) -> tuple[tuple[Said, tuple[Said, ...]], ...]:
    """The same for a transcript of words that were kept: what they may have asked for besides, "()" for nothing.
    `alone`: it offers nothing else, so that a yes can mean one line.
    """
    rows = tuple(Said("{label}: {line}", label=one.label, line=one.short) for one in offers)
    title = _DID_YOU_MEAN if alone and the_one(offers) else _PERHAPS
    return ((title, rows),) if rows else ()


def the_one(offers: tuple[Offer, ...]) -> Offer | None:
    """The line that a yes means: the only one, of which nothing is left to fill in, and no complainant reads of it."""
    inside = {NOTHING, READERS["internal"]}
    whole = [one for one in offers if "[" not in one.lines and not one.is_form and one.readers in inside]
    return whole[0] if len(offers) == len(whole) == 1 else None


_PERHAPS: Final = Said("Kept as a note, and nothing else: perhaps you meant more")
_DID_YOU_MEAN: Final = Said("Kept as a note, and nothing else: did you mean this? Answer “yes”, and it is done")


def _of_rows(complaint: Complaint, bench: Bench, text: str, table: Table) -> Iterator[Offer]:
    """What the file has a line for, where the words speak of it: « fondé, on rembourse 79,90 € », « dossier clos »."""
    folded = fold(" ".join(text[:_LOOKED_AT].split()))
    rules, today = bench.rules, bench.today
    says = of_the_answer(text, complaint, rules, today)
    known = said_so_far(says, complaint, rules, today)
    view = View(complaint, bench.person, rules, today, bench.facts.absences, announced=known)
    verbs = [verb for verb, table_ in _ROWS.items() if table_.search(folded)]
    named_ = _named_twins(complaint, bench, text)
    verbs = [verb for verb in verbs if verb != "merge" or (twins.spoken_of(folded) and not named_)]
    first = ("answer",) if decides(says) else ("assess",) if says and says.scores else ()
    first = ("resolved",) if says and says.settled else first
    for one in rows_of(tuple(dict.fromkeys((*first, *verbs))), view, table, bench.rules.languages[0]):
        # Their words are for the house: what the complainant reads is written below the lines.
        yield replace(one, label=_CONCLUDE) if says and one.short == _ANSWER else one


def _offer(command: Command, label: Said, line: Said, ref: str, bench: Bench) -> Offer:
    # What is put away so is told to nobody.
    readers = NOTHING if line in {_PHISH, _ADVERT} else READERS[command.words]
    return Offer(label, unaccented(line.told(bench.rules.languages[0])), line, readers, ref)


def _takes(complaint: Complaint, bench: Bench, _said: str, folded: str) -> Iterator[tuple[str, Said, Said]]:
    free = not complaint.owner and is_open(complaint.state) and bench.person.address not in complaint.complained_of
    if free and _TAKES.search(folded) and "?" not in folded:
        yield "assign", Said("Look after this file yourself"), Said("#assign me")


def _gives(complaint: Complaint, bench: Bench, said: str, folded: str) -> Iterator[tuple[str, Said, Said]]:
    """One colleague is named, or one of several is to have it, and could."""
    if not is_open(complaint.state) or complaint.state is State.ANSWERED or _greets_them(complaint, bench):
        return
    # « Mia Laurent : arnaque » is said of whoever took that name.
    theirs = set(fold(complaint.complainant.name).split())
    others = [one for one in bench.rules.staff.values() if one != bench.person and not set(called(one)) & theirs]
    named = [one for one in others if _is_named(one, folded)]
    # Who is ill is given nothing: « Bob est malade jusqu'à jeudi ».
    named = [one for one in named if not new_mail.is_said_away(said, one, bench.rules)]
    able = [one for one in named if one.address not in {*complaint.complained_of, complaint.owner}]
    for one in able if len(named) == 1 or _CHOOSES.search(folded) else ():
        label = Said("Hand it over") if len(able) == 1 else Said("Hand it over to {who}", who=one.name)
        yield "assign", label, Said("#assign {who}", who=one.name)


def _accepted(complaint: Complaint, _bench: Bench, _said: str, folded: str) -> Iterator[tuple[str, Said, Said]]:
    # « Ok pour les 12 € » says what we do, and of a reply with a reservation nobody accepted anything.
    content = _CONTENT.search(folded) and not (is_open_yet(folded) or objection(complaint) or sums_in(folded))
    if content and complaint.state is State.ANSWERED and not complaint.accepted_at:
        yield "accepted", Said("Say that the complainant accepts"), Said("#accepted")


def _away(_complaint: Complaint, bench: Bench, said: str, _folded: str) -> Iterator[tuple[str, Said, Said]]:
    """In answer to a file too a colleague says that they leave: « Bob prend mes dossiers »."""
    for one in new_mail.absence(said, bench.person, bench.rules, bench.today):
        yield "away", one.label, one.short


def _caused(complaint: Complaint, bench: Bench, said: str, _folded: str) -> Iterator[tuple[str, Said, Said]]:
    """« Cause : erreur de saisie », where nothing is decided beside it: then the form has it."""
    says = of_the_answer(said, complaint, bench.rules, bench.today)
    if says and says.cause and not decides(says) and complaint.state in TO_ANSWER:
        yield "cause", Said("Say what it came from"), Said("#cause {cause} confirmed", cause=says.cause)


def _gives_up(complaint: Complaint, bench: Bench, _said: str, folded: str) -> Iterator[tuple[str, Said, Said]]:
    """« Elle a rappelé, elle laisse tomber »: whoever leads the file confirms it, or is told."""
    if not _GIVES_UP.search(folded) or "?" in folded or not is_open(complaint.state):
        return
    if bench.person.roles & LEADERS:
        yield "withdraw", Said("The complainant gives it up: confirm the withdrawal"), Said("#withdraw")
        return
    desk = next((one for one in bench.rules.staff.values() if one.roles & LEADERS), None)
    if desk:
        label = Said("The complainant gives it up: {who} confirms that", who=desk.name)
        yield "tell", label, Said("#tell {who} the complainant gives it up", who=desk.name)


def _same_as(complaint: Complaint, bench: Bench, said: str, folded: str) -> Iterator[tuple[str, Said, Said]]:
    """The file that they name; else, « c'est un doublon » of a file beside which none was proposed, what is like it, of
    their own if any is.
    """
    if named_ := _named_twins(complaint, bench, said):
        yield from (_joined(one.ref, one.subject, one.complainant.name) for one in named_)
        return
    told = twins.spoken_of(folded) and not complaint.possible_duplicates
    if not told or not may_move(complaint.state, State.MERGED):
        return
    near = [one for one in bench.facts.similar.get(complaint.ref, ()) if is_open(State(one.state))]
    theirs = [one for one in near if fold(one.complainant) == fold(complaint.complainant.name)]
    yield from (_joined(one.ref, one.subject, one.complainant) for one in (theirs or near)[:_MOST])


def _named_twins(complaint: Complaint, bench: Bench, said: str) -> list[Complaint]:
    if not may_move(complaint.state, State.MERGED):
        return []
    refs = twins.named(said, complaint.ref)
    return [bench.files[one] for one in refs if one in bench.files and is_open(bench.files[one].state)]


def _joined(ref: str, subject: str, who: str) -> tuple[str, Said, Said]:
    label = Said("It is a duplicate of “{subject}”, by {who}", subject=subject, who=who)
    return "merge", label, Said("#merge {ref}", ref=ref)


def _no_complaint(complaint: Complaint, _bench: Bench, _said: str, folded: str) -> Iterator[tuple[str, Said, Said]]:
    """« Mia Laurent : arnaque, spam »."""
    if not may_move(complaint.state, State.NOT_A_COMPLAINT) or "?" in folded:
        return
    if _PHISHING.search(folded):
        yield "reclassify", Said("It is no complaint, but phishing"), _PHISH
    elif _ADVERTISING.search(folded):
        yield "reclassify", Said("It is no complaint, but advertising"), _ADVERT
    elif _QUESTION.search(folded):
        yield "reclassify", Said("It is no complaint"), Said("#reclassify question")


_GUESSES: Final[tuple[_Guess, ...]] = (
    _away,
    of_payments,
    _takes,
    _gives,
    _gives_up,
    _accepted,
    _caused,
    _same_as,
    _no_complaint,
)


def _greets_them(complaint: Complaint, bench: Bench) -> bool:
    """In a letter to the complainant a colleague's name asks for nothing."""
    theirs = {one for one in fold(complaint.complainant.name).split() if len(one) > 1}
    return greets_formally(bench.greeting) or bool(theirs & set(re.findall(r"\w+", fold(bench.greeting))))


def _is_named(person: Person, folded: str) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", folded) for name in called(person))
