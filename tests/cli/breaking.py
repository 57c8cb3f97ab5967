"""Servers and disks that make a set-up a broken one; each goes with the stack that it is given."""

import shutil
import sqlite3
import ssl
import subprocess
from contextlib import ExitStack
from datetime import UTC, datetime
from unittest.mock import patch

import pytest
import trustme

from tests.cli.conftest import BOX, Company
from tests.servers.dovecot import DOVECOT, PASSWORD, Dovecot, running_dovecot
from tests.servers.witness import witness
from worker.demo.servers import EmbeddedMail
from worker.doors.imap.proving import clock_difference

QUOTA = """
mail_plugins = quota
protocol imap {{
  mail_plugins = quota imap_quota
}}
plugin {{
  quota = count:User quota
  quota_vsizes = yes
  quota_rule = *:messages=1
  quota_grace = 0
}}
"""
RIGHTS = """
mail_plugins = acl
protocol imap {{
  mail_plugins = acl imap_acl
}}
plugin {{
  acl = vfile:{root}/acls
}}
"""
REGISTER = '[register]\ndatabase = "sqlite:///disk/register.db"\nshelf = "disk/shelf"'


def _at_dovecot(company: Company, until: ExitStack, more: str) -> Dovecot:
    if DOVECOT is None:
        pytest.skip("Dovecot is not installed")
    server = until.enter_context(running_dovecot(more=more))
    (company.folder / "password").write_text(PASSWORD)
    company.configured(imap=server.port)
    text = company.config.read_text(encoding="utf-8")
    company.config.write_text(text.replace('"secret"', '"password"', 1), encoding="utf-8")
    return server


def full_mailbox(company: Company, until: ExitStack) -> None:
    server = _at_dovecot(company, until, QUOTA)
    # Tests here live on another day than mail servers: elsewhere no probe is put into a folder.
    until.enter_context(patch("worker.doors.imap.mailbox.clock_difference", clock_difference))
    with witness(server.port, BOX, PASSWORD) as client:
        assert client.append("INBOX", None, None, b"Subject: full\r\n\r\n")[0] == "OK"  # type: ignore[arg-type]


def mailbox_to_look_at(company: Company, until: ExitStack, rights: str) -> None:
    server = _at_dovecot(company, until, RIGHTS)
    (server.root / "acls").write_text(f"{rights}\n")


def ended_certificate(company: Company, until: ExitStack, table: str) -> None:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", not_after=datetime(2026, 1, 2, tzinfo=UTC)).configure_cert(context)
    authority.cert_pem.write_to_path(company.folder / "ca.pem")
    mail = until.enter_context(EmbeddedMail(address=BOX, password="secret", tls=context))
    here, port = (
        (company.mail.imap_port, mail.imaps_port) if table == "mailbox" else (company.mail.smtp_port, mail.smtps_port)
    )
    text = company.config.read_text(encoding="utf-8")
    plain = f'host = "127.0.0.1"\nport = {here}\nsecurity = "plain"'
    assert plain in text
    shown = f'host = "localhost"\nport = {port}\nsecurity = "tls"\nca_file = "ca.pem"'
    company.config.write_text(text.replace(plain, shown), encoding="utf-8")


def locked_database(company: Company, until: ExitStack) -> None:
    assert company.complaints("once").code == 0
    other = sqlite3.connect(company.folder / "register.db", isolation_level=None)
    until.callback(other.close)
    other.execute("BEGIN EXCLUSIVE")
    # Nobody waits for it here.
    until.enter_context(patch("worker.register.database.BUSY_SECONDS", 0.1))


def _disk(company: Company, until: ExitStack) -> None:
    disk = company.folder / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("a disk can be mounted by root alone, where that is allowed")
    until.callback(subprocess.run, ["umount", disk], check=True)
    company.configured(more=REGISTER)


def full_disk(company: Company, until: ExitStack) -> None:
    _disk(company, until)
    room = shutil.disk_usage(company.folder / "disk").free
    (company.folder / "disk" / "other").write_bytes(bytes(room))


def disk_to_read(company: Company, until: ExitStack) -> None:
    _disk(company, until)
    subprocess.run(["mount", "-o", "remount,ro", company.folder / "disk"], check=True)
