"""`complaints explain`: what would become of messages, and nothing becomes of them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import letter
from tests.intake.reading import msg_builder as msg
from worker.cli import main
from worker.demo.letterbox import parse

MACHINE = letter(2, words="Je suis absente.", extra="Auto-Submitted: auto-replied\r\n")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """A folder of messages."""
    folder = tmp_path / "post"
    (folder / "older").mkdir(parents=True)
    (folder / "1.eml").write_bytes(letter(1))
    (folder / "older" / "2.eml").write_bytes(MACHINE)
    (folder / "older" / "not a mail").write_bytes(b"\xff\x00\xfe")
    return folder


def explain(capsys, *words: str | Path) -> tuple[int, str, str]:
    """Without any configuration."""
    with pytest.raises(SystemExit) as ended:
        main(["explain", *map(str, words)])
    return int(ended.value.code or 0), *capsys.readouterr()


def everything(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_it_works_without_a_configuration(capsys, monkeypatch, tmp_path, post):
    monkeypatch.chdir(tmp_path)
    code, out, _ = explain(capsys, "post")
    assert code == 0
    rows = [line.split("\t") for line in out.splitlines()]
    assert [row[:2] for row in rows] == [
        ["1.eml", "complaint"],
        ["older/2.eml", "machine"],
        ["older/not a mail", rows[2][1]],
    ]
    assert rows[0][3] == "a person wrote, and it belongs to no file"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["post"]


def test_a_single_message_is_told_in_full(capsys, monkeypatch, tmp_path, post):
    monkeypatch.chdir(tmp_path)
    code, out, _ = explain(capsys, post / "1.eml")
    assert code == 0
    told = dict(line.split(maxsplit=1) for line in out.splitlines())
    assert told["becomes"] == "complaint"
    assert told["because"] == "a person wrote, and it belongs to no file"
    assert told["from"] == "Zoé Kowalczyk <client1@example.org>"
    assert told["wish"] == "refund (proposed): “Je souhaite un remboursement.”"
    assert told["letter"] == "acknowledgement to client1@example.org (fr)"
    assert told["filed"] == "Processed"


def test_what_is_foreseen_is_what_then_happens(company, tmp_path):
    for number, raw in enumerate((letter(1), MACHINE, letter(3, name="Ann", words="Une question ?")), start=1):
        file = tmp_path / f"{number}.eml"
        file.write_bytes(raw)
        foreseen = [line.split(maxsplit=1) for line in company.complaints("explain", file).lines]
        company.mail.append(raw)
        assert company.complaints("once").code == 0
        register = company.register()
        row = register.parcels()[-1]
        told = dict(foreseen)
        assert (told["becomes"], told["because"]) == (row.kind, row.because)
        left = [f"{mail.occasion.replace('_', ' ')} to {mail.recipient} ({mail.language})" for mail in
                (register.letters(row.ref) if row.ref else [])]  # fmt: skip
        assert [value for name, value in foreseen if name == "letter"] == (left or ["none"])
        register.close()


def test_it_asks_the_register_and_changes_nothing(company, tmp_path):
    company.mail.append(letter(1))
    assert company.complaints("once").code == 0
    [acknowledgement] = company.mail.delivered_to("client1@example.org")
    [ref] = company.refs()
    answer = tmp_path / "answer.eml"
    thread = f"In-Reply-To: {parse(acknowledgement)['Message-ID']}\r\n"
    answer.write_bytes(letter(1, words="Voici la suite.", extra=thread).replace(b"<1@", b"<9@"))
    before = everything(company.folder)
    told = dict(line.split(maxsplit=1) for line in company.complaints("explain", answer).lines)
    assert told["becomes"] == "follow up"
    assert ref in told["because"]
    assert told["letter"] == "relay to ann@example.com (fr)"
    after = everything(company.folder)
    assert {path for path in after if path.name not in {"register.db-shm", "register.db-wal"}} == set(before)
    assert company.complaints("verify").code == 0
    register = company.register()
    assert len(register.entries(ref)) == 5
    register.close()


def test_with_a_configuration_and_no_register_none_is_made(company, post):
    before = everything(company.folder)
    assert company.complaints("explain", post).code == 0
    assert everything(company.folder) == before


def test_json_is_an_object_a_line(company, post):
    rows = company.complaints("explain", post, "--json").json
    assert [row["file"] for row in rows] == ["1.eml", "older/2.eml", "older/not a mail"]
    assert rows[0]["subject"] == "Fauteuil 1 fendu"
    assert rows[0]["text"].startswith("Mon fauteuil à bascule")
    assert rows[1]["is_auto"] is True


def test_a_path_that_does_not_exist_is_told_and_the_others_are_explained(company, post):
    result = company.complaints("explain", post / "1.eml", post / "missing.eml")
    assert result.code == 1
    assert "becomes   complaint" in result.out
    assert result.err.splitlines()[0] == f"{post / 'missing.eml'}: No such file or directory"


def test_a_folder_without_a_message_is_told(company, tmp_path):
    (tmp_path / "empty").mkdir()
    result = company.complaints("explain", tmp_path / "empty")
    assert (result.code, result.out) == (1, "")
    assert "explained: 0, not read: 0" in result.err


def test_the_environment_s_configuration_must_exist(capsys, monkeypatch, tmp_path, post):
    monkeypatch.setenv("COMPLAINTS_CONFIG", str(tmp_path / "gone.toml"))
    code, out, err = explain(capsys, post)
    assert (code, out) == (2, "")
    assert "gone.toml: no such configuration file" in err


def test_hostile_words_are_shown_inert(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    raw = letter(1, name="=?utf-8?Q?=1B=5B31m=5Bred=5D=E2=80=AEevil?=").replace(
        b"Fauteuil 1", b"=?utf-8?Q?=07=09a=0Ab?="
    )
    Path("x.eml").write_bytes(raw)
    Path("y.eml").write_bytes(MACHINE)
    for words in (["x.eml"], ["x.eml", "y.eml"]):
        _, out, _ = explain(capsys, *words)
        assert all(char.isprintable() or char in "\n\t" for char in out)
        assert "\x1b" not in out
    assert "[red]" in explain(capsys, "x.eml")[1]


def test_a_large_folder_is_explained_in_order(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for number in range(120):
        Path(f"{number:03}.eml").write_bytes(letter(number))
    _, out, _ = explain(capsys, ".", "--json")
    assert [json.loads(line)["file"] for line in out.splitlines()] == [f"{number:03}.eml" for number in range(120)]


def test_each_message_of_an_export_is_told(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    line = b"From client@example.org Tue Nov 24 08:12:00 2026\r\n"
    (tmp_path / "all.mbox").write_bytes(line + letter(1) + b"\r\n" + line + MACHINE)
    code, out, _ = explain(capsys, "all.mbox")
    assert code == 0
    rows = [row.split("\t")[:2] for row in out.splitlines()]
    assert rows == [["all.mbox#1", "complaint"], ["all.mbox#2", "machine"]]


def test_a_message_exported_from_outlook_is_told(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    raw = msg.message("Lampe", "Je demande un échange.", name="Bo Lindqvist", address="bo@example.org")
    (tmp_path / "lampe.msg").write_bytes(raw)
    code, out, _ = explain(capsys, "lampe.msg")
    assert code == 0
    assert "Bo Lindqvist <bo@example.org>" in out
