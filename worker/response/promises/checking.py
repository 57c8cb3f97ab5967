"""Reads a text sentence by sentence and tells every promise in it that may not leave."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from worker.nouns.letter import Stage
from worker.response.promises.table import RULES
from worker.response.promises.values import Finding, Known, Line, Rule
from worker.words import tongues
from worker.words.language import UNKNOWN, guess, spoken
from worker.words.said import Said, listed
from worker.words.tables import languages
from worker.words.wording import QUOTED, SENTENCE, bounded, fold, original, sentences

# Nobody mends more at once; a text with as many is refused all the same.
_MOST: Final = 50
# Folding spells ligatures and signs out: prose grows a little by it, a text made to exhaust grows without end.
_LONGEST: Final = 2 * SENTENCE
# Of the sentence behind, as much as a question has.
_ASKED: Final = 200
_PARAGRAPH: Final = re.compile(r"\n[ \t\r]*\n")
_UNJUDGED: Final = Said(
    "Promises are not recognised in this language: read again what is promised, then override this, or write in"
    " {languages}.",
)
_IN_ANOTHER: Final = Said(
    "This is in {language}, and the letter around it in {letter}: write it in the language of the letter; if it is the"
    " file that has the wrong one, #complainant language=… says so.",
)
# Fewer words are a name, or the same in both.
_FEW: Final = 3
_OR: Final = Said("{first} or {rest}")
# A paragraph with several of these says something, and is no name or number by itself.
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
# Words shown on each side of a finding in an overlong sentence, in characters.
_AROUND: Final = 100
_INSTEAD: Final = "«…»"
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
# Within a paragraph and at most about a page: a mark that is never closed hides nothing.
_BREAK = r"\n(?![ \t\r]*\n)"
_QUOTATION = re.compile(
    rf"«(?:[^«»\n]|{_BREAK}){{1,1500}}»"
    rf"|“(?:[^“”\n]|{_BREAK}){{1,1500}}”"
    # The straight mark opens and closes, and is an inch after a number.
    rf'|(?<!\w)"(?:[^"\n]|{_BREAK}){{1,1500}}"(?!\w)'
)


def check(text: str, *, stage: Stage, known: Known) -> tuple[Finding, ...]:
    """Every finding in the order of the text, at most one a rule and sentence and 50 in all; none where it may leave.

    The whole text is read, in every language that has words for promises, whatever its own: a writer mixes them. What
    is written in another one is told first, since nothing in it can be judged. Words between
    quotation marks and lines that begin with ">" are the complainant's, and are passed over. The time that this takes
    grows as the text does.
    """
    rules = [rule for rule in RULES if stage in rule.stages]
    said = _own_words(text)
    unread = chain(_unjudged(said, known.language), _in_another(said, known.language, stage))
    return tuple(islice(chain(unread, _findings(said, rules, known)), _MOST))


def _own_words(text: str) -> str:
    """What the complainant said, quoted back to them, is not ours to answer for: the text without lines that begin with
    ">", and with «…» for what stands between quotation marks.
    """
    return _QUOTATION.sub(_INSTEAD, _QUOTED_LINE.sub("\n", text))


def _unjudged(text: str, letters: str) -> Iterator[Finding]:
    """The first sentence in a language without words for promises: what it promises is for a person to read (T5).

    `letters` is the language of the letter: a paragraph that may be in any is in that one.
    """
    judged = languages("promises")
    for paragraph in _PARAGRAPH.split(text):
        language = spoken(paragraph) or (letters if len(_WORD.findall(paragraph[:_LONGEST])) > 1 else "")
        if not language or language in judged:
            continue
        said = sentences(paragraph, len(paragraph))
        # A list of names or files is in no language at all: a whole sentence must be in none that is known.
        unread = next((one for one in said if language != UNKNOWN or spoken(one) == UNKNOWN), "")
        if unread:
            those = listed((tongues.name(one) or one for one in judged), by=_OR)
            yield Finding("unjudged", bounded(unread), bounded(unread), _UNJUDGED.about(languages=those))
            return


def _in_another(text: str, letters: str, stage: Stage) -> Iterator[Finding]:
    """The first paragraph of an answer in another of our languages than the letter around it: « La table est arrivée
    rayée » behind "Why we decided this".
    """
    judged = languages("promises") if stage == "answer" else ()
    for paragraph in _PARAGRAPH.split(text) if letters in judged else ():
        language = guess(paragraph) if len(_WORD.findall(paragraph[:_LONGEST])) >= _FEW else ""
        if language and language != letters and language in judged:
            said = bounded(next(iter(sentences(paragraph, len(paragraph))), paragraph))
            told = _IN_ANOTHER.about(language=tongues.name(language), letter=tongues.name(letters))
            yield Finding("other_tongue", said, said, told)
            return


def _findings(text: str, rules: list[Rule], known: Known) -> Iterator[Finding]:
    said = tuple(sentences(text, len(text)))
    for place, sentence in enumerate(said):
        after = fold(said[place + 1][:_ASKED]) if place + 1 < len(said) else ""
        line = Line(sentence, fold(sentence)[:_LONGEST], after[:_ASKED])
        told: set[str] = set()
        for rule in rules:
            hit = None if rule.name in told else next(rule.look(line, known), None)
            if hit:
                told.add(rule.name)
                yield _finding(rule, line, *hit)


def _finding(rule: Rule, line: Line, start: int, end: int) -> Finding:
    sentence = line.text
    if len(sentence) > QUOTED:
        sentence = original(line.text, line.folded, max(0, start - _AROUND), min(len(line.folded), end + _AROUND))
    words = original(line.text, line.folded, start, end).strip(" .,;:!?()«»“”\"'")
    return Finding(rule.name, bounded(sentence), bounded(words), rule.remedy)
