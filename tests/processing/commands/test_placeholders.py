"""What help, hints and links leave to be filled in is in one list, and a line that still has it is refused."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.processing.commands.test_loose_lines import read
from tests.writing.test_letters import composed
from worker.office.commands import TABLE
from worker.processing.commands.placeholders import PLACEHOLDERS, unfilled
from worker.words.said import Said
from worker.writing.samples import SAMPLES

ROOT = Path(__file__).parents[3]
# Capitals that are no placeholder: a currency, a form of file, the names of things.
_OWN = {"EUR", "GBP", "CHF", "USD", "CSV", "RGPD", "GDPR", "ID", "SMTP", "IMAP", "PDF", "REC"}
_LONG = {name for name in PLACEHOLDERS if " " in name} | {"…"}
# What the form of a whole answer leaves open: [ce qui a ete fait ?]
_BLANK = re.compile(r"\[[^\[\]]*\?\]")
_CAPITALS = re.compile(r"[A-ZÀ-Ý]{1,30}(?:[/ -][A-ZÀ-Ý]{1,30})*\b")


def capitals(line: str) -> set[str]:
    """The runs of capitals in a line, each as the list may have it: whole, or word by word."""
    found = set()
    for run in _CAPITALS.findall(line):
        found |= {run} if run in PLACEHOLDERS or run in _OWN else set(run.split())
    return {word for word in found if len(word) > 1 or word == "N"}


def test_every_placeholder_of_the_help_is_in_the_list() -> None:
    for command in TABLE.commands:
        for takes in (command.takes.into("fr"), command.takes.into("en")):
            assert capitals(takes) <= set(PLACEHOLDERS) | _OWN, takes


def test_every_hint_that_shows_a_command_has_its_placeholders_from_the_list() -> None:
    hints = 0
    for path in (ROOT / "worker").rglob("*.py"):
        for hint in re.findall(r"#[^\W\d_][\w-]+ [^\n]*", path.read_text(encoding="utf-8")):
            # What is typed ends with its quote; the rest is Python.
            line = re.split(r"""["']\)|["'],""", hint.split('"')[0] if not hint.count('"') > 2 else hint)[0]
            if TABLE.find(line[1:].split()[0]) and capitals(line):
                assert capitals(line) <= set(PLACEHOLDERS) | _OWN, (path, line)
                hints += 1
    assert hints > 10


def test_every_link_with_a_command_has_its_placeholders_from_the_list() -> None:
    links = 0
    for path in (ROOT / "templates").rglob("*.j2"):
        for typed in re.findall(r"[\"\'](#[^\W\d_][^\"\n]*?)[\"\'] *(?:~|\)|\|)", path.read_text(encoding="utf-8")):
            links += 1
            assert capitals(unquote(typed)) <= set(PLACEHOLDERS) | _OWN, (path, typed)
    assert links > 50


@pytest.mark.parametrize("placeholder", sorted(PLACEHOLDERS))
def test_a_value_that_is_a_placeholder_is_named(placeholder: str) -> None:
    for typed in (
        f"#clore {placeholder}",
        f"#motif point=1 {placeholder}",
        f'#dédommagement avoir 20 € "{placeholder}"',
        f'#exécuté 1 le="{placeholder}" virement',
        f"#attente « {placeholder} » jusqu'au=+10",
    ):
        assert placeholder in {one.placeholder for one in unfilled(read(typed))}, typed


@pytest.mark.parametrize(
    ("typed", "placeholder"),
    [
        ("#attente MOTIF jusqu'au=+10", "MOTIF"), ("#attente Le rapport tarde. jusqu'au=JJ/MM/AAAA", "JJ/MM/AAAA"),
        ('#enregistrer canal=téléphone de="Nom du client"\nIl est mécontent.', "Nom du client"),
        ("#cause indéterminée : MOTIF", "MOTIF"), ("#affecter QUI", "QUI"), ("#point 1 TEXTE", "TEXTE"),
        ('#action "QUOI" responsable=Bob échéance=+10', "QUOI"), ("#décision fondée point=N", "N"),
        ("#évaluer gravité=1-4 complexité=1-3 répercussions=1-4", "1-4"), ("#rappel DATE", "DATE"),
        ("#médiation fin RÉSULTAT", "RÉSULTAT"), ("#rgpd-répondu refus MOTIF", "MOTIF"), ("#niveau2 WHO", "WHO"),
        ("#clore [MOTIF]", "MOTIF"), ("#clore « MOTIF »", "MOTIF"), ("#note REC-… j'appelle", "REC-…"),
        ("#clore MOTIF, et votre texte en dessous", "MOTIF"), ("#répondre\nBonjour,\nMOTIF\nBien à vous", "MOTIF"),
        ("Bonjour,\nvous aurez notre réponse le JJ/MM/AAAA.", "JJ/MM/AAAA"),
        ("Bonjour Nom du client,", "Nom du client"),
        ("Bonjour [NOM],\nvotre colis est parti.", "NOM"), ("#clore …", "…"), ("#constat CE QUI EST ÉTABLI",
        "CE QUI EST ÉTABLI"),
    ],
)  # fmt: skip
def test_what_was_left_to_fill_in_is_found(typed: str, placeholder: str) -> None:
    found = unfilled(read(typed))
    assert placeholder in {one.placeholder for one in found}
    assert all(isinstance(one.instead, Said) and one.instead.into("fr") for one in found)


@pytest.mark.parametrize(
    "typed",
    [
        "#clore motif réglé au téléphone", "#note le texte du contrat", "#motif Le motif est simple.", "#cause externe",
        "#note LE CLIENT DIT QUE LA DATE DU CONTRAT EST FAUSSE", "#affecter Bob", "Bonjour, quel est le motif ?",
        "Bonjour,\n\nVoici le nom du médiateur.", "#rappel +10", "#exécuté 1 virement n° N1234",
        "Bonjour,\nVOTRE COLIS EST PARTI.", "#évaluer gravité=2 complexité=1 répercussions=1 occurrence=",
    ],
)  # fmt: skip
def test_words_of_ones_own_are_none(typed: str) -> None:
    assert unfilled(read(typed)) == ()


def test_a_key_that_was_left_empty_says_nothing() -> None:
    [line] = read("#évaluer gravité= complexité=2 répercussions=1 occurrence=").lines
    assert dict(line.options) == {"complexite": "2", "repercussions": "1"}
    assert line.words == ()


def test_a_reference_at_the_end_belongs_to_no_key() -> None:
    [line] = read("#évaluer gravité=2 complexité=2 répercussions=1 REC-2026-000123-38").lines
    assert line.options["repercussions"] == "1"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_a_link_leaves_to_fill_in_is_refused_when_it_comes_back(language: str) -> None:
    links = 0
    for sample in SAMPLES:
        for typed in re.findall(r"mailto:[^\"\'>]*[?&;]body=([^\"\'&>]*)", composed(sample, language).html):
            line = unquote(unescape(typed)).strip()
            if line.startswith("#"):
                links += 1
                assert capitals(line) <= set(PLACEHOLDERS) | _OWN, line
                left = bool(capitals(line) & set(PLACEHOLDERS)) or any(name in line for name in _LONG)
                left = left or bool(_BLANK.search(line))
                assert bool(unfilled(read(line))) == left, line
    assert links > 100


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_item_that_is_copied_out_of_our_list_is_its_command(language: str) -> None:
    items = 0
    for sample in SAMPLES:
        for item in re.findall(r"<li[^>]*>(.*?)</li>", composed(sample, language).html, re.DOTALL):
            told = " ".join(unescape(re.sub(r"<[^>]+>", " ", item)).split())
            # An item of a list of files is the file's, and its command stands for itself.
            named = re.fullmatch(r"(?!REC-)[^#]* : #([^\W\d_][\w-]*)[^.]*", told)
            command = TABLE.find(named[1]) if named and "mailto:" in item else None
            if command:
                items += 1
                lines = read(f"- {told}").lines
                assert len(lines) == 1, told
                [line] = lines
                assert TABLE.find(line.verb) is command
                assert "(" not in line.prose, told
    assert items > 100


# A word of each sentence that says who reads what is typed.
_SAYS = re.compile(r"intern|réclamant|complainant|expéditeur|sender", re.IGNORECASE)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_letter_that_offers_a_command_with_words_says_who_reads_them(language: str) -> None:
    silent = {}
    for sample in SAMPLES:
        if sample.letter.audience != "staff" or sample.letter.occasion in {"digest", "reminder", "escalation"}:
            continue
        for item in re.findall(r"<li[^>]*>(.*?)</li>", composed(sample, language).html, re.DOTALL):
            told = " ".join(unescape(re.sub(r"<[^>]+>", " ", item)).split())
            named = re.search(r"#([^\W\d_][\w-]*)", told)
            command = TABLE.find(named[1]) if named and "mailto:" in item else None
            if command and command.words != "none" and not _SAYS.search(told):
                silent[told] = sample.name
    assert silent == {}
