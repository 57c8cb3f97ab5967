"""How a command ends when something is wrong: one line for the operator and an exit code, never a traceback."""

import os
import traceback

from worker.cli.database_remedies import of_database
from worker.cli.streams import say
from worker.cli.tongue import tell, told
from worker.cli.whose import of_another
from worker.doors.protocols import (
    BlobMissing,
    FolderMissing,
    LetterDelayed,
    LetterRefused,
    MailboxInUse,
    MailboxUnreachable,
    ShelfUnreachable,
)
from worker.logs import place_of
from worker.register.copying import CopyFailed
from worker.register.database import RegisterUnreachable, WrittenElsewhere
from worker.register.exporting import NoWorkbooks
from worker.register.locks import RegisterInUse
from worker.settings import SettingsError
from worker.words.said import Said
from worker.writing.faults import BrokenTemplateError

WRONG, MISCONFIGURED = 1, 2

# Each is named after what happened, and its text is the operator's sentence.
NAMED = (
    RegisterInUse,
    NoWorkbooks,
    RegisterUnreachable,
    WrittenElsewhere,
    ShelfUnreachable,
    BlobMissing,
    CopyFailed,
    MailboxUnreachable,
    FolderMissing,
    LetterDelayed,
    LetterRefused,
)


def end_of(error: Exception) -> int:
    """Say what happened; returns the exit code. COMPLAINTS_DEBUG in the environment adds the traceback."""
    if os.environ.get("COMPLAINTS_DEBUG"):
        traceback.print_exception(error)
    lines, code = _told(error)
    for line in lines:
        say(line)
    return code


def _told(error: Exception) -> tuple[tuple[str, ...], int]:
    if isinstance(error, SettingsError):
        return tuple(map(told, error.faults)), MISCONFIGURED
    if isinstance(error, BrokenTemplateError | MailboxInUse):
        return (told(error),), MISCONFIGURED
    theirs = told(getattr(error, "remedy", "")) or of_another(error) or of_database(error)
    if isinstance(error, NAMED):
        return (f"{told(error)}{f' → {theirs}' if theirs else ''}",), WRONG
    if isinstance(error, OSError):
        place = error.filename or tell("a file or the output cannot be written")
        remedy = theirs or tell("check the rights and the free space")
        return (f"{place}: {error.strerror or error}; {remedy}",), WRONG
    # Its text may quote a message: the place is what whoever mends it needs.
    fault = Said("a fault of this program: {kind} at {place}; please report it. With COMPLAINTS_DEBUG=1 all is shown")
    return (told(fault.about(kind=type(error).__name__, place=place_of(error))),), WRONG
