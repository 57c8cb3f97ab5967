"""Every library that the worker imports stands in the table of doors, and every way to the outside has a room."""

import sys
import tomllib
from pathlib import Path
from typing import Any

import grimp
import pytest

ROOT = Path(__file__).parents[2]

# Imported in every chapter: types of values, and the log.
EVERYWHERE = {"pydantic", "structlog"}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("worker", include_external_packages=True, cache_dir=None)


@pytest.fixture(scope="module")
def contracts() -> dict[str, Any]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in config["tool"]["importlinter"]["contracts"]}


@pytest.fixture(scope="module")
def core(contracts: dict[str, Any]) -> tuple[str, ...]:
    """The rooms of the core, as its contract names them."""
    return tuple(contracts["core"]["source_modules"])


def outside(graph: grimp.ImportGraph) -> set[str]:
    return {name for name in graph.modules if name.partition(".")[0] != "worker"}


def test_every_library_has_its_door(graph: grimp.ImportGraph, contracts: dict[str, Any]) -> None:
    libraries = {name for name in outside(graph) if name not in sys.stdlib_module_names}
    assert libraries - EVERYWHERE - set(contracts["doors"]["forbidden_modules"]) == set()


def test_no_door_is_for_a_library_that_is_gone(graph: grimp.ImportGraph, contracts: dict[str, Any]) -> None:
    assert set(contracts["doors"]["forbidden_modules"]) - outside(graph) == set()


def test_the_core_is_held_to_a_short_list_of_innocent_modules(graph: grimp.ImportGraph, core: tuple[str, ...]) -> None:
    """What the core's contract forbids can never be complete; what it imports can be read."""
    innocent = {
        "abc", "babel", "base64", "binascii", "bz2", "calendar", "charset_normalizer", "codecs", "collections",
        "contextlib", "csv", "dataclasses", "datetime", "difflib", "email", "encodings", "enum", "functools", "gzip",
        "hashlib", "html", "io", "itertools", "json", "lzma", "mailparser", "math", "pydantic", "re",
        "resiliparse", "statistics", "string", "struct", "textwrap", "types", "typing", "unicodedata", "urllib",
        "webencodings", "zipfile", "zlib", "zoneinfo",
    }  # fmt: skip
    used: set[str] = set()
    for module in graph.modules:
        if module.startswith(core):
            used |= graph.find_modules_directly_imported_by(module) & outside(graph)
    # The contract lets two modules of the core read, and only what the package itself holds.
    used.discard("importlib")
    assert used - innocent == set()


def test_the_core_calls_nothing_that_reads_or_writes(core: tuple[str, ...]) -> None:
    """`open`, `print` and `input` need no import, so that no contract sees them."""
    found = []
    for chapter in core:
        for path in sorted(ROOT.joinpath(*chapter.split(".")).rglob("*.py")):
            code = compile(path.read_text(encoding="utf-8"), str(path), "exec")
            found += [
                f"{path.relative_to(ROOT)}: {name}" for name in names(code) & {"open", "print", "input", "exec", "eval"}
            ]
    assert found == []


def names(code: Any) -> set[str]:
    """Every global name that a module or a function in it uses."""
    inner = (names(constant) for constant in code.co_consts if hasattr(constant, "co_names"))
    return set(code.co_names).union(*inner)
