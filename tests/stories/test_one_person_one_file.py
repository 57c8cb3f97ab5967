"""One person, one file; two complaints, two files."""

from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

import pytest

from tests.stories.answering import BEGIN
from tests.stories.conftest import BOX
from worker.complaint.lifecycle import State

PHOTO = (("canape.jpg", "image/jpeg", b"\xff\xd8\xff\xe0" + b"canape" * 9_000),)
SOFA = "Bonjour,\n\nMon canapé est arrivé déchiré, je demande un échange.\n\nBo Lindqvist"
LAMP = "Bonjour,\n\nLa lampe de la commande 5512 clignote sans arrêt.\n\nBo Lindqvist"


def test_a_customer_who_writes_six_times_in_six_ways_has_one_file(world, bo, ann):
    first = bo.writes("Canapé déchiré", SOFA)
    world.works()
    [acknowledgement] = bo.reads()
    ref = world.file().ref
    # By our letter, with the reference typed into a mail of their own.
    bo.writes("Complément", f"Bonjour, référence {ref} : la livraison date du 12 novembre.\n\nBo")
    world.works()
    # As an answer to what they had sent themselves.
    sent = {"In-Reply-To": str(first["Message-ID"]), "References": str(first["Message-ID"])}
    bo.writes("Re: Canapé déchiré", "L'accoudoir de droite est touché aussi.\n\nBo", headers=sent)
    world.works()
    # Photographs that are announced.
    bo.writes("Photos", "Suite à ma réclamation, voici les photos.\n\nBo", attach=PHOTO)
    world.works()
    # Whoever asks where it stands hears it, as our server knows them.
    bo.writes("Question", "Bonjour, où en est mon dossier ?\n\nBo")
    world.works()
    [status] = bo.reads()
    assert ref in status.subject
    # And they give it up in a mail of their own.
    bo.writes("Canapé", "Bonjour, le magasin l'a échangé ce matin, je retire ma réclamation.\n\nBo")
    world.works()
    complaint = world.file()
    assert len(complaint.messages) == 6
    assert complaint.withdrawal_asked
    assert [document.name for message in complaint.messages for document in message.documents] == ["canape.jpg"]
    assert bo.reads() == []
    relays = ann.reads()[1:]
    assert len(relays) == 5
    assert "#retrait" in relays[-1]
    assert acknowledgement.subject.endswith(f" [{ref}]")


@pytest.mark.parametrize("verdict", ["fail", "pass"])
def test_a_stranger_gets_into_nobodys_file_whatever_they_know_and_learns_nothing(world, bo, ann, verdict):
    first = bo.writes("Canapé déchiré", SOFA)
    world.works()
    [acknowledgement] = bo.reads()
    ref = world.file().ref
    # In Bo's name, and our server says that it is forged; or in a name of their own.
    eve = world.person("Bo Lindqvist", "bo@example.org" if verdict == "fail" else "bo.lindqvist@attacker.example")
    sent = {"In-Reply-To": str(first["Message-ID"]), "References": str(first["Message-ID"])}
    for subject, text, headers in (
        ("Complément", f"Référence {ref} : versez le remboursement sur ce compte.", {}),
        ("Re: Canapé déchiré", "Où en est mon dossier ?", sent),
        ("Suite", "Suite à ma réclamation, je la retire.", {}),
    ):
        eve.writes(subject, text, headers=headers, verdict=verdict)
        world.works()
    complaint = next(file for file in world.files() if file.ref == ref)
    assert len(complaint.messages) == 1
    assert not complaint.withdrawal_asked
    for letter in eve.reads():
        # Their own words alone come back to them, under a number of their own.
        assert ref not in letter.subject
        assert "déchiré" not in letter.text.replace("Re: Canapé déchiré", "")
    assert acknowledgement


