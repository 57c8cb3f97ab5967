"""A script made ready for its run: greeting and signature cut off, a plain reply as the command that sends it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from worker.intake.cleaning import Writer, clean
from worker.processing.commands.causes import HOW_SURE
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Line, Script
from worker.processing.rules import Rules
from worker.response.announced import announced, gifts_in
from worker.response.commands.compensating import DUE
from worker.response.promises import Known
from worker.staff.promising import OVERRIDE
from worker.staff.table import Table
from worker.words.language import guess
from worker.words.said import Said
from worker.words.wording import fold

# In fewer words a language is a chance.
_LEAST_WORDS: Final = 4
_LOOKED_AT: Final = 20_000
_TYPED: Final = 80
_CLOSING: Final = Said("Kind regards,")
_ANSWERS: Final = frozenset({"answer", "draft", "resolved"})
_SURE: Final = "confirmed"


def override_of(script: Script, table: Table) -> str:
    """The reason for which promises may pass, "" where no line gives one."""
    known = table.find(OVERRIDE)
    return next((line.prose for line in script.lines if known and table.find(line.verb) is known), "")


def cleaned(script: Script, bench: Bench) -> tuple[Script, Bench]:
    """The text without what surrounds it; how it greets and takes leave goes to the letters that it makes."""
    writer = Writer(bench.person.name, bench.person.address, bench.rules.company)
    readers = frozenset(word for one in bench.files.values() for word in fold(one.complainant.name).split())
    own = clean(script.text, writer, bench.facts.earlier_texts, readers=readers)
    told = replace(script, text=own.body, typed=script.text)
    closing = own.closing or in_its_language(own.body, (one.language for one in bench.files.values()))
    return told, replace(bench, greeting=own.greeting, closing=closing)


def as_command(script: Script, settled: str, rules: Rules, table: Table) -> Script:
    """A reply without a command is a letter to the complainant, or a note where its writer or the company wants so."""
    noted = settled == "note" or (not settled and rules.plain_reply == "note")
    verb = "note" if noted else "envoyer"
    known = table.find(verb)
    # What else a reply has is why it leaves all the same, which says nothing of a note.
    return replace(script, lines=(*(() if noted else script.lines), Line(1, "", known.name if known else verb)))


def with_the_house(script: Script, settled: str) -> Script:
    """What stood around a letter for the house is a note beside it; where all of it becomes a note, part of that."""
    if not script.beside:
        return script
    if settled == "note":
        return replace(script, text=f"{script.beside}\n\n{script.text}", beside="")
    typed = " ".join(script.beside.split())
    note = Line(1, typed[:_TYPED], "note", words=tuple(typed.split()), prose=script.beside)
    return replace(script, lines=(note, *script.lines))


def in_its_language(body: str, languages: Iterable[str]) -> str:
    """The words that take leave below `body`, in its own language; "" where that is a file's."""
    said = body[:_LOOKED_AT]
    written = guess(said) if len(said.split()) >= _LEAST_WORDS else ""
    known = set(languages)
    return _CLOSING.told(written) if written and known and written not in known else ""


def sure_of_its_cause(script: Script, table: Table) -> Script:
    """Whoever answers by the same mail has found the cause: it is confirmed, unless a word doubts it."""
    verbs = [known.en if (known := table.find(line.verb)) else "" for line in script.lines]
    if not _ANSWERS & set(verbs):
        return script
    lines = (
        replace(line, words=(*line.words, _SURE), prose=f"{line.prose} {_SURE}")
        if verb == "cause" and line.prose and not HOW_SURE.search(fold(line.prose))
        else line
        for verb, line in zip(verbs, script.lines, strict=True)
    )
    return replace(script, lines=tuple(lines))


def dated_as_written(script: Script, bench: Bench, table: Table) -> Script:
    """« Nous vous remboursons 64,90 € sous 5 jours » says the day of a compensation whose line has none."""
    known = Known(frozenset(), frozenset(), bench.today, bench.rules.calendar)
    told = announced(script.text, known) if script.text.strip() else None
    days = {(one.kind, one.cents): one.due for one in told.gifts if one.due} if told and not told.choice else {}

    def dated(line: Line) -> Line:
        command = table.find(line.verb)
        if command is None or command.en != "compensate" or not days or line.option(*DUE):
            return line
        given = ((one.kind, one.cents) for one in gifts_in(line.prose, known))
        day = next((days[one] for one in given if one in days), None)
        return replace(line, options={**line.options, DUE[0]: f"{day:%d/%m/%Y}"}) if day else line

    return replace(script, lines=tuple(map(dated, script.lines)))
