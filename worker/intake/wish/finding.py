"""Reads the wish out of a text, sentence by sentence. Nothing is guessed: no way of asking, no wish."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from worker.complaint.particulars import DesiredSolution, WishKind
from worker.intake.wish.grammar import Grammar, grammars
from worker.intake.wish.grammar import grammar as of_language
from worker.words.amounts import Amount, amounts
from worker.words.spelling import corrects, spelt
from worker.words.sums import makes
from worker.words.tables import shape, words
from worker.words.wording import bounded, fold, original, sentences

# How far a way of asking reaches, in characters: two lines of a letter.
_REACH = 140
_AMOUNT_AFTER = 80
# Right before a sum: it is not wished.
_DENIES = 16
_DENIED = shape("wish", r"\b(?:{denies a sum}) ?$")
# Between two sums: both are wished, unless one is a part of the other or stands in its place.
_ADDS = shape(
    "wish",
    r"\A(?:(?!(?<!\w){no sum on top})[^0-9;:!?]){0,60}?(?<!\w)(?:{adds a sum})(?!\w)"
    r"(?:(?!(?<!\w){no sum on top})[^0-9;:!?]){0,40}\Z",
)
# How an item of a list begins.
_ITEM = ("-", "*", "•")
# Words shown on each side of a wish that stands in an overlong sentence, in characters.
_AROUND = 120

# Where a text wishes several things, what settles the matter stands before the end of a contract, and that before
# words, and a gesture before neither: who asks for an explanation and their money wants their money. Within a rank the
# first said wins.
_RANK: dict[WishKind, int] = {"discount": 1, "cancellation": 2, "other": 2, "explanation": 3, "apology": 3}
# Behind a refund: only some of it, and words by which a price was paid.
_A_PART = shape("wish", "{only a part}")
_PAID = words("wish", "was paid")
_WITH_AMOUNT = frozenset[WishKind]({"refund", "credit_note", "discount", "other"})


@dataclass(frozen=True, slots=True)
class _Wish:
    """One wish seen in a folded sentence. `start` and `end` span the words, `scope` ends where an amount may stand."""

    kind: WishKind
    start: int
    end: int
    scope: int


@dataclass(frozen=True, slots=True)
class _Thing:
    kind: WishKind
    start: int
    end: int


def find(text: str, language: str = "") -> DesiredSolution | None:
    """The wish that `text` plainly states, or None: of several the most tangible one (`every`)."""
    return next(iter(every(text, language)), None)


def every(text: str, language: str = "") -> tuple[DesiredSolution, ...]:
    """The wishes that `text` plainly states, one of a kind, the most tangible first. Reads the first 30,000 characters.

    `language` says which grammar is tried first; "" leaves them in their order. Each is `proposed`, quotes the author's
    words (at most 300 characters), and names an amount, in cents, only where the wish itself does.
    """
    told = [(sentence, fold(sentence)) for sentence in _introduced(sentences(text))]
    spelt_out = [(sentence, spelt(folded)) for sentence, folded in told]
    for grammar in grammars(language):
        lines = spelt_out if corrects(grammar.language) else told
        seen = [(sentence, folded, wish) for sentence, folded in lines for wish in _wishes(folded, grammar.language)]
        if seen:
            ranked = sorted(seen, key=lambda found: _RANK.get(found[2].kind, 0))
            of_kinds = {wish.kind: (sentence, folded, wish) for sentence, folded, wish in reversed(ranked)}
            first, *others = (of_kinds[kind] for kind in dict.fromkeys(wish.kind for *_, wish in ranked))
            chosen = _with_the_only_price(_solution(*first), seen, spelt_out)
            return (chosen, *(_solution(*one) for one in others))
    return ()


def _introduced(lines: Iterable[str]) -> Iterator[str]:
    """Each item of a list with the line that opens the list: "Je demande :", "- le remboursement"."""
    opening = ""
    for line in lines:
        item = line.startswith(_ITEM)
        if not item:
            opening = line if line.endswith(":") else ""
        yield f"{opening} {line.lstrip('-*• ')}" if item and opening else line


def _with_the_only_price(
    solution: DesiredSolution, seen: Sequence[tuple[str, str, _Wish]], lines: Sequence[tuple[str, str]]
) -> DesiredSolution:
    """Whoever wants their money back and names one price wants that, unless it is a part of it that they name."""
    if solution.kind != "refund" or solution.amount_cents is not None or {wish.kind for *_, wish in seen} != {"refund"}:
        return solution
    prices = {amount for _, folded in lines for amount, _, _ in amounts(folded)}
    if len(prices) != 1 or any(_A_PART.match(folded, wish.end) for _, folded, wish in seen):
        return solution
    if not any(_PAID.search(folded) for _, folded in lines):
        return solution
    [price] = prices
    return solution.model_copy(update={"amount_cents": price.cents, "currency": price.currency})


def _solution(sentence: str, folded: str, wish: _Wish) -> DesiredSolution:
    amount = _amount(folded, wish) if wish.kind in _WITH_AMOUNT else None
    words = bounded(sentence)
    if words != sentence:
        words = bounded(original(sentence, folded, max(0, wish.start - _AROUND), min(len(folded), wish.end + _AROUND)))
    return DesiredSolution(
        kind=wish.kind,
        quoted=words,
        amount_cents=amount.cents if amount else None,
        currency=amount.currency if amount else "",
    )


def _amount(folded: str, wish: _Wish) -> Amount | None:
    """The first that it names and does not deny: « un remboursement complet, pas 200 € »; with what comes on top."""
    said = folded[wish.start : wish.scope]
    named = [(amount, said[max(0, start - _DENIES) : start], start, end) for amount, start, end in amounts(said)]
    wished = [(amount, start, end) for amount, before, start, end in named if not _DENIED.search(before)]
    return _added(said, wished) if wished else None


def _added(said: str, wished: Sequence[tuple[Amount, int, int]]) -> Amount:
    """« 74 € et 12,50 € de port » is one sum, « 74 € ou 50 € » and « 74 € dont 12,50 € » are their first."""
    total, _, behind = wished[0]
    told = [(amount.cents, amount.currency) for amount, _, _ in wished]
    for amount, start, end in wished[1:]:
        if (total.cents, total.currency) in {one for one in told if makes(one, told)}:
            # « 86,50 €, soit 74 € et 12,50 € »: the total stands there itself.
            break
        if amount.currency != total.currency or not _ADDS.search(said[behind:start]):
            break
        total, behind = Amount(total.cents + amount.cents, total.currency), end
    return total


# A message is asked for its wishes as a whole, then by paragraphs and by sentences: each sentence is read once.
@lru_cache(maxsize=512)
def _wishes(folded: str, language: str) -> tuple[_Wish, ...]:
    """Every wish of one sentence, in the order in which it is said."""
    grammar = of_language(language)
    things = sorted(
        (_Thing(kind, hit.start(), hit.end()) for kind, pattern in grammar.things for hit in pattern.finditer(folded)),
        key=lambda thing: thing.start,
    )
    found = [*_asked(folded, things, grammar), *_ordered(folded, grammar), *_appreciated(folded, things, grammar)]
    return tuple(sorted(found, key=lambda wish: wish.start))


def _asked(folded: str, things: list[_Thing], grammar: Grammar) -> Iterator[_Wish]:
    """A way of asking, then the thing: "je souhaite ... un remboursement"."""
    if not things:
        return
    for frame in grammar.asks.finditer(folded):
        if _unreal(folded, frame, grammar):
            continue
        barrier = grammar.barrier.search(folded, frame.end(), frame.end() + _REACH)
        reach = barrier.start() if barrier else frame.end() + _REACH
        last = None
        for thing in things:
            if not frame.end() <= thing.start < reach or (last and thing.start < last):
                continue
            between = folded[last or frame.end() : thing.start]
            if last and not grammar.link.search(between):
                continue
            if not grammar.negation.search(between[between.rfind(",") + 1 :]) and not _in_the_last_resort(
                folded, thing, grammar
            ):
                # What is named behind the next thing is the price of that.
                following = min((one.start for one in things if one.start > thing.end), default=len(folded))
                scope = min(_scope(folded, thing.end, grammar), following)
                yield _Wish(thing.kind, frame.start(), thing.end, scope)
            last = thing.end


def _ordered(folded: str, grammar: Grammar) -> Iterator[_Wish]:
    """An order complete in itself: "remboursez-moi", "cancel my order"."""
    for kind, pattern in grammar.orders:
        for hit in pattern.finditer(folded):
            if not _unreal(folded, hit, grammar):
                yield _Wish(kind, hit.start(), hit.end(), _scope(folded, hit.end(), grammar))


def _appreciated(folded: str, things: list[_Thing], grammar: Grammar) -> Iterator[_Wish]:
    """The thing first, then its wish: "un geste serait le bienvenu"."""
    for thing in things:
        closing = grammar.closers.match(folded, thing.end)
        before = folded[max(0, thing.start - 15) : thing.start]
        if closing and not grammar.negation.search(before):
            yield _Wish(thing.kind, thing.start, closing.end(), closing.end())


def _in_the_last_resort(folded: str, thing: _Thing, grammar: Grammar) -> bool:
    """« le remboursement c'est seulement si vous n'en avez plus »."""
    return grammar.conditional is not None and grammar.conditional.match(folded, thing.end) is not None


def _unreal(folded: str, asking: re.Match[str], grammar: Grammar) -> bool:
    return grammar.unreal.search(folded[max(0, asking.start() - 20) : asking.start()]) is not None


def _scope(folded: str, end: int, grammar: Grammar) -> int:
    barrier = grammar.barrier.search(folded, end, end + _AMOUNT_AFTER)
    return barrier.start() if barrier else end + _AMOUNT_AFTER
