"""The table of all commands, chapter by chapter, as `#aide` and docs/mail.md list them."""

from worker.feedback import commands as feedback
from worker.feedback import personal_data
from worker.intake import commands as intake
from worker.intake import correcting
from worker.intake.callers import commands as callers
from worker.processing.commands import (
    assessing,
    causes,
    looking,
    merging,
    moves,
    pointing,
    recording,
    resending,
    taking_back,
    telling,
    timing,
    waves,
    writing_to,
)
from worker.response import commands as response
from worker.staff.helping import help_command
from worker.staff.table import Table

TABLE = help_command(
    Table(
        (
            *intake.COMMANDS,
            *callers.COMMANDS,
            *recording.COMMANDS,
            *correcting.COMMANDS,
            *pointing.COMMANDS,
            *assessing.COMMANDS,
            *telling.COMMANDS,
            *writing_to.COMMANDS,
            *taking_back.COMMANDS,
            *resending.COMMANDS,
            *causes.COMMANDS,
            *waves.COMMANDS,
            *response.COMMANDS,
            *merging.COMMANDS,
            *moves.COMMANDS,
            *timing.COMMANDS,
            *looking.COMMANDS,
            *feedback.COMMANDS,
            *personal_data.COMMANDS,
        )
    )
)
