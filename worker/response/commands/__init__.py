"""Commands of chapter 3, one module a kind of work; `COMMANDS` is all of them, in the order of the procedure."""

from worker.response.commands import (
    afterwards,
    answering,
    approving,
    compensating,
    deciding,
    executing,
    holding,
    mediating,
    resolving,
    returning,
)

COMMANDS = (
    *deciding.COMMANDS,
    *compensating.COMMANDS,
    *answering.COMMANDS,
    *approving.COMMANDS,
    *holding.COMMANDS,
    *executing.COMMANDS,
    *returning.COMMANDS,
    *afterwards.COMMANDS,
    *resolving.COMMANDS,
    *mediating.COMMANDS,
)
