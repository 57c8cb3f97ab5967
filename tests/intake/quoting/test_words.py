"""The table of words: what a new language must not break."""

import pytest

from worker.intake.quoting import attributions, labels, titles
from worker.intake.quoting.folding import key
from worker.intake.quoting.splitting import split
from worker.intake.quoting.vocabulary import KINDS, LABELS
from worker.words import tables

LANGUAGES = tables.languages("quoting")
languages = pytest.mark.parametrize("language", LANGUAGES)


def names(language: str, kind: str) -> tuple[str, ...]:
    return tables.listed(language, "quoting", kind)


def first(language: str, *kinds: str) -> str:
    return next(name for kind in kinds for name in names(language, kind))


def test_no_two_languages_disagree_over_a_label() -> None:
    meant: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for kind in KINDS:
            for label in names(language, kind):
                meant.setdefault(key(label), set()).add(kind)
    assert {label: kinds for label, kinds in meant.items() if len(kinds) > 1} == {}


@languages
def test_the_header_block_of_each_language_opens_a_quote(language: str) -> None:
    lines = [
        f"{first(language, 'sender')}: Anna <anna@example.com>",
        f"{first(language, 'sent', 'date')}: 2024-06-04 17:20",
        f"{first(language, 'to')}: Jean <jean@example.org>",
        f"{first(language, 'subject')}: 4512",
    ]
    assert split("4512\n\n" + "\n".join(lines) + "\n\nxyz").new == "4512"


@languages
def test_the_attribution_of_each_language_opens_a_quote(language: str) -> None:
    told = attributions.parse(f"2024-06-04 17:20, Anna <anna@example.com> {first(language, 'wrote')}:")
    assert told is not None
    assert told.proven


@languages
def test_the_titles_of_each_language_are_told_apart(language: str) -> None:
    for title in ("original", "forwarded"):
        for words in names(language, title):
            heading = titles.parse(f"----- {words} -----")
            assert heading == titles.Heading(title, ruled=True)


@pytest.mark.parametrize(
    "body", ["De : Jean", "*De :* Jean", "DE: Jean", "  De\u00a0: Jean".strip(), "De：Jean", "| De : | Jean |"]
)
def test_a_label_is_known_in_every_dress(body: str) -> None:
    assert labels.read(body) == ("sender", "Jean")


def test_a_label_is_a_whole_word() -> None:
    assert labels.read("Demain : rien") is None
    assert labels.read("Voici ce que dit le contrat de : garantie") is None


def test_french_stands_in_the_table() -> None:
    assert LABELS[key("Envoyé le")] == "sent"
