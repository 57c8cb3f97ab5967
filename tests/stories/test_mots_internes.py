"""Words that may be for a colleague do not leave: whoever wrote them is asked, and one word decides."""

import re
from collections.abc import Callable

import pytest

from tests.stories.answering import UPHELD, complains, handed_to
from tests.stories.conftest import TEAM, Letter, Person, World

LONG_SIGNATURE = "Bonjour,\n\nnote\n\nBien à vous,\n\nAnn Morel\nService clients\nMaison Lenoir\nTél. 04 72 00 00 00"
REMARK = "Tu peux l'appeler ? À mon avis il cherche un geste."


def _asked(world: World, bo: Person, ann: Person, text: str = REMARK, **mail: object) -> Letter:
    """Ann replies to the notice of Bo's complaint; the question that comes back."""
    ann.answers(complains(world, bo, ann), text, **mail)  # type: ignore[arg-type]
    world.works()
    assert bo.reads() == []
    [question] = ann.reads()
    assert question.subject.startswith(("Pour le client, ou en note ?", "Envoyer au client ?"))
    return question


@pytest.fixture
def world(open_world: Callable[..., World]) -> World:
    return open_world(staff=TEAM)


def test_a_remark_does_not_leave_and_its_writer_sees_it_as_it_would(world: World, bo: Person, ann: Person) -> None:
    question = _asked(world, bo, ann)
    assert "il tutoie son lecteur" in question
    assert "Tu peux l'appeler" in question
    assert "ne peut pas partir tel quel" in question
    assert "votre texte tutoie son lecteur : « Tu peux l'appeler ? »" in " ".join(question.text.split())
    assert "%23oui" not in question.html
    assert "%23garder" in question.html
    assert "%23non" in question.html
    world.proves()


def test_a_letter_with_a_colleague_in_copy_is_asked_about_and_yes_sends_it_once(
    world: World, bo: Person, ann: Person
) -> None:
    letter = "Bonjour Monsieur,\n\nVotre canapé est repris mardi.\n\nAnn"
    question = _asked(world, bo, ann, letter, headers={"Cc": "Bob Petit <bob@example.com>"})
    assert "va aussi à un collègue" in question

    ann.answers(question, "oui")
    world.works()
    [sent] = bo.reads()
    assert "Votre canapé est repris mardi" in sent
    [transcript] = ann.reads()
    assert "Ce qui est parti au réclamant" in transcript

    ann.answers(question, "oui, envoie")
    world.works()
    assert bo.reads() == []
    assert "votre texte est déjà parti" in ann.reads()[0]
    world.proves()


@pytest.mark.parametrize("answer", ["note", "#note", "au dossier svp\n\nAnn", LONG_SIGNATURE])
def test_a_note_stays_with_the_file(world: World, bo: Person, ann: Person, answer: str) -> None:
    ann.answers(_asked(world, bo, ann), answer)
    world.works()
    assert bo.reads() == []
    [note] = world.file().notes
    assert note.text == REMARK
    assert note.by == ann.address
    world.proves()


def test_no_drops_it(world: World, bo: Person, ann: Person) -> None:
    ann.answers(_asked(world, bo, ann), "non")
    world.works()
    assert bo.reads() == []
    assert world.file().notes == ()
    assert "n'est parti à personne" in ann.reads()[0]
    assert world.office.desk.register.tasks() == []
    world.proves()


def test_the_link_answers_too(world: World, bo: Person, ann: Person) -> None:
    question = _asked(world, bo, ann)
    ann.writes("Re:", "#garder 2", to=str(question.message["Reply-To"]))
    world.works()
    assert [note.text for note in world.file().notes] == [REMARK]


def test_another_reply_takes_the_place_of_the_first(world: World, bo: Person, ann: Person) -> None:
    question = _asked(world, bo, ann, "Photos pas nettes, facture illisible.")
    ann.answers(question, "Bonjour Monsieur,\n\nNous avons bien reçu vos photos, merci.\n\nAnn")
    world.works()
    [letter] = bo.reads()
    assert "Nous avons bien reçu vos photos, merci" in letter
    assert world.office.desk.register.tasks() == []


