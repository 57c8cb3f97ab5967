"""The complainant is not always who sent the mail: colleagues pass letters on, web forms write for people."""

from email.message import EmailMessage

import pytest

FORWARD = """\
Pour vous, c'est arrivé chez moi par erreur.
Cyd

---------- Forwarded message ---------
De : Nora Delmas <nora.delmas@example.org>
Date: mer. 18 nov. 2026 à 17:42
Subject: Chauffage en panne
To: <accueil@example.com>

Bonjour,

Le chauffage que vous avez posé en septembre est tombé en panne. Je demande une réparation.

Nora Delmas
"""

FORM = """\
Nom : Hugo Petit
E-mail : hugo.petit@example.org
Téléphone : 06 11 22 33 44
Message : Ma commande CMD-5521 n'est jamais arrivée, je veux être remboursé.
"""


def staff(*people):
    return {"staff": [{"name": name, "address": address, "roles": roles} for name, address, roles in people]}


def test_a_colleagues_forward_is_a_complaint_of_the_customer_from_its_original_date(open_world):
    world = open_world(
        **staff(("Ann Morel", "ann@example.com", ["desk"]), ("Cyd Roux", "cyd@example.com", ["handler"]))
    )
    world.person("Cyd Roux", "cyd@example.com").writes("TR : Chauffage en panne", FORWARD)
    tally = world.works()
    assert tally.registered == 1
    complaint = world.file()
    assert complaint.complainant.addresses == ("nora.delmas@example.org",)
    assert complaint.complainant.name == "Nora Delmas"
    assert complaint.recorded_by == "cyd@example.com"
    assert complaint.subject == "Chauffage en panne"
    assert "par erreur" not in complaint.points[0].text
    assert complaint.desired_solution.kind == "repair"
    # The clock runs from the customer's letter, not from the colleague's.
    assert complaint.deadlines.clock_start.isoformat() == "2026-11-18"
    [acknowledgement] = world.person("Nora Delmas", "nora.delmas@example.org").reads()
    assert complaint.ref in acknowledgement.subject
    assert world.person("Cyd Roux", "cyd@example.com").reads() == []
    world.proves()


def test_the_documents_of_a_mail_passed_on_as_attachment_belong_to_the_file(open_world):
    world = open_world(**staff(("Cyd Roux", "cyd@example.com", ["desk"])))
    original = EmailMessage()
    original["From"] = "Nora Delmas <nora.delmas@example.org>"
    original["Subject"] = "Chauffage en panne"
    original["Date"] = "Wed, 18 Nov 2026 17:42:00 +0100"
    original.set_content("Bonjour, le chauffage posé en septembre est tombé en panne. Voici la facture.")
    original.add_attachment(b"%PDF-1.4 facture", maintype="application", subtype="pdf", filename="facture.pdf")
    world.person("Cyd Roux", "cyd@example.com").writes(
        "TR: Chauffage en panne", "Pour le service.", attach=(("message.eml", "message/rfc822", original.as_bytes()),)
    )
    assert world.works().registered == 1
    complaint = world.file()
    assert complaint.complainant.addresses == ("nora.delmas@example.org",)
    assert "facture.pdf" in [d.name for d in complaint.messages[0].documents]
    [acknowledgement] = world.person("Nora Delmas", "nora.delmas@example.org").reads()
    assert "facture.pdf" in acknowledgement
    world.proves()


def test_a_trusted_form_is_a_complaint_of_the_person_who_filled_it_in(open_world):
    world = open_world(intake={"trusted_forms": ["formulaire@example.com"]})
    world.person("Formulaire", "formulaire@example.com").writes(
        "Nouveau message du site", FORM, headers={"Auto-Submitted": "auto-generated"}
    )
    assert world.works().registered == 1
    complaint = world.file()
    assert complaint.channel == "web_form"
    assert complaint.complainant.addresses == ("hugo.petit@example.org",)
    assert complaint.order_reference == "CMD-5521"
    [acknowledgement] = world.person("Hugo Petit", "hugo.petit@example.org").reads()
    assert complaint.ref in acknowledgement.subject
    assert world.person("Formulaire", "formulaire@example.com").reads() == []
    world.proves()


def test_a_form_that_is_not_trusted_says_who_wrote_and_is_not_answered_itself(world):
    form = world.person("Formulaire", "formulaire@example.com")
    form.writes("Nouveau message du site", FORM, headers={"Auto-Submitted": "auto-generated"})
    assert world.works().registered == 1
    assert world.file().complainant.addresses == ("hugo.petit@example.org",)
    assert len(world.person("Hugo Petit", "hugo.petit@example.org").reads()) == 1
    assert form.reads() == []


