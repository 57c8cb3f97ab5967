"""Somebody who means harm writes as the customer, or into their file: what the office sees, where letters go."""

from tests.stories.conftest import Person, World

COMPLAINT = "Bonjour, mon canapé est arrivé déchiré le 20 novembre. Je demande un remboursement.\nBo Lindqvist"
MONEY = "Merci de verser le remboursement sur le compte FR76 3000 4000 0500 0006 7890 143."


def test_whoever_was_let_in_gets_no_letter_for_having_written_last(office: World, bo: Person, ann: Person) -> None:
    bo.writes("Canapé", COMPLAINT)
    office.works()
    [acknowledgement] = bo.reads()
    ann.answers(ann.reads()[-1], "#affecter moi")
    office.works()
    ann.reads()
    eve = office.person("Bo Lindqvist", "bo.lindqvist@attacker.example")
    eve.answers(acknowledgement, MONEY)
    office.works()
    held = ann.reads()[-1]
    assert "adresse que ce dossier ne connaît pas" in held
    ann.answers(held, f"#accepter {office.file().held_messages[0].parcel}")
    office.works()
    ann.reads()
    # Another of theirs joins the file; the office answers it as it answers everything.
    eve.answers(acknowledgement, "Quand sera-t-il versé ?")
    office.works()
    relay = ann.reads()[-1]
    assert "Nos lettres vont à bo@example.org" in relay
    assert "#réclamant mail=bo.lindqvist@attacker.example" in relay
    ann.answers(relay, "Bonjour,\n\nNous regardons votre demande et revenons vers vous.\n\nAnn")
    office.works()
    office.waits(minutes=10)
    assert eve.reads() == []
    assert ["regardons votre demande" in letter for letter in bo.reads()] == [True]


def test_a_colleague_says_by_one_line_where_letters_go_from_now_on(office: World, bo: Person, ann: Person) -> None:
    bo.writes("Canapé", COMPLAINT)
    office.works()
    [acknowledgement] = bo.reads()
    at_work = office.person("Bo Lindqvist", "b.lindqvist@work.example")
    at_work.answers(acknowledgement, "Je vous écris de mon travail.")
    office.works()
    ann.answers(ann.reads()[-1], f"#accepter {office.file().held_messages[0].parcel}")
    office.works()
    at_work.answers(acknowledgement, "Écrivez-moi ici, s'il vous plaît.")
    office.works()
    relay = ann.reads()[-1]
    ann.answers(relay, "#réclamant mail=b.lindqvist@work.example")
    ann.answers(relay, "Bonjour,\n\nC'est noté, nous vous écrirons ici.\n\nAnn")
    office.works()
    office.waits(minutes=10)
    assert ["nous vous écrirons ici" in letter for letter in at_work.reads()] == [True]
    assert bo.reads() == []


def test_who_opens_a_file_under_a_borrowed_name_is_shown_as_such(office: World, bo: Person, ann: Person) -> None:
    bo.writes("Canapé", f"{COMPLAINT}\n{MONEY}", verdict="fail")
    office.works()
    notice = ann.reads()[-1]
    assert "Rien ne prouve qui écrit" in notice
    ann.answers(notice, "#affecter cy")
    office.works()
    assert "Rien ne prouve qui écrit" in office.colleague("cy").reads()[-1]
    ann.reads()
    # One whom our server knows is said nothing of.
    office.person("Una Rey", "una@example.org").writes("Lampe", "Ma lampe est cassée, je suis mécontente.")
    office.works()
    assert "Rien ne prouve qui écrit" not in ann.reads()[-1]


def test_a_colleague_who_is_greeted_is_accused_of_nothing(office: World, bo: Person, ann: Person) -> None:
    bo.writes("Canapé", "Bonjour Ann Morel,\n\nmon canapé est arrivé déchiré et je suis très déçu.")
    office.works()
    notice = ann.reads()[-1]
    assert "Met en cause" not in notice
    ann.answers(notice, "#affecter moi")
    office.works()
    assert office.file().owner == "ann@example.com"


def test_a_colleague_of_whom_somebody_complains_is_kept_from_the_file(
    office: World, bo: Person, ann: Person, mia: Person
) -> None:
    bo.writes("Canapé", "Bonjour,\n\nAnn Morel m'a raccroché au nez quand j'ai appelé pour mon canapé déchiré.")
    office.works()
    assert ann.reads() == []
    assert "Met en cause" in mia.reads()[-1]


