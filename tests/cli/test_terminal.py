"""How it looks: aligned at every width, inert whatever a mail holds, readable where the terminal knows little."""

import io
import json
import re
import sys

import pytest
from rich.cells import cell_len

from tests.cli.conftest import letter
from worker.cli import main, streams, terminal
from worker.cli.terminal import Column

WIDTHS = (80, 120)


def seen(result) -> list[str]:
    """The lines without their colours."""
    return re.sub("\x1b\\[[0-9;]*m", "", result.out).splitlines()


@pytest.fixture(params=WIDTHS)
def screen(request, monkeypatch) -> int:
    """A terminal of this width."""
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", str(request.param))
    return request.param


@pytest.fixture
def stories(company):
    """Complaints with names and subjects of every length and script."""
    for number, (name, subject) in enumerate(
        [
            ("Bo", "x"),
            ("Anne-Sophie Lefebvre-Desrochers de la Tour", "Une réclamation dont l'objet n'en finit pas " * 4),
            ("山田太郎山田太郎山田太郎", "苦情の件について" * 6),
        ],
        start=1,
    ):
        raw = letter(number, name=name).replace(f"Fauteuil {number} fendu".encode(), subject.encode())
        company.mail.append(raw)
    assert company.complaints("once").code == 0
    return company


@pytest.mark.parametrize("words", [["list"], ["check"], ["verify"], ["list", "--all"]])
def test_no_line_is_wider_than_the_terminal(stories, screen, words):
    lines = seen(stories.complaints(*words))
    wide = [line for line in lines if cell_len(line) > screen and "next:" not in line and "root:" not in line]
    assert wide == []


def test_show_wraps_below_its_own_column(stories, screen):
    ref = stories.refs()[1]
    lines = seen(stories.complaints("show", ref))[1:]
    assert max(cell_len(line) for line in lines) <= screen
    [point] = [number for number, line in enumerate(lines) if line.startswith("point")]
    indent = len("acknowledged") + 2
    assert lines[point][:indent].strip() == "point"


def test_the_columns_of_a_table_stand_below_each_other(stories, screen):
    lines = seen(stories.complaints("list"))
    head, rows = lines[0], lines[1:4]
    for title in ("state", "ack", "late", "owner", "complainant", "subject"):
        place = cell_len(head[: head.index(title)])
        for row in rows:
            # Wide letters take two cells: the place is looked for in cells.
            before = next(n for n in range(len(row) + 1) if cell_len(row[:n]) >= place)
            assert row[:before].endswith("  "), (title, row)
    assert all(row.split()[0].startswith("REC-2026-") and len(row.split()[0]) == 18 for row in rows)
    assert ("received" in head) == ("answer due" in head) == (screen >= terminal.WIDE)


def test_the_next_command_can_be_copied(stories, screen):
    last = seen(stories.complaints("list"))[-1]
    words = last.removeprefix("next: ").split()
    assert words[-4:] == ["show", stories.refs()[-1], "--config", str(stories.config)]


def test_a_pipe_gets_a_heading_no_hint_and_no_control_code(stories):
    result = stories.complaints("list")
    assert len(result.lines) == 4
    assert all(line.count("\t") == 8 for line in result.lines)
    assert "\x1b" not in result.out


def test_colours_are_for_terminals_that_have_them(filled, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[" in filled.complaints("list").out
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR")
    assert "\x1b[3" not in filled.complaints("list").out


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "utf-16"])
def test_a_terminal_of_any_encoding_shows_something_near(filled, monkeypatch, encoding):
    def printed(*words: str) -> str:
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
        with pytest.raises(SystemExit) as ended:
            main([*words, "--config", str(filled.config)])
        assert ended.value.code == 0
        sys.stdout.flush()
        return raw.getvalue().decode(encoding)

    shown = printed("list")
    assert ("Zoe Kowalczyk" if encoding == "ascii" else "Zoé Kowalczyk") in shown
    assert ("+ " if encoding in {"ascii", "latin-1"} else "") in printed("check")
    # JSON loses nothing, whatever the encoding.
    assert [json.loads(line)["from"] for line in printed("list", "--json").splitlines()] == ["Zoé Kowalczyk"] * 3


def test_every_mark_that_we_print_has_a_like_in_ascii():
    for mark in "✓✗→│…·’“”«»–":
        like, _ = streams._nearest(UnicodeEncodeError("ascii", mark, 0, 1, "no"))
        assert like.isascii()
        assert like != "?"


def test_what_has_no_like_is_a_question_mark():
    assert streams._nearest(UnicodeEncodeError("ascii", "苦é\ud800", 0, 3, "no")) == ("?e?", 3)


def test_a_long_value_is_cut_and_says_so():
    assert terminal.cut("réclamation", 6) == "récla…"
    assert terminal.cut("苦情の件", 5) == "苦情…"
    assert terminal.cut("short", 5) == "short"


def test_a_column_that_can_gives_way_to_the_last_one(capsys, screen):
    columns = (Column("one", least=10), Column("two"), Column("three"))
    terminal.show_table(columns, [("x" * screen, "y" * 20, "the end.")])
    out = capsys.readouterr().out
    assert "the end." in out
    assert "x…" in out


def test_a_row_from_a_hostile_mail_is_one_line(capsys):
    terminal.show_table((Column("a"), Column("b")), [("x\ny\tz\x1b[2J", "\u202eevil [bold]no markup[/bold]")])
    out = capsys.readouterr().out
    assert out == "x y z[2J\tevil [bold]no markup[/bold]\n"


def test_in_a_pipe_rows_are_printed_as_they_come(capsys):
    def rows():
        yield ("first",)
        assert capsys.readouterr().out == "what\nfirst\n"
        yield ("second",)

    terminal.show_table((terminal.Column("what"),), rows(), headed=True)
    assert capsys.readouterr().out == "second\n"
