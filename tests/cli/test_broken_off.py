"""Ctrl-C in the middle of long work, sent to real processes: nothing is left half, and what became of it is said."""

import signal
from contextlib import closing

import pytest
from sqlalchemy import text

from tests.cli.conftest import Company, finished, letter
from worker.cli.tongue import WISHED
from worker.doors.shelf import FolderShelf

pytestmark = pytest.mark.slow

STOPPED = 130


def broken_off(
    company: Company, place: str, *words: str, nth: int = 1, sign: int = signal.SIGINT, language: str = "en"
) -> tuple[int, str, str]:
    """(code, out, err) of `complaints WORDS`, interrupted at the nth call of the function at `place`."""
    process = company.forks("tests.cli.interrupted", place, str(nth), "--", *words, env={WISHED: language})
    for line in process.stderr:
        if line == "here\n":
            break
    process.send_signal(sign)
    result = finished(process)
    return result.code, result.out, result.err


def entries(company: Company) -> list[str]:
    return sorted(str(path.relative_to(company.folder)) for path in company.folder.rglob("*") if path.is_file())


TABLE = "received;channel;text;name\n" + "".join(
    f"2024-03-{day:02};letter;Arrivé fendu {day}.;Zoé\n" for day in range(1, 9)
)


@pytest.fixture
def table(company):
    path = company.folder / "old.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def test_an_import_leaves_no_file_and_no_document(company, table):
    code, out, err = broken_off(company, "worker.office.importing:_open", "import", table, "--write", nth=4)
    assert (code, out) == (STOPPED, "")
    assert err.strip() == "stopped: nothing was written; again: the same command"
    assert company.refs() == []
    assert FolderShelf(company.folder / "shelf").names() == set()
    assert "8 complaints imported" in company.complaints("import", table, "--write").out
    assert company.complaints("verify").code == 0


def test_an_import_that_puts_its_documents_is_finished_first(company, table):
    place = "worker.doors.shelf:FolderShelf.put"
    code, out, err = broken_off(company, place, "import", table, "--write", nth=3)
    assert code == 0
    assert "✓ 8 complaints imported" in out
    assert "finishing, it will soon be done; Ctrl-C once more ends at once" in err
    verified = company.complaints("verify")
    assert verified.code == 0
    assert "nothing names" not in verified.out


def test_whoever_interrupts_in_french_reads_what_became_of_it_in_french(company, table):
    """Both are ready before the signal: what was broken off, and what is finished first."""
    write = ("import", table, "--write")
    code, _, err = broken_off(company, "worker.office.importing:_open", *write, nth=4, language="fr")
    assert (code, err.strip()) == (STOPPED, "arrêté : rien n'a été écrit ; pour recommencer : la même commande")
    code, _, err = broken_off(company, "worker.doors.shelf:FolderShelf.put", *write, nth=3, language="fr")
    assert (code, err.strip()) == (
        0, "le travail s'achève, c'est bientôt fait ; Ctrl-C encore une fois arrête aussitôt",
    )  # fmt: skip
    company.mail.append(letter(1))
    assert company.complaints("once").code == 0
    with closing(company.register()) as register:
        register.change(lambda session: session.execute(text("UPDATE parcel SET status = 'parked'")))
    code, _, err = broken_off(company, "worker.office.handling:read", "replay", "all", language="fr")
    assert code == 1
    assert err.strip().splitlines()[0] == "le message en cours s'achève ; Ctrl-C encore une fois arrête aussitôt"


def test_an_export_leaves_the_file_that_was_there(filled):
    file = filled.folder / "register.csv"
    file.write_text("an older one")
    before = entries(filled)
    code, out, err = broken_off(filled, "worker.register.exporting.formats:line", "export", str(file), nth=2)
    assert (code, out) == (STOPPED, "")
    assert f"stopped: {file} is as it was; again: the same command" in err
    assert file.read_text() == "an older one"
    assert entries(filled) == before


def test_a_dossier_leaves_the_file_that_was_there(filled):
    file = filled.folder / "one.zip"
    before = entries(filled)
    code, _, err = broken_off(filled, "worker.cli.dossiers:bundle", "dossier", filled.refs()[0], str(file))
    assert code == STOPPED
    assert f"stopped: {file} is as it was" in err
    assert entries(filled) == before
    assert filled.complaints("dossier", filled.refs()[0], file).code == 0


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_verify_changes_nothing(filled, sign):
    code, out, err = broken_off(filled, "worker.doors.shelf:FolderShelf.get", "verify", nth=2, sign=sign)
    assert (code, out) == (STOPPED, "")
    assert "nothing was changed, and not all was proved" in err
    assert filled.complaints("verify").code == 0


def test_a_backup_leaves_the_copy_that_was_there(filled):
    copy = filled.folder / "copy"
    assert filled.complaints("backup", copy).code == 0
    before = (copy / "register.db").read_bytes()
    filled.mail.append(letter(9))
    assert filled.complaints("once").code == 0
    code, _, err = broken_off(filled, "worker.doors.shelf:FolderShelf.put", "backup", str(copy))
    assert code == STOPPED
    assert "holds the copy that it held before" in err
    assert (copy / "register.db").read_bytes() == before
    assert not (copy / "register.new.db").exists()
    assert filled.complaints("backup", copy).code == 0


@pytest.mark.parametrize("place", ["worker.register.moving:put_rows", "worker.doors.shelf:FolderShelf.get"])
def test_a_move_leaves_the_register_where_it_was(filled, place):
    """While rows are written, and while what arrived is proved: each blob is read once before and once after."""
    to = ("move", "--to", f"sqlite:///{filled.folder}/new.db")
    code, out, err = broken_off(filled, place, *to, nth=5)
    assert (code, out) == (STOPPED, "")
    assert "stopped: the register is where it was; the new database is empty" in err
    assert filled.complaints("verify").code == 0
    assert filled.complaints("once").code == 0
    assert filled.complaints(*to).code == 0


def test_an_explain_changes_nothing(filled):
    for number in range(5):
        (filled.folder / f"{number}.eml").write_bytes(letter(number))
    mails = [str(path) for path in filled.folder.glob("*.eml")]
    place = "worker.intake.explaining:Explainer.explain"
    code, out, err = broken_off(filled, place, "explain", *mails, nth=3)
    assert (code, out) == (STOPPED, "")
    assert "nothing was explained, and nothing changed" in err


def test_a_replay_finishes_the_message_in_hand_and_says_what_comes_of_the_rest(company):
    for number in (1, 2, 3):
        company.mail.append(letter(number))
    assert company.complaints("once").code == 0
    register = company.register()
    register.change(lambda session: session.execute(text("UPDATE parcel SET status = 'parked'")))
    register.close()
    code, out, err = broken_off(company, "worker.office.handling:read", "replay", "all")
    assert code == 1
    assert out.startswith("replayed 3: ")
    assert "finishing the message in hand" in err
    assert err.endswith("stopped after the message in hand; the rest is done by the next `run` or `once`\n")
    assert company.complaints("once").code == 0
    assert company.complaints("replay", "all").err == "no message is parked\n"
    assert len(company.refs()) == 3
    assert company.complaints("verify").code == 0
