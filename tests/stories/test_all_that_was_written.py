"""Nothing of a first mail is cut: at whichever level it stands, the desk sees it and what it says is read."""

from tests.intake.test_pictures import jpeg, png
from tests.intake.test_pictures import mail as pasted
from tests.stories.conftest import BOX, vouched

CHAIN = """\
Pour la 3e fois !!!

---------- Forwarded message ---------
De : Bo Lindqvist <bo@example.org>
Date: lun. 9 nov. 2026 à 18:20
Subject: Fwd: Re: devis 4471
To: <contact@example.com>

Toujours rien. L'eau coule encore chez le voisin. Je veux être remboursé de 350 €, commande C-4471.

---------- Forwarded message ---------
De : Contact <contact@example.com>
Date: lun. 2 nov. 2026 à 09:02
Subject: Re: devis 4471
To: Bo Lindqvist <bo@example.org>

Bonjour, vous pouvez demander un avoir. Nous revenons vers vous.
"""

WITHOUT_A_WORD = """\


________________________________
De : Ida Roux <ida@example.net>
Envoyé : mardi 17 novembre 2026 08:02
À : Bo Lindqvist <bo@example.org>
Objet : La porte

La porte du garage est tombée, commande 88123. Je demande la réparation de la porte.
"""

RED = """\
<html><body><p>Bonjour, mes réponses en rouge ci-dessous.</p>
<div style="border-top:solid #E1E1E1 1.0pt"><p><b>De :</b> Contact &lt;contact@example.com&gt;<br>
<b>Envoyé :</b> lundi 2 novembre 2026 09:02<br><b>À :</b> Bo Lindqvist &lt;bo@example.org&gt;<br>
<b>Objet :</b> Votre demande</p></div>
<p>Quel est le numéro de votre commande ?</p><p><span style="color:red">Commande C-9912</span></p>
<p>Que souhaitez-vous ?</p><p class=MsoNormal><font color="#C00000">Je veux un remboursement de 80 €.</font></p>
<p><span style="color:#1F497D">Contact, 04 72 00 00 00</span></p>
</body></html>
"""


def test_a_chain_of_forwards_is_shown_whole_and_read_where_its_sender_wrote(world, bo, ann):
    bo.writes("Fwd: Fwd: Re: devis 4471", CHAIN)
    world.works()
    complaint = world.file()
    assert (complaint.desired_solution.kind, complaint.desired_solution.amount_cents) == ("refund", 35000)
    assert complaint.order_reference.startswith("C-4471")
    assert "L'eau coule encore" in complaint.points[0].text
    assert "revenons vers vous" not in complaint.points[0].text
    [notice] = ann.reads()
    assert "Pour la 3e fois" in notice
    assert "Nous revenons vers vous" in notice
    assert notice.text.index("Pour la 3e fois") < notice.text.index("L'eau coule encore chez")
    [acknowledgement] = bo.reads()
    assert "L'eau coule encore" in acknowledgement
    ann.answers(notice, "#statut")
    world.works()
    [transcript] = ann.reads()
    assert "L'eau coule encore" in transcript
    world.proves()


def test_a_forward_without_a_word_is_the_complaint_itself(world, bo, ann):
    bo.writes("TR: La porte", WITHOUT_A_WORD)
    world.works()
    complaint = world.file()
    assert complaint.desired_solution.kind == "repair"
    assert complaint.order_reference == "88123"
    [notice] = ann.reads()
    assert "Aucun texte" not in notice
    assert "La porte du garage est tombée" in notice
    world.proves()


def test_answers_in_red_inside_a_quote_are_new_words(world, bo, ann):
    bo.writes("Re: Votre demande", html=RED)
    world.works()
    complaint = world.file()
    assert complaint.desired_solution.kind == "refund"
    assert complaint.order_reference == "C-9912"
    assert "Commande C-9912" in complaint.messages[0].new_text
    assert "04 72 00 00 00" not in complaint.messages[0].new_text
    [notice] = ann.reads()
    assert "Je veux un remboursement de 80" in notice
    world.proves()


def test_a_forward_of_our_own_letter_wishes_nothing_that_we_wrote(world, bo):
    bo.writes(
        "TR: votre demande",
        "Voilà.\n\nDe : Contact <contact@example.com>\nEnvoyé : lundi 2 novembre 2026 09:02\n"
        "À : Bo Lindqvist <bo@example.org>\nObjet : votre demande\n\n"
        "Merci de nous retourner la table. Nous souhaitons un échange. Commande C-7001.\n",
    )
    world.works()
    complaint = world.file()
    assert complaint.desired_solution is None
    assert complaint.order_reference == "C-7001"
    world.proves()