@pytest.mark.parametrize(
    ("need", "called"),
    [
        ("Je suis sourde : ne me téléphonez pas, écrivez-moi.", False),
        ("Je suis malentendant et je ne peux pas vous appeler.", False),
        ("Je suis aveugle et j'utilise un lecteur d'écran.", True),
        ("Merci de me rappeler vite.", True),
    ],
)
def test_whoever_needs_to_be_written_to_is_given_no_telephone_number(world, need, called):
    una = world.person("Una Rey", "una@example.org")
    una.writes("Lampe", f"Bonjour,\n\nMa lampe est arrivée cassée. {need}\n\nUna Rey")
    world.works()
    [acknowledgement] = una.reads()
    assert ("04 72 00 00 00" in acknowledgement.text.replace("\N{NO-BREAK SPACE}", " ")) is called
    assert ("tel:" in acknowledgement.html) <= called


LED = staff(
    ("Ann Morel", "ann@example.com", ["desk"]),
    ("Mia Petit", "mia@example.com", ["manager"]),
    ("Dora Vidal", "dora@example.com", ["direction"]),
)


@pytest.mark.parametrize(
    ("name", "address", "subject", "text", "named"),
    [
        (
            "Tribunal de proximité de Roanne",
            "greffe@tp-roanne.example",
            "RG 26/00718",
            "Vous êtes convoqué à l'audience du 14 janvier 2027 à 9 heures dans l'affaire Fabre.",
            "jeudi 14 janvier 2027",
        ),
        (
            "Service des enquêtes",
            "enquetes@ddpp.loire.gouv.fr",
            "Affichage des prix",
            "Merci de me communiquer vos relevés sous dix jours.",
            "jeudi 3 décembre 2026",
        ),
        (
            "Crédit Moulins",
            "litiges@credit-moulins.example",
            "Dossier porteur 7781",
            "Notre client conteste un paiement par carte, transmettez la preuve de livraison avant le 4 décembre.",
            "vendredi 4 décembre 2026",
        ),
        (
            "anonyme",
            "x@onion-mail.example",
            "Lisez ceci",
            "Vos serveurs sont à nous : rançon de 3 bitcoins ou la base de données est publiée sous 72 heures.",
            "jeudi 26 novembre 2026",
        ),
    ],
)
def test_courts_offices_banks_and_robbers_reach_those_who_lead_with_the_day_and_get_no_customers_letter(
    open_world, name, address, subject, text, named
):
    world = open_world(**LED)
    writer = world.person(name, address)
    writer.writes(subject, text)
    assert world.works().registered == 0
    assert writer.reads() == []
    for who in ("ann", "mia", "dora"):
        [notice] = world.colleague(who).reads()
        assert text[:40] in notice
        assert f"Jour annoncé : {named}" in " ".join(notice.text.split()), who
    world.proves()


def test_a_citizen_who_speaks_of_a_court_and_an_official_at_home_complain(open_world):
    world = open_world(**LED)
    rose = world.person("Rose Fabre", "rose@mail.example")
    rose.writes(
        "Ma cuisine", "Sans réponse sous huit jours je vais saisir le tribunal de Roanne. Il manque deux portes."
    )
    official = world.person("Alice Brun", "alice.brun@loire.gouv.fr")
    official.writes("Ma commande", "Ma commande livrée au bureau est incomplète, il manque deux chaises.")
    assert world.works().registered == 2
    assert len(rose.reads()) == len(official.reads()) == 1
    world.proves()


def test_what_an_employee_suffers_is_told_to_those_who_lead_and_are_not_named_and_to_nobody_else(open_world):
    world = open_world(**LED)
    lina = world.person("Lina", "lina@perso.example")
    lina.writes(
        "confidentiel",
        "Je suis salariée au rayon literie. Ma responsable Mia Petit m'insulte et me harcèle chaque jour.",
    )
    assert world.works().registered == 0
    assert lina.reads() == []
    [notice] = world.colleague("dora").reads()
    assert "Confidentiel" in notice.subject
    assert "harcèle" in notice
    assert world.colleague("mia").reads() == world.colleague("ann").reads() == []
    world.lives("2026-11-25T09:00", lists=True)
    lists = world.colleague("ann").digests() + world.colleague("mia").digests()
    assert all("lina@perso.example" not in one and "confidentiel" not in one for one in lists)


def test_who_has_the_mediator_at_work_already_is_not_told_of_the_mediator_as_of_something_new(open_world):
    world = open_world(**LED)
    rose, karl = world.person("Rose Fabre", "rose@mail.example"), world.person("Karl Roy", "karl@mail.example")
    rose.writes("Ma cuisine", "Bonjour,\n\nIl manque deux portes et j'ai saisi le médiateur lundi.\n\nRose Fabre")
    karl.writes("Mon four", "Bonjour,\n\nMon four fuit. Je n'ai pas encore saisi le médiateur.\n\nKarl Roy")
    world.works()
    [hers], [his] = rose.reads(), karl.reads()
    assert "mediateur.example" not in hers
    assert "mediateur.example" in his
    about_her, about_him = sorted(world.colleague("ann").reads(), key=lambda one: "Mon four" in one.subject)
    assert "Le médiateur est déjà saisi" in about_her
    assert "Le médiateur est déjà saisi" not in about_him
    karl.answers(his, "J'ai saisi le médiateur ce matin.")
    world.works()
    [relay] = world.colleague("ann").reads()
    assert "Le médiateur est déjà saisi" in relay
    world.proves()


