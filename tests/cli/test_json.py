"""`--json`: every command has it, or says here why not; what it prints is one value a line, for one and for many."""

import json

import pytest

from tests.cli.conftest import Company, letter
from tests.cli.test_arguments import call
from worker.cli.app import COMMANDS

WITHOUT = {
    "demo": "it is told to people",
    "login": "a person answers it",
    "run": "its log is JSON, an event a line",
    "completion": "what it prints is read by a shell",
    "help": "it is text for people",
}
TABLE = "received;channel;text;name\n2024-03-12;letter;Arrivé fendu.;Zoé\n"


def test_every_command_has_it_or_says_why_not(capsys):
    has = {name for name, _, _ in COMMANDS if "--json" in call(capsys, name, "--help")[1]}
    assert {name for name, _, _ in COMMANDS} - has == set(WITHOUT)


CALLS = {
    "check": [["check"]],
    "once": [["once"]],
    "explain": [["explain", "{folder}/mail.eml"], ["explain", "{folder}/mail.eml", "{folder}/mail.eml"]],
    "status": [["status"]],
    "list": [["list"], ["list", "--all"], ["list", "--parked"], ["list", "--tasks"], ["list", "--aside"]],
    "show": [["show", "{ref}"]],
    "dossier": [["dossier", "{ref}", "{folder}/one.zip"]],
    "figures": [["figures"]],
    "replay": [["replay", "all"]],
    "send": [["send"]],
    "resend": [["resend"], ["resend", "all"], ["resend", "all", "--leave"]],
    "report": [["report", "{folder}/report"], ["report", "--send"]],
    "export": [["export", "{folder}/register.csv"]],
    "import": [["import"], ["import", "{folder}/old.csv"], ["import", "{folder}/old.csv", "--write"]],
    "verify": [["verify"]],
    "move": [["move", "--to", "sqlite:///{folder}/new.db"]],
    "backup": [["backup", "{folder}/copy"]],
    "letters": [["letters"], ["letters", "diff", "answer"]],
    "preview": [["preview", "{folder}/preview"]],
}


def test_every_one_of_them_is_called_here():
    assert {name for name, _, _ in COMMANDS} == {*CALLS, *WITHOUT}


@pytest.mark.slow
@pytest.mark.parametrize("name", CALLS)
def test_each_line_is_one_value(filled: Company, name):
    (filled.folder / "mail.eml").write_bytes(letter(7))
    (filled.folder / "old.csv").write_text(TABLE, encoding="utf-8")
    known = {"folder": filled.folder, "ref": filled.refs()[0]}
    for words in CALLS[name]:
        result = filled.complaints(*(word.format(**known) for word in words), "--json")
        # `status` ends with 1 where a letter was refused, as one was here.
        assert result.code in {0, int(name == "status")}, (words, result)
        assert all(isinstance(json.loads(line), dict) for line in result.lines), words


def test_who_imports_is_told_the_new_references_and_each_fault(company):
    path = company.folder / "old.csv"
    path.write_text(TABLE, encoding="utf-8")
    [done] = company.complaints("import", path, "--write", "--json").json
    assert (done["new"], done["written"], done["refs"], done["faults"]) == (1, 1, company.refs(), [])
    path.write_text(TABLE + "2024-03-13;pigeon;Fendu aussi.;Bo\n", encoding="utf-8")
    refused = company.complaints("import", path, "--write", "--json")
    assert refused.code == 1
    assert refused.json[0]["written"] == 0
    assert "pigeon" in refused.json[0]["faults"][0]


def test_who_copies_moves_and_exports_is_told_what_and_where(filled):
    [copied] = filled.complaints("backup", filled.folder / "copy", "--json").json
    assert (copied["complaints"], copied["new_blobs"], copied["faults"]) == (3, 3, [])
    assert copied["place"] == str(filled.folder / "copy" / "register.db")
    [exported] = filled.complaints("export", filled.folder / "a.jsonl", "--json").json
    assert (exported["complaints"], exported["file"]) == (3, str(filled.folder / "a.jsonl"))
    [moved] = filled.complaints("move", "--to", f"sqlite:///{filled.folder}/new.db", "--json").json
    assert (moved["complaints"], moved["database"]) == (3, f"sqlite:///{filled.folder}/new.db")
    assert moved["shelf"] == str(filled.folder / "shelf")
