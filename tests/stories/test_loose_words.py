"""What a colleague types loosely reaches no customer: commands in any dress, motives, words that are for the house.

Each story goes through real servers; the tables of all variants are in tests/processing/commands and tests/words.
"""

import pytest

from tests.stories.answering import BEGIN, REJECTED, complains, handed_to
from tests.stories.conftest import Letter, Person, World
from worker.complaint.folding import ENTRY
from worker.complaint.lifecycle import State


@pytest.fixture
def notice(office: World, bo: Person, ann: Person) -> Letter:
    return complains(office, bo, ann)


def printed(letter: Letter, command: str) -> str:
    """The line of the letter's list that shows a command, as a reader copies it."""
    rows = letter.message.get_body(("plain",)).get_content().splitlines()
    return next(row.strip() for row in rows if f"#{command}" in row and ":" in row)


def test_a_line_copied_from_our_own_list_is_the_command(office, bo, ann, cy, notice):
    line = printed(notice, "note")
    assert line.startswith(("-", "•", "*"))
    assert "Ajouter une note interne" in line
    typed = f"{line.partition('#')[0]}#évaluer gravité=2 complexité=1 répercussions=2"
    ann.answers(notice, f"Bonjour,\n\n{typed}\n- « #affecter Cyrille »")
    office.works()
    complaint = office.file()
    assert (complaint.state, complaint.owner) == (State.ASSESSED, "cy@example.com")
    assert bo.reads() == []
    office.proves()


LOOSE = (
    "<ul><li>#évaluer gravité=2 complexité=1 répercussions=2</li><li><b>#affecter</b> Cyrille</li></ul>",
    "<ol><li>#évaluer gravité=2 complexité=1 répercussions=2</li><li>#affecter Cyrille</li></ol>",
    (
        '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·&nbsp;&nbsp;&nbsp;'
        '</span>#évaluer gravité=2&nbsp;complexité=1 répercussions=2</p><p class="MsoListParagraph">'
        "<span>o&nbsp;&nbsp;</span>#affecter Cyrille</p>"
    ),
    "<p><b>évaluer gravité=2 complexité=1 répercussions=2</b></p><p><i>affecter Cyrille</i></p>",
    "<p>«&nbsp;#évaluer gravité=2 complexité=1 répercussions=2&nbsp;»</p><p>\u200b＃affecter Cyrille</p>",
)


@pytest.mark.parametrize("html", LOOSE)
def test_lists_bold_and_quotes_of_a_mail_client_are_no_part_of_a_command(office, bo, ann, notice, html):
    ann.writes(
        f"Re: {notice.subject}",
        html=f"<html><body>{html}</body></html>",
        to=str(notice.message["Reply-To"]),
        headers={"In-Reply-To": str(notice.message["Message-ID"])},
    )
    office.works()
    complaint = office.file()
    assert (complaint.state, complaint.owner) == (State.ASSESSED, "cy@example.com")
    assert bo.reads() == []


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Merci de #affecter Cyrille, il connaît la maison", "#affecter Cyrille"),
        ("Bonjour,\n\nvotre canapé est en route.\n- #clore réglé", "#clore réglé"),
        ("Bonjour, votre canapé est en route. Merci de clore.\nClore, réglé", "#clore réglé"),
        ("#note à voir #affecter Cyrille", "#affecter Cyrille"),
    ],
)
def test_what_may_be_a_command_stops_the_letter_and_comes_back_ready_to_copy(office, bo, ann, notice, typed, line):
    ann.answers(notice, typed)
    office.works()
    assert bo.reads() == []
    assert office.file().owner == ""
    [transcript] = ann.reads()
    assert "Rien n'a été fait" in transcript
    assert line in transcript
    office.proves()


def test_the_line_that_comes_back_does_it_when_it_is_sent(office, bo, ann, notice):
    ann.answers(notice, "Merci de #affecter Cyrille, il connaît la maison")
    office.works()
    [transcript] = ann.reads()
    ann.answers(transcript, "#affecter Cyrille")
    office.works()
    assert office.file().owner == "cy@example.com"
    assert bo.reads() == []


def test_a_motive_stays_in_the_house_and_the_text_below_it_reaches_the_writer(office, bo, ann, notice):
    ann.answers(notice, "#requalifier curieux, pas client\n\nNos magasins ouvrent de 9 h à 19 h.")
    office.works()
    [letter] = bo.reads()
    assert "Nos magasins ouvrent de 9 h à 19 h." in letter
    assert "curieux" not in letter.text + letter.html
    [transcript] = ann.reads()
    assert "reste interne" in transcript
    assert "Nos magasins ouvrent" in transcript.text.partition("Ce qui est parti")[2]
    ann.answers(transcript, "#rouvrir mauvais coucheur, mais il a raison")
    office.works()
    [letter] = bo.reads()
    assert "coucheur" not in letter.text + letter.html
    assert "Nous reprenons l'étude de votre réclamation" in letter.text
    moves = [ENTRY.validate_json(row.payload) for row in office.office.desk.register.entries(office.file().ref)]
    reasons = [entry.reason for entry in moves if entry.kind == "Moved"]
    assert reasons == ["curieux, pas client", "mauvais coucheur, mais il a raison"]
    office.proves()


def test_a_file_is_closed_with_a_last_word_and_an_internal_motive(office, bo, ann, cy, notice):
    assigned = handed_to(office, ann, notice, cy)
    cy.answers(assigned, f"{BEGIN}{REJECTED}#répondre\n\nNous avons relu le bon de livraison.")
    office.works()
    mia = office.colleague("mia")
    for asked in mia.reads():
        mia.answers(asked, "oui")
    office.works()
    bo.reads()
    cy.reads()
    assert office.file().state is State.ANSWERED
    cy.answers(assigned, "#clore il a raccroché\n\nMerci de votre appel de ce matin.")
    office.works()
    [letter] = bo.reads()
    assert "Votre réclamation est close" in letter.text
    assert "Merci de votre appel de ce matin." in letter
    assert "raccroché" not in letter.text + letter.html
    office.waits(days=1)
    assert not [letter for letter in bo.reads() if "clôturée" in letter.subject]
    office.proves()


def test_a_motive_without_a_line_is_asked_for(office, bo, ann, notice):
    ann.answers(notice, "#requalifier\n\nNos magasins ouvrent de 9 h à 19 h.")
    office.works()
    assert bo.reads() == []
    [transcript] = ann.reads()
    assert "il reste interne" in transcript


def test_days_are_read_as_they_are_said_in_a_holding_letter(office, bo, ann, cy, notice):
    assigned = handed_to(office, ann, notice, cy)
    cy.answers(assigned, "#attente Le transporteur nous doit son rapport. jusqu'au=+2s\n\nMerci de votre patience.")
    office.works()
    [letter] = bo.reads()
    assert "lundi 7 décembre 2026" in letter
    assert "Le transporteur nous doit son rapport." in letter
    assert "Merci de votre patience." in letter
    cy.reads()
    cy.answers(assigned, "#attente Le rapport tarde encore. jusqu'au=+2x")
    office.works()
    assert bo.reads() == []
    [transcript] = cy.reads()
    assert "+2s (deux semaines)" in transcript


def test_an_absence_is_said_in_plain_words(office, ann, cy, notice):
    assigned = handed_to(office, ann, notice, cy)
    cy.answers(assigned, "#absence du 3 au 18 décembre remplaçant Bob")
    office.works()
    [transcript] = cy.reads()
    assert "du jeudi 3 décembre 2026 au vendredi 18 décembre 2026" in transcript
    assert "Bob Petit" in transcript
