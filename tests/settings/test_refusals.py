"""Each way of being wrong is one line that says where, what, and the remedy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from worker.settings import SettingsError, load

SPAN = (
    "'soon' is no span of time; write a whole number and one of: ouvrables, working (jours ouvrés), days, months, years"
)
PHRASES = 'write phrases such as "drive*" or "colis perdu/volé"'
OPEN_BRACKET = f"opens a bracket that is not closed; {PHRASES}"
LEAST_CONTRAST = 'and 4.5 is the least that everybody can read (WCAG 2.2, 1.4.3); the nearest that does is "#b75c2f"'
NO_LIST = 'write a list such as ["one", "two"]'
NO_SCANNER = 'write "unix:/run/clamav/clamd.ctl" or "tcp://127.0.0.1:3310", where clamd listens'
IN_CLEAR = (
    'security = "plain" would send the password in clear; use "tls" or "starttls",'
    " or set [security] allow_plaintext = true"
)

# Appended to a valid configuration: what is written, and the one line that comes back.
WRONG = {
    "an unknown table names the nearest": (
        "[organisaton]\nname = 1",
        "config.toml: [organisaton]: this table is unknown; did you mean organisation?",
    ),
    "an unknown key names the nearest": (
        '[clocks]\nack_limt = "3 days"',
        "config.toml: [clocks] ack_limt: this key is unknown; did you mean ack_limit?",
    ),
    "an unknown key like no other names them all": (
        "[rehearsal]\nxyz = 1",
        "config.toml: [rehearsal] xyz: this key is unknown; known here: allowed",
    ),
    "an unknown key in a nested table": (
        '[response.mediator]\nname = "M."\nsite = "x"',
        "config.toml: [response] mediator site: this key is unknown; did you mean website?",
    ),
    "an unknown priority": (
        '[clocks]\nanswer_target = { P5 = "3 days" }',
        "config.toml: [clocks] answer_target P5: this key is unknown; known here: P1, P2, P3, P4",
    ),
    "a phrase whose bracket is not closed": (
        '[[processing.category]]\nname = "drive"\nwords = ["retrait (en magasin"]',
        f"config.toml: [processing] category no. 1 words no. 1: 'retrait (en magasin' {OPEN_BRACKET}",
    ),
    "an expression for a phrase": (
        '[[processing.category]]\nname = "drive"\nwords = ["= (a+)+$"]',
        f'config.toml: [processing] category no. 1 words no. 1: "= (a+)+$" is an expression; {PHRASES}',
    ),
    "a category without words": (
        '[[processing.category]]\nname = "drive"\nwords = []',
        "config.toml: [processing] category no. 1 words: this is empty; name at least one",
    ),
    "a category that has two tables": (
        "".join(f'[[processing.category]]\nname = "{name}"\nwords = ["tard"]\n' for name in ("Délai", "delai")),
        'config.toml: [processing]: "Délai" has several [[processing.category]]; write all its words in one',
    ),
    "a colour that hides what stands on it": (
        '[letters]\ncolour = "#e8743b"',
        f"config.toml: [letters] colour: white words on #e8743b have a contrast of 3.00, {LEAST_CONTRAST}",
    ),
    "a colour by its name": (
        '[letters]\ncolour = "blue"',
        'config.toml: [letters] colour: write a colour as "#17435c": # and six digits of 0-9 and a-f',
    ),
    "a footer of two lines": (
        '[letters]\nfooter = "SAS\\nRCS Lyon"',
        "config.toml: [letters] footer: write one line, without control characters",
    ),
    "a scale with a step too few": (
        '[processing.scales]\ncomplexity = ["simple: connu", "dur: inconnu"]',
        'config.toml: [processing] scales complexity: write 3 steps, lowest first, each as "word: what it means"',
    ),
    "a bad span": ('[clocks]\nack_limit = "soon"', f"config.toml: [clocks] ack_limit: {SPAN}"),
    **{
        f"tokens: {what}": (written, f"config.toml: {told}")
        for what, written, told in (
            (
                "a provider that is none",
                '[oauth.office]\nprovider = "yahoo"',
                "[oauth.office] provider: write 'microsoft', 'google' or 'other'",
            ),
            (
                "a name that is none",
                '[oauth."../office"]\nprovider = "google"\nkey_file = "k"',
                "[oauth.../office] [key]: name it with small letters, digits, - and _, such as [oauth.m365]",
            ),
            (
                "a key that is unknown",
                '[oauth.office]\nprovider = "google"\nkeyfile = "k"',
                "[oauth.office] keyfile: this key is unknown; did you mean key_file?",
            ),
            (
                "a key of another provider",
                '[oauth.office]\nprovider = "google"\nkey_file = "k"\ntenant = "t"',
                '[oauth.office]: tenant is for provider = "microsoft", and this one is "google"',
            ),
            (
                "Microsoft without its tenant",
                '[oauth.office]\nprovider = "microsoft"\nclient_id = "c"',
                "[oauth.office]: tenant and client_id are needed: both stand on the application's page in Entra",
            ),
            (
                "a secret and a certificate",
                (
                    '[oauth.office]\nprovider = "microsoft"\nclient_id = "c"\ntenant = "t"\nclient_secret_file = "s"\n'
                    'certificate_file = "p"'
                ),
                "[oauth.office]: keep one of client_secret_file and certificate_file",
            ),
            (
                "Google without anything",
                '[oauth.office]\nprovider = "google"',
                (
                    "[oauth.office]: write key_file (of a service account), or client_id and client_secret_file"
                    " (a person signs in)"
                ),
            ),
            (
                "a person at Google without the client's secret",
                '[oauth.office]\nprovider = "google"\nclient_id = "c"',
                "[oauth.office]: client_secret_file is needed: Google gives its clients a secret",
            ),
            (
                "another without its endpoint",
                '[oauth.office]\nprovider = "other"\nclient_id = "c"',
                "[oauth.office]: token_endpoint and client_id are needed; ask who runs the authorization server",
            ),
            (
                "another that asks nobody and knows no secret",
                '[oauth.office]\nprovider = "other"\nclient_id = "c"\ntoken_endpoint = "https://l.example.com/t"',
                (
                    "[oauth.office]: write client_secret_file, or device_endpoint or authorization_endpoint"
                    " (a person signs in)"
                ),
            ),
            (
                "a person who signs in twice",
                (
                    '[oauth.office]\nprovider = "other"\nclient_id = "c"\ntoken_endpoint = "https://l.example.com/t"\n'
                    'device_endpoint = "https://l.example.com/d"\nauthorization_endpoint = "https://l.example.com/a"'
                ),
                "[oauth.office]: keep one of device_endpoint and authorization_endpoint",
            ),
            *(
                (
                    f"an endpoint at {place}",
                    f'[oauth.office]\nprovider = "other"\nclient_id = "c"\ntoken_endpoint = "{place}"',
                    "[oauth.office] token_endpoint: write an address such as https://login.example.com/oauth2/token",
                )
                for place in ("http://login.example.com/token", "login.example.com", "https://ann:pw@l.example.com/t")
            ),
        )
    },
    "a bad span in a table of spans": (
        '[clocks]\nanswer_target = { P1 = "soon" }',
        f"config.toml: [clocks] answer_target P1: {SPAN}",
    ),
    "a span without quotes": (
        "[retention]\nactive = 1",
        "config.toml: [retention] active: write text between quotes",
    ),
    "a bad hour": ('[feedback]\ndigest_at = "8 am"', "config.toml: [feedback] digest_at: write an hour such as 08:00"),
    "a day that not every month has": (
        "[feedback]\nreport_day = 31",
        "config.toml: [feedback] report_day: write a number of at most 28",
    ),
    "a number too small": (
        "[intake]\nmax_message_megabytes = 0",
        "config.toml: [intake] max_message_megabytes: write a number of at least 1",
    ),
    "a number with a fraction": (
        "[response]\napprove_above_cents = 10.5",
        "config.toml: [response] approve_above_cents: write a whole number of cents: 10000 is 100 euros",
    ),
    "a list that is none": (
        '[intake]\ntrusted_forms = "formulaire@example.com"',
        f"config.toml: [intake] trusted_forms: {NO_LIST}",
    ),
    "a file type without its dot": (
        '[intake]\nrefused_types = [".exe", "js"]',
        (
            "config.toml: [intake] refused_types no. 2: write a file suffix such as .exe,"
            " or a media type such as application/x-msdownload"
        ),
    ),
    "neither true nor false": (
        '[security]\nallow_plaintext = "perhaps"',
        "config.toml: [security] allow_plaintext: write true or false",
    ),
    "a word that is no choice": (
        '[processing]\nplain_reply = "send"',
        "config.toml: [processing] plain_reply: write 'relay' or 'note'",
    ),
    "a route without an owner": (
        '[[processing.route]]\ncategory = "délai"',
        "config.toml: [processing] route no. 1 owner: this key is missing; add it (see config.example.toml)",
    ),
    "an unknown role": (
        '[[staff]]\nname = "Ann Morel"\naddress = "ann@example.com"\nroles = ["chief"]',
        ("config.toml: [[staff]] no. 1 roles no. 1: write 'desk', 'handler', 'approver', 'manager' or 'direction'"),
    ),
    "a staff address with a name": (
        '[[staff]]\nname = "Ann Morel"\naddress = "Ann <ann@example.com>"',
        "config.toml: [[staff]] no. 1 address: write a bare address such as reclamations@example.com",
    ),
    "one address for two people": (
        "\n".join(f'[[staff]]\nname = "{name}"\naddress = "ann@example.com"' for name in ("Ann", "Anne")),
        "config.toml: two [[staff]] have the same address; one person, one entry",
    ),
    "two mailboxes of one name": (
        '[[mailbox]]\nname = "reclamations"\naddress = "autre@example.com"\nhost = "h"\npassword_env = "LENOIR_SMTP"',
        "config.toml: two [[mailbox]] have the same name; give each its own",
    ),
    "a database of another kind": (
        '[register]\ndatabase = "mysql://localhost/complaints"',
        'config.toml: [register] database: write "sqlite:///FILE" or "postgresql://USER@HOST/NAME"',
    ),
    "a database without a file": (
        '[register]\ndatabase = "sqlite:///"',
        'config.toml: [register] database: write "sqlite:///FILE" or "postgresql://USER@HOST/NAME"',
    ),
    "a prefix that is no word of capitals": (
        '[register]\nprefix = "Réc"',
        "config.toml: [register] prefix: write 2 to 8 capital letters such as REC",
    ),
    "text of several lines": (
        '[security]\nauthserv_id = "mx.example.com\\r\\nX: y"',
        "config.toml: [security] authserv_id: write one line, without control characters",
    ),
    **{
        f"a scanner at {place}": (f'[security]\nscanner = "{place}"', f"config.toml: [security] scanner: {NO_SCANNER}")
        for place in (
            "127.0.0.1:3310",
            "tcp://127.0.0.1",
            "tcp://127.0.0.1:99999",
            "tcp://:3310",
            "tcp://127.0.0.1:3310/scan",
            "tcp://user@127.0.0.1:3310",
            "unix:clamd.ctl",
            "/run/clamav/clamd.ctl",
            "http://127.0.0.1:3310",
            "clamd",
            "tcp://[::1:3310",
            "unix:",
        )
    },
    "a scanner on another machine": (
        '[security]\nscanner = "tcp://scanner.example.com:3310"',
        (
            "config.toml: [security]: scanner is another machine, to which documents would travel in clear;"
            " use clamd on this one, or set allow_plaintext = true"
        ),
    ),
    **{
        f"a health endpoint at {place}": (
            f'[monitoring]\nlisten = "{place}"',
            'config.toml: [monitoring] listen: write an address and a port, such as "127.0.0.1:9108"',
        )
        for place in (
            "9108",
            ":9108",
            "127.0.0.1",
            "127.0.0.1:99999",
            "http://127.0.0.1:9108",
            "127.0.0.1:9108/x",
            "[::1",
        )
    },
    **{
        f"a health endpoint for others at {place}": (
            f'[monitoring]\nlisten = "{place}"',
            (
                f"config.toml: [monitoring] listen: {place} would tell the worker's health to other machines, in clear;"
                " use 127.0.0.1, or set [security] allow_plaintext = true"
            ),
        )
        for place in ("0.0.0.0:9108", "[::]:9108", "192.0.2.1:9108", "complaints.example.com:9108")
    },
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_comes_back_as_one_line_with_the_remedy(
    case: str, refusal: Callable[..., tuple[str, ...]], minimal: str
) -> None:
    written, line = WRONG[case]
    assert refusal(f"{minimal}\n{written}\n") == (line,)


# A mailbox of whatever kind: what is written of it, and the lines that come back.
KINDS = {
    "a kind that is none": ('kind = "pop3"', ("kind: write 'imap' or 'maildir'",)),
    "a kind that is no text": ("kind = 3", ("kind: write 'imap' or 'maildir'",)),
    "a maildir without its place": (
        'kind = "maildir"',
        ("path: this key is missing; add it (see config.example.toml)",),
    ),
    "a maildir with the keys of a server": (
        'kind = "maildir"\npath = "Maildir"\nhost = "imap.example.com"',
        ('host: this key is for kind = "imap", and this one is "maildir"; take it out, or change kind',),
    ),
    "a place without its kind": (
        'path = "Maildir"',
        (
            "host: this key is missing; add it (see config.example.toml)",
            'path: this key is for kind = "maildir", and this one is "imap"; take it out, or change kind',
        ),
    ),
    "an unknown key of a maildir": (
        'kind = "maildir"\npath = "Maildir"\nfoldr = "INBOX"',
        ("foldr: this key is unknown; did you mean folder?",),
    ),
    "a URL for a place": (
        'kind = "maildir"\npath = "imap://imap.example.com"',
        ("path: write the folder that has new, cur and tmp in it, such as /var/mail/reclamations/Maildir",),
    ),
    **{
        f"a folder called {name}": (
            f'kind = "maildir"\npath = "Maildir"\nprocessed_folder = "{name}"',
            (f"{name!r} is no name of a folder; write one such as Processed, or Handled/2026",),
        )
        for name in ("../elsewhere", "..", ".", "/tmp", "Handled//2026", "Handled/")
    },
}


@pytest.mark.parametrize("case", KINDS)
def test_what_a_kind_of_mailbox_needs_is_told(case: str, refusal: Callable[..., tuple[str, ...]], minimal: str) -> None:
    written, lines = KINDS[case]
    text = minimal.replace('host = "imap.example.com"\npassword_file = "imap.secret"', written)
    place = "config.toml: [[mailbox]] no. 1"
    of_the_table = ("'", "kind")
    told = tuple(f"{place}: {line}" if line.startswith(of_the_table) else f"{place} {line}" for line in lines)
    assert refusal(text) == told


# Put in the place of a line of the valid configuration.
REPLACED = {
    "an unknown time zone": (
        'name = "Maison Lenoir"',
        'name = "Maison Lenoir"\ntimezone = "Europe/Lyon"',
        "config.toml: [organisation] timezone: this time zone is unknown; write a name such as Europe/Paris",
    ),
    "a closed day that does not exist": (
        'name = "Maison Lenoir"',
        'name = "Maison Lenoir"\nclosed_days = ["2026-12-24", "2026-13-01"]',
        (
            "config.toml: [organisation] closed_days no. 2: '2026-13-01' is no day; write 2026-12-24,"
            " or 2026-12-24..2026-12-31 for several"
        ),
    ),
    "a language that is no code": (
        'name = "Maison Lenoir"',
        'name = "Maison Lenoir"\nlanguages = ["Deutsch"]',
        'config.toml: [organisation] languages no. 1: write the code of a language, such as "fr" or "en"',
    ),
    "no language at all": (
        'name = "Maison Lenoir"',
        'name = "Maison Lenoir"\nlanguages = []',
        "config.toml: [organisation] languages: this is empty; name at least one",
    ),
    "an organisation without a name": (
        'name = "Maison Lenoir"',
        'name = ""',
        "config.toml: [organisation] name: this is empty; write something",
    ),
    "one pair of brackets for the mailbox": (
        "[[mailbox]]",
        "[mailbox]",
        "config.toml: [[mailbox]]: write [[mailbox]] on a line, its keys below it",
    ),
    "a mailbox without its host": (
        'host = "imap.example.com"',
        "",
        "config.toml: [[mailbox]] no. 1 host: this key is missing; add it (see config.example.toml)",
    ),
    "an unknown kind of security": (
        'host = "imap.example.com"',
        'host = "imap.example.com"\nsecurity = "ssl"',
        "config.toml: [[mailbox]] no. 1 security: write 'tls', 'starttls' or 'plain'",
    ),
    "plain security off loopback, IMAP": (
        'host = "imap.example.com"',
        'host = "imap.example.com"\nsecurity = "plain"',
        f"config.toml: [[mailbox]] reclamations: {IN_CLEAR}",
    ),
    "plain security off loopback, SMTP": (
        'host = "smtp.example.com"',
        'host = "10.127.0.1"\nsecurity = "plain"',
        f"config.toml: [smtp]: {IN_CLEAR}",
    ),
    "handled mail left where it is found": (
        'host = "imap.example.com"',
        'host = "imap.example.com"\nprocessed_folder = "INBOX"',
        (
            "config.toml: [[mailbox]] no. 1: processed_folder and review_folder must differ from folder:"
            " they are where mail goes next"
        ),
    ),
    "a password in the file": (
        'password_file = "imap.secret"',
        'password = "ouvre-toi"',
        (
            "config.toml: [[mailbox]] no. 1 password: a password never stands in the configuration;"
            " name a password_file, or a password_env"
        ),
    ),
    "two places for one password": (
        'password_file = "imap.secret"',
        'password_file = "imap.secret"\npassword_env = "LENOIR_SMTP"',
        "config.toml: [[mailbox]] no. 1: keep one of password_file and password_env",
    ),
    "a mailbox without a password": (
        'password_file = "imap.secret"',
        "",
        "config.toml: [[mailbox]] no. 1: nothing says where its password is; name a password_file or a password_env",
    ),
    "a user of SMTP without a password": (
        'password_env = "LENOIR_SMTP"',
        "",
        "config.toml: [smtp]: username is given, but nothing says where its password is; name a password_file",
    ),
    "an SMTP password without a user": (
        'username = "reclamations@example.com"',
        "",
        "config.toml: [smtp]: a password is named, but no username; add it, or remove both to send without a login",
    ),
    "a sender without an address": (
        'from = "Service réclamations <reclamations@example.com>"',
        'from = "Service réclamations"',
        (
            "config.toml: [smtp] from: write a name and an address, such as"
            ' "Service réclamations <reclamations@example.com>"; a name with a comma between its own quotation marks:'
            """ '"Lenoir, réclamations" <reclamations@example.com>'"""
        ),
    ),
    "the code's name for the operator's": (
        'from = "Service réclamations <reclamations@example.com>"',
        'from = "reclamations@example.com"\nsender = "reclamations@example.com"',
        "config.toml: [smtp] sender: this key is unknown; did you mean from?",
    ),
    "a missing secret file": (
        'password_file = "imap.secret"',
        'password_file = "other.secret"',
        (
            "config.toml: [[mailbox]] reclamations: the secret file other.secret cannot be read"
            " (No such file or directory); create it, readable by this user"
        ),
    ),
    "a missing token file": (
        'password_file = "imap.secret"',
        'oauth = { token_file = "other.token" }',
        (
            "config.toml: [[mailbox]] reclamations: the secret file other.token cannot be read"
            " (No such file or directory); create it, readable by this user"
        ),
    ),
    "a missing variable": (
        'password_env = "LENOIR_SMTP"',
        'password_env = "LENOIR_SMTP_2"',
        "config.toml: [smtp]: the environment variable LENOIR_SMTP_2 is not set; export it",
    ),
    "a string that does not end": (
        'name = "Maison Lenoir"',
        'name = "Maison Lenoir',
        (
            "config.toml: is not valid TOML: Illegal character '\\n' (at line 2, column 22);"
            " a text ends with the quote that it began with"
        ),
    ),
}


@pytest.mark.parametrize("case", REPLACED)
def test_a_line_that_is_wrong_comes_back_as_one_line_with_the_remedy(
    case: str, refusal: Callable[..., tuple[str, ...]], minimal: str
) -> None:
    right, wrong, line = REPLACED[case]
    assert minimal.count(right) == 1
    assert refusal(minimal.replace(right, wrong)) == (line,)


def test_every_fault_is_told_at_once(refusal: Callable[..., tuple[str, ...]]) -> None:
    assert refusal("") == (
        "config.toml: [organisation]: this table is missing; add [organisation]",
        "config.toml: [[mailbox]]: this table is missing; add [[mailbox]]",
        "config.toml: [smtp]: this table is missing; add [smtp]",
    )


def test_two_missing_secrets_are_two_lines(refusal: Callable[..., tuple[str, ...]], minimal: str) -> None:
    lines = refusal(minimal.replace("imap.secret", "other.secret").replace("LENOIR_SMTP", "LENOIR_NONE"))
    assert [line.split(": ")[1] for line in lines] == ["[[mailbox]] reclamations", "[smtp]"]


def test_an_empty_secret_is_as_good_as_none(
    refusal: Callable[..., tuple[str, ...]], minimal: str, tmp_path: Path
) -> None:
    (tmp_path / "imap.secret").write_text("\n", encoding="utf-8")
    assert refusal(minimal) == (
        "config.toml: [[mailbox]] reclamations: the secret file imap.secret is empty; put the password there",
    )


def test_a_secret_file_of_other_bytes_is_refused(
    refusal: Callable[..., tuple[str, ...]], minimal: str, tmp_path: Path
) -> None:
    (tmp_path / "imap.secret").write_bytes(b"\xff\xfe\x00")
    [line] = refusal(minimal)
    assert "cannot be read (not UTF-8 text)" in line


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _path: None, "no such configuration file; copy config.example.toml to "),
        (lambda path: path.mkdir(), "cannot be read (Is a directory); check its rights"),
        (lambda path: path.write_bytes("é".encode("latin-1")), "is not UTF-8 text; save it as UTF-8"),
    ],
    ids=["missing", "a folder", "latin-1"],
)
def test_a_file_that_cannot_be_read_says_why(make: Callable[[Path], None], said: str, tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    make(path)
    with pytest.raises(SettingsError) as caught:
        load(path, {})
    assert [str(caught.value).startswith(f"{path}: {said}"), len(caught.value.faults)] == [True, 1]
