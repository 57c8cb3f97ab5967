"""`python -m tests.staff.figures`: how many remarks are asked about, and how many letters, in each half."""

import sys

from tests.staff.replies import REPLIES, Written
from worker.staff.guards.table import doubts


def half(*, kept: bool) -> tuple[list[Written], list[Written], list[Written], list[Written]]:
    """(remarks that would leave, remarks, letters asked about, letters) of one half."""
    remarks = [one for one in REPLIES if one.internal and one.kept is kept]
    letters = [one for one in REPLIES if not one.internal and one.kept is kept]
    return (
        [one for one in remarks if not doubts(one.reply)],
        remarks,
        [one for one in letters if doubts(one.reply)],
        letters,
    )


def main() -> None:
    for kept in (False, True):
        missed, remarks, asked, letters = half(kept=kept)
        caught = len(remarks) - len(missed)
        name = "kept" if kept else "tuned"
        sys.stdout.write(
            f"{name}: {len(remarks)} remarks, {len(missed)} would leave; {len(letters)} letters, {len(asked)} asked"
            f" about; recall {caught / len(remarks):.3f}, precision {caught / (caught + len(asked)):.3f}\n"
        )
        # The words of the kept half stay unread, so that nobody tunes to them.
        if not kept or "--all" in sys.argv:
            for one in (*missed, *asked):
                told = "; ".join(said.into("en") for said in doubts(one.reply)) or "would leave"
                sys.stdout.write(f"  [{told}] {' '.join(one.reply.text.split())[:100]}\n")


if __name__ == "__main__":
    main()
