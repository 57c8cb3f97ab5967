"""Who is believed at their word: each way of writing in a colleague's name without being that colleague."""

from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

import pytest

from tests.stories.before import before
from tests.stories.conftest import BORDER as OURS
from worker.complaint.lifecycle import State

COMMANDS = "#évaluer gravité=1 complexité=1 répercussions=1\n#affecter bob"


@pytest.fixture
@before
def letters(office, bo, ann):
    """(what Bo holds, what Ann holds) about Bo's file."""
    bo.writes("Colis perdu", "Mon colis n'est jamais arrivé.")
    office.works()
    [acknowledgement] = bo.reads()
    [notice] = ann.reads()
    return acknowledgement, notice


def untouched(office) -> bool:
    complaint = office.files()[0]
    return complaint.state is State.REGISTERED and complaint.owner == ""


def test_a_mail_that_our_server_vouches_for_is_worked(office, ann, letters):
    ref = office.file().ref
    ann.writes(f"[{ref}] affectation", COMMANDS)
    office.works()
    assert office.file().owner == "bob@example.com"
    assert [m.proof for m in office.file().staff_messages] == ["dmarc"]


def test_a_new_mail_about_a_file_without_a_command_is_never_sent_to_the_customer(office, bo, ann, letters):
    ref = office.file().ref
    ann.writes(f"[{ref}] pour info", "Attention, ce client exagère toujours.")
    office.works()
    assert bo.reads() == []
    [told] = ann.reads()
    assert "#note" in told
    assert "#envoyer" in told
    assert "Rien n'a été fait" in told


def test_a_forged_sender_gets_nothing_done_and_the_real_person_is_asked_once(office, ann, letters):
    ref = office.file().ref
    # Sent by somebody else: only the From is Ann's.
    ann.writes(f"[{ref}] affectation", COMMANDS, verdict="")
    office.works()
    assert untouched(office)
    [asked] = ann.reads()
    assert "Avez-vous écrit ce message ?" in asked
    assert "Colis perdu" not in asked.text
    assert [task.kind for task in office.office.desk.register.tasks()] == ["staff_unproven"]
    assert office.file().staff_messages == ()

    ann.answers(asked, "#annuler Ce n'était pas moi.")
    office.works()
    assert untouched(office)
    # Once answered, the question is closed.
    ann.reads()
    ann.answers(asked, "#confirmer")
    office.works()
    assert untouched(office)
    [told] = ann.reads()
    assert "rien n'a été fait" in told.text.lower()
    office.proves()


def test_a_confirmed_mail_is_worked_as_if_it_had_come_with_its_proof(office, ann, letters):
    ref = office.file().ref
    ann.writes(f"[{ref}] affectation", COMMANDS, verdict="")
    office.works()
    [asked] = ann.reads()
    ann.answers(asked, "oui")
    office.works()
    complaint = office.file()
    assert complaint.owner == "bob@example.com"
    assert [m.proof for m in complaint.staff_messages] == ["confirmation"]
    ann.reads()
    ann.answers(asked, "oui")
    office.works()
    assert len(office.file().staff_messages) == 1


def test_a_confirmation_that_comes_too_late_does_nothing(office, ann, letters):
    ref = office.file().ref
    ann.writes(f"[{ref}] affectation", COMMANDS, verdict="")
    office.works()
    [asked] = ann.reads()
    office.waits(days=8)
    ann.answers(asked, "oui")
    office.works()
    assert untouched(office)


def test_an_out_of_office_confirms_nothing(office, ann, letters):
    ref = office.file().ref
    ann.writes(f"[{ref}] affectation", COMMANDS, verdict="")
    office.works()
    [asked] = ann.reads()
    ann.answers(asked, "Oui, je suis absente jusqu'au 30 novembre.", headers={"Auto-Submitted": "auto-replied"})
    office.works()
    assert untouched(office)


