"""How letters begin: the words that greet, told from the sentence that may follow them on the same line.

A greeting is read word by word, since names are known by their capitals: "Bonjour Mme Le Goff, votre colis …".
"""

import re
from typing import Final

from worker.words.tables import every
from worker.words.wording import fold

LONGEST: Final = 120
_LONGEST_NAME: Final = 40
_ONE_NAME = r"[^\W\d_][^\W\d_'’.-]{0,30}(?:[-'’][^\W\d_]{1,30})?"
_NAME_ALONE = re.compile(rf"(?P<name>{_ONE_NAME}(?: {_ONE_NAME}){{0,2}}) ?[,!]")
_NAME_FIRST = re.compile(rf"{_ONE_NAME}(?: {_ONE_NAME}){{0,2}}, (?P<hello>[^\W\d_]{{2,12}}) ?[,.!]?")
# "bonjour dan", "bonjour madame dupont" typed in small letters, and nothing else on the line.
_SMALL_NAME = re.compile(
    r"(?P<hello>[^\W\d_]{2,12}) (?:(?:[Mm]adame|[Mm]onsieur|[Mm]me|[Mm]r?\.?|[Mm]rs|[Mm]s) )?"
    r"(?P<name>[^\W\d_A-Z](?:[^\W\d_]|['’-]){1,30}) ?[,.!]?"
)
# "Bonjour Paul,Nous vous proposons": a comma ends the greeting, whether a blank is behind it or none.
_GLUED = re.compile(r"(?<=[^\W\d_])[,!](?=[^\W\d_])")
# What stands in a greeting and is nobody's name.
_NO_NAMES = ("sentence", "hello", "titles", "customers", "readers", "links", "particles", "no name")
_WORD = re.compile(r"\S+")
# "À l'attention de Madame Ann Morel, service clients".
_LONGEST_ADDRESS: Final = 10
_STOPS = ",;:!.…"
_SIGNS = frozenset("&/-")


def greeted(line: str) -> tuple[str, str]:
    """The greeting that a line begins with, ready to stand in a letter, and the rest; ("", line) for none."""
    line = _GLUED.sub(r"\g<0> ", line[:LONGEST], count=1) + line[LONGEST:]
    if whole := _whole(line):
        return whole, ""
    words = list(_WORD.finditer(line[:400]))
    if not words or _bare(words[0][0]) not in _any("hello", "titles"):
        return "", line
    last, named, hello = _last_word(words)
    if words[last][0].casefold() == "good":
        return "", line
    end = words[last].end()
    rest = line[end:].lstrip(" \t-–—,")
    if rest.startswith("!"):
        end, rest = end + line[end:].index("!") + 1, rest.lstrip("! ")
    stopped = line[end - 1] in _STOPS and not _shortens(words[last][0])
    if rest and not _parted(rest, stopped=stopped, hello=hello, named=named):
        return _hello_alone(line, words)
    rest = rest[3:] if rest[:3].casefold() == "et " else rest
    return _shown(line[words[0].start() : end]), rest[:1].upper() + rest[1:]


def _hello_alone(line: str, words: list[re.Match[str]]) -> tuple[str, str]:
    """The hello before a sentence that begins with a name, "Bonjour, Madame Roux attend"; ("", line) for none."""
    first = words[0]
    if not first[0].endswith((",", "!")) or _bare(first[0]) not in _any("hello"):
        return "", line
    return _shown(first[0]), line[first.end() :].strip()


def ungreeted(text: str) -> str:
    """A text without the greetings that its rows begin with, and without rows that only say whom it is for."""
    rows = (_ungreeted(row) for row in text.split("\n"))
    return "\n".join(row for row in rows if not _addresses(row))


def _ungreeted(row: str) -> str:
    """Without a comma behind the name the sentence may be about it: "Bonjour Mme Roux a été odieuse"."""
    greeting, rest = greeted(row)
    ended = not rest or row[: len(row) - len(rest)].rstrip()[-1:] in _STOPS
    return rest if greeting and ended else row


def _addresses(row: str) -> bool:
    words = row[:LONGEST].split()
    return len(words) <= _LONGEST_ADDRESS and any(_bare(word) in _any("addressed") for word in words)


def may_be_greeted(name: str) -> bool:
    """Whether "Bonjour …," reads well with this name: not in capitals, no company's, nor one that fills the line."""
    words = name.split()
    if not words or len(name) > _LONGEST_NAME or words[0][0].islower() or not all(map(_is_of_a_name, words)):
        return False
    told = [_bare(word) for word in words]
    if told[0] in _any("begins no person") or any(one in _any("companies") for one in told):
        return False
    # « M. », « J. D. », « Mme »: a greeting that breaks off is worse than none.
    return any(len(one) > 1 and one not in _any("titles", "links", "particles") for one in told)


