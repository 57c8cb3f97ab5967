"""Outcome, finding and reason: which points a line is about, and which words the complainant will read."""

import pytest

from tests.response.sheet import bench, ready, refused, types
from worker.complaint.answer import PointDecided
from worker.complaint.lifecycle import State
from worker.complaint.particulars import Point

THREE = ready(points=(Point(text="a"), Point(text="b", outcome="upheld", reason="r"), Point(text="c")))


def decided(text: str, complaint: object = THREE) -> list[tuple[int, str | None, str | None, str | None]]:
    entries = types(text, bench(complaint)).entries  # type: ignore[arg-type]
    assert all(isinstance(entry, PointDecided) for entry in entries)
    return [(e.number, e.outcome, e.finding, e.reason) for e in entries if isinstance(e, PointDecided)]


def test_a_line_that_names_no_point_is_about_all_that_have_nothing_yet() -> None:
    assert decided("#décision non fondée") == [(1, "rejected", None, None), (3, "rejected", None, None)]
    assert decided("#motif points=tous Vu.") == [(n, None, None, "Vu.") for n in (1, 2, 3)]


def test_a_line_that_names_a_point_is_about_that_one() -> None:
    assert decided("#décision partielle point=2") == [(2, "partly_upheld", None, None)]
    assert decided("#motif point=2 Parce que.") == [(2, None, None, "Parce que.")]
    # Behind the words it is as good, and never read by the complainant.
    assert decided("#motif Parce que. point=2") == [(2, None, None, "Parce que.")]


def test_the_only_point_of_a_file_may_be_decided_again_without_its_number() -> None:
    one = ready(points=(Point(text="a", outcome="upheld", reason="r"),))
    assert decided("#décision non-fondée", one) == [(1, "rejected", None, None)]


def test_the_reason_may_stand_below_in_several_lines() -> None:
    assert decided("#motif point=1\nUne ligne.\n\nUne autre.")[0][3] == "Une ligne.\n\nUne autre."


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("#décision peut-être", "aucune des trois décisions"),
        ("#décision", "aucune des trois décisions"),
        ("#décision fondée point=4", "écrivez un nombre entre 1 et 3"),
        ("#motif point=1", "il manque le motif"),
    ],
)
def test_a_line_that_decides_nothing_is_refused(line: str, told: str) -> None:
    assert told in refused(line, bench(THREE))


def test_where_all_points_have_a_reason_the_number_is_asked_for() -> None:
    full = ready(points=(Point(text="a", reason="r"), Point(text="b", reason="r")))
    assert "chacun des 2 points en a déjà" in refused("#motif Autre.", bench(full))


@pytest.mark.parametrize("state", [State.REGISTERED, State.ANSWERED, State.CLOSED, State.IN_MEDIATION])
def test_no_step_is_skipped_and_what_was_decided_stands(state: State) -> None:
    refused("#décision fondée", bench(ready(state=state)))


TWO = ready(points=(Point(text="Le colis est cassé."), Point(text="Le conseiller était impoli.")))


@pytest.mark.parametrize("verb", ["motif", "constat"])
def test_a_reason_is_never_spread_over_several_points(verb: str) -> None:
    told = refused(f"#{verb} Le bon est signé.", bench(TWO))
    assert f"« Le conseiller était impoli. » : #{verb} point=2 Le bon est signé." in told


@pytest.mark.parametrize(
    "named", ["point=1,2 Le bon est signé.", "points=tous Le bon est signé.", "Le bon est signé. point=tous"]
)
def test_one_reason_for_several_points_is_said_to_be_one(named: str) -> None:
    said = decided(f"#motif {named}", TWO)
    assert [(number, why) for number, _, _, why in said] == [(1, "Le bon est signé."), (2, "Le bon est signé.")]
