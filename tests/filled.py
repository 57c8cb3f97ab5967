"""An entry of any kind, with words in every field that takes words."""

import types
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

from worker.complaint.value import Value

SECRET = "Bo Lindqvist"


def filled(kind: type[Value]) -> Any:
    """A value of this kind with words in every field that takes words."""
    return kind(**{name: _content(field.annotation) for name, field in kind.model_fields.items()})


def _content(annotation: Any) -> Any:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return args[0]
    if origin is tuple:
        return (_content(args[0]), _content(args[0]))
    if origin in (Union, types.UnionType):
        # The first of what it may be that is no None: words where it may be words.
        return SECRET if str in args else _content(next(one for one in args if one is not type(None)))
    if annotation is str:
        return SECRET
    simple = {int: 1, bool: True, date: date(2026, 1, 2), datetime: datetime(2026, 1, 2, tzinfo=UTC)}
    if annotation in simple:
        return simple[annotation]
    return next(iter(annotation)) if issubclass(annotation, Enum) else filled(annotation)
