"""A sum is carried out in part: « 150 virés ce matin, le reste partira le 30 » (R3).

What was paid is carried out, and told so; the rest is a compensation of its own, owed, reminded of and told with its
day. Where words but sound like it, the line that says so is offered, filled in: a part is never taken for the whole,
nor the whole for a part.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from worker.complaint.compensation import Compensation, CompensationPaidInPart
from worker.complaint.folding import apply_all
from worker.complaint.record import Complaint
from worker.processing.commands import reading
from worker.processing.commands.frame import Bench, Done, Refusal
from worker.processing.commands.script import Line
from worker.processing.finding_again import references
from worker.response.commands.compensating import DUE, MOST, named
from worker.response.commands.returning import done_letter
from worker.response.commands.told_days import day_by
from worker.response.compensating import IN_MONEY
from worker.response.told_sums import sums_told
from worker.words.amounts import amounts
from worker.words.said import Said, listed
from worker.words.tables import words
from worker.words.wording import fold

_FORM: Final = words("payments", "in part", then=r"(?!\w)")
_IN_PART: Final = words("sums", "in part", then=r"(?!\w)")
_REST: Final = words("sums", "the rest", then=r"(?!\w)")
_HALF: Final = words("sums", "half", then=r"(?!\w)")
_PAID: Final = words("sums", "paid words", then=r"(?!\w)")
_NUMBER: Final = r"[0-9]{1,6}(?:[.,][0-9]{2})?"
# « 150 sur 300 ».
_OF_ALL: Final = re.compile(
    rf"(?<![\w.,])({_NUMBER}) ?(?:€|e|eur|euros?)? (?:sur|of) (?:les |the )?({_NUMBER})(?![\w.,])"
)
_ENDS: Final = re.compile(r"[,;.!]\s|\s(?:et|and)\s")
_SPACED: Final = Said("{first} {rest}")
_IN_A_LINE: Final = Said("{sum} {currency}")
LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Part:
    """What of a compensation words say was paid, 0 where they do not say how much; `done` are those that say so,
    folded, and `due` is the day that they name for the rest.
    """

    cents: int
    done: str
    due: date | None = None


def is_form(said: str) -> bool:
    """Whether a line begins as the one that is offered does."""
    return _FORM.match(fold(said)) is not None


def with_its_day(line: Line, said: str, bench: Bench) -> tuple[Line, str]:
    """« Le reste le 15 décembre »: the day that was read as that of the payment is one of the words again."""
    typed = line.option("le", "on", "date")
    if not typed or not _REST.search(fold(said)) or day_by(f"le {typed}", bench) is None:
        return line, said
    left = {key: value for key, value in line.options.items() if key not in {"le", "on", "date"}}
    return replace(line, options=left), f"{said} le {typed}"


def part_of(said: str, one: Compensation, bench: Bench) -> Part | None:
    """None where they speak of all of it: « le reste, VIR-9 »."""
    folded, own = fold(said), one.amount_cents or 0
    whole = _OF_ALL.search(folded)
    of_all = _cents(whole[1]) if whole and _cents(whole[2]) == own else 0
    in_part, rest = _IN_PART.search(folded), _REST.search(folded)
    if one.kind not in IN_MONEY or not (of_all or in_part or rest):
        return None
    done, left = _apart(folded, rest)
    told, follows = _others(done, one), _others(left, one)
    if not of_all and not told and (own, one.currency) in sums_told(done):
        return None
    cents = of_all or _of_sums(told, follows, own) or (own // 2 if _HALF.search(done) and own % 2 == 0 else 0)
    cents = cents if 0 < cents < own and follows <= {own - cents} and len(told) <= 1 else 0
    due = day_by(left, bench)
    return Part(cents, done, due) if in_part or told or follows or cents or due else None


def _apart(folded: str, rest: re.Match[str] | None) -> tuple[str, str]:
    """What was done, and what is said of the rest, which may stand first."""
    if rest is None:
        return folded, ""
    head, left = folded[: rest.start()], folded[rest.start() :]
    if re.search(r"[0-9]", head) or _PAID.search(head):
        return head, left
    ends = _ENDS.search(left)
    return (f"{head}{left[ends.end() :]}", left[: ends.start()]) if ends else (head, left)


def _of_sums(told: frozenset[int], follows: frozenset[int], own: int) -> int:
    if len(told) == 1:
        return min(told)
    return own - min(follows) if not told and len(follows) == 1 else 0


def _others(said: str, one: Compensation) -> frozenset[int]:
    """The sums that words name beside what is owed."""
    found = (cents for cents, currency in sums_told(said) if currency == one.currency)
    return frozenset(cents for cents in found if cents != one.amount_cents)


def _cents(number: str) -> int:
    whole, _, cents = number.replace(".", ",").partition(",")
    return int(whole) * 100 + int(cents or 0)


def offered(said: str, one: Compensation, bench: Bench) -> Said | None:
    """The line that says it, filled in from words that sound like it; None where they speak of all of it."""
    part = part_of(said, one, bench)
    return _line(said, one, part) if part else None


def form(one: Compensation, cents: int = 0, said: str = "") -> Said:
    """The same of a sum that words name, 0 for none, and do not call a part."""
    return _line(said, one, Part(cents, ""))


def _line(said: str, one: Compensation, part: Part) -> Said:
    sum_ = _IN_A_LINE.about(sum=f"{part.cents / 100:.2f}", currency=one.currency or "EUR")
    number = found_by(said, one, part)
    facts: list[Said] = [
        sum_ if part.cents else Said("[the sum that was paid ?]"),
        Said("{proof}", proof=number) if number else Said("[its number ?]"),
        Said("due={day}", day=f"{part.due:%d/%m/%Y}") if part.due else Said("due=[the day of the rest ?]"),
    ]
    return Said("#executed {n} in part {facts}", n=one.number, facts=listed(facts, by=_SPACED))


def without_sums(folded: str) -> str:
    """What is left for a proof where a sum is none."""
    rest = _FORM.regex.sub(" ", folded)
    for _, start, end in reversed(list(amounts(rest))):
        rest = f"{rest[:start]} {rest[end:]}"
    return re.sub(r"\A\W*[0-9]+(?:[.,][0-9]{2})?(?![\w.,-])", " ", rest)


def found_by(said: str, one: Compensation, part: Part) -> str:
    """The number by which the payment is found again; no sum is one, written without its currency."""
    own = one.amount_cents or 0
    sums = {str(cents // 100) for cents in (own, part.cents, own - part.cents)}
    return references(
        re.sub(r"(?<![\w.,-])[0-9]+(?![\w-]|[.,][0-9])", lambda hit: "" if hit[0] in sums else hit[0], said)
    )


def asked(said: str, one: Compensation, bench: Bench) -> Refusal | None:
    """Why words that sound like a part do not say that all of it was carried out."""
    line = offered(said, one, bench)
    if line is None:
        return None
    return Refusal(
        "you speak of a part of the {sum} that are owed: send this line, and the complainant reads what they receive"
        " now and what remains",
        steps=(line,),
        sum=(one.amount_cents or 0, one.currency),
    )


def meant(complaint: Complaint, numbered: tuple[str, ...], said: str, bench: Bench) -> tuple[Compensation, Part]:
    """Which one a line of this form is of, and what of it was paid. Raises Refusal."""
    among = tuple(one for one in complaint.owed if one.kind in IN_MONEY and one.amount_cents)
    if complaint.owed and not among:
        raise Refusal("only a sum is paid in part: what is done of anything else stays a note until all of it is",
                      steps=(Said("#note [what is done ?]"),))  # fmt: skip
    if not numbered:
        fits = tuple(one for one in among if (part := part_of(said, one, bench)) and part.cents)
        among = fits or among
    one = named(among, numbered)
    part = part_of(said, one, bench)
    if part is None or not part.cents:
        unknown = _line(said, one, part or Part(0, ""))
        raise Refusal("say which sum was paid, less than the {sum} that are owed", steps=(unknown,),
                      sum=(one.amount_cents or 0, one.currency))  # fmt: skip
    return one, part


def carried_out(
    bench: Bench, complaint: Complaint, line: Line, said: str, one: Compensation, part: Part, on: date
) -> Done:
    """The part is carried out, and the rest is owed by the day that is named for it."""
    if len(complaint.compensations) >= MOST:
        raise Refusal("a file has at most {most} compensations", most=MOST)
    typed = line.option(*DUE)
    due = reading.future_day(typed, bench) if typed else part.due or _as_before(bench, one)
    entry = CompensationPaidInPart(
        number=one.number, cents=part.cents, by=bench.person.address, on=on, due=due, words=said[:LONGEST]
    )
    after = apply_all(complaint, (entry,), at=bench.now)
    paid, rest = next(c for c in after.compensations if c.number == one.number), after.compensations[-1]
    answer = Said(
        "{paid} of compensation {number} are carried out; the rest, {rest}, is compensation {left}, to be carried out"
        " by {day} (#executed {left} PROOF, once it is)",
        paid=(part.cents, one.currency), number=one.number, rest=(rest.amount_cents or 0, rest.currency),
        left=rest.number, day=due,
    )  # fmt: skip
    letters = done_letter(bench, complaint, paid, found_by(said, one, part), rest=rest, was_due=one.due)
    return Done(answer, (entry,), letters)


def _as_before(bench: Bench, one: Compensation) -> date:
    """The day that the complainant knows, where it is still to come."""
    otherwise = bench.rules.calendar.add(bench.today, bench.rules.clocks.compensation_limit)
    return one.due if one.due and one.due > bench.today else otherwise
