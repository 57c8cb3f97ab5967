"""Chapter 4 as its people live it: what complaints taught goes back to all staff, and their answers come back."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.lives import Teller
from tests.stories.conftest import PARIS, Letter, Person, World
from worker.register import files

STAFF = [
    {"name": "Ann Morel", "address": "ann@example.com", "roles": ["desk"]},
    {"name": "Bob Petit", "address": "bob@example.com", "roles": ["handler"]},
    {"name": "Cy Roland", "address": "cy@example.com", "roles": ["manager"]},
]
FEEDBACK = {"report_day": 1, "all_staff": ["equipe@example.com", "ann@example.com"]}


def has_lived(world: World, *, seed: int = 4, count: int = 60) -> None:
    """The register of a company that has worked for a year."""
    moments = [
        (at, life.ref, place, actor, entry)
        for life in Teller(seed).lives(count)
        for place, (at, actor, entry) in enumerate(life.moments)
        if at <= world.clock.now()
    ]

    def write(session: Any) -> None:
        for at, ref, _, actor, entry in sorted(moments, key=lambda moment: moment[:3]):
            files.append(session, ref, [entry], actor=actor, at=at)

    world.office.desk.register.change(write)


@pytest.fixture
def company(open_world: Callable[..., World]) -> World:
    world = open_world(staff=STAFF, feedback=FEEDBACK)
    has_lived(world)
    return world


def people(world: World) -> tuple[Person, ...]:
    named = (("Ann Morel", "ann@example.com"), ("Bob Petit", "bob@example.com"), ("Cy Roland", "cy@example.com"))
    return tuple(world.person(*one) for one in (*named, ("L'équipe", "equipe@example.com")))


def is_then(world: World, *moment: int) -> Any:
    """The clock is set, and the office does a round."""
    world.clock.advance(datetime(*moment, tzinfo=PARIS).astimezone(UTC) - world.clock.now())  # type: ignore[misc,arg-type]
    return world.works()


def reports(letters: list[Letter]) -> list[Letter]:
    return [
        letter for letter in letters if "Ce que nos clients" in letter.subject or "bilan de direction" in letter.subject
    ]


def test_on_its_day_the_report_reaches_everybody_once_and_leaders_in_full(company):
    ann, bob, cy, team = people(company)
    assert is_then(company, 2026, 12, 1, 7, 30).reports == 0
    assert is_then(company, 2026, 12, 1, 8, 5).reports == 4
    [to_ann], [to_bob], [to_cy], [to_team] = (reports(person.reads()) for person in (ann, bob, cy, team))
    assert to_ann.text == to_bob.text == to_team.text
    assert to_ann.subject == "Ce que nos clients nous ont dit en novembre 2026"
    assert "complaints" not in to_ann.text
    assert to_cy.subject == "Réclamations de novembre 2026, bilan de direction"
    assert "Pour vous seulement" in to_cy
    assert "Pour vous seulement" not in to_ann
    # Read on any screen: the numbers stand in the text part, the bars are cells of a table.
    assert "<img" not in to_ann.html
    assert 'class="done"' in to_ann.html
    # Once, whatever the day brings; and the outbox keeps the proof of who was sent it.
    assert company.waits(hours=5).reports == 0
    assert company.waits(days=3).reports == 0
    rows = [row for row in company.office.desk.register.letters() if row.occasion.endswith("_report")]
    assert sorted((row.recipient, row.status) for row in rows) == [
        (address, "sent") for address in ("ann@example.com", "bob@example.com", "cy@example.com", "equipe@example.com")
    ]
    assert all(row.sent_at is not None for row in rows)


def test_a_day_that_was_missed_is_made_up_for_and_december_brings_the_year(company):
    *_, cy, _ = people(company)
    assert is_then(company, 2027, 1, 6, 10, 0).reports == 4 + 1
    subjects = [letter.subject for letter in cy.reads()]
    assert "Réclamations de décembre 2026, bilan de direction" in subjects
    [synthesis] = [subject for subject in subjects if "Synthèse" in subject]
    assert synthesis == "Synthèse annuelle des réclamations, 2026"


def test_a_register_without_complaints_has_nothing_to_report(open_world):
    world = open_world(staff=STAFF, feedback=FEEDBACK)
    assert is_then(world, 2026, 12, 1, 9, 0).reports == 0
    assert is_then(world, 2027, 1, 1, 9, 0).reports == 0
    assert all(reports(person.reads()) == [] for person in people(world))


def test_the_answer_to_the_question_is_an_idea_told_without_a_name_in_the_next_report(company):
    _, bob, cy, team = people(company)
    is_then(company, 2026, 12, 1, 9, 0)
    [to_bob], [to_team] = reports(bob.reads()), reports(team.reads())
    bob.answers(to_bob, "Afficher le délai réel avant la commande. Mme Perrin l'a demandé.\n\nBob Petit")
    # Somebody of the list, whom the settings do not name.
    dee = company.person("Dee Blanc", "dee@example.com")
    dee.answers(to_team, "Un emballage plus solide pour les lampes suffirait.")
    tally = company.works()
    assert (tally.ideas, tally.registered, tally.staff) == (2, 0, 0)
    assert bob.reads() == []
    assert dee.reads() == []

    is_then(company, 2027, 1, 1, 9, 0)
    [again] = reports(bob.reads())
    assert "Afficher le délai réel avant la commande." in again
    assert "Un emballage plus solide pour les lampes suffirait." in again
    assert "Perrin" not in again.text
    assert "Bob" not in again.text.partition("Ce que vous avez répondu")[2]
    *_, full = reports(cy.reads())
    assert "Bob Petit : Afficher le délai réel" in full


def test_a_stranger_who_answers_a_report_that_was_passed_on_complains(company):
    *_, team = people(company)
    is_then(company, 2026, 12, 1, 9, 0)
    [report] = reports(team.reads())
    eve = company.person("Eve Martin", "eve@example.net")
    eve.answers(report, "Mon colis n'est jamais arrivé, et personne ne me répond.")
    tally = company.works()
    assert (tally.ideas, tally.registered) == (0, 1)
    [answer] = eve.reads()
    assert "Ce que nos clients" not in answer.subject


def test_an_absence_notice_to_a_report_is_no_idea(company):
    _, bob, *_ = people(company)
    is_then(company, 2026, 12, 1, 9, 0)
    [report] = reports(bob.reads())
    bob.writes(
        "Absence du bureau",
        "Je suis absent jusqu'au 9 décembre.",
        headers={"Auto-Submitted": "auto-replied", "In-Reply-To": str(report.message["Message-ID"])},
    )
    tally = company.works()
    assert (tally.ideas, tally.machine) == (0, 1)
