"""A colleague's text in three: how it greets, what it says, how it takes leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from worker.intake.cleaning import endings, learning, lines, signs
from worker.intake.cleaning.lines import Row
from worker.intake.cleaning.writer import Writer
from worker.words import farewells
from worker.words.greetings import greeted, names_reader

# What no colleague writes by hand is left as it is.
LONGEST: Final = 60_000
_MOST_GREETINGS = 2


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`body` is what the letter says; `greeting` and `closing` replace ours, "" where ours may stand.

    `courtesy` is true where the text held nothing but these.
    """

    greeting: str
    body: str
    closing: str = ""
    courtesy: bool = False


def clean(text: str, writer: Writer, earlier: Sequence[str] = (), *, readers: frozenset[str] = frozenset()) -> Cleaned:
    """Take apart what a colleague typed. `earlier` are texts of their mails before this one, the latest first;
    `readers` the folded words of the names of those to whom it may be written.

    Nothing that says something to its reader is lost. Never fails; linear in the length of the text.
    """
    if len(text) > LONGEST:
        return Cleaned("", text.strip())
    rows = lines.read(text.replace("\r\n", "\n").split("\n"))
    greeting, rows = _greeted(rows, readers)
    usual = learning.learned(rows, earlier, writer)
    sheet = endings.cut(rows[: len(rows) - usual], writer)
    taken = [*(_farewells(rows[len(rows) - usual :], writer)), *sheet.closing]
    body = _joined(sheet.rows)
    return Cleaned(greeting, body, _closing(taken), courtesy=bool(text.strip()) and not body)


def _greeted(rows: list[Row], readers: frozenset[str]) -> tuple[str, list[Row]]:
    """The greeting, and the rows without it; a second line that greets ("Bonjour," "Madame Durand,") goes with it."""
    said: list[str] = []
    while rows and len(said) < _MOST_GREETINGS:
        greeting, rest = greeted(lines.unmarked(rows[0].text).strip())
        if not greeting and len(rows) > 1:
            greeting = names_reader(lines.unmarked(rows[0].text), readers, apart=rows[1].apart)
            rest = ""
        if not greeting:
            break
        said.append(greeting)
        rows = rows[1:] if not rest else [rows[0]._replace(text=rest, said=lines.told(rest)), *rows[1:]]
        if rest:
            break
    return " ".join(said), rows


def _farewells(rows: Sequence[Row], writer: Writer) -> list[str]:
    return [signs.shown(row.text, writer) for row in reversed(rows) if signs.formula(row.said, writer)]


def _closing(taken: Sequence[str]) -> str:
    """The words that took leave, first ones first; "" where they are worth no place in a letter."""
    told = [one for one in dict.fromkeys(reversed(taken)) if one]
    if not told or all(farewells.is_plain(one) for one in told):
        return ""
    kept = [one for one in told if not farewells.is_plain(one)]
    shown = "\n".join(kept)[: farewells.LONGEST].rstrip(" ,;:")
    return shown if shown.endswith((".", "!")) else f"{shown},"


def _joined(rows: Sequence[Row]) -> str:
    """The rows as they stood, with the blank lines between them."""
    parts = [f"\n{row.text.rstrip()}" if row.apart and place else row.text.rstrip() for place, row in enumerate(rows)]
    return "\n".join(parts).strip("\n")
