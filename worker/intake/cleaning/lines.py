"""What a line of a signature looks like, whoever wrote it: how to reach them, what they do, where the firm lives.

A line that says something to its reader, in a sentence, is never one of these.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from worker.intake.cleaning import vocabulary as words
from worker.intake.cleaning.writer import Writer
from worker.intake.quoting import devices, disclaimers
from worker.intake.quoting import page as pages
from worker.words.tables import every
from worker.words.wording import fold

# No line of a signature is longer, and none of a sentence that is looked at.
WIDEST: Final = 200
_CAPITALS = re.compile(r"[^\W\d_][\w'’.-]*")


class Row(NamedTuple):
    """A line with ink: where it stands in the text, its words folded and without marks, whether a blank is above."""

    line: int
    text: str
    said: str
    apart: bool


def read(lines: Sequence[str]) -> list[Row]:
    """The rows of a text; what is said by a line too wide for a signature is its beginning alone."""
    rows: list[Row] = []
    last = -2
    for number, line in enumerate(lines):
        if line.strip(" \t\r\u00a0\u200b"):
            rows.append(Row(number, line, told(line), apart=number > last + 1))
            last = number
    return rows


def told(line: str) -> str:
    """The words of a line for matching: without emphasis and without the addresses that stand behind links."""
    if len(line) > 2 * WIDEST:
        return fold(line[: 2 * WIDEST])
    plain = line.strip()
    return plain if words.RULE.fullmatch(plain) else fold(unmarked(words.LINK.sub("", plain))).strip(" |•·>")


def unmarked(text: str) -> str:
    """A line as it is shown, without emphasis."""
    return words.MARKS.sub("", text)


def speaks(row: Row) -> bool:
    """Whether the line is a sentence, or long as one."""
    if words.SPEAKS.search(words.ON_BEHALF.sub("", row.said)) or len(row.said) > WIDEST:
        return True
    return row.said.endswith((".", "?", ":")) and len(row.said.split()) > 4 and not words.PHONE.search(row.said)


def is_rule(row: Row) -> bool:
    return words.RULE.fullmatch(row.said) is not None or not row.said


def is_footer(row: Row) -> bool:
    """What a client, a scanner or a conscience adds: "Envoyé de mon iPhone", "Pensez à l'environnement …"."""
    if len(row.said) > WIDEST:
        return False
    if devices.is_footer(row.text.strip()) or words.IMAGE.fullmatch(row.said):
        return True
    if words.GREEN.match(row.said) or words.SCANNED.match(row.said) or words.SECRET.fullmatch(row.said):
        return True
    return words.SENT_WITH.match(row.said) is not None and len(row.said.split()) < 12


def notice_from(paragraph: Sequence[Row], *, beside: bool) -> int | None:
    """Where in a paragraph a lawyers' notice begins; None where it holds none. `beside` one, less is enough."""
    shown = [pages.Row(row.line, 0, row.text.strip()[: pages.MAX_WIDTH], row.apart) for row in paragraph]
    for place, row in enumerate(shown[:20]):
        if disclaimers.signs([row]) and disclaimers.is_notice(shown[place:], beside_another=beside):
            return place
    return None


def belongs(row: Row, writer: Writer) -> bool:
    """Whether a line may stand in a signature, which is no sign of one by itself."""
    return len(row.said) <= WIDEST and (is_reach(row, writer) or _is_job(row) or _is_capitalised(row))


def is_reach(row: Row, writer: Writer) -> bool:
    """How or where somebody is reached, or a line that holds what is known of the company."""
    said = row.said
    if words.PROMO.match(said) and (words.REACH.search(said) or len(said.split()) < 9):
        return True
    if speaks(row) or said.endswith(":"):
        return False
    shapes = (words.REACH, words.PHONE, words.LEGAL, words.HOURS, words.STREET)
    return bool(words.LABEL.match(said)) or any(shape.search(said) for shape in shapes) or writer.knows(said)


def is_house(row: Row, writer: Writer) -> bool:
    """The company itself, and next to nothing else: its name, its address, its number."""
    if not writer.knows(row.said) or not is_reach(row, writer):
        return False
    rest = writer.without_known(
        words.PHONE.sub(" ", words.REACH.sub(" ", words.LABEL.sub("", words.ON_BEHALF.sub("", row.said))))
    )
    return len(re.findall(r"[a-z]{2,}", rest)) < 3


def names_job(row: Row) -> bool:
    """What somebody does, in small letters too: enough right below their name."""
    return (
        len(row.said.split()) < 8
        and row.said[-1:] not in ":?.,"
        and not speaks(row)
        and bool(words.JOB.search(row.said))
    )


def _is_job(row: Row) -> bool:
    begins = row.text.lstrip(" *_|-–—")[:1].isupper()
    few = len(row.said.split()) < 11 and row.said[-1:] not in ":?."
    return begins and few and not speaks(row) and words.JOB.search(row.said) is not None


def _is_capitalised(row: Row) -> bool:
    """A name, a firm, a town: every word of it that is more than a joint has its capital."""
    heavy = [word for word in _CAPITALS.findall(row.text) if word.casefold() not in every("cleaning", "joints")]
    few = 0 < len(heavy) < 7 and row.said[-1:] not in ":?"
    return few and all(word[0].isupper() for word in heavy) and not speaks(row)


def is_slogan(row: Row) -> bool:
    """A few words that speak of nothing in the file: "La qualité depuis 1950"."""
    few = 0 < len(row.said.split()) < 10 and row.said[-1] not in ".?:;,"
    return few and not words.SPEAKS.search(row.said) and not words.OF_THE_FILE.search(row.said)
