"""What was agreed before the mediator is owed like any compensation: a letter says it, a list recalls it."""

import pytest

from tests.stories.answering import answered_by, complains, handed_to
from worker.complaint.lifecycle import State


@pytest.fixture
def in_mediation(office, bo, ann, cy, mia):
    answered_by(office, bo, cy, handed_to(office, ann, complains(office, bo, ann), cy))
    ref = office.file().ref
    mia.reads()
    mia.writes("Médiation", f"#médiation {ref} Médiateur Conso")
    office.works()
    mia.answers(mia.reads()[-1], "#confirmer")
    office.works()
    assert office.file().state is State.IN_MEDIATION
    bo.reads()
    return mia.reads()[-1]


@pytest.mark.parametrize(
    ("result", "cents"),
    [
        ("proposition acceptée, 40 + 10", 5000),
        ("accord : 50 €", 5000),
        ("proposition acceptée : 40 € + 10 € de dommages", 5000),
    ],
)
def test_a_sum_that_was_agreed_is_owed_and_told(office, bo, mia, in_mediation, result, cents):
    mia.answers(in_mediation, f"#médiation fin {result}")
    office.works()
    complaint = office.file()
    assert complaint.state is State.ANSWERED
    owed = complaint.compensations[-1]
    assert (owed.amount_cents, owed.status) == (cents, "accepted")
    assert owed.due is not None
    [letter] = bo.reads()
    assert "50,00 €" in letter
    assert "convenus" in letter
    office.proves()


@pytest.mark.parametrize("result", ["accord à 500", "accord 400 et 100 euros", "50 € ou un avoir de 80 €"])
def test_what_may_be_several_sums_is_asked_about(office, bo, mia, in_mediation, result):
    mia.answers(in_mediation, f"#médiation fin {result}")
    office.works()
    assert "une seule somme" in mia.reads()[-1]
    assert office.file().state is State.IN_MEDIATION
    assert bo.reads() == []


@pytest.mark.parametrize("result", ["proposition refusée, il demandait 500 €", "sans accord", "accord : rien n'est dû"])
def test_where_nothing_was_agreed_nothing_is_owed(office, mia, in_mediation, result):
    before = len(office.file().compensations)
    mia.answers(in_mediation, f"#médiation fin {result}")
    office.works()
    assert office.file().state is State.CLOSED
    assert len(office.file().compensations) == before


def test_no_one_person_gives_by_an_agreement_what_takes_two(office, bo, mia, in_mediation):
    mia.answers(in_mediation, "#médiation fin proposition acceptée, 5000 €")
    office.works()
    assert "Rien n'a été fait" in mia.reads()[-1]
    assert office.file().state is State.IN_MEDIATION
    assert bo.reads() == []