def test_a_name_that_is_a_telephone_number_is_repeated_to_nobody(office: World) -> None:
    eve = office.person("Compte bloqué, appelez le 08 99 12 34 56", "victim@example.org")
    eve.writes("Lampe", "Ma lampe est cassée, je suis mécontente.", verdict="")
    office.works()
    [acknowledgement] = eve.reads()
    assert "08 99 12 34 56" not in acknowledgement.text
    assert "Bonjour," in acknowledgement


def test_a_stranger_who_names_the_author_is_shown_to_everybody_who_might_pay(
    office: World, ann: Person, cy: Person, mia: Person
) -> None:
    zed, ana = office.person("Zed", "zed@attacker.example"), office.person("Ana Ruiz", "ana@example.org")
    named = {"X-Original-From": "Ana Ruiz <ana@example.org>"}
    zed.writes("Lampe", f"Ma lampe est arrivée cassée, je demande 300 euros.\n{MONEY}", headers=named)
    office.works()
    # Our server knows who Zed is; that says nothing of Ana.
    [acknowledgement] = ana.reads()
    assert "FR76" not in acknowledgement.text
    notice = ann.reads()[-1]
    assert "Rien ne prouve qui écrit" in notice
    assert "le message vient de zed@attacker.example, qui désigne le réclamant comme son auteur" in notice
    ann.answers(notice, "#évaluer gravité=2 complexité=1 répercussions=1\n#affecter cy")
    office.works()
    assignment = cy.reads()[-1]
    assert "zed@attacker.example" in assignment
    cy.answers(
        assignment,
        "#cause externe confirmée\n#décision fondée\n#motif La lampe est cassée.\n#dédommagement remboursement 300 €"
        ' "par virement"\n#répondre\n\nBonjour,\n\nVotre lampe vous est remboursée.\n\nCy',
    )
    office.works()
    asked = mia.reads()[-1]
    assert "À valider" in asked.subject
    assert "zed@attacker.example" in asked
    # Once Ana herself has written, nothing is in doubt any more.
    ana.answers(acknowledgement, "Oui, c'est bien moi, ma lampe est cassée.")
    office.works()
    assert "Rien ne prouve" not in cy.reads()[-1]


def test_a_stranger_makes_nobody_of_the_team_complain(office: World, ann: Person, cy: Person) -> None:
    zed = office.person("Zed", "zed@attacker.example")
    zed.writes("Bob", "Bob m'a volé ma lampe, je suis scandalisé.", headers={"X-Original-From": "cy@example.com"})
    office.works()
    assert cy.reads() == []
    assert office.file().complainant.addresses == ("zed@attacker.example",)


def test_a_domain_that_proves_nothing_has_its_words_carried_to_nobody(office: World, ann: Person) -> None:
    """Without DMARC anybody may write in anybody's name: our own letters would carry their words to a third person."""
    victim = office.person("Votre remboursement de 900 euros attend", "victim@example.net")
    lure = "Je suis mécontente : envoyez votre numéro de carte en réponse pour recevoir 900 euros. Service des fraudes"
    victim.writes("Commande 4567", lure, verdict="none")
    office.works()
    [acknowledgement] = victim.reads()
    assert "numéro de carte" not in acknowledgement
    assert "900" not in acknowledgement.text
    assert "900" not in str(acknowledgement.message["To"])
    assert "Rien ne prouve qui écrit" in ann.reads()[-1]


def test_a_small_domain_that_signs_its_mail_is_known_without_dmarc(office: World, bo: Person, ann: Person) -> None:
    signed = {
        "Authentication-Results": "mx.example.com; dmarc=none header.from=example.org; dkim=pass header.d=example.org"
    }
    bo.writes("Canapé", COMPLAINT, verdict="", headers=signed)
    office.works()
    assert "arrivé déchiré" in bo.reads()[-1]
    assert "Rien ne prouve" not in ann.reads()[-1]


def test_whoever_was_shown_a_letter_changes_no_account_in_silence(office: World, bo: Person, ann: Person) -> None:
    bo.writes("Canapé", COMPLAINT)
    office.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    # The letter was passed on, and somebody answers it in Bo's name.
    bo.answers(acknowledgement, MONEY, verdict="none")
    office.works()
    relay = ann.reads()[-1]
    assert "Rien ne prouve que ce message vient du réclamant" in relay
    assert "répond à une de nos lettres" in relay


def test_nobody_keeps_colleagues_from_a_line_by_writing_it_first(office: World, bo: Person, ann: Person) -> None:
    bo.writes("Canapé", f"{COMPLAINT}\n#retrait\n#clore")
    office.works()
    ann.answers(ann.reads()[-1], "#retrait")
    office.works()
    assert office.file().ended_at
