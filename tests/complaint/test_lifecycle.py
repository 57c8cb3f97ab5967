"""The table of moves, held against the procedure's sentence."""

import pytest

from worker.complaint.lifecycle import (
    LABELS,
    MOVES,
    IllegalMove,
    State,
    allowed,
    find_move,
    is_open,
    may_move,
)

# The procedure's paragraph "Allowed moves", typed again: a change there is a change here.
PROCEDURE = {
    "registered": "assessed not_a_complaint merged withdrawn in_mediation",
    "assessed": "investigating awaiting_customer withdrawn in_mediation",
    "awaiting_customer": "investigating withdrawn in_mediation",
    "investigating": "awaiting_customer decision_review answered withdrawn in_mediation",
    "decision_review": "investigating answered in_mediation",
    "answered": "closed escalated investigating in_mediation",
    "escalated": "awaiting_customer decision_review answered withdrawn in_mediation",
    "in_mediation": "closed investigating",
    "closed": "answered investigating",
    "withdrawn": "investigating",
    "not_a_complaint": "registered",
    "merged": "",
}


@pytest.mark.parametrize("source", State)
def test_the_moves_from_each_state_are_those_of_the_procedure(source: State) -> None:
    assert {str(target) for target in allowed(source)} == set(PROCEDURE[source].split())
    assert {str(target) for target in State if may_move(source, target)} == set(PROCEDURE[source].split())


def test_no_move_stands_twice_in_the_table() -> None:
    pairs = [(move.source, move.target) for move in MOVES]
    assert len(pairs) == len(set(pairs))


def test_the_worker_alone_never_decides_refuses_withdraws_or_reopens() -> None:
    by_worker = {(move.source, move.target) for move in MOVES if "worker" in move.by}
    assert by_worker == {
        (State.REGISTERED, State.NOT_A_COMPLAINT),
        (State.AWAITING_CUSTOMER, State.INVESTIGATING),
        (State.ANSWERED, State.CLOSED),
    }


def test_a_file_is_open_until_it_is_closed_withdrawn_set_aside_or_merged() -> None:
    assert {state for state in State if not is_open(state)} == {
        State.CLOSED,
        State.WITHDRAWN,
        State.NOT_A_COMPLAINT,
        State.MERGED,
    }


def test_every_state_has_a_label_in_each_language() -> None:
    assert set(LABELS) == set(State)
    assert LABELS[State.ESCALATED].told("fr") == "Réexamen (niveau 2)"
    assert all(LABELS[state].told("fr") != LABELS[state].told("en") for state in State)


def test_an_illegal_move_names_the_legal_ones() -> None:
    error = IllegalMove(State.CLOSED, State.WITHDRAWN)
    told = "a complaint that is closed cannot become withdrawn; allowed from here: answered, investigating"
    assert str(error) == told
    assert error.allowed == {State.ANSWERED, State.INVESTIGATING}
    assert "final" in str(IllegalMove(State.MERGED, State.CLOSED))


def test_a_move_tells_what_causes_it() -> None:
    move = find_move(State.DECISION_REVIEW, State.INVESTIGATING)
    assert move is not None
    assert move.cause == "draft refused"
    assert find_move(State.CLOSED, State.ESCALATED) is None
