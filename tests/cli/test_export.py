"""`export`: the register as a file that spreadsheets and programs open, and that does nothing when it is opened."""

import csv
import json
import stat
import sys
import zipfile
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import TODAY, letter

HOSTILE = '=HYPERLINK("http://evil.example";"cliquez")'
THIS_YEAR = str(TODAY.year)
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def attacked(company):
    """One complaint whose every word is a formula."""
    company.mail.append(letter(1, name=HOSTILE, words=f"{HOSTILE}\n\n+33 6 12 34 56 78 @SUM(A1) =1+1"))
    assert company.complaints("once").code == 0
    return company


def test_csv_opens_in_a_french_spreadsheet(filled):
    file = filled.folder / "registre.csv"
    assert filled.complaints("export", file, "--from", THIS_YEAR).code == 0
    raw = file.read_bytes()
    assert raw.startswith("\ufeffréférence;état;".encode())
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [row["référence"] for row in rows] == filled.refs()
    assert rows[0]["nom"] == "Zoé Kowalczyk"
    assert rows[0]["courriel"] == "client1@example.org"
    assert rows[0]["montant souhaité"] == ""
    assert rows[0]["contentieux"] == "non"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_people_nobody_is_in_it(filled):
    file = filled.folder / "registre.csv"
    assert filled.complaints("export", file, "--from", THIS_YEAR, "--anonymous").code == 0
    text = file.read_text(encoding="utf-8-sig")
    assert "Kowalczyk" not in text
    assert "client1" not in text
    assert "fauteuil" not in text
    assert filled.refs()[0] in text


def test_json_lines_are_an_object_a_line(filled):
    file = filled.folder / "registre.jsonl"
    assert filled.complaints("export", file, "--from", THIS_YEAR).code == 0
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [row["ref"] for row in rows] == filled.refs()
    assert datetime.fromisoformat(rows[0]["received"]).tzinfo is not None
    assert rows[0]["wish"] == "refund"


def cells(file) -> list[ET.Element]:
    with zipfile.ZipFile(file) as book:
        assert not [name for name in book.namelist() if "external" in name.lower()]
        return list(ET.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{SPREADSHEET}c"))


def test_a_workbook_holds_texts_and_no_formula(attacked):
    file = attacked.folder / "registre.xlsx"
    assert attacked.complaints("export", file, "--from", THIS_YEAR).code == 0
    found = cells(file)
    assert found
    assert [cell for cell in found if cell.find(f"{SPREADSHEET}f") is not None] == []
    with zipfile.ZipFile(file) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
        assert "HYPERLINK" in texts
        assert "hyperlink" not in book.read("xl/worksheets/sheet1.xml").decode()


def test_no_cell_of_the_csv_begins_as_a_formula(attacked):
    file = attacked.folder / "registre.csv"
    assert attacked.complaints("export", file, "--from", THIS_YEAR).code == 0
    text = file.read_bytes().decode("utf-8-sig")
    [row] = csv.DictReader(text.splitlines(keepends=True), delimiter=";")
    assert "HYPERLINK" in row["ce qui est dit"]
    assert [value for value in row.values() if value.startswith(("=", "+", "-", "@"))] == []


def test_a_period_without_complaints_gives_a_head_and_no_more(filled):
    file = filled.folder / "registre.csv"
    assert filled.complaints("export", file, "--from", "2001").code == 0
    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == 1


def test_a_name_that_tells_no_format_is_told(filled):
    result = filled.complaints("export", filled.folder / "registre.pdf")
    assert (result.code, result.out) == (2, "")
    assert "--format" in result.err
    assert not (filled.folder / "registre.pdf").exists()


def test_without_the_library_for_workbooks_csv_is_proposed_and_no_file_is_left(filled, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = filled.complaints("export", filled.folder / "registre.xlsx", "--from", THIS_YEAR)
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "choose csv" in result.err
    assert [path.name for path in filled.folder.glob("registre*")] == []
