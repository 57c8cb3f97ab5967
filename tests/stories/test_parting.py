"""A letter that has words for the house beside it leaves without them, once its writer says so."""

import pytest

from tests.stories.answering import complains, read_aloud
from tests.stories.conftest import TEAM

HELLO = "Bonjour Monsieur,\n\nNous vous envoyons un technicien mardi, merci de nous dire si cela vous convient."


@pytest.fixture
def world(open_world):
    return open_world(staff=TEAM)


def _asked(world, bo, ann, text):
    ann.answers(complains(world, bo, ann), text)
    world.works()
    assert bo.reads() == []
    [question] = ann.reads()
    assert question.subject.startswith("Pour le client, ou en note ?")
    return question


@pytest.mark.parametrize("answer", ["envoyer", "envoyer, sans le NB", "enlève la fin et envoie", "oui envoyer"])
def test_the_letter_leaves_without_the_words_for_the_house_which_the_file_keeps(world, bo, ann, answer):
    question = _asked(world, bo, ann, f"{HELLO}\nNB: client pénible, prévoir 50 € max\nAnn")
    shown = read_aloud(question).partition("Ce que le client recevrait")
    assert "pénible" in shown[0]
    assert "pénible" not in shown[2]
    ann.answers(question, answer)
    world.works()
    [letter] = bo.reads()
    assert "Nous vous envoyons un technicien" in letter
    assert "pénible" not in letter
    assert "50 €" not in letter
    assert any("pénible" in one.text for one in world.file().notes)
    world.proves()


def test_what_is_for_a_colleague_reaches_them_and_the_customer_reads_the_letter(world, bo, ann):
    bob, mia = world.colleague("bob"), world.colleague("mia")
    question = _asked(world, bo, ann, f"{HELLO} Mia était malade.\nBob : on lui donne quelque chose ?")
    assert bob.reads() == []
    ann.answers(question, "envoyer")
    world.works()
    [letter] = bo.reads()
    assert "on lui donne" not in letter
    assert any("on lui donne quelque chose" in one for one in bob.reads())
    assert mia.reads() == []


def test_an_answer_names_whom_the_rest_is_for(world, bo, ann):
    bob = world.colleague("bob")
    question = _asked(world, bo, ann, f"{HELLO}\nNB: ne pas lui dire que c'est Jordan")
    ann.answers(question, "envoie sans la fin, le NB c'est pour bob")
    world.works()
    [letter] = bo.reads()
    assert "Jordan" not in letter
    assert any("Jordan" in one for one in bob.reads())


@pytest.mark.parametrize(
    "answer",
    ["envoie sans la parenthèse", "envoie juste la fin", "le nb c'est pour bob", "ok merci", "n'envoie pas la fin"],
)
def test_an_instruction_that_does_not_fit_sends_nothing_to_anybody_and_the_question_stays(world, bo, ann, answer):
    bob = world.colleague("bob")
    question = _asked(world, bo, ann, f"{HELLO}\nNB: ne pas lui dire que c'est Jordan")
    ann.answers(question, answer)
    world.works()
    assert bo.reads() == []
    assert bob.reads() == []
    [again] = ann.reads()
    assert again.subject.startswith("Pour le client, ou en note ?")


def test_all_of_it_is_kept_where_its_writer_says_note(world, bo, ann):
    question = _asked(world, bo, ann, f"{HELLO}\nNB: ne pas lui dire que c'est Jordan")
    ann.answers(question, "note")
    world.works()
    assert bo.reads() == []
    [note] = world.file().notes
    assert "technicien" in note.text
    assert "Jordan" in note.text
