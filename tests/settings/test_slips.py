# ruff: noqa: E501, ISC004 - a slip is a line of the table
"""What people write when they set the worker up for the first time, and the line that tells them what to write."""

from collections.abc import Callable
from pathlib import Path

import pytest

from worker.settings import Settings, SettingsError, load
from worker.settings.rulebook import intake_rules
from worker.settings.spelling import SLIPS, meant, slip

HOST = 'host = "imap.example.com"'
BOX = "[[mailbox]] no. 1"
ALONE = "write the server's name alone, such as mail.example.com; its port has a key of its own"
SENDER = (
    'from: write a name and an address, such as "Service réclamations <reclamations@example.com>"; a name with a comma'
    """ between its own quotation marks: '"Lenoir, réclamations" <reclamations@example.com>'"""
)
TWICE = "it stands twice; keep one (of [[mailbox]] and [[staff]] there may be several, with two brackets each time)"
DATABASE = '\n[register]\ndatabase = "{}"'
LOOSE = (
    "[register] database: leave the password to ~/.pgpass or PGPASSWORD: postgresql://USER@HOST/NAME; in an address it"
    " stands as USER:PASSWORD, and its @ as %40"
)
DAY = "since: write a day such as 2026-12-01, without quotes"
SECOND_BOX = '\n[[mailbox]]\nname = "b"\naddress = "{}"\nhost = "imap.example.com"\npassword_file = "imap.secret"\n{}'

