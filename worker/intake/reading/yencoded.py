"""Files that newsreaders write into the text itself (yEnc 1.3): taken out, as documents.

They use nearly all bytes, so that they are taken out before anybody looks for letters in them.
"""

import re

MAX_FILES = 100
_BEGIN = re.compile(rb"^=ybegin [^\r\n]{0,200}?name=([^\r\n]{1,255})\r?\n(?:=ypart [^\r\n]*\r?\n)?", re.MULTILINE)
_END = re.compile(rb"^=yend[^\r\n]*\r?\n?", re.MULTILINE)
_ESCAPED = re.compile(rb"=(.)", re.DOTALL)
_SHIFTED = bytes((code - 42) % 256 for code in range(256))


def taken_out(raw: bytes) -> tuple[bytes, list[tuple[str, bytes]]]:
    """The bytes without their encoded files, and these as (name, content). Linear; what is never closed stays."""
    files: list[tuple[str, bytes]] = []
    kept: list[bytes] = []
    position = 0
    while len(files) < MAX_FILES and (begin := _BEGIN.search(raw, position)):
        end = _END.search(raw, begin.end())
        if end is None:
            break
        kept.append(raw[position : begin.start()])
        files.append((begin[1].decode("utf-8", "replace").strip(), _decoded(raw[begin.end() : end.start()])))
        position = end.end()
    return (b"".join([*kept, raw[position:]]) if files else raw), files


def _decoded(encoded: bytes) -> bytes:
    joined = encoded.replace(b"\r", b"").replace(b"\n", b"")
    return _ESCAPED.sub(lambda found: bytes([(found[1][0] - 64) % 256]), joined).translate(_SHIFTED)
