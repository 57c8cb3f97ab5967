"""No customer is spoken to with contempt, whatever it begins with; the managers read what is sent all the same."""

import pytest

from tests.stories.answering import complains

CONTEMPT = "Bonjour Monsieur, arrêtez votre cinéma, on n'est pas à votre service, le canapé viendra quand il viendra."


@pytest.mark.parametrize(
    "words",
    [
        CONTEMPT,
        f"#envoyer\n{CONTEMPT}",
        "Bonjour Monsieur, ce n'est pas notre problème si vous n'étiez pas là.",
        "Monsieur Lindqvist, vous n'aviez qu'à refuser le colis. Cordialement",
    ],
)
def test_contempt_does_not_leave_and_no_bare_word_sends_it(office, bo, ann, words):
    ann.answers(complains(office, bo, ann), words)
    office.works()
    for word in ("oui", "envoyer", "ok merci"):
        [told] = ann.reads()
        assert "Rien n'a été fait" in told
        ann.answers(told, word)
        office.works()
    office.waits(minutes=30)
    assert bo.reads() == []


def test_the_managers_read_what_left_with_contempt(office, bo, ann, mia):
    notice = complains(office, bo, ann)
    mia.reads()
    ann.answers(notice, f"#malgré je maintiens\n#envoyer\n{CONTEMPT}")
    office.works()
    assert len(bo.reads()) == 1
    [told] = mia.reads()
    assert "rrêtez votre cinéma" in told
    assert "je maintiens" in told
    [override] = office.file().overrides
    assert "contempt" in override.text
    office.proves()


def test_an_honest_apology_for_what_we_wrote_leaves(office, bo, ann):
    words = "je vous présente toutes mes excuses pour les mots que vous avez lus hier, ils n'auraient jamais dû partir."
    ann.answers(complains(office, bo, ann), f"Bonjour Monsieur Lindqvist, {words}")
    office.works()
    office.waits(minutes=30)
    [letter] = bo.reads()
    assert "toutes mes excuses" in letter.text.lower()
