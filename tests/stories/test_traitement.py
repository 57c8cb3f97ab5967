"""Chapter 2 as its people live it: colleagues work a file from their own mail client, and the customer reads."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.stories.before import before
from worker.complaint.lifecycle import State

COMPLAINT = (
    "Bonjour,\n\nMon canapé est arrivé avec trois semaines de retard et l'accoudoir est déchiré.\n"
    "Je demande le remboursement des frais de livraison, soit 49,90 €.\n\nBo Lindqvist"
)


@pytest.fixture
@before
def notice(office, bo, ann):
    """The letter by which the desk learns of Bo's complaint."""
    bo.writes("Canapé en retard et déchiré", COMPLAINT)
    office.works()
    bo.reads()
    [letter] = ann.reads()
    return letter


@pytest.fixture
@before
def assigned(office, ann, cy, notice):
    """The letter by which Cyrille learns that the file is his."""
    ann.answers(notice, "#évaluer gravité=2 complexité=1 répercussions=2\n#affecter cy")
    office.works()
    ann.reads()
    [letter] = cy.reads()
    return letter


@pytest.mark.quick
def test_the_desk_assesses_and_assigns_by_replying_and_the_owner_is_told(office, ann, cy, notice):
    assert "#affecter cy@example.com" in notice or "#affecter bob@example.com" in notice
    ann.answers(notice, "#évaluer gravité=3 complexité=2 répercussions=2\n#affecter Cyrille")
    tally = office.works()
    assert tally.staff == 1

    complaint = office.file()
    assert complaint.state is State.ASSESSED
    assert complaint.owner == "cy@example.com"
    assert complaint.assessment.priority == "P2"
    # Five working days from Monday 23 November.
    assert complaint.deadlines.answer_target.isoformat() == "2026-11-30"
    assert complaint.deadlines.answer_due.isoformat() == "2027-01-23"

    [transcript] = ann.reads()
    assert "C'est fait" in transcript
    assert "priorité P2" in transcript
    assert "Cyrille Marchand est responsable" in transcript
    [assignment] = cy.reads()
    assert "Vous suivez désormais ce dossier" in assignment
    assert "Mon canapé est arrivé avec trois semaines de retard" in assignment
    office.proves()


def test_a_mail_with_one_mistake_does_nothing_and_says_what_to_mend(office, ann, cy, notice):
    ann.answers(notice, "#évaluer gravité=3 complexité=2 répercussions=2\n#afecter cyrille\n#clore pour rire")
    office.works()
    complaint = office.file()
    assert (complaint.state, complaint.owner) == (State.REGISTERED, "")
    [transcript] = ann.reads()
    assert "Rien n'a été fait" in transcript
    assert "vouliez-vous dire #affecter ?" in transcript
    assert "ne peut pas passer à « Clôturée »" in transcript
    assert "Évaluée et affectée" in transcript
    assert cy.reads() == []
    # The attempt itself is on record.
    assert [m.commands for m in complaint.staff_messages] == [
        ("#évaluer gravité=3 complexité=2 répercussions=2", "#afecter cyrille", "#clore pour rire")
    ]
    office.proves()


def test_a_plain_reply_reaches_the_customer_from_the_companys_address_and_the_answer_comes_back(
    office, bo, cy, assigned
):
    cy.answers(
        assigned,
        "Bonjour Monsieur,\n\nje suis Cyrille et je suis votre dossier. Quand puis-je vous appeler ?\n\n"
        "-- \nCyrille Marchand\nPoste 4321",
        attach=(("bon de livraison.pdf", "application/pdf", b"%PDF-1.4 bon"),),
    )
    office.works()
    [letter] = bo.reads()
    assert letter.message["From"] == "Cyrille Marchand – Maison Lenoir <reclamations@example.com>"
    assert "je suis Cyrille et je suis votre dossier" in letter
    # Neither the signature with its internal number, nor the history, nor a word of ours to staff.
    assert "4321" not in letter.text
    assert "Vous suivez désormais" not in letter.text
    [document] = [part.get_filename() for part in letter.message.iter_attachments()]
    assert document == "bon de livraison.pdf"
    assert letter.message["Auto-Submitted"] is None
    assert office.file().state is State.INVESTIGATING

    [copy] = cy.reads()
    assert "Ce qui est parti au réclamant" in copy
    bo.answers(letter, "Demain matin, merci.")
    office.works()
    [relay] = cy.reads()
    assert "Demain matin, merci." in relay
    office.proves()


