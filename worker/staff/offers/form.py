"""All that an answer still lacks, as the lines of one mail: what the file knows is filled in, the rest are blanks.

A blank asks for something in brackets, and what it offers is set apart by commas; one that is left is refused. The form
is what a link opens, and must fit into one: where it would be too long, what it offers is told in fewer words.
"""

from collections.abc import Iterator
from typing import Final

from worker.complaint.assessment import SCALES, Criterion
from worker.complaint.lifecycle import State
from worker.processing.assessing import is_complete
from worker.processing.commands.assessing import FIELDS
from worker.processing.commands.causes import is_undetermined
from worker.response.compensating import standing
from worker.staff.offers.giving import decided, given, says_what
from worker.staff.offers.view import View
from worker.words.said import Said, listed

# What mail clients and servers take as a link, our reply address and its subject included.
LONGEST: Final = 1_300
_NEEDED: Final[tuple[Criterion, ...]] = ("severity", "complexity", "impact")
_SPACED: Final = Said("{first} {rest}")
# As many points as have a line each.
_MOST_POINTS: Final = 4

TO_ANSWER: Final = frozenset(
    {State.REGISTERED, State.ASSESSED, State.INVESTIGATING, State.AWAITING_CUSTOMER, State.ESCALATED}
)


def form(view: View, language: str) -> str:
    """The lines of the mail that concludes the file, "" where this colleague may not conclude it."""
    if not may_conclude(view):
        return ""
    for detail in (2, 1, 0):
        text = "\n".join(line.told(language) for line in _lines(view, detail))
        if len(text) <= LONGEST:
            break
    return text


def may_conclude(view: View) -> bool:
    """Before the work has begun somebody else's file is not concluded: it is theirs to begin."""
    begun = view.state not in {State.REGISTERED, State.ASSESSED}
    return view.state in TO_ANSWER and view.may_answer() and (begun or view.owns or not view.file.owner)


def _lines(view: View, detail: int) -> Iterator[Said]:
    file = view.file
    if not is_complete(file.assessment):
        yield from _typed(view, "assess") or (assessing(view),)
    if not file.owner:
        yield from _typed(view, "assign") or (Said("#assign me"),)
    yield from _typed(view, "cause") or _cause(view, detail)
    yield from _as_decided(view) or _points(view, detail)
    if gifts := _typed(view, "compensate"):
        yield from gifts
    elif not any(not one.goodwill for one in standing(file)):
        yield from given(view) if says_what(view) else (_compensation(view),)
    yield Said("#answer")


def _typed(view: View, *verbs: str) -> tuple[Said, ...]:
    """The lines of these commands as their writer typed them, where others of the mail were refused."""
    return tuple(Said("{line}", line=line) for verb in verbs for line in view.typed.get(verb, ()))


def assessing(view: View) -> Said:
    """The line that assesses, with what is proposed or was confirmed in it."""
    pairs = (Said("{key}={value}", key=FIELDS[name], value=_score(view, name)) for name in _NEEDED)
    return listed((Said("#assess"), *pairs), by=_SPACED)


def _score(view: View, name: Criterion) -> Said:
    score, steps = view.file.assessment.score(name), view.rules.scales[name]
    said = dict(view.announced.scores).get(name) if view.announced else None
    if value := said or (score.value if score else None):
        return steps[value - 1].word
    return Said("[{steps} ?]", steps=listed(step.word for step in steps[: SCALES[name]]))


def _cause(view: View, detail: int) -> Iterator[Said]:
    file = view.file
    if file.root_cause and is_undetermined(file.root_cause) and file.cause_reason:
        return
    if file.root_cause and not is_undetermined(file.root_cause):
        if file.cause_status != "confirmed":
            yield Said("#cause {cause} confirmed", cause=file.root_cause)
        return
    if view.announced and view.announced.cause:
        yield Said("#cause {cause} confirmed", cause=view.announced.cause)
        return
    known = [cause for cause in view.rules.causes if not is_undetermined(cause)]
    if detail and known:
        yield Said("#cause [{causes}, or undetermined: why ?] confirmed", causes=", ".join(known)[:300])
    else:
        yield Said("#cause [the cause, or undetermined: why ?] confirmed")


def _as_decided(view: View) -> tuple[Said, ...]:
    """What they typed of the decision, with what it lacks; "()" where they typed nothing of it."""
    typed = _typed(view, "point", "decide", "reason", "finding")
    decision = () if "decide" in view.typed else (decided(view) or _DECIDE,)
    return (*typed, *decision, *(() if "reason" in view.typed else (_REASON,))) if typed else ()


def _points(view: View, detail: int) -> Iterator[Said]:
    points = view.file.points
    if not points:
        yield Said('#point "[what the complainant raises ?]"')
    # What is examined again is decided again, whatever was decided before.
    anew = view.state is State.ESCALATED
    undecided = [n for n, point in enumerate(points, 1) if anew or not point.outcome] if points else [1]
    unreasoned = [n for n, point in enumerate(points, 1) if anew or not point.reason] if points else [1]
    if len(points) <= 1 or detail == 0 or len(points) > _MOST_POINTS:
        if undecided:
            yield decided(view) or _DECIDE
        if len(unreasoned) == 1 and len(points) <= 1:
            why = view.announced.reason if view.announced else ""
            yield Said("#reason {words}", words=why) if why else _REASON
        elif unreasoned:
            yield Said("#reason point=all [why: the complainant reads it ?]")
        return
    for number in sorted({*undecided, *unreasoned}):
        if number in undecided:
            yield Said("#decide point={number} [upheld, partly, or rejected ?]", number=number)
        if number in unreasoned:
            yield Said("#reason point={number} [why: the complainant reads it ?]", number=number)


_DECIDE: Final = Said("#decide [upheld, partly, or rejected ?]")
_REASON: Final = Said("#reason [why: the complainant reads it ?]")


def _compensation(view: View) -> Said:
    """What was wished stands first; a refusal has none."""
    wish = view.file.desired_solution
    if wish is not None and wish.kind in _IN_KIND:
        return Said("#compensate [{wished}, apology, or none if you refuse ?]", wished=_IN_KIND[wish.kind])
    if wish is None or wish.amount_cents is None or wish.kind not in {"refund", "credit_note", "discount"}:
        return Said('#compensate [apology, refund AMOUNT "by transfer", or none if you refuse ?]')
    kind = {"refund": _REFUND, "credit_note": _CREDIT, "discount": _DISCOUNT}[wish.kind]
    amount = kind.about(sum=f"{wish.amount_cents / 100:.2f} {wish.currency or 'EUR'}")
    return Said("#compensate [{wished}, apology, or none if you refuse ?]", wished=amount)


_IN_KIND: Final = {"exchange": Said('replacement "how"'), "repair": Said('repair "how"')}
_REFUND: Final = Said('refund {sum} "by transfer"')
_CREDIT: Final = Said('credit {sum} "on your account"')
_DISCOUNT: Final = Said('discount {sum} "on your next order"')
