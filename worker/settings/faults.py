"""What is wrong with a configuration, said in one line each: where, what, and the remedy. No secret is repeated."""

import re
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from worker.settings.spelling import meant
from worker.words.said import NOTHING, Said, listed, sentence_of

Loc = tuple[str | int, ...]
# [oauth.m365]: a table with a name of the operator's own is told by both.
NAMED_DEPTH = 2
_QUOTED = re.compile(r"'[^']*'")
# Keys that are in no table, for whoever would write a secret there.
_SECRETS = {
    "password": Said("a password never stands in the configuration; name a password_file, or a password_env"),
    "token": Said("a token never stands in the configuration; name a token_file, or a password_env"),
}


def _either(expected: str) -> Said:
    """Of what may be written, which the library joins in its own language: "'tls', 'starttls' or 'plain'"."""
    *others, last = _QUOTED.findall(expected)
    return Said("{first} or {rest}", first=listed(others), rest=last) if others else Said("{words}", words=last)


# What to write instead, by pydantic's name of the fault. `context` holds the limits that were passed.
REMEDIES: Mapping[str, Callable[[Mapping[str, Any]], Said | str]] = {
    "missing": lambda _: Said("this key is missing; add it (see config.example.toml)"),
    "string_type": lambda _: Said("write text between quotes"),
    "path_type": lambda _: Said("write a path between quotes"),
    "literal_error": lambda context: Said("write {either}", either=_either(context["expected"])),
    "unknown_kind": lambda context: Said("kind: write {either}", either=_either(context["expected"])),
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_from_float", "finite_number"), lambda _: Said("write a whole number")
    ),
    "bool_type": lambda _: Said("write true or false"),
    "bool_parsing": lambda _: Said("write true or false"),
    "greater_than_equal": lambda context: Said("write a number of at least {least}", least=context["ge"]),
    "less_than_equal": lambda context: Said("write a number of at most {most}", most=context["le"]),
    "int_parsing_size": lambda _: Said("write a smaller number"),
    "string_too_short": lambda _: Said("this is empty; write something"),
    "string_too_long": lambda context: Said("write at most {most} characters", most=context["max_length"]),
    "too_short": lambda _: Said("this is empty; name at least one"),
    "tuple_type": lambda _: Said('write a list such as ["one", "two"]'),
    "model_type": lambda _: Said("write a table, not a value"),
    "dict_type": lambda _: Said("write a table, not a value"),
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
        lambda _: Said("write a day such as 2026-12-01, without quotes"),
    ),
    # Our own sentences come with the library's "Value error, " in front.
    "value_error": lambda context: sentence_of(context["error"]),
}


def sentences(
    error: ValidationError, *, model: type[BaseModel], file: str, raw: Mapping[str, Any], applied: Mapping[Loc, str]
) -> Iterator[Said]:
    """A line for each fault. `applied` are the overrides by their path, so that the right place is blamed."""
    faults = error.errors(include_url=False, include_input=False)
    for fault in faults:
        kind, loc = _without_kind(tuple(fault["loc"]), model)
        if fault["type"] == "too_short" and any(f is not fault and tuple(f["loc"])[: len(loc)] == loc for f in faults):
            # A list whose only item is wrong counts as empty: the item's own fault is told.
            continue
        if fault["type"] == "model_type" and _named(loc, model):
            # A key where the name of a table belongs: told once, whatever else stands there.
            unnamed = Said("give this table a name of yours, such as {table}", table=f"[{loc[0]}.office]")
            yield _at((file, f"[{loc[0]}]"), unnamed)
            continue
        variable = _variable(loc, raw, applied)
        place = (variable,) if variable else (file, _where(loc, model))
        unknown = fault["type"] == "extra_forbidden"
        said = _outside(loc, model, raw) or _unknown(loc, model, kind) if unknown else _said(fault, loc, model)
        yield _at(place, said)


def _at(places: Iterable[Said | str], said: Said | str) -> Said:
    """What is said, behind each place where it is, the widest first."""
    told = said if isinstance(said, Said) else Said("{words}", words=said)
    for place in reversed([one for one in places if one]):
        told = Said("{where}: {said}", where=place, said=told)
    return told


def _without_kind(loc: Loc, model: type[BaseModel]) -> tuple[str, Loc]:
    """Of a table that may be of several kinds, pydantic puts the kind before the keys: ("mailbox", 0, "imap", …)."""
    for depth, part in enumerate(loc):
        if part in _kinds(field_at(model, loc[:depth])):
            return str(part), (*loc[:depth], *loc[depth + 1 :])
    return "", loc


