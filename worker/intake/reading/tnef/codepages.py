"""Windows code pages, which TNEF and rich text name by number, as the charset labels of mail; and text in them."""

_NAMED = {
    874: "tis-620", 936: "gbk", 1200: "utf-16le", 1201: "utf-16be", 10000: "macintosh", 20127: "windows-1252",
    20866: "koi8-r", 21866: "koi8-u", 50220: "iso-2022-jp", 51932: "euc-jp", 51949: "euc-kr", 54936: "gb18030",
    65000: "utf-7", 65001: "utf-8",
}  # fmt: skip


def label(number: int) -> str:
    """The charset of a code page, "" for none; a label that nobody knows is as good as that."""
    if 1250 <= number <= 1258:
        return f"windows-{number}"
    if 28591 <= number <= 28605:
        return f"iso-8859-{number - 28590}"
    return _NAMED.get(number, f"cp{number}" if number else "")


def decode(data: bytes, charset: str) -> str:
    """Text in this charset, whatever it takes. Nothing is guessed: a file may hold thousands of names."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(charset or "windows-1252", "replace")
    except LookupError:
        return data.decode("windows-1252", "replace")
