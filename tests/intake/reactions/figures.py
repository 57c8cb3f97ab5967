"""`python -m tests.intake.reactions.figures`: how many yeses, noes and buts are told, and what is taken for a yes."""

import sys

from tests.intake.reactions.sheets import sheet


def main() -> None:
    for name in ("tuned", "kept"):
        said = sheet(name)
        told = []
        for kind in ("yes", "no", "but", "neither"):
            of_kind = [one for one in said if one.kind == kind]
            told.append(f"{kind} {sum(one.found == kind for one in of_kind)}/{len(of_kind)}")
        false = sum(one.found == "yes" and one.kind != "yes" for one in said)
        sys.stdout.write(f"{name}: {', '.join(told)}; {false} taken for a yes that are none\n")
        # The words of the kept half stay unread, so that nobody tunes to them.
        if name == "tuned" or "--all" in sys.argv:
            for one in said:
                if one.found != one.kind:
                    sys.stdout.write(f"  {one.kind} as {one.found}: {one.text}\n")


if __name__ == "__main__":
    main()