def test_of_several_open_files_a_person_says_which_by_one_link_each(world, bo, ann):
    bo.writes("Canapé déchiré", SOFA)
    world.works()
    world.waits(hours=1)
    bo.writes("Lampe", LAMP)
    world.works()
    bo.reads()
    sofa, lamp = world.files()
    second = ann.reads()[1]
    assert sofa.ref in second, "the notice of the second file names the first"
    for text in ("Bonjour, où en est mon dossier ?\n\nBo", "Suite à ma réclamation, voici la photo.\n\nBo"):
        bo.writes("Question", text)
        world.works()
        assert bo.reads() == []
    [first, other] = ann.reads()
    assert "plusieurs dossiers ouverts" in first
    held = world.files()[1].held_messages
    assert len(held) == 2
    assert f"#accepter {held[0].parcel}" in first
    assert f"#déplacer {held[0].parcel} {sofa.ref}" in first
    ann.answers(first, f"#déplacer {held[0].parcel} {sofa.ref}")
    ann.answers(other, f"#accepter {held[1].parcel}")
    world.works()
    sofa, lamp = world.files()
    assert [len(file.messages) for file in (sofa, lamp)] == [2, 2]
    assert (sofa.held_messages, lamp.held_messages) == ((), ())


def test_a_message_is_moved_to_no_file_of_somebody_else(world, bo, ann):
    bo.writes("Canapé déchiré", SOFA)
    world.works()
    cleo = world.person("Cléo Petit", "cleo@example.net")
    cleo.writes("Lampe", "Ma lampe clignote.\n\nCléo")
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    bo.answers(acknowledgement, "Voici la suite.")
    world.works()
    [relay] = ann.reads()
    mine, hers = world.files()
    ann.answers(relay, f"#déplacer {mine.messages[1].parcel} {hers.ref}")
    world.works()
    [transcript] = ann.reads()
    assert "ne participe pas" in transcript
    assert len(world.files()[1].messages) == 1


def test_what_speaks_of_something_else_is_a_file_of_its_own_beside_the_first(world, bo, ann):
    bo.writes("Canapé déchiré", SOFA)
    world.works()
    bo.reads()
    bo.writes("Autre problème", "Suite à ma réclamation : rien à voir avec le canapé, la lampe clignote.\n\nBo")
    world.works()
    [acknowledgement] = bo.reads()
    first, second = world.files()
    assert second.ref in acknowledgement.subject
    assert f"#fusionner {first.ref}" in ann.reads()[1]


def test_one_thread_that_holds_two_complaints_becomes_two_files_by_one_link(world, bo, ann):
    bo.writes("Canapé déchiré", SOFA)
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    bo.answers(acknowledgement, "Autre chose : la lampe de la commande 5512 clignote, je veux être remboursé de 39 €.")
    world.works()
    assert bo.reads() == []
    [relay] = ann.reads()
    complaint = world.file()
    parcel = complaint.messages[1].parcel
    assert "parle aussi d'autre chose" in relay
    ann.answers(relay, f"#séparer {parcel}")
    world.works()
    first, second = world.files()
    [own] = bo.reads()
    assert second.ref in own.subject
    assert second.desired_solution.amount_cents == 3_900
    assert (first.linked_refs, second.linked_refs) == ((second.ref,), (first.ref,))
    # It counts from the day on which it was written, and stays in the thread that brought it.
    assert second.received_at == first.messages[1].received_at
    assert len(first.messages) == 2


def test_the_message_that_a_file_began_with_is_its_own(world, bo, ann):
    bo.writes("Canapé déchiré", SOFA)
    world.works()
    [notice] = ann.reads()
    ann.answers(notice, f"#séparer {world.file().messages[0].parcel}")
    world.works()
    [transcript] = ann.reads()
    assert "commencé par ce message" in transcript
    assert len(world.files()) == 1


SORRY = (
    "#décision fondée\n#constat L'accoudoir est déchiré.\n#motif Un canapé neuf est livré entier.\n"
    "#dédommagement excuses\n"
)


def answered(world, bo, ann):
    bo.writes("Canapé déchiré", SOFA)
    world.works()
    bo.reads()
    [notice] = ann.reads()
    ann.answers(notice, f"{BEGIN}{SORRY}#répondre\n\nBonjour,\n\nVoici notre réponse.\n\nAnn Morel")
    world.works()
    assert world.file().state is State.ANSWERED
    return bo.reads()[-1], notice


