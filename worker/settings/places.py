"""[register]: where the register and its shelf are, and how its references begin."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from worker.intake.references import PREFIX
from worker.settings.values import Line, Table
from worker.words.said import Said

_BUCKET = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:/[A-Za-z0-9!_.*'()-]+)*/?")

# What begins as an address and goes on otherwise would be taken for the name of a folder.
MISSPELT = re.compile(r"[a-z][a-z0-9+.-]*(?::(?!//.)|//)", re.IGNORECASE)


def database_place(value: str) -> str:
    kind, _, place = value.partition(":///") if value.startswith("sqlite") else value.partition("://")
    if kind not in {"sqlite", "postgresql", "postgresql+psycopg"} or not place:
        raise ValueError(Said('write "sqlite:///FILE" or "postgresql://USER@HOST/NAME"'))
    if kind != "sqlite":
        _no_loose_password(place)
    return value


def shelf_place(value: str) -> str:
    if value.startswith("postgresql"):
        _no_loose_password(value)
    if re.search(r"(?:^|/)s3:|^s3//", value, re.IGNORECASE) and not _BUCKET.fullmatch(value):
        raise ValueError(Said('write "s3://BUCKET" or "s3://BUCKET/FOLDER"; its server and its key stand under [s3]'))
    if MISSPELT.match(value):
        raise ValueError(
            Said(
                'an address is written in full, as "s3://BUCKET" or "postgresql://USER@HOST/NAME"; a folder of such'
                " a name begins with ./"
            )
        )
    return value


def _no_loose_password(place: str) -> None:
    """One that would be read as the name of the server, or that nothing hides where the address is said."""
    if place.count("@") > 1 or "password=" in place:
        raise ValueError(
            Said(
                "leave the password to ~/.pgpass or PGPASSWORD: postgresql://USER@HOST/NAME; in an address it stands as"
                " USER:PASSWORD, and its @ as %40"
            )
        )


def _prefix(value: str) -> str:
    if not re.fullmatch(PREFIX, value):
        raise ValueError(Said("write 2 to 8 capital letters such as REC"))
    return value


class RegisterSettings(Table):
    # Not shown with the rest of the settings: the URL of a PostgreSQL server may hold a password.
    database: Annotated[Line, AfterValidator(database_place)] = Field(default="sqlite:///register.db", repr=False)
    # The same of a shelf.
    shelf: Annotated[Line, AfterValidator(shelf_place)] = Field(default="shelf", min_length=1, repr=False)
    prefix: Annotated[str, AfterValidator(_prefix)] = "REC"
