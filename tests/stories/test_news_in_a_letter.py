"""What a colleague tells of the days to come leaves and is kept; what nobody decided does not, before or after."""

import pytest

from tests.stories.answering import BEGIN, UPHELD, by_occasion
from tests.stories.before import before
from worker.complaint.lifecycle import State


@pytest.mark.parametrize(
    "said",
    [
        "Le transporteur passera vous livrer le jeudi 26 novembre entre 8 h et 12 h.",
        "J'ai eu le transporteur, votre canapé sera livré jeudi 26 novembre entre 8 h et 12 h.",
        "Notre technicien passera chez vous jeudi 26 novembre 2026.",
        "Votre colis est parti ce matin, il arrive chez vous le jeudi 26 novembre.",
        "Je regarde avec l'atelier et vous tiens informé d'ici jeudi 26 novembre.",
        "Nous vérifions avec le magasin et revenons vers vous jeudi 26 novembre.",
    ],
)
def test_an_appointment_leaves_and_is_recalled_in_time(office, bo, cy, assigned, said):
    cy.answers(assigned, f"Bonjour Monsieur,\n\n{said}\n\nCyrille Marchand")
    office.works()
    assert any("26 novembre" in letter for letter in bo.reads())
    [told] = cy.reads()
    assert "noté au dossier, et rappelé à votre mémoire à temps : jeudi 26 novembre 2026" in told
    assert [f"{one.due:%d/%m}" for one in office.file().promised] == ["26/11"]
    office.rests("2026-11-26T09:00")
    assert any("26 novembre" in letter for letter in (*cy.reads(), *cy.digests()))


def test_news_by_a_day_that_is_only_named_is_recalled_on_it(office, bo, cy, assigned):
    cy.answers(assigned, "Bonjour Monsieur,\n\nJe regarde et je vous tiens au courant d'ici jeudi.\n\nCyrille Marchand")
    office.works()
    assert any("d'ici jeudi" in letter for letter in bo.reads())
    assert "jeudi 26 novembre 2026" in cy.reads()[-1]
    assert [f"{one.due:%d/%m}" for one in office.file().promised] == ["26/11"]


def test_news_by_a_day_that_the_record_has_for_something_else_is_recalled_too(office, bo, cy, assigned):
    """Its answer is aimed at for Monday 7 December."""
    text = "Bonjour Monsieur,\n\nNous avons bien reçu vos photos. Je reviens vers vous lundi 7 décembre.\n\nCyrille"
    cy.answers(assigned, text)
    office.works()
    assert any("lundi 7 décembre" in letter for letter in bo.reads())
    assert [f"{one.due:%d/%m}" for one in office.file().promised] == ["07/12"]
    cy.answers(cy.reads()[-1], text)
    office.works()
    assert len(office.file().promised) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Vous aurez votre virement le jeudi 26 novembre.",
        "Vous aurez notre réponse le jeudi 26 novembre.",
        "Votre canapé neuf arrive le jeudi 26 novembre.",
        "Nous vous livrons un autre canapé le jeudi 26 novembre.",
        "Nous vous livrerons un fauteuil jeudi 26 novembre.",
        "Le technicien passera dans la semaine.",
        "Je vous tiens informé au plus tard le 6 janvier.",
    ],
)
def test_a_day_for_money_for_the_answer_or_none_is_no_appointment(office, bo, cy, assigned, said):
    cy.answers(assigned, f"Bonjour Monsieur,\n\n{said}\n\nCyrille Marchand")
    office.works()
    assert bo.reads() == []
    assert office.file().promised == ()


@pytest.mark.parametrize(
    "said",
    [
        "Vous avez raison d'être en colère, et je vous présente mes excuses pour cette attente.",
        "Ne vous inquiétez pas, nous allons vous aider.",
    ],
)
def test_kind_words_are_no_decision(office, bo, cy, assigned, said):
    cy.answers(assigned, f"Bonjour Monsieur,\n\n{said}\n\nCyrille Marchand")
    office.works()
    assert any(said[:20] in letter for letter in bo.reads())


@pytest.fixture
@before
def answered(office, bo, cy, assigned):
    cy.answers(assigned, f"{BEGIN.replace('#affecter moi', '')}{UPHELD}#répondre\n\nVoici notre réponse.")
    office.works()
    assert office.file().state is State.ANSWERED
    bo.reads()
    return by_occasion(office, cy.reads())["transcript"]


def test_money_that_nobody_decided_is_promised_by_no_letter_after_the_answer(office, bo, cy, answered):
    bo.writes("Re: Canapé", f"{office.file().ref} Je veux 690 € de plus, c'est tout le prix du canapé. Bo Lindqvist")
    office.works()
    bo.reads()
    relay = cy.reads()[-1]
    cy.answers(relay, "Bonjour Monsieur,\n\nNous vous remboursons les 690 € par virement.\n\nCyrille Marchand")
    office.works()
    assert not any("690" in letter for letter in bo.reads())
    [refused] = cy.reads()
    assert "une offre de plus passe par une décision" in refused
    cy.answers(relay, "Bonjour Monsieur,\n\nNous vous remboursons bien les 49,90 € par virement.\n\nCyrille Marchand")
    office.works()
    assert any("49,90" in letter for letter in bo.reads())


