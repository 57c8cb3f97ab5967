"""`complaints letters`: which letters are the company's own, and a copy of one of ours to begin with."""

from typing import Annotated, Literal

import typer

from worker.cli import streams, terminal
from worker.cli.options import ConfigOption, JsonOption, next_command, settings_from
from worker.cli.terminal import Column
from worker.cli.tongue import tell, told
from worker.settings import Settings
from worker.words.said import NOTHING, Said
from worker.writing import own
from worker.writing.own import NotCopiedError
from worker.writing.templates import Templates, templates

COLUMNS = (
    Column(Said("template").within("column")),
    Column(Said("whose").within("column")),
    Column(Said("note").within("column"), least=20),
)
OURS, YOURS = Said("ours").within("template"), Said("yours").within("template")
NOTES = {
    "ours": (OURS, NOTHING),
    "yours": (YOURS, NOTHING),
    "changed": (YOURS, Said("ours has changed since it was copied")),
    "unused": (YOURS, Said("no letter uses it")),
}

DoArgument = Annotated[Literal["list", "copy", "diff"], typer.Argument(metavar="[list|copy|diff]", show_default=False)]
NameArgument = Annotated[
    str, typer.Argument(metavar="[NAME]", help="As answer, fr/answer, _signature or frame.", show_default=False)
]


def letters(
    do: DoArgument = "list",
    name: NameArgument = "",
    config: ConfigOption = None,
    as_json: JsonOption = False,  # noqa: FBT002  # a flag of the command line
) -> None:
    """List the templates of letters and whose they are. copy NAME: put one of ours into your own folder, to change it.

    The folder is `[letters] templates` in the configuration. Nothing there is ever overwritten, and an upgrade leaves
    it alone. diff NAME: show what yours says otherwise than ours does now.
    """
    settings = settings_from(config)
    found = templates(settings.letters.templates)
    if do == "list":
        _list(found, settings, as_json=as_json)
        return
    places = _meant(found, settings, name)
    if not places:
        none = Said("{name} is no template; {near}").about(name=repr(name[:60]), near=own.likely(found, name))
        wanted = none if name else Said("name a template")
        streams.say(tell("{wanted}; `{command}` lists them", wanted=wanted, command=next_command(config, "letters")))
        raise typer.Exit(2)
    if do == "copy":
        _copy(found, places, as_json=as_json)
    elif as_json:
        for place in places:
            terminal.print_json({"template": place, "difference": own.difference(found, place)})
    else:
        changes = [own.difference(found, place) for place in places]
        streams.put("".join(changes).rstrip("\n") or tell("yours says what ours does"))


def _list(found: Templates, settings: Settings, *, as_json: bool) -> None:
    """Those of the company's languages, its own first."""
    of_languages = {*settings.organisation.languages, ""}
    rows = [
        (
            piece.place,
            told(NOTES[piece.state][0]),
            "; ".join(filter(None, (told(NOTES[piece.state][1]), told(piece.near)))),
        )
        for piece in sorted(own.pieces(found), key=lambda piece: (piece.state == "ours", piece.place))
        if piece.state != "ours" or piece.place.rpartition("/")[0] in of_languages
    ]
    if as_json:
        for template, whose, note in rows:
            terminal.print_json({"template": template, "whose": whose, "note": note})
    else:
        terminal.show_table(COLUMNS, rows)


def _meant(found: Templates, settings: Settings, name: str) -> tuple[str, ...]:
    """A name without its language means it in all those that the company writes."""
    places = own.places(found, name) if name else ()
    inside = tuple(place for place in places if place.rpartition("/")[0] in {*settings.organisation.languages, ""})
    return places if "/" in name else inside


def _copy(found: Templates, places: tuple[str, ...], *, as_json: bool) -> None:
    failed = False
    for place in places:
        try:
            copied = own.copy(found, place)
            if as_json:
                terminal.print_json({"template": place, "file": str(copied)})
            else:
                streams.put(terminal.link(copied))
        except NotCopiedError as error:
            streams.say(told(error))
            failed = True
    if failed:
        raise typer.Exit(1)
