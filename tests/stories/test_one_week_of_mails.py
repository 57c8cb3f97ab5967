"""What one week of mails got wrong: silence after the end, machines without a mark, a protest that was none."""

import pytest

from tests.stories.answering import complains
from tests.stories.test_after_the_end import closed  # noqa: F401
from worker.complaint.lifecycle import State


@pytest.mark.parametrize(
    "words",
    [
        "Je n'ai reçu que 46,50 € et pas 64,50 €. Encore une erreur !",
        "1 and 2. The coat arrived today and it is an M! I leave on the 5th.",
        "Le couvercle est encore rayé, que faites-vous ?",
    ],
)
def test_who_comes_back_after_the_end_reads_that_it_came(office, bo, closed, words):  # noqa: F811
    bo.answers(closed, words)
    office.works()
    [letter] = bo.reads()
    assert "Nous avons bien reçu votre message" in letter.subject
    assert "Une personne qui peut le rouvrir a votre message" in letter
    # The same day again: once is enough.
    bo.answers(closed, "Et je veux une réponse ?")
    office.works()
    assert bo.reads() == []


@pytest.mark.parametrize("words", ["4 et 5", "Merci beaucoup, c'est parfait."])
def test_marks_and_thanks_after_the_end_bring_no_letter(office, bo, closed, words):  # noqa: F811
    bo.answers(closed, words)
    office.works()
    assert bo.reads() == []


def test_an_absence_in_answer_to_a_newsletter_opens_nothing(office, ann):
    gerard = office.person("Gérard Bonnet", "g.bonnet@example.net")
    gerard.writes(
        "RE: Votre newsletter", "Je suis absent jusqu'au 7 décembre. Pour toute urgence contactez Mme Bonnet."
    )
    office.works()
    assert office.files() == []
    assert gerard.reads() == []


def test_who_complains_and_will_be_away_is_heard(office, ann):
    gerard = office.person("Gérard Bonnet", "g.bonnet@example.net")
    gerard.writes(
        "RE: Votre livraison",
        "Je suis absent jusqu'au 7 décembre. Pour toute urgence contactez ma femme. Le four est en panne depuis lundi.",
    )
    office.works()
    assert office.file().subject == "RE: Votre livraison"


def test_nobody_contests_an_answer_that_was_never_given(office, bo, ann):
    bo.writes("Lave-linge", "Bonjour,\n\nMon lave-linge est en panne. Je veux un remboursement.\n\nBo")
    office.works()
    [letter] = bo.reads()
    ann.reads()
    bo.answers(letter, "Vous m'avez raccroché au nez ENCORE. Je saisis le médiateur.")
    office.works()
    relay = ann.reads()[-1]
    assert "conteste" not in relay
    assert "médiateur" in relay


@pytest.mark.parametrize("words", ["Je n'ai jamais réclamé !", "Mais ce n'était pas une réclamation."])
def test_who_never_complained_contests_nothing(office, bo, ann, words):
    notice = complains(office, bo, ann)
    ann.answers(notice, "#requalifier question\n\nBonjour, merci de votre message.")
    office.works()
    assert office.file().state is State.NOT_A_COMPLAINT
    letter = bo.reads()[-1]
    ann.reads()
    bo.answers(letter, words)
    office.works()
    office.lives("2026-11-24T09:00", lists=True)
    assert not any("conteste" in letter for letter in ann.digests())


def test_what_waits_for_a_word_stays_on_the_list_until_it_is_said(office, ann):
    journalist = office.person("Claire Presse", "claire@journal.example")
    journalist.writes(
        "Question d'une journaliste",
        "Bonjour, je suis journaliste au Journal et j'écris un article sur vos fours. Puis-je vous interroger ?",
    )
    office.works()
    assert office.files() == []
    office.lives("2026-12-15T09:00", lists=True)
    assert any("claire@journal.example" in letter for letter in ann.digests()[-1:])
