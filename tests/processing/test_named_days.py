"""Days ahead that a complainant names; what is doubtful is none."""

from datetime import date

import pytest

from worker.processing.named_days import in_text

SINCE = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("Il me le faut avant le 5 décembre.", "12-05", "avant le 5 décembre"),
        ("Je pars le 12, merci de faire vite.", "12-12", "Je pars le 12"),
        ("L'anniversaire est samedi.", "11-28", "L'anniversaire est samedi"),
        ("L'anniversaire de ma fille est ce samedi 28 novembre", "11-28", "L'anniversaire de ma fille est ce samedi"),
        ("Le mariage de mon fils a lieu le 19 décembre 2026 et le costume est troué", "12-19", "mariage de mon fils"),
        ("nous partons en vacances vendredi", "11-27", "nous partons en vacances vendredi"),
        ("J'en ai besoin pour samedi", "11-28", "pour samedi"),
        ("il me le faut pour le 4/12", "12-04", "pour le 4/12"),
        ("Je l'ai commandé pour Noël, merci de livrer", "12-25", "pour Noël"),
        ("d'ici la fin du mois", "11-30", "d'ici la fin du mois"),
        ("livraison au plus tard le samedi 5 decembre svp", "12-05", "au plus tard le samedi 5 decembre"),
        ("Ma mère fête ses 80 ans le 6 décembre", "12-06", "fête ses 80 ans le 6 décembre"),
        ("Je suis absente du 12 au 20 décembre", "12-12", "Je suis absente du 12"),
        ("I need it by Friday.", "11-27", "by Friday"),
        ("The wedding is on 12 December.", "12-12", "wedding is on 12 December"),
        ("I am leaving on the 12th.", "12-12", "I am leaving on the 12th"),
        ("I want it before Christmas", "12-25", "before Christmas"),
    ],
)
def test_a_day_ahead_is_read_with_the_words_that_name_it(text, day, words):
    [found] = in_text(text, SINCE)
    assert found.day.isoformat()[-5:] == day
    assert found.words.startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "Le mariage était samedi",
        "J'ai reçu mon colis avant-hier",
        "Je suis passé le 12 au magasin",
        "J'habite le 12 rue des Lilas",
        "Vous m'aviez promis avant vendredi",
        "Je l'ai acheté samedi",
        "La garantie court jusqu'au 31 décembre",
        "Facture du 5 décembre",
        "avant 12h",
        "avant le 12 euros",
        "avant le 12,50 €",
        "Le gâteau d'anniversaire livré samedi est moisi",
        "Avant le 5 novembre tout allait bien",
        "avant le 5 juin prochain",
        "I bought it on Friday",
        "You promised it by Friday",
        "The man came on 12 December",
        "my order number 12-12",
    ],
)
def test_what_is_past_or_doubtful_names_no_day(text):
    assert in_text(text, SINCE) == ()


def test_three_days_at_most_the_earliest_first():
    text = " ".join(f"Je pars le {number}." for number in (29, 28, 27, 26, 25))
    assert [one.day.day for one in in_text(text, SINCE)] == [25, 26, 27]


def test_what_stands_beyond_what_is_looked_at_is_not_read():
    assert in_text("x" * 50_000 + " avant le 5 décembre", SINCE) == ()
