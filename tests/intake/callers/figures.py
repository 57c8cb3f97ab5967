"""`python -m tests.intake.callers.figures`: complaints called something else, and other kinds found, in each half."""

import sys

from tests.intake.callers.sheets import Figures, figures


def told(name: str, found: Figures) -> str:
    return (
        f"{name}: {found.complaints} complaints, {len(found.lost)} called something else ({found.lost_share:.1%});"
        f" {found.others} others, {found.others - len(found.missed)} found ({found.found_share:.1%})\n"
    )


def main() -> None:
    for name in ("tuned", "kept"):
        found = figures(name)
        sys.stdout.write(told(name, found))
        # The words of the kept half stay unread, so that nobody tunes to them.
        if name == "tuned" or "--all" in sys.argv:
            for one in (*found.lost, *found.missed):
                sys.stdout.write(f"  {one.kind} as {one.found}: {one.subject}: {one.body[:110]}\n")


if __name__ == "__main__":
    main()