def test_all_letters_to_a_colleague_about_one_file_are_one_thread(office, bo, ann, cy, assigned):
    cy.answers(assigned, "#note J'appelle le transporteur.")
    office.works()
    [transcript] = cy.reads()
    ref = office.file().ref
    assert assigned.subject == f"À traiter : Canapé en retard et déchiré [{ref}]"
    assert transcript.subject.endswith(f" – Canapé en retard et déchiré [{ref}]")
    assert transcript.message["Thread-Index"] == assigned.message["Thread-Index"]
    assert str(assigned.message["Message-ID"]) in str(transcript.message["References"])


def test_questions_leave_numbered_the_answer_comes_back_and_the_internal_clock_stood_still(office, bo, cy, assigned):
    before = office.file().deadlines
    cy.answers(
        assigned,
        "#question avant=04/12/2026\nPour retrouver la livraison, il nous manque :\n"
        "1. La date exacte de la livraison ?\n2. Le nom du transporteur ?\nPièces : une photo de l'accoudoir",
    )
    office.works()
    cy.reads()
    [asked] = bo.reads()
    assert "1. La date exacte de la livraison ?" in asked.text
    assert "une photo de l'accoudoir" in asked.text
    assert "vendredi 4 décembre 2026" in asked
    assert "samedi 23 janvier 2027" in asked
    assert office.file().state is State.AWAITING_CUSTOMER

    office.waits(days=2)
    bo.answers(asked, "La livraison était le 20 novembre.")
    office.works()
    complaint = office.file()
    assert complaint.state is State.INVESTIGATING
    assert complaint.customer_wait_days == 2
    assert complaint.deadlines.answer_due == before.answer_due
    assert (complaint.deadlines.answer_target - before.answer_target).days >= 2
    [relay] = cy.reads()
    assert "La demande de précisions a reçu sa réponse" in relay
    assert "Le nom du transporteur ?" in relay
    office.proves()


def test_commands_without_a_text_taker_do_not_send_the_text_and_say_so(office, bo, cy, assigned):
    cy.answers(assigned, "#cause matière confirmée\nJe pense que c'est le transporteur.")
    office.works()
    assert bo.reads() == []
    [transcript] = cy.reads()
    assert "Votre texte n'a pas été envoyé" in transcript
    assert office.file().root_cause == "matière ou fournisseur"
    assert office.file().cause_status == "confirmed"


def test_a_text_above_a_command_never_goes_to_a_customer_unasked(office, bo, cy, assigned):
    cy.answers(assigned, "Bonjour, nous étudions votre dossier.\n\n#note client difficile")
    office.works()
    assert bo.reads() == []
    [transcript] = cy.reads()
    # Whoever wrote it is asked: nobody would read it.
    assert "votre texte s'adresse au réclamant, et aucune de ces commandes ne l'envoie" in transcript
    assert office.file().notes == ()
    cy.answers(assigned, "Dossier lu.\n\n#note client difficile")
    office.works()
    assert bo.reads() == []
    [transcript] = cy.reads()
    assert "Votre texte n'a pas été envoyé" in transcript
    assert [note.text for note in office.file().notes] == ["client difficile"]


def test_a_command_below_the_text_that_the_customer_wrote_commands_nothing(office, bo, ann):
    words = "Bonjour, ma commande n'est pas arrivée et je suis mécontent.\n#affecter moi\n"
    bo.writes("Colis perdu", words)
    office.works()
    [notice] = ann.reads()
    # A client that repeats what it answers without a mark.
    told = f"Bonjour, nous cherchons votre colis et vous rappelons.\n\n{words}"
    answers = {"In-Reply-To": str(notice.message["Message-ID"])}
    ann.writes("Re: dossier", told, to=str(notice.message["Reply-To"]), headers=answers)
    office.works()
    assert office.file().owner == ""
    assert "cette ligne est dans le message de" in ann.reads()[0]


