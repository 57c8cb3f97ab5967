"""What to do about a database that cannot be used: by what SQLite and PostgreSQL say of it, the first that fits."""

import re
from typing import Final

from worker.cli.tongue import told
from worker.doors.protocols import ShelfUnreachable
from worker.register.database import RegisterUnreachable
from worker.words.said import Said

ROWS: Final = (
    (r"FATAL: +database .* does not exist", Said("make it as the server's administrator: createdb --owner USER NAME")),
    (
        r"FATAL: +role .* does not exist",
        Said("make the user as the server's administrator: createuser --pwprompt USER"),
    ),
    (
        r"password authentication failed|no password supplied",
        Said(
            "the password goes into ~/.pgpass of whoever runs this (mode 600: HOST:5432:NAME:USER:PASSWORD), or"
            " PGPASSWORD"
        ),
    ),
    (
        r"Peer authentication failed|Ident authentication failed",
        Said("name a host (@localhost), or run as the user of that name"),
    ),
    (r"no pg_hba\.conf entry|no encryption", Said("let pg_hba.conf of the server admit this user from this machine")),
    (r"permission denied for|must be owner", Said("let the user own it: ALTER DATABASE NAME OWNER TO USER")),
    (r"resolve host|Name or service not known", Said("correct the host in [register] database")),
    (
        r"Connection refused|PGSQL.* failed: No such file|timeout expired",
        Said("start the server there, or correct host and port (usual: 5432)"),
    ),
    (
        r"too many clients|remaining connection slots",
        Said("raise max_connections of the server, or stop other programs"),
    ),
    (
        r"read-only transaction|recovery mode|starting up",
        Said("this is a standby, or it starts: name the primary, or wait"),
    ),
    (
        r"(?:database|table) is locked",
        Said(
            "another program keeps it locked (a shell of sqlite3, a copy, a virus scanner): end that; a register lies"
            " on a disk of this machine, not on a share of the network"
        ),
    ),
    (r"Read-only file system", Said("mount that disk so that it can be written to, or write a folder on another")),
    (r"database or disk is full|No space left", Said("make room on that disk")),
    (
        r"file is not a database|malformed",
        Said("it is no register, or damaged: correct the path, or restore the last copy"),
    ),
)


def of_database(error: Exception) -> str:
    """The remedy; "" where nothing fits, or it is no database's error."""
    return by_words(str(error)) if isinstance(error, RegisterUnreachable | ShelfUnreachable) else ""


def by_words(said: str) -> str:
    """What the system says of a disk has its rows here too."""
    return next((told(words) for pattern, words in ROWS if re.search(pattern, said)), "")
