"""Who told us of a danger reads that it comes first, and hears from us sooner than anybody."""

from itertools import pairwise

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


def test_news_of_a_danger_come_every_few_days_until_somebody_sees_to_it_and_claim_nothing(house):
    odette, ann = house.person("Odette Garnier", "odette.garnier39@example.net"), house.colleague("ann")
    odette.writes("bouilloire", KETTLE)
    house.works()
    house.lives("2026-12-24T09:00")
    letters = [letter for letter in odette.reads() if "Le danger que vous" in letter.subject]
    # Nobody did anything: nothing says that it comes first, and weeks later it is no longer until the next letter.
    assert len(letters) >= 6
    assert not any("passe avant le reste" in letter for letter in letters)
    sent = [mail.queued_at.date() for mail in house.file().mails if mail.occasion == "progress"]
    assert max((after - before).days for before, after in pairwise(sent)) <= 5
    notice = next(one for one in ann.reads() if "Urgent" in one.subject)
    ann.answers(notice, "#note Appelée, la bouilloire est débranchée.")
    house.works()
    house.lives("2027-01-08T09:00")
    assert len([letter for letter in odette.reads() if "danger" in letter.subject]) <= 1


@pytest.mark.parametrize(
    "told",
    [
        "Le grille-pain fait des étincelles.",
        "La prise fait des étincelles et noircit le mur.",
        "Le radiateur est cassé, il fait 9 degrés dans la chambre et mon bébé a 3 semaines.",
        "Avec le bord de la table je me suis coupée.",
    ],
)
def test_sparks_cuts_and_a_cold_home_with_a_baby_are_dangers(house, told):
    odette = house.person("Odette Garnier", "odette.garnier39@example.net")
    odette.writes("Votre produit", f"Bonjour,\n\n{told}\n\nOdette Garnier")
    house.works()
    assert house.file().alarmed("danger")
    assert "112" in odette.reads()[0]


def test_who_lost_somebody_by_it_reads_our_condolences(house):
    odette = house.person("Odette Garnier", "odette.garnier39@example.net")
    odette.writes(
        "Table", "La table s'est effondrée, ma mère est morte hier à l'hôpital. Je demande une enquête.\n\nOdette"
    )
    house.works()
    assert "condoléances" in odette.reads()[0]


def test_a_colleague_may_tell_somebody_in_danger_that_help_comes_tomorrow(house):
    odette, ann = house.person("Odette Garnier", "odette.garnier39@example.net"), house.colleague("ann")
    odette.writes("Cuisinière", HEATER)
    house.works()
    odette.reads()
    ann.answers(
        ann.reads()[0],
        "#envoyer\n\nBonjour,\n\nFermez le robinet de gaz et n'utilisez plus la cuisinière. "
        "Un technicien passe demain.\n\nAnn Morel",
    )
    house.works()
    house.waits(minutes=10)
    assert "passe demain" in odette.reads()[-1]


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


@pytest.mark.parametrize(
    "note",
    [
        "à rappeler demain", "Appelée deux fois, ne répond pas.", "Cliente connue, toujours très inquiète.",
        "Vu avec Bob, il regarde le bon de livraison.", "personne ne l'a encore appelée ?",
        "Facture envoyée à la compta.",
    ],
)  # fmt: skip
def test_a_note_that_tells_of_no_call_and_no_act_ends_no_alarm(house, note):
    odette, ann = house.person("Odette Garnier", "odette.garnier39@example.net"), house.colleague("ann")
    odette.writes("bouilloire", KETTLE)
    house.works()
    [notice] = ann.reads()
    ann.answers(notice, f"#note {note}")
    house.works()
    assert "l'alerte sur cette personne continue" in ann.reads()[-1]
    house.lives("2026-11-26T09:00", lists=True)
    assert "DANGER : rien ne dit" in ann.digests()[-1]
    # What was done ends it, however many notes there are.
    ann.answers(notice, "#note Eue au téléphone, son fils a débranché la bouilloire.")
    house.works()
    assert "l'alerte sur cette personne continue" not in ann.reads()[-1]
    house.lives("2026-11-28T09:00", lists=True)
    assert "DANGER : rien ne dit" not in ann.digests()[-1]


SOFA = (
    "Monsieur le Directeur,\n\nJ'ai 84 ans. Les livreurs ont monté le canapé, la lampe est tombée sur le pied "
    "du meuble et j'ai eu peur : c'est dangereux. Je veux que le pied soit réparé.\n\nBerthe Vasseur"
)


def test_a_sofas_leg_is_no_danger_and_neither_is_a_rude_driver(house):
    berthe = house.person("Berthe Vasseur", "b.vasseur@example.org")
    emma = house.person("Emma Girard", "emma.girard@example.net")
    berthe.writes("mon canapé", "Les livreurs étaient gentils mais ils ont cassé un pied. Je veux qu'il soit réparé.")
    emma.writes("livreur grossier", "Votre livreur a insulté mon fils de 10 ans hier. Je veux des excuses.")
    house.works()
    assert "112" not in berthe.reads()[0]
    assert "119" not in emma.reads()[0]


@pytest.mark.parametrize(
    "words",
    [
        "fausse alerte",
        "#note fausse alerte",
        "ce n'est pas dangereux c'est un pied de canapé !!\nfaible / simple / isolées\ncyrille stp",
        "#évaluer gravité=1 complexité=1 répercussions=1",
        "#affecter cy@example.com aucun danger, c'est un meuble à recaler",
    ],
)
def test_an_alarm_that_a_colleague_took_back_is_in_no_letter_any_more(house, words):
    berthe, ann = house.person("Berthe Vasseur", "b.vasseur@example.org"), house.colleague("ann")
    berthe.writes("mon canapé", SOFA)
    house.works()
    berthe.reads()
    [notice] = ann.reads()
    assert "répondez « fausse alerte »" in notice
    ann.answers(notice, words)
    house.works()
    assert "l'alerte est levée" in ann.reads()[-1]
    assert not house.file().alarmed("danger")
    house.lives("2026-12-15T09:00")
    assert not any("danger" in letter for letter in berthe.reads())
    # Said again, it is heard again.
    berthe.writes("Re: mon canapé [" + house.file().ref + "]", "Le pied a cédé, je suis tombée, je suis aux urgences.")
    house.works()
    assert house.file().alarmed("danger")


def test_on_the_morning_of_a_visit_nobody_reads_that_there_is_nothing_new(house):
    berthe, cy, ann = (
        house.person("Berthe Vasseur", "b.vasseur@example.org"), house.colleague("cy"), house.colleague("ann"),
    )  # fmt: skip
    berthe.writes("bouilloire", KETTLE)
    house.works()
    ann.answers(ann.reads()[0], "#évaluer gravité=4 complexité=1 répercussions=1\n#affecter cy@example.com")
    house.works()
    cy.answers(
        next(one for one in cy.reads() if "À traiter" in one.subject),
        "Bonjour Madame,\n\nNotre technicien Karim passera chez vous mercredi 25 novembre entre 9h et 12h.\n\nCyrille",
    )
    house.works()
    house.waits(minutes=10)
    berthe.reads()
    house.lives("2026-11-25T09:00")
    letters = [one for one in berthe.reads() if "où nous en sommes" in one.subject or "Nouvelles" in one]
    assert not any("rien de nouveau" in one for one in letters)
