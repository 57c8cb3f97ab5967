"""How long the lint of promises reads a megabyte, slowest first: `python -m tests.bench.promises`.

The ratio compares it with half of that text: near two the work grows as the text does.
"""

import sys
import time

from tests.response.promises.exhausting import PIECES
from tests.response.promises.figures import KNOWN
from worker.response.promises import check

MEGABYTE = 1_000_000
PROSE = "Nous avons bien reçu votre message et nous l'avons joint à votre dossier. "


def main() -> None:
    found = []
    for piece in (PROSE, *PIECES):
        whole, half = _seconds(piece, MEGABYTE), _seconds(piece, MEGABYTE // 2)
        found.append((whole, whole / half if half else 0.0, piece))
    sys.stdout.write("seconds  ratio  repeated\n")
    for seconds, ratio, piece in sorted(found, reverse=True):
        sys.stdout.write(f"{seconds:7.2f} {ratio:6.1f}  {piece!r}\n")


def _seconds(piece: str, size: int) -> float:
    """Of the processor."""
    text = (piece * (size // len(piece) + 1))[:size]
    start = time.process_time()
    check(text, stage="before_decision", known=KNOWN)
    return time.process_time() - start


if __name__ == "__main__":
    main()