def _is_of_a_name(word: str) -> bool:
    """True of "Anne-Marie", "O'Brien", "J." and "de", neither "DUPONT" nor "3000" nor "(Lyon)"."""
    letters = [sign for sign in word if sign.isalpha()]
    shouted = len(letters) > 1 and all(sign.isupper() for sign in letters)
    return bool(letters) and not shouted and all(sign.isalpha() or sign in "-'’." for sign in word)


def names_reader(line: str, names: frozenset[str], *, apart: bool) -> str:
    """The greeting that a first row is which only names its reader: "Ben,"; "" for none.

    `names` are the folded words of those who may read it. Another name is one where a blank line is below: `apart`.
    """
    found = _NAME_ALONE.fullmatch(line.strip()) if len(line) <= LONGEST else None
    if found is None:
        return ""
    told = [_bare(word) for word in found["name"].split()]
    if not found["name"][0].isupper():
        return ""
    theirs = all(word in names for word in told)
    plain = len(told) == 1 and told[0] not in _any("sentence", "no name") and not told[0].endswith(("ment", "ly"))
    return _shown(line.strip()) if theirs or (plain and apart) else ""


def _whole(line: str) -> str:
    """A line that is a greeting from end to end: "Una, bonjour,", "bonjour dan"; "" for any other."""
    told = line.strip()
    if found := _NAME_FIRST.fullmatch(told):
        return _shown(told) if _bare(found["hello"]) in _any("hello") else ""
    found = _SMALL_NAME.fullmatch(told)
    if found is None or _bare(found["hello"]) not in _any("hello"):
        return ""
    name = found["name"]
    if _bare(name).endswith(tuple(_any("ends no name"))) or _bare(name) in _any(*_NO_NAMES):
        return ""
    return _shown(f"{told[: found.start('name')]}{name.title()}")


def _shortens(word: str) -> bool:
    """Whether its full stop ends nothing, as that of "M." and "Mrs."."""
    return word.endswith(".") and _bare(word) in _any("shortened")


def _last_word(words: list[re.Match[str]]) -> tuple[int, bool, bool]:
    """(the greeting's last word, whether it holds a name, whether it says hello)."""
    last, named, hello = 0, False, False
    for place, word in enumerate(words[:12]):
        bare = _bare(word[0])
        before = words[place - 1][0] if place else ""
        after_stop = before[-1:] in _STOPS and bool(before) and not _shortens(before)
        if bare in _any("hello", "titles", "customers"):
            hello = hello or bare in _any("hello") or (place == 0 and bare in _any("dear"))
            last = place
        elif after_stop:
            break
        elif bare in _any("readers") and (bare not in {"vous", "toi"} or _bare(before) == "a"):
            last = place
        elif _is_name(word[0], bare) or (_shortens(before) and _bare(before) in _any("companies") and bare):
            last, named = place, True
        elif bare not in _SIGNS and bare not in _any("links", "particles"):
            break
    return last, named, hello


def _is_name(word: str, bare: str) -> bool:
    return bool(bare) and word.lstrip("(«\"'")[:1].isupper() and bare not in _any("sentence") and not bare[0].isdigit()


def _parted(rest: str, *, stopped: bool, hello: bool, named: bool) -> bool:
    """Whether what stands behind the words is a sentence of its own: "Monsieur Roux a été remboursé" greets nobody."""
    first = _bare(rest.split(None, 1)[0])
    begins = first in _any("sentence") or first.startswith(("j'", "d'apres", "l'"))
    if hello:
        # What goes on behind a name without a comma may be its verb: "Bonjour, Madame Roux attend toujours sa lampe".
        return stopped or begins or (rest[0].islower() and (not named or first in _any("particles")))
    return stopped and (not named or (begins and first not in _any("apposition")))


def _any(*lists: str) -> frozenset[str]:
    return every("greetings", *lists)


def _bare(word: str) -> str:
    return fold(word).strip(".,;:!…()«»\"' ")


def _shown(greeting: str) -> str:
    """As a letter begins with it: one line, a capital first, a comma or an exclamation mark last."""
    words = " ".join(greeting.split())[:LONGEST]
    lively = words.endswith("!")
    words = words.rstrip(" ,;:!…-") if words[-2:].casefold() == "m." else words.rstrip(" ,;:!….-")
    return words[:1].upper() + words[1:] + (" !" if lively else ",")