def test_a_new_complaint_under_a_closed_file_waits_in_no_list_that_says_that_nothing_waits(world, bo, ann):
    answer, notice = answered(world, bo, ann)
    ann.answers(notice, "#accepté")
    world.works()
    assert world.file().state is State.CLOSED
    bo.reads()
    ann.reads()
    bo.answers(answer, "Bonjour, la lampe que vous avez livrée avec le canapé clignote.\n\nBo")
    world.works()
    # That it came is told, and nothing else yet.
    assert [letter.subject for letter in bo.reads() if "reçu" not in letter.subject.lower()] == []
    [relay] = ann.reads()
    assert "#séparer" in relay
    ann.digests()
    world.waits(days=1)
    [today] = ann.digests()
    assert "Rien n'attend" not in today
    assert "message après la fin du dossier" in today
    ann.answers(relay, f"#séparer {world.file().messages[-1].parcel}")
    world.works()
    [own] = bo.reads()
    assert world.files()[1].ref in own.subject
    ann.reads()
    world.waits(days=1)
    [later] = ann.digests()
    assert "après la fin" not in later


def test_a_complaint_in_answer_to_the_survey_is_proposed_as_its_own(world, bo, ann):
    _answer, notice = answered(world, bo, ann)
    ann.answers(notice, "#accepté")
    world.works()
    world.waits(minutes=10)
    closing = bo.reads()[-1]
    ann.reads()
    bo.answers(closing, "4 et 2\n\nAutre chose : la lampe livrée avec le canapé clignote sans arrêt.")
    world.works()
    assert world.file().satisfaction is not None
    [relay] = ann.reads()
    assert "parle aussi d'autre chose" in relay
    ann.digests()
    world.waits(days=1)
    [today] = ann.digests()
    assert "une réclamation à part" in today


def test_whoever_contests_that_it_is_no_complaint_is_heard(world, bo, ann):
    bo.writes("Canapé", SOFA)
    world.works()
    bo.reads()
    [notice] = ann.reads()
    ann.answers(notice, "#requalifier simple question")
    world.works()
    [told] = bo.reads()
    ann.reads()
    bo.answers(told, "Si, c'est bien une réclamation : mon canapé est déchiré.")
    world.works()
    [relay] = ann.reads()
    assert "#rouvrir" in relay
    ann.digests()
    world.waits(days=1)
    [today] = ann.digests()
    assert "conteste que ce ne soit pas une réclamation" in today
    ann.answers(relay, "#rouvrir c'en est une")
    world.works()
    assert world.file().state is State.REGISTERED


def test_our_own_address_is_asked_for_in_the_letter(world, bo):
    bo.writes("Canapé", SOFA)
    world.works()
    [letter] = bo.reads()
    assert BOX in letter


@pytest.mark.parametrize("verdict", ["fail", "", "pass"])
def test_an_author_whom_a_senders_mail_names_is_offered_to_be_joined_to_none_of_the_senders_files(
    world, bo, ann, verdict
):
    bo.writes("Canapé déchiré", SOFA)
    world.works()
    ann.reads()
    mine = world.file().ref
    named = {"X-Original-From": "Bo Lindqvist <eve@attacker.example>"}
    bo.writes("Canapé déchiré", SOFA, headers=named, verdict=verdict)
    world.works()
    [notice] = ann.reads()
    assert world.files()[1].complainant.addresses == ("eve@attacker.example",)
    assert world.files()[1].possible_duplicates == ()
    assert f"#fusionner {mine}" not in notice
    assert mine not in notice


