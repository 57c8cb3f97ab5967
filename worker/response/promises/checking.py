"""Reads a text sentence by sentence and tells every promise in it that may not leave."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from worker.nouns.letter import Stage
from worker.response.promises.own_words import own_words
from worker.response.promises.table import RULES
from worker.response.promises.values import Finding, Known, Line, Rule
from worker.words.wording import QUOTED, SENTENCE, bounded, fold, original, sentences

# Nobody mends more at once; a text with as many is refused all the same.
_MOST: Final = 50
# Folding spells ligatures and signs out: prose grows a little by it, a text made to exhaust grows without end.
_LONGEST: Final = 2 * SENTENCE
# Words shown on each side of a finding in an overlong sentence, in characters.
_AROUND: Final = 100


def check(text: str, *, stage: Stage, known: Known) -> tuple[Finding, ...]:
    """Every finding in the order of the text, at most one a rule and sentence and 50 in all; none where it may leave.

    The whole text is read, French and English alike, whatever its language: a writer mixes them. Words between
    quotation marks and lines that begin with ">" are the complainant's, and are passed over. The time that this takes
    grows as the text does.
    """
    rules = [rule for rule in RULES if stage in rule.stages]
    return tuple(islice(_findings(own_words(text), rules, known), _MOST))


def _findings(text: str, rules: list[Rule], known: Known) -> Iterator[Finding]:
    for sentence in sentences(text, len(text)):
        line = Line(sentence, fold(sentence)[:_LONGEST])
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
    return Finding(rule.name, bounded(sentence), bounded(words), rule.fr, rule.en)
