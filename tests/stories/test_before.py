"""A story that begins with a copy begins as one that saw it happen."""

import pytest

from tests.stories import before
from tests.stories.answering import COMPLAINT, complains, handed_to
from tests.stories.conftest import TEAM


@pytest.fixture
def happened(monkeypatch):
    """How many rounds the offices of this test have done, with nothing known from before."""
    from worker.office import Office  # noqa: PLC0415  # to count what it does

    monkeypatch.setattr(before, "_KNOWN", {})
    rounds, does = [], Office.round
    monkeypatch.setattr(Office, "round", lambda office: (rounds.append(office), does(office))[1])
    return rounds


def lived(world):
    """All that a story can see of a world."""
    ref = world.file().ref
    folders = {name: len(data._messages) for name, data in before._mailboxes(world).items()}
    return ref, world.entries(ref), folders, world.mail.posted, world.now, world.file()


@pytest.fixture
def begun(tmp_path_factory, request):
    """A beginning in a world of its own, as often as it is asked for."""
    from tests.stories.conftest import open_world  # noqa: PLC0415

    tell = open_world.__wrapped__ if hasattr(open_world, "__wrapped__") else open_world._get_wrapped_function()
    opened = []

    def begin(text=COMPLAINT, *, first=lambda _world: None):
        opened.append(tell(tmp_path_factory.mktemp("world"), request))
        world = next(opened[-1])(staff=TEAM)
        first(world)
        bo, ann = world.person("Bo Lindqvist", "bo@example.org"), world.colleague("ann")
        assignment = handed_to(world, ann, complains(world, bo, ann, text), world.colleague("cy"))
        return world, assignment

    yield begin
    for one in opened:
        with pytest.raises(StopIteration):
            next(one)


def test_what_happened_once_is_copied_and_goes_on_like_the_first(begun, happened):
    first, assignment = begun()
    assert len(happened) == 2
    second, same = begun()
    assert len(happened) == 2
    assert lived(second) == lived(first)
    assert str(same.message) == str(assignment.message)
    # Mail that comes afterwards is new, in the copy too, and so is its answer.
    for world in (first, second):
        cy, bo = world.colleague("cy"), world.person("Bo Lindqvist", "bo@example.org")
        cy.answers(assignment, "Bonjour Monsieur,\n\nJe vérifie le bon de livraison.")
        tally = world.works()
        assert (tally.collected, tally.staff) == (1, 1)
        assert len(bo.reads()) == 1
        world.lives("2026-11-26T09:00")
    assert first.entries(first.file().ref) == second.entries(second.file().ref)


def eve_complains(world):
    world.person("Eve Blanc", "eve@example.net").writes("Rideau", "Mon rideau est arrivé déchiré.")
    world.works()
    world.colleague("ann").reads()


@pytest.mark.parametrize(
    "first",
    [
        eve_complains,
        lambda world: world.waits(hours=1),
        lambda world: world.mail.behaviour.refuse.update({"eve@example.net": "550 5.1.1 no such user"}),
    ],
)
def test_where_something_else_came_first_it_happens(begun, happened, first):
    begun()
    alone = len(happened)
    rounds = []
    begun(first=lambda world: (first(world), rounds.append(len(happened))))
    assert len(happened) - rounds[0] == alone


def test_another_complaint_is_another_beginning(begun, happened):
    begun()
    world, _ = begun("Bonjour,\n\nMa lampe est arrivée cassée.\n\nBo Lindqvist")
    assert len(happened) == 4
    assert "lampe" in world.file().messages[0].new_text
