"""Modules stay small and functions fit a screen: the house is for people who come in and read."""

import ast
from dataclasses import dataclass
from functools import cache
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


@dataclass(frozen=True)
class Shape:
    """Of a module: its functions with their lines, the dotted names of what may be a module of ours, what it says."""

    functions: tuple[tuple[str, int], ...]
    imported: frozenset[str]
    said: str


@cache
def shape(text: str) -> Shape:
    tree = ast.parse(text)
    functions: list[tuple[str, int]] = []
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            functions.append((node.name, (node.end_lineno or 0) - node.lineno + 1))
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return Shape(tuple(functions), frozenset(names), ast.get_docstring(tree) or "")


def test_a_function_fits_a_screen() -> None:
    long = [
        f"{name}: {function} has {lines} lines"
        for name, text in modules().items()
        for function, lines in shape(text).functions
        if lines > SCREEN
    ]
    assert long == []


def test_a_module_is_read_in_one_sitting() -> None:
    """Tables of words may be longer: they are looked up, not read."""
    large = [
        name for name, text in modules().items() if len(text.splitlines()) > LARGEST_MODULE and shape(text).functions
    ]
    assert large == []


# Each module of these is a row of something: a duty, a class of mail, a format, clocks of one kind, a table's order.
ROWS = (
    "worker/office/",
    "worker/intake/screening/",
    "worker/intake/reading/",
    "worker/processing/watching/",
    "table.py",
)
SMALL = 40


def room(module: str) -> str:
    return module.split("/")[1]


def test_a_small_module_is_known_to_more_than_the_one_that_it_belongs_to() -> None:
    """What one module alone imports, no test asks for and no page names is a part of that module."""
    house = {name: text for name, text in modules().items() if not name.endswith("__init__.py")}
    knows = {name: shape(text).imported for name, text in house.items()}
    elsewhere = set().union(
        *(shape(path.read_text(encoding="utf-8")).imported for path in (ROOT / "tests").rglob("*.py"))
    )
    elsewhere |= set().union(
        *(shape(path.read_text(encoding="utf-8")).imported for path in ROOT.glob("worker/**/__init__.py"))
    )
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
    lonely = {}
    for name, text in house.items():
        dotted = name.removesuffix(".py").replace("/", ".")
        importers = [one for one, known in knows.items() if dotted in known]
        small = len(text.splitlines()) < SMALL and not any(row in name for row in ROWS)
        if small and dotted not in elsewhere and name not in pages and len(importers) == 1:
            [importer] = importers
            # What another room asks for cannot join it.
            if room(importer) == room(name):
                lonely[name] = importer
    assert lonely == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name, text in modules().items() if text.strip() and not shape(text).said]
    assert silent == []
