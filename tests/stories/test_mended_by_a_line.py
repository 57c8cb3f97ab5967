"""A mail that was refused for one line is mended by that line, in answer to what told of it; nothing is typed twice."""

import pytest

from tests.stories.answering import complains

FORM = """#evaluer gravite=faible complexite=simple repercussions=isolees
#affecter moi
#cause facturation confirmee
#decision fondee
#motif Les frais de port ont été facturés deux fois.
#dedommagement remboursement 79.00 EUR "par virement"
#repondre

Bonjour,

Vous avez raison, les frais de port ont été comptés deux fois. Nous vous prions de nous en excuser.

Ann Morel
"""


def test_one_wrong_line_is_sent_alone_and_the_answer_leaves_as_it_was_typed(office, bo, ann):
    ann.answers(complains(office, bo, ann), FORM)
    office.works()
    [refused] = ann.reads()
    assert "avec la seule ligne corrigée" in refused
    assert bo.reads() == []
    ann.answers(refused, "#cause organisation confirmee")
    office.works()
    [answer] = bo.reads()
    assert "comptés deux fois. Nous vous prions" in answer
    assert "79,00" in answer
    assert "C'est fait" in ann.reads()[-1]


def test_two_wrong_lines_are_mended_one_after_the_other(office, bo, ann):
    ann.answers(complains(office, bo, ann), FORM.replace("fondee", "a voir"))
    office.works()
    [refused] = ann.reads()
    ann.answers(refused, "Bonjour,\n#cause organisation confirmee\nAnn Morel")
    office.works()
    [again] = ann.reads()
    assert "Rien n'a été fait" in again
    assert bo.reads() == []
    ann.answers(again, "#decision fondee")
    office.works()
    [answer] = bo.reads()
    assert "comptés deux fois" in answer


def test_a_letter_that_announces_a_decision_is_the_answer_by_its_lines_alone(office, bo, ann):
    ann.answers(
        complains(office, bo, ann),
        "Bonjour,\n\nNous vous remboursons 79 € par virement : les frais de port ont été comptés deux fois.\n\nAnn",
    )
    office.works()
    [refused] = ann.reads()
    assert bo.reads() == []
    ann.answers(refused, FORM.partition("#repondre")[0].replace("facturation", "organisation") + "#repondre")
    office.works()
    [answer] = bo.reads()
    assert "les frais de port ont été comptés deux fois" in answer


def test_what_is_another_mail_leaves_the_refused_one_where_it_is(office, bo, ann, cy):
    ann.answers(complains(office, bo, ann), FORM)
    office.works()
    [refused] = ann.reads()
    ann.answers(refused, "#affecter Cyrille je n'y arrive pas, tu peux finir ?")
    office.works()
    assert office.file().owner == "cy@example.com"
    assert office.file().drafts == ()
    assert bo.reads() == []


def test_a_correction_of_what_enclosed_documents_asks_for_them_again(office, bo, ann):
    notice = complains(office, bo, ann)
    ann.answers(notice, FORM, attach=(("bon.pdf", "application/pdf", b"%PDF-1.4 bon"),))
    office.works()
    [refused] = ann.reads()
    assert "avec la seule ligne corrigée" not in refused
    ann.answers(refused, "#cause organisation confirmee")
    office.works()
    assert bo.reads() == []


def test_nobody_mends_what_somebody_else_wrote(office, bo, ann, mia):
    ann.answers(complains(office, bo, ann), FORM)
    office.works()
    [refused] = ann.reads()
    mia.answers(refused, "#cause organisation confirmee")
    office.works()
    assert office.file().drafts == ()
    assert bo.reads() == []


def test_a_text_leaves_once_whichever_line_sends_it_in_the_end(office, bo, ann):
    ann.answers(complains(office, bo, ann), FORM.replace("#repondre", "#envoyer"))
    office.works()
    [refused] = ann.reads()
    ann.answers(refused, "#cause organisation confirmee\n#repondre")
    office.works()
    office.waits(minutes=30)
    assert len([letter for letter in bo.reads() if "comptés deux fois" in letter]) == 1


def test_what_is_kept_of_a_refused_mail_is_shown_where_it_is_refused_again(office, bo, ann):
    ann.answers(complains(office, bo, ann), FORM)
    office.works()
    [refused] = ann.reads()
    ann.answers(refused, "#cause facturation confirmee")
    office.works()
    [again] = ann.reads()
    assert "Rien n'a été fait" in again
    assert "les frais de port ont été comptés deux fois" in again


LEFT_BLANK = """#cause equipement
#décision fondée
#motif Le tissu s'est déchiré au montage.
#dedommagement bon d'achat [montant ?]
#repondre

Bonjour,

Nous vous présentons nos excuses et vous adressons un bon d'achat de 25 €.

Cyrille"""


