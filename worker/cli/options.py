"""Options that several commands share, how a command gets its settings, and the command to copy that comes next."""

import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from worker.cli import tongue
from worker.settings import Settings, SettingsError, find_config, language_of, load

ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="PATH",
        help="The configuration file; default config.toml, or COMPLAINTS_CONFIG.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def settings_from(config: Path | None) -> Settings:
    """For commands that only look: they need no password. Raises SettingsError, as the next one does."""
    return _read(config, secrets=False)


def with_secrets(config: Path | None) -> Settings:
    """For commands that connect: every password is there."""
    return _read(config, secrets=True)


def _read(config: Path | None, *, secrets: bool) -> Settings:
    """From here on the terminal speaks its language, also of what is wrong in it."""
    path = find_config(config)
    try:
        settings = load(path, with_secrets=secrets)
    except SettingsError:
        tongue.speak(language_of(path))
        raise
    tongue.speak(settings.organisation.languages[0])
    return settings


def settings_if_any(config: Path | None) -> Settings | None:
    """For commands that also work without a configuration: None where none was named and none lies here."""
    named = config is not None or bool(os.environ.get("COMPLAINTS_CONFIG"))
    return settings_from(config) if named or find_config(None).exists() else None


def next_command(config: Path | None, *words: str) -> str:
    """`complaints WORDS --config …` as it can be typed here."""
    named = ("--config", str(config)) if config else ()
    return f"{program()} {shlex.join([*words, *named])}"


def program() -> str:
    """What this program was called as: its bare name where the PATH finds it."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return f"{shlex.quote(sys.executable)} -m worker"
    found = shutil.which(called.name)
    by_path = found is not None and called.exists() and called.samefile(found)
    return called.name if by_path else shlex.quote(str(called))
