"""A proof that has left the house is none: each way in which the worker sees that a colleague's letter is outside."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk import BORDER
from tests.staff.team import ANN, BO, CY, EVE, Team, open_team, passed, read, reply_to, words
from worker.register.tables import LetterRow

FAIL = f"{BORDER}; dmarc=fail header.from=example.com"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """An office whose server says nothing of who writes: a reply is all the proof there is."""
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path, authserv_id="")
    team.writes(BO, "Mon colis n'est jamais arrivé.", subject="Colis perdu")
    yield team
    assert team.office.register.verify().faults == ()
    team.office.office.close()


def notes(team: Team) -> list[str]:
    return [note.text for note in team.office.complaints()[0].notes]


def answers(team: Team, letter: LetterRow, text: str, *, sender: str = ANN.address, cc: str = "") -> None:
    team.writes(sender, text, to=reply_to(letter), answers=letter.message_id, cc=cc)


def test_a_reply_within_the_house_leaves_the_proof_as_it_is(team: Team) -> None:
    notice = team.last(ANN.address, "intake_notice")
    answers(team, notice, "#note Un.", cc=f"{CY.address}, reclamations@example.com, reclamations+x@example.com")
    answers(team, notice, "#note Deux.")
    assert notes(team) == ["Un.", "Deux."]
    assert reply_to(team.last(ANN.address)) == reply_to(notice)


def test_a_customer_in_copy_cannot_use_what_they_were_copied(team: Team) -> None:
    notice = team.last(ANN.address, "intake_notice")
    answers(team, notice, "#note Un.", cc=f"Bo <{BO}>")
    assert notes(team) == ["Un."]
    told = team.last(ANN.address, "transcript")
    assert "bo@example.org" in words(told)
    assert "renouvelée" in words(told)
    assert reply_to(told) != reply_to(notice)
    # Bo writes in Ann's name: by her letter, by her address, by both, and from what was in the mailbox already.
    answers(team, notice, "#note Faux.")
    team.writes(ANN.address, "#note Faux.", to=reply_to(notice))
    team.writes(ANN.address, "#note Faux.", answers=notice.message_id, subject="Re")
    assert notes(team) == ["Un."]
    assert len(team.letters(ANN.address, "confirmation")) == 3
    # Ann goes on from her new letter.
    answers(team, told, "#note Deux.")
    assert notes(team) == ["Un.", "Deux."]


@pytest.mark.parametrize("head", ["To", "Cc", "Bcc", "Resent-To"])
def test_wherever_the_outsider_is_named(team: Team, head: str) -> None:
    notice = team.last(ANN.address, "intake_notice")
    team.writes(
        ANN.address, "#note Un.", to=reply_to(notice), answers=notice.message_id, heads=((head, f"Eve <{EVE}>"),)
    )
    answers(team, notice, "#note Faux.")
    assert "Faux." not in notes(team)


def test_a_letter_that_was_forwarded_with_us_in_copy(team: Team) -> None:
    """Neither its id nor its address stands in a header: the address is behind the links of what was passed on."""
    notice = team.last(ANN.address, "intake_notice")
    quoted = f'<p>Pour info</p><blockquote><a href="mailto:{reply_to(notice)}?body=%23note">Note</a></blockquote>'
    team.writes(ANN.address, "", html=quoted, to=EVE, cc="reclamations@example.com", subject="TR: Colis perdu")
    answers(team, notice, "#note Faux.")
    assert notes(team) == []


def test_a_letter_that_was_attached_to_a_mail_outside(team: Team) -> None:
    notice = team.last(ANN.address, "intake_notice")
    head = (
        f"From: {ANN.address}\r\nTo: {EVE}\r\nCc: reclamations@example.com\r\nSubject: TR: x\r\n"
        'Message-ID: <f@x.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nVoir.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
    )
    raw = head.encode() + notice.raw + b"\r\n--b--\r\n"
    team.delivers(raw)
    answers(team, notice, "#note Faux.")
    assert notes(team) == []


@pytest.mark.parametrize(
    "reaches",
    [
        lambda team, letter: team.writes(EVE, "Je réponds.", answers=letter.message_id),
        lambda team, letter: team.writes(EVE, "Je réponds.", to=reply_to(letter)),
        lambda team, letter: team.writes(BO, "Je réponds à tous.", to=ANN.address, cc=reply_to(letter)),
    ],
)
def test_somebody_else_answers_a_colleagues_letter(team: Team, reaches: Callable[[Team, LetterRow], None]) -> None:
    notice = team.last(ANN.address, "intake_notice")
    reaches(team, notice)
    assert "leaked" in team.tasks()
    answers(team, notice, "#note Faux.")
    assert notes(team) == []


def test_a_customer_who_answers_both_letters_at_once(team: Team) -> None:
    """Their own letter lets the message in; the colleague's address beside it is seen all the same."""
    notice, acknowledgement = team.last(ANN.address, "intake_notice"), team.last(BO)
    team.writes(BO, "Merci.", to=reply_to(acknowledgement), cc=reply_to(notice), answers=acknowledgement.message_id)
    assert len(team.office.complaints()[0].messages) == 2
    answers(team, notice, "#note Faux.")
    assert notes(team) == []