def _conclude(letter):
    rows = [row.strip() for row in letter.message.get_body(("plain",)).get_content().split("\n")]
    form = rows[next(n for n, row in enumerate(rows) if row.startswith("- Conclure")) :]
    lines = [row.removeprefix("- ") for row in form if row.startswith("- #")]
    return lines[: lines.index("#repondre") + 1]


def test_the_form_below_a_refusal_keeps_what_was_typed_and_asks_for_the_rest_alone(office, bo, cy, assigned):
    cy.answers(assigned, LEFT_BLANK)
    office.works()
    [refused] = cy.reads()
    assert "« [montant ?] » est un exemple" in refused
    form = _conclude(refused)
    assert form[:3] == ["#cause equipement", "#decision fondee", "#motif Le tissu s'est dechire au montage."]
    assert form[3].startswith("#dedommagement [")
    assert bo.reads() == []


def test_words_for_the_house_go_on_with_what_was_refused_and_the_letter_is_kept(office, bo, cy, assigned):
    cy.answers(assigned, LEFT_BLANK)
    office.works()
    cy.answers(cy.reads()[-1], "on met un bon d'achat de 25, c'est notre faute")
    office.works()
    [to_complete] = cy.reads()
    form = _conclude(to_complete)
    assert form[2:4] == ["#motif Le tissu s'est dechire au montage.", "#dedommagement bon d'achat 25.00 EUR"]
    cy.answers(to_complete, "\n".join(form))
    office.works()
    [answer] = bo.reads()
    # The accents are those of what was typed first.
    assert "Le tissu s'est déchiré au montage." in answer.text.replace("’", "'")
    assert "un bon d'achat de 25 €" in answer.text.replace("’", "'").replace("\u00a0", " ")
    assert office.file().owed[0].amount_cents == 2_500


def test_one_line_in_answer_to_what_was_only_kept_sends_the_letter_that_was_refused(office, bo, cy, assigned):
    cy.answers(assigned, LEFT_BLANK)
    office.works()
    cy.answers(cy.reads()[-1], "on met un bon d'achat de 25, c'est notre faute")
    office.works()
    cy.answers(cy.reads()[-1], "#dedommagement bon d'achat 25 EUR")
    office.works()
    [answer] = bo.reads()
    assert "25" in answer


def test_whoever_answers_has_found_the_cause_unless_they_doubt_it(office, bo, cy, assigned):
    doubted = LEFT_BLANK.replace("[montant ?]", "25 EUR").replace("#cause equipement", "#cause equipement soupçonnée")
    cy.answers(assigned, doubted)
    office.works()
    [refused] = cy.reads()
    assert "la cause n'est que soupçonnée" in refused
    cy.answers(assigned, doubted.replace(" soupçonnée", ""))
    office.works()
    assert office.file().cause_status == "confirmed"
    assert len(bo.reads()) == 1


@pytest.mark.parametrize(
    ("wrong", "value", "right"),
    [
        ('remboursement 49.00 EUR "par virement" echeance=20/11/2026', "27/11/2026", "vendredi 27 novembre 2026"),
        ("annulation 15 EUR", 'remise 15 EUR "sur votre facture F-3301"', "Une remise de 15,00 €"),
        ("bon d'achat [montant ?]", "25", "Un bon d'achat de 25,00 €"),
    ],
)
def test_a_bare_value_goes_into_the_line_that_wanted_it_and_the_answer_leaves(
    office, bo, cy, assigned, wrong, value, right
):
    typed = LEFT_BLANK.replace("bon d'achat [montant ?]", wrong)
    cy.answers(assigned, typed.replace(" et vous adressons un bon d'achat de 25 €", ""))
    office.works()
    [refused] = cy.reads()
    assert bo.reads() == []
    cy.answers(refused, value)
    office.works()
    [answer] = bo.reads()
    assert right in answer.text.replace("’", "'").replace("\u00a0", " ")


def test_a_name_alone_mends_the_line_that_gave_the_file_to_nobody(office, bo, ann):
    typed = "#évaluer gravité=forte complexité=simple répercussions=isolées\n#affecter cy@exemple.com"
    ann.answers(complains(office, bo, ann), typed)
    office.works()
    ann.answers(ann.reads()[-1], "cyrille marchand")
    office.works()
    assert office.file().owner == "cy@example.com"
    assert office.file().assessment.severity


def test_a_sentence_alone_takes_the_place_of_the_one_that_was_found_fault_with(office, bo, cy, assigned):
    letter = "Nous vous présentons nos excuses et vous remboursons 49 € par virement dans les plus brefs délais."
    form = LEFT_BLANK.partition("#dedommagement")[0] + '#dedommagement remboursement 49 EUR "par virement"\n#repondre'
    cy.answers(assigned, f"{form}\n\nBonjour,\n\n{letter}\n\nCyrille")
    office.works()
    [refused] = cy.reads()
    assert "plus brefs délais" in refused
    cy.answers(refused, "Avec nos excuses, nous vous remboursons 49 € par virement.")
    office.works()
    [answer] = bo.reads()
    assert "sous 5 jours" not in answer.text
    assert "Avec nos excuses, nous vous remboursons 49 € par virement." in answer
    assert "Nous vous présentons nos excuses et" not in answer.text


