"""Who writes for a company is proposed as such, by their own words; a consumer never is by a word about a company."""

import pytest

from worker.intake.firms import find


@pytest.mark.parametrize(
    ("text", "signature", "words"),
    [
        ("Bonjour,\n\nLa pièce manque.\n\nSARL Kessler et fils\n12 rue du Port", "", "SARL Kessler et fils"),
        ("La pièce manque.", "Jean Kessler\nKessler SAS", "Kessler SAS"),
        ("La pièce manque.\nSIRET : 552 100 554 00013", "", "SIRET : 552 100 554 00013"),
        ("Notre restaurant attend ce four depuis trois semaines.", "", "Notre restaurant attend ce four depuis"),
        ("Je suis artisan et j'attends cette pièce.", "", "Je suis artisan"),
        ("Our company has been waiting for this part.", "", "Our company has been waiting"),
        ("The part is missing.\n\nKessler Ltd", "", "Kessler Ltd"),
    ],
)
def test_a_company_is_known_by_what_its_writer_says_or_signs(text: str, signature: str, words: str) -> None:
    assert find(text, signature).startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mon canapé est arrivé déchiré. Bo",
        "Votre société SARL Dupont m'a promis une livraison lundi, et depuis personne ne me répond : rien !",
        "Votre entreprise me doit 45 euros.",
        "Je suis restée chez moi toute la journée.",
        "Qui est la SARL Dupont ?",
        "Le salon est en tissu, la sas d'entrée aussi.",
    ],
)
def test_whoever_speaks_of_a_company_is_none(text: str) -> None:
    assert find(text) == ""


def test_a_long_mail_takes_no_longer_than_it_is_long() -> None:
    assert find("SARL " * 200_000) == ""
