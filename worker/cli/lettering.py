"""`complaints letters`: which letters are the company's own, and a copy of one of ours to begin with."""

from typing import Annotated, Literal

import typer

from worker.cli import streams, terminal
from worker.cli.options import ConfigOption, JsonOption, next_command, settings_from
from worker.cli.terminal import Column
from worker.settings import Settings
from worker.writing import own
from worker.writing.own import NotCopiedError
from worker.writing.templates import Templates, templates

COLUMNS = (Column("template"), Column("whose"), Column("note", least=20))
NOTES = {
    "ours": ("ours", ""),
    "yours": ("yours", ""),
    "changed": ("yours", "ours has changed since it was copied"),
    "unused": ("yours", "no letter uses it"),
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
        wanted = f"{name[:60]!r} is no template; {own.likely(found, name)}" if name else "name a template"
        streams.say(f"{wanted}; `{next_command(config, 'letters')}` lists them")
        raise typer.Exit(2)
    if do == "copy":
        _copy(found, places, as_json=as_json)
    elif as_json:
        for place in places:
            terminal.print_json({"template": place, "difference": own.difference(found, place)})
    else:
        changes = [own.difference(found, place) for place in places]
        streams.put("".join(changes).rstrip("\n") or "yours says what ours does")


def _list(found: Templates, settings: Settings, *, as_json: bool) -> None:
    """Those of the company's languages, its own first."""
    of_languages = {*settings.organisation.languages, ""}
    rows = [
        (piece.place, NOTES[piece.state][0], "; ".join(filter(None, (NOTES[piece.state][1], piece.near))))
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
            streams.say(str(error))
            failed = True
    if failed:
        raise typer.Exit(1)
