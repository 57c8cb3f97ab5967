"""What may be done with the documents of a file."""

from collections.abc import Iterable
from typing import Final

from worker.complaint.messages import SupportingDocument, Verdict

# What a mail may carry, in bytes: more is refused by many servers.
MOST_BYTES: Final = 10_000_000
# What mail programs add by themselves: a seal, a card of who wrote, a wrapper that only their own kind opens.
_BY_PROGRAMS: Final = frozenset(
    {
        "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
        "application/pgp-keys", "application/ms-tnef", "application/vnd.ms-tnef",
        "text/vcard", "text/x-vcard", "text/directory", "text/x-amp-html",
    }
)  # fmt: skip
_NAMED_BY_PROGRAMS: Final = (".p7s", "signature.asc", ".vcf", "winmail.dat")


def may_be_passed_on(document: SupportingDocument) -> bool:
    """Whether it may leave the register, to whomever: only what was accepted does.

    A held one may after the security check looked at it, a refused or quarantined one never.
    """
    return document.verdict is Verdict.ACCEPTED


def going_along(documents: Iterable[SupportingDocument]) -> tuple[SupportingDocument, ...]:
    """Those that may leave, in their order, as far as one mail carries them; the same bytes under one name once.

    The others are named by the letter, and stay in the register.
    """
    found: list[SupportingDocument] = []
    room = MOST_BYTES
    for document in {(one.sha256, one.name): one for one in documents if may_be_passed_on(one)}.values():
        if document.size <= room:
            found.append(document)
            room -= document.size
    return tuple(found)


def kept(documents: Iterable[SupportingDocument]) -> tuple[SupportingDocument, ...]:
    """What the sender attached on purpose and we keep, held ones among it until the security check knows better.

    Logos and signature images are not worth a line in a letter.
    """
    return tuple(d for d in documents if d.verdict in {Verdict.ACCEPTED, Verdict.HELD} and not d.inline)


def on_purpose(documents: Iterable[SupportingDocument]) -> tuple[SupportingDocument, ...]:
    """Neither logos nor what a mail program added by itself."""
    return tuple(d for d in documents if not d.inline and not _by_a_program(d))


def _by_a_program(document: SupportingDocument) -> bool:
    return document.media_type.lower() in _BY_PROGRAMS or document.name.lower().endswith(_NAMED_BY_PROGRAMS)


def refused(documents: Iterable[SupportingDocument]) -> tuple[SupportingDocument, ...]:
    """What stays outside, the dangerous first: letters cut a long list."""
    out = {Verdict.REFUSED_TYPE, Verdict.REFUSED_SIZE, Verdict.QUARANTINED}
    return tuple(sorted((d for d in documents if d.verdict in out), key=lambda d: d.verdict is not Verdict.QUARANTINED))


# What a double click shows and does not run. Whatever is not named here opens as text, or not at all: neither does an
# archive whose list nobody reads (rar, 7z), since it may hold what was refused by itself.
_SHOWN = """
pdf txt text csv tsv log md rtf doc docx dot dotx odt ott fodt pages xls xlsx xlt xltx ods ots numbers
ppt pptx pps ppsx pot potx odp odg odf key epub ics vcf eml msg p7m p7s p7c asc sig gpg pgp json yaml yml
jpg jpeg jpe jfif png gif bmp tif tiff webp heic heif avif ico psd dwg dxf
mp3 m4a wav ogg oga opus aac flac amr wma aif aiff mp4 m4v mov avi mkv webm 3gp mpg mpeg wmv
zip gz tgz tar bz2 tbz2 xz txz
"""
PASSIVE = frozenset(f".{ending}" for ending in _SHOWN.split())
_AS_TEXT = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml", ".svg", ".xml", ".xsl", ".css", ".ini", ".conf"})


def name_that_opens_nothing(name: str) -> str:
    """The name under which a document leaves the register: a page becomes text, an unknown kind is opened by hand."""
    stripped = name.rstrip(" .") or name
    _, dot, last = stripped.rpartition(".")
    ending = f".{last.strip().lower()}"
    if not dot or (ending in PASSIVE and ":" not in stripped):
        return stripped
    return f"{stripped}{'.txt' if ending in _AS_TEXT else '.bin'}"


def opens_nothing(name: str) -> str:
    """The name of what may hold anything, since nobody could list it: whoever opens it does so on purpose."""
    left = name_that_opens_nothing(name)
    return left if left.endswith(".bin") else f"{left}.bin"


def type_that_opens_nothing(name: str, media_type: str) -> str:
    """The media type beside it: clients go by either."""
    left = name_that_opens_nothing(name)
    if left == (name.rstrip(" .") or name) and media_type.lower() not in {"text/html", "image/svg+xml", "text/xml"}:
        return media_type
    return "text/plain" if left.endswith(".txt") else "application/octet-stream"
