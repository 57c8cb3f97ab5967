"""`python -m tests.intake.one_matter.figures`: mails about one thing that are joined or proposed, in each half."""

import sys

from tests.intake.one_matter.sheets import figures


def main() -> None:
    for name in ("tuned", "kept"):
        found = figures(name)
        sys.stdout.write(
            f"{name}: {found.same} about one thing, {found.same - len(found.missed)} found;"
            f" {found.different} about two, {len(found.mixed)} taken for one\n"
        )
        # The words of the kept half stay unread, so that nobody tunes to them.
        if name == "tuned" or "--all" in sys.argv:
            for one in (*found.missed, *found.mixed):
                kind = "same" if one.same else "different"
                sys.stdout.write(f"  {kind}: {': '.join(one.first)} / {': '.join(one.second)}\n")


if __name__ == "__main__":
    main()
