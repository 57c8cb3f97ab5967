"""Several printed letters in one file to print. The only importer of pypdf, a sixth of all that a worker loads.

Each begins on a front page, with the numbers of its own pages: printed on both sides, the sheets part by themselves.
"""

import email
import email.policy
import io
from collections.abc import Sequence
from typing import Final

_PDF: Final = "application/pdf"


def alone(raw: bytes) -> bytes | None:
    """The letter that a cover brings; None where documents are to be enclosed with it, or it brings none."""
    files = list(email.message_from_bytes(raw, policy=email.policy.default).iter_attachments())
    if len(files) != 1 or files[0].get_content_type() != _PDF:
        return None
    content = files[0].get_payload(decode=True)
    return content if isinstance(content, bytes) else None


def stapled(letters: Sequence[bytes]) -> bytes:
    """One file of these, in their order; the same for the same letters."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415  # for a company that writes on paper

    writer = PdfWriter()
    for letter in letters:
        if len(writer.pages) % 2:
            writer.add_blank_page()
        writer.append(PdfReader(io.BytesIO(letter)), import_outline=False)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
