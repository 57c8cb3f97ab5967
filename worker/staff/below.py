"""What stands unmarked below a word that answers a letter of ours, where it is that very letter, is no word of it.

Some clients repeat the letter that is answered without a mark or a line above it. The letter is known, so nothing is
guessed: one line that is not of it, and all of it counts as typed. It is repeated from its beginning: whoever types
again what the letter showed them of their own text repeats none of it.
"""

import re

from worker.words.wording import fold

# So few lines of ours may be the colleague's own words.
LEAST = 3
_FIRST = 3
_WORD = re.compile(r"[^\W_]+")
# "Objet : …", which clients set above what they repeat.
_HEADER = re.compile(r"(?:de|from|envoye|sent|date|a|to|pour|cc|objet|subject)\s?:.{0,300}", re.DOTALL)
# "#confirmer" with its code, an address behind a label.
_TARGET = re.compile(r"<[^<>]{1,2000}>")


def without_the_letter(text: str, letter: str) -> str:
    """The text above the letter, where all that follows is the letter's; else all of the text."""
    ours = _flat(letter)
    rows = text.split("\n")
    # What stands first was typed, also where the letter has the same word in it.
    first = next((number for number, row in enumerate(rows) if row.strip()), 0) + 1
    place = len(rows)
    while place > first and _is_of(rows[place - 1], ours):
        place -= 1
    below = [row for row in rows[place:] if row.strip()]
    own = "\n".join(rows[:place]).strip()
    return own if own and len(below) >= LEAST and _begins(letter, below) else text


def _begins(letter: str, below: list[str]) -> bool:
    """Whether one of the letter's first lines is there: its title, or how it greets."""
    first = [flat for row in letter.split("\n") if len((flat := _flat(row)).split()) > 1][:_FIRST]
    return any(_flat(row) in first for row in below)


def _is_of(row: str, ours: str) -> bool:
    flat = _flat(_TARGET.sub(" ", row))
    return not flat.strip() or flat in ours or _HEADER.fullmatch(fold(row.strip())) is not None


def _flat(text: str) -> str:
    """Its words alone, each between blanks."""
    return f" {' '.join(_WORD.findall(fold(text)))} "
