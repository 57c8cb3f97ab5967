"""The first letter fits what was written: a death, a right that is made use of, words that say nothing."""

import pytest

QUESTION, JOY = "Quelle solution", "Merci de nous avoir dit"


@pytest.mark.parametrize(
    ("subject", "text", "begins", "says"),
    [
        (
            "Décès de mon père",
            "Bonjour, mon père M. Henri Marchal est décédé le 3 novembre. Merci de clôturer son abonnement.",
            "Nous avons bien reçu votre message",
            "sincères condoléances",
        ),
        (
            "Contrat de ma mère",
            "Ma mère est décédée en septembre et vous prélevez toujours 39 € par mois, malgré trois courriers.",
            "Nous avons bien reçu votre message",
            "sincères condoléances",
        ),
        ("Rétractation", "Je me rétracte de ma commande reçue le 18.", "Nous avons bien reçu votre demande", "demande"),
        ("Résiliation", "Je résilie mon contrat au 31 décembre.", "Nous avons bien reçu votre demande", "demande"),
        ("Mes données", "Je demande l'effacement de mes données.", "Nous avons bien reçu votre demande", "demande"),
        ("", "ok", "Nous avons bien reçu votre message", "Quelques mots en réponse suffisent"),
    ],
)
def test_nobody_who_mourns_makes_use_of_a_right_or_says_nothing_is_asked_which_solution(
    world, bo, subject, text, begins, says
):
    bo.writes(subject, text)
    world.works()
    [letter] = bo.reads()
    assert letter.subject.startswith(begins)
    assert says in letter
    assert QUESTION not in letter
    assert JOY not in letter
    assert world.file().ref in letter.subject


def test_a_broken_phone_is_no_death(world, bo):
    bo.writes("Téléphone mort", "Mon téléphone est mort au bout de deux jours, acte de vente joint.")
    world.works()
    [letter] = bo.reads()
    assert "condoléances" not in letter
    assert QUESTION in letter


def test_a_firm_whose_work_stands_still_is_proposed_as_grave_for_a_person_to_judge(world, bo, ann):
    bo.writes("Compresseur", "Le compresseur livré mardi est en panne, la chaîne est à l'arrêt, 12 ouvriers attendent.")
    world.works()
    [notice] = ann.reads()
    assert "la chaîne est à l'arrêt" in notice
    assert "Priorité proposée : P2" in notice


@pytest.mark.parametrize(
    ("subject", "text", "files"),
    [
        ("Facture impayée F-2210", "Sauf erreur de notre part, notre facture F-2210 échue le 31/10 reste impayée.", 0),
        ("Facture F-8812", "Votre facture F-8812 est fausse, je refuse de payer 240 € pour rien.", 1),
        ("Je renonce", "Finalement le colis est arrivé, ne tenez pas compte de mon appel d'hier.", 0),
        ("Question", "Bonjour, vos magasins sont-ils ouverts le 1er décembre ?", 0),
    ],
)
def test_a_suppliers_bill_is_a_bill_and_a_bill_that_is_refused_is_a_complaint(world, bo, ann, subject, text, files):
    bo.writes(subject, text)
    world.works()
    assert len(world.files()) == files


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("Votre entreprise nous doit toujours la facture 2026-118. Dernier rappel avant recouvrement.", 0),
        ("Finalement tout est arrivé, merci et bravo !", 0),
    ],
)
def test_a_supplier_who_is_owed_and_a_customer_who_is_glad_do_not_complain(world, bo, text, files):
    bo.writes("Bonjour", text)
    world.works()
    assert len(world.files()) == files


def test_a_minor_who_is_followed_by_a_seller_is_an_alarm(world, bo, ann):
    bo.writes("Harcèlement", "Votre vendeur me suit et m'envoie des messages sur mon numéro, j'ai 16 ans.")
    world.works()
    assert [one.kind for one in world.file().alarms] == ["child"]
    assert "119" in bo.reads()[0]


def test_a_lawyer_who_names_the_file_is_joined_to_it_by_one_line(world, bo, ann):
    bo.writes("Lave-vaisselle", "Mon lave-vaisselle fuit.\n\nBo Lindqvist")
    world.works()
    ref = world.file().ref
    ann.reads()
    lawyer = world.person("Cabinet Legrand", "legrand@avocats.example")
    lawyer.writes(f"Dossier {ref}", "Je suis le conseil de M. Lindqvist. Quelle est votre position ?")
    world.works()
    [notice] = ann.reads()
    assert f"#fusionner {ref}" in notice


CHAIR = (
    "Messieurs, mon fauteuil releveur ne remonte plus, je suis handicapé. Acheté en 2025, commande 390021. Que comptez "
    "vous faire ? Téléphonez moi, je n'entends pas bien l'ordinateur. 04 78 00 11 22\n\nRené Faure"
)


def test_who_asks_to_be_called_reads_our_number_and_the_desk_reads_that_they_do(world, ann):
    rene = world.person("René Faure", "r.faure@example.org")
    rene.writes("fauteuil releveur", CHAIR)
    world.works()
    assert "04 72 00 00 00" in rene.reads()[0]
    [notice] = ann.reads()
    assert "par écrit, pas par téléphone" not in notice
    assert "préfère être appelé" in notice


def test_a_note_that_somebody_would_be_called_gives_them_our_number(world, ann):
    rene = world.person("René Faure", "r.faure@example.org")
    rene.writes("fauteuil", "Mon fauteuil releveur ne remonte plus, je suis sourd d'une oreille.\n\nRené Faure")
    world.works()
    assert "04 72 00 00 00" not in rene.reads()[0]
    [notice] = ann.reads()
    ann.answers(notice, "#note appelé, il est sourd d'une oreille mais préfère le téléphone")
    world.works()
    assert "le téléphone lui convient" in ann.reads()[-1]
    assert world.file().complainant.adaptation_needed == "plutôt par téléphone"
    ann.answers(notice, "#envoyer\n\nBonjour Monsieur,\n\nPouvez-vous m'envoyer une photo du fauteuil ?\n\nAnn")
    world.works()
    world.waits(minutes=10)
    assert "04 72 00 00 00" in rene.reads()[-1]


def test_who_says_what_they_want_is_not_asked_for_it_and_a_question_is_no_complaint(world):
    fabien = world.person("Fabien Roux", "fab.roux@example.org")
    marie = world.person("Association Familles", "contact@familles.example")
    lise = world.person("Lise Moreau", "lise.moreau@example.org")
    fabien.writes(
        "prix affiché", "Table affichée 149€, passée en caisse 179€. Je demande les 30€ de difference. Fabien"
    )
    marie.writes(
        "Mme Aziza Toumi",
        "Nous accompagnons Mme Aziza Toumi. Le matelas livré n'est pas de la bonne taille. Elle souhaite un échange.",
    )
    lise.writes("question horaires", "Bonjour, le magasin de Bron est il ouvert le dimanche 13 décembre ? merci")
    world.works()
    assert QUESTION not in fabien.reads()[0]
    assert QUESTION not in marie.reads()[0]
    assert "réclamation" not in lise.reads()[0].subject
