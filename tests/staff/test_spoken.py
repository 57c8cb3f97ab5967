"""What words for the house say of the answer, as the lines of its form hold it."""

from datetime import date, timedelta

import pytest

from tests.commands.lines import at, of
from tests.response.sheet import CY, NOW, RULES, THEN
from worker.complaint.casework import Note
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.staff.around_a_letter import apart
from worker.staff.offers import View
from worker.staff.offers.form import form
from worker.staff.spoken import completes, of_the_answer, said_so_far

TODAY = NOW.date()
DECISION = "#décision fondée"
REFUSED = "#décision non-fondée"
OPEN = "#décision [fondée, partielle, ou non-fondée ?]"
GIFT = '#dédommagement [excuses, remboursement MONTANT "par virement", ou aucun si vous refusez ?]'
GESTURE = '#dédommagement [remboursement, avoir ou remise ?] geste commercial 50.00 EUR "[comment ?]"'
REASON = "#motif [pourquoi : le client le lit ?]"


def open_file(*notes: str, **changes: object) -> Complaint:
    told = tuple(Note(text=one, by=CY.address, at=THEN + timedelta(hours=n)) for n, one in enumerate(notes))
    return of(State.INVESTIGATING, compensations=(), points=(), notes=told, answered_at=None, **changes)


def lines_for(words: str, file: Complaint) -> list[str]:
    bench = at(file, CY)
    said = said_so_far(of_the_answer(words, file, RULES, TODAY) if words else None, file, RULES, TODAY)
    rows = form(View(file, bench.person, RULES, TODAY, announced=said), "fr").split("\n")
    return [row for row in rows if row.startswith(("#décision", "#motif", "#dédommagement"))]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            "pas fondé, il a eu le canapé 3 ans, on fait quand même un geste de 50 €",
            [REFUSED, REASON, GESTURE],
        ),
        (
            "On lui rembourse la moitié, 25 €, et c'est à la compta de payer. Cause : erreur de saisie",
            ["#décision partielle", REASON, '#dédommagement remboursement 25.00 EUR "[comment ?]"'],
        ),
        (
            "remboursement total, 49,90 par virement, c'est le transporteur",
            [DECISION, REASON, '#dédommagement remboursement 49.90 EUR "par virement"'],
        ),
        (
            "on refuse, hors délai, mais on offre un bon d'achat de 20 €",
            [REFUSED, "#motif hors délai", "#dédommagement bon d'achat geste commercial 20.00 EUR"],
        ),
        (
            "ok pour un échange, le tissu était déchiré à la livraison",
            [DECISION, "#motif le tissu était déchiré à la livraison", '#dédommagement remplacement "[comment ?]"'],
        ),
        ("non fondé : choc après livraison", [REFUSED, "#motif choc après livraison"]),
        (
            "fondée, motif: la livraison était offerte dès 300 €, cause: le vendeur, remboursement 79 € par virement",
            [
                DECISION,
                "#motif la livraison était offerte dès 300 €",
                '#dédommagement remboursement 79.00 EUR "par virement"',
            ],
        ),
        (
            "partielle : le devis est trop cher, on rembourse 250 € par virement. motif : parquet déjà ancien",
            [
                "#décision partielle",
                "#motif parquet déjà ancien",
                '#dédommagement remboursement 250.00 EUR "par virement"',
            ],
        ),
        (
            "la decision cest fondée, remboursement 129,90 par virement, motif double débit",
            [DECISION, "#motif double débit", '#dédommagement remboursement 129.90 EUR "par virement"'],
        ),
        ("fondée, j'ai eu le transporteur, c'est bien eux", [DECISION, REASON, GIFT]),
        (
            "fondée, remboursement du matelas 620 € par virement et on le reprend",
            [DECISION, REASON, '#dédommagement remboursement 620.00 EUR "par virement"'],
        ),
        ("on refuse, c'est un client pénible", [REFUSED, REASON]),
        ("on refuse, Bob a vérifié, on clôt", [REFUSED, REASON]),
        ("on refuse, elle a menti", [REFUSED, REASON]),
        (
            "Suite à votre lettre, nous vous remboursons 30 €, merci",
            [DECISION, REASON, '#dédommagement remboursement 30.00 EUR "[comment ?]"'],
        ),
        ("elle demande un remboursement de 30 €", [OPEN, REASON, GIFT]),
        ("eu au tel, il veut un échange, je regarde", [OPEN, REASON, GIFT]),
        (
            "il veut un échange, ok pour un remboursement de 30 €",
            [DECISION, REASON, '#dédommagement remboursement 30.00 EUR "[comment ?]"'],
        ),
    ],
)  # fmt: skip
def test_words_fill_the_lines(words: str, lines: list[str]) -> None:
    assert lines_for(words, open_file()) == lines


