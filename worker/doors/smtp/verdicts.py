"""What a server's "no" is about: us, this recipient, or this letter. One table, read top-down; pure.

A refusal about us (our account, our right to send as this address, our quota, our standing) says nothing of the letter:
it is a delay. Servers say so in three ways that contradict each other, so the clearest comes first: plain words before
enhanced codes (RFC 3463), those before the code alone (RFC 5321), and where nothing is clear, the command says it.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

Stage = Literal["MAIL", "RCPT", "DATA", "letter"]
"""The command that was refused; "letter" is what follows DATA. A refused login is always about us."""
About = Literal["us", "recipient", "letter"]

ANYWHERE: Final = frozenset[Stage]({"MAIL", "RCPT", "DATA", "letter"})
AFTER_MAIL: Final = ANYWHERE - {"MAIL"}
_ENHANCED: Final = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})\b")
# A server's sentence is short; what is longer is read as far as this.
_READ: Final = 1_000


@dataclass(frozen=True, slots=True)
class Row:
    """`code`, `enhanced` and `words` are patterns; one that is "" matches whatever is said."""

    about: About
    at: frozenset[Stage] = ANYWHERE
    code: str = ""
    enhanced: str = ""
    words: str = ""

    def fits(self, stage: Stage, code: str, enhanced: str, said: str) -> bool:
        return (
            stage in self.at
            and (not self.code or re.fullmatch(self.code, code) is not None)
            and (not self.enhanced or re.fullmatch(self.enhanced, enhanced) is not None)
            and (not self.words or re.search(self.words, said) is not None)
        )


_UNKNOWN = r"(user|recipient|mailbox|address|account) unknown|unknown (user|recipient|mailbox|account|address)"
_NOBODY = r"no such (user|recipient|mailbox|person|address|account)|(does not|doesn't) exist|not found|no mailbox here"
_FULL = r"(mail)?box (is )?full|over ?quota|quota (is )?(exceeded|full)|insufficient storage|out of storage"
_LISTED = r"spamhaus|spamcop|barracuda|sorbs|uceprotect|dnsbl|\brbl\b|(block|black|deny) ?list|blocked using"
_RIGHTS = (
    r"send ?as ?denied|\bsend ?as\b|on behalf of|not (owned|allowed|permitted|authori[sz]ed) (by|to|for)"
    r"|sender (address )?(is )?(rejected|denied|refused|not|invalid|verif|unknown|mismatch)|invalid sender"
    r"|authenticat|log ?in first|relay(ing)? (access |is |not )?(denied|permitted|allowed|prohibited)"
    r"|(unable to|cannot|do not|don't|no|not) relay"
)
_MEASURE = (
    r"(daily|hourly|sending|sent|outgoing|outbound|submission) (user )?(sending |message |mail |e-?mail )?(limit|quota)"
    r"|(messages?|recipients?|mails?|e-?mails?|rate|connections?) (limit|rate)|per (day|hour|minute)"
    r"|limit (is |has been |was )?(exceeded|reached)|exceeded .{0,40}limit|too many (mails|messages|e-?mails|recipients"
    r"|connections|letters)|sending (is |has been )?(suspended|disabled|blocked)|rate.?limit|throttl"
)
_STANDING = (
    r"account (is |has been |was )?(\w+ )?(suspended|disabled|blocked|locked|restricted|closed|frozen)|reputation"
    r"|\b(client|host|ip|server|domain|network)\b.{0,60}\b(blocked|banned|blacklisted|rejected|denied|refused)"
    r"|unsolicited|banned|\b(spf|dkim|dmarc)\b|starttls|\btls\b|encryption|\bpolicy\b"
)
_SIZE = r"too (big|large|long)|size (limit|exceed)|(exceeds|maximum|exceeded) .{0,40}\bsize\b"

# Nothing is said but no, to the recipient.
_UNSAID: Final = Row("recipient", at=frozenset({"RCPT"}))

TABLE: Final[tuple[Row, ...]] = (
    # Said in plain words, wherever.
    Row("us", words=_LISTED),
    Row("letter", words=_SIZE),
    Row("letter", enhanced=r"5\.3\.4|5\.2\.3|5\.6\.\d+"),
    # The recipient's server named its own mailbox.
    Row("recipient", at=AFTER_MAIL, enhanced=r"5\.1\.(0|1|2|3|4|6|10)|5\.2\.[012]|5\.4\.(1|4)"),
    Row("us", words=_RIGHTS),
    Row("us", words=_MEASURE),
    # Whatever else is said to MAIL is said to the sender.
    Row("us", at=frozenset({"MAIL"})),
    Row("us", code="53[0458]|421"),
    Row("recipient", words=_UNKNOWN),
    Row("recipient", words=_NOBODY),
    Row("recipient", words=_FULL),
    # Security and policy (5.7.x), our address (5.1.7, 5.1.8), our quota (5.4.5), our rights (5.2.252).
    Row("us", enhanced=r"5\.7\.\d+|5\.1\.[78]|5\.4\.5|5\.2\.252|5\.3\.[02]|5\.5\.\d+"),
    Row("us", words=_STANDING),
    # A command that the server does not know, or not now: our program's fault, or another server than was meant.
    Row("us", at=frozenset({"DATA"})),
    Row("us", at=frozenset({"RCPT"}), code="50[0234]"),
    _UNSAID,
    Row("letter"),
)


def says_nothing(stage: Stage, code: int, said: str) -> bool:
    """Whether a recipient was refused without a word or a code that says why: it may be a relay's "not for you"."""
    text = said[:_READ].lower()
    fits = next(row for row in TABLE if row.fits(stage, str(code), "", text))
    return stage == "RCPT" and _ENHANCED.match(text) is None and fits is _UNSAID


def about(stage: Stage, code: int, said: str) -> About:
    """What a permanent refusal (5xx) of this command is about."""
    text = said[:_READ].lower()
    found = _ENHANCED.match(text)
    enhanced = found[1] if found else ""
    return next(row.about for row in TABLE if row.fits(stage, str(code), enhanced, text))