def test_a_question_about_the_question_is_asked_again(world: World, bo: Person, ann: Person) -> None:
    question = _asked(world, bo, ann)
    ann.answers(question, "Pourquoi tu me demandes ça ?")
    world.works()
    assert bo.reads() == []
    assert "Pour le client, ou en note ?" in ann.reads()[0]


def test_unanswered_it_is_in_the_daily_list_and_after_a_week_a_note(world: World, bo: Person, ann: Person) -> None:
    _asked(world, bo, ann)
    world.lives("2026-11-25", lists=True)
    assert any("envoyer au client ?" in digest for digest in ann.digests())
    world.lives("2026-12-02")

    assert [note.text for note in world.file().notes] == [REMARK]
    assert any("gardé comme note" in letter for letter in ann.reads())
    assert [letter for letter in bo.reads() if "tu peux" in letter] == []
    assert [task for task in world.office.desk.register.tasks() if task.kind == "send_question"] == []
    world.proves()


def test_where_replies_are_notes_nothing_is_asked(open_world: Callable[..., World]) -> None:
    world = open_world(processing={"plain_reply": "note"})
    bo, ann = world.person("Bo Lindqvist", "bo@example.org"), world.person("Ann Morel", "ann@example.com")
    ann.answers(complains(world, bo, ann), "OK")
    world.works()
    assert [note.text for note in world.file().notes] == ["OK"]


def test_the_send_command_is_not_asked_about(world: World, bo: Person, ann: Person) -> None:
    ann.answers(complains(world, bo, ann), "#envoyer\nC'est fait.")
    world.works()
    assert "C'est fait." in bo.reads()[0]


def test_what_the_customer_read_in_copy_is_word_from_us(world: World, bo: Person, ann: Person) -> None:
    """It is not asked about, not sent again, and the longest silence counts from it."""
    notice = complains(world, bo, ann)
    world.lives("2026-12-03")
    bo.reads()
    ann.reads()
    ann.answers(notice, "C'est fait.", headers={"Cc": f"Bo Lindqvist <{bo.address}>"})
    world.works()
    assert "connaît désormais votre propre adresse" in ann.reads()[-1]

    world.lives("2026-12-14")
    assert bo.reads() == []
    world.lives("2026-12-21")
    assert len(bo.reads()) == 1
    world.proves()


def test_an_internal_line_below_a_command_stops_the_letter(world: World, bo: Person, ann: Person) -> None:
    ann.answers(
        complains(world, bo, ann),
        "#envoyer\nBonjour,\n\nVotre dossier est à l'étude.\n\nNote interne : client pénible, à surveiller",
    )
    world.works()
    assert bo.reads() == []
    assert "cette ligne se dit interne" in ann.reads()[0]


def test_a_text_that_is_refused_for_a_word_names_it(office, bo, ann):
    notice = complains(office, bo, ann)
    ann.answers(notice, "#envoyer\n\nBonjour,\n\nVotre demande est à l'étude, vieux casse-pieds.\n\nAnn")
    office.works()
    assert "un mot de votre texte n'est pas à lire par un réclamant : « casse-pieds »" in ann.reads()[-1]
    assert bo.reads() == []


def test_whoever_may_not_reopen_a_file_is_told_who_may(office, bo, ann, cy):
    notice = complains(office, bo, ann)
    ann.answers(notice, "#affecter Cyrille\n#retrait il a rappelé, tout est réglé")
    office.works()
    bo.reads()
    given = cy.reads()[0]
    for line in ("#décision fondée", "#répondre\n\nBonjour,\n\nC'est réglé pour vous.\n\nCyrille"):
        cy.answers(given, line)
        office.works()
        told = cy.reads()[-1]
        assert "#rouvrir" not in told
        assert "voyez Ann Morel" in told


