"""No hasty conclusion, no unrealistic promise (T5): what colleagues type is read before it leaves."""

import re

import pytest

from tests.stories.answering import BEGIN, complains

ALONE = {"approve_refusals": False, "mediator": {"name": "Médiateur Conso", "website": "https://mediateur.example"}}


@pytest.fixture
def notice(office, bo, ann):
    return complains(office, bo, ann)


def test_a_promise_before_the_decision_does_not_leave_and_the_sentence_is_named(office, bo, ann, notice):
    ann.answers(notice, "Bonjour,\n\nC'est une erreur de notre part, vous serez remboursé dès que possible.")
    office.works()
    assert bo.reads() == []
    [transcript] = ann.reads()
    assert "Rien n'a été fait" in transcript
    assert "vous serez remboursé dès que possible" in transcript
    assert "#malgré" in transcript
    ann.answers(transcript, "Bonjour,\n\nNous étudions votre demande, avec la facture que vous avez jointe.")
    office.works()
    assert len(bo.reads()) == 1
    office.proves()


def test_a_promise_may_pass_with_a_reason_that_is_recorded(office, bo, ann, notice):
    ann.answers(notice, "#malgré Accord du directeur du magasin, noté au dossier\n#envoyer\nVous serez remboursé.")
    office.works()
    [letter] = bo.reads()
    assert "Vous serez remboursé." in letter
    [override] = office.file().overrides
    assert override.by == "ann@example.com"
    assert "Accord du directeur" in override.text
    assert "Vous serez remboursé." in override.text
    office.proves()


def test_the_refused_reply_leaves_with_its_reason_on_top_as_the_hint_says(office, bo, ann, notice):
    words = "Bonjour,\n\nVous serez remboursé de votre achat dès que possible, comme convenu au téléphone."
    ann.answers(notice, words)
    office.works()
    [transcript] = ann.reads()
    ann.answers(transcript, f"#malgré Accord du directeur du magasin\n\n{words}")
    office.works()
    [letter] = bo.reads()
    assert "Vous serez remboursé" in letter
    assert "malgré" not in letter
    [override] = office.file().overrides
    assert "Accord du directeur" in override.text
    office.proves()


def test_questions_are_read_as_well_and_the_customers_own_sum_may_be_named(office, bo, ann, notice):
    theirs = "1. Les 49,90 € de la livraison figurent-ils sur votre facture ?"
    ann.answers(notice, f"{BEGIN}#question\n{theirs}\n2. Avez-vous reçu les 300 € promis ?")
    office.works()
    assert bo.reads() == []
    [transcript] = ann.reads()
    assert "300" in transcript
    ann.answers(transcript, f"{BEGIN}#question\n{theirs}")
    office.works()
    [letter] = bo.reads()
    assert "49,90 €" in letter


def test_an_answer_is_read_when_it_is_filed_and_not_again_when_it_is_approved(office, bo, ann, notice):
    words = "#décision non-fondée\n#motif Le délai annoncé a été tenu.\n"
    ann.answers(notice, f"{BEGIN}{words}#répondre\n\nCela ne se reproduira plus jamais.")
    office.works()
    [transcript] = ann.reads()
    assert "Rien n'a été fait" in transcript
    assert office.file().drafts == ()
    mia = office.colleague("mia")
    ann.answers(
        transcript, f"{BEGIN}{words}#malgré Formule voulue par la direction\n#répondre\n\nCela ne se reproduira plus."
    )
    office.works()
    assert len(office.file().overrides) == 1
    request = mia.reads()[-1]
    mia.answers(request, "#valider")
    office.works()
    assert "Cela ne se reproduira plus." in bo.reads()[-1]
    assert len(office.file().overrides) == 1
    office.proves()


def test_a_day_and_a_sum_that_a_colleague_found_may_be_told_and_others_may_not(office, bo, ann, notice):
    found = "#décision non-fondée\n#constat Le bon du 12 novembre 2026 porte une remise de 30 €, déjà appliquée.\n"
    ann.answers(notice, f"{BEGIN}{found}#motif La remise de 30 € du 12 novembre 2026 vaut aussi 80 €.\n#répondre")
    office.works()
    [transcript] = ann.reads()
    assert "vaut aussi 80 €" in transcript
    ann.answers(notice, f"{BEGIN}{found}#motif La remise de 30 € du 12 novembre 2026 couvre la livraison.\n#répondre")
    office.works()
    assert office.file().overrides == ()
    [draft] = office.file().drafts
    assert draft.status == "filed"


def test_a_delay_is_offered_with_its_day_and_leaves_below_that_line(office, bo, ann, notice):
    words = "Bonjour,\n\nNous vous donnerons le résultat de notre recherche sous 5 jours.\n"
    ann.answers(notice, words)
    office.works()
    [transcript] = ann.reads()
    assert "« sous 5 jours », c'est le" in transcript
    line = re.search(r"#attente jusqu'au=[0-9/]{10}", transcript.text)[0]
    ann.answers(transcript, f"{line}\n\n{words}")
    office.works()
    [letter] = bo.reads()
    assert "sous 5 jours" in letter
    [announced] = office.file().holdings
    assert f"{announced.until:%d/%m/%Y}" in line
    office.proves()


def test_a_day_that_was_promised_all_the_same_is_recalled_on_its_eve_and_known_from_then_on(office, bo, ann, notice):
    ann.answers(notice, "#malgré Accord du directeur\n#envoyer\nVous serez remboursé le vendredi 4 décembre 2026.")
    office.works()
    bo.reads()
    [promised] = office.file().promised
    assert (promised.due.isoformat(), promised.by) == ("2026-12-04", "ann@example.com")
    ann.reads()
    told = [row for row in office.lives("2026-12-04 12:00") if row[1] == "escalation"]
    assert told == [("12-03 08:00", "escalation", "ann")]
    assert "jour annoncé au client" in ann.reads()[-1]
    office.proves()


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Le virement arrive d'ici vendredi, c'est promis.", ["2026-11-27"]),
        ("Nous vous rembourserons sous 5 jours.", ["2026-11-28"]),
        ("Nous vous garantissons un remboursement.", []),
    ],
)
def test_only_what_holds_a_day_to_come_is_to_be_kept(office, bo, ann, notice, words, days):
    ann.answers(notice, f"#malgré Accord du directeur\n#envoyer\nBonjour Madame,\n\n{words}")
    office.works()
    assert len(bo.reads()) == 1
    assert [one.due.isoformat() for one in office.file().promised] == days
    assert office.file().overrides
