"""OAuth 2 access tokens, as far as the doors need them: something outside keeps the token fresh, we ask for it.

Both ways give a function without arguments that the IMAP and SMTP doors call at every login, so that a renewed token
is used without a restart.
"""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

# RFC 6749 puts no limit on a token; those of the large providers stay below 4 KB, and an AUTH line ends at 12 KB.
LONGEST_TOKEN = 8192


class TokenUnavailable(OSError):
    """No access token could be had. An OSError, so that a door reports it as a server that cannot be reached."""


def token_from_file(path: Path) -> Callable[[], str]:
    """The token that another program writes to `path`, read anew at every login."""

    def token() -> str:
        try:
            content = path.read_bytes()[: LONGEST_TOKEN + 2]
        except OSError as error:
            raise TokenUnavailable(f"the token file {path} cannot be read: {error.strerror}") from None
        return _checked(content, f"the token file {path}")

    return token


def token_from_command(command: Sequence[str], *, seconds: float = 30) -> Callable[[], str]:
    """The first line that `command` (a program and its arguments, no shell) prints, asked for at every login."""

    def token() -> str:
        try:
            done = subprocess.run(tuple(command), capture_output=True, timeout=seconds, check=True)  # noqa: S603 - the operator's own command, from the configuration, without a shell
        except subprocess.TimeoutExpired:
            raise TokenUnavailable(f"the token command {command[0]} did not end within {seconds:g} seconds") from None
        except subprocess.CalledProcessError as error:
            raise TokenUnavailable(f"the token command {command[0]} ended with status {error.returncode}") from None
        except OSError as error:
            raise TokenUnavailable(f"the token command {command[0]} cannot be run: {error.strerror}") from None
        return _checked(done.stdout.split(b"\n", 1)[0], f"the token command {command[0]}")

    return token


def _checked(content: bytes, source: str) -> str:
    text = content.strip().decode("ascii", "replace")
    if not text or len(text) > LONGEST_TOKEN or not text.isascii() or not text.isprintable() or " " in text:
        raise TokenUnavailable(f"{source} gives no usable access token")
    return text


def xoauth2(username: str, token: str) -> str:
    """The initial response of the XOAUTH2 mechanism, before base64."""
    return f"user={username}\x01auth=Bearer {token}\x01\x01"
