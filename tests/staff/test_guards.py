"""No remark for a colleague leaves; hardly a letter is asked about."""

import pytest

from tests.staff.figures import half
from worker.staff.guards.reply import Names, Reply
from worker.staff.guards.table import GUARDS, doubts

NAMES = Names(frozenset({"bob", "petit"}), frozenset({"ann", "morel"}), frozenset({"bo", "lindqvist"}))


@pytest.mark.parametrize("kept", [False, True], ids=["tuned", "kept"])
def test_no_remark_leaves_and_at_most_one_letter_in_ten_is_asked_about(*, kept: bool) -> None:
    missed, remarks, asked, letters = half(kept=kept)
    assert [one.reply.text for one in missed] == []
    assert len(asked) * 10 <= len(letters)
    assert len(remarks) + len(letters) >= 80


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.said.en)
def test_every_guard_is_needed(guard: object) -> None:
    """A row that no remark of the sets sets off is one that nobody would miss."""
    seen = [one for kept in (False, True) for one in half(kept=kept)[1]]
    copied = Reply("Bonjour Monsieur, votre canapé arrive.", NAMES, ("Bob Petit",))
    replies = [*(one.reply for one in seen), copied]
    assert any(found.sees(reply) for found in GUARDS if found is guard for reply in replies)


def test_a_customer_who_is_called_like_a_colleague_is_greeted() -> None:
    names = Names(frozenset({"bo", "bob"}), frozenset({"ann"}), frozenset({"bo", "lindqvist"}))
    assert doubts(Reply("Bonjour Bo,\n\nVotre canapé arrive mardi.\n\nAnn", names)) == ()
    assert doubts(Reply("@Bo tu peux voir ?", names))


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "hostile",
    [
        "bob, " * 200_000,
        "il est tres " * 90_000,
        "we " * 300_000,
        "on l'" * 250_000,
        "m. lindqvist " * 80_000,
        "a" * 1_000_000,
    ],
)
def test_hostile_text_costs_no_more_than_its_length(hostile: str) -> None:
    doubts(Reply(hostile, NAMES))
