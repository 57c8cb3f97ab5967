"""A mail that was refused for one line is mended by that line, in answer to what told of it; nothing is typed twice."""

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


def test_bare_values_go_on_with_what_was_refused_and_the_letter_is_kept(office, bo, cy, assigned):
    cy.answers(assigned, LEFT_BLANK)
    office.works()
    cy.answers(cy.reads()[-1], "bon d'achat 25")
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
    cy.answers(cy.reads()[-1], "bon d'achat 25")
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
