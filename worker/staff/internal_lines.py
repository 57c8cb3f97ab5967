"""A line that says of itself that it is internal does not leave, by whichever command the text around it is sent.

A plain reply with such a line is asked about; below a command there is nobody to ask, since the command says it all.
"""

import re
from dataclasses import replace

from worker.processing.commands.script import Line
from worker.staff.guards.reply import name_words
from worker.staff.leaving import leaving
from worker.staff.running import LineResult, Outcome
from worker.words.said import Said
from worker.words.tables import shape
from worker.words.wording import fold

SHOWN = 5
LOOKED_AT = 20_000
_INTERNAL = shape("guards", r"[\[(*_#>« \"-]{0,4}{internal line}")


def checked(outcome: Outcome) -> Outcome:
    """The outcome as it may stand: refused where such a line would leave."""
    if not outcome.ok:
        return outcome
    staff = outcome.bench.rules.staff.values()
    names = name_words(person.name for person in staff)
    found = [line for _, text in leaving(outcome) for line in lines_of(text, names)]
    if not found:
        return outcome
    told = tuple(LineResult(Line(0, "", ""), _said(line)) for line in dict.fromkeys(found[:SHOWN]))
    return replace(outcome, results=(*outcome.results, *told))


def lines_of(text: str, names: frozenset[str]) -> tuple[str, ...]:
    """The lines that say so, or call a colleague with "@"; `names` are folded."""
    return tuple(
        row.strip()
        for row in text[:LOOKED_AT].split("\n")
        if _INTERNAL.match(folded := fold(row))
        or any(word in names for word in re.findall(r"(?<!\w)@(\w{2,})\b(?!\.)", folded))
    )


def _said(line: str) -> Said:
    return Said(
        "“{line}”: this line says that it is internal; take it out, or keep it with the file by #note in another mail",
        line=line[:160],
    )
