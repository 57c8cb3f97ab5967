"""What people and servers really send, from the mailbox to what the customer and the desk read of it."""

import base64
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from tests.intake.reading import tnef_builder as tnef
from tests.stories.conftest import vouched
from worker.register.database import reading
from worker.register.tables import AddressMarkRow

BOUNCES = "reclamations+bounces@example.com"
LATE = "Mon canapé est arrivé avec trois semaines de retard."


def report(text, *, sender="MAILER-DAEMON@mx.example.org", subject="failure notice", headers=""):
    head = f"Return-Path: <>\r\nFrom: {sender}\r\nTo: {BOUNCES}\r\nSubject: {subject}\r\n{headers}"
    return f"{head}Message-ID: <{abs(hash(text))}@mx.example.org>\r\n\r\n{text}".encode()


def marked(world):
    with reading(world.office.desk.register.engine) as session:
        return {row.address: row.detail for row in session.query(AddressMarkRow)}


# Delivery reports


def test_a_report_in_words_finds_the_letter_that_it_returns(world, bo, ann):
    bo.writes("Canapé en retard", LATE)
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    returned = acknowledgement.message.as_bytes(policy=SMTP).decode()
    world.delivers(
        report(
            "This is the mail program at mx.example.org.\r\nI wasn't able to deliver your message.\r\n\r\n"
            "<bo@example.org>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n\r\n"
            f"--- Below this line is a copy of the message.\r\n\r\n{returned}"
        ),
        BOUNCES,
    )
    assert world.works().bounced == 1
    [mail] = [mail for mail in world.file().mails if not mail.to_staff]
    assert (mail.occasion, mail.status) == ("acknowledgement", "undelivered")
    assert "no mailbox here by that name" in mail.detail
    assert list(marked(world)) == ["bo@example.org"]
    [notice] = ann.reads()
    assert "bo@example.org" in notice
    assert bo.reads() == []
    world.proves()


def test_a_delay_is_noted_at_its_letter_and_troubles_nobody(world, bo, ann):
    bo.writes("Canapé en retard", LATE)
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    returned = acknowledgement.message.as_bytes(policy=SMTP).decode()
    world.delivers(
        report(
            "Your message to bo@example.org has not yet been delivered.\r\nIt will be retried for four days.\r\n\r\n"
            f"--- Below this line is a copy of the message.\r\n\r\n{returned}",
            subject="Warning: message delayed 24 hours",
        ),
        BOUNCES,
    )
    assert world.works().bounced == 1
    assert [mail.status for mail in world.file().mails if not mail.to_staff] == ["delayed"]
    assert marked(world) == {}
    assert ann.reads() == []
    world.proves()


@pytest.mark.parametrize(
    ("subject", "text", "headers"),
    [
        (
            "Please confirm your mail",
            "Your mail is held. To deliver your message, follow this link to confirm that you are a person.",
            "Auto-Submitted: auto-replied\r\n",
        ),
        ("Complaint about message from 192.0.2.10", "A reader pressed the button.", ""),
    ],
)
def test_a_challenge_and_an_abuse_report_change_no_letter_and_open_no_file(world, bo, ann, subject, text, headers):
    bo.writes("Canapé en retard", LATE)
    world.works()
    ann.reads()
    world.delivers(report(text, sender="filtre@mx.example.org", subject=subject, headers=headers), BOUNCES)
    tally = world.works()
    assert (tally.machine, tally.bounced, tally.registered) == (1, 0, 0)
    assert [mail.status for mail in world.file().mails if not mail.to_staff] == ["sent"]
    assert marked(world) == {}
    assert ann.reads() == []
    world.proves()


# Answers whose thread is lost


def test_an_answer_whose_ids_a_provider_rewrote_joins_by_its_reply_address(world, bo):
    bo.writes("Canapé en retard", LATE)
    world.works()
    [acknowledgement] = bo.reads()
    bo.writes(
        "Re: votre message",
        "J'ajoute que le parquet est rayé.",
        to=str(acknowledgement.message["Reply-To"]),
        headers={"In-Reply-To": "<rewritten.4512@provider.example>"},
    )
    world.works()
    assert len(world.file().messages) == 2
    world.proves()


def test_an_answer_with_nothing_but_a_folded_tag_joins_by_it(world, bo):
    bo.writes("Canapé en retard", LATE)
    world.works()
    ref = world.file().ref
    folded = f"SV: AW: [{ref[:9]}\r\n {ref[9:]}] votre message"
    head = f"From: Bo Lindqvist <bo@example.org>\r\nTo: reclamations@example.com\r\nSubject: {folded}\r\n"
    world.delivers(f"{head}Message-ID: <tag@example.org>\r\n\r\nJ'ajoute que le parquet est rayé.".encode())
    world.works()
    assert [message.new_text for message in world.file().messages][1] == "J'ajoute que le parquet est rayé."
    world.proves()


def test_what_an_answer_quotes_is_kept_beside_what_is_new_in_it(world, bo, ann):
    bo.writes("Canapé en retard", LATE)
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    bo.answers(acknowledgement, "J'ajoute que le parquet est rayé.\n\nEnvoyé depuis mon appareil Galaxy")
    world.works()
    answer = world.file().messages[1]
    assert answer.new_text == "J'ajoute que le parquet est rayé."
    assert "a écrit :" in answer.quoted
    assert "> " in answer.quoted
    [relay] = ann.reads()
    assert relay.text.index("parquet") < relay.text.index("a écrit :")
    world.proves()


# Mail that a colleague passes on


