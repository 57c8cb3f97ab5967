"""What people write for something else that is meant: keys by the names of other programs, and slips of TOML."""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Final

from worker.words.said import Said

# Of a key that other programs have: ours, and what is written there.
ELSEWHERE: Final[Mapping[str, str]] = {
    **dict.fromkeys(("server", "hostname", "imap_host", "smtp_host", "imap_server", "smtp_server"), "host"),
    **dict.fromkeys(("user", "login", "account", "user_name"), "username"),
    **dict.fromkeys(("ssl", "tls", "use_tls", "use_ssl", "starttls", "encryption"), "security"),
    **dict.fromkeys(("pass", "passwd", "pwd", "secret"), "password_file"),
    **dict.fromkeys(("email", "mail", "e-mail", "adresse"), "address"),
    **dict.fromkeys(("inbox", "mailbox", "dossier"), "folder"),
    **dict.fromkeys(("tz", "time_zone", "zone"), "timezone"),
    **dict.fromkeys(("lang", "locale", "langue"), "languages"),
    **dict.fromkeys(("nom", "company"), "name"),
    **dict.fromkeys(("sender", "from_address"), "from"),
    **dict.fromkeys(("url", "dsn", "database_url"), "database"),
    **dict.fromkeys(("interval", "poll", "poll_interval"), "poll_seconds"),
    **dict.fromkeys(("ca", "cafile", "ca_cert"), "ca_file"),
    **dict.fromkeys(("department", "service"), "departments"),
    **dict.fromkeys(("secret_file", "client_secret"), "client_secret_file"),
    **dict.fromkeys(("tenant_id", "directory_id"), "tenant"),
    **dict.fromkeys(("application_id", "app_id"), "client_id"),
}


def meant(wrong: str, known: Iterable[str]) -> str:
    """The known key that was meant, or ""."""
    known = list(known)
    elsewhere = ELSEWHERE.get(wrong.lower(), "")
    if elsewhere in known:
        return elsewhere
    return next(iter(difflib.get_close_matches(wrong.lower(), known, n=1)), "")


# What is wrong with a line of TOML, the first that fits, and what to write. The line is never said: it may be a secret.
SLIPS: Final = (
    (r"[“”„«»‘’]", Said('quotation marks are straight: "…"')),
    (r"=\s*(?:True|False|TRUE|FALSE|yes|no|on|off|Yes|No)\s*(?:#.*)?$", Said("write true or false, in small letters")),
    (r'="?[^"]*"[^"]*\\|=\s*"[^"]*\\', Said("write a backslash twice, or / in a path")),
    (r"=\s*\d{1,2}:\d{2}\s*(?:#.*)?$", Said("an hour stands between quotes")),
    (r'=\s*"[^"]*"[^"#,\]}]+"', Said("quotes inside of a text: put the whole between single quotes")),
    (r"=\s*['\"][^'\"]*$", Said("a text ends with the quote that it began with")),
    (r"=\s*[^\s\"'\[{\d+-][^\"']*$", Said("write text between quotes")),
    (r"^\s*[\w.-]+\s*:", Said("write = between a key and its value")),
    (r"^\s*\[[^\]]*$", Said("a table's name ends with a bracket")),
)
AGAIN = re.compile(r"Cannot (?:overwrite|declare|mutate|redefine)|already|Cannot use a name")
LINE = re.compile(r"at line (\d+)")


def slip(said: str, text: str) -> Said:
    """What to do about a fault that the parser told in its own words."""
    if AGAIN.search(said):
        return Said(
            "it stands twice; keep one (of [[mailbox]] and [[staff]] there may be several, with two brackets each time)"
        )
    found = LINE.search(said)
    number = int(found[1]) if found else 0
    lines = text.splitlines()
    line = lines[number - 1][:500] if 0 < number <= len(lines) else ""
    return next((words for pattern, words in SLIPS if re.search(pattern, line)), Said("correct that line"))


# What the parser says, which knows English alone; of other versions of it some sentences differ, and stay as they are.
PARSED: Final = (
    (r"Invalid statement", Said("Invalid statement")),
    (r"Invalid value", Said("Invalid value")),
    (
        r"Expected newline or end of document after a statement",
        Said("Expected newline or end of document after a statement"),
    ),
    (r"Expected '=' after a key in a key/value pair", Said("Expected '=' after a key in a key/value pair")),
    (r"Expected ('\]\]?') at the end of an? \w+ declaration", Said("Expected {sign} at the end of a heading")),
    (r"Expected (.+)", Said("Expected {sign}")),
    (r"(?:Found invalid|Illegal) character (.+)", Said("Illegal character {sign}")),
    (r"(?:Cannot|Duplicate|.*already) .*", Said("Cannot declare this twice")),
    (r"Invalid initial character for a key part", Said("Invalid initial character for a key")),
    (r"Unclosed (?:array|inline table)", Said("Unclosed bracket")),
    (r"Unescaped '\\' in a string", Said("Unescaped backslash in a string")),
    (r"Unterminated string", Said("Unterminated string")),
    (r"(?:Invalid hex value|Escaped character is not .*)", Said("Invalid escape in a string")),
    (r"Invalid date or datetime", Said("Invalid date or datetime")),
)
PLACE: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def parsed(said: str) -> Said:
    """What the parser told: its sentence, and the place."""
    place = PLACE.search(said)
    alone = said[: place.start()] if place else said
    words = next(
        (
            ours.about(**({"sign": found[1]} if found.groups() else {}))
            for pattern, ours in PARSED
            if (found := re.fullmatch(pattern, alone))
        ),
        Said("{words}", words=alone),
    )
    if place is None:
        return words
    if place[1] is None:
        return Said("{words} (at end of document)", words=words)
    return Said("{words} (at line {line}, column {column})", words=words, line=place[1], column=place[2])