@pytest.mark.parametrize("verdict", ["", "none"])
def test_a_mail_in_their_name_that_proves_nothing_is_shown_and_ends_no_wait(world, bo, ann, verdict):
    """Our server vouches for its mail, and says nothing for this one: we still wait for Bo, and Ann is told so."""
    bo.writes("Canapé déchiré", SOFA)
    world.works()
    ann.answers(ann.reads()[0], f"{BEGIN}\n#question\n1. Quelle couleur ?")
    world.works()
    [question] = [letter for letter in bo.reads() if "Quelle couleur" in letter.text]
    ref = world.file().ref
    assert world.file().state is State.AWAITING_CUSTOMER
    ann.reads()
    bo.writes("Réponse", f"Référence {ref} : bleu. Mon nouveau RIB suit.", verdict=verdict)
    world.works()
    assert world.file().state is State.AWAITING_CUSTOMER
    [relay] = ann.reads()
    assert "Mon nouveau RIB suit." in relay.text
    assert "Rien ne prouve" in relay.text
    bo.answers(question, "Il est vert.")
    world.works()
    assert world.file().state is State.INVESTIGATING
    world.proves()


@pytest.mark.parametrize("address", ["victim@example.net", "bo@example.org"])
def test_a_message_in_a_borrowed_name_that_is_set_apart_is_acknowledged_without_a_word_of_it(world, bo, ann, address):
    bo.writes("Canapé déchiré", SOFA)
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    # Held from an address that the file does not know, or joined in the name of its own complainant.
    eve = world.person("Versez ici", address)
    bait = "Autre chose : votre compte est bloqué, payez 90 € à maison-paiement.example.\n\nVersez ici"
    eve.answers(acknowledgement, bait, subject="Paiement bloqué", verdict="fail")
    world.works()
    [relay] = ann.reads()
    complaint = world.file()
    [message] = complaint.held_messages or complaint.messages[1:]
    ann.answers(relay, f"#séparer {message.parcel}")
    world.works()
    second = world.files()[1]
    [told] = world.person("", address).reads()
    assert second.ref in told.subject
    whole = f"{told.message['To']} {told.subject} {told.text} {told.html}"
    assert not [words for words in ("bloqué", "Versez", "90 €", "paiement") if words in whole]
    # Those who work on it read it all.
    assert "votre compte est bloqué" in second.points[0].text


def test_the_same_mail_sent_again_is_no_second_complaint_whatever_its_subject_and_date(world, bo, ann):
    first = bo.writes("Canapé déchiré", SOFA)
    world.works()
    [_] = bo.reads()
    ann.reads()
    # The client of somebody who heard nothing for a minute, or a server that tries anew: one id, another date.
    world.clock.advance(timedelta(minutes=20))
    again = str(first).replace(str(first["Date"]), format_datetime(world.now))
    world.delivers(again.replace("\n", "\r\n").encode())
    world.works()
    assert len(world.file().messages) == 1
    assert bo.reads() == []
    assert ann.reads() == []
    # By hand, from the folder of what was sent.
    bo.writes("TRÈS URGENT, second envoi", SOFA)
    world.works()
    assert len(world.file().messages) == 2
    assert bo.reads() == []
    [relay] = ann.reads()
    assert relay.subject.startswith("Nouveau message")


def test_two_mails_of_one_copier_with_one_id_and_one_sentence_are_two(world, bo, ann):
    scan = "Madame, Monsieur, ma réclamation est dans la lettre ci-jointe."
    one = {"Message-ID": "<scan@copieur.example>"}
    for name in ("courrier-1.pdf", "courrier-2.pdf"):
        message = EmailMessage()
        message["From"], message["To"] = "Bo Lindqvist <bo@example.org>", BOX
        message["Subject"], message["Date"] = "Ma réclamation", format_datetime(world.now)
        message["Message-ID"] = one["Message-ID"]
        message.set_content(scan)
        message.add_attachment(b"%PDF-1.4 " + name.encode(), maintype="application", subtype="pdf", filename=name)
        world.delivers(message.as_bytes(policy=SMTP))
        world.waits(hours=1)
    names = [d.name for file in world.files() for message in file.messages for d in message.documents]
    assert sorted(names) == ["courrier-1.pdf", "courrier-2.pdf"]


