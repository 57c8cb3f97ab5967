"""Text made easy to look for words in, and the notation for phrases."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.words.phrases import any_of, compiled, either, expressions, one_of
from worker.words.wording import bounded, fold, original, sentences


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  RÉCLAMATION\tn°\u00a012 ", "reclamation n° 12"),
        ("l’œuf – c‘est « ça »", "l'oeuf - c'est « ca »"),
        ("zero\u200bwidth", "zerowidth"),
        ("ß", "ss"),
    ],
)
def test_folding_leaves_plain_words(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Un. Deux ! Trois ?", ["Un.", "Deux !", "Trois ?"]),
        ("Une ligne\nreplié\ne ici.", ["Une ligne replié e ici."]),
        ("Titre\n\nTexte", ["Titre", "Texte"]),
        ("Voici :\n- un\n- deux", ["Voici :", "- un", "- deux"]),
        ("Merci M. Durand, art. L217-3.", ["Merci M. Durand, art. L217-3."]),
        ("Le prix est de 1.250 €.", ["Le prix est de 1.250 €."]),
        ("", []),
        ("   \n\n ", []),
    ],
)
def test_sentences_end_at_marks_blank_lines_and_list_items(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(st.text())
def test_sentences_are_bounded_and_lose_no_word(text: str) -> None:
    parts = sentences(text)
    assert all(0 < len(part) <= 1000 for part in parts)
    assert " ".join(" ".join(parts).split()).replace(" ", "") == "".join(text.split())


def test_an_endless_sentence_is_cut_and_goes_on() -> None:
    assert [len(part) for part in sentences("a" * 2500)] == [1000, 1000, 500]


@given(st.text(min_size=1), st.integers(1, 50))
def test_bounded_text_is_one_printable_line(text: str, limit: int) -> None:
    line = bounded(text, limit)
    assert len(line) <= limit
    assert line.isprintable()


def test_the_original_words_come_back_for_folded_ones() -> None:
    sentence = "Je DEMANDE l’échange, s'il vous plaît."
    folded = fold(sentence)
    start = folded.index("demande")
    assert original(sentence, folded, start, start + len("demande l'echange")) == "DEMANDE l’échange,"


@pytest.mark.parametrize(
    ("phrase", "text", "seen"),
    [
        ("factur*", "ma facturation", "facturation"),
        ("ma/notre plainte", "voici notre plainte", "notre plainte"),
        ("pas ?du ?tout d'accord", "pas du tout d'accord", "pas du tout d'accord"),
        ("pas ?du ?tout d'accord", "pas d'accord", "pas d'accord"),
        ("?bien resolu", "c'est bien resolu", "bien resolu"),
        ("conteste ... facture", "je conteste la derniere facture", "conteste la derniere facture"),
        ("ou en etes vous", "ou en etes-vous", "ou en etes-vous"),
        ("abonnement", "l'abonnement", "abonnement"),
        ("un avocat !mur", "un avocat m'ecrit", "un avocat"),
        ("retard", "un retardataire", ""),
        ("un avocat !mur/pourri", "un avocat mur", ""),
        ("conteste ... facture", "conteste ce que dit votre derniere facture", ""),
    ],
)
def test_the_notation_of_phrases_says_what_it_means(phrase: str, text: str, seen: str) -> None:
    hit = compiled(phrase).search(text)
    assert (hit[0] if hit else "") == seen


@pytest.mark.parametrize("table", ["", "\n  \n", "?peut-etre"])
def test_a_table_without_a_word_that_must_be_there_is_refused(table: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|word"):
        compiled(table)


def test_alternatives_of_a_table_may_be_expressions_of_several_words() -> None:
    assert one_of("""
        erreur / faute(?! de frappe) / de notre
        part
    """, "s?") == r"(?:erreur|faute(?! de frappe)|de notre part)s?"  # fmt: skip
    assert re.fullmatch("we" + any_of("not / of course"), "we of course not")


def test_either_begins_with_a_whole_word() -> None:
    pattern = either(compiled("facture"), r"avoir\b")
    assert [hit[0] for hit in pattern.finditer("une facture, un avoir, une refacture, pouravoir")] == [
        "facture",
        "avoir",
    ]


def test_a_table_of_expressions_names_its_parts_and_goes_on_where_it_is_set_in() -> None:
    pattern = expressions(
        r"""
        # Who gives: said of a person.
        {WE} (?:donn
            |offr)ons{0,1}
        merci\b
        """,
        WE=one_of("nous / on"),
    )
    assert pattern.search("demain nous offrons")
    assert pattern.search("on donnons")
    assert pattern.search("merci")
    assert not pattern.search("who gives")


def test_a_part_that_is_not_given_is_told() -> None:
    with pytest.raises(KeyError):
        expressions("{WE} donnons")


def test_a_whole_text_is_cut_where_that_is_asked_for() -> None:
    text = "Encore. " * 10_000
    assert len(sentences(text, len(text))) == 10_000
    assert len(sentences(text)) < 10_000
