"""Contact sheets: every letter as a phone and a wide screen show it, by day and by night, to be looked at by a person.

    python -m tests.writing.sheets FOLDER [WORDS]

writes `<language>-<width>-<light|dark>-<number>.png`, a dozen letters a sheet, those alone whose name has WORDS. It
needs Chromium; who looks needs a quarter of an hour.
"""

import html
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from worker.writing.composing import compose
from worker.writing.drawing import inlined
from worker.writing.samples import SAMPLES, STAMP
from worker.writing.templates import templates

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = {375: 12, 1200: 4}
HEIGHT = 1600
ALONE = ("--headless=new", "--no-sandbox", "--hide-scrollbars")
LOOKS = {"light": (), "dark": ("--force-dark-mode", "--blink-settings=preferredColorScheme=0")}
# Each letter in a frame of its own, so that it takes the frame's width for that of a screen.
_PAGE = (
    '<!doctype html><meta charset="utf-8"><style>body{margin:8px;background:#777;font:12px sans-serif}'
    "div{display:inline-block;vertical-align:top;margin:4px;color:#fff}iframe{display:block;border:0}</style>"
)


def pages(language: str, words: str) -> Iterator[tuple[str, str]]:
    for sample in SAMPLES:
        if words in sample.name and not sample.paper:
            letter = compose(
                sample.letter,
                language=language,
                house=sample.house,
                reply_address=STAMP.reply_address,
                templates=templates(),
                offers=STAMP.offers,
            )
            yield sample.name, inlined(letter.html, letter.pictures)


def sheet(shown: Sequence[tuple[str, str]], width: int) -> str:
    frames = (
        f'<div>{name}<iframe width="{width}" height="{HEIGHT}" srcdoc="{html.escape(page)}"></iframe></div>'
        for name, page in shown
    )
    return _PAGE + "".join(frames)


def main(folder: Path, words: str = "") -> None:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit(f"needs one of {', '.join(BROWSERS)}")
    folder.mkdir(parents=True, exist_ok=True)
    for language in templates().languages:
        letters = tuple(pages(language, words))
        for width, many in WIDTHS.items():
            for number, shown in enumerate((letters[n : n + many] for n in range(0, len(letters), many)), 1):
                with tempfile.TemporaryDirectory() as place:
                    page = Path(place) / "sheet.html"
                    page.write_text(sheet(shown, width), encoding="utf-8")
                    across = min(len(shown), 6 if width < 1000 else 2)
                    size = f"{16 + across * (width + 12)},{-(-len(shown) // across) * (HEIGHT + 32) + 16}"
                    for look, flags in LOOKS.items():
                        target = folder / f"{language}-{width}-{look}-{number}.png"
                        asked = (f"--window-size={size}", f"--screenshot={target}", *flags, page.as_uri())
                        command = [browser, *ALONE, f"--user-data-dir={place}/of", *asked]
                        subprocess.run(command, check=True, capture_output=True, timeout=120)
                        print(target)  # noqa: T201 - a command of ours says what it wrote


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