def test_a_signature_is_read_for_who_writes_and_shown_below(world, bo, ann):
    bo.writes("Lampe cassée", "La lampe est cassée.\n\n-- \nBo Lindqvist\nclient n° C-44812\n06 11 22 33 44\n")
    world.works()
    complaint = world.file()
    assert complaint.complainant.customer_number == "C-44812"
    assert complaint.complainant.phone == "06 11 22 33 44"
    [notice] = ann.reads()
    assert "client n° C-44812" in notice
    world.proves()


def test_answers_between_the_lines_and_the_rest_of_a_later_mail_reach_the_owner(world, bo, ann):
    bo.writes("Lampe cassée", "La lampe est cassée.")
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    bo.writes(
        f"Re: {acknowledgement.subject}",
        html=RED.replace("contact@example.com", BOX),
        to=str(acknowledgement.message["Reply-To"]),
        headers={"In-Reply-To": str(acknowledgement.message["Message-ID"])},
    )
    world.works()
    answer = world.file().messages[1]
    assert "Je veux un remboursement de 80 €." in answer.new_text
    [relay] = ann.reads()
    assert relay.text.index("Je veux un remboursement") < relay.text.index("Quel est le numéro")
    world.proves()


def test_pasted_photographs_are_named_in_the_acknowledgement_and_the_notice(world, bo, ann):
    page = '<p>Voici le canapé abîmé.</p><img src="cid:a@x"><p>Cordialement, Bo</p><img src="cid:logo@x">'
    known = f"Authentication-Results: {vouched('paul@example.org')}\r\n".encode()
    world.delivers(
        known
        + pasted(
            ("IMG_2201.jpeg", "a@x", jpeg(1600, 1200, 90_000)), ("image002.png", "logo@x", png(90, 40, 900)), page=page
        )
    )
    world.works()
    [message] = world.file().messages
    assert [(one.name, one.inline) for one in message.documents] == [("IMG_2201.jpeg", False), ("image002.png", True)]
    world.person("Paul", "paul@example.org")
    [acknowledgement] = world.people["paul@example.org"].reads()
    [notice] = ann.reads()
    for letter in (acknowledgement, notice):
        assert "IMG_2201.jpeg" in letter
        assert "image002.png" not in letter
    world.proves()


def test_a_logo_that_came_with_an_earlier_mail_is_no_document_of_the_next(world, ann):
    page = '<p>La lampe est cassée.</p><img src="cid:a@x">'
    logo = ("image001.png", "a@x", png(300, 240, 20_000))
    world.delivers(pasted(logo, page=page))
    world.works()
    world.delivers(pasted(logo, page=page.replace("lampe", "chaise")))
    world.works()
    assert [[one.inline for one in message.documents] for message in world.file().messages] == [[False], [True]]
    world.proves()


def test_a_mail_typed_on_a_telephone_is_understood(world, bo, ann):
    bo.writes(
        "(sans objet)",
        "slt jai recu mon four hier il sallume pas jai payer 189e jvx etre remboursé num de comande 55120",
    )
    world.works()
    complaint = world.file()
    assert (complaint.desired_solution.kind, complaint.desired_solution.amount_cents) == ("refund", 18900)
    assert complaint.order_reference == "55120"
    [acknowledgement] = bo.reads()
    assert "jvx" in acknowledgement
    world.proves()


def test_a_need_is_noted_for_the_desk_and_can_be_taken_out(world, bo, ann):
    bo.writes("Facture", "Je suis malvoyante, écrivez-moi en gros caractères. Votre facture est fausse.")
    world.works()
    assert "gros caractères" in world.file().complainant.adaptation_needed
    [notice] = ann.reads()
    assert "Besoin d'adaptation proposé : gros caractères" in notice.text.replace("’", "'").replace("\u00a0", " ")
    bo.reads()
    ann.answers(notice, "#réclamant adaptation=aucun")
    world.works()
    assert world.file().complainant.adaptation_needed == ""
    world.proves()


def test_a_german_complaint_is_acknowledged_in_english_and_the_desk_is_told(world, bo, ann):
    bo.writes("Tisch", "Guten Tag, der Tisch ist kaputt angekommen. Ich möchte mein Geld zurück. Bo")
    world.works()
    assert world.file().language == "en"
    [acknowledgement] = bo.reads()
    assert "We have received" in acknowledgement
    [notice] = ann.reads()
    assert "allemand" in notice
    assert "anglais" in notice
    world.proves()
