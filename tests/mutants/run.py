"""Change the rooms that decide, one place at a time, and see whether the nearest tests notice: `make mutants`.

    python -m tests.mutants.run [--count 40] [--seed 1] [--under worker/staff/offers]

Each mutant is a copy of the house with one operator, bound or word changed. First come the tests that bear the module's
name, then those that import it, then those that came in one commit with the function, then all of its room. One that
nobody notices is printed with its line; not each is a fault, but each deserves a look. Printed last: killed/total.

A mutant is tried by a child of this process, which has the libraries loaded and nothing of the house.
"""

import argparse
import ast
import copy
import functools
import importlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# The rooms that decide, and the tests nearest to each.
ROOMS = {
    "worker/processing": ("tests/commands", "tests/processing", "tests/writing/test_golden.py"),
    "worker/response": ("tests/commands", "tests/response", "tests/writing/test_golden.py"),
    "worker/staff": ("tests/staff", "tests/commands"),
    "worker/intake/sorting": ("tests/intake/sorting",),
}
# What the tests of one mutant are given, should one hang.
SECONDS = 600
# A commit that touched more files of tests than these is near to none of them.
FEW = 8
# What nearly every test needs.
LIBRARIES = (
    "alembic.command", "babel.messages.pofile", "imapclient", "jinja2", "mailparser",
    "markdown_it", "PIL.Image", "resiliparse.parse.html", "rich.console", "sqlmodel", "structlog", "trustme", "typer",
)  # fmt: skip

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


