"""`complaints check`: each link is proved by using it, the remedy stands beside what is broken, and nothing is left."""

import shutil
import sqlite3
from datetime import UTC, datetime

import pytest

from tests.cli.conftest import BOX, letter
from tests.servers.witness import witness
from worker.cli import checking
from worker.cli.checking import _words
from worker.cli.filled_in import forms
from worker.cli.rehearsing import LinkBroken
from worker.register.database import revisions
from worker.register.store import Register
from worker.settings.loading import load
from worker.words import tables


def links(result) -> dict[str, str]:
    """The mark and the first line of each link, by its name."""
    found = {}
    for line in result.lines:
        if line[0] in "✓✗":
            name, _, said = line[2:].partition("  ")
            found[name.strip()] = f"{line[0]} {said.strip()}"
    return found


def names_in(company) -> list[str]:
    return sorted(path.name for path in company.folder.iterdir())


def test_a_sound_chain_is_proved_link_by_link(company):
    result = company.complaints("check")
    assert (result.code, result.err) == (0, "")
    told = links(result)
    assert list(told) == [
        "settings", "database", "shelf", "mailbox reclamations", "smtp", "templates", "words", "desk", "owners",
        "authority", "clock",
    ]  # fmt: skip
    assert all(line.startswith("✓") for line in told.values())
    assert "none yet: run or once makes" in told["database"]
    assert f"logged in as {BOX}" in told["mailbox reclamations"]
    assert told["desk"] == "✓ ann@example.com will be told of new complaints"
    assert told["templates"] == "✓ every letter renders in fr, en"
    assert told["words"] == "✓ promises are recognised in fr, en"


def test_a_program_reads_an_object_a_link_with_the_remedy_beside_what_is_broken(company):
    shutil.rmtree(company.folder / "shelf", ignore_errors=True)
    (company.folder / "shelf").write_text("in the way")
    result = company.complaints("check", "--json")
    told = {one["link"]: one for one in result.json}
    assert result.code == 1
    assert told["smtp"]["holds"]
    assert all(line == line.strip() for one in told.values() for line in one["found"])
    assert told["smtp"]["remedy"] == ""
    assert not told["shelf"]["holds"]
    assert told["shelf"]["found"]
    assert "[register] shelf" in told["shelf"]["remedy"] + told["shelf"]["found"][0]


def test_what_cannot_be_judged_in_a_language_is_named():
    judged, *lacking = _words(["fr", "sv"])
    assert judged == "promises are recognised in fr"
    assert [line.partition(" (")[0] for line in lacking] == [
        "sv: no promise is recognised in it, and what colleagues write in it is asked about before it leaves",
        "sv: no wish is recognised in it, and the acknowledgement asks for it",
        "sv: no category is proposed from it",
    ]
    assert lacking[0].endswith("(words/data/sv/promises.phrases is not there)")


def test_a_file_of_words_that_cannot_be_read_is_named(monkeypatch):
    monkeypatch.setattr(tables, "faults", lambda: iter(["words/data/fr/wish.phrases, line 3: 'x' is no expression"]))
    with pytest.raises(LinkBroken, match=r"fr/wish\.phrases, line 3"):
        _words(["fr"])


def test_it_leaves_nothing_behind_but_the_folders_of_the_mailbox(company):
    company.configured(more='[register]\ndatabase = "sqlite:///data/register.db"\nshelf = "data/blobs/shelf"')
    company.mail.append(letter(1))
    before = names_in(company)
    assert company.complaints("check").code == 0
    assert names_in(company) == before
    assert company.mail.posted == []
    with witness(company.mail.imap_port, BOX, "secret") as client:
        assert client.search(None, "ALL")[1] == [b"1"]
        # Nobody's mail is read by it: what a first start would find is looked at without a mark.
        assert b"Seen" not in client.fetch("1", "(FLAGS)")[1][0]
        folders = client.list()[1]
    assert {"Processed", "Review"} <= {folder.split()[-1].decode().strip('"') for folder in folders}


def test_a_register_is_looked_into_and_left_as_it_is(filled):
    content = (filled.folder / "register.db").read_bytes()
    told = links(filled.complaints("check"))
    newest = revisions(filled.register().engine)[1]
    assert told["database"] == f"✓ sqlite, revision {newest} (newest {newest}), 3 complaints"
    assert (filled.folder / "register.db").read_bytes() == content


def test_a_pending_renewal_is_told_and_not_carried_out(filled):
    database = filled.folder / "register.db"
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    connection.close()
    result = filled.complaints("check")
    assert result.code == 0
    newest = revisions(filled.register().engine)[1]
    assert links(result)["database"] == f"✓ revision 0000: run or once renews it to {newest}; keep a copy before"
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0000",)]
    connection.close()


@pytest.mark.parametrize(
    ("broken", "link", "said", "remedy"),
    [
        ({"imap": 1}, "mailbox reclamations", "127.0.0.1:1 (plain) cannot be used", "usual: 993 with tls"),
        ({"smtp": 1}, "smtp", "SMTP server 127.0.0.1:1 (plain) cannot be used", "usual: 465 with tls"),
    ],
)
def test_a_server_out_of_reach_is_one_broken_link_with_its_remedy(company, broken, link, said, remedy):
    company.configured(**broken)
    result = company.complaints("check")
    assert (result.code, result.err) == (1, "1 of the links above is broken\n")
    told = links(result)
    assert told.pop(link).startswith(f"✗ {said}")
    assert all(line.startswith("✓") for line in told.values())
    assert remedy in result.out.partition(said)[2].splitlines()[1]


