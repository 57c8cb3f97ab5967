"""Text made easy to look for words in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.words.wording import bounded, fold, original, sentences, with_accents


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  RÉCLAMATION\tn°\u00a012 ", "reclamation n° 12"),
        ("l’œuf – c‘est « ça »", "l'oeuf - c'est « ca »"),
        ("zero\u200bwidth", "zerowidth"),
        ("ß", "ss"),
        ("e‐mail", "e-mail"),
        ("rem\u00adboursement", "remboursement"),
        ("Objet：", "objet:"),
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


def test_a_whole_text_is_cut_where_that_is_asked_for() -> None:
    text = "Encore. " * 10_000
    assert len(sentences(text, len(text))) == 10_000
    assert len(sentences(text)) < 10_000


@pytest.mark.parametrize(
    ("said", "texts", "shown"),
    [
        ("relance du prelevement", ["cause: relance du prélèvement"], "relance du prélèvement"),
        (
            "relance du prelevement",
            ["relance du prélèvement", "#motif relance du prelevement"],
            "relance du prélèvement",
        ),
        ("relance du prelevement", ["relance du prélèvement", "relance du prelevement"], "relance du prelevement"),
        ("relance inconnue", ["relance du prélèvement"], "relance inconnue"),
    ],
)
def test_accents_that_a_link_took_off_come_back_from_the_writers_own_mails(said, texts, shown):
    assert with_accents(said, texts) == shown
