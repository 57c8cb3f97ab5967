"""How letters begin: the words that greet, told from the sentence that may follow them on the same line.

A greeting is read word by word, since names are known by their capitals: "Bonjour Mme Le Goff, votre colis …".
"""

import re
from typing import Final

from worker.words.wording import fold

LONGEST: Final = 120
_HELLO = frozenset(
    [
        "bonjour", "bonsoir", "rebonjour", "re-bonjour", "re", "hello", "hi", "hey", "salut", "coucou", "greetings",
        "morning", "afternoon", "evening", "good",
    ]
)  # fmt: skip
_TITLE = frozenset(
    [
        "madame", "monsieur", "mesdames", "messieurs", "mademoiselle", "mlle", "mme", "mmes", "m", "mr", "mrs", "ms",
        "miss", "mm", "sir", "sirs", "madam", "dr", "docteur", "maitre", "cher", "chere", "chers", "cheres", "dear",
        "cliente", "client", "clients", "customer",
    ]
)  # fmt: skip
# Words that begin a greeting by themselves.
_FIRST = _HELLO | (_TITLE - {"client", "cliente", "clients", "customer"})
_ALL = frozenset({"tous", "toutes", "vous", "toi", "all", "everyone", "team", "there", "both"})
_LINK = frozenset({"et", "ou", "and", "or", "&", "/", "a", "to", "-"})
_PARTICLE = frozenset({"de", "du", "des", "d", "la", "le", "van", "von", "der", "el", "ben", "da", "dos"})
# Words with a capital that are no name: a sentence has begun.
_SENTENCE = frozenset(
    [
        "votre", "vos", "nous", "je", "j'ai", "merci", "suite", "apres", "comme", "pour", "par", "en", "au", "aux",
        "les", "l'article", "ce", "cet", "cette", "ces", "c'est", "il", "elle", "on", "notre", "nos", "vous",
        "faisant", "concernant", "conformement", "voici", "veuillez", "pouvez", "pourriez", "avez", "j'accuse",
        "j'espere", "ainsi", "avant", "your", "we", "i", "i'm", "we're", "thank", "thanks", "further", "following",
        "as", "this", "that", "it", "the", "our", "please", "could", "can", "in", "with", "regarding",
    ]
)  # fmt: skip
# First words that stand before a comma, and are no name.
_NO_NAME = frozenset(
    [
        "hier", "demain", "aujourd'hui", "enfin", "ensuite", "puis", "bref", "desormais", "oui", "non", "ok", "bien",
        "alors", "donc", "or", "certes", "voila", "bon", "dommage", "desole", "desolee", "pardon", "urgent", "note",
        "today", "yesterday", "tomorrow", "yes", "no", "well", "so", "however", "sorry", "first", "second", "finally",
        "cordialement", "amities", "regards", "best", "cheers", "encore", "toujours", "a", "again",
    ]
)  # fmt: skip
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
_WORD = re.compile(r"\S+")
_STOPS = ",;:!.…"
_SHORTENED = frozenset({"m", "mr", "mrs", "ms", "mme", "mlle", "dr", "st"})
# Behind a name and a comma these go on speaking of that person: "Monsieur Roux, notre livreur, passera".
_APPOSITION = frozenset({"notre", "nos", "our", "le", "par", "en", "with", "in", "the"})


def greeted(line: str) -> tuple[str, str]:
    """The greeting that a line begins with, ready to stand in a letter, and the rest; ("", line) for none."""
    line = _GLUED.sub(r"\g<0> ", line[:LONGEST], count=1) + line[LONGEST:]
    if whole := _whole(line):
        return whole, ""
    words = list(_WORD.finditer(line[:400]))
    if not words or _bare(words[0][0]) not in _FIRST:
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
        return "", line
    rest = rest[3:] if rest[:3].casefold() == "et " else rest
    return _shown(line[words[0].start() : end]), rest[:1].upper() + rest[1:]


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
    plain = len(told) == 1 and told[0] not in _SENTENCE | _NO_NAME and not told[0].endswith(("ment", "ly"))
    return _shown(line.strip()) if theirs or (plain and apart) else ""


def _whole(line: str) -> str:
    """A line that is a greeting from end to end: "Una, bonjour,", "bonjour dan"; "" for any other."""
    told = line.strip()
    if found := _NAME_FIRST.fullmatch(told):
        return _shown(told) if _bare(found["hello"]) in _HELLO else ""
    found = _SMALL_NAME.fullmatch(told)
    if found is None or _bare(found["hello"]) not in _HELLO:
        return ""
    name = found["name"]
    if (
        _bare(name).endswith(("ment", "-vous", "-nous", "-je", "-il"))
        or _bare(name) in _SENTENCE | _HELLO | _TITLE | _ALL | _LINK | _PARTICLE | _NO_NAME
    ):
        return ""
    return _shown(f"{told[: found.start('name')]}{name.title()}")


def _shortens(word: str) -> bool:
    """Whether its full stop ends nothing, as that of "M." and "Mrs."."""
    return word.endswith(".") and _bare(word) in _SHORTENED


def _last_word(words: list[re.Match[str]]) -> tuple[int, bool, bool]:
    """(the greeting's last word, whether it holds a name, whether it says hello)."""
    last, named, hello = 0, False, False
    for place, word in enumerate(words[:12]):
        bare = _bare(word[0])
        before = words[place - 1][0] if place else ""
        after_stop = before[-1:] in _STOPS and bool(before) and not _shortens(before)
        if bare in _HELLO | _TITLE:
            hello = hello or bare in _HELLO
            last = place
        elif after_stop:
            break
        elif bare in _ALL and (bare not in {"vous", "toi"} or _bare(before) == "a"):
            last = place
        elif _is_name(word[0], bare):
            last, named = place, True
        elif bare not in _LINK | _PARTICLE:
            break
    return last, named, hello


def _is_name(word: str, bare: str) -> bool:
    return bool(bare) and word.lstrip("(«\"'")[:1].isupper() and bare not in _SENTENCE and not bare[0].isdigit()


def _parted(rest: str, *, stopped: bool, hello: bool, named: bool) -> bool:
    """Whether what stands behind the words is a sentence of its own: "Monsieur Roux a été remboursé" greets nobody."""
    first = _bare(rest.split(None, 1)[0])
    begins = first in _SENTENCE or first.startswith(("j'", "d'apres", "l'"))
    if hello:
        return stopped or begins or rest[0].islower()
    return stopped and (not named or (begins and first not in _APPOSITION))


def _bare(word: str) -> str:
    return fold(word).strip(".,;:!…()«»\"' ")


def _shown(greeting: str) -> str:
    """As a letter begins with it: one line, a capital first, a comma or an exclamation mark last."""
    words = " ".join(greeting.split())[:LONGEST]
    lively = words.endswith("!")
    words = words.rstrip(" ,;:!…-") if words[-2:].casefold() == "m." else words.rstrip(" ,;:!….-")
    return words[:1].upper() + words[1:] + (" !" if lively else ",")