def test_what_pays_and_what_opens_is_repeated_to_nobody_in_clear(open_world):
    world = open_world(**LED)
    rose = world.person("Rose Fabre", "rose@mail.example")
    rose.writes(
        "Remboursement",
        "Bonjour,\n\nMa lampe est cassée. Je veux être remboursée sur ma carte 4111 1111 1111 1111, cvv 789. Mon mot "
        "de passe est Soleil77!\n\nRose Fabre",
    )
    world.works()
    letters = (*rose.reads(), *world.colleague("ann").reads())
    assert len(letters) == 2
    for one in letters:
        assert "•••• 1111" in one
        assert "4111 1111" not in one
        assert "789" not in one
        assert "Soleil77" not in one
    world.proves()


def test_a_fraud_in_our_name_alarms_those_who_lead_and_thanks_nobody(open_world):
    world = open_world(**LED)
    rose = world.person("Rose Fabre", "rose@mail.example")
    rose.writes(
        "Fraude", "Un faux conseiller en votre nom m'a demandé un code et on m'a vidé mon compte.\n\nRose Fabre"
    )
    world.works()
    assert [one.kind for one in world.file().alarms] == ["breach"]
    [letter] = rose.reads()
    assert "remercions" not in letter
    assert "Quelle solution" not in letter
    for who in ("mia", "dora"):
        [alert] = world.colleague(who).reads()
        assert "72 heures" in alert
    world.proves()


def test_polite_words_to_a_letter_that_has_no_file_open_nothing_and_anger_opens_one(open_world):
    world = open_world(**LED)
    emma = world.person("Emma Roy", "emma@mail.example")
    emma.writes("Merci", "Je suis ravie de mon fauteuil, merci à Driss, il a été formidable.\n\nEmma Roy")
    world.works()
    [thanks] = emma.reads()
    emma.answers(thanks, "De rien, bonne continuation !\n\nEmma Roy")
    assert world.works().registered == 0
    assert emma.reads() == []
    emma.answers(thanks, "Finalement le fauteuil vient de casser, je veux un échange.")
    assert world.works().registered == 1
    world.proves()


def test_mockery_is_a_complaint_and_a_plain_question_is_a_question(open_world):
    world = open_world(**LED)
    ugo, nina = world.person("Ugo Blin", "ugo@mail.example"), world.person("Nina Pré", "nina@mail.example")
    ugo.writes("Bravo", "Bravo ! Commander une lampe et recevoir un abat-jour. Merci encore.\n\nUgo Blin")
    nina.writes("dimanche", "Bonjour, serez-vous ouverts dimanche prochain ?\n\nNina Pré")
    assert world.works().registered == 1
    told = {one.recipient: one.occasion for one in world.office.desk.register.letters()}
    assert (told[ugo.address], told[nina.address]) == ("acknowledgement", "received")
    world.proves()


def test_another_houses_ticket_is_a_machines_and_no_answer_leaves(open_world):
    world = open_world(**LED)
    desk = world.person("Support", "support@tickets.example")
    for number in (4471, 4472):
        desk.writes(
            f"[Ticket #{number}] Nous avons bien reçu votre demande",
            f"Bonjour,\n\nVotre demande a bien été enregistrée sous le numéro {number}.",
        )
    assert world.works().registered == 0
    assert desk.reads() == []
    world.proves()


def test_a_note_of_our_own_front_desk_is_shown_whole_and_answered_by_no_letter_to_a_customer(open_world):
    world = open_world(**LED)
    front = world.person("Accueil", "accueil@example.com")
    front.writes("Appel", "M. Paul Roux a appelé au 06 11 22 33 44, armoire livrée sans portes. À rappeler vite. Léa")
    assert world.works().registered == 0
    assert front.reads() == []
    [notice] = world.colleague("ann").reads()
    assert "armoire livrée sans portes" in notice
    assert "#enregistrer canal=téléphone" in notice
    world.proves()


