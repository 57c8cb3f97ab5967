"""A bare value in answer to what was refused goes where it has a wanting line accepted, and nowhere where two could."""

import pytest

from tests.commands.lines import at, of
from worker.complaint.lifecycle import State
from worker.intake import references
from worker.office.commands import TABLE
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Script, parse
from worker.processing.people import is_colleague
from worker.staff.mending import corrected
from worker.staff.valued import valued

ANSWER = "#cause externe confirmée\n#décision fondée\n#motif le tissu\n#dédommagement {gift}\n#répondre\n\nBonjour."


def open_bench() -> Bench:
    return at(of(State.INVESTIGATING, compensations=(), answered_at=None, root_cause="", owner=""))


def refused(text: str, bench: Bench) -> Script:
    def find_ref(words: str) -> str:
        return next(iter(references.find(words, "REC")), "")

    words = TABLE.vocabulary(find_ref=find_ref, is_colleague=lambda name: is_colleague(name, bench.rules))
    return parse(text, words)


@pytest.mark.parametrize(
    ("gift", "typed", "line"),
    [
        # In the blank.
        ("bon d'achat [montant ?]", "25 EUR", "#dédommagement bon d'achat 25 EUR"),
        # In place of all that stood behind the command, which may be named again.
        ("annulation 15 EUR", 'remise 15 EUR "sur votre facture"', '#dédommagement remise 15 EUR "sur votre facture"'),
        ("annulation 15 EUR", "dédommagement : bon 15 EUR", "#dédommagement bon 15 EUR"),
        # As the value of an option.
        (
            'remboursement 15 EUR "par virement" échéance=01/01/2020',
            "31/12/2029",
            '#dédommagement remboursement 15 EUR "par virement" échéance=31/12/2029',
        ),
    ],
)
def test_it_goes_where_it_is_accepted(gift: str, typed: str, line: str) -> None:
    bench = open_bench()
    found = valued(refused(ANSWER.format(gift=gift), bench), typed, bench, TABLE)
    assert found is not None
    assert found.lines[3].raw == line
    assert found.text == "Bonjour."


def test_several_rows_are_each_for_one_line_and_words_for_their_own_label_alone() -> None:
    bench = open_bench()
    blank = ANSWER.format(gift="bon d'achat [montant ?]").replace("le tissu", "[pourquoi ?]")
    found = valued(refused(blank, bench), "motif : le tissu était abîmé.\n25 €", bench, TABLE)
    assert found is not None
    assert [one.raw for one in found.lines[2:4]] == ["#motif le tissu était abîmé", "#dédommagement bon d'achat 25 €"]


@pytest.mark.parametrize("typed", ["ok merci", "je regarde ça", "Bob s'en occupe", "le tissu était abîmé", "oui"])
@pytest.mark.parametrize("line", ["#motif [pourquoi ?]", '#dédommagement remboursement 15 EUR "[comment ?]"'])
def test_no_words_of_any_kind_become_what_a_complainant_reads(typed: str, line: str) -> None:
    bench = open_bench()
    assert valued(refused(f"#décision fondée\n{line}\n#répondre\n\nBonjour.", bench), typed, bench, TABLE) is None


@pytest.mark.parametrize(
    "typed",
    [
        "merci, je regarde",
        "25 EUR ?",
        "ok",
        "on met un bon de 25, c'est notre faute",
        "#dédommagement 25 EUR",
        "a\nb\nc\nd\ne",
        "x" * 200,
        "",
    ],
)
def test_other_words_are_none(typed: str) -> None:
    bench = open_bench()
    assert valued(refused(ANSWER.format(gift="bon d'achat [montant ?]"), bench), typed, bench, TABLE) is None


def test_where_two_lines_could_take_it_it_is_for_none() -> None:
    bench = open_bench()
    two = '#dédommagement bon d\'achat [montant ?]\n#dédommagement remboursement [montant ?] "par virement"'
    assert valued(refused(two, bench), "25 EUR", bench, TABLE) is None


SENTENCE = "Nous échangeons le matelas, le livreur passe mardi 8 décembre dans la matinée et reprend l'ancien."
OLD = f"Bonjour,\n\n{SENTENCE}\n\nCy"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (
            "le livreur passe le mardi 8 décembre 2026 au matin et reprend l'ancien",
            "Nous échangeons le matelas, le livreur passe le mardi 8 décembre 2026 au matin et reprend l'ancien.",
        ),
        (
            "Nous vous échangeons le matelas mardi 8 décembre 2026, et le livreur reprend l'ancien.",
            "Nous vous échangeons le matelas mardi 8 décembre 2026, et le livreur reprend l'ancien.",
        ),
    ],
)
def test_a_sentence_takes_the_place_of_the_one_that_it_is_like(typed: str, text: str) -> None:
    found = corrected(typed, Script((), OLD))
    assert found is not None
    assert found.text == f"Bonjour,\n\n{text}\n\nCy"


@pytest.mark.parametrize(
    "typed",
    [
        "on échange le matelas, le livreur passe mardi, c'est notre faute",
        "le livreur passe bien mardi 8 décembre ?",
        "Merci de votre patience, nous revenons vers vous.",
        "ok",
    ],
)
def test_other_sentences_take_no_place_in_a_letter(typed: str) -> None:
    assert corrected(typed, Script((), OLD)) is None
