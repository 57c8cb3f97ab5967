"""`#aide`: what whoever asks may do, made from the table itself, so that it cannot fall behind.

Seven lines first, for this colleague and this file; all of it, by what one wants to do, is a second page.
"""

from collections.abc import Mapping
from typing import Final

from worker.complaint.assessment import Criterion
from worker.processing.commands.frame import EVERYBODY, Bench, Command, Done, command
from worker.processing.commands.script import Line
from worker.processing.commands.vocabulary import bare_word
from worker.processing.scales import told
from worker.staff.offers import View, ways
from worker.staff.table import Table
from worker.words.said import Said, listed
from worker.words.tables import Words, every, words
from worker.words.wording import fold

FIRST: Final = 7
LONGEST: Final = 300
# Of what the file allows, as many; the rest are those that are always of use.
_OF_FILE: Final = 5
# By what one wants to do, in the order in which a file lives; every command is in one of them.
GROUPS: Final[tuple[tuple[Said, tuple[str, ...]], ...]] = (
    (Said("Begin: assess, and say who looks after it"), ("assess", "assign", "concerns", "tell", "note", "remind")),
    (Said("Write to the complainant"), ("send", "ask", "hold", "stop", "resend", "posted")),
    (
        Said("Decide and answer"),
        ("resolved", "decide", "finding", "reason", "compensate", "draft", "answer", "despite", "approve", "return"),
    ),
    (Said("After the answer"), ("accepted", "executed", "came-back", "level2", "mediation", "close", "reopen")),
    (Said("Find the cause, and keep it from coming back"), ("cause", "action", "action-done", "action-effective")),
    (
        Said("Sort: this is something else, or belongs elsewhere"),
        ("reclassify", "withdraw", "merge", "accept", "separate", "move", "open", "leave", "wave", "litigation"),
    ),
    (
        Said("Put the file right"),
        ("register", "complainant", "point", "wish", "category", "product", "gdpr", "gdpr-answered"),
    ),
    (Said("Look up, and be away"), ("status", "my-files", "search", "file", "registry", "away", "help")),
)
# What is asked about, by the command that does it: a topic is a table of words of that name.
_TOPICS: Final[tuple[tuple[str, Words], ...]] = tuple(
    (en, words("helping", en, then=r"(?!\w)"))
    for en in (
        "complainant", "merge", "resolved", "close", "leave", "open", "assess", "assign", "tell", "send", "answer",
        "compensate",
        "executed", "approve", "cause", "decide", "hold", "ask", "away", "register", "stop", "reopen",
    )
)  # fmt: skip
_MOST_TOPICS: Final = 4
_MOST_NAMED: Final = 3
_WITHOUT_FILE: Final = ("my-files", "search", "status", "note", "register", "assign", "away", "remind", "send")


def help_command(table: Table) -> Table:
    """The table with the command that explains it."""

    @command(
        en="help",
        takes=Said("[all, or what you want to do]"),
        effect=Said("what you may do now; “all”: every command of your role, by what one wants to do"),
        rights=EVERYBODY,
        about="nothing",
    )
    def aide(bench: Bench, line: Line, _text: str) -> Done:
        if any(bare_word(word) in every("choices", "all of it") for word in line.words):
            return Done(Said("the commands of your role"), groups=_all(whole, bench))
        if topics := _about(whole, bench, line.prose):
            return Done(Said("how it is done"), answer=topics)
        more = Said("every command, by what you want to do: #help all")
        return Done(Said("what you may do now"), answer=(*_first(whole, bench, line), more))

    whole = Table((aide, *table.commands))
    return whole


def _about(table: Table, bench: Bench, asked: str) -> tuple[Said, ...]:
    """The commands that do what is asked about, and the steps of the scales where those are; nothing where it names
    neither.
    """
    folded = fold(asked[:LONGEST])
    wanted = [en for en, topic in _TOPICS if topic.search(folded)] if asked.strip() else []
    named = (table.find(bare_word(word)) for word in asked.split() if word.startswith("#"))
    wanted = [one.en for one in named if one] or wanted
    found = (_named(table, en) for en in dict.fromkeys(wanted))
    rows = tuple(_row(one) if _is_theirs(one, bench) else _asked_of(one, bench) for one in found if one)[:_MOST_TOPICS]
    scales = bench.rules.scales
    steps = (Said("{what}: {steps}", what=name, steps=listed(told(one, scales))) for one, name in _SCALES.items())
    return (*rows, *steps) if "assess" in wanted else rows


_SCALES: Final[Mapping[Criterion, Said]] = {
    "severity": Said("severity"), "complexity": Said("complexity"), "impact": Said("impact"),
}  # fmt: skip


def _first(table: Table, bench: Bench, line: Line) -> tuple[Said, ...]:
    """What the file allows this colleague, where the mail is about one; then what is always of use."""
    file = bench.files.get(line.ref or bench.default_ref)
    view = View(file, bench.person, bench.rules, bench.today, bench.facts.absences) if file else None
    lines = ways(view, table, most=_OF_FILE) if view else ()
    useful = ("note", "status") if lines else _WITHOUT_FILE
    rows = (_row(found) for en in useful if (found := _named(table, en)) and _is_theirs(found, bench))
    return (*lines, *rows)[:FIRST]


def _all(table: Table, bench: Bench) -> tuple[tuple[Said, tuple[Said, ...]], ...]:
    groups = (
        (title, tuple(_row(one) for en in names if (one := _named(table, en)) and _is_theirs(one, bench)))
        for title, names in GROUPS
    )
    return tuple((title, rows) for title, rows in groups if rows)


def _named(table: Table, en: str) -> Command | None:
    return next((one for one in table.commands if one.en == en), None)


def _is_theirs(one: Command, bench: Bench) -> bool:
    return bool(bench.person.roles & one.rights) or "owner" in one.rights


def _asked_of(one: Command, bench: Bench) -> Said:
    """What others may do: they are named."""
    who = [person.name for person in bench.rules.staff.values() if person.roles & one.rights]
    return Said("{verb}: {effect}; ask {who}", verb=one.verb, effect=one.does, who=", ".join(who[:_MOST_NAMED]) or "—")


def _row(one: Command) -> Said:
    return Said(
        "{verb} {takes}: {effect}",
        verb=one.verb,
        takes=one.takes,
        effect=one.does,
    )
