"""Tokens that something else keeps fresh: a file that another program writes, a program that prints them."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from worker.doors.oauth.source import ACCESS_TOKEN, LONGEST_TOKEN, checked
from worker.doors.protocols import TokenUnavailable
from worker.words.said import Said


@dataclass(frozen=True, slots=True)
class FileToken:
    """The token that another program writes to `path`, read anew at every login."""

    path: Path

    def __call__(self) -> str:
        source = Said("the token file {path}", path=str(self.path))
        try:
            with self.path.open("rb") as file:
                content = file.read(LONGEST_TOKEN + 2)
        except OSError as error:
            unread = Said("{source} cannot be read: {said}", source=source, said=error.strerror or "")
            raise TokenUnavailable(unread) from None
        return checked(content.decode("ascii", "replace"), source)

    def renewed(self) -> str:
        return self()


@dataclass(frozen=True, slots=True)
class CommandToken:
    """The first line that `command` (a program and its arguments, no shell) prints, asked for at every login."""

    command: Sequence[str]
    seconds: float = 30
    what: Said = ACCESS_TOKEN

    def __call__(self) -> str:
        kind = (
            Said("the token command {program}") if self.what == ACCESS_TOKEN else Said("the secret command {program}")
        )
        program = kind.about(program=self.command[0])
        try:
            done = subprocess.run(tuple(self.command), capture_output=True, timeout=self.seconds, check=True)  # noqa: S603 - the operator's own command, from the configuration, without a shell
        except subprocess.TimeoutExpired:
            late = Said("{program} did not end within {seconds} seconds", program=program, seconds=f"{self.seconds:g}")
            raise TokenUnavailable(late) from None
        except subprocess.CalledProcessError as error:
            failed = Said("{program} ended with status {status}", program=program, status=error.returncode)
            raise TokenUnavailable(failed) from None
        except OSError as error:
            unrun = Said("{program} cannot be run: {said}", program=program, said=error.strerror or "")
            raise TokenUnavailable(unrun) from None
        return checked(done.stdout.split(b"\n", 1)[0].decode("ascii", "replace"), program, self.what)

    def renewed(self) -> str:
        return self()
