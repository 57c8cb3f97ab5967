"""The words below #question taken apart: why it is asked, the questions one by one, the documents, and what follows.

A line with a number or a mark is a question. In a paragraph each sentence that asks is one; what is said before it, or
between two, goes with the next one, and what is said before them all is the introduction.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from worker.words.tables import shape, words
from worker.words.wording import fold, sentences

MOST: Final = 20
_LONGEST = 500
_ITEM = re.compile(r"[ \t]*(?:\(?[0-9]{1,2}[.)°/-]|[a-h]\)|[-–—*•])[ \t]+(?P<words>.*)")
_HEADING = shape("lines", r"(?i:{documents}\s*:\s*(?P<rest>.*))")
# A sentence that asks without a question mark.
_ASKS = shape("lines", r"(?:{asks first} )?{asks}")
_ANNOUNCES = words("lines", "announces")


@dataclass
class Asked:
    """`why` comes before the questions, `after` follows them."""

    why: str = ""
    questions: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    after: str = ""


def parts(text: str) -> Asked:
    """Take apart what a colleague wrote. After a line "Pièces :" come the documents wished, one a line or in one."""
    above, documents = _documents(text.splitlines())
    asked = Asked(documents=_kept(documents))
    why: list[str] = []
    after: list[str] = []
    for paragraph in _paragraphs(above):
        held: list[str] = []
        for unit in _units(paragraph):
            if not unit.asks:
                held.append(unit.text)
                continue
            if not asked.questions:
                why += [" ".join(held)] if held else []
                held = []
            asked.questions.append(" ".join([*held, unit.text]))
            held = []
        if held and _goes_on(paragraph, asked.questions):
            asked.questions[-1] = " ".join([asked.questions[-1], *held])
        elif held:
            (after if asked.questions else why).append(" ".join(held))
    asked.questions = _kept(asked.questions)
    asked.why, asked.after = "\n\n".join(why), "\n\n".join(after)
    return asked


def _goes_on(paragraph: list[str], questions: list[str]) -> bool:
    """What follows a question in its own paragraph belongs to it: "Elle se trouve dans le colis."."""
    return bool(questions) and any(unit.asks for unit in _units(paragraph))


def _documents(rows: list[str]) -> tuple[list[str], list[str]]:
    for place, row in enumerate(rows):
        heading = _HEADING.fullmatch(" ".join(row.split()))
        if heading:
            below = (item["words"] if (item := _ITEM.fullmatch(one)) else one for one in rows[place + 1 :])
            wished = [part.strip(" .") for part in heading["rest"].split(",")]
            return rows[:place], [*wished, *(" ".join(one.split()) for one in below)]
    return rows, []


def _paragraphs(rows: list[str]) -> Iterator[list[str]]:
    """Rows without a blank one between them."""
    held: list[str] = []
    for row in [*rows, ""]:
        if row.strip():
            held.append(row)
        elif held:
            yield held
            held = []


class _Unit(NamedTuple):
    text: str
    asks: bool


def _units(paragraph: list[str]) -> list[_Unit]:
    """The items and the sentences of a paragraph, in their order; a wrapped item is one."""
    units: list[_Unit] = []
    prose: list[str] = []
    for row in paragraph:
        line = " ".join(row.split())
        if item := _ITEM.fullmatch(row):
            units += [_announcing(unit) for unit in _sentences(prose)]
            prose = []
            units.append(_Unit(" ".join(item["words"].split()), asks=True))
        elif units and not prose and not units[-1].text.endswith(("?", ".")):
            units[-1] = units[-1]._replace(text=f"{units[-1].text} {line}")
        else:
            prose.append(line)
    return [*units, *_sentences(prose)]


def _announcing(unit: _Unit) -> _Unit:
    """What stands above items and asks for answers to them is no question itself."""
    announces = unit.text.endswith(":") or _ANNOUNCES.search(fold(unit.text)) is not None
    return unit._replace(asks=unit.asks and not announces)


def _sentences(rows: list[str]) -> list[_Unit]:
    """Of lines that were wrapped; one with a capital that asks begins a sentence, whatever the one above ends with."""
    joined = ""
    for row in rows:
        begins = row[:1].isupper() and asks(row)
        joined += ("\n\n" if begins or joined.endswith("?") else " ") + row
    return [_Unit(sentence, asks(sentence)) for sentence in sentences(joined, len(joined))]


def asks(sentence: str) -> bool:
    """Whether it ends as a question, or begins as a request."""
    return sentence.endswith("?") or (not sentence.endswith(":") and _ASKS.match(fold(sentence)) is not None)


def _kept(items: list[str]) -> list[str]:
    return [item[:_LONGEST] for item in items if item][:MOST]
