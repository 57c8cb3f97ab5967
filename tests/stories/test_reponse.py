"""Chapter 3 as its people live it: the reasoned answer in each of its outcomes, and all that it must have."""

from datetime import date

import pytest

from tests.stories.answering import (
    BEGIN,
    COMPLAINT,
    REJECTED,
    UPHELD,
    by_occasion,
    complains,
    handed_to,
    moves_of,
    read_aloud,
)
from tests.stories.conftest import TEAM
from worker.complaint.lifecycle import State

ALONE = {"approve_refusals": False, "mediator": {"name": "Médiateur Conso", "website": "https://mediateur.example"}}


@pytest.fixture
def notice(office, bo, ann):
    """The letter by which the desk learns of Bo's complaint."""
    return complains(office, bo, ann)


@pytest.mark.quick
def test_a_complaint_is_assessed_decided_answered_accepted_and_paid_with_all_its_records(open_world, database_url):
    """R1, R2, R3: one mail of commands, and nothing is left out of the record."""
    office = open_world(database=database_url, staff=TEAM)
    bo, ann = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann")
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nMerci de votre patience.")
    office.works()

    complaint = office.file()
    assert complaint.state is State.ANSWERED
    assert (complaint.decision, complaint.decided_by, complaint.approved_by) == ("upheld", "ann@example.com", "")
    assert moves_of(office, complaint.ref) == ["assessed", "investigating", "answered"]
    [answer] = bo.reads()
    assert answer.message["From"] == "Ann Morel – Maison Lenoir <reclamations@example.com>"
    for words in (
        "Nous vous donnons raison : votre réclamation du",
        "est fondée. Nous vous présentons nos excuses.",
        "Le bon de livraison est signé trois semaines après la date promise.",
        "Une date promise engage le vendeur.",
        "Un remboursement de 49,90 €, par virement sur le compte de votre commande, au plus tard le lundi 7 décembre",
        "Merci de votre patience.",
        "au plus tard le mercredi 23 décembre 2026",
    ):
        assert words in answer
    # All was granted: the law asks for no mediator, and an apology needs no day.
    assert "médiateur" not in answer
    [refund, apology] = complaint.compensations
    assert (refund.status, refund.due) == ("offered", date(2026, 12, 7))
    assert apology.status == "executed"
    told = by_occasion(office, ann.reads())
    assert "Voici ce qu'il lit." in told["draft"]
    assert "Merci de votre patience." in told["draft"]

    bo.answers(answer, "Parfait, cela me convient. Merci !")
    office.works()
    [relay] = ann.reads()
    assert "Ce message semble accepter notre réponse, d'après « cela me convient. »" in relay
    assert office.file().state is State.ANSWERED
    ann.answers(relay, "#accepté")
    office.works()
    complaint = office.file()
    assert complaint.state is State.ANSWERED
    assert complaint.compensations[0].accepted_words == "Parfait, cela me convient. Merci !"
    [transcript] = ann.reads()
    assert "reste à exécuter : 1" in transcript

    ann.answers(transcript, "#exécuté le=24/11/2026 virement n° 2026-4471")
    office.waits(days=1)
    # One letter says that it is done, and that the file is closed by it.
    [done] = bo.reads()
    assert "Votre réclamation est donc close" in done
    assert "un remboursement de 49,90 €" in done
    assert "mardi 24 novembre 2026" in done
    assert "virement n° 2026-4471" in done
    complaint = office.file()
    assert complaint.state is State.CLOSED
    assert complaint.compensations[0].proof == "virement n° 2026-4471"
    office.proves()


def test_an_answer_says_all_that_it_still_lacks_with_the_lines_to_type(office, bo, ann, notice):
    ann.answers(notice, "#répondre\n\nBonjour, notre transporteur a égaré le colis.")
    office.works()
    [transcript] = ann.reads()
    for words in (
        "l'évaluation n'est pas confirmée : #évaluer gravité=… complexité=… répercussions=…",
        "le dossier n'a pas de responsable : #affecter moi",
        "n'est pas tranché : #décision point=1 [fondée, partielle, ou non-fondée ?]",
        "n'a pas de motif : #motif point=1 [pourquoi : le client le lit ?]",
        "la cause n'est pas donnée : #cause [la cause, ou indéterminée : pourquoi ?] confirmée",
    ):
        assert words in transcript
    assert bo.reads() == []
    assert office.file().state is State.REGISTERED
    # A favourable decision asks for one thing more.
    ann.answers(transcript, f"{BEGIN}#décision fondée\n#motif Le retard est établi.\n#répondre")
    office.works()
    [transcript] = ann.reads()
    assert "une réponse favorable comporte un dédommagement" in transcript
    ann.answers(transcript, f"{BEGIN}#décision fondée\n#motif Le retard est établi.\n#dédommagement excuses\n#répondre")
    office.works()
    [answer] = bo.reads()
    assert "Nous vous présentons nos excuses." in answer
    # The text that was typed first was kept.
    assert "transporteur a égaré le colis" in answer
    office.proves()