def test_only_what_was_seen_is_spent(team: Team) -> None:
    """Another file of the same colleague, and another colleague of the same file, keep their proofs."""
    team.writes(EVE, "Ma facture est fausse.", subject="Facture")
    first, second = team.letters(ANN.address, "intake_notice")
    answers(team, first, "#affecter cy")
    of_cy = team.last(CY.address)
    answers(team, first, "#note Un.", cc=BO)
    answers(team, second, "#note Autre.")
    answers(team, of_cy, "#note Cyrille.", sender=CY.address)
    assert [[note.text for note in one.notes] for one in team.office.complaints()] == [["Un.", "Cyrille."], ["Autre."]]


def test_a_letter_of_no_file_that_was_copied_outside_confirms_nothing(team: Team) -> None:
    team.writes(ANN.address, "#chercher colis")
    asked = team.last(ANN.address, "confirmation")
    team.writes(ANN.address, "Voyez.", to=EVE, cc="reclamations@example.com", answers=asked.message_id)
    team.writes(ANN.address, "oui", answers=asked.message_id)
    assert not any("Colis perdu" in words(letter) for letter in team.letters(ANN.address, "transcript"))


def test_a_machine_that_answers_or_returns_a_colleagues_letter_spends_nothing(team: Team) -> None:
    notice = team.last(ANN.address, "intake_notice")
    team.writes(
        "mailer-daemon@mx.example.net", "<ann@example.com>: 550 5.2.2 mailbox full", answers=notice.message_id,
        subject="Undelivered Mail Returned to Sender", heads=(("Auto-Submitted", "auto-replied"),),
    )  # fmt: skip
    answers(team, notice, "#note Un.")
    assert notes(team) == ["Un."]


def test_our_servers_fail_on_an_answer_to_a_letter_spends_it(tmp_path: Path) -> None:
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    team.writes(BO, "Mon colis n'est jamais arrivé.")
    notice = team.last(ANN.address, "intake_notice")
    team.writes(ANN.address, "#note Faux.", to=reply_to(notice), answers=notice.message_id, results=(FAIL,))
    answers(team, notice, "#note Faux.")
    assert notes(team) == []
    # With our server's word an old letter is good again.
    team.writes(ANN.address, "#note Vrai.", to=reply_to(notice), answers=notice.message_id, results=passed())
    assert notes(team) == ["Vrai."]
    assert team.office.register.verify().faults == ()
    team.office.office.close()


def test_verify_finds_a_spent_letter_made_good_again(team: Team) -> None:
    notice = team.last(ANN.address, "intake_notice")
    answers(team, notice, "#note Un.", cc=BO)
    with team.office.register.engine.begin() as connection:
        connection.exec_driver_sql("update letter set spent_at = null")
    assert any("still proves who answers it" in fault for fault in team.office.register.verify().faults)
    with team.office.register.engine.begin() as connection:
        connection.exec_driver_sql(
            "update letter set spent_at = (select at from entry where kind = 'ProofSpent') where id = ?", (notice.id,)
        )


def test_what_was_refused_for_its_internal_lines_is_refused_again(tmp_path: Path) -> None:
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path, authserv_id="")
    team.writes(BO, "Mon colis n'est jamais arrivé.", subject="Colis perdu")
    notice = team.last(ANN.address, "intake_notice")
    pasted = read(notice).get_body(("plain",)).get_content()
    for _ in range(3):
        team.writes(
            ANN.address, f"Bonjour Monsieur,\n\nMerci.\n\n{pasted}", to=reply_to(notice), answers=notice.message_id
        )
        told = words(team.last(ANN.address, "transcript"))
        assert "Rien n'a été fait" in told
    team.office.waits(minutes=10)
    assert {row.occasion for row in team.letters(BO)} == {"acknowledgement"}
    # The colleague's own words, without what was pasted, leave, although the refusals repeat them.
    team.writes(
        ANN.address, "Bonjour Monsieur,\n\nNous cherchons votre colis.\n\nLe dossier dira : #zut",
        to=reply_to(notice), answers=notice.message_id,
    )  # fmt: skip
    team.writes(
        ANN.address, "Bonjour Monsieur,\n\nNous cherchons votre colis et vous tenons au courant.",
        to=reply_to(notice), answers=notice.message_id,
    )  # fmt: skip
    team.office.waits(minutes=10)
    assert len(team.letters(BO, "staff_letter")) == 1
    team.office.office.close()
