"""Names of documents: safe to show and to store under, recognisable to the sender, the same at each reading."""

import re

from worker.intake.reading import safe

MAX_NAME = 200
# How our own label of a part begins, which neither its sender nor its content names.
UNNAMED = "piece-"
_MAX_EXTENSION = 20
_SEPARATORS = re.compile(r"[/\\]")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,99}")

# Our own short table: the system's differs from machine to machine, and names must not.
_EXTENSIONS = {
    "application/pdf": ".pdf", "application/rtf": ".rtf", "application/zip": ".zip", "application/json": ".json",
    "application/msword": ".doc", "application/vnd.ms-excel": ".xls", "application/vnd.ms-outlook": ".msg",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.oasis.opendocument.text": ".odt", "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/pgp-signature": ".asc", "application/pgp-keys": ".asc", "application/pgp-encrypted": ".asc",
    "application/pkcs7-signature": ".p7s", "application/x-pkcs7-signature": ".p7s",
    "application/pkcs7-mime": ".p7m", "application/x-pkcs7-mime": ".p7m", "application/ms-tnef": ".dat",
    "audio/mpeg": ".mp3", "audio/mp4": ".m4a", "audio/wav": ".wav", "audio/amr": ".amr",
    "image/jpeg": ".jpg", "image/jpg": ".jpg", "image/pjpeg": ".jpg", "image/png": ".png", "image/gif": ".gif",
    "image/bmp": ".bmp", "image/tiff": ".tif", "image/webp": ".webp", "image/heic": ".heic", "image/svg+xml": ".svg",
    "message/rfc822": ".eml", "message/global": ".eml", "text/rfc822-headers": ".txt",
    "text/calendar": ".ics", "text/csv": ".csv", "text/html": ".html", "text/plain": ".txt", "text/rtf": ".rtf",
    "text/vcard": ".vcf", "text/x-vcard": ".vcf", "text/xml": ".xml", "application/xml": ".xml",
    "video/mp4": ".mp4", "video/quicktime": ".mov",
}  # fmt: skip


def cleaned(name: str) -> str:
    """The sender's name without path, control or bidirectional characters, at most 200 characters; "" if none is left.

    A name may be a whole path of the sender's machine, or try to climb out of ours: only its last part counts.
    """
    parts = [part.strip(" .") for part in _SEPARATORS.split(safe.line(name))]
    return _bounded(next((part for part in reversed(parts) if part), ""))


def invented(media_type: str, sha256: str) -> str:
    """The name of a document that came without one: the same content always gets the same name."""
    if media_type == "text/calendar":
        return "invitation.ics"
    return f"{UNNAMED}{sha256[:8]}{_EXTENSIONS.get(media_type, '.bin')}"


def of_message(subject: str) -> str:
    """The name of an attached message, from its subject; "" where it has none."""
    base = cleaned(_SEPARATORS.sub("-", subject))
    return f"{base[: MAX_NAME - 4].rstrip(' .')}.eml" if base else ""


def media_type(declared: str) -> str:
    """The declared type, lower-case, or application/octet-stream where it is none."""
    return declared if _MEDIA_TYPE.fullmatch(declared) else "application/octet-stream"


def _bounded(name: str) -> str:
    """A long name keeps its extension: it says what the document is."""
    if len(name) <= MAX_NAME:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > _MAX_EXTENSION or not stem:
        return name[:MAX_NAME].rstrip(" .")
    return f"{stem[: MAX_NAME - len(extension) - 1].rstrip(' .')}.{extension}"
