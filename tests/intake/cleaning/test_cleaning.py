"""What surrounds a letter is cut from it, and nothing that it says."""

import pytest

from worker.intake.cleaning import Writer, clean
from worker.processing.rules import Company

HOUSE = Company("Maison Lenoir", "Service réclamations", "12 quai Rambaud, 69002 Lyon", "04 72 00 00 00")
BOB = Writer("Bob Petit", "bob@example.com", HOUSE)
CARD = (
    "Bob PETIT\nConseiller clientèle\nMaison Lenoir\n12 quai Rambaud – 69002 Lyon\n"
    "T : +33 4 72 00 00 00 | M : 06 12 34 56 78\nbob@example.com | www.example.com"
)


@pytest.mark.parametrize(
    ("typed", "greeting", "body", "closing"),
    [
        ("Bonjour Madame,\n\nIl part.\n\nCordialement,\nBob Petit", "Bonjour Madame,", "Il part.", "Cordialement,"),
        (f"Il part.\n\nBien à vous\n\n{CARD}", "", "Il part.", "Bien à vous,"),
        ("Bob vous rappellera demain. Cordialement", "", "Bob vous rappellera demain.", "Cordialement,"),
        ("Il part. Bien cordialement, Bob Petit - Maison Lenoir", "", "Il part.", "Bien cordialement,"),
        ("Avez-vous encore la facture ? Bob", "", "Avez-vous encore la facture ?", ""),
        ("Merci de nous renvoyer la facture.\nMerci,\nBob", "", "Merci de nous renvoyer la facture.", ""),
        ("Il part.\n\nEnvoyé de mon iPhone", "", "Il part.", ""),
        ("Il part.\n___\nBob Petit\nMaison Lenoir", "", "Il part.", ""),
        (
            "Il part. Je vous prie d'agréer, Madame,\nl'expression de mes\nsentiments distingués.\n\nB. Petit",
            "", "Il part.", "Je vous prie d'agréer, Madame, l'expression de mes sentiments distingués.",
        ),
        ("Il part.\n\nCordialement,\nBob\n\nPS : gardez-le.", "", "Il part.\n\nPS : gardez-le.", "Cordialement,"),
        ("Il part.\n\nB.P.\nchargé de clientèle\n+33 6 11 22 33 44", "", "Il part.", ""),
        ("Il part.\nBP\nservice clients\n06 11 22 33 44", "", "Il part.", ""),
        ("Il part.\n\nBob\nconseiller clientèle\nTél. : 06 11 22 33 44", "", "Il part.", ""),
        ("Il part.\n\nCordialement,\n\nIl arrive lundi.", "", "Il part.\n\nIl arrive lundi.", "Cordialement,"),
    ],
)  # fmt: skip
def test_a_letter_is_told_from_what_surrounds_it(typed: str, greeting: str, body: str, closing: str) -> None:
    cleaned = clean(typed, BOB)
    assert (cleaned.greeting, cleaned.body, cleaned.closing) == (greeting, body, closing)


@pytest.mark.parametrize(
    ("typed", "greeting", "body"),
    [
        ("Ben,\n\nIl part.", "Ben,", "Il part."),
        ("Ben,\nIl part.", "Ben,", "Il part."),
        ("Ben Client,\nIl part.", "Ben Client,", "Il part."),
        ("Tom,\n\nIl part.", "Tom,", "Il part."),
        ("Una, bonjour,\n\nIl part.", "Una, bonjour,", "Il part."),
        ("bonjour dan\nmerci de nous transmettre la facture.", "Bonjour Dan,", "merci de nous transmettre la facture."),
        ("bonjour madame dupont\nIl part.", "Bonjour madame Dupont,", "Il part."),
        ("Bonjour Paul,Nous vous proposons un échange.", "Bonjour Paul,", "Nous vous proposons un échange."),
        ("Bonjour,votre colis part.", "Bonjour,", "Votre colis part."),
        ("Demain,\n\nIl part.", "", "Demain,\n\nIl part."),
        ("Malheureusement,\n\nil est parti.", "", "Malheureusement,\n\nil est parti."),
        ("Bonjour pouvez-vous\nnous écrire ?", "Bonjour,", "Pouvez-vous\nnous écrire ?"),
        ("Ben,", "", "Ben,"),
    ],
)
def test_who_is_greeted_by_name_alone_is_greeted(typed: str, greeting: str, body: str) -> None:
    cleaned = clean(typed, BOB, readers=frozenset({"ben", "client"}))
    assert (cleaned.greeting, cleaned.body) == (greeting, body)


@pytest.mark.parametrize(
    "typed",
    [
        "Je reste à votre disposition au 01 23 45 67 89 pour toute question.",
        "Renvoyez le colis à :\nMaison Lenoir\n12 quai Rambaud\n69002 Lyon",
        "Votre livreur s'appelle\nBob Petit\net il vous rappellera.",
        "Merci de nous renvoyer la facture.",
        "Qui vous a répondu : Bob ?",
        "Monsieur Roux a été remboursé.",
        "Le magasin se trouve ici.\n12 quai Rambaud, 69002 Lyon",
        "Vous pouvez appeler le service réclamations.\n04 72 00 00 00",
        "Votre lien de suivi :\nhttps://suivi.example.com/443",
        "Suivez votre colis sur https://suivi.example.com/443",
        "Modèle Astra 3000\nNuméro de série 12AB",
        "Contactez Bob Petit.",
        "Le bon numéro est celui de la\nchargée de clientèle\n+33 6 11 22 33 44",
        "Pensez à imprimer le bon de retour.",
        "Ce message est confidentiel, merci de ne pas publier la photo du livreur.",
        "Photo du colis",
        "Adressez le tout à\nService Réclamations\nMaison Lenoir\nCS 40123\n69002 Lyon Cedex",
        "Nous vous prions d'agréer nos excuses pour ce retard de trois semaines.",
        "Veuillez croire que votre considération nous importe : le technicien passera.",
    ],
)
def test_what_only_looks_like_it_stays(typed: str) -> None:
    assert clean(typed, BOB).body == typed


def test_what_says_nothing_is_no_letter() -> None:
    assert clean("Bonjour,\n\nCordialement,\nBob Petit", BOB).courtesy
    assert clean("", BOB).courtesy is False


def test_the_end_of_two_earlier_mails_is_known_again() -> None:
    card = "B. / Pôle Qualité 7\nToujours plus loin avec vous"
    typed = f"Il est réparé.\n\n{card}"
    assert clean(typed, BOB, [f"Bonjour.\n\n{card}"]).body == typed
    assert clean(typed, BOB, [f"Il part.\n\n{card}", "Autre.", f"Il arrive.\n\n{card}"]).body == "Il est réparé."
