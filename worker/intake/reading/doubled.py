"""Text that was encoded twice is read as it was meant: "dÃ©Ã§ue" was "déçue" before a program took UTF-8 for Latin."""

import re

# Every run of what bytes of UTF-8 look like in windows-1252: a lead, and what may go on after one. A long run is taken
# in pieces, so that no mail costs a multiple of itself.
_GOES_ON = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_RUN = re.compile(f"(?:[\xc2-\xdf][{_GOES_ON}]|[\xe0-\xef][{_GOES_ON}]{{2}}|[\xf0-\xf4][{_GOES_ON}]{{3}}){{1,500}}")
_LIKELY = re.compile(f"[\xc2-\xf4][{_GOES_ON}]")
# The no-break space of "Ã\xa0" (à) and of "Â\xa0" is made a plain one by some programs.
_LOST_SPACE = re.compile("(?:Ã (?= )|Ã(?= ))|Â(?= )")
_TIMES = 3


def mended(text: str) -> str:
    """The text decoded once more, run by run, where it holds such runs and hardly anything else could be meant."""
    for _ in range(_TIMES):
        if not _LIKELY.search(text):
            return text
        runs = _RUN.findall(text)
        good = {run: once for run in dict.fromkeys(runs) if (once := _decoded(run))}
        right = sum(run in good for run in runs)
        if not right or right * 4 < len(runs) * 3:
            return text
        text = _LOST_SPACE.sub(_with_its_letter, _replaced(text, good))
    return text


def _replaced(text: str, good: dict[str, str]) -> str:
    return _RUN.sub(lambda found: good.get(found[0], found[0]), text)


def _with_its_letter(found: re.Match[str]) -> str:
    return "" if found[0] == "Â" else "à"


def _decoded(run: str) -> str:
    """The run as UTF-8, "" where it is none."""
    try:
        return b"".join(_byte(sign) for sign in run).decode("utf-8")
    except UnicodeError:
        return ""


def _byte(sign: str) -> bytes:
    """windows-1252, with the five bytes that it leaves free as Latin-1 has them."""
    try:
        return sign.encode("cp1252")
    except UnicodeError:
        return sign.encode("latin-1")