def test_a_note_that_goes_into_detail_goes_on_with_the_decision_before_it() -> None:
    file = open_file("ok on rembourse")
    assert completes("par virement, 49,90", file, RULES, TODAY)
    assert lines_for("", open_file("ok on rembourse", "par virement, 49,90"))[-1] == (
        '#dédommagement remboursement 49.90 EUR "par virement"'
    )
    assert not completes("je le rappelle demain", file, RULES, TODAY)
    assert not completes("par virement, 49,90", open_file(), RULES, TODAY)
    assert not completes("par virement, 49,90 ?", file, RULES, TODAY)


def test_what_is_said_anew_stands_and_the_rest_is_what_was_said_before() -> None:
    rows = lines_for("finalement on refuse", open_file("fondé, on rembourse 30 €. motif : le délai était dépassé"))
    assert rows == [REFUSED, REASON]
    rows = lines_for("motif : le délai était dépassé", open_file("fondé, on rembourse 30 €"))
    assert rows[:2] == [DECISION, "#motif le délai était dépassé"]


def test_what_was_said_before_the_answer_is_said_of_no_other() -> None:
    before = open_file("fondé, on rembourse 30 €").model_copy(update={"answered_at": THEN + timedelta(days=1)})
    assert lines_for("", before)[0] == "#décision [fondée, partielle, ou non-fondée ?]"


@pytest.mark.parametrize(
    ("words", "done"),
    [
        ("c'est bien un doublon, remboursé ce matin 349€ par virement", "remboursé ce matin 349€ par virement"),
        ("c'est réglé : avoir de 40 € envoyé ce jour, il est d'accord, clore", "avoir de 40 € envoyé ce jour"),
        ("remboursé ce matin ?", ""),
        ("on lui rembourse 20€ demain", ""),
        ("c'est réglé, elle a accepté nos excuses. clore", ""),
    ],
)
def test_what_was_done_is_said_as_done(words: str, done: str) -> None:
    said = of_the_answer(words, open_file(), RULES, TODAY)
    assert (said.settled if said else "") == done


LETTER = "Bonjour Madame Durand,\nVotre appareil avait un défaut, nous vous remboursons 89,99 €.\nToutes nos excuses."


@pytest.mark.parametrize(
    "row",
    [
        "fondée, cause transporteur, bon d'achat 30 €",
        "Durand : fondée, cause : fournisseur, motif : défaut, remboursement 89,99",
        "canapé réparé hier. non fondée, cause livreurs",
        "partielle, 59,50 € par virement",
        "cause fournisseur, on rembourse 89,99",
        "moyenne/simple/isolées",
        "à envoyer au client :",
        "motif : double débit constaté sur le relevé",
    ],
)
def test_a_row_for_the_house_above_a_letter_is_no_part_of_it(row: str) -> None:
    assert apart(f"{row}\n{LETTER}", RULES.scales) == (LETTER, row)


@pytest.mark.parametrize("below", ["", "\n\nCyrille", "\nCyrille Marchand\nService clients"])
def test_nor_is_one_below_it_whoever_signs(below: str) -> None:
    row = "fondée, cause transporteur"
    assert apart(f"{LETTER}\n{row}{below}", RULES.scales) == (f"{LETTER}{below}", row)


@pytest.mark.parametrize(
    "text",
    [
        f"{LETTER}\nVotre réclamation est fondée.",
        f"{LETTER}\nLe remboursement total arrive par virement.",
        "Bonjour Mia,\ntu valides ?\nfondée, 30 €",
        "fondée, on rembourse 30 €",
        f"Suite à notre échange, nous vous répondons.\n{LETTER}",
    ],
)
def test_of_any_other_text_nothing_is_cut(text: str) -> None:
    assert apart(text, RULES.scales) == (text, "")


def test_a_reason_ends_where_what_is_given_begins() -> None:
    said = "Tissier : fondée, motif : défaut de l'appareil, remboursement 89,99 par virement avant le 4 décembre."
    found = of_the_answer(said, open_file(), RULES, date(2026, 11, 24))
    assert found is not None
    assert found.reason == "défaut de l'appareil"
    [gift] = found.gifts
    assert (gift.cents, gift.way, gift.due) == (8_999, "transfer", date(2026, 12, 4))