def test_reassigning_tells_both_and_nobody_owns_a_complaint_about_themselves(office, bo, ann, cy, assigned):
    bob = office.colleague("bob")
    ann.answers(assigned_to_ann(office, ann), "#concerne bob")
    office.works()
    ann.reads()
    cy.answers(assigned, "#affecter bob")
    office.works()
    [refused] = cy.reads()
    assert "met Bob Petit en cause" in refused
    cy.answers(assigned, "#affecter ann")
    office.works()
    assert office.file().owner == "ann@example.com"
    assert "Vous suivez désormais ce dossier" in ann.reads()[0]
    assert bob.reads() == []
    office.proves()


def test_whoever_had_the_file_and_whoever_gets_it_are_both_told(office, ann, cy, assigned):
    bob = office.colleague("bob")
    ann.answers(assigned_to_ann(office, ann), "#affecter bob")
    office.works()
    [told] = cy.reads()
    assert "n'est plus le vôtre" in told
    assert "Bob Petit" in told
    [assignment] = bob.reads()
    assert "Ann Morel vous a transmis cette réclamation" in assignment


def test_of_two_colleagues_who_act_at_once_the_second_is_told_what_the_first_did(office, bo, ann, cy, assigned, notice):
    bob = office.colleague("bob")
    # Ann and Cyrille answer the letters that they hold within the same minute.
    office.clock.advance(timedelta(seconds=20))
    ann.answers(notice, "#affecter bob")
    office.clock.advance(timedelta(seconds=20))
    cy.answers(assigned, "#note J'appelle le client.")
    office.works()
    [handed_over, transcript] = cy.reads()
    assert "Vous n'avez plus rien à y faire" in handed_over
    assert "Entre-temps, sur ce dossier" in transcript
    assert "Ann Morel : #affecter bob" in transcript
    complaint = office.file()
    assert complaint.owner == "bob@example.com"
    assert [note.text for note in complaint.notes] == ["J'appelle le client."]
    assert len(bob.reads()) == 1
    office.proves()


def assigned_to_ann(office, ann):
    """Any letter about the file that Ann holds: she asks for its state."""
    ref = office.file().ref
    [letter] = [raw for raw in ann_letters(office, ann) if ref in raw.subject][:1]
    return letter


def ann_letters(office, ann):
    ann._read = 0
    return ann.reads()


def test_a_handler_of_another_department_may_not_see_the_file_but_may_add_a_note(office, ann, cy, assigned):
    bob = office.colleague("bob")
    ref = office.file().ref
    bob.writes("Question", f"#statut {ref}", verdict="")
    office.works()
    [asked] = bob.reads()
    assert "Avez-vous écrit ce message ?" in asked
    bob.answers(asked, "#confirmer")
    office.works()
    [refused] = bob.reads()
    assert "n'est pas de votre ressort" in refused
    assert "Canapé" not in refused

    bob.answers(refused, f"#note {ref} Le client est passé au magasin.")
    office.works()
    assert [note.text for note in office.file().notes] == ["Le client est passé au magasin."]


def test_a_letter_on_paper_is_registered_acknowledged_to_print_and_posted(office, ann):
    ann.writes(
        "Courrier de Mme Roux",
        '#enregistrer canal=courrier de="Jeanne Roux" adresse="4 place du Marché, 71000 Mâcon" envoyé=2026-11-16 '
        "reçu=2026-11-20\nVotre vendeur s'est trompé de tissu. Je souhaite un échange du fauteuil.",
        attach=(("lettre.png", "image/png", b"\x89PNG scan"),),
        verdict="",
    )
    office.works()
    # Nothing proves that the mail is Ann's: she is asked.
    [asked] = ann.reads()
    ann.answers(asked, "oui")
    office.works()
    complaint = office.file()
    assert complaint.channel == "letter"
    assert complaint.complainant.postal_address == "4 place du Marché, 71000 Mâcon"
    assert complaint.deadlines.clock_start.isoformat() == "2026-11-16"
    assert [d.name for d in complaint.messages[0].documents] == ["lettre.png"]
    letters = {"À imprimer" in letter.subject: letter for letter in ann.reads()}
    name = f"lettre-{complaint.ref}.pdf"
    [page] = [part for part in letters[True].message.iter_attachments() if part.get_filename() == name]
    paper = " ".join(PdfReader(BytesIO(page.get_content())).pages[0].extract_text().split())
    assert "Jeanne Roux 4 place du Marché 71000 Mâcon" in paper
    assert "Objet : Nous avons bien reçu votre réclamation" in paper
    assert complaint.acknowledged_at is None

    ann.answers(letters[True], "#posté 23/11/2026")
    office.works()
    assert office.file().acknowledged_at is not None
    assert [mail.posted_on.isoformat() for mail in office.file().mails if mail.printed] == ["2026-11-23"]
    office.proves()


