"""Chapter 1 as its people live it: a customer complains, the office registers and acknowledges, the desk is told."""

from email.policy import SMTP

import pytest

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


@pytest.mark.quick
def test_a_complaint_is_registered_with_its_documents_and_acknowledged(world, bo, ann):
    bo.writes(
        "Bruit la nuit",
        "Bonjour,\n\nLa ventilation de votre magasin m'empêche de dormir depuis le 2 novembre.\n"
        "Je souhaite une réparation de cet appareil.\n\nBo Lindqvist",
        attach=(("relevé de bruit.pdf", "application/pdf", PDF),),
    )
    tally = world.works()
    assert (tally.collected, tally.registered, tally.settled) == (1, 1, 1)

    complaint = world.file()
    assert complaint.ref.startswith("REC-2026-000001-")
    assert complaint.complainant.name == "Bo Lindqvist"
    assert [d.name for d in complaint.messages[0].documents] == ["relevé de bruit.pdf"]
    assert complaint.desired_solution is not None
    assert complaint.desired_solution.kind == "repair"
    assert complaint.desired_solution.status == "proposed"
    # Two months from the day it was sent; a Saturday, and not rolled forward.
    assert complaint.deadlines.answer_due.isoformat() == "2027-01-23"

    [acknowledgement] = bo.reads()
    assert acknowledgement.subject.endswith(f" [{complaint.ref}]")
    assert "relevé de bruit.pdf" in acknowledgement
    assert "samedi 23 janvier 2027" in acknowledgement
    assert "04 72 00 00 00" in acknowledgement
    assert world.file().acknowledged_at == world.now

    [notice] = ann.reads()
    assert notice.subject.endswith(f"[{complaint.ref}]")
    assert "La ventilation de votre magasin" in notice
    assert world.entries(complaint.ref) == ["Registered", "LetterQueued", "LetterQueued", "LetterSent", "LetterSent"]
    world.proves()


def test_without_a_plain_wish_the_acknowledgement_asks_and_a_reply_fills_it(world, bo):
    bo.writes("Accueil", "On m'a fait attendre quarante minutes au comptoir. C'est indigne.")
    world.works()
    [acknowledgement] = bo.reads()
    assert world.file().wish_asked
    assert "quelle solution" in acknowledgement.text.lower()

    bo.answers(acknowledgement, "Je souhaite des excuses écrites de votre part.")
    tally = world.works()
    assert tally.followed_up == 1
    wish = world.file().desired_solution
    assert wish is not None
    assert wish.kind == "apology"
    world.proves()


def test_an_answer_to_the_acknowledgement_joins_the_file_and_is_not_acknowledged_again(world, bo, ann):
    bo.writes("Canapé en retard", "Mon canapé est arrivé avec trois semaines de retard.")
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()

    bo.answers(acknowledgement, "J'ajoute que le livreur a rayé le parquet.")
    world.works()
    complaint = world.file()
    assert [m.new_text.strip() for m in complaint.messages][1] == "J'ajoute que le livreur a rayé le parquet."
    assert bo.reads() == []
    [relay] = ann.reads()
    assert "rayé le parquet" in relay
    world.proves()


def test_a_stranger_who_quotes_a_number_and_asks_waits_beside_the_file_and_learns_nothing(world, bo):
    bo.writes("Fuite d'eau", "Votre lave-linge a inondé ma cuisine.")
    world.works()
    ref = world.file().ref

    eve = world.person("Eve Martin", "eve@example.net")
    eve.writes(f"[{ref}] où en est-on ?", "Merci de m'envoyer le dossier complet.")
    world.works()
    complaint = world.file()
    assert len(complaint.messages) == 1
    assert [one.sender for one in complaint.held_messages] == ["eve@example.net"]
    [answer] = eve.reads()
    assert "Lindqvist" not in answer.text
    assert "lave-linge" not in answer.text
    # Whoever only quotes it, and tells of something, has a file of their own.
    eve.writes(f"[{ref}]", "Votre camion a rayé ma voiture devant chez moi.")
    world.works()
    assert world.files()[1].linked_refs == (ref,)
    world.proves()


def test_a_stranger_who_answers_a_forwarded_letter_is_held_until_a_person_decides(world, bo, ann):
    bo.writes("Fuite d'eau", "Votre lave-linge a inondé ma cuisine.")
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()

    eve = world.person("Eve Martin", "eve@example.net")
    eve.answers(acknowledgement, "Je suis la fille de M. Lindqvist, voici la suite.")
    world.works()
    complaint = world.file()
    assert len(complaint.messages) == 1
    assert [m.sender for m in complaint.held_messages] == ["eve@example.net"]
    assert eve.reads() == []
    [relay] = ann.reads()
    assert "eve@example.net" in relay
    assert [t.kind for t in world.office.desk.register.tasks()] == ["held_message"]
    world.proves()


@pytest.mark.parametrize(
    ("headers", "subject"),
    [
        ({"Auto-Submitted": "auto-replied"}, "Absence du bureau"),
        ({"List-Id": "<nouvelles.example.net>", "Precedence": "bulk"}, "Les tendances de l'hiver"),
    ],
)
def test_machines_are_recorded_and_never_answered(world, headers, subject):
    robot = world.person("Robot", "robot@example.net")
    robot.writes(subject, "Je suis absent jusqu'au 30 novembre.", headers=headers)
    tally = world.works()
    assert tally.machine == 1
    assert world.files() == []
    assert robot.reads() == []
    assert [p.kind for p in world.office.desk.register.parcels()] == ["machine"]


