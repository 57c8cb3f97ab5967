"""Chapter 3, the second person: what they read is what leaves, or it goes back with its reason."""

import pytest

from tests.stories.answering import BEGIN, REJECTED, UPHELD, by_occasion, complains, handed_to, moves_of, read_aloud
from tests.stories.before import before
from tests.stories.conftest import TEAM
from worker.complaint.lifecycle import State

CAUSE = "#cause externe confirmée\n"


@pytest.fixture
def assigned(office, bo, ann, cy):
    """The letter by which Cyrille learns that the file is his."""
    return handed_to(office, ann, complains(office, bo, ann), cy)


@pytest.fixture
@before
def request_(office, cy, mia, assigned):
    """What Mia reads once Cyrille has filed a refusal, and nobody else may let it leave."""
    cy.answers(
        assigned,
        f"{CAUSE}{REJECTED}#répondre\n\nJe reste à votre écoute.",
        attach=(("bon de livraison.pdf", "application/pdf", b"%PDF-1.4 bon"),),
    )
    office.works()
    [letter] = mia.reads()
    return letter


def test_a_refusal_is_returned_mended_and_approved_and_every_version_is_kept(open_world, database_url):
    office = open_world(database=database_url, staff=TEAM)
    bo, ann = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann")
    cy, mia = office.colleague("cy"), office.colleague("mia")
    assigned = handed_to(office, ann, complains(office, bo, ann), cy)
    cy.answers(assigned, f"{CAUSE}{REJECTED}#répondre\n\nJe reste à votre écoute.")
    office.works()
    [request] = mia.reads()
    assert "Cyrille Marchand a préparé cette réponse." in request
    assert "parce qu'elle refuse au moins un point" in request
    assert "#valider version=1" in request
    assert "Nous ne pouvons pas accepter votre demande du" in request
    told = by_occasion(office, cy.reads())
    assert "elle attend la validation de Mia Laurent" in told["transcript"]
    # The author has the letter before them as the approver has it.
    shown = read_aloud(told["draft"]).partition("La lettre ")[2].partition(" Les dates comptées")[0]
    assert shown
    assert shown in read_aloud(request)
    assert bo.reads() == []
    assert office.file().state is State.DECISION_REVIEW

    mia.answers(request, "#refuser Dites à quelle date le bon a été signé.")
    office.works()
    [returned] = cy.reads()
    assert "Mia Laurent vous rend la version 1" in returned
    assert "Dites à quelle date le bon a été signé." in returned
    assert office.file().state is State.INVESTIGATING
    mia.reads()

    cy.answers(returned, "#motif point=1 Le bon de livraison, signé le jour même, ne porte aucune réserve.\n#répondre")
    office.waits(hours=1)
    cy.reads()
    [again] = mia.reads()
    assert "C'est la version 2" in again
    # Nothing typed below: the words of the version before stay.
    assert "Je reste à votre écoute." in again
    mia.answers(again, "Oui.\n\nMia Laurent")
    office.works()
    [answer] = bo.reads()
    assert answer.message["From"].startswith("Cyrille Marchand")
    assert "signé le jour même, ne porte aucune réserve." in answer
    assert "saisir gratuitement le médiateur de la consommation" in answer
    assert "définiti" not in answer
    assert read_aloud(answer).partition("Et maintenant ?")[2] in read_aloud(again)
    [copy] = cy.reads()
    assert "Mia Laurent a validé la version 2" in copy
    complaint = office.file()
    assert (complaint.state, complaint.decision) == (State.ANSWERED, "rejected")
    assert (complaint.decided_by, complaint.approved_by) == ("cy@example.com", "mia@example.com")
    assert [(d.version, d.status, d.reason) for d in complaint.drafts] == [
        (1, "returned", "Dites à quelle date le bon a été signé."),
        (2, "released", ""),
    ]
    assert moves_of(office, complaint.ref) == [
        "assessed", "investigating", "decision_review", "investigating", "decision_review", "answered",
    ]  # fmt: skip
    office.proves()


