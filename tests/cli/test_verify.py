"""`verify --against`: a mail that somebody kept says whether the register is still what it was."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from sqlalchemy import delete, select

from worker.register.root import root_at, root_line
from worker.register.sealing import SEALED, key_column, touch
from worker.register.tables import SealRow


@pytest.fixture
def digest(filled, clock):
    """A mail with the root of now, as its reader saved it."""
    register = filled.register()
    moment = clock.now() + timedelta(seconds=5)
    root = register.look(lambda session: root_at(session, moment))
    register.close()
    message = EmailMessage()
    message["Subject"] = "Réclamations du jour"
    message.set_content(f"Bonjour,\n\n{root_line(root)}\n", cte="quoted-printable")
    message.add_alternative(f"<p>{root_line(root)}</p>", subtype="html")
    path = filled.folder / "digest.eml"
    path.write_bytes(message.as_bytes(policy=SMTP))
    return path


def test_an_unaltered_register_is_what_the_mail_says(filled, digest):
    result = filled.complaints("verify", "--against", digest)
    assert (result.code, result.err) == (0, "")
    assert result.lines[0].startswith("✓ 3 complaints")
    assert result.lines[-1].startswith("✓ digest.eml: the 3 complaints of before ")
    assert any(line.startswith("  register root: ") for line in result.lines)


def sealed_anew(session):
    """The house's own chain as if it had always held no more than what is there now."""
    session.execute(delete(SealRow))
    for table in SEALED:
        for key in session.scalars(select(key_column(table))):
            touch(session, table, key)


def test_a_register_that_was_rewritten_is_told_though_it_proves_itself(filled, digest):
    """Everything about the third complaint taken out, numbers and all."""
    with sqlite3.connect(filled.folder / "register.db") as database:
        ref = filled.refs()[2]
        for table in ("likeness", "document", "participant", "reply_token", "letter", "entry", "complaint"):
            database.execute(f"DELETE FROM {table} WHERE ref = ?", (ref,))
        database.execute("UPDATE parcel SET ref = '' WHERE ref = ?", (ref,))
        database.execute("UPDATE counter SET last = 2")
        database.commit()
    database.close()
    with closing(filled.register()) as register:
        register.change(sealed_anew)
    assert filled.complaints("verify").code == 0
    result = filled.complaints("verify", "--against", digest)
    assert result.code == 1
    assert [line for line in result.lines if line.startswith("✗")] == [
        line for line in result.lines if "3 complaints, and now there are 2" in line or "20 entries, and now" in line
    ]
    told = json.loads(filled.complaints("verify", "--against", digest, "--json").out)
    assert told["faults"] == []
    assert len(told["against"][str(digest)]) == 2


def test_a_mail_without_a_root_is_told(filled):
    (filled.folder / "other.eml").write_bytes(b"Subject: x\r\n\r\nBonjour\r\n")
    result = filled.complaints("verify", "--against", filled.folder / "other.eml")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "holds no line `register root`" in result.err
    missing = filled.complaints("verify", "--against", filled.folder / "none.eml")
    assert (missing.code, missing.err.count("\n")) == (1, 1)
