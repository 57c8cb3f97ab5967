"""A mail as its reader's program opens it: the library's own reading, which says of each header what is wrong in it.

That library reads a header anew whenever somebody looks at it, and asking a part for its type is a look. What a header
says follows from its name and its words alone, and nobody changes it: each is read once.
"""

import email
import email.policy
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from functools import lru_cache

_POLICY = email.policy.default.clone(header_factory=lru_cache(maxsize=4_096)(HeaderRegistry()))


def parsed(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=_POLICY)
    assert isinstance(message, EmailMessage)
    return message
