"""The life of a complaint: its states and the only moves that exist (T6). Procedure, chapter "Life of a complaint"."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from worker.nouns.complaint import State

Actor = Literal["staff", "worker"]


class IllegalMove(Exception):
    """The procedure has no such move. The message names those that it has; choose one of them."""

    def __init__(self, source: State, target: State) -> None:
        legal = ", ".join(sorted(allowed(source))) or "none, this state is final"
        super().__init__(f"a complaint that is {source} cannot become {target}; allowed from here: {legal}")
        self.source = source
        self.target = target
        self.allowed = allowed(source)


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed move. `by` says who may cause it: where it lacks "worker", a person decides, by mail."""

    source: State
    target: State
    cause: str
    by: frozenset[Actor] = frozenset({"staff"})


_WORKER_TOO: frozenset[Actor] = frozenset({"staff", "worker"})
_R, _A, _I, _W = State.REGISTERED, State.ASSESSED, State.INVESTIGATING, State.AWAITING_CUSTOMER
_D, _N, _E, _M = State.DECISION_REVIEW, State.ANSWERED, State.ESCALATED, State.IN_MEDIATION
_C, _X, _Q, _G = State.CLOSED, State.WITHDRAWN, State.NOT_A_COMPLAINT, State.MERGED

LABELS: Mapping[State, Mapping[str, str]] = MappingProxyType(
    {
        _R: {"fr": "Enregistrée", "en": "Registered"},
        _A: {"fr": "Évaluée et affectée", "en": "Assessed and assigned"},
        _I: {"fr": "En cours d'instruction", "en": "Under investigation"},
        _W: {"fr": "En attente du client", "en": "Awaiting the customer"},
        _D: {"fr": "Réponse à valider", "en": "Answer to be approved"},
        _N: {"fr": "Répondue", "en": "Answered"},
        _E: {"fr": "Réexamen (niveau 2)", "en": "Review (level 2)"},
        _M: {"fr": "En médiation", "en": "In mediation"},
        _C: {"fr": "Clôturée", "en": "Closed"},
        _X: {"fr": "Retirée", "en": "Withdrawn"},
        _Q: {"fr": "Requalifiée", "en": "Not a complaint"},
        _G: {"fr": "Doublon rattaché", "en": "Merged"},
    }
)

_FINISHED = frozenset({_C, _X, _Q, _G})
OPEN_STATES = frozenset(State) - _FINISHED

# Rows may be added, never taken away: the entries of an old register must fold for ever.
MOVES: tuple[Move, ...] = (
    # Intake done: what the desk makes of a new file. The worker by itself sets aside only bounces, machines and spam.
    Move(_R, _A, "scores confirmed and an owner named"),
    Move(_R, _Q, "not a complaint", _WORKER_TOO),
    Move(_R, _G, "joined to the file that it repeats"),
    Move(_R, _X, "the complainant withdraws and the desk confirms"),
    # Processing: the owner works, asks, goes on. A customer's answer or silence resumes the work by itself.
    Move(_A, _I, "the owner starts"),
    Move(_A, _W, "a clarification is asked"),
    Move(_A, _X, "the complainant withdraws and the desk confirms"),
    Move(_W, _I, "the clarification arrived, or its time limit passed", _WORKER_TOO),
    Move(_W, _X, "the complainant withdraws and the desk confirms"),
    Move(_I, _W, "a clarification is asked"),
    Move(_I, _D, "decision and draft filed, a second person is needed"),
    Move(_I, _N, "answer released, no second person needed"),
    Move(_I, _X, "the complainant withdraws and the desk confirms"),
    # Response: a second person looks, the answer leaves, the complainant accepts, is silent, or contests.
    Move(_D, _I, "draft refused"),
    Move(_D, _N, "answer approved and released"),
    Move(_N, _C, "accepted, or no objection within the window", _WORKER_TOO),
    Move(_N, _E, "contested within the window"),
    # Level 2: looked at again by someone else.
    Move(_E, _W, "a clarification is asked"),
    Move(_E, _D, "decision and draft filed, a second person is needed"),
    Move(_E, _N, "answer released"),
    Move(_E, _X, "the complainant withdraws and the desk confirms"),
    # Mediation is over.
    Move(_M, _C, "mediation over"),
    Move(_M, _I, "mediation sends the file back"),
    # Reopening: a person decides, and the complainant is told.
    Move(_N, _I, "reopened"),
    Move(_C, _I, "reopened"),
    Move(_X, _I, "reopened"),
    # The sender says that it is a complaint: the clock runs from the first message.
    Move(_Q, _R, "the sender says that it is a complaint"),
    # Any open file may go to the mediator.
    *(Move(state, _M, "taken to the mediator") for state in State if state in OPEN_STATES - {_M}),
)

_BY_PAIR = {(move.source, move.target): move for move in MOVES}
REOPENINGS = frozenset((move.source, move.target) for move in MOVES if move.cause == "reopened")


def find_move(source: State, target: State) -> Move | None:
    return _BY_PAIR.get((source, target))


def allowed(source: State) -> frozenset[State]:
    """The states that a file may go to from `source`; empty where it is final."""
    return frozenset(target for start, target in _BY_PAIR if start is source)


def may_move(source: State, target: State) -> bool:
    return (source, target) in _BY_PAIR


def is_open(state: State) -> bool:
    """True until the file is closed, withdrawn, set aside or merged; an answered one can still be contested."""
    return state in OPEN_STATES


def label(state: State, language: str) -> str:
    """The state as a letter names it; French where the language is not ours."""
    return LABELS[state].get(language, LABELS[state]["fr"])