def test_letters_on_paper_of_one_morning_are_one_file_to_print_and_each_is_posted_by_its_link(office, ann):
    """Each begins on a front page, with the numbers of its own pages."""
    for name, place in (("Jeanne Roux", "71000 Mâcon"), ("Paul Brun", "69003 Lyon"), ("Ida Morel", "38000 Grenoble")):
        ann.writes(
            f"Courrier de {name}",
            f'#enregistrer canal=courrier de="{name}" adresse="4 place du Marché, {place}" envoyé=2026-11-20 '
            f"reçu=2026-11-20\nLe tissu de {name} est troué. Je souhaite un échange.",
        )
        office.works()
    # Whoever asked for a letter has it at once.
    first = [letter for letter in ann.reads() if "À imprimer" in letter.subject]
    assert len(first) == 3
    for letter in first:
        ann.answers(letter, "#posté 23/11/2026")
    office.works()
    ann.reads()
    office.waits(days=16)
    office.works()
    office.waits(minutes=10)
    office.works()
    together = [letter for letter in ann.reads() if "À imprimer" in letter.subject]
    assert [letter.subject for letter in together] == ["À imprimer et poster : 3 lettres"]
    [page] = [one for one in together[0].message.iter_attachments() if one.get_content_type() == "application/pdf"]
    pages = [" ".join(one.extract_text().split()) for one in PdfReader(BytesIO(page.get_content())).pages]
    begins = [place for place, text in enumerate(pages) if "Objet :" in text]
    assert len(begins) == 3
    assert all(place % 2 == 0 for place in begins)
    for name in ("Jeanne Roux", "Paul Brun", "Ida Morel"):
        assert name in together[0]
        assert any(f"{name} 4 place du Marché" in text for text in pages)
    lines = re.findall(r"- Elle est postée : #posté REC-\S+ aujourd'hui lettre=[0-9]+", together[0].text)
    assert len(lines) == 3
    of_paul = next(one for one in office.files() if one.complainant.name == "Paul Brun")
    line = next(one for one in lines if one.endswith(f"={of_paul.mails[-1].letter}"))
    # As it is copied out of the list, label and all: it names its file.
    assert of_paul.ref in line
    ann.writes("Posté", line)
    office.works()
    posted = next(one for one in office.files() if one.ref == of_paul.ref).mails
    assert [mail.posted_on is not None for mail in posted if mail.printed] == [True, True]
    office.proves()


def test_a_held_message_is_accepted_or_set_apart_by_a_reply(office, bo, ann):
    bo.writes("Fuite d'eau", "Votre lave-linge a inondé ma cuisine.")
    office.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    eve = office.person("Eve Martin", "eve@example.net")
    eve.answers(acknowledgement, "Je suis la fille de M. Lindqvist, voici la facture.")
    gus = office.person("Gus Morin", "gus@example.net")
    gus.answers(acknowledgement, "Moi aussi, mon lave-linge fuit. Je demande une réparation.")
    office.works()
    letters = ann.reads()
    of_eve = next(letter for letter in letters if "fille de M. Lindqvist" in letter)
    of_gus = next(letter for letter in letters if "Moi aussi" in letter)
    ann.answers(of_eve, re.search(r"#accepter [0-9]+", of_eve.text)[0])
    ann.answers(of_gus, re.search(r"#séparer [0-9]+", of_gus.text)[0])
    office.works()
    first, second = office.files()
    assert first.complainant.addresses == ("bo@example.org", "eve@example.net")
    assert first.held_messages == ()
    assert second.complainant.addresses == ("gus@example.net",)
    assert [letter.subject for letter in gus.reads()] == [f"Nous avons bien reçu votre réclamation [{second.ref}]"]
    office.proves()


