"""What is imported is declared, what is declared is imported, all of it is pinned, and its licences let us ship."""

import re
import tomllib
from importlib.metadata import metadata, packages_distributions

import grimp
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.requirements import ROOT, closure, declared, project

EVERY_EXTRA = ("postgres", "s3", "metrics", "demo", "export", "dev")
# Imported only where it is used, and missed only there.
ON_DEMAND = ("metrics", "export", "postgres", "s3")
# Declared for what they bring, never imported.
NOT_IMPORTED = {"tzdata": "zone data for machines that have none"}
# Weak copyleft, used unmodified: a licence that lets us ship.
LGPL = {"psycopg", "psycopg-binary"}
# Their metadata says nothing; their own pages do.
SAID_ELSEWHERE = {"imapclient": "New BSD"}


def imported(chapters: frozenset[str] | None = None) -> set[str]:
    """The distributions imported by these chapters of the worker, or by all but the demo."""
    graph = grimp.build_graph("worker", include_external_packages=True, cache_dir=None)
    found: set[str] = set()
    for module in graph.modules:
        chapter = module.split(".")[1] if module.startswith("worker.") else ""
        if chapter and (chapter in chapters if chapters else chapter != "demo"):
            found |= graph.find_modules_directly_imported_by(module)
    known = packages_distributions()
    return {canonicalize_name(name) for top in found for name in known.get(top, ())} - {project()["name"]}


def names(requirements: list[Requirement]) -> set[str]:
    return {canonicalize_name(requirement.name) for requirement in requirements}


def test_what_the_worker_imports_is_what_it_declares() -> None:
    assert imported() == names(declared(*ON_DEMAND)) - set(NOT_IMPORTED)


def test_what_the_demo_imports_is_what_its_extra_declares() -> None:
    assert imported(frozenset({"demo"})) - names(declared()) == {
        canonicalize_name(Requirement(line).name) for line in project()["optional-dependencies"]["demo"]
    }


def pins() -> dict[str, Requirement]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(pin.name): pin for pin in found}


def test_every_distribution_is_pinned_to_one_version() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    needed = closure([*declared(*EVERY_EXTRA), *map(Requirement, build)])
    assert needed - set(pins()) == set()
    loose = [str(pin) for pin in pins().values() if not re.fullmatch(r"==[0-9][0-9a-z.]*", str(pin.specifier))]
    assert loose == []


def test_the_pins_name_neither_places_nor_options() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    places = [line for line in text.splitlines() if not line.startswith("#") and re.search(r"[/\\@]|^-|file:", line)]
    assert places == []


def test_the_pins_fulfil_what_is_declared() -> None:
    pinned = pins()
    wrong = [
        str(requirement)
        for requirement in declared(*EVERY_EXTRA)
        if not requirement.specifier.contains(str(pinned[canonicalize_name(requirement.name)].specifier)[2:])
    ]
    assert wrong == []


def licence(name: str) -> str:
    found = metadata(name)
    classifiers = [c for c in found.get_all("Classifier") or () if c.startswith("License ::")]
    # Some put the whole text there; its first lines name it.
    text = (found.get("License-Expression") or found.get("License") or "")[:200]
    return SAID_ELSEWHERE.get(name) or "; ".join([text, *classifiers]).strip("; ")


@pytest.mark.parametrize("name", sorted(closure(declared("postgres", "s3", "metrics", "demo", "export"))))
def test_a_distribution_that_we_ship_with_has_a_licence_that_lets_us(name: str) -> None:
    said = licence(name)
    assert said, "its metadata names no licence: look it up, and write it down in SAID_ELSEWHERE"
    lesser = re.search(r"LGPL|Lesser General Public", said, re.IGNORECASE)
    strong = re.search(r"\bA?GPL|GNU (?:Affero )?General Public", said, re.IGNORECASE)
    assert not (strong and " OR " not in said), said
    assert not lesser or name in LGPL, said
