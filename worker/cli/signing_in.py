"""`complaints login NAME`: a person signs in once for the mailbox, and the worker renews that by itself."""

import sys
from typing import Annotated

import typer

from worker import tokens
from worker.cli import terminal
from worker.cli.options import ConfigOption, next_command, with_secrets
from worker.cli.stopping import Stopping
from worker.cli.streams import put, say
from worker.doors.protocols import SignsIn, TokenUnavailable
from worker.settings import Settings, SettingsError

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The name of an [oauth.NAME] table.")]


def login(name: NameArgument, config: ConfigOption = None) -> None:
    """Sign in for the mailbox at the provider of [oauth.NAME]. Exit 0 once the sign-in is kept; 1 where it failed."""
    settings = with_secrets(config)
    source = _source(settings, name)
    try:
        if not _signed_in(source):
            say("stopped: nobody has signed in, and what was kept is kept")
            raise typer.Exit(1)
        # Asked for as `run` will: what was granted can be renewed.
        source()
    except TokenUnavailable as error:
        say(str(error))
        raise typer.Exit(1) from None
    put(f"✓ signed in; kept in {settings.oauth[name].sign_in_file}, which nobody else may read")
    terminal.hint(next_command(config, "check"))


def _source(settings: Settings, name: str) -> SignsIn:
    if name not in settings.oauth:
        known = ", ".join(settings.oauth) or "none is written"
        raise SettingsError(f"there is no [oauth.{name}]; known here: {known}")
    users = tokens.users_of(settings, name)
    if not users:
        raise SettingsError(f'nothing uses [oauth.{name}]; write oauth = "{name}" under [[mailbox]] and [smtp]')
    source = tokens.open_source(name, settings.oauth[name], users[0])
    if not isinstance(source, SignsIn):
        raise SettingsError(
            f"[oauth.{name}] needs no login: its client has a right of its own; complaints check proves it"
        )
    put(f"Sign in as {' or '.join(users)}, or as somebody who may open that mailbox and send as it.")
    return source


def _signed_in(source: SignsIn) -> bool:
    invitation = source.invite()
    minutes = max(1, invitation.seconds // 60)
    put(f"\n  1. Open {invitation.address}")
    if invitation.code:
        put(f"  2. Type this code: {invitation.code}\n")
        put(f"Waiting for it (at most {minutes} min; Ctrl-C stops) …")
        with Stopping() as stopping:
            return source.finish(lambda: "", stopping=stopping.is_set)
    put("  2. When the browser cannot open the page that follows, all is well: copy its address, which begins")
    put("     with http://127.0.0.1, and put it here.\n")
    return source.finish(_pasted, stopping=lambda: False)


def _pasted() -> str:
    """Raises TokenUnavailable where there is nobody to paste."""
    line = sys.stdin.readline()
    if not line:
        raise TokenUnavailable("no address came; run this in a terminal, and paste it there")
    return line.strip()
