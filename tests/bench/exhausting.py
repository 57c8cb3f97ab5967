"""How long the worker is busy with mails made to exhaust it, slowest first: `python -m tests.bench.exhausting`.

A second figure for each: the same mail with half its content. Where the work grows as the mail does, the ratio is near
two; near four it grows with the square.
"""

import sys
import tempfile
from pathlib import Path

from tests.fuzz.exhausting import MAILS
from tests.fuzz.measuring import Figures, Scale

SHOWN = 15


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Scale() as scale:
        path = Path(folder) / "mail.eml"
        rows = []
        for name, make in MAILS.items():
            raw = make()
            head, blank, content = raw.partition(b"\r\n\r\n")
            whole = _weighed(scale, path, raw)
            half = _weighed(scale, path, head + blank + content[: len(content) // 2])
            rows.append((whole, half, name))
    rows.sort(key=lambda row: -row[0].seconds)
    sys.stdout.write("seconds   half  ratio     bytes  mail\n")
    for whole, half, name in rows[:SHOWN]:
        ratio = whole.seconds / half.seconds if half.seconds else 0.0
        died = f"  {whole.died}" if whole.died else ""
        sys.stdout.write(f"{whole.seconds:7.2f} {half.seconds:6.2f} {ratio:6.1f} {whole.size:9,}  {name}{died}\n")


def _weighed(scale: Scale, path: Path, raw: bytes) -> Figures:
    path.write_bytes(raw)
    return scale.weigh(path)


if __name__ == "__main__":
    main()