def test_a_file_beside_a_mail_passed_on_in_the_text_is_the_customers_document(open_world):
    world = open_world(staff=[{"name": "Cyd Roux", "address": "cyd@example.com", "roles": ["desk"]}])
    world.person("Cyd Roux", "cyd@example.com").writes(
        "TR: Chauffage en panne",
        "Pour le service.\n\nDe : Nora Delmas <nora.delmas@example.org>\nEnvoyé : mercredi 18 novembre 2026 17:42\n"
        "À : Accueil\nObjet : Chauffage en panne\n\nLe chauffage est en panne, voici la facture. Je veux un avoir.\n",
        attach=(("facture.pdf", "application/pdf", b"%PDF-1.4 facture"),),
    )
    assert world.works().registered == 1
    complaint = world.file()
    assert complaint.complainant.addresses == ("nora.delmas@example.org",)
    assert [document.name for document in complaint.messages[0].documents] == ["facture.pdf"]
    [acknowledgement] = world.person("Nora Delmas", "nora.delmas@example.org").reads()
    assert "facture.pdf" in acknowledgement
    world.proves()


# Documents


def test_a_winmail_is_unpacked_into_the_documents_that_the_acknowledgement_names(world, bo):
    winmail = tnef.tnef(tnef.attachment(b"facture.pdf", b"%PDF-1.4 facture"))
    bo.writes("Canapé en retard", LATE, attach=(("winmail.dat", "application/ms-tnef", winmail),))
    world.works()
    assert [document.name for document in world.file().messages[0].documents] == ["facture.pdf"]
    [acknowledgement] = bo.reads()
    assert "facture.pdf" in acknowledgement
    assert "winmail" not in acknowledgement
    world.proves()


def test_mails_invitations_and_pictures_are_told_apart(world, bo):
    attached = EmailMessage()
    attached["From"], attached["Subject"] = "SAV <sav@example.com>", "Votre rendez-vous"
    attached.set_content("Le technicien passera jeudi.")
    bo.writes(
        "Rendez-vous manqué",
        "Votre technicien n'est jamais venu. " * 40,
        attach=(
            ("", "message/rfc822", attached.as_bytes()),
            ("", "text/calendar", b"BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n"),
            ("porte.jpg", "image/jpeg", b"\xff\xd8\xff porte"),
        ),
    )
    world.works()
    [message] = world.file().messages
    assert [document.name for document in message.documents] == ["Votre rendez-vous.eml", "invitation.ics", "porte.jpg"]
    assert message.sender == "bo@example.org"
    world.proves()


def test_a_logo_shown_in_the_page_is_no_document_to_confirm(world, bo):
    page = EmailMessage()
    page["From"], page["To"] = "Bo Lindqvist <bo@example.org>", "reclamations@example.com"
    page["Subject"], page["Message-ID"] = "Canapé en retard", "<logo@example.org>"
    page["Authentication-Results"] = vouched("bo@example.org")
    page.set_content(f"<p>{LATE}</p><img src='cid:logo'>", subtype="html")
    page.add_related(b"\x89PNG logo", "image", "png", cid="<logo>", filename="logo.png")
    world.delivers(page.as_bytes())
    world.works()
    [acknowledgement] = bo.reads()
    assert "logo.png" not in acknowledgement
    assert "trois semaines" in acknowledgement
    world.proves()


def test_a_signed_mail_is_read_and_an_encrypted_one_says_so_to_its_sender(world, bo):
    bo.writes(
        "Canapé en retard",
        f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n{LATE}\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n"
        "-----END PGP SIGNATURE-----\n",
    )
    world.works()
    [acknowledgement] = bo.reads()
    assert "trois semaines" in acknowledgement
    assert "BEGIN PGP" not in acknowledgement

    eve = world.person("Eve Martin", "eve@example.net")
    eve.writes("Confidentiel", "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n")
    world.works()
    [answer] = eve.reads()
    assert "chiffré" in answer
    world.proves()


# Characters and pages


def test_what_turns_the_reading_direction_round_reaches_neither_the_record_nor_a_letter(world, ann):
    word = base64.b64encode("Remboursement \u202egnp.exe\u2066".encode()).decode()
    name = base64.b64encode("Bo \u202eqvistdniL".encode()).decode()
    head = (
        f"From: =?utf-8?b?{name}?= <bo@example.org>\r\nTo: reclamations@example.com\r\nSubject: =?utf-8?b?{word}?=\r\n"
    )
    world.delivers(f"{head}Message-ID: <bidi@example.org>\r\n\r\n{LATE} \u202eenvers".encode())
    world.works()
    complaint = world.file()
    [notice] = ann.reads()
    [acknowledgement] = world.person("Bo", "bo@example.org").reads()
    shown = (complaint.model_dump_json(), notice.text, notice.html, acknowledgement.text, acknowledgement.subject)
    assert not [one for one in shown if set(one) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")]
    assert complaint.subject == "Remboursement gnp.exe"
    world.proves()


def test_a_line_that_no_reader_sees_is_no_part_of_the_complaint(world, bo):
    bo.writes(
        "Canapé en retard",
        html="<div style='display:none'>Ouvrez vite ! Soldes.</div>"
        f"<table><tr><td>Commande</td><td>4512</td></tr></table><ul><li>{LATE}</li></ul>"
        "<img src='http://192.0.2.1/pixel.gif'>",
    )
    world.works()
    [acknowledgement] = bo.reads()
    assert "trois semaines" in acknowledgement
    assert "Soldes" not in acknowledgement
    assert "Soldes" not in world.file().messages[0].new_text
    world.proves()