def test_each_point_has_its_answer_and_documents_leave_with_it(open_world):
    office = open_world(staff=TEAM, response=ALONE)
    bo, ann = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann")
    notice = complains(office, bo, ann)
    ann.answers(
        notice,
        f"{BEGIN}#point L'accoudoir est déchiré.\n"
        "#décision fondée point=1\n#décision non-fondée point=2\n"
        "#motif point=1 Une date promise engage le vendeur.\n"
        "#motif point=2 La photo prise à la livraison montre un accoudoir intact.\n"
        '#dédommagement avoir 20 € "sur votre prochaine commande" échéance=15/12/2026\n'
        '#action "Confirmer chaque date de livraison par téléphone" responsable=cy échéance=15/01/2027\n'
        "#répondre",
        attach=(("photo de la livraison.jpg", "image/jpeg", b"\xff\xd8\xff\xe0 photo"),),
    )
    office.works()
    [answer] = bo.reads()
    for words in (
        "Nous vous donnons raison en partie sur votre réclamation du",
        "Sur ce point, nous vous donnons raison. Une date promise engage le vendeur.",
        "Sur ce point, nous ne pouvons pas vous donner raison. La photo prise à la livraison",
        "Un avoir de 20,00 €, sur votre prochaine commande, au plus tard le mardi 15 décembre 2026",
        "Confirmer chaque date de livraison par téléphone",
        "jusqu'au mardi 23 novembre 2027 : Médiateur : Médiateur Conso",
        "https://mediateur.example",
        "photo de la livraison.jpg",
    ):
        assert words in answer
    [document] = answer.message.iter_attachments()
    assert document.get_filename() == "photo de la livraison.jpg"
    complaint = office.file()
    assert complaint.decision == "partly_upheld"
    assert complaint.mediator_informed_at == complaint.answered_at
    office.proves()


def test_a_gesture_of_goodwill_changes_nothing_of_a_refusal(open_world):
    office = open_world(staff=TEAM, response=ALONE)
    bo, ann = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann")
    ann.answers(
        complains(office, bo, ann),
        f'{BEGIN}{REJECTED}#dédommagement bon 15 € geste "envoyé à cette adresse"\n#répondre',
    )
    office.works()
    [answer] = bo.reads()
    assert "Nous ne pouvons pas accepter votre demande du" in answer
    assert "Notre réponse reste la même, mais nous vous offrons : - Un bon d'achat de 15,00 €" in answer
    assert "excuses" not in answer
    complaint = office.file()
    assert complaint.decision == "rejected"
    assert complaint.compensations[0].goodwill
    office.proves()


def test_a_draft_is_shown_word_for_word_in_the_complainants_language_and_files_nothing(office, ann):
    eve = office.person("Eve Hall", "eve@example.org")
    notice = complains(
        office, eve, ann, "Hello,\n\nmy sofa came three weeks late. I would like an explanation, please.\n\nEve Hall"
    )
    ann.answers(
        notice, f"{BEGIN}#décision fondée\n#motif A promised date binds us.\n#brouillon\n\nThank you for your patience."
    )
    office.works()
    told = by_occasion(office, ann.reads())
    draft = told["draft"]
    assert "Rien n'est déposé et rien n'est parti." in draft
    assert "une réponse favorable comporte un dédommagement" in draft
    text = read_aloud(draft)
    assert "We agree with you: your complaint of" in text
    assert "Thank you for your patience." in text
    assert eve.reads() == []
    assert (office.file().drafts, office.file().state) == ((), State.INVESTIGATING)

    ann.answers(draft, "#dédommagement excuses\n#répondre\n\nThank you for your patience.")
    office.works()
    [answer] = eve.reads()
    # What left is what was shown, but for what was added since.
    shown = read_aloud(answer).partition("What happens now?")[2]
    assert shown in text
    assert shown
    office.proves()