# By the annotation of what is returned, without what is inside of it.
EMPTY = {
    "bool": "False", "str": "''", "int": "0", "tuple": "()", "Iterable": "()", "Sequence": "()", "Collection": "()",
    "list": "[]", "dict": "{}", "Mapping": "{}", "frozenset": "frozenset()", "Iterator": "iter(())",
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """The change number `which` of those that the node number `place` of a module may undergo."""

    room: str
    module: str
    line: int
    change: str
    place: int
    which: int
    # The function that it is in, from its first line to its last.
    function: tuple[int, int]

    def text(self, whole: str) -> str:
        tree = ast.parse(whole)
        node = deciding(tree)[self.place]
        other = list(changed(node))[self.which][1]
        return ast.unparse(ast.fix_missing_locations(_Replaced(node, other).visit(tree)))


def changed(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What may stand in the place of a node, and what that is called."""
    match node:
        case ast.Compare(ops=[one]) if type(one) in _COMPARED:
            other = copy.deepcopy(node)
            other.ops = [_COMPARED[type(one)]()]
            yield f"{type(one).__name__} -> {type(other.ops[0]).__name__}", other
        case ast.BoolOp():
            other_bool = copy.deepcopy(node)
            other_bool.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield f"{type(node.op).__name__} -> {type(other_bool.op).__name__}", other_bool
        case ast.UnaryOp(op=ast.Not()):
            yield "not dropped", copy.deepcopy(node.operand)
        case ast.IfExp():
            yield "branches exchanged", ast.IfExp(node.test, copy.deepcopy(node.orelse), copy.deepcopy(node.body))
        case ast.Constant(value=bool(value)):
            yield f"{value} -> {not value}", ast.Constant(not value)
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            other_sum = copy.deepcopy(node)
            other_sum.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
            yield f"{type(node.op).__name__} -> {type(other_sum.op).__name__}", other_sum
        case ast.Return(value=ast.AST() as value):
            function = getattr(node, "function", None)
            empty = _empty(ast.unparse(function.returns) if function is not None and function.returns else "")
            # Nothing instead of nothing changes nothing; True and False are constants, and changed as those.
            if ast.unparse(value) != ast.unparse(empty) and not isinstance(getattr(value, "value", None), bool):
                yield "returns nothing", ast.Return(empty)
        case _:
            return


def _empty(annotated: str) -> ast.expr:
    """What says nothing, of the kind that a function returns: another kind would be refused by the types already."""
    kind = annotated.partition("[")[0]
    return ast.parse("None" if "None" in annotated else EMPTY.get(kind, "None"), mode="eval").body


class _Replaced(ast.NodeTransformer):
    """One node gives way to another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return ast.copy_location(self.new, node) if node is self.old else self.generic_visit(node)


def deciding(tree: ast.Module) -> list[ast.AST]:
    """Every node inside a function, which it knows from here on: tables, rows and types are read by their own tests."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    nodes = [(one, node) for one in functions for statement in one.body for node in ast.walk(statement)]
    for one, node in nodes:
        # Of functions inside of others the inner one comes last.
        node.function = one  # type: ignore[attr-defined]  # ours
    return list(dict.fromkeys(node for _, node in nodes))


def mutants_of(room: str, path: Path, house: Path) -> Iterator[Mutant]:
    module = path.relative_to(house).as_posix()
    for place, node in enumerate(deciding(ast.parse(path.read_text(encoding="utf-8")))):
        function: ast.FunctionDef = node.function  # type: ignore[attr-defined]  # of `deciding`
        lines = (function.lineno, function.end_lineno or function.lineno)
        for which, (change, _) in enumerate(changed(node)):
            yield Mutant(room, module, getattr(node, "lineno", 0), change, place, which, lines)


def noticed(mutant: Mutant, house: Path) -> bool:
    """Whether tests fail that hold where nothing is changed, the nearest first."""
    return any(_changed_fails(mutant, asked, house) and _hold(asked, str(house)) for asked in _nearest(mutant, house))


@dataclass(frozen=True)
class Asked:
    """Tests, and whether those are among them that `make quick` leaves out."""

    tests: tuple[str, ...]
    slow: bool = False


def _changed_fails(mutant: Mutant, asked: Asked, house: Path) -> bool:
    place = house / mutant.module
    whole = place.read_text(encoding="utf-8")
    place.write_text(mutant.text(whole), encoding="utf-8")
    try:
        return _fails(asked, house)
    finally:
        place.write_text(whole, encoding="utf-8")


@functools.cache
def _hold(asked: Asked, house: str) -> bool:
    """Tests that fail without any change, or need more than the copy has, would notice everything."""
    fails = _fails(asked, Path(house))
    if fails:
        print(f"these fail before anything is changed, and notice nothing: {' '.join(asked.tests)}", flush=True)
    return not fails


def _nearest(mutant: Mutant, house: Path) -> Iterator[Asked]:
    named = f"test_{Path(mutant.module).stem}.py"
    folders = ROOMS[mutant.room]
    yield Asked(tuple(str(path) for folder in folders for path in (house / folder).rglob(named)))
    package, _, module = mutant.module.removesuffix(".py").replace("/", ".").rpartition(".")
    imports = re.compile(rf"from {package}\.{module} import |from {package} import .*\b{module}\b")
    every = [path for folder in folders for path in sorted((house / folder).rglob("test_*.py"))]
    importing = (path for path in every if imports.search(path.read_text(encoding="utf-8")) and path.name != named)
    yield Asked(tuple(map(str, importing)))
    # One at a time: of several that noticed something, one that fails anyway would have the others count for nothing.
    yield from (Asked((f"{house}/{name}",), slow=True) for name in _came_with(mutant.module, *mutant.function))
    yield Asked(tuple(f"{house}/{folder}" for folder in folders))


@functools.cache
def _came_with(module: str, first: int, last: int) -> tuple[str, ...]:
    """The tests of the commits that wrote these lines: what is mended comes with the story that it is mended for."""
    blamed = _git("blame", "--porcelain", "-L", f"{first},{last}", "HEAD", "--", module)
    found: dict[str, None] = {}
    for commit in dict.fromkeys(re.findall(r"^([0-9a-f]{40}) ", blamed, re.MULTILINE)):
        touched = _git("show", "--format=", "--name-only", commit, "--", "tests").split()
        tests = [name for name in touched if Path(name).name.startswith("test_") and (ROOT / name).exists()]
        found |= dict.fromkeys(tests if len(tests) <= FEW else ())
    return tuple(found)


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout


def _fails(asked: Asked, house: Path) -> bool:
    if not asked.tests:
        return False
    child = os.fork()
    if not child:
        _tries(asked, house)
    _, status = os.waitpid(child, 0)
    # 5: no test was found, and nobody noticed anything.
    return os.waitstatus_to_exitcode(status) not in {0, 5}


def _tries(asked: Asked, house: Path) -> None:
    """In the child, which ends here, or by its alarm."""
    signal.alarm(SECONDS)
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)
    os.chdir(house)
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
        del sys.modules[name]
    sys.path[:] = [str(house), *(place for place in sys.path if Path(place).resolve() != ROOT)]
    status = 1
    try:
        quick = () if asked.slow else ("-m", "not slow")
        status = pytest.main(["-x", "-q", "-p", "no:cacheprovider", *quick, *asked.tests])
    finally:
        # Whatever comes of it, the child does not go on as its parent would.
        os._exit(status)


def copied(folder: Path) -> Path:
    house = folder / "house"
    house.mkdir()
    for name in ("worker", "tests", "templates", "deploy", "docs"):
        shutil.copytree(ROOT / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "config.example.toml", "README.md", "CHANGELOG.md"):
        shutil.copy(ROOT / name, house / name)
    return house


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--count", type=int, default=40, help="how many changes are tried")
    asked.add_argument("--seed", type=int, default=1, help="which ones")
    asked.add_argument("--under", default="", help="of the modules below one place only: worker/staff/offers")
    told = asked.parse_args()
    for library in LIBRARIES:
        importlib.import_module(library)
    killed = 0
    with tempfile.TemporaryDirectory() as folder:
        # Of the copy: whoever goes on with their work meanwhile changes nothing here.
        house = copied(Path(folder))
        every = [
            mutant
            for room in ROOMS
            for path in sorted((house / room).rglob("*.py"))
            if path.relative_to(house).as_posix().startswith(told.under)
            for mutant in mutants_of(room, path, house)
        ]
        chosen = random.Random(told.seed).sample(every, min(told.count, len(every)))
        for mutant in chosen:
            died = noticed(mutant, house)
            killed += died
            print(f"{'killed  ' if died else 'SURVIVED'} {mutant.module}:{mutant.line} {mutant.change}", flush=True)
    print(f"{killed}/{len(chosen)} killed, of {len(every)} that there are (seed {told.seed})")


if __name__ == "__main__":
    main()
