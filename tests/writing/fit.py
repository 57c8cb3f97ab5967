"""The check of templates in tests that touch some: the others are ours, which `test_checking` reads and writes."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from worker.writing import checking
from worker.writing.templates import FRAME, Templates, templates


@contextmanager
def only_what_was_touched() -> Iterator[None]:
    """The check as it is, but for letters of which no file differs from ours: each of those costs as much as one that
    is to be looked at, and there are hundreds.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("_read", "_rendered"):
            patch.setattr(checking, name, _of_touched(getattr(checking, name)))
        yield


def _of_touched(look: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """`checking._read`, which takes the kind of a letter, or `checking._rendered`, which takes its samples."""

    def looked(of: Templates, language: str, what: Any) -> Iterator[Any]:
        name = what.occasion if isinstance(what, type) else what[0].letter.occasion
        return look(of, language, what) if _touched(of, language, name) else iter(())

    return looked


def _touched(of: Templates, language: str, name: str) -> bool:
    if not templates().path(language, name).is_file():
        return True
    return any(_bytes(of.file(*place)) != _ours(*place) for place in _places(language, name))


@functools.cache
def _places(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    return ((FRAME,), *((language, part) for part in templates().parts(language, name)))


@functools.cache
def _ours(*place: str) -> bytes:
    return _bytes(templates().file(*place))


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""
