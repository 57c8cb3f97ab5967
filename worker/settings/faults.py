"""What is wrong with a configuration, said in one line each: where, what, and the remedy. No secret is repeated."""

import types
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from worker.settings.spelling import meant

Loc = tuple[str | int, ...]
# [oauth.m365]: a table with a name of the operator's own is told by both.
NAMED_DEPTH = 2

# What to write instead, by pydantic's name of the fault. `context` holds the limits that were passed.
REMEDIES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "missing": lambda _: "this key is missing; add it (see config.example.toml)",
    "string_type": lambda _: "write text between quotes",
    "path_type": lambda _: "write a path between quotes",
    "literal_error": lambda context: f"write {context['expected']}",
    "int_type": lambda _: "write a whole number",
    "int_parsing": lambda _: "write a whole number",
    "int_from_float": lambda _: "write a whole number",
    "bool_type": lambda _: "write true or false",
    "bool_parsing": lambda _: "write true or false",
    "greater_than_equal": lambda context: f"write a number of at least {context['ge']}",
    "less_than_equal": lambda context: f"write a number of at most {context['le']}",
    "string_too_short": lambda _: "this is empty; write something",
    "string_too_long": lambda context: f"write at most {context['max_length']} characters",
    "too_short": lambda _: "this is empty; name at least one",
    "tuple_type": lambda _: 'write a list such as ["one", "two"]',
    "model_type": lambda _: "write a table, not a value",
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
        lambda _: "write a day such as 2026-12-01, without quotes",
    ),
    # Our own sentences come with the library's "Value error, " in front.
    "value_error": lambda context: str(context["error"]),
}


def sentences(
    error: ValidationError, *, model: type[BaseModel], file: str, raw: Mapping[str, Any], applied: Mapping[Loc, str]
) -> Iterator[str]:
    """A line for each fault. `applied` are the overrides by their path, so that the right place is blamed."""
    faults = error.errors(include_url=False, include_input=False)
    for fault in faults:
        kind, loc = _without_kind(tuple(fault["loc"]), model)
        if fault["type"] == "too_short" and any(f is not fault and tuple(f["loc"])[: len(loc)] == loc for f in faults):
            # A list whose only item is wrong counts as empty: the item's own fault is told.
            continue
        if fault["type"] == "model_type" and _named(loc, model):
            # A key where the name of a table belongs: told once, whatever else stands there.
            yield f"{file}: [{loc[0]}]: give this table a name of yours, such as [{loc[0]}.office]"
            continue
        variable = _variable(loc, raw, applied)
        place = variable or ": ".join(part for part in (file, _where(loc, model)) if part)
        if fault["type"] == "extra_forbidden":
            yield f"{place}: {_outside(loc, model, raw) or _unknown(loc, model, kind)}"
        else:
            yield f"{place}: {_said(fault, loc, model)}"


def _without_kind(loc: Loc, model: type[BaseModel]) -> tuple[str, Loc]:
    """Of a table that may be of several kinds, pydantic puts the kind before the keys: ("mailbox", 0, "imap", …)."""
    for depth, part in enumerate(loc):
        if part in _kinds(field_at(model, loc[:depth])):
            return str(part), (*loc[:depth], *loc[depth + 1 :])
    return "", loc


def _said(fault: Any, loc: Loc, model: type[BaseModel]) -> str:
    if fault["type"] in {"missing", "tuple_type", "model_type"} and loc and _is_table(field_at(model, loc)):
        brackets = _table_name(loc, model)
        missing = fault["type"] == "missing"
        return f"this table is missing; add {brackets}" if missing else f"write {brackets} on a line, its keys below it"
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


def _where(loc: Loc, model: type[BaseModel]) -> str:
    """("mailbox", 0, "folderr") reads `[[mailbox]] no. 1: folderr`; ("clocks", "ack_limit") `[clocks] ack_limit`."""
    words: list[str] = []
    named = _named(loc, model)
    for depth, part in enumerate(loc):
        if named and depth < NAMED_DEPTH:
            words = [f"[{loc[0]}.{loc[1]}]"]
        elif isinstance(part, int):
            words.append(f"no. {part + 1}")
        elif depth == 0:
            words.append(_table_name(loc[:1], model))
        else:
            words.append(part)
    return " ".join(words)


def _named(loc: Loc, model: type[BaseModel]) -> bool:
    return get_origin(field_at(model, loc[:1])) is dict and len(loc) > 1


def _table_name(loc: Loc, model: type[BaseModel]) -> str:
    field = field_at(model, loc)
    several = field is not None and get_origin(field) is tuple
    name = ".".join(str(part) for part in loc if isinstance(part, str))
    return f"[[{name}]]" if several else f"[{name}]"


def _unknown(loc: Loc, model: type[BaseModel], kind: str) -> str:
    wrong, what = str(loc[-1]), "key" if len(loc) > 1 else "table"
    if wrong in {"password", "token"}:
        return f"a {wrong} never stands in the configuration; name a {wrong}_file, or a password_env"
    table = field_at(model, loc[:-1])
    kinds = _kinds(table)
    others = [other for other, one in kinds.items() if wrong in keys_of(one)]
    if others:
        return f'this key is for kind = "{others[0]}", and this one is "{kind}"; take it out, or change kind'
    known = keys_of(kinds.get(kind, table))
    near = meant(wrong, known)
    return f"this {what} is unknown; {f'did you mean {near}?' if near else 'known here: ' + ', '.join(known)}"


def _outside(loc: Loc, model: type[BaseModel], raw: Mapping[str, Any]) -> str:
    """Of a key above the first table, whose heading is missing or stands further below."""
    value = raw.get(str(loc[0]))
    if len(loc) > 1 or isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, dict) for v in value)):
        return ""
    tables = [table for table in keys_of(model) if loc[0] in keys_of(field_at(model, (table,)))]
    named = " or ".join(_table_name((table,), model) for table in tables)
    return f"this key stands in no table; write it below {named or 'the heading of its table'}"


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
