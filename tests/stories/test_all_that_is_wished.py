"""Nothing of what a customer wishes is dropped: not in the first letter, nor when they think better of it."""

import pytest


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Je voudrais être livrée ou remboursée (89,90 €).", ["livrée ou remboursée"]),
        ("JE VEUX MON REMBOURSEMENT 549€ et des EXCUSES.", ["un remboursement", "des excuses"]),
        (
            (
                "trois commandes : 47001 le vase cassé, 47002 pas reçue. Pour 47001 je voudrais un "
                "remplacement, 47002 un remboursement."
            ),
            ["Pour 47001 je voudrais un remplacement, 47002 un remboursement"],
        ),
        (
            "Le canapé est taché. Je souhaite un échange, sinon un remboursement.",
            ["un échange, sinon un remboursement"],
        ),
        ("Merci d'établir les avoirs correspondants.", ["un avoir"]),
        ("Nous demandons une indemnité et l'échange des 2 matelas.", ["une indemnité et l'échange des 2 matelas"]),
    ],
)
def test_all_that_was_wished_stands_in_the_acknowledgement(office, bo, written, told):
    bo.writes("Réclamation", f"Bonjour,\n\nJe ne suis pas content de ma commande 45120. {written}\n\nBo")
    office.works()
    [letter] = bo.reads()
    line = letter.text.partition("Vous demandez :")[2]
    for words in told:
        assert words in line.partition("Documents reçus")[0], (words, line)
    assert "Quelle solution souhaitez-vous" not in letter


def test_what_is_wished_in_german_and_for_which_order_is_read(office, bo, ann):
    bo.writes(
        "Falsche Rechnung",
        "Sehr geehrte Damen und Herren,\nSie haben mir 79 Euro zu viel berechnet (Bestellung 50977). Bitte überweisen "
        "Sie den Betrag zurück.\nMit freundlichen Grüßen\nBo Lindqvist",
    )
    office.works()
    complaint = office.file()
    assert complaint.order_reference == "50977"
    assert complaint.desired_solution is not None
    assert complaint.desired_solution.kind == "refund"
    [letter] = bo.reads()
    assert "What would put things right" not in letter
    assert "a refund" in letter


@pytest.mark.parametrize(
    ("first", "then", "line", "kind"),
    [
        (
            "Je voudrais un remboursement.",
            "Bonjour, je précise que je préfère être LIVREE, le remboursement c'est seulement si c'est perdu.",
            '#souhait autre "',
            "other",
        ),
        (
            "Je voudrais un échange.",
            "Nous demandons SURTOUT 4 300 € d'indemnité.",
            "#souhait autre 4300.00 EUR",
            "other",
        ),
        ("Je souhaite être livrée.", "Je veux finalement le remboursement.", "#souhait remboursement", "refund"),
        ("I'd like an exchange please.", "Just refund me. 129 euros.", "#wish refund 129.00 EUR", "refund"),
    ],
)
def test_another_wish_in_a_later_mail_is_one_line_for_who_looks_after_the_file(
    office, bo, ann, first, then, line, kind
):
    bo.writes("Étagère", f"Bonjour,\n\nMon étagère n'est jamais arrivée, je suis déçu. {first}\n\nBo")
    office.works()
    [letter] = bo.reads()
    ann.reads()
    bo.answers(letter, then)
    office.works()
    relay = ann.reads()[-1]
    assert line.replace("#wish", "#souhait").replace("refund", "remboursement") in relay
    ann.answers(relay, line.rstrip('"') + (' "livrée"' if line.endswith('"') else ""))
    office.works()
    assert office.file().desired_solution.kind == kind
    assert office.file().desired_solution.status == "confirmed"


@pytest.mark.parametrize("then", ["Merci, j'attends de vos nouvelles.", "Je veux toujours mon remboursement."])
def test_who_wishes_the_same_corrects_nothing(office, bo, ann, then):
    bo.writes("Étagère", "Bonjour,\n\nMon étagère n'est jamais arrivée. Je voudrais un remboursement.\n\nBo")
    office.works()
    [letter] = bo.reads()
    ann.reads()
    bo.answers(letter, then)
    office.works()
    assert "#souhait" not in ann.reads()[-1]


def test_a_new_address_in_a_later_mail_is_one_line_to_note(office, bo, ann):
    bo.writes("Canapé", "Bonjour,\n\nMon canapé est déchiré. Je demande un remboursement.\n\nBo")
    office.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    bo.answers(
        acknowledgement,
        "Merci beaucoup ! Attention j'ai déménagé : 8 rue Pasteur 69003 Lyon, livrez là bas svp.",
    )
    office.works()
    relay = ann.reads()[-1]
    line = '#réclamant adresse="8 rue Pasteur 69003 Lyon"'
    assert line in relay
    assert "vérifier ce qui est en route" in relay
    ann.answers(relay, line)
    office.works()
    assert office.file().complainant.postal_address == "8 rue Pasteur 69003 Lyon"


def test_where_somebody_says_that_they_live_is_no_move(office, bo, ann):
    bo.writes("Canapé", "Bonjour,\n\nMon canapé est déchiré. Je demande un remboursement.\n\nBo")
    office.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    bo.answers(acknowledgement, "Je précise : le colis était pour le 8 rue Pasteur 69003 Lyon.")
    office.works()
    assert "adresse=" not in ann.reads()[-1]


def test_a_sum_that_is_denied_is_not_proposed_as_the_wish(office, bo, ann):
    bo.writes(
        "Remboursement", "Bonjour,\n\nMa table est cassée. J'ai demandé un remboursement complet, pas 200 €.\n\nBo"
    )
    office.works()
    wish = office.file().desired_solution
    assert (wish.kind, wish.amount_cents) == ("refund", None)
    assert not any("#souhait remboursement 200" in letter for letter in ann.reads())


@pytest.mark.parametrize(
    "text",
    [
        "Mon canapé est déchiré.",
        "Mon canapé est déchiré, je demande le remboursement.",
        "La lampe a pris feu dans la chambre de ma fille.",
        "Je vous écris pour ma mère, Mme Odette Lemaire, dont le fauteuil est cassé. Je suis sa fille.",
        "Je veux en finir, cette lampe est la dernière goutte.",
        "Mon père est décédé, et vous lui facturez encore l'abonnement.",
        "Je demande la copie de toutes mes données personnelles.",
        "Le vendeur, M. Petit, m'a insultée.",
        "...",
    ],
)
def test_colleagues_are_told_that_the_wish_is_asked_for_where_it_is(office, bo, text):
    bo.writes("Réclamation", text)
    office.works()
    receipt = next(one for one in bo.reads() if "Nous avons bien reçu" in one.subject)
    told = [one for who in ("ann", "mia") for one in office.colleague(who).reads() if "Souhait proposé" in one]
    assert told
    for notice in told:
        assert ("l'accusé de réception le demande" in " ".join(notice.text.split())) == ("Quelle solution" in receipt)
