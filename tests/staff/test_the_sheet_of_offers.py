"""What is offered to whom, written out: read the diff of `sheet_of_offers.txt` before it is committed.

`GOLDEN=renew pytest tests/staff/test_the_sheet_of_offers.py` writes it anew.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.commands.lines import held, of
from tests.staff.test_offers import LETTERS, NEW, PEOPLE, RULES, TODAY, absences, files
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.announced import Announced
from worker.office.commands import TABLE
from worker.staff.offers import View, offered, ways
from worker.staff.offers.table import fits

SHEET = Path(__file__).parent / "sheet_of_offers.txt"
# What the last message of a complainant may seem to be.
KINDS = ("acceptance", "thanks", "contestation", "withdrawal", "clarification")


def typed(view: View) -> str:
    return " | ".join(one.short.told("fr").split("\n")[0] for one in offered(view, TABLE, "fr"))


def by_readers(said: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A line each, told once for all who read the same."""
    together: dict[str, list[str]] = {}
    for who, line in said:
        together.setdefault(line, []).append(who)
    yield from (f"  {', '.join(who)}: {line or 'nothing'}" for line, who in together.items())


def of_file(name: str, file: Complaint) -> Iterator[str]:
    yield name
    views = {role: View(file, person, RULES, TODAY, absences(role)) for role, person in PEOPLE.items()}
    yield from by_readers((role, typed(view)) for role, view in views.items())
    desk = views["desk"]
    letters = ((f"in its {about}", typed(replace(desk, about=about))) for about in LETTERS if about)
    yield from by_readers((about, line) for about, line in letters if line != typed(desk))
    announced = Announced("Vous avez raison.", "upheld") if name == "investigating" else None
    if announced is not None:
        yield f"  desk, who announces it: {typed(replace(desk, announced=announced))}"
    yield "  instead: " + " | ".join(way.told("fr") for way in ways(desk, TABLE, most=9))
    yield "  has nothing for: " + " ".join(sorted(one.en for one in TABLE.commands if not fits(one.en, desk, TABLE)))


def of_messages() -> Iterator[str]:
    message = held(8).held_messages[0]
    for state in (State.REGISTERED, State.INVESTIGATING, State.ANSWERED, State.CLOSED):
        for kind in KINDS:
            said = message.model_copy(update={"followup_kind": kind})
            file = of(state, **(NEW if state is State.REGISTERED else {}), messages=(said,))
            views = {about: View(file, PEOPLE["desk"], RULES, TODAY, (), about) for about in ("", "relay")}
            yield f"{state.value}, they wrote: {kind}"
            yield from by_readers((about or "a list", typed(view)) for about, view in views.items())


def test_what_is_offered_is_what_was_read_and_found_right() -> None:
    lines = [line for name, file in files().items() for line in of_file(name, file)]
    written = "\n".join([*lines, *of_messages(), ""])
    if os.environ.get("GOLDEN") == "renew":
        SHEET.write_text(written, encoding="utf-8")
    assert written == SHEET.read_text(encoding="utf-8"), "renew it with GOLDEN=renew if this is meant"
