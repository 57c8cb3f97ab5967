"""Two people wrote about one thing, and their files are merged: each is answered for what they wrote."""

import pytest

from tests.stories.answering import BEGIN, UPHELD
from worker.complaint.lifecycle import State

HENRI = "Notre aspirateur acheté en septembre ne marche plus, commande 47001. Il faut le réparer ou l'échanger."
ODILE = "Je vous écris au sujet de l'aspirateur de la commande 47001. Moi je veux être remboursée, 129 euros."


@pytest.fixture
def henri(office):
    return office.person("Henri Blanc", "henri.blanc@example.org")


@pytest.fixture
def odile(office):
    return office.person("Odile Blanc", "odile.blanc@example.org")


@pytest.fixture
def merged(office, ann, henri, odile):
    """Henri's file, into which Ann has merged Odile's; everybody has read their mail."""
    henri.writes("aspirateur en panne", HENRI)
    office.works()
    odile.writes("aspirateur", ODILE)
    office.works()
    first, second = (one.ref for one in office.files())
    ann.answers(next(one for one in ann.reads() if second in one.subject), f"#fusionner {first}")
    office.works()
    henri.reads()
    return office.files()[0]


def test_whoever_wrote_once_is_not_told_that_they_wrote_several_times(merged, odile, ann):
    [_, told] = odile.reads()
    assert "plusieurs fois" not in told
    assert "Nous avons reçu une autre demande" in told
    assert merged.ref in told
    assert merged.complainant.name not in told
    # What she wishes is told to whoever merges, and stays with the file that is kept.
    [transcript] = ann.reads()
    assert "Odile Blanc a écrit au dossier" in transcript
    assert "Moi je veux être remboursée" in transcript
    assert "remboursement" in merged.notes[-1].text
    assert "Moi je veux être remboursée" in merged.notes[-1].text


def test_a_protest_of_one_is_acknowledged_to_that_one_and_answered_there(office, merged, henri, odile, ann):
    odile.reads()
    ann.reads()
    ann.writes(f"[{merged.ref}]", f"{BEGIN}{UPHELD}#répondre\nVotre aspirateur sera réparé.")
    office.works()
    ann.reads()
    assert office.files()[0].state is State.ANSWERED
    henri.reads()
    odile.writes("et moi ?", "Je ne suis PAS d'accord avec votre réponse, contrairement à mon mari. Je conteste !")
    office.works()
    assert henri.reads() == []
    [told] = odile.reads()
    assert "Bonjour Odile Blanc" in told
    assert "Vous contestez notre réponse" in told
    [relay] = ann.reads()
    assert "Odile Blanc prend part à ce dossier, ouvert par Henri Blanc" in relay
    assert "Votre réponse à ce message-ci lui va" in relay
    # Ann answers her by answering what she wrote.
    ann.answers(relay, "#envoyer\nBonjour Madame Blanc, nous avons bien reçu votre message et nous le relisons.")
    office.works()
    assert henri.reads() == []
    [answered] = odile.reads()
    assert "nous le relisons" in answered
    [done] = ann.reads()
    assert "votre texte part à odile.blanc@example.org" in done
    office.proves()


def test_a_file_that_is_looked_at_again_says_who_wrote_what(office, merged, henri, odile, ann, bob):
    [_, told] = odile.reads()
    ann.reads()
    odile.answers(told, "Mon mari est parti, répondez-moi vite à ce sujet s'il vous plaît.")
    office.works()
    ann.writes(f"[{merged.ref}]", "#évaluer 2 1 1\n#affecter bob")
    office.works()
    [assigned] = [one for one in bob.reads() if "vous a affecté" in one]
    assert "Odile Blanc, le lundi 23 novembre 2026" in assigned
    assert "Moi je veux être remboursée" in assigned


def contested(office, merged, odile, ann):
    """Henri's file is answered, and Odile, who takes part in it, contests; what Ann reads of that."""
    ann.writes(f"[{merged.ref}]", f"{BEGIN}{UPHELD}#répondre\nVotre aspirateur sera réparé.")
    office.works()
    [_, transcript] = ann.reads()[-2:]
    assert "Destinataire : henri.blanc@example.org" in transcript
    assert "N'en reçoit rien, bien que partie au dossier : odile.blanc@example.org" in transcript
    odile.writes("et moi ?", "Je ne suis PAS d'accord avec votre réponse. Je conteste !")
    office.works()
    [relay] = ann.reads()
    return relay


