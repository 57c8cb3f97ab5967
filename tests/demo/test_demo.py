"""`complaints demo`: a few days are played, proved, told readably, and nothing but its own is ever removed."""

import html
import os
import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cli.conftest import ROOT, logs_as_they_were, usual_terminal  # noqa: F401  # fixtures that this folder shares
from worker import assembly
from worker.cli import main
from worker.demo import past
from worker.demo.folder import MARK, FolderNotOurs, is_ours, sweep, write_config
from worker.demo.letterbox import parse
from worker.demo.play import monday_before
from worker.demo.scenes import evening, morning
from worker.intake.importing.table import read_table
from worker.register.store import Register
from worker.settings import load


def demo(capsys, *words: str | Path) -> tuple[int, str, str]:
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main(["demo", *map(str, words)])
    return int(ended.value.code or 0), *capsys.readouterr()


def register_of(folder: Path) -> Register:
    return assembly.open_register(load(folder / "config.toml"))


@pytest.fixture
def first_morning(monkeypatch):
    """Only the beginning of the play, for tests of where it is played."""
    monkeypatch.setattr("worker.demo.play.SCENES", (morning, evening))


# The same in a process of its own.
FIRST_MORNING = """
from worker.cli import main
from worker.demo import play
from worker.demo.scenes import evening, morning
play.SCENES = (morning, evening)
main()
"""


def fresh_machine(language: str) -> dict[str, str]:
    """The environment of somebody who has just installed it: nobody asks for a language but the machine itself."""
    own = ("COMPLAINTS_", "LC_", "LANG", "PYTHON")
    bare = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    return {**bare, "LANG": language, "PYTHONPATH": str(ROOT), "COLUMNS": "80"}


def played_on(folder: Path, language: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "worker", "demo", folder], capture_output=True, text=True, encoding="utf-8",
        check=False, env=fresh_machine(language),
    )  # fmt: skip


