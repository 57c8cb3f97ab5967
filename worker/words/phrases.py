"""A small notation for what people write, so that a table of phrases reads as phrases.

One phrase a line, in folded text (lower-case, no accents):

    factur*                 the word with any ending
    ma/notre plainte        one word or the other
    pas ?du ?tout d'accord  words that may be left out
    conteste ... facture    up to three words in between
    avocat !mur/pourri      not where this word follows

Single words end where the phrase ends: "retard" is not seen in "retardataire".
"""

import re
import textwrap

# A word as text has it, and what may stand after it before the next one: a blank, or a hyphen ("pouvez-vous"). The two
# share no character, so that nothing can be cut in two ways and a search stays linear.
_ANY_WORD = r"[\w'€$£%.]{1,40}"
_GAP = r"[ -]"


def compiled(*tables: str) -> re.Pattern[str]:
    """One pattern that finds any phrase of the tables in a folded text. Raises ValueError for one without a word."""
    phrases = [line.strip() for table in tables for line in table.splitlines() if line.strip()]
    if not phrases:
        raise ValueError("a table of phrases has at least one")
    return re.compile(r"(?<!\w)(?:" + "|".join(_phrase(phrase) for phrase in phrases) + ")")


def either(*patterns: re.Pattern[str] | str) -> re.Pattern[str]:
    """One pattern out of several, each of which begins with a whole word."""
    # Asked once before them all, which spares most of a long text from being tried against each.
    return re.compile(
        r"(?<!\w)(?:" + "|".join(f"(?:{one if isinstance(one, str) else one.pattern})" for one in patterns) + ")"
    )


_PART = re.compile(r"\{([A-Z_]+)\}")


def expressions(table: str, **parts: str) -> re.Pattern[str]:
    """One pattern out of a table of expressions, each of which begins with a whole word.

    An expression begins a line; a line that is set further in goes on with it. A line with # says what follows.
    `{NAME}` stands for the part of that name.
    """
    lines = [line for line in textwrap.dedent(table).splitlines() if line.strip() and not line.lstrip().startswith("#")]
    whole = re.sub(r"\n +", "", "\n".join(lines)).splitlines()
    return either(*(_PART.sub(lambda name: parts[name[1]], line) for line in whole))


def one_of(table: str, ending: str = "") -> str:
    """An expression for one of the alternatives of a table, parted by " / ", with the ending of them all."""
    return f"(?:{'|'.join(' '.join(table.split()).split(' / '))}){ending}"


def any_of(table: str) -> str:
    """An expression for any number of the alternatives of a table, each after a blank; also for none."""
    return f"(?: {one_of(table)})*"


def _phrase(phrase: str) -> str:
    """The pattern of one phrase. A word that may be left out takes its gap along: the one before it, once a word
    that must be there has come.
    """
    pattern, unless, begun = "", "", False
    for word in phrase.split():
        words = _alternatives(word.lstrip("?!"))
        if word.startswith("!"):
            unless = rf"(?!{_GAP}{words}(?!\w))"
        elif word == "...":
            pattern += rf"(?:{_GAP}{_ANY_WORD}){{0,3}}?"
        elif word.startswith("?"):
            pattern += f"(?:{_GAP}{words})?" if begun else f"(?:{words}{_GAP})?"
        else:
            pattern += _GAP + words if begun else words
            begun = True
    if not begun:
        raise ValueError(f"{phrase!r} has no word that must be there")
    return pattern + r"(?!\w)" + unless


def _alternatives(words: str) -> str:
    parts = [re.escape(word).replace(r"\*", r"\w*") for word in words.split("/")]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
