"""Find, read and check the configuration. Every way of being wrong is one line: where, what, and the remedy."""

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from worker.settings import faults
from worker.settings.environment import NotOverridable, override, refuse_misspelt
from worker.settings.models import USUAL_LANGUAGES, Settings
from worker.settings.places import MISSPELT
from worker.settings.secret_files import SecretMissing
from worker.settings.spelling import parsed, slip
from worker.words.said import Said, sentence_of
from worker.words.system import why

SHELF: Final = ("register", "shelf")
# Where a path stands: relative ones are relative to the configuration file, whoever starts the worker from wherever.
PATHS: Final = (
    ("mailbox", "password_file"),
    ("mailbox", "ca_file"),
    ("mailbox", "path"),
    ("mailbox", "oauth", "token_file"),
    *(("oauth", "*", key) for key in ("client_secret_file", "certificate_file", "key_file", "sign_in_file", "ca_file")),
    ("smtp", "password_file"),
    ("smtp", "ca_file"),
    ("smtp", "oauth", "token_file"),
    ("s3", "secret_file"),
    ("s3", "ca_file"),
    ("letters", "templates"),
    ("letters", "logo"),
    SHELF,
    ("register", "database"),
)
_LANGUAGES: Final = re.compile(r"""^\s*languages\s*=\s*\[\s*["']([a-z]{2,3})["']""", re.MULTILINE)
_ORGANISATION: Final = re.compile(r"^\s*\[organisation", re.MULTILINE)
SQLITE: Final = "sqlite:///"
# The top folders of a machine: with three slashes a path that begins so is below the configuration's folder.
TOP_FOLDERS: Final = frozenset({"var", "srv", "opt", "home", "mnt"})
TABLES: Final = tuple(faults.keys_of(Settings))


class SettingsError(Exception):
    """The configuration cannot be used. `faults` are complete sentences, one line each."""

    def __init__(self, *faults: str | Said) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def find_config(named: Path | None, environ: Mapping[str, str] = os.environ) -> Path:
    """`--config`, else COMPLAINTS_CONFIG, else config.toml in the current folder."""
    return named or Path(environ.get("COMPLAINTS_CONFIG") or "config.toml")


def load(path: Path, environ: Mapping[str, str] = os.environ, *, with_secrets: bool = True) -> Settings:
    """Read the configuration at `path`, with the overrides of the environment. Raises SettingsError.

    `with_secrets` also proves that each password can be read; commands that only look need none.
    """
    raw = _read(path)
    try:
        applied = override(raw, environ)
        refuse_misspelt(environ, {table: faults.keys_of(faults.field_at(Settings, (table,))) for table in TABLES})
    except NotOverridable as error:
        raise SettingsError(sentence_of(error)) from None
    _refuse_three_slashes(path, raw)
    _fill(raw)
    _anchor(raw, path.resolve().parent)
    try:
        # Aliases alone: `from` and `register` are the operator's names, the code's own are not for the file.
        settings = Settings.model_validate(raw, by_alias=True, by_name=False)
    except ValidationError as error:
        lines = faults.sentences(error, model=Settings, file=str(path), raw=raw, applied=applied)
        raise SettingsError(*dict.fromkeys(lines)) from None
    if with_secrets and (missing := _missing_secrets(settings)):
        raise SettingsError(*(Said("{where}: {said}", where=str(path), said=fault) for fault in missing))
    return settings


