"""One complaint, several demands: told apart where their author counts them, proposed where they are only parted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from worker.intake import category, wish
from worker.processing.rules import OwnWords
from worker.words.tables import shape, words
from worker.words.wording import fold, sentences

MOST: Final = 12
# So many words at least make a demand: a list of articles or numbers is none.
_LEAST_WORDS = 4
_ROOM: Final = "demands"
_ITEM = shape(
    _ROOM,
    r"(?i:[ \t]*(?:{item}\s?(?:{number mark}\s?)?)?(?P<number>[0-9]{1,2})[ \t]?[.)°/:–—-]{1,2}[ \t]+(?P<words>\S.*))",
)
_INLINE = re.compile(r"(?<![\w(])(?P<number>[1-9])[)°][ \u00a0]")
# In this order. They stand in the text as it was written, in capitals or not.
_PARTS: Final = tuple(
    shape(_ROOM, rf"(?i:(?<!\w){{{name}}})") for name in ("one part", "firstly", "primo", "first point")
)
_ANOTHER = words(_ROOM, "another")
# What the author wants is kept as their wish, and is no point beside it.
_WANTS = words(_ROOM, "wants")
_JOINED = shape(_ROOM, r"(?i:[\s,;]+{joins}$)")
_BEFORE = " \t\n,;:.–—-•*"
_BEHIND = " \t\n,;–—-•*"


@dataclass(frozen=True, slots=True)
class Demands:
    """`counted` are points that the author told apart, `proposed` what a person may make points of; at most one of
    the two is there.
    """

    counted: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()


def tell(text: str, categories: Sequence[str] = (), own_words: Sequence[OwnWords] = ()) -> Demands:
    """Look for several demands in the substance of a complaint. Linear in its length."""
    counted = _by_items(text) or _by_inline(text) or _by_parts(text)
    if counted:
        return Demands(counted=counted)
    proposed = _by_connectors(text) or _by_paragraphs(text, categories, own_words)
    return Demands(proposed=proposed)


def _by_items(text: str) -> tuple[str, ...]:
    """Lines that are numbered from one on; what stands below the last item goes with it, unless it is the wish."""
    before: list[str] = []
    items: list[list[str]] = []
    blank = False
    after: list[str] = []
    for row in text.split("\n"):
        item = _ITEM.fullmatch(row)
        if item and int(item["number"]) == len(items) + 1:
            items.append([item["words"]])
            blank = False
        elif not row.strip():
            blank = True
        elif items:
            (after if blank else items[-1]).append(row.strip())
        else:
            before.append(row)
    return _whole("\n".join(before), [" ".join(item) for item in items], "\n".join(after))


def _by_inline(text: str) -> tuple[str, ...]:
    """Numbers within a paragraph: "1) … 2) …"."""
    marks = list(_INLINE.finditer(text))
    if [int(mark["number"]) for mark in marks] != list(range(1, len(marks) + 1)):
        return ()
    return _between(text, marks)


def _by_parts(text: str) -> tuple[str, ...]:
    """Marks as in "d'une part …, d'autre part …" go, the words stay."""
    for pattern in _PARTS:
        marks = list(pattern.finditer(text))
        kinds = {fold(mark[0]) for mark in marks}
        if len(kinds) > 1 and (found := _between(text, marks)):
            return found
    return ()


def _between(text: str, marks: Sequence[re.Match[str]]) -> tuple[str, ...]:
    if not 1 < len(marks) <= MOST:
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    items = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    return _whole(text[: marks[0].start()], items, "")


def _whole(before: str, items: Sequence[str], after: str) -> tuple[str, ...]:
    """The demands, where there are several and each says something; an introduction that says more joins the first."""
    told = [_capital(_trimmed(item)) for item in items]
    if not 1 < len(told) <= MOST or any(len(one.split()) < _LEAST_WORDS for one in told):
        return ()
    if before.strip() and not before.rstrip().endswith(":"):
        told[0] = f"{before.strip()}\n{told[0]}"
    if after and not _wishes(after):
        told[-1] = f"{told[-1]}\n{after}"
    return tuple(told)


def _trimmed(said: str) -> str:
    """Without the comma or the "et" that led to the next."""
    bare = said.lstrip(_BEFORE).rstrip(_BEHIND)
    return bare[:-8] + _JOINED.sub("", bare[-8:])


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _by_connectors(text: str) -> tuple[str, ...]:
    """A sentence that begins with "par ailleurs" begins a demand, unless all that it says is the wish."""
    parts = [""]
    for sentence in sentences(text, len(text)):
        if _ANOTHER.match(fold(sentence[:80])) and len(sentence.split()) > _LEAST_WORDS and not _wishes(sentence):
            parts.append(sentence)
        else:
            parts[-1] = f"{parts[-1]} {sentence}".strip()
    told = [part for part in parts if len(part.split()) >= _LEAST_WORDS]
    return tuple(told) if 1 < len(told) <= MOST else ()


def _by_paragraphs(text: str, categories: Sequence[str], own_words: Sequence[OwnWords]) -> tuple[str, ...]:
    """Paragraphs that are plainly about different things."""
    told = list(_paragraphs(text))
    several = told if categories and len(told) > 1 else []
    kinds = [category.propose(one, categories, own_words)[0] for one in several]
    about = {kind: one for kind, one in zip(kinds, told, strict=False) if kind and not _wishes(one)}
    return tuple(about.values()) if 1 < len(about) <= MOST else ()


def _paragraphs(text: str) -> Iterator[str]:
    yield from (" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", text) if len(part.split()) >= _LEAST_WORDS)


def _wishes(sentence: str) -> bool:
    return _WANTS.search(fold(sentence[:200])) is not None or wish.find(sentence) is not None