def test_the_documents_of_a_draft_leave_when_it_is_approved(office, bo, mia, request_):
    [document] = request_.message.iter_attachments()
    assert document.get_filename() == "bon de livraison.pdf"
    mia.answers(request_, "#valider")
    office.works()
    [answer] = bo.reads()
    [document] = answer.message.iter_attachments()
    assert document.get_content() == b"%PDF-1.4 bon"


def test_what_is_changed_while_an_answer_waits_is_in_the_version_that_leaves(office, bo, cy, mia, request_):
    told = by_occasion(office, cy.reads())
    cy.answers(told["draft"], "#motif point=1 Un tout autre motif.")
    office.waits(minutes=5)
    assert "est dans la version 2" in by_occasion(office, cy.reads())["transcript"]
    [again] = mia.reads()
    assert "Un tout autre motif." in again
    mia.answers(request_, "#valider version=1")
    office.works()
    [transcript] = mia.reads()
    assert "vous parlez d'une version plus ancienne" in transcript
    assert bo.reads() == []
    mia.answers(again, "oui")
    office.works()
    [answer] = bo.reads()
    assert "Un tout autre motif." in answer
    assert "Je reste à votre écoute." in answer
    office.proves()


def test_a_version_that_was_replaced_is_not_approved_by_an_answer_to_its_request(office, bo, cy, mia, request_):
    told = by_occasion(office, cy.reads())
    cy.answers(told["draft"], "#répondre\n\nUne autre fin.")
    office.waits(minutes=5)
    [second] = mia.reads()
    mia.answers(request_, "oui")
    office.works()
    [transcript] = mia.reads()
    assert "vous parlez d'une version plus ancienne : la version 2 vous attend" in transcript
    assert bo.reads() == []
    assert [d.status for d in office.file().drafts] == ["superseded", "filed"]
    mia.answers(second, "ok")
    office.works()
    [answer] = bo.reads()
    assert "Une autre fin." in answer
    office.proves()


@pytest.mark.parametrize("words", ["Qui est ce client ?", "non"])
def test_other_words_of_an_approver_approve_nothing_and_reach_no_customer(office, bo, mia, request_, words):
    mia.answers(request_, words)
    office.works()
    [transcript] = mia.reads()
    assert "ni un « oui » seul, ni un refus" in transcript
    # What she is offered is what her letter asks for, with her words where they belong; nothing that sends them.
    assert "#valider version=1" in transcript
    assert f"#refuser {words}" in transcript
    assert "#envoyer" not in transcript
    assert bo.reads() == []
    assert office.file().state is State.DECISION_REVIEW


def test_neither_the_owner_nor_the_author_approves_their_own_answer(open_world):
    team = [dict(person, roles=["desk", "approver"]) if person["name"] == "Ann Morel" else person for person in TEAM]
    office = open_world(staff=team)
    bo, ann, mia = office.person("Bo", "bo@example.org"), office.colleague("ann"), office.colleague("mia")
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN}{REJECTED}#répondre")
    office.works()
    told = by_occasion(office, ann.reads())
    # She is an approver too, and is not asked about her own.
    assert set(told) == {"draft", "transcript"}
    ann.answers(told["draft"], "#valider version=1")
    office.works()
    [transcript] = ann.reads()
    assert "une seconde personne doit juger" in transcript
    assert len(mia.reads()) == 1
    assert bo.reads() == []


