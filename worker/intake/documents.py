"""Which documents we keep with a file and which we refuse: by name, by declared type, and by what they really are."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from worker.nouns.complaint import SupportingDocument, Verdict
from worker.nouns.message import Document

_WINDOW = 65_536  # bytes in which a page says what it is

Sign = Callable[[bytes], bool]


def _windows_program(content: bytes) -> bool:
    """MZ alone may begin a sentence: a program has zeros in its header."""
    return content.startswith((b"MZ", b"ZM")) and b"\0" in content[2:64]


def _unix_program(content: bytes) -> bool:
    return content.startswith(b"\x7fELF")


def _mac_program(content: bytes) -> bool:
    """Mach-O of either word size and byte order; the last one is the universal binary (and the Java class)."""
    return content.startswith(
        (b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
    )


def _script(content: bytes) -> bool:
    return content.removeprefix(b"\xef\xbb\xbf").startswith((b"#!/", b"#! /"))


def _shortcut(content: bytes) -> bool:
    """A Windows shell link names the program that it starts (MS-SHLLINK 2.1)."""
    return content.startswith(b"\x4c\0\0\0\x01\x14\x02\0")


def _html_application(content: bytes) -> bool:
    return b"<hta:application" in content[:_WINDOW].lower()


# What runs when it is opened, whatever its name says. An archive is not among them: it is opened by hand.
PROGRAMS: tuple[tuple[str, Sign], ...] = (
    # .exe, .scr, .dll, .com: also renamed to .pdf, which is the usual disguise.
    ("Windows program", _windows_program),
    ("Unix program", _unix_program),
    ("Mac program", _mac_program),
    # A first line that names its interpreter.
    ("script", _script),
    ("shortcut", _shortcut),
    # A page that Windows runs with the rights of its reader.
    ("HTML application", _html_application),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the security check says of some bytes: accepted, quarantined (`signature`), or held (`held_because`)."""

    verdict: Verdict = Verdict.ACCEPTED
    signature: str = ""
    held_because: str = ""


# By the SHA-256 of the bytes. None where the company has no scanner.
Checks = Mapping[str, Checked] | None

# What was never shown to the scanner waits for it.
UNCHECKED = Checked(Verdict.HELD)


def judge(document: Document, *, refused_types: Collection[str]) -> Verdict:
    """Accept or refuse one document.

    `refused_types` holds extensions (".exe") and media types ("application/x-msdownload", "video/*"), in any case.
    Where it refuses anything at all, programs are refused by their content too, under whatever name they come.
    """
    if not refused_types:
        return Verdict.ACCEPTED
    refused = {entry.strip().lower() for entry in refused_types}
    kind = document.media_type.lower()
    if _extension(document.name) in refused or kind in refused or f"{kind.partition('/')[0]}/*" in refused:
        return Verdict.REFUSED_TYPE
    if any(sign(document.content) for _, sign in PROGRAMS) or _active_page(document):
        return Verdict.REFUSED_TYPE
    return Verdict.ACCEPTED


def supporting(
    documents: Iterable[Document], *, refused_types: Collection[str], checks: Checks = None
) -> tuple[SupportingDocument, ...]:
    """The documents as the register keeps them, each with its verdict, in their order. Nothing is left out."""
    return tuple(_supporting(document, _verdict(document, refused_types, checks)) for document in documents)


def _verdict(document: Document, refused_types: Collection[str], checks: Checks) -> Checked:
    """A virus weighs most; what is refused by its type needs no check to stay outside."""
    checked = Checked() if checks is None else checks.get(document.sha256, UNCHECKED)
    if checked.verdict is Verdict.QUARANTINED:
        return checked
    verdict = judge(document, refused_types=refused_types)
    return checked if verdict is Verdict.ACCEPTED else Checked(verdict)


def _supporting(document: Document, checked: Checked) -> SupportingDocument:
    return SupportingDocument(
        name=document.name,
        media_type=document.media_type,
        size=document.size,
        sha256=document.sha256,
        verdict=checked.verdict,
        inline=document.inline,
        signature=checked.signature,
        held_because=checked.held_because,
    )


def _extension(name: str) -> str:
    """The extension that decides what opens a file: the last one ("facture.pdf.exe"), as Windows reads it.

    Windows drops trailing dots and blanks, and all from a colon on ("facture.exe:.pdf", "facture.exe::$DATA").
    """
    _, dot, extension = name.partition(":")[0].rstrip(" .").rpartition(".")
    return f".{extension.strip().lower()}" if dot else ""


def _active_page(document: Document) -> bool:
    """An .hta that carries a script is a program even where the list forgets its extension."""
    return _extension(document.name) == ".hta" and b"<script" in document.content[:_WINDOW].lower()
