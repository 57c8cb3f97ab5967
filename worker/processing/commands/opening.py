"""How a row of a mail begins: with a command, with something that looks like one, or with words.

A row is a command where nothing has to be guessed: marks around it are taken away, and a command of ours stands there.
Where anything had to be guessed it is not `sure`: it is never carried out, and never sent either.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Final

from worker.processing.commands.marks import bare, is_quoted, plain
from worker.processing.commands.vocabulary import OFFICE_VERBS, Vocabulary
from worker.words.tables import printed, shape
from worker.words.wording import fold

LONGEST: Final = 2_000
_VERB: Final = r"(?P<verb>[^\W\d_](?:[\w'’-]{0,38}[^\W_])?)"
# "#évaluer …", "# évaluer", "##évaluer", "#**évaluer**": the sign, and a word that begins with a letter.
_SIGNED: Final = re.compile(rf"#[^\w\n]{{0,6}}_{{0,2}}{_VERB}[*_`]{{0,3}}(?P<rest>.*)")
# What other programs begin their commands with.
_OTHERWISE: Final = re.compile(rf"(?P<sign>[/@!\\]){_VERB}(?P<rest>.*)")
_LABELLED: Final = re.compile(r"(?P<label>[^#<>]{1,120}):(?P<rest>[^#:]{0,12}#.*)")
_NAKED: Final = re.compile(rf"{_VERB}(?P<rest>.*)")
_KEY: Final = re.compile(r"[ :,*_`]{0,20}(?P<key>[^\W\d_][\w'’-]{0,30})[*_`]{0,3} ?(?P<sign>[=:])")
_KEY_AND_VALUE: Final = re.compile(r"[ :,]*(?P<key>[^\W\d_][\w'’-]{0,30}) +[^ ]")
_NEGATED: Final = shape("lines", r"(?<!\w){negated}")
# A label of our letters is short, and names what the command does: "Évaluer : #évaluer …", "Laisser une note : #note".
_MOST_LABEL_WORDS: Final = 6
_STEM: Final = 4
_FEW: Final = 8
_LIKENESS: Final = 0.85


@dataclass(frozen=True, slots=True)
class Opening:
    """A row that begins with a command. `verb` and `rest` are as typed; `sure` where it may be carried out."""

    verb: str
    rest: str
    sure: bool


def opening(row: str, vocabulary: Vocabulary) -> Opening | None:
    """What a row begins with, None for words."""
    words = plain(row[:LONGEST])
    for note in printed("letters", "notes") if "(" in words else ():
        # A page has the apostrophes of print.
        words = words.replace(note, "").replace(note.replace("'", "\u2019"), "")
    found = _read(bare(words), vocabulary)
    if found is not None and is_quoted(words):
        return Opening(found.verb, found.rest, sure=False)
    return found


def _read(words: str, vocabulary: Vocabulary) -> Opening | None:
    if signed := _SIGNED.match(words):
        if vocabulary.find_ref(signed["verb"]):
            return None
        return _whole(signed["verb"], signed["rest"], vocabulary)
    if other := _OTHERWISE.match(words):
        known = vocabulary.find(other["verb"])
        if known or other["sign"] in "/\\":
            return _whole(other["verb"], other["rest"], vocabulary)
        return None
    if labelled := _LABELLED.match(words):
        return _behind_label(labelled["label"], labelled["rest"], vocabulary)
    return _naked(words, vocabulary)


def _whole(verb: str, rest: str, vocabulary: Vocabulary) -> Opening:
    """The opening with a name of two words in one: "#action faite 3", "#niveau 2 Carla"."""
    second, _, more = rest.strip().partition(" ")
    for glue in ("-", ""):
        if second and rest[:1] == " " and vocabulary.find(f"{verb}{glue}{second}"):
            return Opening(f"{verb}{glue}{second}", more, sure=True)
    return Opening(verb, rest, sure=True)


def _behind_label(label: str, rest: str, vocabulary: Vocabulary) -> Opening | None:
    found = _read(bare(rest), vocabulary)
    if found is None:
        return None
    known = vocabulary.find(found.verb)
    folded = fold(label)
    stems = {fold(name)[:_STEM] for name in (found.verb, known.name)} if known else set()
    told = any(word.removeprefix("l'")[:_STEM] in stems for word in folded.split())
    short = len(folded.split()) <= _MOST_LABEL_WORDS and "?" not in folded and not _NEGATED.search(folded)
    return Opening(found.verb, found.rest, sure=found.sure and (_is_ours(folded) or (told and short)))


def _is_ours(label: str) -> bool:
    """Whether our own letters print it before a command of their lists: copied with it, it is no part of it."""
    return label.strip(" *_.") in _labels() or label.startswith(_beginnings())


@cache
def _labels() -> frozenset[str]:
    return frozenset(map(fold, printed("letters", "labels")))


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(f"{fold(one)} " for one in printed("letters", "beginnings"))


def _naked(words: str, vocabulary: Vocabulary) -> Opening | None:
    """A command without its sign: "évaluer gravité=2 …", "affecter Bob"; and verbs that are the office's alone."""
    found = _NAKED.match(words)
    known = vocabulary.find_bare(found["verb"]) if found else None
    if found is None:
        return None
    verb, rest = found["verb"], found["rest"]
    if known is None:
        return Opening(verb, rest, sure=False) if _is_like_one(verb, words) else None
    if _begins_with_key(rest, known.keys, keyed=known.keyed):
        return Opening(verb, rest, sure=True)
    if known.names_person and vocabulary.is_colleague(rest.strip(" :.,;!*_`")):
        return Opening(verb, rest, sure=True)
    if fold(verb) in OFFICE_VERBS or (fold(verb) == "note" and rest.lstrip(" ")[:1] == ":"):
        return Opening(verb, rest, sure=False)
    return None


def _is_like_one(verb: str, words: str) -> bool:
    """A few words that begin with a verb of the office in another form: "affecte Bob", "requalifie en demande"."""
    said = fold(verb)
    like = [name for name in OFFICE_VERBS if name[:_STEM] == said[:_STEM]]
    return bool(like) and len(words.split()) <= _FEW and bool(get_close_matches(said, like, n=1, cutoff=_LIKENESS))


def _begins_with_key(rest: str, keys: frozenset[str], *, keyed: bool) -> bool:
    found = _KEY.match(rest)
    if found and fold(found["key"]) in keys and (keyed or found["sign"] == "="):
        return True
    spaced = _KEY_AND_VALUE.match(rest) if keyed else None
    return bool(spaced and fold(spaced["key"]) in keys and any(c.isdigit() for c in rest))
