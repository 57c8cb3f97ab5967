"""Modules stay small and functions fit a screen: the house is for people who come in and read."""

import ast
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


# Each module of these is a row of something: a duty, a class of mail, a format, clocks of one kind, a table's order.
ROWS = (
    "worker/office/",
    "worker/intake/screening/",
    "worker/intake/reading/",
    "worker/processing/watching/",
    "table.py",
)
SMALL = 40


def imported(text: str) -> set[str]:
    """The dotted names of all that may be a module of ours."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def room(module: str) -> str:
    return module.split("/")[1]


def test_a_small_module_is_known_to_more_than_the_one_that_it_belongs_to() -> None:
    """What one module alone imports, no test asks for and no page names is a part of that module."""
    house = {name: text for name, text in modules().items() if not name.endswith("__init__.py")}
    knows = {name: imported(text) for name, text in house.items()}
    elsewhere = set().union(*(imported(path.read_text(encoding="utf-8")) for path in (ROOT / "tests").rglob("*.py")))
    elsewhere |= set().union(
        *(imported(path.read_text(encoding="utf-8")) for path in ROOT.glob("worker/**/__init__.py"))
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
    silent = [name for name, text in modules().items() if text.strip() and not ast.get_docstring(ast.parse(text))]
    assert silent == []