def test_the_line_of_a_command_that_stood_in_a_sentence_is_done_without_it(office, bo, cy, mia, assigned):
    cy.answers(assigned, f"{LEFT_BLANK.replace('[montant ?]', '25 EUR')}")
    office.works()
    [answer] = bo.reads()
    bo.answers(answer, "Je ne suis pas d'accord, 25 € c'est trop peu.")
    office.works()
    mia.writes("", f"je reprends {office.file().ref}. #rouvrir il conteste à raison")
    office.works()
    refused = mia.reads()[-1]
    assert office.file().state.value == "answered"
    mia.answers(refused, f"#rouvrir {office.file().ref} il conteste à raison")
    office.works()
    assert office.file().state.value != "answered"


def test_lines_that_are_sent_again_without_their_text_are_meant_without_it(office, bo, cy, mia, assigned):
    cy.answers(assigned, LEFT_BLANK.replace("[montant ?]", "25 EUR"))
    office.works()
    bo.reads()
    text = "Bonjour Monsieur, vous avez raison, nous vous remboursons 12 €."
    mia.writes("", f"#rouvrir {office.file().ref} on lui doit 12 €\n{text}")
    office.works()
    refused = mia.reads()[-1]
    assert "Rien n'a été fait" in refused
    mia.answers(refused, f"#rouvrir {office.file().ref} on lui doit 12 €")
    office.works()
    assert office.file().state.value != "answered"
    assert all("12 €" not in one for one in bo.reads())


def test_a_line_of_ours_that_is_left_standing_with_a_yes_below_is_done(office, bo, ann):
    ann.answers(complains(office, bo, ann), "> - Passer la main : #affecter Bob Petit\nok")
    office.works()
    assert office.file().owner == "bob@example.com"
    assert bo.reads() == []


def test_the_day_that_a_letter_counts_is_the_day_of_its_compensation(office, bo, cy, assigned):
    form = LEFT_BLANK.partition("#dedommagement")[0] + '#dedommagement remboursement 49 EUR "par virement"\n#repondre'
    cy.answers(assigned, f"{form}\n\nBonjour,\n\nNous vous remboursons 49 € par virement sous 5 jours.\n\nCyrille")
    office.works()
    [answer] = bo.reads()
    assert "sous 5 jours" in answer
    assert "Un remboursement de 49,00 €, par virement, au plus tard le samedi 28 novembre 2026" in answer
    assert f"{office.file().owed[0].due}" == "2026-11-28"


@pytest.mark.parametrize("words", ["ok merci", "bob s'en occupe", "je regarde"])
def test_a_word_between_colleagues_is_never_the_reason(office, bo, cy, assigned, words):
    blank = LEFT_BLANK.replace("Le tissu s'est déchiré au montage.", "[pourquoi ?]")
    cy.answers(assigned, blank.replace("[montant ?]", "25 EUR"))
    office.works()
    cy.answers(cy.reads()[-1], words)
    office.works()
    assert bo.reads() == []


def test_a_text_that_has_left_leaves_no_second_time_by_one_word(office, bo, cy, assigned):
    cy.answers(assigned, LEFT_BLANK.replace("[montant ?]", "25 EUR").replace("fondée", "a voir"))
    office.works()
    cy.answers(cy.reads()[-1], "#décision fondée")
    office.works()
    assert len(bo.reads()) == 1
    cy.answers(cy.reads()[-1], "envoyer")
    office.works()
    assert bo.reads() == []


@pytest.mark.parametrize(
    ("sentence", "again", "does"),
    [
        ("oui on fait ça, #affecter cyrille", "affecter cyrille", True),
        ("oui on fait ça, #affecter cyrille", "Affecter Cyrille.", True),
        ("oui on fait ça, #affecter cyrille", "affecter bob plutôt que cyrille", False),
        ("oui on fait ça, #affecter cyrille", "ok merci", False),
    ],
)
def test_a_line_that_stood_in_a_sentence_is_done_once_it_is_typed_alone(office, bo, ann, sentence, again, does):
    ann.answers(complains(office, bo, ann), sentence)
    office.works()
    refused = ann.reads()[-1]
    assert "dans une phrase" in refused
    ann.answers(refused, again)
    office.works()
    assert (office.file().owner == "cy@example.com") is does
    assert bo.reads() == []


def test_the_line_that_a_letter_offers_is_no_more_refused_for_the_sentence_that_it_stood_in(office, bo, ann):
    ann.answers(complains(office, bo, ann), "retiré par le client, on classe")
    office.works()
    ann.answers(ann.reads()[-1], "oui on classe, #clore retiré par le client")
    office.works()
    ann.answers(ann.reads()[-1], "clore retiré par le client")
    office.works()
    told = ann.reads()[-1]
    assert "dans une phrase" not in told
    assert "on classe" not in told
