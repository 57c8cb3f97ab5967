"""Who told us of a danger reads that it comes first, and hears from us sooner than anybody."""

import pytest

from tests.stories.answering import by_occasion
from tests.stories.conftest import TEAM

LEADING = [*TEAM, {"name": "Dora Vidal", "address": "dora@example.com", "roles": ["direction"]}]
KETTLE = (
    "Madame Monsieur\nj ai 84 ans et la bouilloire que vous m avez vendu fait des etincelles quand je la branche, "
    "j ai peur que ca prenne feu, la prise est toute noire. Que dois je faire.\nMme Garnier Odette"
)
HEATER = "Le radiateur sent le gaz et mon bébé tousse depuis deux jours."


@pytest.fixture
def house(open_world):
    return open_world(staff=LEADING)


@pytest.mark.parametrize("told", [KETTLE, HEATER])
def test_what_follows_a_danger_speaks_of_it_first_and_news_come_within_days(house, told):
    odette, ann = house.person("Odette Garnier", "odette.garnier39@example.net"), house.colleague("ann")
    odette.writes("bouilloire", told)
    house.works()
    [acknowledgement] = odette.reads()
    assert "Prochaines nouvelles : au plus tard le jeudi 26 novembre 2026" in acknowledgement
    assert acknowledgement.text.index("novembre") < acknowledgement.text.index("janvier")
    [notice] = ann.reads()
    ann.answers(notice, "#évaluer gravité=4 complexité=1 répercussions=1\n#affecter cy@example.com")
    house.works()
    house.waits(days=1)
    house.works()
    [step] = odette.reads()
    assert "Le danger que vous nous avez signalé" in step.subject
    assert "N'utilisez plus ce qui vous paraît dangereux" in step
    assert "vérifier d'abord ce qui vous met en danger" in step
    assert step.text.index("112") < step.text.index("janvier")
    assert step.text.index("Nouvelles de notre part") < step.text.index("janvier")
    # Nobody did anything: three working days later we say so, with our excuses.
    house.lives("2026-11-28T09:00")
    [later] = odette.reads()
    assert "nous vous prions de nous en excuser" in later
    assert "Rien de nouveau" not in later


def test_such_letters_are_few_however_long_a_file_lasts(house):
    odette = house.person("Odette Garnier", "odette.garnier39@example.net")
    odette.writes("bouilloire", KETTLE)
    house.works()
    house.lives("2026-12-24T09:00")
    letters = by_occasion(house, odette.reads())
    assert set(letters) == {"acknowledgement", "progress"}
    sent = [mail.queued_at.date().isoformat() for mail in house.file().mails if mail.occasion == "progress"]
    assert sent == sorted(sent)
    assert len(sent) <= 6


@pytest.mark.parametrize("days", [0, 3])
def test_what_another_wrote_of_the_same_danger_alarms_when_it_comes_and_not_when_it_is_let_in(house, days):
    odette = house.person("Odette Garnier", "odette.garnier39@example.net")
    jean = house.person("Jean", "jl@example.net")
    ann, mia = house.colleague("ann"), house.colleague("mia")
    odette.writes("bouilloire", KETTLE)
    house.works()
    [acknowledgement] = odette.reads()
    mia.reads()
    jean.answers(acknowledgement, "Ma grand mère a failli mettre le feu. Personne ne m'a rappelé.")
    house.works()
    held = next(one for one in ann.reads()[::-1] if "Alerte" not in one.subject)
    [alert] = [one for one in mia.reads() if "Alerte : Danger" in one.subject]
    assert "De : Jean, au sujet de" in alert
    house.waits(days=days)
    house.works()
    mia.reads()
    ann.answers(held, "#accepter")
    house.works()
    assert not [one for one in mia.reads() if "Alerte : Danger" in one.subject]


def test_once_somebody_saw_to_the_danger_nobody_is_told_that_it_will_be_checked_first(house):
    odette, ann, cy = (
        house.person("Odette Garnier", "odette.garnier39@example.net"),
        *map(house.colleague, ("ann", "cy")),
    )
    odette.writes("radiateur", HEATER)
    house.works()
    [notice] = ann.reads()
    ann.answers(notice, "#évaluer gravité=4 complexité=1 répercussions=1\n#affecter cy@example.com")
    house.works()
    odette.reads()
    [assignment] = cy.reads()
    house.waits(hours=2)
    cy.answers(assignment, "#note passé ce matin : joint remplacé, étanchéité vérifiée")
    house.works()
    house.lives("2026-11-28T09:00")
    letters = by_occasion(house, odette.reads())
    assert set(letters) == {"progress"}
    assert "notre équipe s'en occupe" in letters["progress"]
    assert "Si quelque chose vous paraît encore dangereux, ne l'utilisez pas" in letters["progress"]
    assert "vérifier d'abord" not in letters["progress"]
    assert "112" in letters["progress"]
