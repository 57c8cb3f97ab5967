r"""The one notation for what people write, so that a table of phrases reads as phrases.

It is that of the files in `worker/words/data` and of the words that a company configures. One phrase a line, which is
made as plain as the text that it is looked for in; accents and capitals may stand or not:

    factur*                 the word with any ending
    ma/notre plainte        one word or the other
    pas ?du ?tout d'accord  words that may be left out
    conteste ... facture    up to three words in between
    envoi [60] echoue       up to sixty characters of any kind in between
    avocat !mur/pourri      not where this word follows
    (mise en/prise de) note one of several, each of one word or more
    casser/(faire la peau)  the same: as one of several, brackets hold words together
    recu(e)(s)              letters that may be left out; "(du /de la /)" is the same for several
    # a remark              passed over
    = rendez[- ]moi\b        an expression of Python's `re` that begins with a whole word, where phrases will not do
    ~ (?:^|, )rendez\b       the same, wherever it begins

Words end where they end: "retard" is not seen in "retardataire", "retard*" is. A blank stands for a hyphen too. Writing
other than Latin sets no blanks that could be relied on: a phrase that begins or ends in such letters is found inside
longer ones. `{NAME}` in an expression stands for the part of that name (see `tables`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from worker.words.said import Said, sentence_of
from worker.words.wording import fold

# A word as text has it, and what may stand after it before the next one: a blank, or a hyphen ("pouvez-vous"). The two
# share no character, so that nothing can be cut in two ways and a search stays linear.
_ANY_WORD = r"[\w'€$£%.]{1,40}"
_GAP = r"[ -]"
_UP_TO = re.compile(r"\[(\d{1,3})\]")
_PART = re.compile(r"\{([A-Z_]+)\}")
_OPEN, _SHUT = "([", ")]"


class PhraseUnreadable(ValueError):
    """A phrase that is not in the notation; the message says what is wrong with it."""


def expression(phrases: Iterable[str], parts: Mapping[str, str] | None = None, then: str = "") -> str:
    """An expression that finds any of the phrases in plain text, followed by the expression `then`.

    Raises PhraseUnreadable for a phrase that is none, and where there is none at all.
    """
    worded, anywhere = read(phrases, parts)
    # Asked once before them all, which spares most of a long text from being tried against each.
    either = ([rf"(?<!\w)(?:{'|'.join(worded)})"] if worded else []) + anywhere
    if not either:
        raise PhraseUnreadable("a table of phrases has at least one")
    whole = "|".join(either)
    return f"(?:{whole}){then}" if then or len(either) > 1 else whole


def read(phrases: Iterable[str], parts: Mapping[str, str] | None = None) -> tuple[list[str], list[str]]:
    """The expressions of phrases that begin where a word begins, and those of the others. Raises PhraseUnreadable."""
    worded: list[str] = []
    anywhere: list[str] = []
    for phrase in phrases:
        bounded, found = _read(phrase, parts or {})
        (worded if bounded else anywhere).append(found)
    return worded, anywhere


def compiled(phrases: Iterable[str], parts: Mapping[str, str] | None = None, then: str = "") -> re.Pattern[str]:
    """The pattern of `expression`. Raises PhraseUnreadable, which names the phrase that is at fault."""
    kept = tuple(phrases)
    try:
        return re.compile(expression(kept, parts, then))
    except re.error:
        for phrase in kept:
            try:
                re.compile(expression([phrase], parts))
            except re.error as error:
                raise PhraseUnreadable(f"{phrase!r} is no expression: {error}") from None
        raise


def _read(phrase: str, parts: Mapping[str, str]) -> tuple[bool, str]:
    """Whether it begins where a word begins, and its expression."""
    if phrase[:2] in {"= ", "~ "}:
        written = phrase[2:]
        unknown = [name for name in _PART.findall(written) if name not in parts]
        if unknown:
            raise PhraseUnreadable(f"{phrase!r} names the part {{{unknown[0]}}}, which is not there")
        return phrase[0] == "=", _PART.sub(lambda name: parts[name[1]], written)
    folded = fold(phrase)
    try:
        found = _phrase(folded)
    except PhraseUnreadable as error:
        raise PhraseUnreadable(Said("{first} {rest}", first=repr(phrase), rest=sentence_of(error))) from None
    return next((letter for letter in folded if letter.isalnum()), "a").isascii(), found


def _phrase(phrase: str) -> str:
    """The pattern of one phrase. A word that may be left out takes its gap along: the one before it, once a word
    that must be there has come.
    """
    pattern, unless, begun = "", "", False
    for word in _split(phrase, " "):
        words = _alternatives(word.lstrip("?!"))
        if word.startswith("!"):
            unless = rf"(?!{_GAP}{words}(?!\w))"
        elif word == "...":
            pattern += rf"(?:{_GAP}{_ANY_WORD}){{0,3}}?"
        elif up_to := _UP_TO.fullmatch(word):
            pattern += rf"(?:{_GAP}.{{0,{up_to[1]}}}?)?"
        elif word.startswith("?"):
            pattern += f"(?:{_GAP}{words})?" if begun else f"(?:{words}{_GAP})?"
        else:
            pattern += _GAP + words if begun else words
            begun = True
    if not begun:
        raise PhraseUnreadable(Said("has no word that must be there"))
    ends = next((letter for letter in reversed(phrase) if letter.isalnum()), "a").isascii()
    return pattern + (r"(?!\w)" if ends else "") + unless


def _alternatives(words: str) -> str:
    one_of = _split(words, "/")
    return _letters(words) if len(one_of) == 1 else f"(?:{'|'.join(map(_one, one_of))})"


def _one(piece: str) -> str:
    """One of several. Brackets around the whole of it only hold its words together: none of the several is nothing."""
    whole = piece.startswith("(") and _closing(piece, 0) == len(piece) - 1
    return _letters(piece[1:-1]) if whole and len(_split(piece[1:-1], "/")) == 1 else _letters(piece)


def _letters(piece: str) -> str:
    """A word or a few, with endings and choices in them."""
    pattern, place = "", 0
    while place < len(piece):
        letter = piece[place]
        if letter == "(":
            end = _closing(piece, place)
            pattern += _choice(piece[place + 1 : end])
            place = end
        elif letter == ")":
            raise PhraseUnreadable(Said("closes a bracket that was not opened"))
        else:
            pattern += r"\w*" if letter == "*" else _GAP if letter == " " else re.escape(letter)
        place += 1
    return pattern


def _choice(inside: str) -> str:
    one_of = _split(inside, "/")
    written = "|".join(map(_one, one_of))
    return f"(?:{written})" if len(one_of) > 1 else f"(?:{written})?"


def _closing(text: str, opened: int) -> int:
    depth = 0
    for place in range(opened, len(text)):
        depth += (text[place] in _OPEN) - (text[place] in _SHUT)
        if not depth:
            return place
    raise PhraseUnreadable(Said("opens a bracket that is not closed"))


def _split(text: str, at: str) -> list[str]:
    """The pieces between signs that stand in no bracket; blanks leave no empty piece."""
    return [piece for piece in _pieces(text, at) if piece or at != " "]


def _pieces(text: str, at: str) -> Iterator[str]:
    depth, start = 0, 0
    for place, letter in enumerate(text):
        depth += (letter in _OPEN) - (letter in _SHUT)
        if letter == at and depth <= 0:
            yield text[start:place]
            start = place + 1
    yield text[start:]