def test_a_duplicate_is_merged_and_what_comes_later_joins_the_file_that_is_kept(office, bo, ann):
    bo.writes("Canapé en retard", COMPLAINT)
    office.works()
    bo.reads()
    # From his other address: nothing proves that it is his file.
    elsewhere = office.person("Bo Lenoir", "bo.lenoir@example.net")
    elsewhere.writes("Canapé en retard", COMPLAINT + "\nToujours rien.")
    office.works()
    [second] = elsewhere.reads()
    notices = ann.reads()
    first_ref, second_ref = (complaint.ref for complaint in office.files())
    ann.answers(notices[1], f"#fusionner {first_ref}")
    office.works()
    kept, merged = office.files()
    assert (merged.state, merged.merged_into) == (State.MERGED, first_ref)
    [told] = elsewhere.reads()
    assert first_ref in told
    elsewhere.answers(second, "J'oubliais : le livreur s'appelle Marc.")
    office.works()
    assert "Marc" in office.files()[0].messages[-1].new_text
    assert second_ref in kept.linked_refs
    office.proves()


def test_the_same_cause_three_times_in_a_month_alerts_the_manager_and_one_action_serves_all(office, ann):
    mia = office.colleague("mia")
    for number in range(3):
        office.person(f"Client {number}", f"client{number}@example.org").writes(
            f"Accoudoir déchiré {number}", f"L'accoudoir numéro {number} est arrivé déchiré."
        )
    office.works()
    for notice in ann.reads():
        ann.answers(
            notice,
            "#évaluer gravité=2 complexité=1 répercussions=2\n#affecter moi\n#cause matière confirmée",
        )
        office.works()
    # The wave of like complaints is one alert, the cause that they share another.
    [alert] = [letter for letter in mia.reads() if "3 réclamations en 30 jours" in letter]
    mia.answers(alert, '#action "Contrôler la couture chez le fournisseur" responsable=cy échéance=18/12/2026')
    office.works()
    cy = office.colleague("cy")
    [task] = cy.reads()
    assert "Contrôler la couture chez le fournisseur" in task
    ref = office.files()[0].ref
    ann.reads()
    mia.reads()
    mia.answers(alert, f"#action {ref} 1")
    office.works()
    assert [action.number for action in office.files()[0].actions] == [1]
    cy.answers(task, "#action-faite 1 couture renforcée")
    office.works()
    done = [action for complaint in office.files() for action in complaint.actions]
    assert len(done) == 2
    assert all(action.done_at and action.effectiveness == "pending" for action in done)
    office.proves()


def test_help_search_and_own_files_answer_by_mail(office, cy, ann, assigned):
    cy.answers(assigned, "#aide tout\n#mes-dossiers\n#chercher canapé accoudoir\n#statut")
    office.works()
    [answer] = cy.reads()
    ref = office.file().ref
    assert "#question" in answer
    assert "1 dossier(s) ouvert(s)" in answer
    assert "1 dossier(s) pour « canapé accoudoir »" in answer
    assert f"{ref} : Évaluée et affectée. Responsable : Cyrille Marchand." in answer


def test_a_reply_to_a_closed_file_goes_nowhere_and_says_how_to_reopen(office, bo, ann, notice):
    ann.answers(notice, "#requalifier il demande un devis\n\nNos devis se demandent en magasin.")
    office.works()
    [told] = bo.reads()
    assert "Nos devis se demandent en magasin." in told
    assert "il demande" not in told
    ann.reads()
    ann.answers(notice, "Bonjour, voici votre devis.")
    office.works()
    assert bo.reads() == []
    [transcript] = ann.reads()
    assert "#rouvrir" in transcript
    # The sender says that it is a complaint: a person takes it up, and its clock runs from the first message.
    bo.answers(told, "Non, c'est bien une réclamation !")
    office.works()
    [relay] = ann.reads()
    assert "#rouvrir" in relay
    ann.answers(relay, "#rouvrir Le client confirme qu'il réclame.")
    office.works()
    complaint = office.file()
    assert complaint.state is State.REGISTERED
    assert complaint.deadlines.clock_start.isoformat() == "2026-11-23"
    office.proves()


