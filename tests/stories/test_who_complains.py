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
