"""The pages that people read: README.md and docs/, with what a test wants of them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", ROOT / "templates" / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}


def section(page: str, title: str) -> str:
    """The text between this heading of the second rank and the next."""
    return PAGES[page].partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(page: str, title: str, head: str = "") -> list[list[str]]:
    """The rows of the section's table, without its head, a list of cells each; `head` begins the table meant.

    A bar inside a cell is written with a backslash.
    """
    lines = [line.strip() for line in section(page, title).splitlines()]
    first = next(place for place, line in enumerate(lines) if line.startswith(f"| {head}"))
    table = []
    for line in lines[first + 2 :]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line[1:-1])])
    return table


def anchors(text: str) -> set[str]:
    """The places in a page that a link may name, as GitHub makes them of its headings."""
    headings = re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def headings(text: str) -> set[str]:
    return {title.strip() for title in re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)}


def prose(text: str) -> list[str]:
    """Lines outside of code and tables."""
    found, code = [], False
    for line in text.splitlines():
        if line.startswith("```"):
            code = not code
        elif not code and not line.startswith("|"):
            found.append(line)
    return found
