"""Who asks after our answer when their money comes is told what was announced, and for which day."""

import pytest

from tests.stories.answering import BEGIN, UPHELD, complains
from worker.complaint.lifecycle import State


@pytest.mark.parametrize("asked", ["Merci. Quand vais-je recevoir mes 49,90 € ?", "When will I get the 49.90 euros?"])
def test_when_the_refund_comes_is_answered_with_its_day(office, bo, ann, asked):
    ann.answers(complains(office, bo, ann), f"{BEGIN}{UPHELD}#répondre\n\nVoici notre réponse.")
    office.works()
    assert office.file().state is State.ANSWERED
    ann.reads()
    [answer] = bo.reads()
    bo.answers(answer, asked)
    office.works()
    [told] = bo.reads()
    assert "Ce que notre réponse vous annonce" in told
    assert "un remboursement de 49,90 € : au plus tard le" in told
    assert "samedi 23 janvier 2027" not in told
    [relay] = ann.reads()
    assert "Réponse au plus tard le" not in relay
