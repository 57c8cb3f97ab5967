"""Which pictures in the text of a mail are evidence, and which belong to its furniture: logos, icons, banners.

People paste a photograph or a screenshot where they speak of it. It is a document like any other, unless it looks like
what programs and companies hang under every mail: tiny, or with the name of an icon, or in the signature and no
photograph, or known from earlier mails.
"""

import re
from collections.abc import Collection
from dataclasses import replace

from worker.intake.reading import dimensions
from worker.nouns.message import Document, Message

# In pixels and bytes: what is smaller shows nothing that anybody complains of.
_TINY, _LINE, _FEW_BYTES = 100, 5, 2_048
# A banner in a signature is this high at most; a photograph is larger both ways, and heavier.
_BANNER, _PHOTOGRAPH, _HEAVY = 200, 400, 60_000
_ICON = re.compile(
    r"(?:^|[^a-z])(?:logos?|icons?|icone|facebook|twitter|linkedin|instagram|youtube|tiktok|pinterest|whatsapp[_-]?icon"
    r"|fb|banner|banniere|bandeau|footer|signature|spacer|pixel|emoji|separator|trustpilot)(?:[^a-z]|$)",
    re.IGNORECASE,
)
_CAMERA = re.compile(
    r"(?:img|dsc[nf]?|pxl|mvimg|photo|image\d{0,3}\.(?:jpe?g|heic)$|whatsapp image|screenshot|capture|scan"
    r"|fullsizerender|\d{8}[_-]\d{6}|signal-|pasted)",
    re.IGNORECASE,
)
# Outlook names whatever it finds so, a photograph as well as a logo.
_NAMED_BY_OUTLOOK = re.compile(r"image\d{3}\.(?:jpe?g|png|gif)$", re.IGNORECASE)


def sorted_out(message: Message, known: Collection[str] = (), kept: Collection[str] = ()) -> Message:
    """The message with its pictures told apart: of what stays `inline` nobody is told.

    `known` are the hashes of pictures that came with other mails, `kept` those that the file has already.
    """
    documents = tuple(
        replace(one, inline=False) if one.inline and not _is_furniture(one, known, kept) else one
        for one in message.documents
    )
    return replace(message, documents=documents)


def _is_furniture(picture: Document, known: Collection[str], kept: Collection[str]) -> bool:
    size = dimensions.of(picture.content)
    photograph = _is_photograph(picture, size)
    if picture.sha256 in kept or _is_tiny(picture, size):
        return True
    if picture.sha256 in known and not photograph:
        return True
    if _ICON.search(picture.name.rpartition(".")[0]) and picture.size < 2 * _HEAVY:
        return True
    if picture.placed != "signature":
        return False
    return not photograph and (picture.size < _HEAVY or (size is not None and size[1] <= _BANNER))


def _is_tiny(picture: Document, size: tuple[int, int] | None) -> bool:
    if size is None:
        return picture.size < _FEW_BYTES
    return max(size) <= _TINY or min(size) <= _LINE or (picture.size < _FEW_BYTES and picture.placed == "signature")


def _is_photograph(picture: Document, size: tuple[int, int] | None) -> bool:
    """By its name, where that is a camera's and nobody else's, or by its size."""
    if size is not None and min(size) >= _PHOTOGRAPH:
        return picture.size >= _HEAVY
    named = bool(_CAMERA.match(picture.name)) and not _NAMED_BY_OUTLOOK.match(picture.name)
    return named and (size is None or max(size) > _TINY * 2)