def test_the_customer_in_copy_is_not_written_to_twice(office, bo, cy, assigned):
    cy.answers(assigned, "Bonjour, nous étudions votre dossier.", headers={"Cc": "Bo <bo@example.org>"})
    office.works()
    assert [letter.subject for letter in bo.reads()] == []
    [transcript] = cy.reads()
    assert "a déjà votre message, où il est en copie : il est noté comme envoyé par vous" in transcript
    assert "connaît désormais votre propre adresse" in transcript
    assert "ComplainantTold" in office.entries(office.file().ref)
    assert [told.person for told in office.file().told_directly] == [cy.address]
    office.proves()


def test_a_move_that_the_file_does_not_allow_is_said_whatever_the_text_below(office):
    bo = office.person("Bo Lindqvist", "bo@example.org")
    bo.writes("Canapé", "Bonjour,\n\nMon canapé est arrivé déchiré.\n\nBo Lindqvist")
    office.works()
    ann, cy = office.colleague("ann"), office.colleague("cy")
    [notice] = ann.reads()
    ann.answers(notice, "#évaluer gravité=2 complexité=1 répercussions=1 occurrence=1\n#affecter cy")
    office.works()
    [assignment] = cy.reads()
    cy.answers(assignment, "#question\nAvez-vous une photo ?")
    office.works()
    cy.reads()
    bo.reads()
    cy.answers(assignment, "#clore réglé au téléphone\n\nVotre dossier est clos.")
    assert office.works().parked == 0
    [transcript] = cy.reads()
    assert "Rien n'a été fait" in transcript
    assert "ne peut pas passer à « Clôturée »" in transcript
    assert not bo.reads()


def test_a_contract_is_read_shown_corrected_and_found(office, bo, ann):
    bo.writes("Canapé en retard et déchiré", f"{COMPLAINT}\nMon contrat n° 44-2210, ma commande n° C-1042.")
    office.works()
    [notice] = ann.reads()
    assert "Commande : C-1042 Contrat : 44-2210" in notice

    ann.answers(notice, "#réclamant contrat=44-2211\n#statut")
    office.works()
    [transcript] = ann.reads()
    assert "réclamant corrigé : contrat" in transcript
    assert "Commande : C-1042. - Contrat : 44-2211." in transcript
    assert office.file().contract_number == "44-2211"

    ann.answers(transcript, "#chercher 44-2211")
    office.works()
    [found] = ann.reads()
    assert "1 dossier(s) pour « 44-2211 »" in found
    office.proves()


def test_done_answers_the_letter_of_an_action_and_a_yes_the_mail_in_which_a_customer_lets_go(office, ann, bo):
    mia = office.colleague("mia")
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré.\n\nBo Lindqvist")
    office.works()
    [notice] = ann.reads()
    [acknowledgement] = bo.reads()
    ann.answers(
        notice, '#évaluer 2 1 1\n#affecter moi\n#action "Contrôler la couture" responsable=mia échéance=18/12/2026'
    )
    office.works()
    ann.reads()
    [task] = [letter for letter in mia.reads() if "couture" in letter]
    mia.answers(task, "Bonjour,\n\nC'est fait, couture renforcée.\n\nMia Laurent")
    office.works()
    [action] = office.file().actions
    assert action.done_at
    bo.answers(acknowledgement, "Bonjour, finalement tout va bien, vous pouvez laisser tomber. Bo")
    office.works()
    [relay] = [letter for letter in ann.reads() if "laisser tomber" in letter]
    assert "semble retirer" in relay
    ann.answers(relay, "Oui")
    office.works()
    assert office.file().state == "withdrawn"
