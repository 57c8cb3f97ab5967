"""Every letter as files to look at, and as a phone shows them."""

import html
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from worker.writing import preview as module
from worker.writing.blocks import parse
from worker.writing.house import House
from worker.writing.page import as_html
from worker.writing.preview import preview
from worker.writing.samples import BARE_HOUSE, SAMPLES
from worker.writing.templates import templates

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def previewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[Path]]]:
    """All letters there are, written once: the folder, and the files."""
    folder = tmp_path_factory.mktemp("preview")
    yield folder, preview(folder)
    shutil.rmtree(folder)


def test_every_letter_is_written_in_three_ways_and_linked(previewed: tuple[Path, list[Path]]) -> None:
    folder, (index, *files) = previewed
    assert index == folder / "index.html"
    assert len(files) == len(SAMPLES) * 2 * 3
    links = re.findall(r'(?:href|src)="([^"#]+)"', index.read_text(encoding="utf-8"))
    assert {folder / link for link in links} == set(files)
    assert all(path.stat().st_size for path in files)


def test_a_preview_shows_the_house_that_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SAMPLES", [one for one in SAMPLES if one.name == "acknowledgement.with-wish"])
    house = House(name="Lenoir & <Fils>", contact="Paul", sender=BARE_HOUSE.sender)
    index, *_ = preview(tmp_path, house)
    assert "Lenoir &amp; &lt;Fils&gt;" in index.read_text(encoding="utf-8")
    assert "Lenoir & <Fils>" in (tmp_path / "fr" / "acknowledgement.with-wish.txt").read_text(encoding="utf-8")


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_no_letter_scrolls_sideways_on_a_phone(tmp_path: Path, previewed: tuple[Path, list[Path]]) -> None:
    """Each HTML part in a frame as wide as a phone; the page then says how wide the letter became."""
    width = 375
    _, files = previewed
    pages = [path for path in files if path.suffix == ".html" and path.name != "index.html"]
    frames = "".join(
        f'<iframe title="{path.stem}" style="width:{width}px;height:700px;border:0"'
        f' srcdoc="{html.escape(path.read_text(encoding="utf-8"))}"></iframe>'
        for path in pages
    )
    script = (
        "<script>onload=()=>{document.body.innerHTML=[...document.querySelectorAll('iframe')]"
        ".map(f=>f.title+' '+f.contentDocument.documentElement.scrollWidth).join('\\n')}</script>"
    )
    (tmp_path / "all.html").write_text(f"<!doctype html><body>{frames}{script}", encoding="utf-8")
    assert CHROMIUM
    done = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", f"file://{tmp_path / 'all.html'}",
        ],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    widths = dict(re.findall(r"([\w.-]+) (\d+)", re.sub("<[^>]*>", "\n", done.stdout)))
    assert len(widths) == len({path.stem for path in pages})
    assert {name: found for name, found in widths.items() if int(found) > width} == {}


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_colour_of_words_stands_out_from_what_is_behind_it() -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 at least, on the card and on the panels, in light and in dark mode."""
    page = as_html(parse("# a\n\n## b\n\n### c\n\nd `e` [f](https://a.example)\n\n+ g : h\n\n> i"))
    frame = (templates().folder / "frame.html.j2").read_text(encoding="utf-8")
    light = set(re.findall(r"[;\"]color:(#[0-9a-f]{6})", page)) | {"#24333e", "#51616e"}
    behind = set(re.findall(r"background-color:(#[0-9a-f]{6})", page)) | {"#ffffff"}
    assert len(light) >= 4
    assert len(behind) >= 3
    for words in light:
        for ground in behind:
            assert contrast(words, ground) >= 4.5, (words, ground)
    dark = frame[frame.index("prefers-color-scheme") : frame.index("</style>")]
    for words in set(re.findall(r"[{ ;]color: (#[0-9a-f]{6})", dark)):
        for ground in re.findall(r"background-color: (#[0-9a-f]{6})", dark):
            assert contrast(words, ground) >= 4.5, (words, ground)
    for words in ("#ffffff", "#dbe8f0"):
        assert contrast(words, "#17435c") >= 4.5
