"""Which commit runs: what the wheel was told when it was built, or what the checkout has; "" where nobody knows.

Git's files are read as they lie: it may not be installed, and the checkout may be somebody else's.
"""

import re
from pathlib import Path
from typing import Final

# Written into the wheel by `deploy/commit_of_wheel.py`.
BUILT: Final = "commit.txt"
_PACKAGE: Final = Path(__file__).parents[1]
_COMMIT: Final = re.compile(r"[0-9a-f]{40}")
SHORT: Final = 10


def commit(package: Path = _PACKAGE) -> str:
    """The first characters of the commit of the package in this folder."""
    try:
        built = package / BUILT
        found = built.read_text(encoding="ascii") if built.is_file() else of_checkout(package.parent)
    except (OSError, ValueError):
        return ""
    return found.strip()[:SHORT] if _COMMIT.fullmatch(found.strip()) else ""


def of_checkout(folder: Path) -> str:
    """The commit that a checkout stands on. Raises OSError where there is none, or UnicodeDecodeError."""
    git = folder / ".git"
    if git.is_file():
        # Of one worktree among several.
        git = folder / git.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
    head = (git / "HEAD").read_text(encoding="utf-8").strip()
    if not head.startswith("ref:"):
        return head
    name = head.removeprefix("ref:").strip()
    shared = git / "commondir"
    places = (git, git / shared.read_text(encoding="utf-8").strip()) if shared.is_file() else (git,)
    for place in places:
        if (place / name).is_file():
            return (place / name).read_text(encoding="utf-8").strip()
    packed = (places[-1] / "packed-refs").read_text(encoding="utf-8").splitlines()
    return next((line.partition(" ")[0] for line in packed if line.endswith(f" {name}")), "")