@pytest.mark.parametrize("who", ["cy", "Cyrille"])
def test_a_short_letter_with_words_to_a_colleague_is_asked_about(
    office: World, bo: Person, ann: Person, cy: Person, who: str
) -> None:
    _asked(office, bo, ann, f"Bonjour Monsieur,\n\nNous regardons. {who} tu peux le rappeler ?")
    assert cy.reads() == []


@pytest.mark.parametrize(
    "text",
    [
        REMARK, "Bonjour, la porte part le 2 décembre 2026. Tu peux charger ?",
        "Bonjour Monsieur, bob tu peux charger la porte stp, elle part le 2 décembre 2026.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("answer", ["envoyer", "oui", "oui envoie", "#oui 2"])
def test_words_for_the_house_that_cannot_be_parted_leave_by_no_word(
    office: World, bo: Person, ann: Person, text: str, answer: str
) -> None:
    question = _asked(office, bo, ann, text)
    ann.answers(question, answer)
    office.works()
    office.waits(minutes=30)
    assert bo.reads() == []
    assert any("tel quel" in letter or "rien n'est parti" in letter.text.lower() for letter in ann.reads())


@pytest.mark.parametrize("answer", ["la 1ere partie pour lui, le ps pour cy", "envoyer", "sans le ps"])
def test_a_letter_with_a_postscript_leaves_without_it(
    office: World, bo: Person, ann: Person, cy: Person, answer: str
) -> None:
    letter = "Bonjour M. Lindqvist, nous vous livrons le 2 décembre 2026.\nPS pour Cy tu peux charger la porte lundi"
    question = _asked(office, bo, ann, letter)
    assert "Cyrille Marchand lit ces mots" in " ".join(question.text.split())
    ann.answers(question, answer)
    office.works()
    office.waits(minutes=30)
    [sent] = bo.reads()
    assert "nous vous livrons" in sent.text.lower()
    assert "charger" not in sent
    assert any("charger la porte" in told for told in cy.reads())


@pytest.mark.parametrize("answer", ["le ps pour lui, la première partie pour cy", "ok merci, à voir", "je regarde"])
def test_an_answer_that_turns_the_parts_round_sends_nothing(
    office: World, bo: Person, ann: Person, answer: str
) -> None:
    letter = "Bonjour M. Lindqvist, nous vous livrons le 2 décembre 2026.\nPS pour Cy tu peux charger la porte lundi"
    ann.answers(_asked(office, bo, ann, letter), answer)
    office.works()
    office.waits(minutes=30)
    assert bo.reads() == []


@pytest.mark.parametrize("answer", ["#garder {n}", "note"])
def test_what_was_asked_about_stays_a_text_whatever_it_would_be_read_as_by_now(
    office: World, bo: Person, ann: Person, cy: Person, answer: str
) -> None:
    given = handed_to(office, ann, complains(office, bo, ann), cy)
    cy.answers(given, f"#cause externe confirmée\n{UPHELD}#répondre\n\nNous regrettons ce retard.")
    office.works()
    cy.answers(cy.reads()[-1], "#exécuté 1 VIR-1")
    office.works()
    told = cy.reads()[-1]
    bo.reads()
    cy.answers(told, "convenu avec lui 20 € de plus par tel, virement déjà parti")
    office.works()
    question = cy.reads()[-1]
    [number] = set(re.findall(r"#garder (\d+)", question.text))
    cy.answers(told, "#dédommagement remboursement 20 € par virement en plus, convenu avec lui au téléphone")
    office.works()
    bo.reads()
    assert "C'est fait" in cy.reads()[-1].subject
    cy.answers(question, answer.format(n=number))
    office.works()
    office.waits(minutes=30)
    assert "il manque le texte" not in cy.reads()[-1]
    assert bo.reads() == []
    assert any("virement déjà parti" in note.text for note in office.file().notes)
    assert office.file().compensations[-1].status != "executed"
    office.proves()
