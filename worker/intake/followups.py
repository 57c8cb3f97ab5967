"""What a follow-up is about, proposed with the words that say so. A person decides what changes the file's state."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from worker.words.tables import Words, words
from worker.words.wording import bounded, fold, original, sentences

FollowUpKind = Literal["contestation", "withdrawal", "status_question", "thanks", "survey", ""]

_ROOM = "followups"


@dataclass(frozen=True, slots=True)
class _Rule:
    """One kind and how it is said. `denied`, right before the words in their clause, or `condition`, anywhere in their
    sentence, takes them back.
    """

    kind: FollowUpKind
    words: Words
    denied: Words | None = None
    condition: Words | None = None

    def said(self, folded: str) -> Iterator[re.Match[str]]:
        if self.condition is None or not self.condition.search(folded):
            for hit in self.words.finditer(folded):
                if self.denied is None or not self.denied.search(folded[: hit.start()]):
                    yield hit


# Top down by what is at stake: who contests and asks for news contests, who withdraws with thanks withdraws.
_RULES: tuple[_Rule, ...] = (
    # The answer is not accepted, in so many words; or the mediator is called.
    _Rule("contestation", words(_ROOM, "contestation")),
    # It is given up, or nothing is left to do.
    _Rule(
        "withdrawal",
        words(_ROOM, "withdrawal"),
        denied=words(_ROOM, "withdrawal denied"),
        condition=words(_ROOM, "condition"),
    ),
    # Where are we?
    _Rule("status_question", words(_ROOM, "status question")),
)

# Thanks are only thanks where the mail says little else, and asks for nothing.
_THANKS_AT_MOST = 60
_THANKS = words(_ROOM, "thanks")
_MORE_THAN_THANKS = words(_ROOM, "more than thanks")


def kind(text: str) -> tuple[FollowUpKind, str]:
    """What a follow-up is about and the author's words that say so (at most 300 characters); ("", "") where unclear.

    `text` is the new text of the message, without quotes: our own letters would answer for the author.
    """
    lines = [(sentence, fold(sentence)) for sentence in sentences(text)]
    for rule in _RULES:
        for sentence, folded in lines:
            for hit in rule.said(folded):
                return rule.kind, bounded(original(sentence, folded, hit.start(), hit.end()))
    thanks = next(_thanks(lines), "")
    return ("thanks", thanks) if thanks else ("", "")


def _thanks(lines: list[tuple[str, str]]) -> Iterator[str]:
    if sum(len(sentence.split()) for sentence, _ in lines) > _THANKS_AT_MOST:
        return
    if any(_MORE_THAN_THANKS.search(folded) for _, folded in lines):
        return
    for sentence, folded in lines:
        if hit := _THANKS.search(folded):
            yield bounded(original(sentence, folded, hit.start(), hit.end()))