@pytest.fixture(scope="session")
def played(tmp_path_factory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A folder where the demo was played, through a pipe on a machine that names no language, and what it said."""
    folder = tmp_path_factory.mktemp("played") / "demo"
    return folder, played_on(folder, "C.UTF-8")


@pytest.mark.parametrize(
    ("watched", "begins"),
    [
        ("2026-11-25", "2026-11-23"),
        ("2026-11-29", "2026-11-23"),
        ("2026-11-30", "2026-11-23"),
        ("2026-12-07", "2026-12-07"),
        ("2027-06-30", "2027-06-21"),
        ("2027-09-27", "2027-09-27"),
        ("2028-02-29", "2028-02-21"),
    ],
)
def test_it_begins_on_a_monday_whose_letters_are_answered_before_the_month_ends(watched, begins):
    """Played over the end of a month it would go on to the end of the next, when nothing is as it is told."""
    monday = monday_before(datetime.fromisoformat(f"{watched}T12:00+00:00"))
    assert (monday.date().isoformat(), monday.hour) == (begins, 9)


def test_it_keeps_the_advice_that_check_gives(played):
    folder, _ = played
    assert (folder / "secret").stat().st_mode & 0o077 == 0


def test_it_is_played_and_ends_well(played):
    _, done = played
    assert (done.returncode, done.stderr) == (0, "")


# A word of each sentence that the demo tells by itself, and of the commands that it plays.
ENGLISH = (" the ", " and ", " of ", " reads", "complaint,", "seconds", "collected", "letters sent", "To look at")


def test_on_a_french_machine_it_is_told_in_french(tmp_path, played):
    done = played_on(tmp_path / "demo", "fr_FR.UTF-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^En \d+,\d secondes : 7 messages relevés", done.stdout.replace("   ", ""), flags=re.MULTILINE)
    assert [word for word in ENGLISH if word in done.stdout] == []
    # What is looked for would be found.
    assert [word for word in ENGLISH if word not in played[1].stdout] == []


def test_it_leaves_a_register_that_verifies(played):
    folder, _ = played
    register = register_of(folder)
    complaints = [c for c in register.complaints()[::-1] if c.recorded_by != "import"]
    assert [c.complainant.addresses[0] for c in complaints] == [
        "camille.roussel@example.org", "karim.haddad@example.net", "olivia.bennett@example.com",
        "monique.garnier@example.org", "j.perrin@example.net",
    ]  # fmt: skip
    statuses = [[m.status for m in c.mails if m.occasion == "acknowledgement"] for c in complaints]
    assert statuses == [["sent"], ["sent"], ["sent"], ["sent"], ["undelivered"]]
    assert [c.desired_solution.kind if c.desired_solution else None for c in complaints] == [
        "refund", "exchange", "refund", None, "repair",
    ]  # fmt: skip
    assert complaints[2].language == "en"
    assert [len(c.messages) for c in complaints] == [4, 1, 1, 1, 1]
    assert [(c.state.value, c.decision) for c in complaints[:3]] == [
        ("closed", "upheld"), ("registered", ""), ("answered", "rejected"),
    ]  # fmt: skip
    assert complaints[0].compensations[0].proof == "virement n° 2026-4471"
    assert complaints[2].approved_by == "mia@example.com"
    assert [d.name for d in complaints[1].messages[0].documents] == ["facture n° 2026-1187.pdf", "lampe fêlée.png"]
    assert register.verify().faults == ()
    register.close()


def test_every_letter_is_there_to_read_in_three_ways(played):
    folder, _ = played
    letters = folder / "letters"
    sent = sorted(letters.glob("*.eml"))
    assert len(sent) >= 17
    index = (letters / "index.html").read_text(encoding="utf-8")
    for eml in sent:
        text = eml.with_suffix(".txt").read_text(encoding="utf-8")
        assert len(text) > 200
        assert "</html>" in eml.with_suffix(".html").read_text(encoding="utf-8")
        assert parse(eml.read_bytes())["Reply-To"]
        for kind in ("eml", "txt", "html"):
            assert f'href="{eml.stem}.{kind}"' in index
    received = [
        text
        for path in sorted(letters.glob("*.txt"))
        if (text := path.read_text(encoding="utf-8")).startswith(("Nous avons bien reçu", "We have received"))
    ]
    assert ["Votre référence" in text for text in received] == [True, True, False, True, True]
    assert "Your reference" in received[2]


@pytest.mark.parametrize("monday", [date(2026, 11, 23), date(2027, 3, 1), date(2028, 1, 3), date(2028, 2, 28)])
def test_every_line_of_the_register_of_before_can_be_imported_and_is_settled(monday):
    opens = datetime(monday.year, monday.month, monday.day, 9, tzinfo=ZoneInfo("Europe/Paris"))
    read = read_table([past.table(monday)], ZoneInfo("Europe/Paris"), now=opens)
    assert read.faults == ()
    assert len(read.rows) > 100
    assert all(row.values["ended"] < opens - timedelta(days=5) for row in read.rows)
    assert min(row.values["received"] for row in read.rows) < opens - timedelta(days=330)


def test_the_report_that_it_points_to_is_full(played):
    folder, done = played
    [link] = re.findall(r"the monthly report to all staff  file://(\S+)", done.stdout)
    page = Path(link).read_text(encoding="utf-8")
    assert "Ce que nos clients nous ont dit" in page
    assert "Appeler le client dès qu’un transporteur annonce un retard" in html.unescape(page).replace("'", "’")
    assert "Trop peu" not in page
    assert folder in Path(link).parents


def test_through_a_pipe_there_is_no_control_code(played):
    _, done = played
    assert all(char.isprintable() or char == "\n" for char in done.stdout)


def test_it_tells_the_play_from_the_post_to_the_proof(played):
    folder, done = played
    assert re.findall(r"^\d\. .*", done.stdout, flags=re.MULTILINE) == [
        "1. The morning's post", "2. The afternoon", "3. The office works", "4. The answer",
        "5. The register of before", "6. Days pass", "7. The proof",
    ]  # fmt: skip
    # A manager has five minutes: the letters are in a folder, and shown to whoever asks.
    assert len(done.stdout.splitlines()) <= 120
    assert re.search(r"Camille Roussel reads: letter 01, “.*reçu votre", done.stdout)
    assert "5 complaints by mail, 2 answered with reasons" in done.stdout
    assert "Réponse au plus tard le :" not in done.stdout
    assert done.stdout.count("→ complaint, file REC-") == 5
    [imported] = re.findall(r"(\d+) complaints imported, 0 lines refused", done.stdout)
    assert int(imported) > 100
    assert f"✓ {int(imported) + 5} files, " in done.stdout
    assert (folder / "letters" / "index.html").as_uri() in done.stdout


def test_it_shows_the_letters_to_whoever_asks(tmp_path, capsys, monkeypatch, first_morning):
    monkeypatch.chdir(tmp_path)
    code, out, _ = demo(capsys, "--letters")
    assert code == 0
    assert "Camille Roussel reads" in out
    assert "Réponse au plus tard le :" in out


def test_the_index_follows_the_story_by_day_and_reader(played):
    folder, _ = played
    index = (folder / "letters" / "index.html").read_text(encoding="utf-8")
    days = re.findall(r"<h2>(\d{4}-\d\d-\d\d)</h2>", index)
    assert days == sorted(set(days))
    assert len(days) >= 4
    first = index.split("</tr>")[0]
    assert "<td>01</td>" in first
    assert "Camille Roussel" in first


def test_the_commands_that_it_proposes_work_as_they_are_written(played):
    _, done = played
    proposed = done.stdout.partition("To try next\n")[2].splitlines()
    assert [line.split("-m worker ")[1].split()[0] for line in proposed] == ["list", "show", "figures", "verify"]
    for line in proposed:
        ran = subprocess.run(
            line.strip(), shell=True, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("columns", [80, 120])
def test_at_a_terminal_no_line_is_wider_than_it(tmp_path, capsys, monkeypatch, first_morning, columns):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, err = demo(capsys)
    assert (code, err) == (0, "")
    # Colours, and the line that moved while the worker worked.
    lines = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", out).replace("\r", "\n").splitlines()
    told = [line for line in lines if "--config" not in line and "file://" not in line]
    assert [line for line in told if len(line) > columns] == []
    assert "the worker works" in out
    assert "\x1b[" in out


def test_the_worst_terminal_can_show_it(tmp_path, monkeypatch):
    done = subprocess.run(
        [sys.executable, "-c", FIRST_MORNING, "demo", tmp_path / "demo"], capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()
    assert b"> complaint, file REC-" in done.stdout


def test_played_again_in_the_same_folder_it_begins_anew(tmp_path, capsys, first_morning):
    folder = tmp_path / "demo"
    assert demo(capsys, folder)[0] == 0
    first = (folder / "config.toml").read_text(encoding="utf-8")
    for leftover in ("register.db-wal", "register.db-shm"):
        (folder / leftover).write_bytes(b"left by a kill")
    assert demo(capsys, folder)[0] == 0
    assert (folder / "config.toml").read_text(encoding="utf-8") != first
    register = register_of(folder)
    assert len(register.complaints()) == 5
    register.close()


def test_what_the_operator_put_there_stays(tmp_path, capsys, first_morning):
    folder = tmp_path / "demo"
    assert demo(capsys, folder)[0] == 0
    mine = [folder / "notes.txt", folder / "letters" / "my answer.txt", folder / "shelf" / "ab" / "readme",
            folder / "letters" / "drafts" / "01-x.txt"]  # fmt: skip
    for path in mine:
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("mine", encoding="utf-8")
    assert demo(capsys, folder)[0] == 0
    assert [path.read_text(encoding="utf-8") for path in mine] == ["mine"] * 4


@pytest.mark.parametrize("name", ["config.toml", "register.db", "shelf", "letters", "secret"])
def test_a_folder_with_something_real_in_it_is_refused_and_left_as_it_is(tmp_path, capsys, name):
    folder = tmp_path / "office"
    folder.mkdir()
    if name in {"shelf", "letters"}:
        (folder / name).mkdir()
        (folder / name / "01-real.txt").write_text("real")
    else:
        (folder / name).write_text("real")
    code, out, err = demo(capsys, folder)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"{folder} holds {name}, which the demo did not write" in err
    assert {p.relative_to(folder).as_posix() for p in folder.rglob("*")} <= {name, f"{name}/01-real.txt"}
    assert all(p.read_text() == "real" for p in folder.rglob("*") if p.is_file())


def test_a_configuration_of_the_demo_that_somebody_made_their_own_is_refused(tmp_path, capsys, first_morning):
    folder = tmp_path / "demo"
    assert demo(capsys, folder)[0] == 0
    config = folder / "config.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("Maison Lenoir", "Société Réelle"), encoding="utf-8")
    content = (folder / "register.db").read_bytes()
    code, _, err = demo(capsys, folder)
    assert (code, err.count("\n")) == (2, 1)
    assert "was changed since" in err
    assert (folder / "register.db").read_bytes() == content


def test_a_folder_that_is_a_file_is_refused(tmp_path, capsys):
    (tmp_path / "demo").write_text("a file")
    code, _, err = demo(capsys, tmp_path / "demo")
    assert (code, err.count("\n")) == (2, 1)


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    code, _, err = demo(capsys, tmp_path / "file" / "demo")
    assert (code, err.count("\n")) == (1, 1)
    assert "Not a directory" in err


def test_a_folder_whose_register_is_in_use_is_refused(tmp_path, capsys, first_morning):
    folder = tmp_path / "demo"
    assert demo(capsys, folder)[0] == 0
    register = register_of(folder)
    with register.sole_worker():
        code, _, err = demo(capsys, folder)
    register.close()
    assert (code, err.count("\n")) == (1, 1)
    assert "another complaints process" in err
    assert len(list((folder / "letters").glob("*.eml"))) == 10


def test_a_link_is_removed_and_what_it_points_to_is_not(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "01-letter.txt").write_text("kept")
    folder = tmp_path / "demo"
    folder.mkdir()
    write_config(folder, "x = 1\n")
    (folder / "letters").symlink_to(elsewhere)
    (folder / "secret").symlink_to(elsewhere / "01-letter.txt")
    sweep(folder)
    assert list(folder.iterdir()) == []
    assert (elsewhere / "01-letter.txt").read_text() == "kept"


@pytest.mark.parametrize("text", ["", MARK, f"{MARK}{'0' * 64}\nx = 1\n", "x = 1\n", "\xff"])
def test_only_the_demo_s_own_configuration_is_its_own(tmp_path, text):
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    assert not is_ours(tmp_path / "config.toml")
    with pytest.raises(FolderNotOurs):
        sweep(tmp_path)
    write_config(tmp_path, "x = 1\n")
    assert is_ours(tmp_path / "config.toml")


def test_without_its_servers_it_says_what_to_install(tmp_path, capsys, monkeypatch):
    ours = [name for name in sys.modules if name.startswith(("worker.demo", "worker.cli.telling"))]
    for name in sorted(ours, reverse=True):
        # What imports it anew binds it in its package as well: both are as they were afterwards.
        package, _, own = name.rpartition(".")
        monkeypatch.setattr(sys.modules[package], own, sys.modules[name])
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "aiosmtpd.smtp", None)
    code, out, err = demo(capsys, tmp_path / "demo")
    assert (code, out) == (2, "")
    assert err == "the demo needs aiosmtpd.smtp: pip install 'complaint-worker[demo]'\n"
    assert not (tmp_path / "demo").exists()


def test_the_office_reads_its_tasks_in_its_own_language(played):
    folder, _ = played
    lists = [path.read_text(encoding="utf-8") for path in sorted((folder / "letters").glob("*-ann-at-*.txt"))]
    [*_, latest] = [" ".join(text.split()) for text in lists if "Pour tout le bureau" in text]
    assert "lettre revenue : j.perrin@example.net: 5.1.1" in latest
    assert "came back" not in latest
