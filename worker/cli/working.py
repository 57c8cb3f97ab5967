"""What commands that work begin with: settings that can be worked with, and the register held for this process."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import typer

from worker import assembly
from worker.cli import streams
from worker.cli.fitness import faults_of_templates
from worker.cli.options import with_secrets
from worker.cli.stopping import Stopping
from worker.cli.tongue import tell
from worker.office import Office
from worker.settings import Settings, SettingsError, rulebook


def working_settings(config: Path | None) -> Settings:
    """For commands that fetch and write: a missing password or a broken template is found before any mail is."""
    settings = with_secrets(config)
    faults = faults_of_templates(settings.organisation.languages, rulebook.face(settings))
    if faults:
        raise SettingsError(*(fault.said for fault in faults))
    return settings


@contextmanager
def open_to_work(settings: Settings) -> Iterator[Office]:
    """An office for one command, alone at its register. Ctrl-C and SIGTERM end it after the message in hand."""
    with Stopping() as stop:
        office = assembly.open_office(settings, stopping=stop.is_set)
        with office.desk.register.sole_worker(), closing(office):
            office.desk.register.migrate()
            yield office


def end_if_stopped(office: Office) -> None:
    """Once what was done is said. Exits with 1."""
    if office.desk.stopping():
        streams.say(tell("stopped after the message in hand; the rest is done by the next `run` or `once`"))
        raise typer.Exit(1)
