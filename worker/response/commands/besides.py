"""A compensation after one that the complainant was offered before: beside it, or in its place (R3).

A file that is examined again or taken up again has what its first answer gave. What was paid stays paid; what is only
owed may be replaced. Which of the two is meant is asked, since a sum that counts twice is paid twice.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Literal

from worker.complaint.compensation import Compensation
from worker.complaint.labels import label
from worker.complaint.record import Complaint
from worker.processing.commands.frame import Refusal
from worker.processing.commands.script import Line
from worker.response.compensating import CAME_BACK
from worker.words.amounts import amounts
from worker.words.said import Said
from worker.words.tables import Words, words
from worker.words.wording import bounded, fold

Beside = Literal["", "on top", "instead"]
_SAID: Final[Mapping[Beside, Words]] = {"on top": words("payments", "on top"), "instead": words("payments", "instead")}
_ON_TOP, _INSTEAD = Said("{line} on top"), Said("{line} instead")


def read(line: Line) -> tuple[Beside, Line]:
    """What the line says of an earlier compensation, and the line without it. Quoted words are the letter's."""
    for name, said in _SAID.items():
        found, rest = without(line, said)
        if found:
            # « … à la place, en plus »: of two, the other is no word of how it arrives either.
            return name, without(rest, _SAID["instead"])[1]
    return "", line


def without(line: Line, said: Words) -> tuple[str, Line]:
    """What of the line is said in these words, "" for nothing, and the line without it. They are single words of it:
    what stands between quotation marks is one word with blanks.
    """
    match = said.regex.search(fold(line.prose))
    spoken = match[0].split() if match else []
    place = _place(line.words, spoken)
    if not spoken or place is None:
        return "", line
    rest = (*line.words[:place], *line.words[place + len(spoken) :])
    return " ".join(line.words[place : place + len(spoken)]), replace(line, words=rest)


def _place(line: tuple[str, ...], said: list[str]) -> int | None:
    plain = [fold(word).strip(" ,;.:()") for word in line]
    starts = range(len(plain) - len(said) + 1) if said else ()
    return next((at for at in starts if plain[at : at + len(said)] == said), None)


def earlier(complaint: Complaint) -> tuple[Compensation, ...]:
    """What an answer that left has offered; an apology is made as often as there is reason to."""
    return tuple(
        one
        for one in complaint.compensations
        if one.offered_at is not None and one.status != "dropped" and one.kind != "apology"
    )


def _given_back(complaint: Complaint, one: Compensation) -> tuple[Compensation, ...]:
    """What an answer that was given back would have offered of the same kind: another sum may be its correction."""
    returned = [draft.filed_at for draft in complaint.drafts if draft.status == "returned"]
    return tuple(
        c
        for c in complaint.compensations
        if c.kind == one.kind and c.status == "proposed" and returned and c.proposed_at <= returned[-1]
    )


def replaced(complaint: Complaint, one: Compensation, beside: Beside, line: Line) -> tuple[int, ...]:
    """The numbers of those in whose place `one` comes. Raises Refusal where the line does not say, and for what was
    paid already.
    """
    offered, drafted = earlier(complaint), _given_back(complaint, one)
    if not offered and drafted and all(c.amount_cents == one.amount_cents for c in drafted):
        # The same line once more, under an answer that is written anew.
        return tuple(c.number for c in drafted)
    before = offered or drafted
    if not before or one.kind == "apology" or beside == "on top":
        return ()
    owed = tuple(c for c in before if c.status != "executed")
    if beside == "instead" and owed:
        return tuple(c.number for c in owed)
    raise _asked(before[-1], line) if not beside else _paid(before[-1], one, line)


def _asked(before: Compensation, line: Line) -> Refusal:
    way = _typed(line)
    if before.offered_at is None:
        return Refusal(
            "compensation {number} ({what}) is in the answer that was given back: does this one come on top of it, or"
            " instead? Send back the line that you mean:",
            steps=(_ON_TOP.about(line=way), _instead(before, way)),
            number=before.number, what=_what(before),
        )  # fmt: skip
    return Refusal(
        "compensation {number} ({what}) was offered with the answer before: does this one come on top of it, or"
        " instead? Send back the line that you mean:",
        steps=(_ON_TOP.about(line=way), _instead(before, way)),
        number=before.number, what=_what(before),
    )  # fmt: skip


def _paid(before: Compensation, one: Compensation, line: Line) -> Refusal:
    # The whole of it on top would be given twice.
    more = _difference(before, one, line)
    return Refusal(
        "compensation {number} ({what}) was carried out, and stays so unless it came back; the difference comes on"
        " top:",
        steps=(_instead(before, _typed(line)), *((_ON_TOP.about(line=more),) if more else ())),
        number=before.number, what=_what(before),
    )  # fmt: skip


def _difference(before: Compensation, one: Compensation, line: Line) -> Said | None:
    """The line with the sum by which the new one is more than what was paid, as "on top" gives it."""
    same = before.kind == one.kind and before.currency == one.currency
    more = (one.amount_cents or 0) - (before.amount_cents or 0)
    folded = fold(line.raw)
    named = [*amounts(folded)] if len(folded) == len(line.raw) else []
    if not same or more <= 0 or len(named) != 1:
        return None
    [(_, start, end)] = named
    typed = f"{line.raw[:start]}{more / 100:.2f} {one.currency}{line.raw[end:]}"
    said = _SAID["instead"].regex.search(fold(typed))
    if said and len(fold(typed)) == len(typed):
        typed = f"{typed[: said.start()].rstrip()}{typed[said.end() :]}"
    return Said("{line}", line=bounded(typed, 240))


def _instead(before: Compensation, way: Said) -> Said:
    """Nothing takes the place of what was paid: where it came back, it is owed again, and that is all."""
    if before.status == "executed":
        return CAME_BACK.about(n=before.number)
    return _INSTEAD.about(line=way)


def _typed(line: Line) -> Said:
    return Said("{line}", line=bounded(line.raw, 240))


def _what(one: Compensation) -> Said:
    if one.amount_cents is None:
        return label(one.kind)
    return Said("{kind}, {sum}", kind=label(one.kind), sum=(one.amount_cents, one.currency or "EUR"))
