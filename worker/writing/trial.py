"""A letter that only asks whether letters leave: to the desk, of a server that took some and hung up."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from worker.writing.house import House

_TEXT = """\
Bonjour,

Depuis le {since}, le serveur d'envoi prend nos courriels, puis coupe la ligne sans dire s'il les garde.
Ce message n'est qu'un essai : s'il vous parvient plusieurs fois, il n'y a rien à faire. Les courriels en attente
partiront d'eux-mêmes ; « complaints status » dit où en est l'envoi.

Since {since} the mail server has taken our letters and hung up without saying whether it keeps them. This message is a
trial only: where it reaches you several times, nothing need be done. Letters that wait will leave by themselves.
"""


def trial(house: House, recipient: str, *, since: datetime, at: datetime) -> bytes:
    """One Message-ID an outage: a mail client shows what came several times once."""
    message = EmailMessage(policy=SMTP)
    message["From"] = formataddr((house.sender.name, house.sender.address))
    message["To"] = recipient
    message["Subject"] = "Essai d'envoi / Sending trial"
    message["Date"] = format_datetime(at)
    domain = house.sender.address.rpartition("@")[2]
    message["Message-ID"] = f"<trial-{since:%Y%m%d%H%M%S}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(_TEXT.format(since=f"{since:%Y-%m-%d %H:%M} UTC"))
    return message.as_bytes()
