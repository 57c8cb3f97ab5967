"""What is said in the code and in the help stands in the French catalogue, and nothing else does."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from worker.cli import app
from worker.words import catalogue
from worker.words.catalogue import BrokenCatalogue
from worker.words.said import Said, listed

WORKER = Path(catalogue.__file__).parents[1]
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def sentences() -> Iterator[tuple[str, str]]:
    """(context, words) of every sentence that the code says, and of every command's name."""
    for path in sorted(WORKER.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        within = {
            id(call.func.value): str(ast.literal_eval(call.args[0]))
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "within"
            if call.args and isinstance(call.args[0], ast.Constant)
        }
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                continue
            first = call.args[0] if call.args else None
            if call.func.id in {"Said", "Refusal", "tell"} and isinstance(first, ast.Constant) and first.value:
                yield within.get(id(call), ""), str(first.value)
            if call.func.id == "command":
                yield from (("", f"#{ast.literal_eval(one.value)}") for one in call.keywords if one.arg == "en")


def test_the_french_catalogue_has_each_sentence_of_the_code_and_no_other() -> None:
    said = {*sentences(), *(("", words) for words in app.sentences())}
    assert len(said) > 800
    french = catalogue.ours("fr")
    assert sorted(said - french.keys()) == []
    assert sorted(french.keys() - said) == []


SPELT_ALIKE = {
    '"{way}"', "#action", "[{steps} ?]", "#cause", "#cause {cause}", "#note", "#point",
    '#point "{number} {words}"', '#point {number} "{words}"', "#stop", "DATE",
    "{verb} point={number} {words}", "#note {ref} {words}",
    "Documents", "[N]", "[version=N]", "date", "minute", "minutes", "occurrence", "points", "{sum} (n = {n})",
    "{value} (n = {n})", "{value} {unit} (n = {n})", "1 message", "{count} messages",
    "Message", "contestation", "danger", "doc", "document", "documents", "message", "messages",
    "oauth", "point", "point {number}", "question",
    "smtp", "{number} minutes",
}  # fmt: skip


def test_no_sentence_is_left_in_english_by_oversight() -> None:
    """Where both languages say the same, it is because nothing in it is a word, or the word is the same."""
    alike = {words for (_, words), french in catalogue.ours("fr").items() if words == french}
    letters = {
        words for words in alike if any(text.strip(" ,.:;()%°=/#|[]-–—“”«»") for text, *_ in Formatter().parse(words))
    }
    assert letters == SPELT_ALIKE


def test_another_language_says_what_its_catalogue_has_and_english_for_the_rest(monkeypatch) -> None:
    monkeypatch.setattr(catalogue, "_theirs", {})
    catalogue.add("de", f'{HEAD}msgid "{{who}} owns the file"\nmsgstr "{{who}} bearbeitet den Vorgang"\n'.encode())
    assert Said("{who} owns the file", who="Ann").told("de") == "Ann bearbeitet den Vorgang"
    assert Said("see below").told("de") == "see below"
    assert "see below" in catalogue.lacking("de")
    assert "{who} owns the file" not in catalogue.lacking("de")
    assert catalogue.lacking("en") == catalogue.lacking("fr") == ()


def test_a_company_words_a_sentence_of_ours_anew(monkeypatch) -> None:
    monkeypatch.setattr(catalogue, "_theirs", {})
    catalogue.add("fr", f'{HEAD}msgid "see below"\nmsgstr "voyez plus bas"\n'.encode())
    assert Said("see below").told("fr") == "voyez plus bas"
    assert Said("Decision of {who}", who="Ann").told("fr") == "Décision de Ann"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('msgid "see {who}"\nmsgstr "voir {qui}"\n', "line 5: 'voir {qui}' names ['qui']"),
        ('msgid "see {who}"\nmsgstr "voir {who"\n', "line 5: 'voir {who'"),
        ("msgid see\n", "cannot be read"),
        ('msgid "see"\nmsgstr "\\xe9"\n', ""),
    ],
)
def test_a_broken_catalogue_names_its_line(source: str, told: str) -> None:
    if not told:
        assert catalogue.read((HEAD + source).encode(), "de")
        return
    with pytest.raises(BrokenCatalogue, match="catalogue of de") as caught:
        catalogue.read((HEAD + source).encode(), "de")
    assert told in str(caught.value)


def test_bytes_that_are_no_text_are_a_broken_catalogue() -> None:
    with pytest.raises(BrokenCatalogue):
        catalogue.read(HEAD.encode() + b'msgid "a"\nmsgstr "\xff\xfe"\n', "de")


@pytest.mark.parametrize(
    ("english", "other", "typed"),
    [("#assign", "#zuweisen", "#zuweisen"), ("[REFERENCE] [received=DATE]", "[NUMMER] [erhalten=DATUM]", "erhalten=")],
)
def test_a_command_that_nobody_could_type_is_refused(monkeypatch, english: str, other: str, typed: str) -> None:
    """What is shown as a command is one that is understood."""
    monkeypatch.setattr(catalogue, "_theirs", {})
    with pytest.raises(BrokenCatalogue, match="commands and their keys stay as they are") as caught:
        catalogue.add("de", f'{HEAD}msgid "{english}"\nmsgstr "{other}"\n'.encode())
    assert typed in str(caught.value)
    catalogue.add("de", f'{HEAD}msgid "{english}"\nmsgstr "{english}"\n'.encode())
    assert Said(english).told("de") == english


def test_a_sentence_inside_a_sentence_is_said_in_the_same_language() -> None:
    inner = Said("the reason")
    assert Said("{what} is missing", what=inner).told("fr") == "il manque le motif"
    assert str(Said("{what} is missing", what=inner)) == "the reason is missing"
    assert listed([inner, "x", inner]).told("fr") == "le motif, x, le motif"
    assert hash(Said("{what} is missing", what=inner)) == hash(Said("{what} is missing", what=Said("the reason")))
    assert Said("received") != Said("received").within("legend")


@pytest.mark.parametrize("language", catalogue.OURS)
def test_our_own_catalogue_is_read_as_any_translator_s_program_reads_it(language: str) -> None:
    source = (Path(catalogue.__file__).parent / "locale" / f"{language}.po").read_bytes()
    assert dict(catalogue.ours(language)) == dict(catalogue.read(source, language))
    assert len(catalogue.ours(language)) > 2_000


def test_what_a_translator_s_program_writes_into_our_own_is_read(monkeypatch, tmp_path: Path) -> None:
    """Escaped signs, a text over several lines, a sentence of two contexts, and one that is still to be said."""
    (tmp_path / "locale").mkdir()
    text = (
        '#~ msgid "old"\n#~ msgstr "vieux"\n\nmsgctxt "a"\nmsgid "x"\nmsgstr "y"\n\n'
        'msgid ""\n"two\\n"\n"lines \\"{a}\\""\n'
        'msgstr ""\n"deux\\n"\n"lignes \\\\ « {a} »\\t"\n\nmsgid "x"\nmsgstr "z"\n\nmsgid "unsaid"\nmsgstr ""\n'
    )
    (tmp_path / "locale" / "fr.po").write_text(HEAD + text, encoding="utf-8")
    monkeypatch.setattr("importlib.resources.files", lambda _package: tmp_path)
    catalogue.ours.cache_clear()
    try:
        found = dict(catalogue.ours("fr"))
    finally:
        catalogue.ours.cache_clear()
    assert found == dict(catalogue.read((HEAD + text).encode(), "fr"))
    assert found == {("a", "x"): "y", ("", 'two\nlines "{a}"'): "deux\nlignes \\ « {a} »\t", ("", "x"): "z"}
