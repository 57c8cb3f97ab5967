"""Terms that pass whether we answer or not: a lawyer's, an association's, a contract given up, a GDPR request."""

from datetime import date

import pytest

from tests.stories.conftest import TEAM

TERM = "terme qui court (mise en demeure, avocat, association, rétractation)"
MONTH = "demande sur les données personnelles à laquelle répondre (RGPD)"
WHO = ("ann", "mia")
NOTICE = "Madame, Monsieur,\n\nVotre lampe clignote. Je vous mets en demeure de me rembourser sous quinze jours.\n\nBo"
OF_AN_ASSOCIATION = (
    "Bonjour,\n\nNotre association de défense des consommateurs intervient pour M. Petit, dont la lampe clignote.\n"
    "Nous vous demandons de lui répondre sous quinze jours.\n\nAssociation CNL"
)
GIVEN_UP = "Bonjour,\n\nJe vous notifie ma rétractation de la commande 5512, une lampe reçue hier.\n\nBo Lindqvist"


@pytest.fixture
def house(open_world):
    return open_world(staff=TEAM)


def lists_until(house, day):
    house.lives(day, lists=True)
    return {who: [*house.colleague(who).digests(), *house.colleague(who).reads()] for who in WHO}


@pytest.mark.parametrize(
    ("text", "due"),
    [(NOTICE, "mar. 8 déc."), (OF_AN_ASSOCIATION, "mar. 8 déc."), (GIVEN_UP, "lun. 7 déc.")],
)
def test_a_term_is_told_to_the_desk_and_to_those_who_lead_before_it_passes(house, text, due):
    house.person("Bo Lindqvist", "bo@example.org").writes("Lampe", text)
    house.works()
    [notice] = house.colleague("ann").reads()
    assert "Terme qui court jusqu'au :" in notice
    before = lists_until(house, "2026-12-01 08:30")
    assert not any(TERM in one for told in before.values() for one in told)
    near = lists_until(house, "2026-12-07 08:30")
    for who in WHO:
        assert any(f"{TERM}, {due}" in one for one in near[who]), who


def test_a_span_of_a_customer_that_is_no_notice_is_no_term(house):
    house.person("Bo Lindqvist", "bo@example.org").writes("Lampe", "Ma lampe clignote, livrée sous quinze jours.")
    house.works()
    assert "Terme qui court" not in house.colleague("ann").reads()[0]


def test_whoever_gives_a_contract_up_reads_how_long_the_law_gives_and_no_promise(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Rétractation", GIVEN_UP)
    house.works()
    [letter] = bo.reads()
    assert "jusqu'au lundi 7 décembre 2026" in letter
    assert "L. 221-24" in letter
    assert "vous serez remboursé" not in letter


def test_the_month_of_a_request_about_personal_data_is_told_to_its_author_and_to_those_who_lead(house):
    bo = house.person("Bo Lindqvist", "bo@example.org")
    bo.writes("RGPD", "Bonjour,\n\nJe demande l'effacement de mes données personnelles.\n\nBo Lindqvist")
    house.works()
    [letter] = bo.reads()
    assert "vous parviendra au plus tard le mercredi 23 décembre 2026" in letter
    # One day, and not that of a complaint beside it.
    assert "23 janvier" not in letter
    [notice] = [one for one in house.colleague("ann").reads() if "À évaluer" in one.subject]
    assert "jusqu'au mercredi 23 décembre 2026" in notice
    assert house.file().open_data_request.due == date(2026, 12, 23)
    told = lists_until(house, "2026-12-16 08:30")
    for who in WHO:
        assert any(f"{MONTH}, mer. 23 déc." in one for one in told[who]), who


def test_a_contract_that_is_given_up_in_an_open_file_has_its_day_in_the_relay(house):
    bo, ann = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann")
    bo.writes("Lampe", "Bonjour,\n\nLa lampe de la commande 5512 clignote sans arrêt.")
    house.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    bo.answers(acknowledgement, "Finalement je vous notifie ma rétractation de la commande 5512.")
    house.works()
    [relay] = ann.reads()
    assert "court jusqu'au lundi 7 décembre 2026" in relay
