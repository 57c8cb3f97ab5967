"""One row of the table of words."""

from typing import NamedTuple


class Words(NamedTuple):
    """What the mail clients of one language write, alternatives parted by `|`.

    `sender` to `other` are the names of header lines: `date` and `sent` are kept apart, since travellers and parcels
    have a "Date :" as well, but only a mail was "Envoyé :" at a time of day. `wrote` is the verb of "X wrote:", `leads`
    are words before its date, `cites` those before the name in "Quoting X:"; `original` and `forwarded` are the titles
    above a quoted and a forwarded mail.
    """

    sender: str = ""
    to: str = ""
    copy: str = ""
    date: str = ""
    sent: str = ""
    subject: str = ""
    reply_to: str = ""
    other: str = ""
    wrote: str = ""
    leads: str = ""
    cites: str = ""
    original: str = ""
    forwarded: str = ""
