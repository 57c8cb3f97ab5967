"""Words that the complainant will read are said to them: not about them, and not in a few words of a file."""

import re
from typing import Final

from worker.processing.commands.frame import Refusal
from worker.words.said import Said
from worker.words.wording import bounded, fold

_SHOWN: Final = 300
# Whom a colleague speaks of, where they speak of whoever reads it.
_OF_THEM: Final = re.compile(
    r"\b(?:(?:le|la|au|du|notre|ce|cette|the|our) )?(?:client|cliente|reclamant|reclamante|complainant|customer)\b"
    # « On lui a changé le joint », « elle était contente ».
    r"|\b(?:on|nous|je) (?:lui|leur) (?:a|ai|avons|avait)\b"
    r"|\b(?:il|elle|ils|elles) (?:est|etait|sont|etaient) (?:tres |bien )?(?:content|satisfait|d'accord|ravi|rassure)"
    r"|\b(?:we|i) (?:gave|sent|told) (?:him|her|them)\b|\b(?:he|she|they) (?:is|was|are|were) (?:happy|fine|ok)\b"
)
# "Client remboursé ce matin": who it was done to, and what was done.
_DONE_TO_THEM: Final = re.compile(
    r"(?:(?:le|la|notre|the|our) )?(?:client|cliente|reclamant|reclamante|complainant|customer)"
    r" (?:(?:a|a bien) ete |est |has been |was )?(?P<done>\S+(?:e|ee|i|ie|is|ise|u|ue|t|te|ed)\b.*)"
)
# What a whole sentence has, and a few words do not.
_SENTENCE: Final = re.compile(
    r"\b(?:nous|je|j'ai|vous|votre|vos|on|we|i|you|your|our|notre|nos|est|sont|a|ont|sera|seront|etait|ai|avons|is|are"
    r"|was|were|has|have|will|been)\b"
)


def told_so(words: str, language: str) -> str:
    """The words as a letter may say them: a few words without a verb become a sentence of ours. Raises Refusal for
    words that speak of their reader, with the line that speaks to them.
    """
    folded = fold(words)
    if _OF_THEM.search(folded):
        raise _spoken_of(words, folded)
    if _SENTENCE.search(folded):
        return _sentence(words)
    return Said("This is what we have done for you: {what}.", what=words.rstrip(" .!")).told(language)


def _sentence(words: str) -> str:
    """With the capital and the full stop that a letter has, where they were left out."""
    said = words.strip()
    return f"{said[:1].upper()}{said[1:]}{'' if said[-1:] in '.!?…' else '.'}"


def _spoken_of(words: str, folded: str) -> Refusal:
    found = _DONE_TO_THEM.fullmatch(folded) if len(folded) == len(words) else None
    done = bounded(words[found.start("done") :].rstrip(" .!").replace('"', "'"), _SHOWN) if found else ""
    way = Said('#resolved "You have been {done}."', done=done) if done else _SAY_IT
    return Refusal("the complainant reads these words, and they speak of them; say it to them:", steps=(way,))


_SAY_IT: Final = Said('#resolved "[a sentence to the complainant: “We have … for you” ?]"')
