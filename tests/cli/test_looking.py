"""`list`, `show` and `verify`: what the register holds, and nothing is made or changed by looking."""

import json
import re
import sqlite3
from datetime import UTC, datetime

import pytest

from worker.register.tables import EntryRow

LOOKING = (
    ["list"],
    ["list", "--all"],
    ["list", "--parked"],
    ["list", "--tasks"],
    ["status"],
    ["verify"],
    ["backup", "copy"],
    ["show", "REC-2026-000001-16"],
)


@pytest.mark.parametrize("words", LOOKING)
def test_looking_before_there_is_a_register_makes_none(company, words):
    before = sorted(path.name for path in company.folder.iterdir())
    result = company.complaints(*words)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("there is no register yet; `")
    assert " once " in result.err
    assert sorted(path.name for path in company.folder.iterdir()) == before


def test_list_in_a_pipe_is_tab_separated_newest_first(filled):
    head, *rows = [line.split("\t") for line in filled.complaints("list").lines]
    assert head == ["file", "state", "received", "ack", "answer due", "late", "owner", "complainant", "subject"]
    assert [row[0] for row in rows] == filled.refs()[::-1]
    assert [(row[1], row[3], row[7], row[8]) for row in rows] == [
        ("registered", "sent", "Zoé Kowalczyk", "Fauteuil 3 fendu"),
        ("registered", "refused", "Zoé Kowalczyk", "Fauteuil 2 fendu"),
        ("registered", "sent", "Zoé Kowalczyk", "Fauteuil 1 fendu"),
    ]


def test_list_as_json_is_an_object_a_line(filled):
    rows = filled.complaints("list", "--json").json
    assert [row["ref"] for row in rows] == filled.refs()[::-1]
    assert set(rows[0]) == {
        "ref", "state", "received_at", "acknowledgement", "answer_due", "days_late", "owner", "from", "subject",
    }  # fmt: skip
    assert datetime.fromisoformat(rows[0]["received_at"]).tzinfo is not None
    assert rows[1]["acknowledgement"] == "refused"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (("--state", "registered"), [3, 2, 1]),
        (("--state", "closed"), []),
        (("--state", "closed", "--state", "Registered"), [3, 2, 1]),
        (("--owner", "desk"), [3, 2, 1]),
        (("--owner", "eva@example.com"), []),
        (("--late",), []),
        (("--from", "2026-11"), [3, 2, 1]),
        (("--from", "2025"), []),
        (("--to", "2025"), []),
        (("--words", "client2"), [2]),
        (("--words", "Fauteuil fendu", "--state", "registered"), [3, 2, 1]),
        (("--words", "lampe"), []),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_a_list_can_be_chosen(filled, words, kept):
    result = filled.complaints("list", "--json", *words)
    assert result.code == 0
    assert [row["subject"] for row in result.json] == [f"Fauteuil {number} fendu" for number in kept]


def test_a_list_of_none_says_so(filled):
    result = filled.complaints("list", "--late")
    assert (result.code, result.out, result.err.strip()) == (0, "", "no complaint is like that")


def test_a_state_that_there_is_not_names_those_that_there_are(filled):
    result = filled.complaints("list", "--state", "closd")
    assert (result.code, result.out) == (2, "")
    assert "did you mean closed?" in result.err
    assert "awaiting_customer" in result.err


def test_an_empty_list_prints_nothing_that_a_program_could_take_for_a_row(company):
    company.complaints("once")
    for words, said in ((["list"], "no complaint is open"), (["list", "--json"], ""),
                        (["list", "--all"], "there is no complaint"), (["list", "--parked"], "no message is parked"),
                        (["list", "--tasks"], "nothing waits for a person")):  # fmt: skip
        result = company.complaints(*words)
        assert (result.code, result.out, result.err.strip()) == (0, "", said)


def test_tasks_say_what_waits_for_a_person(filled):
    [row] = filled.complaints("list", "--tasks", "--json").json
    assert (row["kind"], row["ref"]) == ("refused_letter", filled.refs()[1])
    assert "550 5.1.1 no such user" in row["what"]
    assert "refused letter" in filled.complaints("list", "--tasks").out