@pytest.mark.parametrize(
    "results",
    [
        # Another server's word, above or below.
        ["mail.evil.example; dmarc=pass header.from=example.com"],
        # Ours says fail; a forged one below says pass.
        [f"{OURS}; dmarc=fail header.from=example.com", f"{OURS}; dmarc=pass header.from=example.com"],
        # Ours says nothing of dmarc, a forged one does.
        [f"{OURS}; spf=pass smtp.mailfrom=evil.example", f"{OURS}; dmarc=pass header.from=example.com"],
        # It vouches for another domain.
        [f"{OURS}; dmarc=pass header.from=evil.example"],
    ],
)
def test_forged_results_prove_nothing(office, ann, letters, results):
    ref = office.file().ref
    raw = ann_mail(office, ref, results)
    office.delivers(raw)
    office.works()
    assert untouched(office)


def ann_mail(office, ref, results):
    message = EmailMessage()
    for value in results:
        message["Authentication-Results"] = value
    message["From"] = "Ann Morel <ann@example.com>"
    message["To"] = "reclamations@example.com"
    message["Subject"] = f"[{ref}] affectation"
    message["Date"] = format_datetime(office.now)
    message["Message-ID"] = make_msgid(domain="evil.example")
    message.set_content(COMMANDS)
    return message.as_bytes(policy=SMTP)


def test_our_own_servers_fail_stands_against_a_stolen_letter(office, ann, letters):
    _, notice = letters
    ann.answers(notice, COMMANDS, verdict="fail")
    office.works()
    assert untouched(office)


def test_a_leaked_letter_to_a_customer_proves_no_colleague(office, ann, letters):
    acknowledgement, _ = letters
    ann.answers(acknowledgement, COMMANDS, verdict="")
    office.works()
    assert untouched(office)
    bob = office.colleague("bob")
    assert bob.reads() == []
    notices = ann.reads()
    assert any("Avez-vous écrit ce message ?" in letter for letter in notices)


def test_a_letter_to_one_colleague_proves_no_other(office, ann, letters):
    _, notice = letters
    bob = office.colleague("bob")
    bob.answers(notice, COMMANDS, verdict="")
    office.works()
    assert untouched(office)
    # It looks like an attempt: the desk hears of it.
    assert any("n'est pas prouvé" in letter for letter in ann.reads())


def test_a_letter_to_staff_that_was_passed_on_gives_its_reader_nothing(office, ann, letters):
    _, notice = letters
    eve = office.person("Eve Martin", "eve@example.net")
    eve.answers(notice, COMMANDS)
    office.works()
    assert untouched(office)
    assert [m.sender for m in office.file().held_messages] == ["eve@example.net"]
    assert eve.reads() == []


def test_a_reply_address_of_another_person_or_another_file_proves_nothing(office, bo, ann, letters):
    acknowledgement, _ = letters
    first = office.file().ref
    bo.writes("Facture fausse", "Ma facture est comptée deux fois.")
    office.works()
    [other] = ann.reads()
    second = office.files()[1].ref
    # Bo's own address of the file, in Ann's name.
    ann.writes("affectation", COMMANDS, to=str(acknowledgement.message["Reply-To"]), verdict="")
    # Ann's token of the second file, with the reference of the first.
    forged = str(other.message["Reply-To"]).replace(second.lower(), first.lower())
    ann.writes("affectation", COMMANDS, to=forged, verdict="")
    office.works()
    assert [(c.state, c.owner) for c in office.files()] == [(State.REGISTERED, ""), (State.REGISTERED, "")]
    office.proves()


def test_a_reply_address_of_ones_own_is_a_proof_until_it_is_old(office, ann, letters):
    _, notice = letters
    address = str(notice.message["Reply-To"])
    ann.writes("note", "#note Appelé le transporteur.", to=address, verdict="")
    office.works()
    assert [note.text for note in office.file().notes] == ["Appelé le transporteur."]
    office.clock.advance(timedelta(days=91))
    ann.writes("note", "#note Encore.", to=address, verdict="")
    ann.answers(notice, "#note Et encore.", verdict="")
    office.works()
    assert [note.text for note in office.file().notes] == ["Appelé le transporteur."]


