"""Set-ups that `complaints check` finds broken, on real servers: what is said of each, in English and in French."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from tests.cli import breaking
from tests.cli.conftest import BOX, Company
from tests.cli.english import english
from worker.cli import tongue


@dataclass(frozen=True)
class Broken:
    """`link` is what breaks, `said` stands in its lines, `remedy` in the last of them; `theirs`: a server's words."""

    link: str
    said: str
    remedy: str
    begin: Callable[[Company, ExitStack], object]
    theirs: tuple[str, ...] = ()


def _no_desk(company: Company, _until: ExitStack) -> None:
    text = company.config.read_text(encoding="utf-8").replace('roles = ["desk"]', 'roles = ["handler"]')
    company.config.write_text(text, encoding="utf-8")


def _maildir(company: Company, _until: ExitStack) -> None:
    text = company.config.read_text(encoding="utf-8")
    head, _, rest = text.partition('host = "127.0.0.1"')
    rest = rest.partition('"secret"')[2]
    company.config.write_text(f'{head}kind = "maildir"\npath = "nowhere"{rest}', encoding="utf-8")


def _with_tokens(company: Company, more: str = "") -> None:
    company.configured(more=f"{PROVIDER}{more}")
    text = company.config.read_text(encoding="utf-8")
    company.config.write_text(
        text.replace('password_file = "secret"\nfrom', 'oauth = "office"\nfrom'), encoding="utf-8"
    )


SERVER = 'database = "postgresql://ann@127.0.0.1:1/complaints"'
PROVIDER = """[oauth.office]
provider = "other"
client_id = "complaints"
client_secret_file = "secret"
token_endpoint = "http://127.0.0.1:1/token"
"""
STORE = '[s3]\nendpoint = "http://127.0.0.1:1"\naccess_key = "a"\nsecret_file = "secret"'
REFUSED = "Connection refused"

