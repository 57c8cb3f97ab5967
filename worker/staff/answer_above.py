"""The answer to "Send it to the customer?" with a command beside it: both are done.

"note" above "#affecter bob" keeps the text that was asked about, and gives the file; "non, affecter à Bob" gives it,
and the text goes nowhere. A yes with something else beside it is no plain yes, and sends nothing.
"""

from dataclasses import replace
from typing import Final, Literal

from worker.nouns.item import Person
from worker.processing.commands.script import Line, Script, parse
from worker.processing.commands.vocabulary import Vocabulary
from worker.staff import choosing
from worker.staff.running import LineResult, Outcome
from worker.staff.table import Table
from worker.staff.understood import Understood, noted
from worker.words.said import Said
from worker.words.tables import shape

Beside = Literal["", "note", "no"]
_LONGEST: Final = 300
_NO_BUT: Final = shape("answers", r"\s*(?i:{no})[ ,.;:!–—-]+(?:(?i:{but}) )?(?P<rest>\S.*)")
# What a colleague names without its sign and no customer reads.
_PLAIN: Final = frozenset({"affecter", "assign", "passer", "accepte", "accepted"})


def apart(script: Script, body: str, person: Person, vocabulary: Vocabulary) -> tuple[Script, Beside]:
    """The commands without the answer that stands beside them, and that answer; the script as it is, and "", for none.

    `body` is what the reply says without greeting and signature.
    """
    if script.lines:
        choice = choosing.read(script.text, person) if script.text.strip() else None
        if choice is None or choice.number is not None or choice.answer == "yes":
            return script, ""
        return _without_text(script), choice.answer
    found = _NO_BUT.fullmatch(body.strip()) if len(body) <= _LONGEST else None
    read = parse(f"#{found['rest']}", vocabulary) if found else None
    if read is None or not read.lines or read.text.strip() or read.strays:
        return script, ""
    if not all(line.verb in _PLAIN for line in read.lines):
        return script, ""
    return replace(read, lines=tuple(_as_typed(line) for line in read.lines)), "no"


def with_note(script: Script, text: str) -> Script:
    """The script that keeps this text with the file first."""
    return replace(script, lines=(replace(noted(text), raw="note"), *script.lines))


def with_more(found: Understood | None, rest: str, earlier: str, *, keeps: bool) -> Script:
    """What an answer with more beside it does: the lines of `found`; whom they name reads the `earlier` words, and the
    rest of the answer, if there is any. What nobody reads is a note, and with `keeps` the earlier words too.
    """
    meant = found or Understood((), whole=False)
    said = "" if meant.whole else rest
    kept = earlier.strip() if keeps or meant.readers else ""
    return meant.telling("\n\n".join(filter(None, (kept, said))))


def checked(outcome: Outcome, script: Script, table: Table) -> Outcome:
    """The outcome, refused where the lines answer the complaint without a letter: who was asked about a text of theirs
    believes it to be one.
    """
    verbs = {known.en for line in script.lines if (known := table.find(line.verb))}
    if not outcome.ok or "answer" not in verbs or "despite" in verbs or script.text.strip():
        return outcome
    return replace(outcome, results=(*outcome.results, LineResult(Line(0, "", ""), _NO_LETTER)))


_NO_LETTER: Final = Said(
    "your letter to the complainant is missing: write it below these lines; to send the reasons alone, add #despite"
    " REASON on top"
)


def _without_text(script: Script) -> Script:
    return replace(script, lines=tuple(replace(line, under="") for line in script.lines), text="", typed="")


def _as_typed(line: Line) -> Line:
    return replace(line, raw=line.raw.removeprefix("#"))