# (what stands in the valid configuration, what is written instead, what is said); "" appends to it.
SLIPPED: dict[str, tuple[str, str, str]] = {
    "a host with its scheme": (HOST, 'host = "imaps://imap.example.com"', f"{BOX} host: {ALONE}"),
    "a host with its port": (HOST, 'host = "imap.example.com:993"', f"{BOX} host: {ALONE}"),
    "a host of two words": (HOST, 'host = "imap example.com"', f"{BOX} host: {ALONE}"),
    "an address for a host": (HOST, 'host = "ann@example.com"', f"{BOX} host: {ALONE}"),
    "the key of another program": (HOST, f"{HOST}\nuser = 'x'", f"{BOX} user: this key is unknown; did you mean username?"),
    "another word for security": (HOST, f"{HOST}\nssl = true", f"{BOX} ssl: this key is unknown; did you mean security?"),
    "a pasted password, under another name": (
        'password_file = "imap.secret"',
        'password_file = "imap.secret"\npasswd = "hunter2"',
        f"{BOX} passwd: this key is unknown; did you mean password_file?",
    ),
    "the inbox in small letters, for what was handled": (
        HOST,
        f'{HOST}\nprocessed_folder = "inbox"',
        f"{BOX}: processed_folder and review_folder must differ from folder: they are where mail goes next",
    ),
    "letters kept where mail is collected": (
        HOST,
        f'{HOST}\nsent_folder = "Inbox"',
        f"{BOX}: sent_folder must differ from folder: each letter would be collected as mail that came",
    ),
    "one account twice": (
        "",
        SECOND_BOX.format("reclamations@example.com", ""),
        "two [[mailbox]] collect from the same folder of the same account; keep one of them",
    ),
    "one account twice, by its user name": (
        "",
        SECOND_BOX.format("other@example.com", 'username = "Reclamations@example.com"'),
        "two [[mailbox]] collect from the same folder of the same account; keep one of them",
    ),
    "a day as people write it": (HOST, f'{HOST}\nsince = "01/12/2026"', f"{BOX} {DAY}"),
    "a day with an hour": (HOST, f"{HOST}\nsince = 2026-12-01T09:00:00", f"{BOX} {DAY}"),
    "a day as a number": (HOST, f"{HOST}\nsince = 20261201", f"{BOX} {DAY}"),
    "a sender without brackets": (
        'from = "Service réclamations <reclamations@example.com>"',
        'from = "Service réclamations reclamations@example.com"',
        f"[smtp] {SENDER}",
    ),
    "a sender with a comma": (
        'from = "Service réclamations <reclamations@example.com>"',
        'from = "Lenoir, réclamations <reclamations@example.com>"',
        f"[smtp] {SENDER}",
    ),
    "a zone by its city": (
        'name = "Maison Lenoir"',
        'name = "Maison Lenoir"\ntimezone = "Paris"',
        "[organisation] timezone: this time zone is unknown; did you mean Europe/Paris?",
    ),
    "a zone in small letters": (
        'name = "Maison Lenoir"',
        'name = "Maison Lenoir"\ntimezone = "america/new york"',
        "[organisation] timezone: this time zone is unknown; did you mean America/New_York?",
    ),
    "a zone by its hours": (
        'name = "Maison Lenoir"',
        'name = "Maison Lenoir"\ntimezone = "UTC+1"',
        "[organisation] timezone: this time zone is unknown; write a name such as Europe/Paris",
    ),
    "whatever zone this machine has": (
        'name = "Maison Lenoir"',
        'name = "Maison Lenoir"\ntimezone = "localtime"',
        "[organisation] timezone: this time zone is unknown; write a name such as Europe/Paris",
    ),
    **{
        f"a colleague at {address}": (
            "",
            f'\n[[staff]]\nname = "Bob"\naddress = "{address}"',
            "[[staff]] no. 1 address: write a bare address such as reclamations@example.com",
        )
        for address in ("bob@example.com.", "bob@example..com", "mailto:bob@example.com", "bob@", "bob")
    },
    **{
        f"a day that begins at {hour}": (
            "",
            f'\n[feedback]\ndigest_at = "{hour}"',
            "[feedback] digest_at: write an hour before 18:00, when the office closes: reminders leave between the two",
        )
        for hour in ("18:00", "23:30")
    },
    "euros with a point": (
        "",
        "\n[response]\napprove_above_cents = 100.00",
        "[response] approve_above_cents: write a whole number of cents: 10000 is 100 euros",
    ),
    "the whole header for a name": (
        "",
        '\n[security]\nauthserv_id = "mx.example.com; dmarc=pass"',
        "[security] authserv_id: write the name alone, such as mx.example.com: what stands before the first semicolon",
    ),
    "a password with an @ in a database's address": ("", DATABASE.format("postgresql://ann:p@ss@db/complaints"), LOOSE),
    "a password behind a database's address": ("", DATABASE.format("postgresql://ann@db/x?password=horse"), LOOSE),
    "a password in a shelf's address": (
        "",
        '\n[register]\nshelf = "postgresql://ann:p@ss@db/complaints"',
        LOOSE.replace("database:", "shelf:"),
    ),
    **{
        f"a shelf at {place}": (
            "",
            f'\n[register]\nshelf = "{place}"',
            '[register] shelf: write "s3://BUCKET" or "s3://BUCKET/FOLDER"; its server and its key stand under [s3]',
        )
        for place in ("s3//bucket", "s3:/bucket", "s3:bucket", "S3://bucket", "s3://", "S3//bucket/folder")
    },
    **{
        f"a shelf at {place}": (
            "",
            f'\n[register]\nshelf = "{place}"',
            (
                '[register] shelf: an address is written in full, as "s3://BUCKET" or "postgresql://USER@HOST/NAME"; a'
                " folder of such a name begins with ./"
            ),
        )
        for place in ("postgresql//ann@db/complaints", "postgresql:/ann@db/complaints", "file:shelf", "https:/store")
    },
    "a register below the wrong folder": (
        "",
        DATABASE.format("sqlite:///var/lib/complaints/register.db"),
        (
            "[register] database: three slashes begin a path below this file's folder; write four for /var:"
            ' "sqlite:////var/lib/complaints/register.db", or make the folder var here'
        ),
    ),
    "a password for the name of its variable": (
        'password_env = "LENOIR_SMTP"',
        'password_env = "hunter#2"',
        "[smtp] password_env: write the name of a variable, such as COMPLAINTS_IMAP_PASSWORD; the password is its value",
    ),
    "tokens: a table without its name": (
        "",
        '\n[oauth]\nprovider = "google"\nkey_file = "k"',
        "[oauth]: give this table a name of yours, such as [oauth.office]",
    ),
    "tokens: nobody to send as": (
        'username = "reclamations@example.com"\npassword_env = "LENOIR_SMTP"',
        'oauth = { token_file = "fresh.token" }',
        "[smtp]: username is missing: with oauth it is the address of the mailbox that letters leave from",
    ),
    "tokens: the sign-in page for the directory": (
        "",
        '\n[oauth.office]\nprovider = "microsoft"\nclient_id = "c"\ntenant = "https://login.microsoftonline.com/t"',
        "[oauth.office] tenant: write the directory's id, or a domain of it such as example.com",
    ),
    **{
        f"tokens: an authority at {place}": (
            "",
            f'\n[oauth.office]\nprovider = "microsoft"\nclient_id = "c"\ntenant = "t"\nauthority = "{place}"',
            "[oauth.office] authority: write https:// and the name of Microsoft's server; the directory stands under tenant",
        )
        for place in ("http://127.0.0.1:8080", "https://login.microsoftonline.com/example.com")
    },
    "tokens: a value for the file of the secret": (
        "",
        '\n[oauth.office]\nprovider = "microsoft"\nclient_id = "c"\ntenant = "t"\nclient_secret = "Zx8~horse"',
        "[oauth.office] client_secret: this key is unknown; did you mean client_secret_file?",
    ),
    "a path that is empty": (
        'password_file = "imap.secret"',
        'password_file = ""',
        f"{BOX} password_file: this is empty; write a path, or take the key out",
    ),
    "an authority that is not there": (
        HOST,
        f'{HOST}\nca_file = "none.pem"',
        "[[mailbox]] reclamations: ca_file none.pem cannot be read (No such file or directory);"
        " name the authority's certificate",
    ),
    "an authority that is none": (
        HOST,
        f'{HOST}\nca_file = "imap.secret"',
        "[[mailbox]] reclamations: ca_file imap.secret holds no certificate in PEM;"
        " it begins with -----BEGIN CERTIFICATE-----",
    ),
    "a table twice": ("", '\n[smtp]\nhost = "x"', f"is not valid TOML: Cannot declare this twice (at line #): {TWICE}"),
}  # fmt: skip


