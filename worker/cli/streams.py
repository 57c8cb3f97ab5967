"""The two streams that a command writes to. No output fails for its encoding, or because the caller closed one."""

import codecs
import io
import sys
import unicodedata
from typing import TextIO

NEAREST = {
    "✓": "+", "✗": "x", "→": ">", "│": "|", "─": "-", "·": "-", "…": "...", "–": "-", "—": "-", "’": "'", "‘": "'",
    "“": '"', "”": '"', "«": '"', "»": '"', "€": "EUR", "œ": "oe", "Œ": "OE", "°": "o", "\u202f": " ",
}  # fmt: skip


def prepare() -> None:
    """A terminal that cannot show a character is shown the nearest one: no output fails for its encoding."""
    codecs.register_error("nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="nearest")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(_plain(char) for char in wrong), error.end


def _plain(char: str) -> str:
    """`é` is `e` where there is no `é`; what has no like is `?`."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", char) if c.isascii())
    return NEAREST.get(char) or bare or "?"


def put(line: str) -> None:
    """A line of what was asked for. Not by typer, which sends UTF-8 to a terminal that says it knows ASCII alone."""
    _write(sys.stdout, line)


def say(line: str) -> None:
    """A line about what went wrong, for the person and not for the pipe."""
    _write(sys.stderr, line)


def encoded(line: str) -> bytes:
    """As it reaches standard error; for those who write past its buffer."""
    known = isinstance(sys.stderr, io.TextIOWrapper)
    return line.encode(sys.stderr.encoding, sys.stderr.errors or "strict") if known else line.encode()


def _write(stream: TextIO | None, line: str) -> None:
    """A stream that the caller has closed is None: then there is nobody to tell."""
    if stream is not None:
        stream.write(f"{line}\n")
        stream.flush()