def test_a_wrong_password_is_told_without_it(company):
    (company.folder / "secret").write_text("wrong-horse-battery")
    result = company.complaints("check")
    assert (result.code, result.err) == (1, "2 of the links above are broken\n")
    assert links(result)["mailbox reclamations"].startswith("✗ 127.0.0.1")
    assert f"refused the login of {BOX}" in result.out
    assert "wrong-horse" not in result.out + result.err


def test_a_database_that_is_none_is_told(company):
    (company.folder / "register.db").write_text("Dear diary, " * 100)
    result = company.complaints("check")
    assert result.code == 1
    assert "file is not a database; check [register] database" in links(result)["database"]


def test_a_folder_that_cannot_be_made_is_told(company):
    (company.folder / "data").write_text("a file")
    company.configured(more='[register]\ndatabase = "sqlite:///data/register.db"\nshelf = "data/shelf"')
    result = company.complaints("check")
    assert (result.code, result.err) == (1, "2 of the links above are broken\n")
    told = links(result)
    assert told["database"].startswith("✗ ")
    assert told["shelf"].startswith("✗ The shelf ")


def test_a_database_server_that_is_down_is_told_without_its_password(company):
    company.configured(more='[register]\ndatabase = "postgresql://ann:horse@127.0.0.1:1/complaints"')
    result = company.complaints("check")
    assert result.code == 1
    assert links(result)["database"].startswith("✗ postgresql+psycopg://ann:***@127.0.0.1:1/complaints: ")
    assert "horse" not in result.out + result.err


@pytest.mark.slow
def test_an_empty_postgresql_database_is_rehearsed_and_left_empty(company, postgres_url):
    company.configured(more=f'[register]\ndatabase = "{postgres_url}"')
    result = company.complaints("check")
    assert (result.code, result.err) == (0, "")
    assert links(result)["database"] == "✓ reached; no tables yet: run or once makes them (rehearsed, and taken back)"
    register = Register(postgres_url, company.register().shelf)
    assert revisions(register.engine)[0] is None
    register.close()
    assert company.complaints("once").code == 0
    assert "postgresql, revision 00" in links(company.complaints("check"))["database"]


def test_without_a_desk_nobody_would_be_told(company):
    text = company.config.read_text(encoding="utf-8").replace('roles = ["desk"]', 'roles = ["handler"]')
    company.config.write_text(text, encoding="utf-8")
    result = company.complaints("check")
    assert result.code == 1
    assert 'give one [[staff]] the role "desk"' in links(result)["desk"]


def test_a_form_is_one_more_link_and_no_colleague_is_one(company):
    company.configured(more='[intake]\ntrusted_forms = ["formulaire@example.com"]')
    assert "brings complaints of whoever filled it in" in links(company.complaints("check"))["forms"]
    company.configured(more='[intake]\ntrusted_forms = ["ann@example.com"]')
    with pytest.raises(LinkBroken, match="each mail of this colleague would be a complaint"):
        forms(load(company.config))


def test_a_clock_that_stands_still_is_told(company, monkeypatch):
    class Stopped:
        def now(self) -> datetime:
            return datetime(2001, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(checking, "SystemClock", Stopped)
    result = company.complaints("check")
    assert result.code == 1
    assert links(result)["clock"].startswith("✗ this machine says it is 2001-01-01; set its clock")


def test_a_scanner_is_one_more_link(company):
    company.configured(more='[security]\nscanner = "tcp://127.0.0.1:1"')
    result = company.complaints("check")
    assert (result.code, result.err) == (1, "1 of the links above is broken\n")
    assert links(result)["scanner"].startswith("✗ ")


def test_it_may_run_beside_the_worker(filled):
    register = filled.register()
    with register.sole_worker():
        assert filled.complaints("check").code == 0
    register.close()


def test_a_shelf_that_lost_its_disk_is_told(filled):
    shutil.rmtree(filled.folder / "shelf")
    (filled.folder / "shelf").write_text("no folder")
    result = filled.complaints("check")
    assert result.code == 1
    assert links(result)["shelf"].startswith("✗ The shelf ")


def test_a_colleague_whose_address_is_the_mailbox_would_hear_of_nothing(company):
    local, _, domain = BOX.partition("@")
    for address in (BOX, f"{local}+bureau@{domain}"):
        company.configured(more=f'[[staff]]\nname = "Bob"\naddress = "{address}"')
        result = company.complaints("check")
        assert result.code == 1
        assert f"[[staff]] {address} is the mailbox reclamations itself" in result.out
        assert "would come back as mail to the company" in result.out


def test_a_secret_that_everybody_may_read_is_said(company):
    secret = company.folder / "secret"
    secret.chmod(0o640)
    assert "chmod" not in company.complaints("check").out
    secret.chmod(0o644)
    result = company.complaints("check")
    assert result.code == 0
    assert f"others on this machine may read {secret}: chmod 600 {secret}" in result.out