@pytest.mark.parametrize("case", SLIPPED)
def test_a_slip_comes_back_as_one_line_that_says_what_to_write(
    case: str, refusal: Callable[..., tuple[str, ...]], minimal: str
) -> None:
    right, wrong, said = SLIPPED[case]
    assert not right or minimal.count(right) == 1
    [line] = refusal(minimal.replace(right, wrong) if right else f"{minimal}{wrong}\n")
    if "#" in said:
        assert [line.startswith(f"config.toml: {said.partition(' (at')[0]}"), line.endswith(TWICE)] == [True, True]
    else:
        assert line == f"config.toml: {said}"
    assert "hunter" not in line
    assert "horse" not in line


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("name = “Maison”", "straight"),
        ("name = « Maison »", "straight"),
        ("idle = True", "small letters"),
        ("idle = yes  # always", "small letters"),
        (r'password_file = "C:\Users\x"', "backslash"),
        ("digest_at = 8:00", "an hour stands between quotes"),
        ('name = "Maison "Lenoir""', "single quotes"),
        ('name = "Maison', "ends with the quote"),
        ("name = Maison Lenoir", "text between quotes"),
        ('name: "Maison"', "write = between"),
        ("[organisation", "ends with a bracket"),
    ],
)
def test_a_slip_of_toml_is_known_by_its_line_which_is_not_repeated(line: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f"[feedback]\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(file, {})
    assert words in str(caught.value)
    assert "Maison" not in str(caught.value)


def test_every_slip_is_one_that_the_table_above_has() -> None:
    assert len(SLIPS) == 9
    assert str(slip("Something new (at line 1, column 1)", "key = 1")) == "correct that line"
    assert str(slip("Something new (at end of document)", "")) == "correct that line"


def test_a_word_of_another_program_counts_only_where_ours_may_stand() -> None:
    assert meant("user", ["username", "host"]) == "username"
    assert meant("user", ["name", "roles"]) == ""
    assert meant("rolls", ["name", "roles"]) == "roles"


def test_a_variable_with_one_underscore_counts_for_nothing_and_is_told(
    refusal: Callable[..., tuple[str, ...]], minimal: str
) -> None:
    named = {
        "COMPLAINTS_REGISTER_DATABASE": "sqlite:///x",
        "COMPLAINTS_SMTP_PASSWORD": "horse",
        "COMPLAINTS_DEBUG": "1",
    }
    assert refusal(minimal, named) == (
        "COMPLAINTS_REGISTER_DATABASE: this counts for nothing; two underscores stand behind the table:"
        " COMPLAINTS_REGISTER__DATABASE",
    )


def test_keys_above_the_first_table_are_told_where_they_belong(
    refusal: Callable[..., tuple[str, ...]], minimal: str
) -> None:
    said = refusal(f'timezone = "Europe/Paris"\nlanguages = ["fr"]\n{minimal}')
    assert said == tuple(
        f"config.toml: [{key}]: this key stands in no table; write it below [organisation]"
        for key in ("timezone", "languages")
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"four-fresh-figs\n# of the mailbox\n", "holds several lines; leave nothing but the password in it"),
        (b"\nfour-fresh-figs\n", "holds several lines"),
    ],
)
def test_a_file_of_more_than_a_password_is_told(
    content: bytes, said: str, refusal: Callable[..., tuple[str, ...]], minimal: str, tmp_path: Path
) -> None:
    (tmp_path / "imap.secret").write_bytes(content)
    [line] = refusal(minimal)
    assert said in line
    assert "figs" not in line


def test_a_password_written_for_its_file_is_not_repeated(refusal: Callable[..., tuple[str, ...]], minimal: str) -> None:
    [line] = refusal(minimal.replace('"imap.secret"', '"S3cr#t%!"'))
    assert line.endswith("write the path of a file that holds the secret, not the secret")
    assert "S3cr" not in line


def test_whatever_hour_may_be_written_leaves_the_office_open_for_a_while(
    read: Callable[..., Settings], minimal: str
) -> None:
    """An office that opens after it has closed would remind nobody, on any day, and say nothing."""
    rules = intake_rules(read(f'{minimal}\n[feedback]\ndigest_at = "17:59"\n'))
    assert rules.opens < rules.closes
    assert f"{rules.closes:%H:%M}" == "18:00"
