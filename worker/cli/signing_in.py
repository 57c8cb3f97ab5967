"""`complaints login NAME`: a person signs in once for the mailbox, and the worker renews that by itself."""

import sys
from typing import Annotated

import typer

from worker import tokens
from worker.cli import terminal
from worker.cli.options import ConfigOption, next_command, with_secrets
from worker.cli.stopping import Stopping
from worker.cli.streams import put, say
from worker.cli.tongue import tell, told
from worker.doors.protocols import SignsIn, TokenUnavailable
from worker.settings import Settings, SettingsError
from worker.words.said import Said, listed

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The name of an [oauth.NAME] table.")]


def login(name: NameArgument, config: ConfigOption = None) -> None:
    """Sign in for the mailbox at the provider of [oauth.NAME]. Exit 0 once the sign-in is kept; 1 where it failed."""
    settings = with_secrets(config)
    source = _source(settings, name)
    try:
        if not _signed_in(source):
            say(tell("stopped: nobody has signed in, and what was kept is kept"))
            raise typer.Exit(1)
        # Asked for as `run` will: what was granted can be renewed.
        source()
    except TokenUnavailable as error:
        say(told(error))
        raise typer.Exit(1) from None
    file = str(settings.oauth[name].sign_in_file)
    put("✓ " + tell("signed in; kept in {file}, which nobody else may read", file=file))
    terminal.hint(next_command(config, "check"))


def _source(settings: Settings, name: str) -> SignsIn:
    if name not in settings.oauth:
        known = ", ".join(settings.oauth) or Said("none is written")
        raise SettingsError(Said("there is no [oauth.{name}]; known here: {known}", name=name, known=known))
    users = tokens.users_of(settings, name)
    if not users:
        unused = Said('nothing uses [oauth.{name}]; write oauth = "{name}" under [[mailbox]] and [smtp]')
        raise SettingsError(unused.about(name=name))
    source = tokens.open_source(name, settings.oauth[name], users[0])
    if not isinstance(source, SignsIn):
        needless = Said("[oauth.{name}] needs no login: its client has a right of its own; complaints check proves it")
        raise SettingsError(needless.about(name=name))
    who = told(listed(users, Said("{first} or {rest}")))
    put(tell("Sign in as {who}, or as somebody who may open that mailbox and send as it.", who=who))
    return source


def _signed_in(source: SignsIn) -> bool:
    invitation = source.invite()
    minutes = max(1, invitation.seconds // 60)
    put("\n  1. " + tell("Open {address}", address=invitation.address))
    if invitation.code:
        put("  2. " + tell("Type this code: {code}", code=invitation.code) + "\n")
        put(tell("Waiting for it (at most {minutes} min; Ctrl-C stops) …", minutes=minutes))
        with Stopping() as stopping:
            return source.finish(lambda: "", stopping=stopping.is_set)
    copied = tell(
        "When the browser cannot open the page that follows, all is well: copy its address, which begins with"
        " http://127.0.0.1, and put it here."
    )
    put(f"  2. {copied}\n")
    return source.finish(_pasted, stopping=lambda: False)


def _pasted() -> str:
    """Raises TokenUnavailable where there is nobody to paste."""
    line = sys.stdin.readline()
    if not line:
        raise TokenUnavailable(Said("no address came; run this in a terminal, and paste it there"))
    return line.strip()
