"""A file that is taken up again is decided anew: what was decided before is shown, and does not leave by itself."""

import io
import zipfile

from tests.stories.answering import BEGIN, UPHELD, by_occasion, complains
from worker.complaint.lifecycle import State


def test_what_was_settled_at_once_and_is_reopened_is_decided_anew(office, bo, ann):
    notice = complains(office, bo, ann)
    ann.answers(notice, '#résolu "Nous vous avons remboursé les frais de livraison."')
    office.works()
    assert office.file().state is State.CLOSED
    bo.reads()
    told = ann.reads()[-1]
    ann.answers(told, "#rouvrir il dit n'avoir rien reçu")
    office.works()
    reopened = ann.reads()[-1]
    assert "Décidé auparavant, à décider de nouveau" in reopened
    assert "remboursé les frais de livraison" in reopened
    bo.reads()
    ann.answers(reopened, "#répondre\n\nNous avons tout revu avec soin.")
    office.works()
    refused = ann.reads()[-1]
    assert "Rien n'a été fait" in refused
    assert "#décision point=1" in refused
    assert "#motif point=1" in refused
    assert bo.reads() == []
    ann.answers(
        refused,
        "#décision fondée\n#motif La banque a renvoyé le virement.\n"
        '#dédommagement remboursement 49,90 € "par virement"\n#répondre\n\nNous avons tout revu.',
    )
    office.works()
    [answer] = bo.reads()
    assert "La banque a renvoyé le virement." in answer
    assert "remboursé les frais de livraison" not in answer.text.partition("Et maintenant")[0]
    office.proves()


def test_what_was_answered_and_is_reopened_may_be_decided_in_the_same_mail(office, bo, ann):
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nVoici notre réponse.")
    office.works()
    assert office.file().state is State.ANSWERED
    bo.reads()
    copy = by_occasion(office, ann.reads())["draft"]
    ann.answers(copy, "#rouvrir nouvelle pièce\n#décision partielle\n#motif Le retard est établi, la déchirure non.")
    office.works()
    [point] = office.file().points
    assert (point.outcome, point.reason) == ("partly_upheld", "Le retard est établi, la déchirure non.")
    assert "DecisionReopened" in office.entries(office.file().ref)
    office.proves()


def test_what_has_its_answer_shows_no_limit_and_a_yes_that_was_taken_back_is_told_as_one(office, bo, ann):
    notice = complains(office, bo, ann)
    ann.answers(notice, '#résolu "Nous vous avons remboursé les frais de livraison."')
    office.works()
    told = ann.reads()[-1]
    ann.answers(told, "#statut")
    office.works()
    [status] = ann.reads()
    assert "Répondue le lundi 23 novembre 2026." in status
    assert "au plus tard le" not in status.text.partition("Où en est le dossier")[0]
    ann.answers(told, "#rouvrir il dit n'avoir rien reçu\n#statut")
    office.works()
    reopened = ann.reads()[-1]
    assert "Réponse due le samedi 23 janvier 2027 au plus tard." in reopened
    ann.answers(told, "#dossier")
    office.works()
    [enclosed] = ann.reads()[-1].message.iter_attachments()
    with zipfile.ZipFile(io.BytesIO(enclosed.get_content())) as bundle:
        [page] = [bundle.read(name).decode() for name in bundle.namelist() if name.endswith(".html")]
    assert "contestée ou rouverte depuis" in page


def test_who_asks_where_a_file_that_was_taken_up_again_stands_reads_that_an_answer_is_to_come(office, bo, ann):
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nVoici notre réponse.")
    office.works()
    answer = bo.reads()[-1]
    ann.answers(by_occasion(office, ann.reads())["draft"], "#rouvrir nouvelle pièce")
    office.works()
    bo.reads()
    office.waits(days=16)
    letters = bo.reads()
    bo.answers(answer, "Bonjour, où en est ma réclamation ?")
    office.works()
    letters += bo.reads()
    assert letters
    assert not any("Nous vous avons répondu le" in letter.subject + letter.text for letter in letters)
