"""The second person answers in their own words: a yes lets the answer leave, a yes with a wish gives it back (R2)."""

import pytest

from tests.stories.answering import BEGIN, REJECTED, by_occasion, complains, read_aloud


@pytest.fixture
def asked(office, bo, ann):
    """Mia is asked whether Ann's refusal may leave."""
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN}{REJECTED}#répondre\n\nBonjour,\n\nComme dit, le bon de livraison est signé.")
    office.works()
    ann.reads()
    mia = office.colleague("mia")
    [request] = mia.reads()
    return mia, request


@pytest.mark.parametrize(
    "words",
    [
        "c'est bon pour moi, vas y\nMia Laurent",
        "oui, parfait, envoie",
        "Très bien Ann, rien à redire, tu peux l'envoyer. Merci",
        "Looks good to me, go ahead.",
    ],
)
def test_a_yes_in_any_words_approves(office, bo, asked, words):
    mia, request = asked
    mia.answers(request, words)
    office.works()
    assert "Comme dit" in bo.reads()[-1]
    assert office.file().drafts[-1].judged_by == "mia@example.com"
    office.proves()


@pytest.mark.parametrize(
    "words",
    [
        'ok mais enlève la phrase "Comme dit" et mets que pour la 117 on revient vers eux avant le 3 décembre',
        "ok. Mais pense à récupérer l'ancien appareil",
        "Ann, ajoute qu'on reprend l'appareil. Sinon ok",
        "oui sauf le ton, trop sec",
        "Non, trop cher, propose une réparation",
    ],
)
def test_a_yes_with_a_wish_goes_back_to_its_author_with_those_words(office, bo, ann, asked, words):
    mia, request = asked
    mia.answers(request, words)
    office.works()
    assert bo.reads() == []
    [draft] = office.file().drafts
    assert draft.status == "returned"
    assert draft.reason == words
    assert any(words[:20] in letter for letter in ann.reads())
    [told] = mia.reads()
    assert "n'est pas partie" in told
    office.proves()


@pytest.mark.parametrize("words", ["Tu as la facture ?", "Je regarde demain.", "Elle a rappelé hier, furieuse."])
def test_what_decides_nothing_leaves_the_answer_waiting(office, bo, asked, words):
    mia, request = asked
    mia.answers(request, words)
    office.works()
    assert bo.reads() == []
    assert office.file().drafts[-1].status == "filed"


def test_a_yes_to_the_letter_that_did_not_understand_approves(office, bo, asked):
    mia, request = asked
    mia.answers(request, "Pourquoi pas un avoir ?")
    office.works()
    [told] = mia.reads()
    mia.answers(told, "oui")
    office.works()
    assert "Comme dit" in bo.reads()[-1]
    office.proves()


def test_whoever_is_asked_by_a_colleague_approves_by_saying_so(office, bo, ann, asked):
    mia, _ = asked
    ann.writes(f"Dossier {office.file().ref}", f"#dire Mia tu peux valider stp ? {office.file().ref}")
    office.works()
    told = mia.reads()[-1]
    mia.answers(told, "ok je regarde")
    office.works()
    assert office.file().drafts[-1].status == "filed"
    mia.answers(told, "ok valide")
    office.works()
    assert "Comme dit" in bo.reads()[-1]
    assert office.file().drafts[-1].judged_by == "mia@example.com"


def test_what_is_asked_beside_a_yes_reaches_whoever_wrote_the_answer_and_the_answer_leaves(office, bo, ann, asked):
    mia, request = asked
    mia.answers(request, "c'est validé, merci ann. pense a prevenir la compta")
    office.works()
    assert "Comme dit" in bo.reads()[-1]
    assert any("pense a prevenir la compta" in one for one in ann.reads())
    assert office.file().drafts[-1].status == "released"


def test_a_yes_that_is_to_wait_gives_no_version_back(office, bo, asked):
    mia, request = asked
    mia.answers(request, "oui mais demain car je veux voir avec cyrille")
    office.works()
    assert bo.reads() == []
    assert office.file().drafts[-1].status == "filed"


def test_a_remark_about_the_next_time_lets_the_answer_leave_and_reaches_its_author_alone(office, bo, ann, cy, asked):
    mia, request = asked
    cy.reads()
    mia.answers(request, "je valide\nmais la prochaine fois le bon signé d'abord stp ann, Cyrille était malade")
    office.works()
    [letter] = bo.reads()
    assert "Comme dit" in letter
    assert "la prochaine fois" not in letter
    assert any("la prochaine fois le bon signé d'abord" in one for one in ann.reads())
    assert cy.reads() == []


def test_what_was_said_before_the_plain_yes_that_was_asked_for_is_not_lost(office, bo, ann, asked):
    mia, request = asked
    mia.answers(request, "OK, mais à mon avis il a raison, on verra")
    office.works()
    assert bo.reads() == []
    [told] = mia.reads()
    ann.reads()
    mia.answers(told, "oui")
    office.works()
    assert "Comme dit" in bo.reads()[-1]
    assert any("à mon avis il a raison" in one for one in ann.reads())


def test_what_was_struck_out_and_still_stands_is_told_to_the_author_and_to_whoever_approves(office, bo, ann, asked):
    mia, request = asked
    old = read_aloud(request).partition("Comme dit, ")[2].partition(".")[0]
    mia.answers(request, f'oui sauf "{old}", remplace par "le bon porte votre nom" et ça part')
    office.works()
    returned = by_occasion(office, ann.reads())["draft"]
    assert f"« {old} »" in read_aloud(returned)
    office.waits(hours=1)
    ann.answers(returned, f"#répondre\n\nBonjour Monsieur,\n\nNous regrettons : {old}.")
    office.works()
    again = mia.reads()[-1]
    assert "mots qui devaient changer" in again
    assert "dans le texte de la réponse" in again
    assert any("que Mia Laurent ne voulait pas" in read_aloud(one) for one in ann.reads())
    mia.answers(again, f'non, enlève "{old}"')
    office.works()
    ann.answers(by_occasion(office, ann.reads())["draft"], "#répondre\n\nBonjour Monsieur,\n\nNous regrettons.")
    office.works()
    clean = mia.reads()[-1]
    assert "mots qui devaient changer" not in clean