BROKEN = {
    "a wrong port of the mailbox": Broken(
        "mailbox reclamations", "cannot be used", "correct host or port", lambda c, _: c.configured(imap=1), (REFUSED,)
    ),
    "a wrong port of the post": Broken(
        "smtp", "cannot be used", "correct host or port", lambda c, _: c.configured(smtp=1), (REFUSED,)
    ),
    "the post's port for the mailbox": Broken(
        "mailbox reclamations", "cannot be used", "port for SMTP", lambda c, _: c.configured(imap=c.mail.smtp_port)
    ),
    "a folder that is not there": Broken(
        "mailbox reclamations", "has no folder Courrier", "Create it",
        lambda c, _: c.configured(mailbox='folder = "Courrier"'),
    ),
    "a wrong password": Broken(
        "mailbox reclamations", "refused the login", "do not fit",
        lambda c, _: (c.folder / "secret").write_text("wrong"),
        ("Invalid authentication credentials", "Authentication credentials invalid"),
    ),
    "no Maildir": Broken("mailbox reclamations", "is missing", "with new, cur and tmp in it", _maildir),
    "a database server that is down": Broken(
        "database", REFUSED, "start the server there", lambda c, _: c.configured(more=f"[register]\n{SERVER}"),
        ("connection failed: connection to server at", REFUSED),
    ),
    "a database that is none": Broken(
        "database", "file is not a database", "restore the last copy",
        lambda c, _: (c.folder / "register.db").write_text("Dear diary, " * 100), ("file is not a database",),
    ),
    "a file where the shelf is": Broken(
        "shelf", "cannot be used", "[register] shelf",
        lambda c, _: (c.folder / "shelf").write_text(""), ("File exists",),
    ),
    "a store that is down": Broken(
        "shelf", "nothing listens there", "start the store",
        lambda c, _: c.configured(more=f'[register]\nshelf = "s3://bucket/x"\n{STORE}'),
    ),
    "no scanner": Broken(
        "scanner", "cannot be used", "check that clamd runs",
        lambda c, _: c.configured(more='[security]\nscanner = "tcp://127.0.0.1:1"'), (REFUSED,),
    ),
    "a provider of tokens that is down": Broken(
        "oauth office", "the provider cannot be reached", "", lambda c, _: _with_tokens(c), (REFUSED,)
    ),
    "nobody who has signed in": Broken(
        "oauth office", "nobody has signed in yet", "complaints login office",
        lambda c, _: _with_tokens(c, 'device_endpoint = "http://127.0.0.1:1/device"'),
    ),
    "no desk": Broken("desk", "nobody would be told", 'the role "desk"', _no_desk),
    "a desk that takes no mail": Broken(
        "smtp", "550 5.1.1 no such user", "the desk would hear of nothing",
        lambda c, _: c.mail.behaviour.refuse.update({"ann@example.com": "550 5.1.1 no such user"}), ("no such user",),
    ),
    "a colleague who is the mailbox": Broken(
        "settings", "is the mailbox reclamations itself", "would come back as mail",
        lambda c, _: c.configured(more=f'[[staff]]\nname = "Bob"\naddress = "{BOX}"'),
    ),
    "a form that is a colleague": Broken(
        "forms", "is in [[staff]] and in [intake] trusted_forms", "take it out of one of them",
        lambda c, _: c.configured(more='[intake]\ntrusted_forms = ["ann@example.com"]'),
    ),
    "a mailbox that is full": Broken(
        "mailbox reclamations", "[OVERQUOTA]", "have its quota raised", breaking.full_mailbox,
        ("append failed: [OVERQUOTA] Quota exceeded (mailbox for user is full)",),
    ),
    "a mailbox to look at": Broken(
        "mailbox reclamations", "is not writable", "rights to read, mark, insert and delete",
        lambda c, until: breaking.mailbox_to_look_at(c, until, "INBOX owner lr"), ("is not writable",),
    ),
    "a folder to look at": Broken(
        "mailbox reclamations", "may not insert in folder Processed", "these rights on it at the server",
        lambda c, until: breaking.mailbox_to_look_at(c, until, "Processed owner lr"),
    ),
    "a certificate of the mailbox that has ended": Broken(
        "mailbox reclamations", "certificate that is not accepted", "whoever runs the server renews it",
        lambda c, until: breaking.ended_certificate(c, until, "mailbox"),
        ("certificate verify failed: certificate has expired",),
    ),
    "a certificate of the post that has ended": Broken(
        "smtp", "cannot be used", "whoever runs the server renews it",
        lambda c, until: breaking.ended_certificate(c, until, "smtp"),
        ("certificate verify failed: certificate has expired",),
    ),
    "a server that lets strangers wait": Broken(
        "smtp", "451 4.7.1 Greylisted", "check again in a quarter of an hour",
        lambda c, _: c.mail.behaviour.refuse.update({"ann@example.com": "451 4.7.1 Greylisted, come back"}),
    ),
    "a desk whose mailbox is full": Broken(
        "smtp", "452 4.2.2", "the mailbox of ann@example.com is full",
        lambda c, _: c.mail.behaviour.refuse.update({"ann@example.com": "452 4.2.2 Mailbox full"}),
    ),
    "a database that another program locks": Broken(
        "database", "database is locked", "not on a share of the network", breaking.locked_database,
        ("database is locked",),
    ),
    "a full disk for the register": Broken(
        "database", "No space left on device", "make room on that disk", breaking.full_disk,
        ("No space left on device",),
    ),
    "a full disk for the shelf": Broken(
        "shelf", "No space left on device", "make room on that disk", breaking.full_disk,
        ("No space left on device",),
    ),
    "a disk to read for the register": Broken(
        "database", "Read-only file system", "mount", breaking.disk_to_read, ("Read-only file system",)
    ),
    "a disk to read for the shelf": Broken(
        "shelf", "Read-only file system", "mount", breaking.disk_to_read, ("Read-only file system",)
    ),
}  # fmt: skip


def told(result, link: str) -> str:
    """All that is said of one link."""
    *_, (found, remedy) = [(one["found"], one["remedy"]) for one in result.json if one["link"] == link]
    return " ".join([*found, remedy])


@pytest.fixture
def until() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told_with_what_mends_it(company, until, name):
    broken = BROKEN[name]
    broken.begin(company, until)
    result = company.complaints("check", "--json")
    assert result.code == 1
    assert broken.link in [one["link"] for one in result.json if not one["holds"]]
    _, said, after = told(result, broken.link).partition(broken.said)
    assert said or not broken.said
    assert broken.remedy in after


@pytest.fixture
def french(company, monkeypatch):
    """The configuration's first language is French, and nobody asks for another."""
    monkeypatch.delenv(tongue.WISHED)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setattr(tongue._Configured, "language", "")
    return company


def test_a_sound_chain_is_told_in_french(company, request):
    in_english = company.complaints("check")
    # What is looked for would be found.
    assert len(english(in_english.out)) > 5
    result = request.getfixturevalue("french").complaints("check")
    assert (result.code, result.err, english(result.out)) == (0, "", set())


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told_in_french(french, until, name):
    BROKEN[name].begin(french, until)
    result = french.complaints("check")
    assert result.code == 1
    assert english(result.out + result.err, *BROKEN[name].theirs) == set()
    assert "rompu" in result.err