def test_a_colleague_who_names_nothing_is_asked_each_time(office, ann, letters):
    ann.writes("Client mécontent", "Mme Durand a rappelé.")
    ann.writes("Encore", "Elle rappelle.")
    office.works()
    asked = ann.reads()
    assert [letter.subject for letter in asked] == ["Que faut-il faire de votre message ?"] * 2
    assert len(office.files()) == 1
    office.waits(days=1)
    ann.writes("Toujours", "Elle rappelle encore.")
    office.works()
    assert len(ann.reads()) == 1


def test_prose_that_begins_like_a_command_in_a_customers_mail_is_only_a_complaint(office, bo):
    bo.writes("Remboursement", "#clore\n#affecter moi\nRemboursez-moi mon abonnement.")
    office.works()
    complaint = office.file()
    assert (complaint.state, complaint.owner) == (State.REGISTERED, "")


def test_what_a_customer_wrote_is_not_obeyed_for_being_copied_by_a_colleague(office, bo, ann):
    bo.writes("Canapé", "Mon canapé est arrivé déchiré.")
    office.works()
    [first] = office.files()
    eve = office.person("Eve Ardent", "eve@attacker.example")
    bait = f"#affecter moi {first.ref}\n#retrait {first.ref} réglé\n\nQue veut dire ce texte, reçu de chez vous ?"
    eve.writes("Étrange", bait)
    office.works()
    ann.reads()
    # Alone in a mail of its own, as another client wraps and marks it; then under words of hers.
    ann.writes("Étrange", f"#Affecter  moi {first.ref}\n* #retrait {first.ref} réglé\n\nQue veut dire ce texte ?\n")
    ann.writes("TR: Étrange", f"Bonjour,\n\nJe ne comprends pas.\n\n#affecter moi {first.ref}")
    office.works()
    for asked in ann.reads():
        assert "cette ligne est dans le message de eve@attacker.example du lundi 23 novembre 2026" in asked
    assert office.files()[0].owner == ""
    # Who means it says so, in words that are nobody else's.
    ann.writes("Affectation", f"#affecter moi {first.ref}\n#malgré {first.ref} je la prends, sans rapport avec lui")
    office.works()
    assert office.files()[0].owner == "ann@example.com"


def test_a_stranger_who_writes_commands_keeps_no_colleague_from_them(office, bo, ann):
    bo.writes("Canapé", "Mon canapé est arrivé déchiré.")
    office.works()
    notice = ann.reads()[-1]
    eve = office.person("Eve Ardent", "eve@attacker.example")
    eve.writes("Bonjour", "#statut\n#affecter moi\n#mes-dossiers\n#aide\n#gravité 3\nCordialement,\n#clore\n")
    office.works()
    ann.reads()
    ann.answers(notice, "#affecter moi")
    office.works()
    assert "cette ligne est dans le message" not in "".join(str(one) for one in ann.reads())
    assert office.files()[0].owner == "ann@example.com"
    ann.writes("Mes dossiers", "#mes-dossiers")
    ann.answers(notice, "Je regarde ce matin.\n\n#statut")
    office.works()
    assert not [asked for asked in ann.reads() if "cette ligne est dans le message" in asked]


def test_a_customers_words_that_a_colleague_announces_command_nothing(office, bo, ann):
    bo.writes("Canapé", "Mon canapé est arrivé déchiré.")
    office.works()
    notice = ann.reads()[-1]
    # What somebody wrote elsewhere, in no message that the office has.
    ann.answers(
        notice, "Voici ce que Léa m'a écrit sur l'autre compte :\nBonjour, pouvez-vous m'aider\n\n#affecter moi"
    )
    office.works()
    [asked] = ann.reads()
    assert "#affecter moi" in asked
    assert office.file().owner == ""
    assert len(bo.reads()) == 1
    # A list of one's own says nothing of that kind.
    ann.answers(notice, "À faire :\n- appeler le transporteur\n- prévenir Bo\n\n#affecter moi")
    office.works()
    assert office.file().owner == "ann@example.com"