def test_a_second_answer_reaches_whoever_asked_for_it_and_the_files_complainant_reads_it_too(
    office, merged, henri, odile, ann, bob
):
    ann.reads()
    ann.answers(contested(office, merged, odile, ann), "#niveau2 Bob")
    office.works()
    henri.reads()
    odile.reads()
    [asked] = [one for one in bob.reads() if "réexaminer" in one.subject]
    bob.answers(asked, "#question\nAvez-vous gardé la facture ?")
    office.works()
    assert henri.reads() == []
    [question] = odile.reads()
    assert "Bonjour Odile Blanc" in question
    assert "Destinataire : odile.blanc@example.org" in bob.reads()[-1]
    # She is reminded, and not the other.
    office.waits(days=9)
    assert henri.reads() == []
    assert any("facture" in one for one in odile.reads())
    bob.answers(asked, "#décision fondée\n#motif La facture est à votre nom.\n#répondre\nMadame Blanc,\n\nVoici.")
    office.works()
    [hers] = odile.reads()
    [his] = henri.reads()
    assert "Madame Blanc," in hers
    assert "autre personne" not in hers
    assert "Ce réexamen a été demandé par une autre personne qui prend part à ce dossier" in his
    assert "Bonjour Henri Blanc" in his
    assert "Madame Blanc" not in his
    assert "Destinataire : odile.blanc@example.org, henri.blanc@example.org" in bob.reads()[-1]


def test_the_orders_and_the_wish_of_a_file_that_is_joined_stand_on_top_of_the_one_that_is_kept(office, bo, ann):
    bo.writes("Aspirateur", "Bonjour,\n\nMon aspirateur de la commande 47001 ne marche plus.\n\nBo Lindqvist")
    office.works()
    bo.reads()
    office.waits(days=1)
    bo.reads()
    elsewhere = office.person("Bo Lindqvist", "bo.lindqvist@example.net")
    elsewhere.writes(
        "Aspirateur", "Ma commande 47002 aussi est en panne. Je veux être remboursé de 129 euros.\n\nBo Lindqvist"
    )
    office.works()
    first, second = office.files()
    assert first.desired_solution is None
    ann.answers(next(one for one in ann.reads() if second.ref in one.subject), f"#fusionner {first.ref}")
    office.works()
    kept = office.files()[0]
    assert kept.order_reference == "47001, 47002"
    assert (kept.desired_solution.kind, kept.desired_solution.amount_cents) == ("refund", 12_900)
    # Letters go where they went, and Ann reads that he writes from elsewhere now.
    assert kept.complainant.addresses[0] == "bo@example.org"
    [transcript] = ann.reads()
    assert "#réclamant mail=bo.lindqvist@example.net" in transcript
    office.proves()


def test_the_wish_of_somebody_else_is_noted_and_does_not_become_the_complainants(office, henri, odile, ann):
    henri.writes("aspirateur en panne", "Notre aspirateur de la commande 47001 ne marche plus.")
    office.works()
    odile.writes("aspirateur", ODILE)
    office.works()
    first, second = office.files()
    ann.answers(next(one for one in ann.reads() if second.ref in one.subject), f"#fusionner {first.ref}")
    office.works()
    kept = office.files()[0]
    assert (kept.desired_solution, kept.order_reference) == (None, "47001")
    assert any("129 euros" in note.text for note in kept.notes)
    [transcript] = ann.reads()
    assert "#réclamant mail=" not in transcript


def test_one_person_who_wrote_from_two_addresses_is_not_told_of_somebody_else(office, ann):
    sophie = office.person("Sophie Martin", "s.martin@example.org")
    other = office.person("sophie", "sophiemartin69@example.org")
    sophie.writes("Frigo en panne", "Mon frigo de la commande 440012 est en panne.\n\nSophie Martin")
    office.works()
    other.writes("URGENT frigo", "C'est encore moi, je vous ai écrit de mon autre adresse pour le frigo en panne.")
    office.works()
    first, second = (one.ref for one in office.files())
    ann.answers(next(one for one in ann.reads() if second in one.subject), f"#fusionner {first}")
    office.works()
    told = other.reads()[-1]
    assert "Vous nous avez écrit plusieurs fois" in told
    assert "autre demande" not in told
    assert "Votre texte n'a pas été envoyé" not in ann.reads()[-1]


def test_a_text_of_a_refused_mail_is_not_told_again_as_not_sent(office, ann, henri, odile):
    henri.writes("aspirateur en panne", HENRI)
    office.works()
    odile.writes("aspirateur", ODILE)
    office.works()
    first, second = (one.ref for one in office.files())
    notice = next(one for one in ann.reads() if second in one.subject)
    ann.answers(notice, "#fusionner REC-2026-000077\n\nil faut les réunir")
    office.works()
    refused = ann.reads()[-1]
    ann.answers(refused, f"#fusionner {first}")
    office.works()
    done = ann.reads()[-1]
    assert "dossier rattaché" in done
    assert "Votre texte n'a pas été envoyé" not in done
