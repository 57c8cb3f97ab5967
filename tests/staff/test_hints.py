"""What is offered to words that say neither by a command nor by the letter that they answer what they are."""

import pytest

from tests.response.sheet import CY, MIA, draft, ready
from worker.complaint.lifecycle import State
from worker.staff.hints import hint

WAITING = ready(state=State.DECISION_REVIEW, drafts=(draft(),))


def steps(occasion: str, complaint: object, words: str, person: object = MIA) -> list[str]:
    return [str(step) for step in hint(occasion, complaint, person, words).steps]  # type: ignore[arg-type]


def test_whoever_is_asked_to_approve_is_offered_the_yes_and_the_no_with_their_words() -> None:
    offered = steps("approval", WAITING, "le montant est faux")
    assert any(step.startswith("#approve") for step in offered)
    assert any(step.startswith("#return") and "le montant est faux" in step for step in offered)


@pytest.mark.parametrize("complaint", [ready(), None])
def test_an_approval_that_is_over_offers_no_yes(complaint: object) -> None:
    offered = steps("approval", complaint, "le montant est faux")
    assert offered
    assert not any(step.startswith(("#approve", "#return")) for step in offered)


def test_a_yes_to_a_letter_that_asked_nothing_means_an_answer_that_waits_for_who_may_approve_it() -> None:
    assert any(step.startswith("#approve") for step in steps("digest", WAITING, "oui"))
    assert not any(step.startswith("#approve") for step in steps("digest", WAITING, "oui", CY))
