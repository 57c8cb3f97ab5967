"""Modules stay small and functions fit a screen: the house is for people who come in and read."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCREEN = 50
LARGEST_MODULE = 320


def modules() -> dict[str, str]:
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "worker").rglob("*.py"))
        if "migrations" not in path.parts
    }


def functions(text: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_a_function_fits_a_screen() -> None:
    long = [
        f"{name}: {function.name} has {(function.end_lineno or 0) - function.lineno + 1} lines"
        for name, text in modules().items()
        for function in functions(text)
        if (function.end_lineno or 0) - function.lineno >= SCREEN
    ]
    assert long == []


def test_a_module_is_read_in_one_sitting() -> None:
    """Tables of words may be longer: they are looked up, not read."""
    large = [
        name for name, text in modules().items() if len(text.splitlines()) > LARGEST_MODULE and any(functions(text))
    ]
    assert large == []


def test_half_of_the_modules_are_shorter_than_ninety_lines() -> None:
    assert statistics.median(len(text.splitlines()) for text in modules().values()) < 90


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name, text in modules().items() if text.strip() and not ast.get_docstring(ast.parse(text))]
    assert silent == []