def test_who_takes_a_file_up_and_answers_it_in_one_mail_writes_one_letter(office, bo, ann, answered):
    ref = office.file().ref
    ann.writes(
        f"Canapé {ref}",
        f"#rouvrir {ref} le client a payé plus cher que prévu\n#décision fondée\n#motif Le prix était plus haut.\n"
        f'#dédommagement remboursement 60 € "par virement" à la place\n#répondre\n\nNous vous devons davantage.',
    )
    office.works()
    assert office.file().state is State.ANSWERED
    letters = bo.reads()
    assert [letter.subject.startswith("Votre dossier est rouvert") for letter in letters] == [False]
    assert "Nous vous devons davantage" in letters[0]
    assert "remplace celle de notre réponse précédente : un remboursement de 49,90 €" in letters[0]


def test_an_answer_gives_no_sum_that_no_line_records(office, bo, cy, assigned):
    lines = f"{BEGIN.replace('#affecter moi', '')}#décision fondée\n#motif Une date promise engage le vendeur.\n"
    text = "Bonjour Monsieur,\n\nNous vous versons 49,90 € par virement.\n\nCyrille Marchand"
    cy.answers(assigned, f"{lines}#dédommagement excuses\n#répondre\n\n{text}")
    office.works()
    assert bo.reads() == []
    [refused] = cy.reads()
    assert "#dédommagement y inscrit ce qui est donné" in refused
    cy.answers(assigned, f'{lines}#dédommagement remboursement 49,90 € "par virement"\n#répondre\n\n{text}')
    office.works()
    assert office.file().state is State.ANSWERED
    assert any("49,90" in letter for letter in bo.reads())


def test_a_thing_that_an_answer_gives_takes_a_line(office, bo, cy, assigned):
    told = f"{BEGIN.replace('#affecter moi', '')}#décision fondée\n#motif l'accoudoir était déchiré\n"
    text = "#répondre\n\nBonjour Monsieur,\n\nNous allons vous échanger le canapé.\n\nCyrille Marchand"
    cy.answers(assigned, f"{told}#excuses\n{text}")
    office.works()
    [refused] = cy.reads()
    assert "#dédommagement dit quoi, et comment il arrive" in refused
    assert bo.reads() == []
    cy.answers(assigned, f'{told}#dédommagement remplacement "par notre transporteur"\n{text}')
    office.works()
    assert any("vous échanger le canapé" in letter for letter in bo.reads())


@pytest.mark.parametrize(
    ("moved", "days"),
    [
        ("Finalement, votre canapé sera livré le lundi 14 décembre.", ["14/12"]),
        ("Finalement ce sera le lundi 14 décembre.", ["14/12"]),
        ("La livraison est reportée au lundi 14 décembre.", ["14/12"]),
        ("Votre canapé arrive le lundi 14 décembre au lieu du jeudi 10.", ["14/12"]),
        ("Votre canapé arrive le lundi 14 décembre et non le jeudi 10 décembre.", ["14/12"]),
        ("La livraison est avancée au mardi 8 décembre.", ["08/12"]),
        ("Notre technicien passe aussi le lundi 14 décembre.", ["10/12", "14/12"]),
        ("Votre canapé sera bien livré le jeudi 10 décembre.", ["10/12"]),
    ],
)
def test_a_day_that_a_letter_moves_is_kept_no_more_and_the_new_one_is_recalled_on_its_eve(
    office, bo, cy, assigned, moved, days
):
    cy.answers(assigned, "Bonjour Monsieur,\n\nVotre canapé sera livré le jeudi 10 décembre.\n\nCyrille")
    office.works()
    office.waits(minutes=30)
    cy.answers(assigned, f"#envoyer\n\nBonjour Monsieur,\n\n{moved}\n\nCyrille")
    office.works()
    assert any(moved in letter for letter in bo.reads())
    assert [f"{one.due:%d/%m}" for one in office.file().promised] == days


def test_what_is_promised_comes_back_on_the_eve_of_its_day(office, bo, cy, assigned):
    cy.answers(assigned, "Bonjour Monsieur,\n\nVotre canapé sera livré le lundi 30 novembre.\n\nCyrille")
    office.works()
    cy.reads()
    office.lives("2026-11-27T07:00")
    assert not any("jour annoncé au client" in letter for letter in cy.reads())
    # A Friday, the last working day before it.
    office.lives("2026-11-27T12:00")
    assert any("jour annoncé au client" in letter for letter in cy.reads())
    office.lives("2026-11-30T12:00")
    assert not any("jour annoncé au client" in letter for letter in cy.reads())


def test_money_is_moved_to_no_day_by_a_word(office, bo, cy, assigned):
    cy.answers(assigned, "Bonjour Monsieur,\n\nVotre canapé sera livré le jeudi 10 décembre.\n\nCyrille")
    office.works()
    bo.reads()
    cy.answers(assigned, "Bonjour,\n\nFinalement, vous serez remboursé le lundi 14 décembre.\n\nCyrille")
    office.works()
    assert bo.reads() == []
    assert [f"{one.due:%d/%m}" for one in office.file().promised] == ["10/12"]
