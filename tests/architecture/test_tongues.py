"""No language is welded in: the code asks for the first configured one, the letter's, or those that have words."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

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
