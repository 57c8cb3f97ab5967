"""The whole decision is made of its points."""

from hypothesis import given
from hypothesis import strategies as st

from worker.complaint.particulars import Point
from worker.response.outcomes import refuses_something, whole

POINTS = st.lists(
    st.sampled_from(["upheld", "partly_upheld", "rejected"]).map(lambda o: Point(text="x", outcome=o)), min_size=1
)


@given(POINTS)
def test_the_whole_is_what_every_point_is_and_partly_upheld_where_they_differ(points: list[Point]) -> None:
    found = {point.outcome for point in points}
    assert whole(points) == (found.pop() if len(found) == 1 else "partly_upheld")


@given(POINTS, st.integers(min_value=0))
def test_one_undecided_point_leaves_the_whole_undecided(points: list[Point], place: int) -> None:
    points.insert(place % (len(points) + 1), Point(text="x"))
    assert whole(points) == ""


def test_a_file_without_points_is_undecided() -> None:
    assert whole(()) == ""


def test_a_refusal_is_any_point_that_is_rejected() -> None:
    assert refuses_something([Point(text="a", outcome="upheld"), Point(text="b", outcome="rejected")])
    assert not refuses_something([Point(text="a", outcome="upheld"), Point(text="b", outcome="partly_upheld")])