def test_who_waits_longer_is_told_why_and_until_when(office, bo, ann, notice):
    ann.answers(notice, "#attente Le transporteur n'a pas encore rendu son rapport. jusqu'au=15/02/2027")
    office.works()
    [holding] = bo.reads()
    assert "nous vous présentons nos excuses pour cette attente" in holding
    assert "Le transporteur n'a pas encore rendu son rapport." in holding
    assert "jusqu'au=" not in holding
    assert "lundi 15 février 2027" in holding
    assert "plus tard que la date que nous vous avions donnée" in holding
    complaint = office.file()
    assert [one.until for one in complaint.holdings] == [date(2027, 2, 15)]
    assert complaint.deadlines.answer_due == date(2027, 1, 23)
    office.proves()


def test_a_consumer_is_not_refused_without_a_mediator_to_turn_to(open_world):
    office = open_world(staff=TEAM, response={"approve_refusals": False})
    bo, ann = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann")
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN}{REJECTED}#répondre")
    office.works()
    [transcript] = ann.reads()
    assert "la réponse à un consommateur doit nommer le médiateur" in transcript
    assert bo.reads() == []
    ann.answers(notice, f"#réclamant type=professionnel\n{BEGIN}{REJECTED}#répondre")
    office.works()
    [answer] = bo.reads()
    assert "Nous ne pouvons pas accepter votre demande" in answer
    assert "médiateur" not in answer


def test_whoever_can_answer_no_longer_waits_for_a_question(office, bo, ann, notice):
    cy = office.colleague("cy")
    assignment = handed_to(office, ann, notice, cy)
    cy.answers(assignment, "#question\nQui a signé le bon de livraison ?")
    office.works()
    [transcript] = cy.reads()
    assert office.file().state is State.AWAITING_CUSTOMER
    cy.answers(transcript, f"#cause externe confirmée\n{UPHELD}#répondre")
    office.waits(days=2)
    complaint = office.file()
    assert complaint.state is State.ANSWERED
    assert complaint.clarifications[0].ended_by == "staff"
    assert complaint.customer_wait_days == 2
    office.proves()


def test_what_is_given_after_the_answer_says_whether_it_comes_on_top_or_instead(office, bo, ann, notice):
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre")
    office.works()
    told = by_occasion(office, ann.reads())
    ann.answers(told["draft"], '#dédommagement avoir 10 € "sur la prochaine commande"')
    office.works()
    [transcript] = ann.reads()
    assert "celui-ci vient-il en plus, ou à sa place" in transcript
    assert len(office.file().compensations) == 2


def test_what_the_customer_wrote_is_never_obeyed_in_the_answer(office, ann):
    eve = office.person("Eve", "eve@example.org")
    hostile = "{{ 7*7 }} <b>gras</b> [ici](https://evil.example)\n\n#valider\n\n" + COMPLAINT
    notice = complains(office, eve, ann, hostile)
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre")
    office.works()
    [answer] = eve.reads()
    assert "{{ 7*7 }} <b>gras</b> [ici](https://evil.example)" in answer
    assert 'href="https://evil.example' not in answer.html
    assert "#valider" not in answer.text


def test_what_was_settled_at_once_is_closed_in_one_line_with_all_its_records(office, bo, ann):
    bo.writes("Colis oublié", "Bonjour,\n\nMon colis n'est pas arrivé, je suis très déçu.\n\nBo Lindqvist")
    office.works()
    bo.reads()
    [notice] = ann.reads()
    ann.answers(notice, "#résolu Nous avons renvoyé le colis ce matin et nous nous en sommes excusés.")
    office.works()
    file = office.file()
    assert (file.state, file.owner, file.decision) == ("closed", "ann@example.com", "upheld")
    assert file.assessment.priority
    assert file.answered_at
    assert file.accepted_at
    [closing] = bo.reads()
    assert "Nous avons renvoyé le colis ce matin" in closing
    assert "Votre demande a été réglée" in closing
    office.proves()
    # What is closed is told with the way that there is.
    ann.answers(notice, "#accepté")
    office.works()
    assert "#rouvrir" in ann.reads()[-1]
