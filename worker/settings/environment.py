"""COMPLAINTS_TABLE__KEY in the environment stands above the key of the file."""

import tomllib
from collections.abc import Collection, Mapping
from typing import Any

from worker.words.said import Said

PREFIX = "COMPLAINTS_"
# A name without it (COMPLAINTS_CONFIG, COMPLAINTS_SMTP_PASSWORD) is no override.
BETWEEN = "__"

Path = tuple[str | int, ...]


class NotOverridable(ValueError):
    """An override names what is no key of a single table."""


def override(raw: dict[str, Any], environ: Mapping[str, str]) -> dict[Path, str]:
    """Put each override into `raw`, and return where each went: its path with the variable's name.

    Raises NotOverridable for a key in a list of tables ([[mailbox]], [[staff]]), of which there may be several.
    """
    applied: dict[Path, str] = {}
    for name, text in sorted(environ.items()):
        if not name.startswith(PREFIX) or BETWEEN not in name:
            continue
        path = tuple(_key(part) for part in name.removeprefix(PREFIX).split(BETWEEN))
        table: Any = raw
        for part in path[:-1]:
            table = table.setdefault(part, {})
            if isinstance(table, list):
                raise NotOverridable(
                    Said(
                        "{name}: [[{table}]] may stand several times; write its keys in the file", name=name, table=part
                    )
                )
            if not isinstance(table, dict):
                # The file is wrong there, and will be told so.
                break
        else:
            table[path[-1]] = _value(text)
            applied[path] = name
    return applied


def refuse_misspelt(environ: Mapping[str, str], known: Mapping[str, Collection[str]]) -> None:
    """Raises NotOverridable for a name that is an override but for its second underscore: it would count for nothing.

    `known` are the keys of each table.
    """
    for name in environ:
        table, _, key = name.removeprefix(PREFIX).lower().partition("_")
        if name.startswith(PREFIX) and BETWEEN not in name and key in known.get(table, ()):
            right = f"{PREFIX}{table.upper()}{BETWEEN}{key.upper()}"
            nothing = Said("{name}: this counts for nothing; two underscores stand behind the table: {right}")
            raise NotOverridable(nothing.about(name=name, right=right))


def _key(part: str) -> str:
    """Names are lower case, but for the four priorities."""
    return part if part in {"P1", "P2", "P3", "P4"} else part.lower()


def _value(text: str) -> Any:
    """A list is written as in TOML; every other value as it is, numbers and true or false included."""
    if text.lstrip().startswith("["):
        try:
            return tomllib.loads(f"value = {text}")["value"]
        except tomllib.TOMLDecodeError:
            return text
    return text
