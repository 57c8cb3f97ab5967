"""The rows: what is offered, of whom and when. The first that fits stands first; rights are those of the commands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from worker.complaint.lifecycle import State, is_open, may_move
from worker.nouns.offer import Offer
from worker.processing.assessing import is_complete
from worker.processing.commands.frame import LEADERS, Command
from worker.processing.commands.readers import READERS
from worker.processing.people import propose_owner
from worker.processing.reactions import YES, objection
from worker.response.commands.resolving import is_quick
from worker.staff.offers.after_the_answer import besides_the_answer, came_back, carried_out
from worker.staff.offers.beside import apart, let_in
from worker.staff.offers.corrections import corrections
from worker.staff.offers.form import assessing, form, may_conclude
from worker.staff.offers.view import View
from worker.staff.rights import allows
from worker.staff.table import Table
from worker.words.said import NOTHING, Said
from worker.words.wording import unaccented

# Of many of one kind, the first.
_MOST: Final = 6


_Made = Iterator[tuple[Said, Said]]


@dataclass(frozen=True, slots=True)
class Row:
    """`verb` is the command whose rights it has; `make` yields (label, line) where the file has something for it.
    `first`: it stands before the others where this holds. `in_letters` is false where a letter says it otherwise.
    """

    verb: str
    make: Callable[[View], _Made]
    first: Callable[[View], bool] = lambda _view: False
    in_letters: bool = True


def offered(view: View, table: Table, language: str) -> tuple[Offer, ...]:
    """What this colleague may do with this file now, the most likely first."""
    rows = sorted((row for row in ROWS if row.in_letters), key=lambda row: not row.first(view))
    return tuple(offer for row in rows for offer in _offers(row, view, table, language))


def ways(view: View, table: Table, *, most: int = 4) -> tuple[Said, ...]:
    """The legal ways instead of one that the file does not allow, each with its line."""
    rows = sorted((row for row in ROWS if row.verb not in _ALWAYS), key=lambda row: not row.first(view))
    mine = (row for row in rows if _entitled(row, view, table))
    made = (found for row in mine if (found := next(row.make(view), None)) is not None)
    return tuple(Said("{label}: {line}", label=label, line=line) for label, line in made)[:most]


def rows_of(verbs: tuple[str, ...], view: View, table: Table, language: str) -> tuple[Offer, ...]:
    """Of these commands, what the file has something for now."""
    found = (row for verb in verbs for row in ROWS if row.verb == verb)
    return tuple(offer for row in found for offer in _offers(row, view, table, language))


def fits(verb: str, view: View, table: Table) -> bool:
    """Whether the file, as it stands, has something for a command to do; what no row speaks of always may have."""
    known = table.find(verb)
    verbs = (verb, _AS_ROW.get(known.en, verb) if known else verb)
    rows = [row for row in ROWS if table.find(row.verb) in {table.find(one) for one in verbs}]
    return not rows or any(True for row in rows for _ in row.make(view))


def _offers(row: Row, view: View, table: Table, language: str) -> Iterator[Offer]:
    found = _entitled(row, view, table)
    for label, line in row.make(view) if found else ():
        lines = form(view, language) if row is _CONCLUDE else line.told(language)
        if lines:
            yield Offer(label, unaccented(lines), line, READERS[found.words] if found else NOTHING, view.file.ref)


def _entitled(row: Row, view: View, table: Table) -> Command | None:
    """The command of a row, where this colleague may use it on this file."""
    found = table.find(row.verb)
    people = view.people if view.person.address not in view.file.complained_of else (view.person,)
    may = found is not None and any(allows(person, found, view.file, view.rules) for person in people)
    return found if may else None


def _conclude(view: View) -> _Made:
    if may_conclude(view):
        asks = Said("Conclude in one mail: fill in what is in brackets, and write to the complainant below")
        label = Said("It is the answer: fill in what is in brackets; your text is kept") if _is_letter(view) else asks
        yield label, Said("#answer")


def _is_letter(view: View) -> bool:
    """Whether a text waits that may be the answer itself."""
    return view.announced is not None and not view.announced.internal


def _resolve(view: View) -> _Made:
    if is_quick(view.file, view.rules) and view.may_answer():
        done = view.announced.settled if view.announced else ""
        line = Said('#resolved "{what}"', what=done) if done else Said('#resolved "[what was done ?]"')
        yield Said("It is settled and accepted: close it in one line"), line


def _is_settled(view: View) -> bool:
    """The complainant says so, or whoever writes."""
    told = view.announced is not None and bool(view.announced.settled)
    return told or view.kind in {"acceptance", "thanks"}


def _assess(view: View) -> _Made:
    if view.state in {State.REGISTERED, State.ASSESSED} and not is_complete(view.file.assessment):
        yield Said("Assess"), assessing(view)


def _take(view: View) -> _Made:
    """Whoever reads stands first; nobody is offered twice who else it may be."""
    if view.is_left_behind:
        yield from _give(view)
        return
    if not is_open(view.state) or view.file.owner or not view.may_own(view.person):
        return
    others = (one for one in view.rules.with_role("handler") if view.may_own(one) and one != view.person)
    # Whoever only handles files takes one that nobody has, and gives none away.
    names = [one.name for one in others] if any(one.roles & LEADERS for one in view.people) else []
    if names:
        yield Said("Say who looks after this file"), Said("#assign [me, {names} ?]", names=", ".join(names[:_MOST]))
    else:
        yield Said("Look after this file yourself"), Said("#assign me")


def _give(view: View) -> _Made:
    """Its owner left the company: one link gives it to whom a new file of the kind would be proposed to."""
    heir = propose_owner(view.file, view.rules, view.workload, view.absences, today=view.today)
    line = Said("#assign {who}", who=heir.person.name) if heir else Said("#assign [to whom ?]")
    yield Said("Give away this file, whose owner has left"), line


def _hand_over(view: View) -> _Made:
    if view.is_left_behind:
        return
    taken = bool(view.file.owner) or not view.may_own(view.person)
    if is_open(view.state) and view.state is not State.ANSWERED and taken:
        # Of a complaint about a colleague, who leads is asked before who works beside them.
        lead = view.rules.with_role("manager", "direction") if view.file.complained_of else ()
        able = dict.fromkeys((*lead, *view.rules.with_role("handler")))
        others = (one for one in able if view.may_own(one) and one != view.person)
        names = [one.name for one in others if one.address != view.file.owner]
        line = Said("#assign [{names} ?]", names=", ".join(names)) if len(names) > 1 else Said("#assign [to whom ?]")
        yield Said("Hand it over"), Said("#assign {who}", who=names[0]) if len(names) == 1 else line


def _ask(view: View) -> _Made:
    if may_move(view.state, State.AWAITING_CUSTOMER):
        yield Said("Ask the complainant for clarification"), Said("#ask [your question ?]")


def _hold(view: View) -> _Made:
    if view.state in {State.ASSESSED, State.INVESTIGATING, State.ESCALATED}:
        yield Said("Tell the complainant that it takes longer"), Said("#hold [the reason ?] until=[a date ?]")


def _write(view: View) -> _Made:
    if is_open(view.state):
        yield Said("Write to the complainant"), Said("#send [your letter ?]")


def _approve(view: View) -> _Made:
    if view.waiting:
        yield Said("Approve this version: it leaves at once"), Said("#approve version={n}", n=view.waiting.version)


def _return(view: View) -> _Made:
    if view.waiting:
        yield (
            Said("Give it back and say what needs to change"),
            Said("#return version={n} [what is to be changed ?]", n=view.waiting.version),
        )


def _accepted(view: View) -> _Made:
    # A message that says something else is no yes, and its letter does not propose to take it for one.
    no_yes = (view.about == "relay" and view.kind not in YES) or objection(view.file)
    if view.state is State.ANSWERED and not view.file.accepted_at and not no_yes:
        yield Said("Say that the complainant accepts"), Said("#accepted")


def _again(view: View) -> _Made:
    for person in list(view.examiners())[:3] if view.state is State.ANSWERED else ():
        yield Said("Have it examined again by {who}", who=person.name), Said("#level2 {who}", who=person.address)


def _close(view: View) -> _Made:
    contested = view.file.contested_at and not view.file.accepted_at
    if may_move(view.state, State.CLOSED) and view.state is State.ANSWERED and not view.file.owed and not contested:
        yield Said("Close the file"), Said("#close [the reason ?]")


def _mediation(view: View) -> _Made:
    if view.state is State.IN_MEDIATION:
        yield Said("Say that the mediation is over, and its result"), Said("#mediation over [the result ?]")
        yield Said("Take the work up again, and say why"), Said("#mediation resumed [the reason ?]")


def _reopen(view: View) -> _Made:
    reopens = view.state in {State.CLOSED, State.WITHDRAWN, State.NOT_A_COMPLAINT, State.ANSWERED}
    if reopens and view.file.erased_at is None:
        yield Said("Take this file up again"), Said("#reopen [the reason ?]")


def _withdraw(view: View) -> _Made:
    asked = view.file.withdrawal_asked or view.kind == "withdrawal"
    if may_move(view.state, State.WITHDRAWN) and asked:
        yield Said("Confirm the withdrawal"), Said("#withdraw")


def _reclassify(view: View) -> _Made:
    if may_move(view.state, State.NOT_A_COMPLAINT):
        yield (
            Said("It is no complaint"),
            Said("#reclassify [thanks, question, application, bill, advertising, or the reason ?]"),
        )


def _merge(view: View) -> _Made:
    for other in view.file.possible_duplicates[:1] if may_move(view.state, State.MERGED) else ():
        yield Said("It is a duplicate"), Said("#merge {ref}", ref=other)


def _posted(view: View) -> _Made:
    own = [one for one in view.file.mails if one.printed and one.to_staff and one.posted_on is None]
    for one in [one for one in own if one.recipient in view.addresses][:_MOST]:
        yield Said("It is posted"), Said("#posted today letter={n}", n=one.letter)


def _done(view: View) -> _Made:
    for one in view.file.actions:
        if one.owner in view.addresses and not one.done_at:
            label = Said("Action {n} is done", n=one.number)
            yield label, Said("#action-done {n}", n=one.number)


def _judged(view: View) -> _Made:
    for one in view.file.actions:
        if one.owner in view.addresses and one.done_at and not one.effectiveness:
            yield Said("Action {n} helped", n=one.number), Said("#action-effective {n} yes", n=one.number)
            yield Said("Action {n} did not help", n=one.number), Said("#action-effective {n} no", n=one.number)


def _note(view: View) -> _Made:
    if view.file.erased_at is None:
        yield Said("Add an internal note"), Said("#note [your words ?]")


def _status(_view: View) -> _Made:
    yield Said("See where the file stands"), Said("#status")


def _corrected(verb: str) -> Callable[[View], _Made]:
    """What a later message of the complainant says otherwise than the file: one line notes it."""
    return lambda view: ((one.label, one.line) for one in corrections(view) if one.verb == verb)


_CONCLUDE: Final = Row("answer", _conclude, first=lambda view: view.announced is not None)
# Commands that stand and fall with another one's row.
_AS_ROW: Final = dict.fromkeys(("decide", "reason", "finding", "compensate", "draft", "cause"), "answer")
_ALWAYS: Final = frozenset({"note", "status"})
ROWS: Final[tuple[Row, ...]] = (
    Row("approve", _approve),
    Row("return", _return),
    Row("accept", let_in),
    Row("separate", apart),
    Row("complainant", _corrected("complainant"), first=lambda view: view.about in {"relay", "intake_notice"}),
    Row("wish", _corrected("wish"), first=lambda view: view.about == "relay"),
    Row("accepted", _accepted, first=lambda view: view.kind == "acceptance"),
    Row("executed", carried_out),
    Row("came-back", came_back),
    Row("compensate", besides_the_answer),
    Row("level2", _again, first=lambda view: view.kind == "contestation"),
    _CONCLUDE,
    Row("resolved", _resolve, first=_is_settled),
    Row("assess", _assess),
    Row("assign", _take, first=lambda view: view.is_left_behind),
    Row("ask", _ask),
    Row("hold", _hold),
    Row("mediation", _mediation),
    Row("send", _write, in_letters=False),
    Row("reopen", _reopen, first=lambda view: not is_open(view.state)),
    Row("close", _close),
    Row("posted", _posted, first=lambda view: view.about in {"print_cover", ""}),
    Row("action-done", _done, first=lambda view: view.about == "action"),
    Row("action-effective", _judged, first=lambda view: view.about == "action"),
    Row("merge", _merge, first=lambda view: bool(view.file.possible_duplicates)),
    Row("reclassify", _reclassify),
    Row("withdraw", _withdraw, first=lambda view: view.kind == "withdrawal"),
    Row("assign", _hand_over),
    Row("note", _note),
    Row("status", _status),
)
