"""Dovecot as Debian packs it, in a folder of its own, run by whoever runs the tests: up in a tenth of a second."""

import getpass
import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DOVECOT = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
PASSWORD = "four-fresh-figs"
# As of a server from before MOVE, UIDPLUS and IDLE.
OLD_CAPABILITIES = "IMAP4rev1 LITERAL+ ID"
CONFIG = """
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
first_valid_gid = 1
disable_plaintext_auth = no
auth_mechanisms = {mechanisms}
auth_failure_delay = 0
passdb {{
  driver = {passdb}
  args = {passdb_args}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={root}/home/%u
}}
mail_location = maildir:~/mail
namespace inbox {{
  inbox = yes
  prefix = {prefix}
  separator = {separator}
}}
{tls}
protocol imap {{
  {capability}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {imaps_port}
    ssl = {ssl}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""
OAUTH2 = """
introspection_mode = auth
introspection_url = {introspection}
force_introspection = yes
username_attribute = username
active_attribute = active
active_value = true
"""


@dataclass(frozen=True, slots=True)
class Dovecot:
    """Every user name is good, with PASSWORD, and has a mailbox of its own. `imaps_port` is 0 without TLS."""

    root: Path
    port: int
    imaps_port: int

    def maildir(self, user: str) -> Path:
        return self.root / "home" / user / "mail"


@contextmanager
def running_dovecot(
    *,
    certificate: tuple[Path, Path] | None = None,
    prefix: str = "",
    separator: str = "/",
    capability: str = "",
    introspection: str = "",
    mechanisms: str = "",
    more: str = "",
) -> Iterator[Dovecot]:
    """Start it, wait until it answers, stop it and remove its folder. `certificate` is (chain, key) in PEM.

    With an `introspection`, the address of an authorization server that says whose a token is, tokens are taken by
    `mechanisms`, and no password. `more` stands before CONFIG, and is written as it is.
    """
    assert DOVECOT is not None
    root = Path(tempfile.mkdtemp(prefix="dovecot-"))
    user = "nobody" if os.geteuid() == 0 else getpass.getuser()
    entry = pwd.getpwnam(user)
    if os.geteuid() == 0:
        os.chown(root, entry.pw_uid, entry.pw_gid)
    port, imaps_port = free_port(), free_port() if certificate else 0
    tls = f"ssl = yes\nssl_cert = <{certificate[0]}\nssl_key = <{certificate[1]}" if certificate else "ssl = no"
    (root / "oauth2.conf").write_text(OAUTH2.format(introspection=introspection))
    (root / "dovecot.conf").write_text(
        (more + CONFIG).format(
            mechanisms=mechanisms or "plain login",
            passdb="oauth2" if introspection else "static",
            passdb_args=root / "oauth2.conf" if introspection else f"password={PASSWORD}",
            root=root,
            user=user,
            group=grp.getgrgid(entry.pw_gid).gr_name,
            prefix=prefix,
            separator=separator,
            tls=tls,
            capability=f"imap_capability = {capability}" if capability else "",
            port=port,
            imaps_port=imaps_port,
            ssl="yes" if certificate else "no",
        )
    )
    process = subprocess.Popen([DOVECOT, "-F", "-c", str(root / "dovecot.conf")])
    try:
        _wait_for(port, process, root)
        yield Dovecot(root, port, imaps_port)
    finally:
        process.terminate()
        process.wait(timeout=10)
        shutil.rmtree(root, ignore_errors=True)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes], root: Path) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
                if connection.recv(4) == b"* OK":
                    return
        except OSError:
            time.sleep(0.01)
    log = root / "log"
    raise RuntimeError(f"Dovecot did not start: {log.read_text() if log.exists() else 'no log'}")
