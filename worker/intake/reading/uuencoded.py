"""Files that old programs wrote into the text itself (uuencode, POSIX 1003.1): taken out, as documents."""

import re

from worker.intake.reading import transfer

_BEGIN = re.compile(r"^begin [0-7]{3,4} ([^\n]{1,255})\n", re.MULTILINE)
_END = re.compile(r"^(?:`|[ ])?\n?end[ \t]*$", re.MULTILINE)
MAX_FILES = 100


def taken_out(text: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text without its uuencoded files, and these as (name, content). Linear; a mere mention stays where it is."""
    files: list[tuple[str, bytes]] = []
    kept: list[str] = []
    position = 0
    while len(files) < MAX_FILES and (begin := _BEGIN.search(text, position)):
        end = _END.search(text, begin.end())
        if end is None:
            break
        if _encoded(text, begin.end()):
            kept.append(text[position : begin.start()])
            files.append((begin[1], transfer.uudecode(text[begin.end() : end.end()].encode("ascii", "replace"))))
            position = end.end()
        else:
            kept.append(text[position : begin.end()])
            position = begin.end()
    return ("".join([*kept, text[position:]]) if files else text), files


def _encoded(text: str, start: int) -> bool:
    """Whether the first line is as long as its first character says (a little more or less: blanks get lost)."""
    stop = text.find("\n", start)
    line = text[start : stop if stop >= 0 else len(text)]
    if not line or not " " <= line[0] <= "`" or len(line) > 90:
        return False
    return abs(len(line) - 1 - -(-((ord(line[0]) - 32) & 63) // 3) * 4) <= 3
