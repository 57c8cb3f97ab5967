"""Names of files in a bundle: safe on every system, in the order of the story, and telling."""

import re

from worker.processing.documents import name_that_opens_nothing
from worker.words.wording import fold

LONGEST = 80
# What Windows, macOS or a web browser would not take in a name, or would take for something else.
_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*#%&\u0080-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")


def safe_name(number: int, name: str) -> str:
    """A document's name in the bundle: "003-facture.pdf"."""
    clean = _REFUSED.sub("_", name).strip(" .")
    stem, dot, suffix = clean.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, suffix = clean, ""
    stem = stem[: LONGEST - len(suffix)].strip(" .") or "document"
    kept = f"{stem}.{suffix}" if suffix else stem
    if _RESERVED.match(kept):
        kept = f"_{kept}"
    return f"{number:03d}-{name_that_opens_nothing(kept)}"


def mail_name(number: int, day: str, way: str, what: str) -> str:
    """A mail's: "004-2026-11-23-envoye-acknowledgement.eml"."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(what)).strip("-")[:40]
    return f"{number:03d}-{day}-{way}{'-' + plain if plain else ''}.eml"
