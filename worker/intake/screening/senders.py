"""What the addresses of a message tell of who wrote it: a mail server, a robot that reads no answer, or neither."""

import re
from typing import Literal

from worker.intake.screening.phrases import SERVER_NAME
from worker.nouns.message import Message
from worker.words.wording import fold

Signature = Literal["server", "nobody", "program", ""]

# Where delivering servers note the envelope sender.
_RETURN_PATHS = ("return-path", "x-mailfrom", "envelope-from", "x-envelope-from", "x-original-return-path")
_NAME_READ = 400

# The local parts under which mail servers write, with the blanks, dots and dashes that they put between the words.
_DAEMON = re.compile(
    r"(?:mail|mailer|smtp|lmtp|mx|delivery|mta|nonmail|m)?[-_.]?daemon"
    r"|po+st[-_.]?master|mail[-_.]?delivery[-_.]?(?:sub)?system|mail[-_.]?(?:er|system|robot)|maildelivery"
    r"|bounces?|ndr|(?:[a-z0-9]{1,10}_)?smtp_mail_service"
)
# Addresses that read no answer, in the languages met.
# Signs by which servers of old were told where to pass a mail on to.
_ROUTED = frozenset("%!@")
_NO_REPLY = re.compile(
    r"(?:.{1,40}[-_.+])?(?:"
    r"no[-_.]?repl(?:y|ies)|no[-_.]?respon(?:se|d|der|da|dere)|don[o']?t[-_.]?reply|do[-_.]?not[-_.]?(?:reply|respond)"
    r"|ne[-_.]?pas[-_.]?repondre|ne[-_.]?repond(?:s|ez|re)?[-_.]?pas|pas[-_.]?de[-_.]?reponse|sans[-_.]?reponse"
    r"|(?:bitte[-_.]?)?nicht[-_.]?antworten|keine[-_.]?antwort|non[-_.]?rispondere|nao[-_.]?respond(?:a|er)"
    r"|niet[-_.]?(?:be)?antwoorden|geen[-_.]?antwoord|ingen[-_.]?svar|svara?[-_.]?(?:ej|inte|ikke)|nie[-_.]?odpowiadaj"
    r"|neodpovi(?:dejte|dat)|ne[-_.]?valaszolj(?:on)?|nu[-_.]?raspunde(?:ti)?|unmonitored"
    r")(?:[-_.+].{1,40})?"
)
# Addresses that say of themselves that a program writes under them.
_ROBOT = re.compile(
    r"(?:.{1,40}[-_.+])?(?:auto(?:mated|matic|mailer|responder|reply|answer|notif[a-z]{0,10})|mailbot|listserv|majordomo)"
    r"(?:[-_.+].{1,60})?|(?:.{1,40}[-_+])?robot(?:[-_+].{1,60})?|notifications?\+.{1,60}"
)
# What bounces reach a mailing list or a newsletter by; nobody writes from it.
_BOUNCES = re.compile(r".{1,200}[-_+.]bounces?")
# Domains kept for mail that takes no answer: nomail.example.com, bounces.example.com, noreply.example.com.
_ROBOT_DOMAIN = re.compile(r"(?:.{1,100}\.)?(?:no-?mail|no-?reply|do-?not-?reply|bounces?)\..{1,200}")


# Addresses under which programs keep lists and ask for confirmations: an answer there may confirm, or be posted.
_LIST_KEEPER = re.compile(
    r".{1,100}-(?:request|owner|subscribe|unsubscribe|join|leave|confirm|admin|help|bounces?)(?:[-+=].{1,100})?"
    r"|(?:owner|bounces?|confirm|confirmation|verify|subscribe|unsubscribe|request|return)[-+=].{1,150}"
    r"|(?:sympa|mailman|majordomo|listserv|listmaster|ezmlm|mlmmj|listproc)(?:[-+].{1,100})?"
)


def signature(message: Message) -> Signature:
    """Whose mark a message bears: a mail server's, nobody's, a program's, or none as people's mail."""
    if daemon(message) or from_nobody(message) or "x-failed-recipients" in message.headers:
        return "server"
    if null_return_path(message):
        return "nobody"
    submitted = message.headers.first("auto-submitted").strip().lower() not in {"", "no"}
    return "program" if submitted or robot_address(message.sender.address) else ""


def null_return_path(message: Message) -> bool:
    """Whether the envelope names no sender (RFC 5321, 4.5.5): a report or an automatic answer, by every standard.

    Some servers write MAILER-DAEMON where the envelope was empty.
    """
    values = (value.strip().lower() for name in _RETURN_PATHS for value in message.headers.all(name))
    return any(
        "".join(value[:40].split()) == "<>" or value.startswith(("mailer-daemon", "<mailer-daemon")) for value in values
    )


def from_nobody(message: Message) -> bool:
    """Whether the From header itself is empty brackets."""
    return "".join(message.headers.first("from")[:40].split()) == "<>"


def daemon(message: Message) -> bool:
    """Whether a mail server signs: by its address, by a bare name without address, or by a display name."""
    if server_address(message.sender.address):
        return True
    # A person may carry such a name too, so it never decides alone.
    named = fold(f"{message.sender.name} {message.headers.first('from')}"[:_NAME_READ])
    return SERVER_NAME.search(named) is not None


def named_as_server(message: Message) -> bool:
    """Whether the display name alone is a mail server's or a filter's."""
    return SERVER_NAME.search(fold(message.sender.name[:_NAME_READ])) is not None


def server_address(address: str) -> bool:
    """Whether an address is a mail server's own, such as postmaster@ or mailer-daemon@."""
    return _DAEMON.fullmatch(address.partition("@")[0]) is not None


def robot_address(address: str) -> str:
    """Why an address belongs to a machine, in a few words; "" for any that a person may use."""
    local, _, domain = address.partition("@")
    if local.replace("-", "") in {"mailerdaemon", "maildaemon"}:
        return "a mail server"
    if _NO_REPLY.fullmatch(local) or _ROBOT_DOMAIN.fullmatch(domain):
        return "an address that takes no answer"
    return "a robot's address" if _ROBOT.fullmatch(local) or _BOUNCES.fullmatch(local) else ""


def unreachable(address: str) -> bool:
    """Whether no customer has such an address: a machine's number in brackets, a name without a domain of the public
    net, or a way through another server (RFC 5321 §4.1.3, RFC 2142 §7; "user%host@relay" and "host!user").
    """
    local, at, domain = address.rpartition("@")
    numbers = domain.replace(".", "").isdigit()
    private = domain in {"localhost", "local"} or domain.endswith((".localhost", ".local", ".localdomain", ".internal"))
    return not at or "." not in domain or numbers or private or "[" in domain or not _ROUTED.isdisjoint(local)


def list_keeper(address: str) -> bool:
    """Whether a program may keep a list under this address: whoever writes from it gets no automatic answer."""
    return _LIST_KEEPER.fullmatch(address.partition("@")[0][:250]) is not None
