"""`python -m tests.intake.alarms.figures`: alarms found and false ones, in each half and in ordinary complaints."""

import sys

from tests.intake.alarms.sheets import figures, ordinary, sheet
from worker.processing.alarms import of_people


def main() -> None:
    every = "--all" in sys.argv
    for name in ("tuned", "kept"):
        rows = sheet(name)
        found = figures(rows)
        sys.stdout.write(
            f"{name}: {found.alarms} alarms, {found.alarms - len(found.missed)} found ({found.found_share:.1%});"
            f" {found.others} others, {len(found.false)} alarm ({found.false_share:.1%})\n"
        )
        for language in dict.fromkeys(one.language for one in rows):
            of_it = figures(tuple(one for one in rows if one.language == language))
            sys.stdout.write(f"  {language}: {of_it.alarms - len(of_it.missed)} of {of_it.alarms}\n")
        # The words of the kept half stay unread, so that nobody tunes to them.
        for one in (*found.missed, *found.false) if name == "tuned" or every else ():
            sys.stdout.write(f"  {one.kind or 'nothing'} as {one.found}: {one.text}\n")
    texts = ordinary()
    alarming = [text for text in texts if of_people(text)]
    sys.stdout.write(f"ordinary: {len(texts)} texts, {len(alarming)} alarm ({len(alarming) / len(texts):.1%})\n")
    for text in alarming if every else ():
        sys.stdout.write(f"  {of_people(text)}: {text[:200]}\n")


if __name__ == "__main__":
    main()