def test_an_out_of_office_is_kept_with_the_file_that_it_answers_and_moves_nothing(world, bo):
    bo.writes("Colis perdu", "Mon colis n'est jamais arrivé.")
    world.works()
    [acknowledgement] = bo.reads()
    bo.writes(
        "Absence du bureau",
        "Je suis absent jusqu'au 30 novembre.",
        to=acknowledgement.message["Reply-To"],
        headers={"Auto-Submitted": "auto-replied", "In-Reply-To": acknowledgement.message["Message-ID"]},
    )
    tally = world.works()
    assert (tally.machine, tally.sent) == (1, 0)
    complaint = world.file()
    assert [m.followup_kind for m in complaint.messages] == ["", "auto_reply"]
    assert complaint.state == "registered"
    world.proves()


def test_an_acknowledgement_that_bounces_is_shown_as_undelivered_and_the_desk_is_told(world, bo, ann):
    bo.writes("Colis perdu", "Mon colis n'est jamais arrivé.")
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    message_id = acknowledgement.message["Message-ID"]
    world.delivers(
        (
            "Return-Path: <>\r\nFrom: mailer-daemon@mx.example.org\r\nTo: reclamations+bounces@example.com\r\n"
            "Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\nMessage-ID: <b1@mx.example.org>\r\n"
            'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
            "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
            "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n"
            "Final-Recipient: rfc822; bo@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
            f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n\r\n--b--\r\n"
        ).encode(),
        "reclamations+bounces@example.com",
    )
    tally = world.works()
    assert tally.bounced == 1
    statuses = {m.occasion: m.status for m in world.file().mails if not m.to_staff}
    assert statuses == {"acknowledgement": "undelivered"}
    [notice] = ann.reads()
    assert "bo@example.org" in notice
    assert bo.reads() == []
    world.proves()


def test_an_english_complaint_is_acknowledged_in_english(world):
    olivia = world.person("Olivia Bennett", "olivia@example.net")
    olivia.writes(
        "Charged twice",
        "Hello,\n\nMy card was charged twice for the same order and nobody has rung me back. I would like a refund.\n",
    )
    world.works()
    assert world.file().language == "en"
    [acknowledgement] = olivia.reads()
    assert "Saturday 23 January 2027" in acknowledgement


def test_the_same_mail_in_two_deliveries_has_one_effect(world, bo):
    message = bo.writes("Colis perdu", "Mon colis n'est jamais arrivé.")
    world.works()
    world.delivers(b"Received: from elsewhere.example\r\n" + message.as_bytes(policy=SMTP))
    tally = world.works()
    assert tally.duplicates == 1
    assert len(world.files()) == 1
    assert len(bo.reads()) == 1
    first, second = world.office.desk.register.parcels()
    assert second.same_as == first.id


def test_what_a_colleague_writes_is_shown_to_the_desk_and_registers_nothing(world, ann):
    cyd = world.person("Ann Morel", "ann@example.com")
    cyd.writes("Réunion de jeudi", "On se voit à 10 h ?")
    tally = world.works()
    assert tally.staff == 1
    assert world.files() == []
    assert [t.kind for t in world.office.desk.register.tasks()] == ["staff_mail"]


def test_a_second_mail_on_the_same_matter_joins_the_only_open_file(world, bo):
    bo.writes("Colis perdu", "Mon colis n'est jamais arrivé.")
    world.works()
    bo.writes("RE: colis perdu", "Toujours rien reçu, deux semaines plus tard !")
    world.works()
    [file] = world.files()
    assert [message.new_text for message in file.messages][-1] == "Toujours rien reçu, deux semaines plus tard !"


def test_a_second_complaint_of_the_same_kind_opens_a_file_proposed_as_duplicate(world, bo):
    bo.writes("Colis perdu", "Mon colis n'est jamais arrivé.")
    world.works()
    bo.writes("Colis perdu", "Un autre colis que j'ai commandé chez vous n'est jamais arrivé.")
    world.works()
    first, second = world.files()
    assert second.possible_duplicates == (first.ref,)


def test_a_rejected_attachment_is_named_in_the_acknowledgement_and_kept(world, bo):
    bo.writes(
        "Logiciel fourni",
        "Votre pilote ne fonctionne pas.",
        attach=(("pilote.exe", "application/octet-stream", b"MZ\x90\x00" + b"\x00" * 60),),
    )
    world.works()
    [document] = world.file().messages[0].documents
    assert document.verdict.value == "refused_type"
    [acknowledgement] = bo.reads()
    assert "pilote.exe" in acknowledgement
    world.proves()


def test_when_nothing_new_arrives_a_round_changes_nothing(world, bo):
    bo.writes("Colis perdu", "Mon colis n'est jamais arrivé.")
    world.works()
    before = world.office.desk.register.verify()
    tally = world.works()
    assert set(tally.as_dict().values()) == {0}
    assert world.office.desk.register.verify() == before
