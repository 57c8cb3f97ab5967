"""`#aide`: the table of commands for whoever asks; made from the table itself, so that it cannot fall behind."""

from worker.processing.commands.frame import EVERYBODY, Bench, Command, Done, command
from worker.processing.commands.script import Line
from worker.staff.table import Table
from worker.words.said import Said


def help_command(table: Table) -> Table:
    """The table with the command that explains it."""

    @command(
        en="help",
        effect=Said("this table, for your role"),
        rights=EVERYBODY,
        about="nothing",
    )
    def aide(bench: Bench, _line: Line, _text: str) -> Done:
        mine = tuple(_row(one) for one in whole.commands if bench.person.roles & one.rights or "owner" in one.rights)
        return Done(Said("the commands of your role"), answer=mine)

    whole = Table((aide, *table.commands))
    return whole


def _row(one: Command) -> Said:
    return Said(
        "{verb} {takes}: {effect}",
        verb=one.verb,
        takes=one.takes,
        effect=one.does,
    )