def test_a_sum_above_the_limit_needs_a_second_person_who_sees_what_is_usual(open_world):
    office = open_world(
        staff=TEAM,
        response={
            "approve_above_cents": 4_000,
            "grid": [
                {"severity": 2, "customer": "consumer", "usual": "un bon d'achat", "up_to_cents": 2_000},
                {"severity": 2, "customer": "professional", "usual": "rien"},
            ],
        },
    )
    bo, ann, mia = office.person("Bo", "bo@example.org"), office.colleague("ann"), office.colleague("mia")
    ann.answers(complains(office, bo, ann), f"{BEGIN}{UPHELD}#répondre")
    office.works()
    [request] = mia.reads()
    assert "parce qu'elle accorde plus qu'une personne seule ne le peut" in request
    assert "Dédommagement en tout : 49,90 €" in request
    assert "Gravité 2, comme ici (particulier) : un bon d'achat, jusqu'à 20,00 €" in request
    assert "rien" not in request.text.partition("Ce que nous accordons")[2].partition("Ce que vous pouvez")[0]
    # Never offered before it is approved.
    assert [c.status for c in office.file().compensations] == ["proposed", "proposed"]
    mia.answers(request, "#valider")
    office.works()
    [refund, apology] = office.file().compensations
    assert (refund.status, refund.approved_by) == ("offered", "mia@example.com")
    assert apology.status == "executed"
    assert "49,90 €" in bo.reads()[0]
    office.proves()


def test_where_nobody_else_may_approve_the_answer_says_so(open_world):
    office = open_world(staff=[person for person in TEAM if person["name"] != "Mia Laurent"])
    bo, ann = office.person("Bo", "bo@example.org"), office.colleague("ann")
    ann.answers(complains(office, bo, ann), f"{BEGIN}{REJECTED}#répondre")
    office.works()
    [transcript] = ann.reads()
    assert "personne d'autre ici n'est chargé de relire les réponses" in transcript
    assert bo.reads() == []


@pytest.mark.parametrize(
    "words",
    [
        "Oui.\n\nMia Laurent\nMaison Lenoir\n\nEnvoyé de mon iPhone", "Bonjour,\nOui.\nMia", "Oui, merci !",
        "ok pour moi", "Je valide", "C'est bon pour moi", "d'accord",
    ],
)  # fmt: skip
def test_a_yes_as_people_write_it_approves(office, bo, mia, request_, words):
    mia.answers(request_, words)
    office.works()
    [answer] = bo.reads()
    assert "Je reste à votre écoute." in answer
    assert "pour moi" not in answer
    office.proves()


YES = ("C'est bon", "ok pour moi", "Oui.\n\nMia Laurent")


@pytest.mark.parametrize("words", YES)
def test_a_yes_after_a_refusal_reaches_no_customer_however_often_it_is_said(office, bo, cy, mia, request_, words):
    mia.answers(request_, "#refuser Dites à quelle date le bon a été signé.")
    office.works()
    [given_back] = mia.reads()
    for letter in (request_, given_back):
        mia.answers(letter, words)
        office.works()
        [told] = mia.reads()
        assert "Rien n'a été fait" in told
        assert "client ?" not in told.subject
        # Whatever is answered to that is no letter either.
        mia.answers(told, words)
        office.works()
        assert "Rien n'a été fait" in mia.reads()[0]
    assert bo.reads() == []
    assert office.file().state is State.INVESTIGATING

    cy.answers(cy.reads()[-1], "#motif point=1 Le bon a été signé le jour même, sans réserve.\n#répondre")
    office.waits(hours=1)
    [second] = mia.reads()
    for letter in (request_, given_back):
        mia.answers(letter, words)
        office.works()
        [told] = mia.reads()
        assert "Rien n'a été fait" in told
        assert "version 2" in told.text.replace("=", " ")
        assert bo.reads() == []
    mia.answers(second, words)
    office.works()
    [answer] = bo.reads()
    assert "sans réserve" in answer
    office.proves()


def test_a_yes_to_an_answer_that_left_says_that_it_left(office, bo, mia, request_):
    mia.answers(request_, "oui")
    office.works()
    bo.reads()
    [copy] = mia.reads()
    for letter in (request_, copy):
        mia.answers(letter, "C'est bon")
        office.works()
        assert "Rien n'a été fait" in mia.reads()[0]
    assert bo.reads() == []