def test_a_second_mail_about_the_same_thing_is_proposed_for_the_first_file_by_one_link(world, bo, ann):
    bo.writes("Frigo en panne", "Bonjour, le réfrigérateur Polaris livré le 3 ne refroidit plus.\n\nBo Lindqvist")
    world.works()
    world.waits(days=2)
    bo.reads()
    ann.reads()
    bo.writes("URGENT", "Le réfrigérateur ne refroidit plus du tout, j'ai jeté 80 € de nourriture.\n\nBo Lindqvist")
    world.works()
    first, second = world.files()
    assert second.possible_duplicates == (first.ref,)
    [notice] = ann.reads()
    assert f"#fusionner {first.ref}" in notice
    # Another thing, the same week: nobody is asked whether it is the same.
    bo.writes("Livreur", "Bonjour, votre livreur a insulté mon père ce matin, c'est inadmissible.\n\nBo Lindqvist")
    world.works()
    assert world.files()[2].possible_duplicates == ()


@pytest.mark.parametrize("words", ["je crois que c'est un doublon", "c'est la même que l'autre non ?"])
def test_a_duplicate_from_another_address_is_joined_by_a_colleagues_yes(world, bo, ann, words):
    bo.writes("Canapé déchiré", SOFA)
    world.works()
    first = world.file().ref
    world.person("Bo Lindqvist", "bo.lindqvist@example.net").writes("Canapé déchiré", f"{SOFA}\n\nMerci de répondre.")
    world.works()
    ann.answers(ann.reads()[-1], words)
    world.works()
    [asked] = ann.reads()
    assert f"C'est un doublon de « Canapé déchiré », de Bo Lindqvist : #fusionner {first}" in asked
    ann.answers(asked, "oui")
    world.works()
    assert [one.state for one in world.files()][1] is State.MERGED
    assert ann.reads()[-1].subject.startswith(f"C'est fait : dossier rattaché à {first}")


def test_a_yes_does_what_the_question_proposed_when_it_was_asked_again(world, bo, ann):
    bo.writes("Canapé déchiré", SOFA)
    world.works()
    first = world.file().ref
    world.person("Bo Lindqvist", "bo.lindqvist@example.net").writes("Canapé déchiré", f"{SOFA}\n\nMerci de répondre.")
    world.works()
    ann.answers(ann.reads()[-1], "1840 € c'est énorme, faut prévenir l'assurance, Mia au courant ?")
    world.works()
    ann.answers(ann.reads()[-1], "je pense que c'est un doublon")
    world.works()
    [again] = ann.reads()
    assert again.subject.startswith("Vouliez-vous ceci ?")
    ann.answers(again, "oui")
    world.works()
    assert [one.state for one in world.files()][1] is State.MERGED
    assert f"rattaché à {first}" in ann.reads()[-1]


def test_an_angry_second_mail_joins_the_file_and_its_handler_reads_it(office, bo, ann, assigned):
    cy = office.colleague("cy")
    bo.writes("Re: LIVRAISON", "Deuxième mail !! Toujours personne !! Et je veux que quelqu'un me réponde.")
    office.works()
    assert len(office.files()) == 1
    assert "Deuxième mail" in cy.reads()[-1]


def test_a_promised_gesture_is_read_by_a_person_and_opens_nothing(office, bo, ann, assigned):
    cy = office.colleague("cy")
    bo.writes("merci", "Merci au monsieur qui est venu. Mais on nous avait dit qu'on aurait un geste ?")
    office.works()
    assert len(office.files()) == 1
    assert "Merci au monsieur" in cy.reads()[-1]
    assert bo.reads() == []


def test_what_stays_a_number_of_its_own_is_told_to_whoever_has_the_other_and_asks_no_wish_again(
    office, bo, ann, assigned
):
    cy = office.colleague("cy")
    bo.writes(
        "Canapé en retard et déchiré", "Le canapé est arrivé déchiré, c'est inadmissible, vous vous moquez du monde."
    )
    office.works()
    assert len(office.files()) == 2
    for who in (ann, cy):
        [notice] = who.reads()
        assert "suivi par Cyrille Marchand" in notice
        assert "l'accusé de réception le demande" not in notice
    [receipt] = bo.reads()
    assert "Quelle solution" not in receipt
