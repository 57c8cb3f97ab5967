"""Somebody leaves the company: what was theirs is somebody's, and nothing waits for an address that is gone."""

from dataclasses import replace

import pytest

from tests.stories.answering import REJECTED, complains, handed_to
from tests.stories.conftest import TEAM, World
from tests.stories.test_an_agent_who_knows_nothing import Agent
from worker.complaint.lifecycle import State
from worker.register import health

CAUSE = "#cause externe confirmée\n"
STAFF = [*TEAM, {"name": "Zoé Blanc", "address": "zoe@example.com", "roles": ["approver"]}]


def leaves(world: World, who: str) -> None:
    """They are taken out of the configuration, and the worker starts anew."""
    desk = world.office.desk
    staff = {address: one for address, one in desk.rules.staff.items() if not address.startswith(f"{who}@")}
    rules = replace(desk.rules, staff=staff, desk=tuple(one for one in desk.rules.desk if one.address in staff))
    world.office.desk = replace(desk, rules=rules, facts=replace(desk.facts, staff=staff))
    world.office.open()


@pytest.fixture
def office(open_world):
    return open_world(staff=STAFF)


def test_the_files_of_an_owner_who_left_are_given_to_somebody_by_one_link_of_the_desks_list(office, bo, ann, cy):
    handed_to(office, ann, complains(office, bo, ann), cy)
    leaves(office, "cy")
    office.waits(days=1)
    [morning] = [one for one in ann.digests() if "Sans responsable" in one]
    assert "Sans responsable : la personne n'est plus dans l'équipe (1)" in morning
    assert "#affecter Bob Petit" in morning
    gone = office.office.desk.register.look(health.owners_gone, office.office.desk.rules.staff)
    assert gone == {"cy@example.com": 1}
    snapshot = office.office.desk.register.snapshot({}, office.now, office.office.desk.rules.staff)
    assert snapshot.orphaned == 1
    Agent(ann).opens(morning, "#affecter Bob Petit")
    assert office.file().owner == "bob@example.com"
    office.waits(days=1)
    assert not any("Sans responsable" in one for one in ann.digests())
    assert cy.reads() == []
    office.proves()


def test_what_the_customer_writes_then_reaches_the_desk(office, bo, ann, cy):
    handed_to(office, ann, complains(office, bo, ann), cy)
    leaves(office, "cy")
    [acknowledgement] = [mail for mail in office.file().mails if mail.occasion == "acknowledgement"]
    bo.writes("Re: canapé", "Avez-vous des nouvelles ?", headers={"In-Reply-To": acknowledgement.message_id})
    office.works()
    relay = next(one for one in ann.reads() if "Avez-vous des nouvelles" in one)
    assert "dont le responsable est parti" in relay
    assert "cy@example.com" not in [one.message["To"] for one in cy.reads()]


def test_an_answer_that_waits_for_somebody_who_left_is_put_to_who_may_judge_it(office, bo, ann, cy):
    assigned = handed_to(office, ann, complains(office, bo, ann), cy)
    cy.answers(assigned, f"{CAUSE}{REJECTED}#répondre\n\nJe reste à votre écoute.")
    office.works()
    zoe, mia = office.colleague("zoe"), office.colleague("mia")
    assert len(zoe.reads()) == len(mia.reads()) == 1
    leaves(office, "mia")
    office.waits(hours=1)
    assert zoe.reads() == []
    leaves(office, "zoe")
    office.waits(hours=1)
    # Nobody is left who may judge: nobody is asked in vain.
    assert office.file().state is State.DECISION_REVIEW


def test_the_first_who_may_judge_is_asked_where_the_only_approver_left(open_world):
    office = open_world(
        staff=[
            *(one for one in TEAM if one["name"] != "Mia Laurent"),
            {"name": "Zoé Blanc", "address": "zoe@example.com", "roles": ["approver"]},
            {"name": "Dan Roy", "address": "dan@example.com", "roles": ["direction"]},
        ]
    )
    bo, ann, cy = office.person("Bo", "bo@example.org"), office.colleague("ann"), office.colleague("cy")
    zoe, dan = office.colleague("zoe"), office.colleague("dan")
    assigned = handed_to(office, ann, complains(office, bo, ann), cy)
    cy.answers(assigned, f"{CAUSE}{REJECTED}#répondre\n\nJe reste à votre écoute.")
    office.works()
    assert (len(zoe.reads()), dan.reads()) == (1, [])
    leaves(office, "zoe")
    # The author leaves as well: the letter is signed by the company, and by no address.
    leaves(office, "cy")
    office.waits(hours=1)
    [request] = dan.reads()
    assert "Je reste à votre écoute." in request
    office.waits(hours=1)
    assert dan.reads() == []
    dan.answers(request, "oui")
    office.works()
    [answer] = bo.reads()
    assert office.file().approved_by == "dan@example.com"
    assert "cy@example.com" not in answer.text
    assert "cy@example.com" not in str(answer.message["From"])
    office.proves()