@pytest.mark.parametrize("words", ["ok pour moi", "Oui, merci !", "Cyrille, peux-tu ajouter le téléphone ?", "Vu."])
def test_words_that_are_plainly_no_letter_do_not_leave_by_a_command_either(office, bo, mia, request_, words):
    mia.answers(request_, f"#envoyer\n\n{words}")
    office.works()
    assert bo.reads() == []
    [transcript] = mia.reads()
    assert "Rien n'a été fait" in transcript
    assert "#malgré" in transcript
    mia.answers(transcript, f"#malgré il attend ce seul mot\n#envoyer\n\n{words}")
    office.works()
    [letter] = bo.reads()
    assert words in letter
    office.proves()


def test_the_approver_is_told_which_dates_are_those_of_the_day_on_which_it_leaves(office, bo, mia, request_):
    assert "jusqu'au mercredi 23 décembre 2026" in request_ or "23 décembre 2026" in request_
    assert "Si vous validez un autre jour, elles seront comptées de ce jour-là" in request_
    office.waits(days=8)
    bo.reads()
    mia.answers(request_, "oui")
    office.works()
    answer = by_occasion(office, bo.reads())["answer"]
    # As the approver was told: counted from the day on which it left.
    assert "31 décembre 2026" in answer
    assert "23 décembre 2026" not in answer


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("#valider mais remplacez « réserve » par « remarque »", "#refuser mais remplacez"),
        ("#valider\n\nRemplace juste « réserve » par « remarque ».\n\nMia", "#refuser Remplace juste"),
        ("#valider\n\nMadame, Monsieur,\n\nNous vous présentons nos excuses.", "#refuser [ce qu'il faut"),
    ],
)  # fmt: skip
def test_whoever_approves_changes_no_word_and_is_shown_how_to_have_it_changed(
    office, bo, cy, mia, request_, typed, way
):
    cy.reads()
    mia.answers(request_, typed)
    office.works()
    assert office.file().state is State.DECISION_REVIEW
    assert bo.reads() == []
    [refused] = mia.reads()
    assert "deux personnes" in refused
    assert way in refused
    assert "#envoyer sur une ligne" not in refused
    # The line as it is shown does it.
    mia.answers(refused, "#refuser remplacez « réserve » par « remarque ». version=1")
    office.works()
    [returned] = cy.reads()
    assert "remplacez « réserve » par « remarque »" in returned
    assert "version=1" not in returned.text.partition("La lettre")[0]


def test_thanks_below_an_approval_change_nothing(office, bo, mia, request_):
    mia.answers(request_, "#valider\n\nMerci Cyrille, bon travail.\n\nMia")
    office.works()
    assert office.file().state is State.ANSWERED
    assert len(bo.reads()) == 1


def test_an_answer_that_waited_past_the_day_that_it_names_goes_back(office, bo, ann, mia):
    notice = complains(office, bo, ann)
    words = "Pour la facture F2610-117 nous revenons vers vous avant le 26 novembre 2026."
    ann.answers(notice, f"{BEGIN}{REJECTED}#malgré Vu avec la comptabilité\n#répondre\n\n{words}")
    office.works()
    waiting = office.file().drafts
    assert [one.status for one in waiting] == ["filed"]
    [request] = [one for one in mia.reads() if "À valider" in one.subject]
    office.waits(days=4)
    bo.reads()
    mia.reads()
    mia.answers(request, "c'est bon pour moi")
    office.works()
    assert bo.reads() == []
    told = mia.reads()[-1]
    assert "nomme le jeudi 26 novembre 2026" in told
    assert "#refuser version=1 [un autre jour que le 26/11/2026 ?]" in told


def test_the_letter_in_answer_to_a_version_that_was_given_back_is_the_next_version(office, bo, cy, mia, request_):
    cy.reads()
    mia.answers(request_, "non, dis-lui à quelle date le bon a été signé")
    office.works()
    [returned] = cy.reads()
    assert "vous rend la version 1" in returned
    cy.answers(returned, "voilà corrigé :\n\nBonjour Monsieur,\n\nLe bon a été signé le 2 novembre 2026.\n\nCyrille")
    office.works()
    again = by_occasion(office, mia.reads())["approval"]
    assert "Le bon a été signé le 2 novembre 2026." in again
    assert "voilà corrigé" not in again
    assert bo.reads() == []
