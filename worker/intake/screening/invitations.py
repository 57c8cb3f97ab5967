"""Answers to invitations, which a calendar program writes."""

import re

from worker.intake.screening.phrases import INVITATION_ANSWERED
from worker.nouns.message import Message
from worker.words.wording import fold

_METHOD = re.compile(rb"^METHOD:(?:REPLY|COUNTER|DECLINECOUNTER|REFRESH)\s*$", re.MULTILINE)
_LONGEST = 600


def answered(message: Message) -> bool:
    """A calendar program says that its owner comes or not (RFC 5546 3.2.3), and nobody added a word of their own."""
    calendars = (d.content[:4_000] for d in message.documents[:5] if d.media_type == "text/calendar")
    answers = any(_METHOD.search(content) for content in calendars)
    said = INVITATION_ANSWERED.match(fold(message.subject[:100]))
    return answers and len(message.new_text) <= _LONGEST and said is not None
