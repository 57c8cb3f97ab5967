"""A letter that only asks whether letters leave: to the desk, of a server that took some and hung up."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import Final

from worker.words.catalogue import SPOKEN
from worker.words.said import Said
from worker.writing.house import House

_SUBJECT: Final = Said("Sending trial")
_TEXT: Final = Said(
    "Hello,\n\n"
    "Since {since} the mail server has taken our letters and hung up without saying whether it keeps them.\n"
    "This message is a trial only: where it reaches you several times, nothing need be done. Letters that wait\n"
    "will leave by themselves; “complaints status” says how sending stands.\n"
)


def trial(house: House, recipient: str, *, since: datetime, at: datetime) -> bytes:
    """One Message-ID an outage: a mail client shows what came several times once."""
    message = EmailMessage(policy=SMTP)
    message["From"] = formataddr((house.sender.name, house.sender.address))
    message["To"] = recipient
    languages = dict.fromkeys((house.language, SPOKEN))
    message["Subject"] = " / ".join(_SUBJECT.told(one) for one in languages)
    message["Date"] = format_datetime(at)
    domain = house.sender.address.rpartition("@")[2]
    message["Message-ID"] = f"<trial-{since:%Y%m%d%H%M%S}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    text = _TEXT.about(since=f"{since:%Y-%m-%d %H:%M} UTC")
    message.set_content("\n".join(text.told(one) for one in languages))
    return message.as_bytes()
