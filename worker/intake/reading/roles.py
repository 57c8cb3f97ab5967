"""What each leaf of the tree is: the author's text, a document, or a piece of a delivery report."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from worker.intake.reading.tree import Part


class Role(Enum):
    TEXT = auto()
    DOCUMENT = auto()
    DELIVERY = auto()
    RETURNED = auto()
    PASSED_OVER = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a leaf stands: the type of its parent, whether in a report, whether any text stood before it."""

    parent: str = ""
    in_report: bool = False
    first_text: bool = True


Rule = tuple[Role, Callable[[Part, Place], bool]]

_SHOWN = frozenset({"text/plain", "text/html", "text/enriched", "text/richtext"})
# Texts that are read by programs first of all.
_FILES = frozenset({
    "text/calendar", "text/css", "text/csv", "text/directory", "text/javascript", "text/rtf", "text/vcard",
    "text/x-amp-html", "text/x-vcalendar", "text/x-vcard", "text/xml", "text/rfc822-headers",
})  # fmt: skip
# RFC 6838 4.2: what stands before the slash.
_MAJOR = ("application/", "audio/", "font/", "image/", "message/", "model/", "multipart/", "text/", "video/")
_STATUS = frozenset({"message/delivery-status", "message/global-delivery-status"})
_SENT_BACK = frozenset(
    {"message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers", "message/rfc822-headers"}
)
_STATUS_FIELD = re.compile(
    rb"^(?:Reporting-MTA|Remote-MTA|Original-Recipient|Final-Recipient|Action|Status|Arrival-Date)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)

_BINARY = re.compile(rb"\A%PDF-|\0")


def _nested_too_deeply(part: Part, _: Place) -> bool:
    return part.type.startswith("multipart/")


def _mislabelled_status(part: Part, _: Place) -> bool:
    return part.type in _STATUS and not _STATUS_FIELD.search(part.content())


def _delivery_status(part: Part, _: Place) -> bool:
    return part.type in _STATUS


def _sent_back(part: Part, place: Place) -> bool:
    return place.in_report and part.type in _SENT_BACK


def _attached(part: Part, _: Place) -> bool:
    disposition = part.disposition.value
    return disposition == "attachment" or (disposition not in {"", "inline"} and bool(part.filename))


def _resource_fork(part: Part, place: Place) -> bool:
    return place.parent == "multipart/appledouble" and part.type == "application/applefile"


def _binary(part: Part, _: Place) -> bool:
    return (
        part.type in _SHOWN
        and bool(part.filename)
        and not part.charset.lower().startswith(("utf-16", "utf-32"))
        and _BINARY.search(part.content()[:4096]) is not None
    )


def _another_view(part: Part, place: Place) -> bool:
    return (
        place.parent == "multipart/alternative"
        and part.type.startswith("text/")
        and not part.filename
        and part.type not in _SHOWN
        and part.type != "text/calendar"
    )


def _named_text(part: Part, place: Place) -> bool:
    return bool(part.filename) and not place.first_text and place.parent != "multipart/alternative"


def _surplus(part: Part, _: Place) -> bool:
    return part.surplus


def _shown_text(part: Part, _: Place) -> bool:
    return part.type in _SHOWN


def _unknown_text(part: Part, place: Place) -> bool:
    return (
        part.type.startswith("text/")
        and part.type not in _FILES
        and not part.filename
        and place.first_text
        and place.parent != "multipart/alternative"
    )


def _invented_type(part: Part, place: Place) -> bool:
    return not place.parent and not part.filename and not part.type.startswith(_MAJOR)


def _anything(_part: Part, _place: Place) -> bool:
    return True


RULES: tuple[Rule, ...] = (
    # A multipart that the tree refused to descend into: the raw message keeps it, a defect tells it.
    (Role.PASSED_OVER, _nested_too_deeply),
    # Some servers label the sentences for people like the status for machines: they hold none of its fields.
    (Role.TEXT, _mislabelled_status),
    # RFC 3464: the machine-readable part of a bounce.
    (Role.DELIVERY, _delivery_status),
    # RFC 6522 3: the mail (or its headers) that a report sends back is not the sender's text nor document.
    (Role.RETURNED, _sent_back),
    # RFC 2183 2.2 and 2.8: what the sender attached is a document, also where it is text; so is what has a name and a
    # disposition that nobody knows.
    (Role.DOCUMENT, _attached),
    # RFC 1740: the Macintosh half of a file; its data half stands beside it.
    (Role.PASSED_OVER, _resource_fork),
    # A scan that its machine calls text.
    (Role.DOCUMENT, _binary),
    # text/x-amp-html, text/watch-html, text/vnd.…: further views of a text that we have in a better one.
    (Role.PASSED_OVER, _another_view),
    # A text file shown below the message by clients that attach "inline" (Apple Mail, mutt): it has a name.
    (Role.DOCUMENT, _named_text),
    # One more page after megabytes of them: reading all would hold up the mails behind this one.
    (Role.DOCUMENT, _surplus),
    # The message itself.
    (Role.TEXT, _shown_text),
    # RFC 2046 4.1.4: a text of a kind that nobody knows is read as plain text.
    (Role.TEXT, _unknown_text),
    # A whole mail of a type that does not exist ("plain/text"): its sender meant a text.
    (Role.TEXT, _invented_type),
    # Everything else is a document, with or without a name or a disposition: evidence is never dropped.
    (Role.DOCUMENT, _anything),
)


def role(part: Part, place: Place) -> Role:
    """The role of a leaf: the first rule that holds."""
    return next(role for role, holds in RULES if holds(part, place))
