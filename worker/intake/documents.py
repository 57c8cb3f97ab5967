"""Which documents we keep with a file and which we refuse: by name, by declared type, and by what they really are.

What is refused stays with the raw mail as evidence; it is neither passed on nor laid into a bundle.
"""

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from worker.complaint.messages import SupportingDocument, Verdict
from worker.intake import archives, programs
from worker.intake.reading import read
from worker.nouns.message import Document

# A page without anything in it that runs is kept and shown, under a name that opens as text.
PAGES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml", ".svg", ".svgz", ".xml", ".hta"})


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
    Where it refuses anything at all, so is what runs when it is opened: by name, by content, and inside an archive.
    """
    if not refused_types:
        return Verdict.ACCEPTED
    refused = {entry.strip().lower() for entry in refused_types}
    kind = document.media_type.lower()
    if kind in refused | programs.MEDIA_TYPES or f"{kind.partition('/')[0]}/*" in refused:
        return Verdict.REFUSED_TYPE
    listed = set(archives.names(document.content))
    if any(_is_refused(name, refused) for name in {document.name, *listed}) or any(map(archives.holds_macros, listed)):
        return Verdict.REFUSED_TYPE
    if programs.runs_by_content(document.content) or _active_page(document):
        return Verdict.REFUSED_TYPE
    attached = _attached(document)
    return Verdict.REFUSED_TYPE if any(map(_runs, attached)) else Verdict.ACCEPTED


def _is_refused(name: str, refused: AbstractSet[str]) -> bool:
    return programs.runs_by_name(name) or not refused.isdisjoint(programs.endings(name))


def _runs(document: Document) -> bool:
    return programs.runs_by_name(document.name) or programs.runs_by_content(document.content)


def _attached(document: Document) -> tuple[Document, ...]:
    """What a mail that is attached as a file holds; the reader opens mails in mails, as deep as it goes at all."""
    is_mail = document.media_type.lower() == "message/rfc822" or ".eml" in programs.endings(document.name)
    return read(document.content).documents if is_mail else ()


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


def _active_page(document: Document) -> bool:
    """What a browser or a drawing program opens by its name, though it does not begin as a page."""
    return not programs.endings(document.name).isdisjoint(PAGES) and programs.page_runs(document.content)
