"""Commands of chapter 1: a letter or a call is registered, a held message let in or set apart, a letter posted."""

from worker.intake.commands.placing import accept, move, separate
from worker.intake.commands.registering import posted, register

COMMANDS = (register, posted, accept, separate, move)
