"""Tokens that something else keeps fresh: a file that another program writes, a program that prints them."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from worker.doors.oauth.source import LONGEST_TOKEN, checked
from worker.doors.protocols import TokenUnavailable


@dataclass(frozen=True, slots=True)
class FileToken:
    """The token that another program writes to `path`, read anew at every login."""

    path: Path

    def __call__(self) -> str:
        try:
            with self.path.open("rb") as file:
                content = file.read(LONGEST_TOKEN + 2)
        except OSError as error:
            raise TokenUnavailable(f"the token file {self.path} cannot be read: {error.strerror}") from None
        return checked(content.decode("ascii", "replace"), f"the token file {self.path}")

    def renewed(self) -> str:
        return self()


@dataclass(frozen=True, slots=True)
class CommandToken:
    """The first line that `command` (a program and its arguments, no shell) prints, asked for at every login."""

    command: Sequence[str]
    seconds: float = 30
    what: str = "access token"

    def __call__(self) -> str:
        program = f"the {self.what.split()[-1]} command {self.command[0]}"
        try:
            done = subprocess.run(tuple(self.command), capture_output=True, timeout=self.seconds, check=True)  # noqa: S603 - the operator's own command, from the configuration, without a shell
        except subprocess.TimeoutExpired:
            raise TokenUnavailable(f"{program} did not end within {self.seconds:g} seconds") from None
        except subprocess.CalledProcessError as error:
            raise TokenUnavailable(f"{program} ended with status {error.returncode}") from None
        except OSError as error:
            raise TokenUnavailable(f"{program} cannot be run: {error.strerror}") from None
        return checked(done.stdout.split(b"\n", 1)[0].decode("ascii", "replace"), program, self.what)

    def renewed(self) -> str:
        return self()
