"""Words that the complainant will read are said to them: not about them, and not in a few words of a file."""

from typing import Final

from worker.processing.commands.frame import Refusal
from worker.words.said import Said
from worker.words.tables import shape, words
from worker.words.wording import bounded, fold

_SHOWN: Final = 300
_ROOM: Final = "lines"
# Whom a colleague speaks of, where they speak of whoever reads it: « On lui a changé le joint ».
_OF_THEM: Final = words(_ROOM, "of the reader")
# "Client remboursé ce matin": who it was done to, and what was done, by the ending of a participle.
_DONE_TO_THEM: Final = shape(_ROOM, r"{done to} (?:{was} )?(?P<done>\S+(?:e|ee|i|ie|is|ise|u|ue|t|te|ed)\b.*)")
# What a whole sentence has, and a few words do not.
_SENTENCE: Final = words(_ROOM, "sentence")


def told_so(said: str, language: str) -> str:
    """The words as a letter may say them: a few words without a verb become a sentence of ours. Raises Refusal for
    words that speak of their reader, with the line that speaks to them.
    """
    folded = fold(said)
    if _OF_THEM.search(folded):
        raise _spoken_of(said, folded)
    if _SENTENCE.search(folded):
        return _sentence(said)
    return Said("This is what we have done for you: {what}.", what=said.rstrip(" .!")).told(language)


def _sentence(typed: str) -> str:
    """With the capital and the full stop that a letter has, where they were left out."""
    said = typed.strip()
    return f"{said[:1].upper()}{said[1:]}{'' if said[-1:] in '.!?…' else '.'}"


def _spoken_of(said: str, folded: str) -> Refusal:
    found = _DONE_TO_THEM.fullmatch(folded) if len(folded) == len(said) else None
    done = bounded(said[found.start("done") :].rstrip(" .!").replace('"', "'"), _SHOWN) if found else ""
    way = Said('#resolved "You have been {done}."', done=done) if done else _SAY_IT
    return Refusal("the complainant reads these words, and they speak of them; say it to them:", steps=(way,))


_SAY_IT: Final = Said('#resolved "[a sentence to the complainant: “We have … for you” ?]"')
