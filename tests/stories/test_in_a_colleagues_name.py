"""Whoever writes in a colleague's name gets nothing done, no yes is asked for, and nobody drowns in warnings of it."""

import pytest

from tests.stories.answering import complains
from tests.stories.conftest import Person, World

WARNED = "Quelqu'un a écrit en votre nom"
DESK_WARNED = "Quelqu'un écrit au nom d'un collègue"


def _look_alike(office: World) -> Person:
    return office.person("Cyrille Marchand", "cy@examp1e.com")


@pytest.mark.parametrize("forger", ["forged", "look-alike"])
def test_six_forged_mails_are_one_warning_each_and_one_line_of_the_list(office, bo, ann, cy, forger):
    complains(office, bo, ann)
    ref = office.file().ref
    bo.reads()
    who, verdict = (cy, "fail") if forger == "forged" else (_look_alike(office), "pass")
    for number in range(6):
        who.writes(f"[{ref}] n° {number}", f"#note Faux {number}", verdict=verdict)
        office.waits(minutes=20)
    [warned] = ann.reads()
    assert warned.subject.startswith(DESK_WARNED)
    [told] = cy.reads()
    assert told.subject == WARNED
    assert "#note Faux 0" in told
    # There is nothing to say yes to, and nothing of the file.
    assert "#confirmer" not in told.html
    assert "Canapé" not in told
    assert office.file().notes == ()
    assert len(office.files()) == 1
    if forger == "look-alike":
        assert who.reads() == []
    office.waits(days=1)
    [morning] = ann.digests()
    assert "qui n'est pas de lui (6) : cy@example.com: #note" in morning
    # Another day, another warning, and no more.
    who.writes(f"[{ref}] encore", "#note Faux", verdict=verdict)
    who.writes(f"[{ref}] toujours", "#note Faux toujours", verdict=verdict)
    office.waits(hours=1)
    assert [letter.subject for letter in cy.reads()] == [WARNED]


def test_what_our_server_proved_to_be_forged_is_no_mail_to_say_yes_to(office, bo, ann, cy):
    complains(office, bo, ann)
    ann.writes(f"[{office.file().ref}]", "#affecter Cyrille", verdict="fail")
    office.works()
    [told] = ann.reads()
    ann.answers(told, "oui")
    office.works()
    assert office.file().owner == ""


def test_a_forged_approval_stands_in_the_list_with_what_it_asked_for(office, bo, ann, mia):
    complains(office, bo, ann)
    mia.writes(f"[{office.file().ref}] validation", "#valider", verdict="fail")
    office.works()
    mia.writes(f"[{office.file().ref}] validation bis", "#valider", verdict="fail")
    office.works()
    assert [letter.subject for letter in mia.reads()] == [WARNED]
    office.waits(days=1)
    [morning] = ann.digests()
    assert "qui n'est pas de lui (2) : mia@example.com: #valider" in morning


def test_a_forged_yes_to_a_confirmation_stands_in_the_list_and_its_bearer_hears_once(office, bo, ann, cy):
    complains(office, bo, ann)
    cy.writes(f"[{office.file().ref}]", "#note Appelé", verdict="")
    office.works()
    [asked] = [letter for letter in cy.reads() if "Avez-vous écrit" in letter.subject]
    for _ in range(2):
        cy.answers(asked, "#confirmer", verdict="fail")
        office.waits(minutes=20)
    assert [letter.subject for letter in cy.reads()] == ["Avez-vous écrit ce message ?"]
    assert office.file().notes == ()
    office.waits(days=1)
    [morning] = ann.digests()
    assert "qui n'est pas de lui (2) : cy@example.com" in morning


def test_a_danger_under_a_colleagues_name_is_a_complaint_all_the_same(office, ann):
    who = _look_alike(office)
    who.writes("Urgent", "#note Il y a une fuite de gaz chez moi, ma fille ne respire plus bien.")
    office.works()
    assert len(office.files()) == 1


def test_an_address_that_spells_a_colleagues_name_below_our_domain_is_shown_as_theirs_misused(office, bo, ann, cy):
    eve = office.person("Faux Cyrille", "cyrille.marchand@example.com.evil.example")
    eve.writes("Re: À valider", "#valider version=3\nCyrille Marchand")
    office.works()
    assert office.files() == []
    [warned] = ann.reads()
    assert "au nom d'un collègue" in warned.subject
    assert eve.reads() == []


def test_who_signs_with_a_colleagues_name_keeps_no_file_from_them(office, bo, ann, cy):
    eve = office.person("Cyrille Marchand", "cyrille.marchand@example.net")
    eve.writes("Lampe cassée", "Bonjour, ma lampe est arrivée cassée, je réclame.\n\nCyrille Marchand")
    office.works()
    complaint = office.file()
    assert complaint.complained_of == ()
    [notice] = ann.reads()
    assert "Met en cause" not in notice
