"""What stands above the greeting of a letter is for the house, and does not leave with it."""

import pytest

from tests.stories.answering import BEGIN, UPHELD, complains

LETTER = "Bonjour Monsieur Lindqvist, nous examinons votre demande et revenons vers vous."


@pytest.mark.parametrize("above", ["voilà ma réponse à lui :\n", "bien reçu, merci. ", "virement fait VIR-9002.\n\n"])
def test_a_row_above_the_greeting_stays_in_the_house(office, bo, ann, above):
    ann.answers(complains(office, bo, ann), above + LETTER)
    office.works()
    [asked] = ann.reads()
    assert "Pour le client, ou en note ?" in asked
    ann.answers(asked, "ok merci")
    office.works()
    office.waits(minutes=30)
    assert bo.reads() == []
    ann.reads()
    ann.answers(asked, "envoyer")
    office.works()
    office.waits(minutes=30)
    [letter] = bo.reads()
    assert above.strip() not in letter
    text = letter.message.get_body(("plain",)).get_content()
    assert text.count("Bonjour") == 1
    assert above.strip() in office.file().notes[-1].text
    office.proves()


def test_a_line_above_the_greeting_of_an_answer_is_a_note(office, bo, ann):
    words = "remboursement 49,90 par virement\nBonjour Monsieur Lindqvist, nous vous remboursons les 49,90 €."
    ann.answers(complains(office, bo, ann), f"{BEGIN}#cause externe confirmée\n{UPHELD}#répondre\n{words}")
    office.works()
    office.waits(minutes=30)
    text = next(one for one in bo.reads() if "raison" in one.subject).message.get_body(("plain",)).get_content()
    assert text.count("Bonjour") == 1
    assert "remboursement 49,90 par" not in text


def test_no_and_another_letter_is_another_letter(office, bo, ann):
    ann.answers(complains(office, bo, ann), "la poignée part demain en colis")
    office.works()
    ann.answers(ann.reads()[-1], f"non. {LETTER}")
    office.works()
    office.waits(minutes=30)
    assert bo.reads() == []
    ann.answers(ann.reads()[-1], "envoyer")
    office.works()
    office.waits(minutes=30)
    [letter] = bo.reads()
    assert "examinons votre demande" in letter


def test_what_was_kept_with_the_file_first_does_not_leave_with_its_first_words_either(office, bo, ann):
    ann.answers(complains(office, bo, ann), f"je regarde ça. {LETTER}")
    office.works()
    for word in ("ok merci", "envoyer"):
        ann.answers(ann.reads()[-1], word)
        office.works()
        office.waits(minutes=30)
    assert not any("je regarde" in letter for letter in bo.reads())
