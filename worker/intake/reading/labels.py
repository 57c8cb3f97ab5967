"""The names that mail gives to charsets, and the codec that each of them means."""

import re
from encodings import normalize_encoding
from encodings.aliases import aliases
from functools import lru_cache

import webencodings  # type: ignore[import-untyped]

# Labels that the WHATWG list lacks or refuses and that mail really carries, by the codec of Python that reads them.
_BEYOND_WHATWG = {
    "iso-2022-jp": "iso2022_jp_2", "csiso2022jp": "iso2022_jp_2", "iso-2022-jp-1": "iso2022_jp_1",
    "iso-2022-jp-2": "iso2022_jp_2", "iso-2022-jp-3": "iso2022_jp_3", "iso-2022-jp-ext": "iso2022_jp_ext",
    "iso-2022-kr": "iso2022_kr", "csiso2022kr": "iso2022_kr", "hz": "hz", "hz-gb-2312": "hz", "utf-7": "utf_7",
    "unicode-1-1-utf-7": "utf_7", "utf-32": "utf_32", "utf-32le": "utf_32_le", "utf-32be": "utf_32_be",
    "utf-16": "utf_16", "cp850": "cp850", "ibm850": "cp850", "cp437": "cp437", "ibm437": "cp437", "cp858": "cp858",
    "cp865": "cp865", "cp932": "cp932", "ms932": "cp932", "cp949": "cp949", "cp950": "cp950", "utf8mb4": "utf_8",
    "mac-roman": "mac_roman", "macroman": "mac_roman", "iso-2022-jp-ms": "iso2022_jp_ext", "cp50220": "iso2022_jp_ext",
    "cp50221": "iso2022_jp_ext", "cp50222": "iso2022_jp_ext", "ks_c_5601": "cp949", "chinesebig5": "big5hkscs",
    "cp936": "gb18030", "euc-cn": "gb18030", "euccn": "gb18030", "hp-roman8": "hp_roman8", "koi8r": "koi8_r",
    "koi8u": "koi8_u", "x-mac-ce": "mac_latin2",
}  # fmt: skip
# Of Python's codecs, those that are charsets of text: the others turn bytes into anything else.
_CODEC = re.compile(
    r"(?:cp|iso8859_|iso2022_|euc_|koi8_|mac_|hp_roman8|big5|gb|shift_jis|utf_(?:8|16|32)|kz1048|ptcp154|johab|tis_620|latin_1)\w*"
)
_CODECS = frozenset({*aliases.values(), "cp720", "cp737", "cp856", "koi8_t", "koi8_u"})
# "cp-850", "win-1251", "ibm-852", "x-cp1250": one number is meant.
_CODE_PAGE = re.compile(r"(?:x-)?(?:cp|ibm|win|windows|msdos|dos|cs)[-_ ]?(\d{3,5})")
_LABEL = re.compile(r"[a-z0-9][a-z0-9._:-]{1,39}")


def codec(name: str) -> str:
    """The Python codec of a label, "" where it is unknown. Latin-1 means windows-1252, as every mail client has it."""
    if name in _BEYOND_WHATWG:
        return _BEYOND_WHATWG[name]
    known = webencodings.lookup(name)
    if known is None or known.name in {"replacement", "x-user-defined"}:
        return _of_python(name)
    return str(known.codec_info.name)


@lru_cache(maxsize=512)
def _of_python(name: str) -> str:
    """A charset that only Python knows, or knows under the name that was meant."""
    if not _LABEL.fullmatch(name):
        return ""
    page = _CODE_PAGE.fullmatch(name)
    for meant in (f"cp{page[1]}" if page else "", name.removeprefix("x-"), name.replace("-", "")):
        # The table itself, since Python's own search remembers every name that it is ever asked for.
        normal = normalize_encoding(meant)
        found = aliases.get(normal, normal)
        if found in _CODECS and _CODEC.fullmatch(found):
            return found
    return ""
