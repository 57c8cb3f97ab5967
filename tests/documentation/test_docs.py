"""README.md and docs/ say what there is: all that they name exists, and nothing is left out."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
import typer

import worker
from tests.documentation.pages import PAGES, ROOT, anchors, prose, rows, section
from worker import __version__
from worker.cli.app import app
from worker.complaint.lifecycle import LABELS, MOVES, State, allowed
from worker.health.rules import RULES
from worker.nouns.letter import Letter
from worker.office.clocks import CLOCKS
from worker.office.commands import TABLE
from worker.processing.limits import LIMITS
from worker.register.outbox import RETRY_AFTER
from worker.settings import Settings
from worker.settings.faults import field_at, keys_of
from worker.staff.authority import PROVES_FOR

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "worker").rglob("*.py")))
TAGS = ("P1", "P2", "P3", "P4", "P5", "T1", "T2", "T3", "T4", "T5", "T6", "R1", "R2", "R3", "I1", "E1")
# How pages in two languages name the units of a span.
SAID = {
    "ouvrables": ("jours ouvrables",),
    "working": ("working days", "jours ouvrés"),
    "days": ("days", "jours"),
    "months": ("months", "mois"),
    "year": ("year", "an"),
}
every_page = pytest.mark.parametrize("page", PAGES)


# What every page is held to


def test_the_front_door_is_read_in_one_go() -> None:
    assert len(PAGES["README.md"].encode()) < 8_000


@every_page
def test_lines_fit(page: str) -> None:
    assert [line for line in prose(PAGES[page]) if len(line) > 140] == []


@every_page
def test_every_link_leads_somewhere(page: str) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", PAGES[page]):
        place, _, anchor = target.partition("#")
        if "://" in target or target.startswith(("mailto:", "https")) or "…" in target:
            continue
        path = ((ROOT / page).parent / place).resolve() if place else ROOT / page
        text = path.read_text(encoding="utf-8") if path.suffix == ".md" and path.is_file() else ""
        if not path.exists() or (anchor and anchor not in anchors(text)):
            broken.append(target)
    assert broken == []


@every_page
def test_every_path_that_is_named_exists(page: str) -> None:
    place = r"(?:worker|templates|tests|deploy|docs|\.ci)/[\w./-]*"
    # In the text, and at the end of a line of a drawing.
    named = set(re.findall(f"`({place})`", PAGES[page])) | set(
        re.findall(f" ({place})$", PAGES[page], flags=re.MULTILINE)
    )
    # Placeholders in capitals stand for what the reader makes.
    paths = {name for name in named if not re.search(r"[A-Z]{4}", name.replace("README", ""))}
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


@every_page
def test_every_module_that_is_to_be_run_exists(page: str) -> None:
    named = re.findall(r"python -m (tests[\w.]+)", PAGES[page])
    assert [name for name in named if not (ROOT / (name.replace(".", "/") + ".py")).exists()] == []


@every_page
def test_every_target_that_is_named_exists(page: str) -> None:
    assert set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)`", PAGES[page], flags=re.MULTILINE)) <= {
        pair for target in targets() for pair in ((target, ""), ("", target))
    }


@every_page
def test_every_command_that_is_named_exists(page: str) -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group, since it has commands
    named = set(re.findall(r"(?:^|`)complaints ([a-z]+)", PAGES[page], flags=re.MULTILINE))
    assert named <= set(commands)


@every_page
def test_every_command_by_mail_that_is_named_exists(page: str) -> None:
    known = {name for one in TABLE.commands for name in (one.name, one.en)}
    shown = re.findall(r"`#([^\W\d_][\w-]*)", PAGES[page])
    assert [name for name in shown if name not in known] == []


@every_page
def test_every_key_that_is_named_exists(page: str) -> None:
    """`[table] key`, and every key with a value as it would stand in the configuration."""
    unknown = []
    for table, key in re.findall(r"`\[{1,2}([a-z_.]+)\]{1,2}(?=[` ])(?: ([a-z_]+))?", PAGES[page]):
        known = keys_of(field_at(Settings, tuple(table.split("."))))
        unknown += [f"[{table}] {key}"] if not known or (key and key not in known) else []
    everywhere = {key for table in keys_of(Settings) for key in keys_of(field_at(Settings, (table,)))}
    everywhere |= {"token_file", "name", "website"}
    unknown += [key for key in re.findall(r"`([a-z_]+) = ", PAGES[page]) if key not in everywhere]
    assert unknown == []


# The tables that leave nothing out


def test_every_command_is_in_the_table_with_its_options_and_no_other() -> None:
    documented = {row[0].split()[1].strip("`"): row[0] for row in rows("docs/operator.md", "Commands")}
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group, since it has commands
    assert set(documented) == set(commands)
    for name, command in commands.items():
        known = {option for param in command.params for option in param.opts if option.startswith("--")} - {"--config"}
        assert set(re.findall(r"--[a-z]+", documented[name])) == known, name


def test_every_letter_is_in_the_table_with_its_reader_and_no_other() -> None:
    for module in pkgutil.walk_packages(worker.__path__, "worker."):
        if module.name.endswith(".letters"):
            importlib.import_module(module.name)
    letters, waiting = [], Letter.__subclasses__()
    while waiting:
        letters.append(waiting.pop())
        waiting.extend(letters[-1].__subclasses__())
    known = {
        letter.occasion: letter.audience
        for letter in letters
        if letter.__module__.startswith("worker.") and hasattr(letter, "occasion")
    }
    # Whoever is not the complainant is one of us.
    table = rows("docs/procedure.md", "Letters")
    told = {row[0].strip("`"): "complainant" if row[1] == "complainant" else "staff" for row in table}
    assert told == known


def test_every_command_by_mail_is_in_the_table_as_the_help_has_it() -> None:
    documented = [[cell.replace("\\|", "|") for cell in row] for row in rows("docs/mail.md", "Commands by mail")]
    known = [[f"`#{one.name}`", f"`#{one.en}`", one.takes.into("en"), one.does.told("en")] for one in TABLE.commands]
    assert documented == known


def test_every_state_is_there_with_its_label_and_its_moves() -> None:
    told = {row[0].strip("`"): (row[1], set(re.findall(r"`(\w+)`", row[3]))) for row in states()}
    assert told == {state.value: (LABELS[state].told("fr"), {to.value for to in allowed(state)}) for state in State}
    assert len(MOVES) == sum(len(moves) for _, moves in told.values())


def states() -> list[list[str]]:
    return rows("docs/procedure.md", "States and moves")


@pytest.mark.parametrize(
    ("page", "title", "head"),
    [("docs/procedure.md", "Clocks", "key"), ("docs/responsable-qualite.fr.md", "Les délais et leurs sources", "clé")],
)
def test_every_length_of_a_clock_is_there_with_its_default(page: str, title: str, head: str) -> None:
    told = {row[0].strip("`"): row[1] for row in rows(page, title, head)}
    clocks = field_at(Settings, ("clocks",))
    assert sorted(told) == keys_of(clocks)
    defaults = {name: str(field.default) for name, field in clocks.model_fields.items() if name != "answer_target"}
    for name, default in defaults.items():
        number, unit = default.split()
        assert told[name].startswith(tuple(f"{number} {words}" for words in SAID[unit])), name


def test_every_clock_that_strikes_is_there_in_its_order() -> None:
    told = [
        name for row in rows("docs/procedure.md", "Clocks", head="clock") for name in re.findall(r"`(\w+)`", row[0])
    ]
    rows_of_files = [row.name for row in CLOCKS]
    assert told == [*rows_of_files, "action_due", "action_overdue", "action_check"]


def test_every_role_is_there() -> None:
    roles = field_at(Settings, ("staff", "roles")).__args__[0].__args__
    assert [row[0].strip("`") for row in rows("docs/procedure.md", "Roles")] == list(roles)


def test_every_health_rule_is_there_and_says_whether_it_stops() -> None:
    table = rows("docs/operator.md", "Is it well?", head="rule")
    told = [(row[0].strip("`"), row[1] == "yes") for row in table]
    assert told == [(name, stops) for name, stops, _ in RULES]


def test_what_troubleshooting_quotes_is_what_the_worker_says() -> None:
    table = rows("docs/operator.md", "Troubleshooting, by message")
    # Sentences are broken over lines in the code.
    said = re.sub(r'"\s*\n\s*(?:rf?|f)?"', "", CODE)
    quoted = [words for row in table for words in re.findall(r"`([^`]+)`", row[0])]
    assert len(quoted) > 15
    assert [words for words in quoted if words not in said] == []


def test_the_limits_are_those_that_are_counted() -> None:
    told = [(int(row[1]), int(row[2])) for row in rows("docs/mail.md", "Loops")]
    per_scope = {scope: [limit.most for limit in LIMITS if limit.scope == scope] for scope in ("file", "address")}
    assert told == [tuple(per_scope["file"]), tuple(per_scope["address"])]


def test_how_long_a_proof_holds_and_when_a_letter_is_tried_again_is_told() -> None:
    holds = [row[2] for row in rows("docs/mail.md", "Who is believed")]
    assert holds[:2] == [f"{PROVES_FOR.days} days"] * 2
    *first, last = RETRY_AFTER
    going_out = " ".join(section("docs/mail.md", "Going out").split())
    assert f"{', '.join(map(str, first))}, then every {last} minutes" in going_out


@pytest.mark.parametrize(
    "word",
    ["complaint", "ticket", "outbox", "attachment", "thread", "deduplication", "retry", "blob", "unit of work", "i18n",
     "event sourcing", "dead letter queue", "dependency injection", "scheduler", "SLA"],
)  # fmt: skip
def test_whoever_searches_the_industrys_word_finds_ours(word: str) -> None:
    assert [line for line in PAGES["docs/glossary.md"].splitlines() if word in line and line.startswith("|")]


def test_every_sentence_of_the_procedure_has_its_row() -> None:
    tags = [row[0].split()[0] for row in rows("docs/procedure.md", "The sixteen sentences")]
    assert tags == list(TAGS)


def test_a_sentence_is_shown_by_a_test_or_is_not_in_this_version() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    for tag, here, shown in rows("docs/procedure.md", "The sixteen sentences"):
        named = re.findall(r"`(test_[a-z_]+)`", shown)
        assert named or here == "not in this version", tag
        assert [name for name in named if f"def {name}(" not in tests] == [], tag


def test_every_room_is_on_the_map() -> None:
    paths = [Path(row[0].strip("`/")) for row in rows("docs/architecture.md", "The rooms")]
    named = {path.stem for path in paths if path.parts[0] == "worker"}
    rooms = {path.stem for path in (ROOT / "worker").iterdir() if path.suffix in {"", ".py"}}
    assert named == rooms - {"__init__", "__main__", "__pycache__"}


def test_the_floors_are_those_of_the_contract() -> None:
    """The picture has every room of the contract, and an arrow from each floor to the one below."""
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition('name = "Nothing calls back up"')[2]
    floors = re.findall(
        r'^  "([a-z_ |]+)",$', contract.partition("layers = [")[2].partition("]")[0], flags=re.MULTILINE
    )
    named = {room for floor in floors for room in floor.split(" | ")} - {"__main__", "logs"}
    picture = section("docs/architecture.md", "Floors")
    assert named == set(re.findall(r'\b(\w+)\["\1 · ', picture))


def test_a_how_to_has_at_most_six_steps() -> None:
    titles = re.findall(r"^## (Add .*)$", PAGES["docs/contributing.md"], flags=re.MULTILINE)
    assert len(titles) > 8
    for title in titles:
        steps = re.findall(r"^(\d)\. ", section("docs/contributing.md", title), flags=re.MULTILINE)
        assert steps == [str(number + 1) for number in range(len(steps))], title
        assert 3 <= len(steps) <= 6, title


# What the code cites


def cited(text: str) -> set[tuple[str, str]]:
    """(page, heading) of each citation such as docs/mail.md, "Sorting"; a line may end within it."""
    flat = re.sub(r"\s*\n\s*#?\s*", " ", text)
    return set(re.findall(r'(docs/[\w.-]+\.md)(?:, "([^"]+)")?', flat))


def sources() -> dict[str, str]:
    files = (path for folder in ("worker", "tests", "templates", "deploy") for path in (ROOT / folder).rglob("*"))
    kinds = {".py", ".j2", ".md", ".service", ".toml"}
    return {
        str(path): path.read_text(encoding="utf-8") for path in files if path.suffix in kinds and path != Path(__file__)
    }


def test_every_page_and_section_that_code_cites_exists() -> None:
    found = {place for text in sources().values() for place in cited(text)}
    titles = {page: set(re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)) for page, text in PAGES.items()}
    assert {page for page, _ in found} >= {"docs/procedure.md", "docs/mail.md"}
    assert [place for place in sorted(found) if place[1] and place[1] not in titles.get(place[0], ())] == []
    assert [page for page, _ in found if not (ROOT / page).exists()] == []


def test_nothing_is_cited_that_is_not_in_the_repository() -> None:
    gone = re.compile(
        r"(?<!docs/)\b(?:procedure|mail|house)\.md\b|\bmail rules\b|\bprocedure §|\bchapter \"", re.IGNORECASE
    )
    worker_and_tests = {name: text for name, text in sources().items() if name.endswith(".py")}
    assert [name for name, text in worker_and_tests.items() if gone.search(text)] == []


def test_every_tag_that_code_cites_is_a_sentence_of_the_procedure() -> None:
    cited_tags = {
        tag
        for group in re.findall(r"\(((?:[A-Z]\d(?:, |; )?)+)\)|^\s*\"\"\"([PTRIE]\d)[.:] ", CODE, flags=re.MULTILINE)
        for tag in re.findall(r"[A-Z]\d", "".join(group))
    }
    assert len(cited_tags) > 8
    assert cited_tags <= set(TAGS)


# The whole check


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, flags=re.MULTILINE))


def test_every_target_has_its_help() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == targets()


def test_the_automatic_check_runs_the_command_that_the_readme_gives() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    given = re.match(r"\s*`(make [a-z]+)` is the whole check", section("README.md", "Work on it"))
    assert given
    assert script.splitlines()[-1] == given[1]
    assert "set -euo pipefail" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_the_changelog_knows_this_version() -> None:
    """What is released last is what runs, and says how one gets there."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"(?m)^## \[(\d[\d.]*)\]", text)
    assert released[0] == __version__
    assert "**To upgrade from " in text.partition(f"## [{__version__}]")[2].partition("### ")[0]
