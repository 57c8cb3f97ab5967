"""T1. The scales of the assessment in words: what each step is called, what it means, and how it is read when typed.

A company may give them words of its own (`[processing.scales]`); figures are read whatever they are called.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from worker.complaint.assessment import SCALES, Criterion
from worker.words.said import Said
from worker.words.wording import fold

# "2", "2/4", "2 sur 4", "niveau 2", "n° 2".
_FIGURE: Final = re.compile(
    r"(?:[^\W\d_]{1,8}[ .°]{1,3}|n°)?(?P<figure>[0-9]{1,6})(?: ?(?:/|sur|of|out of) ?[0-9]{1,2})?"
)
_AROUND: Final = " .,;:!?()[]'\"«»*_"
# What people set before a word and that changes nothing.
_BESIDE: Final = re.compile(r"^(?:plutot|assez|une?|rather|quite|a|niveau|level) +")
_LIKENESS: Final = 0.7
_STEM: Final = re.compile(r"(?:es|s|e)$")


@dataclass(frozen=True, slots=True)
class Level:
    """One step: its word, its meaning in a few words, and what else people call it, folded."""

    value: int
    word: Said
    means: Said
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Folded, in every language."""
        return (*(fold(words.format(**self.word.facts)) for words in self.word.everywhere()), *self.also)


Scales = Mapping[Criterion, tuple[Level, ...]]


@dataclass(frozen=True, slots=True)
class Read:
    """What typed words say of a criterion: its figure, None where they say none; then `near` is the one to propose."""

    value: int | None
    near: int


def _steps(*levels: tuple[Said, Said, str]) -> tuple[Level, ...]:
    return tuple(
        Level(value, word, means, tuple(filter(None, also.split("|"))))
        for value, (word, means, also) in enumerate(levels, 1)
    )


OURS: Final[Scales] = MappingProxyType(
    {
        "severity": _steps(
            (Said("low"), Said("a nuisance, nothing lost"), "basse|legere|leger|faible|mineure|minime|minor|light"),
            (Said("medium"), Said("time or a little money lost"), "modere|moderee|moyen|moderate|normale|mid"),
            (Said("high"), Said("money, or something needed, lost; damage"),
             "elevee|haute|importante|serieuse|serious|grave|severe|major|majeure"),
            (Said("critical"), Said("health, safety, or a danger that goes on"),
             "tres grave|tres forte|maximale|extreme|vitale|danger"),
        ),
        "complexity": _steps(
            (Said("easy"), Said("the facts are known, one person can answer"), "facile|faible|low"),
            (Said("medium"), Said("something must be checked or asked"), "modere|moderee|moyen"),
            (Said("complex"), Said("several services, an expert or a third party"),
             "difficile|forte|elevee|haute|hard|difficult|high"),
        ),
        "impact": _steps(
            (Said("single"), Said("this customer alone"), "unique|seul|individuelle|ce client|faible|isole|one|low"),
            (Said("limited"), Said("a few customers"), "quelques|quelques clients|moyenne|limite|few|medium"),
            (Said("wide"), Said("many customers"), "nombreuses|plusieurs|large|larges|forte|many|high"),
            (Said("public"), Said("the law, the press, an authority"), "publique|generale|generales|critique|critical"),
        ),
        "occurrence": _steps(
            (Said("first"), Said("never seen before"), "premiere fois|unique|jamais|once|nouvelle|rare"),
            (Said("repeated"), Said("seen before"), "deja vu|deja vue|recurrente|again|repetee|parfois"),
            (Said("frequent"), Said("comes back again and again"), "souvent|toujours|often|habituelle"),
        ),
    }
)  # fmt: skip


def with_own(own: Mapping[str, tuple[str, ...]]) -> Scales:
    """Ours, but for the criteria of which a company words the steps, lowest first, as "word: meaning"; what we call
    them is still read.
    """
    found = dict(OURS)
    for criterion, levels in OURS.items():
        parts = (step.partition(":") for step in own.get(criterion) or ())
        theirs = tuple(
            Level(one.value, Said("{words}", words=word.strip()), Said("{words}", words=means.strip()), one.names)
            for one, (word, _, means) in zip(levels, parts, strict=False)
        )
        found[criterion] = theirs or levels
    return MappingProxyType(found)


def read(criterion: Criterion, typed: str, scales: Scales) -> Read:
    """The step that words or a figure name; never fails."""
    said = _BESIDE.sub("", fold(typed).strip(_AROUND))
    if figure := _FIGURE.fullmatch(said):
        value, most = int(figure["figure"]), SCALES[criterion]
        return Read(value if 1 <= value <= most else None, max(1, min(value, most)))
    by_name = {name: level.value for level in reversed(scales[criterion]) for name in level.names}
    if said in by_name:
        return Read(by_name[said], by_name[said])
    # "Limitée" for "limitées": number and gender change nothing.
    by_stem = {_STEM.sub("", name): value for name, value in by_name.items()}
    if (stem := _STEM.sub("", said)) in by_stem:
        return Read(by_stem[stem], by_stem[stem])
    near = get_close_matches(said, by_name, n=1, cutoff=_LIKENESS)
    return Read(None, by_name[near[0]] if near else 0)


def told(criterion: Criterion, scales: Scales) -> tuple[Said, ...]:
    """Each step with its figure and its meaning."""
    return tuple(
        Said("{value} {word} ({means})", value=one.value, word=one.word, means=one.means) for one in scales[criterion]
    )