def language_of(path: Path) -> str:
    """The first language of a configuration that may be wrong everywhere else; "" where nothing says so."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return ""
    try:
        return str(tomllib.loads(text)["organisation"].get("languages", USUAL_LANGUAGES)[0])
    except tomllib.TOMLDecodeError:
        # A slip in another line hides this one from the parser, and from nobody else.
        named = _LANGUAGES.search(text)
        return named[1] if named else USUAL_LANGUAGES[0] if _ORGANISATION.search(text) else ""
    except (AttributeError, LookupError, TypeError):
        return ""


def _missing_secrets(settings: Settings) -> list[Said]:
    missing = []
    proofs = [(label, server.check_secret) for label, server in settings.servers()]
    for label, prove in [*proofs, ("[s3]", settings.s3.check)]:
        try:
            prove()
        except SecretMissing as error:
            missing.append(Said("{where}: {said}", where=label, said=sentence_of(error)))
    return missing


def _read(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text)
    except FileNotFoundError:
        none = Said(
            "{file}: no such configuration file; copy config.example.toml to {file}, or name yours with --config"
        )
        raise SettingsError(none.about(file=str(path))) from None
    except OSError as error:
        unread = Said("{file}: cannot be read ({reason}); check its rights")
        raise SettingsError(unread.about(file=str(path), reason=why(error))) from None
    except UnicodeDecodeError:
        raise SettingsError(Said("{file}: is not UTF-8 text; save it as UTF-8", file=str(path))) from None
    except tomllib.TOMLDecodeError as error:
        said, remedy = parsed(str(error)), slip(str(error), text)
        invalid = Said("{file}: is not valid TOML: {said}; {remedy}", file=str(path), said=said, remedy=remedy)
        raise SettingsError(invalid) from None


def _fill(raw: dict[str, Any]) -> None:
    """Write the defaults that are paths, so that they are anchored like written ones."""
    register = raw.setdefault("register", {})
    if isinstance(register, dict):
        register.setdefault("database", "sqlite:///register.db")
        register.setdefault("shelf", "shelf")
    tables = raw.get("oauth")
    for name, table in tables.items() if isinstance(tables, dict) else ():
        if isinstance(table, dict):
            table.setdefault("sign_in_file", f"oauth-{name}.json")


def _refuse_three_slashes(path: Path, raw: dict[str, Any]) -> None:
    """A register below the configuration where one below the root was meant would not be missed for a long time."""
    register = raw.get("register")
    database = register.get("database") if isinstance(register, dict) else None
    place = database.removeprefix(SQLITE) if isinstance(database, str) and database.startswith(SQLITE) else ""
    first = place.split("/")[0]
    if "/" in place and first in TOP_FOLDERS and not (path.resolve().parent / first).exists():
        three = Said(
            "{file}: [register] database: three slashes begin a path below this file's folder; write four for"
            ' /{folder}: "{database}", or make the folder {folder} here'
        )
        raise SettingsError(three.about(file=str(path), folder=first, database=f"{SQLITE}/{place}"))


def _anchor(raw: dict[str, Any], home: Path) -> None:
    for *way, key in PATHS:
        for table in _tables(raw, way):
            value = table.get(key)
            if (*way, key) == SHELF and isinstance(value, str) and MISSPELT.match(value):
                # Told as what it is: in a path it would not be seen any more.
                continue
            if isinstance(value, str) and value:
                table[key] = _anchored(value, home)


def _tables(raw: Any, way: list[str]) -> list[dict[str, Any]]:
    """The tables at the end of `way`: several where one of its steps is a list of tables, or "*", any name."""
    here = [table for table in (raw if isinstance(raw, list) else [raw]) if isinstance(table, dict)]
    if not way:
        return here
    step, *rest = way
    inner = (value for table in here for value in (table.values() if step == "*" else [table.get(step)]))
    return [found for value in inner for found in _tables(value, rest)]


def _anchored(value: str, home: Path) -> str:
    """A relative path goes to `home`, `~` is the user's own folder, an absolute one stays. Other URLs are no paths."""
    start, place = (SQLITE, value.removeprefix(SQLITE)) if value.startswith(SQLITE) else ("", value)
    if not place or "://" in place:
        return value
    # Not Path.expanduser, which raises for a user that does not exist.
    return f"{start}{home / os.path.expanduser(place)}"  # noqa: PTH111