def test_show_tells_the_whole_file(filled):
    ref = filled.refs()[1]
    result = filled.complaints("show", ref)
    assert result.lines[0] == f"{ref}  Fauteuil 2 fendu"
    told = dict(line.split(maxsplit=1) for line in result.lines[1:10])
    assert list(told)[:3] == ["state", "owner", "next"]
    assert told["state"] == "registered"
    assert told["owner"] == "nobody yet"
    assert re.search(r"\d{4}-\d\d-\d\d", told["next"])
    assert told["complainant"] == "Zoé Kowalczyk <client2@example.org>"
    assert told["acknowledged"] == "not yet"
    assert told["wish"] == "refund (proposed): “Je souhaite un remboursement.”"
    assert any("out  acknowledgement to client2@example.org: refused: " in line for line in result.lines)
    # What was written stands before what was mailed, and proofs are for whoever asks for them.
    assert result.lines.index("Message") < result.lines.index("Mail")
    assert "Entries" not in result.lines
    result = filled.complaints("show", ref, "--entries")
    assert [line.split()[3] for line in result.out.partition("Entries\n")[2].splitlines()] == [
        "Registered", "LetterQueued", "LetterQueued", "WaveJoined", "LetterFailed", "LetterSent",
    ]  # fmt: skip


def test_show_as_json_holds_the_record_and_its_entries(filled):
    ref = filled.refs()[0]
    record = json.loads(filled.complaints("show", ref, "--json").out)
    assert record["ref"] == ref
    assert record["complainant"]["addresses"] == ["client1@example.org"]
    assert [entry["seq"] for entry in record["entries"]] == [1, 2, 3, 4, 5, 6]
    assert record["entries"][0]["payload"]["message"]["new_text"].startswith("Mon fauteuil")


@pytest.mark.parametrize(
    "words",
    [("list",), ("list", "--all"), ("list", "--tasks"), ("list", "--parked"), ("list", "--aside"), ("show", "REF"),
     ("status",), ("verify",), ("figures",), ("resend",)],
    ids=" ".join,
)  # fmt: skip
def test_json_is_one_value_a_line_whether_there_is_one_or_many(filled, words):
    called = (filled.refs()[0] if word == "REF" else word for word in words)
    lines = filled.complaints(*called, "--json").out.splitlines()
    assert all(isinstance(json.loads(line), dict) for line in lines)


@pytest.mark.parametrize("typed", ["{ref}", "{lower}", "{spaced}", "{letters}"])
def test_a_reference_typed_from_paper_is_understood(filled, typed):
    ref = filled.refs()[0]
    words = typed.format(ref=ref, lower=ref.lower(), spaced=ref.replace("-", " "), letters=ref.replace("0", "O"))
    assert filled.complaints("show", words).code == 0


@pytest.mark.parametrize(
    "ref", ["REC-2026-000009-91", "x", "", "'; drop table complaint; --", "\x00\x1b[31m", "R" * 100_000]
)
def test_an_unknown_reference_is_one_line(filled, ref):
    result = filled.complaints("show", ref)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert result.err.startswith("no complaint has the reference ")
    assert result.err.strip().isprintable()


def test_verify_proves_and_then_names_what_was_altered(filled):
    result = filled.complaints("verify")
    assert (result.code, result.err) == (0, "")
    assert result.lines[0] == "✓ 3 complaints, 20 entries, 7 letters, 3 messages, 3 blobs"
    assert result.lines[1] == "  faults: 0"
    with sqlite3.connect(filled.folder / "register.db") as database:
        database.execute("UPDATE entry SET actor = 'nobody' WHERE seq = 2 AND ref = ?", (filled.refs()[2],))
    database.close()
    result = filled.complaints("verify")
    assert result.code == 1
    assert result.lines[0].startswith(f"✗ {filled.refs()[2]}: entry 2 (")
    assert "  faults: 1" in result.lines


def test_a_shelf_that_is_not_there_is_told_as_such_and_not_made(filled):
    (filled.folder / "shelf").rename(filled.folder / "elsewhere")
    result = filled.complaints("verify")
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "shelf cannot be used" in result.err
    assert not (filled.folder / "shelf").exists()


def test_a_register_that_a_newer_version_renewed_is_left_alone(filled):
    with sqlite3.connect(filled.folder / "register.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    for words in (["once"], ["run"], ["list"], ["verify"]):
        result = filled.complaints(*words)
        assert (result.code, result.err.count("\n")) == (1, 1), words
        assert "revision 9999, this one knows" in result.err
        assert "install that version" in result.err
    checked = filled.complaints("check")
    assert checked.code == 1
    assert "✗ database" in checked.out
    assert "install that version" in checked.out


def test_an_entry_of_an_unknown_day_is_shown_in_local_time(filled):
    """The register keeps UTC; people see the clock on their wall."""
    ref = filled.refs()[0]
    register = filled.register()
    [first, *_] = register.entries(ref)
    register.close()
    assert isinstance(first, EntryRow)
    utc = first.at.astimezone(UTC).strftime("%H:%M")
    shown = filled.complaints("show", ref, "--entries").out.partition("Entries\n")[2].splitlines()[0].split()[2]
    minutes = [int(clock[:2]) * 60 + int(clock[3:]) for clock in (utc, shown)]
    assert (minutes[1] - minutes[0]) % 1440 in {60, 120}