def test_the_same_message_id_twice_is_one_file(open_world):
    world = open_world(**LED)
    rose = world.person("Rose Fabre", "rose@mail.example")
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Rose Fabre <rose@mail.example>", "reclamations@example.com", "Lit"
    mail["Date"], mail["Message-ID"] = "Mon, 23 Nov 2026 09:00:00 +0100", "<lit-1@mail.example>"
    mail.set_content("Mon lit est arrivé cassé.\n\nRose Fabre")
    for route in ("mx1", "mx2"):
        mail["X-Route"] = route
        world.delivers(mail.as_bytes())
    world.works()
    assert len(world.files()) == 1
    assert len(rose.reads()) == 1
    world.proves()


def test_the_order_and_the_name_of_an_open_file_from_another_address_are_proposed_as_a_duplicate(open_world):
    world = open_world(**LED)
    world.person("Gérard Blin", "gerard@mail.example").writes(
        "Lave-linge", "Ma commande CH-44021 fuit depuis le premier jour.\n\nGérard Blin"
    )
    world.works()
    first = world.file()
    world.colleague("ann").reads()
    world.person("Gérard Blin", "blin69@autre.example").writes(
        "photos", "Voici ce qui coule de la CH-44021, j'écris de mon autre adresse.\n\nG. Blin"
    )
    world.person("Luc Faure", "luc@mail.example").writes("Lampe", "La CH-44021 de mon voisin clignote chez moi.")
    world.works()
    _, second, third = world.files()
    assert second.possible_duplicates == (first.ref,)
    assert third.possible_duplicates == ()
    assert any("Peut-être un doublon" in one and first.ref in one for one in world.colleague("ann").reads())
    world.proves()


def test_who_gives_a_contract_up_is_shown_with_the_clock_of_that_right(open_world):
    world = open_world(**LED)
    rose = world.person("Rose Fabre", "rose@mail.example")
    rose.writes("Tapis", "Bonjour,\n\nJe vous notifie ma rétractation du tapis reçu lundi.\n\nRose Fabre")
    world.works()
    [notice] = world.colleague("ann").reads()
    assert "L. 221-18" in notice.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "ma rétractation" in notice
    world.proves()


def test_whoever_cannot_hear_is_not_told_that_they_will_be_called(office, bo, ann, cy):
    bo.writes("Bouilloire", "Bonjour, ma bouilloire fuit. Je suis sourd : écrivez-moi, ne me téléphonez pas. Bo")
    office.works()
    bo.reads()
    ann.answers(ann.reads()[-1], "#affecter cy")
    office.works()
    # Whoever takes the file reads how its complainant is to be reached.
    assignment = cy.reads()[-1]
    assert "par écrit, pas par téléphone" in assignment
    cy.answers(assignment, "Bonjour Monsieur,\n\nJe vous appelle cet après-midi pour en parler avec vous.\n\nCy")
    office.works()
    [asked] = cy.reads()
    assert "il parle d'un appel (« je vous appelle »)" in asked
    assert bo.reads() == []
    # In writing nothing is asked.
    cy.answers(assignment, "Bonjour Monsieur,\n\nPouvez-vous nous envoyer une photo de votre bouilloire ?\n\nCy")
    office.works()
    assert ["photo de votre bouilloire" in letter for letter in bo.reads()] == [True]


def test_who_signs_for_a_company_is_proposed_as_such_and_keeps_a_consumers_recourse_until_somebody_says_so(
    office, bo, ann
):
    bo.writes("Pièce manquante", "Bonjour,\n\nLe moteur est arrivé sans sa courroie.\n\nSARL Lindqvist et fils")
    office.works()
    assert "médiateur" in bo.reads()[-1]
    notice = ann.reads()[-1]
    assert "Écrit peut-être pour une entreprise" in notice
    assert "SARL Lindqvist et fils" in notice
    ann.answers(notice, "#réclamant type=professionnel")
    office.works()
    assert office.file().complainant.kind == "professional"


def test_the_mediator_is_known_by_their_domain_and_whoever_plays_them_is_shown_as_unknown(office):
    ann = office.colleague("ann")
    real = office.person("Médiateur", "contact@mediateur.example")
    real.writes(
        "Dossier de M. Colin",
        "Bonjour,\n\nLa saisine de M. Yves Colin est recevable. Merci de transmettre vos observations avant le "
        "29 janvier 2027.\n\nLe service",
    )
    office.works()
    assert office.files() == []
    assert real.reads() == []
    [notice] = ann.reads()
    assert "Le médiateur a écrit" in notice.subject
    assert "29 janvier 2027" in notice
    assert "n'est pas connue" not in notice
    office.colleague("mia").reads()
    fake = office.person("Médiateur", "dossiers@mediateur-conso.info")
    fake.writes("Saisine", "J'ai été saisi par M. Faure d'un différend avec votre société. Envoyez-moi son dossier.")
    office.works()
    told = [one for one in ann.reads() if "Le médiateur a écrit" in one.subject]
    assert all("n'est pas connue comme celle de votre médiateur" in " ".join(one.text.split()) for one in told)
    assert told
