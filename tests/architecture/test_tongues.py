"""No language is welded in: the code asks for the first configured one, the letter's, or those that have words.

What is said to people stands in catalogues and templates.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from worker.words.tables import listed
from worker.words.wording import fold

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"""["'](?:fr|en)["']|lang=["']?(?:fr|en)\b""")
# Where a language may be named: what is configured, what is known of languages as such, and their words.
ALLOWED = ("worker/settings/", "worker/words/catalogue.py", "worker/words/tongues.py", "worker/words/data/")


def modules() -> dict[str, str]:
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "worker").rglob("*.py"))
    }


def naming(house: Mapping[str, str]) -> list[str]:
    """The lines in which a language is named that should be asked for."""
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in house.items()
        if not name.startswith(ALLOWED)
        for number, line in enumerate(text.splitlines(), start=1)
        if NAMED.search(line)
    ]


def test_no_module_names_a_language() -> None:
    assert naming(modules()) == []


@pytest.mark.parametrize(
    "planted",
    ['return wish.find(sentence, "fr")', "if language == 'en':", '<html lang="en">', 'JOINTS = {"de", "en"}'],
)
def test_a_language_that_is_named_is_seen(planted: str) -> None:
    assert naming({"worker/intake/demands.py": f"x = 1\n{planted}\n"}) == [f"worker/intake/demands.py:2: {planted}"]
    assert naming({"worker/settings/models.py": planted}) == []


# Words of a language that the other has not, one of which at least is in any sentence.
FRENCH, ENGLISH = (
    {word for line in listed(one, "language", "small words") for word in line.split()} for one in ("fr", "en")
)
FRENCH_ALONE, ENGLISH_ALONE = FRENCH - ENGLISH, ENGLISH - FRENCH
EXPRESSION = re.compile(r"\\|\||\(\?|\[\^?\w-|%[a-zA-Z]")
WORD = re.compile(r"[^\W\d_]+'|[^\W\d_]{2,}")
# Where French may stand: defaults of the settings and their sample, and people who are made up, with what they write.
FRENCH_IS_THEIRS = ("worker/settings/", "worker/cli/sample.py", "worker/demo/", "worker/writing/samples/")


def spoken(text: str) -> Iterator[tuple[int, str]]:
    """The strings of a module but for its docstrings, and its expressions."""
    tree = ast.parse(text)
    documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(said)) if id(node) not in documented and not EXPRESSION.search(said):
                yield node.lineno, said


def is_french(text: str) -> bool:
    """A sentence, or the beginning of one: what people type is recognised in small letters, and is none."""
    words = WORD.findall(fold(text))
    french, english = (sum(word in those for word in words) for those in (FRENCH_ALONE, ENGLISH_ALONE))
    begins = text.strip(" «(#\"'-\n")[:1].isupper() or "{" in text
    return (
        begins
        and len(words) > 1
        and (french > english or (not text.isascii() and bool(re.search("[à-ÿœ]", text)) and not english))
    )


def french(house: Mapping[str, str]) -> list[str]:
    return [
        f"{name}:{line}: {text[:80]}"
        for name, module in house.items()
        if not name.startswith(FRENCH_IS_THEIRS)
        for line, text in spoken(module)
        if is_french(text)
    ]


def test_no_french_sentence_stands_in_python() -> None:
    assert french(modules()) == []


@pytest.mark.parametrize(
    "planted",
    [
        "La réponse part au réclamant",
        "Dossier clos le {day}",
        "Votre texte est parti",
        "Catégorie proposée",
        "{count} dossiers ont été traités",
    ],
)
def test_a_french_sentence_is_seen(planted: str) -> None:
    module = f'"""On dit « oui »."""\n# Ce que dit le client.\nRefusal({planted!r})\n'
    assert french({"worker/staff/running.py": module}) == [f"worker/staff/running.py:3: {planted}"]
    assert french({"worker/settings/models.py": module}) == []


# What recognises: an expression, and a list that is looked up.
RECOGNISES = re.compile(r"\\[bwsdSWDB]|\(\?[:=!<P]|\w\|\w|\[\^?\w-")
MEANS_OTHERWISE = re.compile(r"\\[a-zA-Z]|\(\?(?:P<\w+>|[:=!iLmsux<]*)|\[[^\]]*\]|\{[^}]*\}")
# Codes and endings that are French words by chance: of languages, of charsets, of a plural.
NO_SIGN = {"es", "vs", "ce", "de", "le", "aux", "la"}
FEWEST_LISTED = 4
# Where words by which mail is read stand in Python yet, each for its reason; who moves them takes the line out.
STILL = {
    # The keys and values of commands, documented as they are typed.
    "worker/processing/commands/placeholders.py", "worker/processing/commands/timing.py",
    "worker/response/commands/compensating.py", "worker/response/commands/deciding.py",
    # Days and units as they are typed in commands, and the spelling of telephones, which only French has.
    "worker/processing/calendar.py", "worker/words/days.py", "worker/words/spelling.py",
    # Lines of signatures, and those of mail programs, in many languages at once.
    "worker/intake/cleaning/vocabulary.py", "worker/intake/quoting/attributions.py", "worker/intake/quoting/edges.py",
    "worker/intake/reading/places.py",
    "worker/intake/screening/senders.py", "worker/intake/screening/phrases.py", "worker/intake/forwarding/people.py",
}  # fmt: skip


def recognising(text: str) -> Iterator[tuple[int, str]]:
    """The expressions of a module, and its lists of words as one text each."""
    tree = ast.parse(text)
    documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(said)) if id(node) not in documented and RECOGNISES.search(said):
                yield node.lineno, said
            case ast.Tuple(elts=listed) | ast.List(elts=listed) | ast.Set(elts=listed):
                words = [one.value for one in listed if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                if len(words) == len(listed) >= FEWEST_LISTED:
                    yield node.lineno, " ".join(words)


def french_words(text: str) -> set[str]:
    """The small words of French in an expression, without its signs."""
    return (set(WORD.findall(fold(MEANS_OTHERWISE.sub(" ", text)))) & FRENCH_ALONE) - NO_SIGN


def welded(house: Mapping[str, str]) -> dict[str, list[str]]:
    """The modules that recognise French by what stands in them, with their lines: two small words of it tell."""
    found: dict[str, list[str]] = {}
    for name, module in house.items():
        for line, text in recognising(module) if not name.startswith(FRENCH_IS_THEIRS) else ():
            if len(french_words(text)) > 1:
                found.setdefault(name, []).append(f"{name}:{line}: {' '.join(sorted(french_words(text)))}")
    return found


def test_words_by_which_mail_is_read_stand_in_no_module_but_those_that_are_named() -> None:
    found = welded(modules())
    assert [line for name, lines in found.items() if name not in STILL for line in lines] == []
    assert STILL - found.keys() == set()


@pytest.mark.parametrize(
    "planted",
    [
        'ASKS = re.compile(r"\\b(?:pouvez|pourriez)-vous me dire")',
        'THANKS = re.compile("merci|avec mes remerciements|thanks")',
        'GREETS = frozenset({"bonjour", "bonsoir", "hello", "hi"})',
        'SAYS = one_of(r"nous vous (?:rappelons|tenons)", r"we call you")',
    ],
)
def test_words_by_which_mail_is_read_are_seen_in_python(planted: str) -> None:
    assert welded({"worker/staff/guards/marks.py": planted}).keys() == {"worker/staff/guards/marks.py"}
    assert welded({"worker/settings/models.py": planted}) == {}


def test_a_shape_that_takes_its_words_from_tables_is_none() -> None:
    assert (
        welded({"worker/staff/guards/marks.py": r'_FOR = shape("guards", r"{title} (?P<name>[^\W\d_]+) {does}\b")'})
        == {}
    )