def _said(fault: Any, loc: Loc, model: type[BaseModel]) -> Said | str:
    if fault["type"] in {"missing", "tuple_type", "model_type"} and loc and _is_table(field_at(model, loc)):
        brackets = _table_name(loc, model)
        if fault["type"] == "missing":
            return Said("this table is missing; add {table}", table=brackets)
        return Said("write {table} on a line, its keys below it", table=brackets)
    remedy = REMEDIES.get(fault["type"])
    return remedy(fault.get("ctx", {})) if remedy else _small(str(fault["msg"]))


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _variable(loc: Loc, raw: Mapping[str, Any], applied: Mapping[Loc, str]) -> str:
    """The variable that put this value there, or "" where the file did."""
    if loc in applied:
        return applied[loc]
    # A table that is unknown as a whole: told at the variable where nothing but variables made it.
    table = raw.get(str(loc[0])) if len(loc) == 1 else None
    made = [name for path, name in applied.items() if path[:1] == loc]
    return made[0] if made and isinstance(table, Mapping) and len(table) == len(made) else ""


def _where(loc: Loc, model: type[BaseModel]) -> Said | str:
    """("mailbox", 0, "folderr") reads `[[mailbox]] no. 1: folderr`; ("clocks", "ack_limit") `[clocks] ack_limit`."""
    words: list[Said | str] = []
    named = _named(loc, model)
    for depth, part in enumerate(loc):
        if named and depth < NAMED_DEPTH:
            words = [f"[{loc[0]}.{loc[1]}]"]
        elif isinstance(part, int):
            words.append(Said("no. {number}", number=part + 1))
        elif depth == 0:
            words.append(_table_name(loc[:1], model))
        else:
            words.append(part)
    return listed(words, Said("{first} {rest}")) if words else ""


def _named(loc: Loc, model: type[BaseModel]) -> bool:
    return get_origin(field_at(model, loc[:1])) is dict and len(loc) > 1


def _table_name(loc: Loc, model: type[BaseModel]) -> str:
    field = field_at(model, loc)
    several = field is not None and get_origin(field) is tuple
    name = ".".join(str(part) for part in loc if isinstance(part, str))
    return f"[[{name}]]" if several else f"[{name}]"


def _unknown(loc: Loc, model: type[BaseModel], kind: str) -> Said:
    wrong = str(loc[-1])
    if wrong in _SECRETS:
        return _SECRETS[wrong]
    table = field_at(model, loc[:-1])
    kinds = _kinds(table)
    others = [other for other, one in kinds.items() if wrong in keys_of(one)]
    if others:
        other = Said('this key is for kind = "{other}", and this one is "{kind}"; take it out, or change kind')
        return other.about(other=others[0], kind=kind)
    known = keys_of(kinds.get(kind, table))
    near = meant(wrong, known)
    instead = Said("did you mean {near}?", near=near) if near else Said("known here: {known}", known=", ".join(known))
    what = Said("this key is unknown; {instead}") if len(loc) > 1 else Said("this table is unknown; {instead}")
    return what.about(instead=instead)


def _outside(loc: Loc, model: type[BaseModel], raw: Mapping[str, Any]) -> Said:
    """Of a key above the first table, whose heading is missing or stands further below."""
    value = raw.get(str(loc[0]))
    if len(loc) > 1 or isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, dict) for v in value)):
        return NOTHING
    tables = [table for table in keys_of(model) if loc[0] in keys_of(field_at(model, (table,)))]
    if not tables:
        return Said("this key stands in no table; write it below the heading of its table")
    named = listed((_table_name((table,), model) for table in tables), Said("{first} or {rest}"))
    return Said("this key stands in no table; write it below {tables}", tables=named)


def keys_of(annotation: Any) -> list[str]:
    """The names that may stand in a table, of whatever kind it is, as the operator writes them."""
    tables = [model.model_fields for model in _models_in(annotation)]
    return sorted({field.alias or name for fields in tables for name, field in fields.items()})


def field_at(model: type[BaseModel], loc: Loc) -> Any:
    """The annotation of what stands at `loc`; the model itself at (), None where nothing is known."""
    found: Any = model
    for part in loc:
        if isinstance(part, int):
            continue
        if get_origin(found) is dict:
            # Tables with names of the operator's own: all of one kind.
            found = get_args(found)[1]
            continue
        fields = [field for table in _models_in(found) for field in table.model_fields.items()]
        found = next((field.annotation for name, field in fields if (field.alias or name) == part), None)
    return found


def _is_table(annotation: Any) -> bool:
    return bool(_models_in(annotation))


def _kinds(annotation: Any) -> dict[str, type[BaseModel]]:
    """The models of a table of which there are several kinds, by the default of their `kind`."""
    models = _models_in(annotation)
    return {str(model.model_fields["kind"].default): model for model in models} if len(models) > 1 else {}


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models inside `X`, `X | None`, `tuple[X, ...]`, `dict[str, X]`, or one of several kinds of X."""
    if get_origin(annotation) in {Union, types.UnionType, tuple, dict, Annotated}:
        return [model for arg in get_args(annotation) for model in _models_in(arg)]
    return [annotation] if isinstance(annotation, type) and issubclass(annotation, BaseModel) else []
