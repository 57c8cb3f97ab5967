"""Replies as colleagues write them, for the customer and for each other.

Every second one is kept from tuning; the hard ones, which were found by trying to get a remark through, are not.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from worker.staff.guards.reply import Names, Reply, name_words
from worker.words.wording import fold

FOLDER = Path(__file__).parent
OFFICE = ("Ann Morel", "Bob Petit", "Carla Nunes", "Mia Laurent")
CUSTOMERS = ("Claire Durand", "Bo Lindqvist")


@dataclass(frozen=True)
class Written:
    reply: Reply
    internal: bool
    kept: bool


def _read(name: str) -> list[Written]:
    texts = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n%%\n")
    return [
        Written(
            _reply(text.strip()),
            internal=name.startswith("internal"),
            kept=place % 2 == 1 and not name.endswith("hard"),
        )
        for place, text in enumerate(texts)
    ]


def _reply(text: str) -> Reply:
    """Written by whoever signs it; where nobody does, by Ann, or by Bob where Ann is spoken to."""
    last = text.splitlines()[-1]
    signs = [who for who in OFFICE if who.split()[0] in last] if len(text.splitlines()) > 1 else []
    writer = signs[0] if signs else "Bob Petit" if "Ann" in text.splitlines()[0] else "Ann Morel"
    words = set(re.findall(r"[^\W\d_]+", fold(text)))
    customer = next((who for who in CUSTOMERS if name_words([who]) & words), CUSTOMERS[1])
    others = [who for who in OFFICE if who != writer]
    return Reply(text, Names(name_words(others), name_words([writer]), name_words([customer])))


REPLIES = (*_read("internal"), *_read("internal_hard"), *_read("letters"), *_read("letters_hard"))
