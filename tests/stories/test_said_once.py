"""What colleagues read of a file is said once, is true on that morning, and offers what can be done."""

from datetime import datetime

import pytest

from tests.stories.answering import BEGIN, UPHELD, complains
from tests.stories.conftest import PARIS, TEAM, World
from tests.stories.test_an_agent_who_knows_nothing import links
from worker.register.root import read_root_line

APRIL = datetime(2026, 4, 28, 9, 0, tzinfo=PARIS)


@pytest.fixture
def world(open_world) -> World:
    return open_world(staff=TEAM, begins=APRIL)


@pytest.fixture
def ann(world):
    return world.colleague("ann")


@pytest.fixture
def bo(world):
    return world.person("Bo Lindqvist", "bo@example.org")


def test_a_file_has_one_line_a_morning_with_all_its_reasons(world, ann, bo):
    """Late to assess, hers in no section twice: an alarm, the list of the desk, and a task speak of it."""
    complains(world, bo, ann)
    ref = world.file().ref
    world.lives("2026-05-05 12:00", lists=True)
    for morning in ann.digests():
        assert morning.text.count(f"{ref} : ") <= 1, morning.text
    world.proves()


def test_an_empty_mailbox_is_called_so(world, ann, bo):
    complains(world, bo, ann)
    world.lives("2026-04-30 08:00", lists=True)
    morning = ann.digests()[-1]
    assert "0 messages" not in morning
    assert "Boîte reclamations : vide, tout est relevé" in morning
    assert read_root_line(morning.text) is not None


def test_where_a_file_stands_says_what_it_waits_for_and_by_how_much_it_is_late(world, ann, bo):
    notice = complains(world, bo, ann)
    ann.answers(notice, "#statut")
    world.works()
    assert "Ensuite : évaluation au plus tard le jeudi 30 avril 2026" in ann.reads()[-1]
    ann.answers(
        notice, f'{BEGIN}{UPHELD}#action "revoir les tournées" responsable=cy échéance=20/05\n#répondre\n\nVoici.'
    )
    world.works()
    ann.reads()
    ann.answers(notice, "#exécuté 1 VIR-4471")
    world.works()
    ann.reads()
    ann.answers(notice, "#statut")
    world.works()
    told = ann.reads()[-1]
    assert "rien n'est attendu" not in told.text
    assert "l'action 1 de Cyrille Marchand est due le mercredi 20 mai 2026" in told
    assert "le client peut contester la réponse jusqu'au" in told


def test_what_is_late_says_by_how_many_days(world, ann, bo):
    notice = complains(world, bo, ann)
    world.rests("2026-05-11 10:00")
    ann.answers(notice, "#note le client est patient")
    world.works()
    assert "en retard de 11 jours" in ann.reads()[-1]
    ann.answers(notice, "#statut")
    world.works()
    assert "(en retard de 11 jours)" in ann.reads()[-1]


def test_a_plain_answer_to_the_notice_of_a_question_is_offered_the_line_that_sends_it(world, ann):
    who = world.person("Lea Roux", "lea@example.org")
    who.writes("Horaires", "Bonjour,\n\nQuels sont vos horaires d'ouverture le samedi ?\n\nMerci, Léa Roux")
    world.works()
    who.reads()
    [notice] = ann.reads()
    ann.answers(notice, "Bonjour, nous ouvrons de 9 h à 18 h.")
    world.works()
    assert who.reads() == []
    told = ann.reads()[-1]
    [(_, body)] = [target for label, target in links(told).items() if "le laisser, avec vos mots" in label]
    ann.answers(told, f"{body.strip()}\n\nBonjour,\n\nNous ouvrons de 9 h à 18 h le samedi.\n\nBien à vous,\nAnn")
    world.works()
    [letter] = who.reads()
    assert "de 9 h à 18 h" in letter


@pytest.mark.parametrize(
    "words", ["Avocat saisi.", "Mon dossier est chez l'avocat, avocate déjà contactée.", "J'ai mandaté avocat."]
)
def test_a_lawyer_who_was_called_in_proposes_litigation(world, ann, bo, words):
    complains(
        world, bo, ann, f"Bonjour,\n\nMon canapé est arrivé déchiré. {words} Je veux être remboursé.\n\nBo Lindqvist"
    )
    assert world.file().litigation_proposed
