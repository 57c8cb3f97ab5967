"""`complaints dossier`: one complaint as a bundle that needs nothing of ours to be read."""

from pathlib import Path
from typing import Annotated

import typer

from worker.cli import streams, terminal
from worker.cli.exporting import AS_IT_WAS, write_privately
from worker.cli.looking import open_to_look
from worker.cli.options import ConfigOption, JsonOption, next_command, settings_from
from worker.cli.showing import reference
from worker.cli.stopping import Breaking
from worker.cli.tongue import tell, told
from worker.office.bundling import bundle, company
from worker.register.evidence import evidence
from worker.register.files import NoSuchFile
from worker.settings import Settings, rulebook
from worker.writing.templates import templates


def _known(language: str | None) -> str | None:
    if language and language not in templates().languages:
        raise typer.BadParameter(tell("there are letters in {languages}", languages=", ".join(templates().languages)))
    return language


LanguageOption = Annotated[
    str | None, typer.Option(help="Of the page, as fr or en; by default the company's first.", callback=_known)
]


def dossier(
    ref: Annotated[str, typer.Argument(help="The complaint's reference.")],
    file: Annotated[Path, typer.Argument(help="Where to write the bundle, a .zip.")],
    config: ConfigOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
) -> None:
    """Write one complaint as a zip: its story as a page, every mail, the documents, the entries with their hashes.

    It holds all that the register says, internal notes too, and is written for its owner's eyes alone.
    """
    settings = settings_from(config)
    with Breaking(AS_IT_WAS.about(file=str(file))):
        found = _write(settings, config, ref, file, language)
    if as_json:
        terminal.print_json({"ref": found, "file": str(file), "bytes": file.stat().st_size})
        return
    streams.put(terminal.link(file))


def _write(settings: Settings, config: Path | None, ref: str, file: Path, language: str | None) -> str:
    """Returns the file's whole reference."""
    register = open_to_look(settings, config)
    rules = rulebook.intake_rules(settings)
    wanted = reference(ref, settings.register_.prefix)
    try:
        known = register.look(
            lambda session: evidence(
                session,
                register.shelf,
                wanted,
                rules,
                company=company(rulebook.house(settings)),
                language=language or rules.languages[0],
            )
        )
    except NoSuchFile as error:
        command = next_command(config, "list", "--all")
        streams.say(tell("{error}; `{command}` shows those there are", error=told(error), command=command))
        raise typer.Exit(1) from None
    register.close()
    write_privately(file, [bundle(known, rules.zone, settings.letters.colour)])
    return wanted
