"""`import`: an existing register comes in, tried first, all of it or nothing."""

import re
import tracemalloc
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from tests.cli.conftest import TODAY
from worker.intake.importing.columns import COLUMNS
from worker.intake.importing.table import read_table

GOOD = (
    "référence;reçue le;canal;nom;courriel;objet;description;motif;produit;première réponse le;décision;cause racine;"
    "terminée le\r\n"
    '2024-17;12/03/2024;courrier;Zoé Kowalczyk;zoe@example.org;Fauteuil fendu;"Le fauteuil est arrivé fendu,\nje'
    ' demande un échange.";produit ou service;Fauteuil;20/03/2024;fondée;matière ou fournisseur;30/04/2024\r\n'
    "2024-18;2024-06-02 14:30;téléphone;Yves Perrin;;;Personne ne rappelle.;;;;;;\r\n"
)


@pytest.fixture
def table(company):
    def write(words: str, encoding: str = "utf-8"):
        path = company.folder / "ancien.csv"
        path.write_bytes(words.encode(encoding))
        return path

    return write


def test_it_is_tried_first_and_then_done_with_the_days_that_the_other_register_knew(company, table):
    path = table(GOOD)
    tried = company.complaints("import", path)
    assert (tried.code, tried.lines[-1]) == (0, "✓ 2 complaints would be imported; nothing was written")
    assert company.refs() == []
    done = company.complaints("import", path, "--write")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("✓ 2 complaints imported: REC-")
    register = company.register()
    opened, closed = register.complaints()
    register.close()
    assert (closed.origin, closed.state, closed.decision) == ("2024-17", "closed", "upheld")
    assert closed.first_answered_at.date().isoformat() == "2024-03-20"
    assert closed.ended_at.date().isoformat() == "2024-04-30"
    assert (closed.root_cause, closed.product_or_service) == ("matière ou fournisseur", "Fauteuil")
    assert closed.points[0].text == "Le fauteuil est arrivé fendu,\nje demande un échange."
    assert closed.recorded_by == "import"
    assert (opened.state, opened.channel, opened.complainant.name) == ("registered", "phone", "Yves Perrin")
    assert opened.deadlines.clock_start.isoformat() == "2024-06-02"
    # Nobody was asked for it by the import.
    assert re.search(r"^wish +not stated$", company.complaints("show", closed.ref).out, re.MULTILINE)
    verified = company.complaints("verify")
    assert verified.code == 0, verified.out


def test_what_came_before_is_passed_over(company, table):
    company.complaints("import", table(GOOD), "--write")
    longer = table(GOOD + "2024-19;2024-07-01;mail;Ida;ida@example.org;;Encore en panne.;;;;;;\r\n")
    result = company.complaints("import", longer, "--write")
    assert result.lines[0] == "  2 lines came in before, and are passed over"
    assert len(company.refs()) == 3
    assert company.complaints("import", longer, "--write").code == 0
    assert len(company.refs()) == 3


def test_no_letter_leaves_for_what_came_in_and_no_clock_strikes_for_what_was_over(company, table):
    company.configured(more="[rehearsal]\nallowed = true\n")
    company.complaints("import", table(GOOD.partition("2024-18")[0]), "--write")
    register = company.register()
    # As if the clocks' rules had changed, whereupon every file is looked at anew.
    register.change(lambda session: session.execute(text("UPDATE complaint SET look_at = registered_at")))
    register.close()
    assert company.complaints("once").code == 0
    assert company.complaints("once", "--at", f"{TODAY.year + 1}-06-02T10:00").code == 0
    assert [posted for posted in company.mail.posted if posted.recipient == "zoe@example.org"] == []


FIRST = "".join(GOOD.splitlines(keepends=True)[1:3])
FAULTS = {
    "a day": ("12/03/2024", "le douze mars", "line 2: received: “le douze mars” is no day; write 2026-11-23 or"),
    "a channel": ("courrier", "pigeon", "line 2: channel: “pigeon” is no channel; write email, letter, phone"),
    "an address": ("zoe@example.org", "zoe chez elle", "line 2: email: “zoe chez elle” is no e-mail address"),
    "a category": ("produit ou service;", "meubles;", "line 2: category: “meubles” is none of yours; write one of: "),
    "nothing said": ("Personne ne rappelle.", "", "line 4: text is empty (what is complained of)"),
    "an end before the beginning": ("30/04/2024", "30/04/2023", "line 2: ended lies before received"),
    "a day to come": ("30/04/2024", "30/04/2924", "line 2: ended lies in the future"),
    "an outcome without an answer": ("20/03/2024;fondée", ";fondée", "line 2: has an outcome, but no day on which"),
    "a column": ("objet", "humeur", "line 1: the column “humeur” is unknown; rename or remove it (known: origin, "),
    "a column that is needed": ("canal;", ";", "line 1: the column channel is missing (how it came)"),
    "a column twice": ("objet", "nom", "line 1: the column name comes twice"),
    "a field too many": ("2024-18;", "2024-18;;", "line 4: "),
    "a line twice": ("2024-18;", f"{FIRST}2024-18;", "is the same as line 2"),
}  # fmt: skip


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_told_with_its_line_and_nothing_is_written(company, table, what):
    old, new, sentence = FAULTS[what]
    result = company.complaints("import", table(GOOD.replace(old, new, 1)), "--write")
    assert result.code == 1
    assert any(sentence in line for line in result.lines), result.out
    assert "nothing was written" in result.err
    assert company.refs() == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_tables_of_every_spreadsheet_are_read(company, table, encoding, mark):
    words = "received;channel;text;name\n2024-03-12;letter;Arrivé fendu.;Zoé\n".replace(";", mark)
    assert company.complaints("import", table(words, encoding), "--write").code == 0
    register = company.register()
    assert [complaint.complainant.name for complaint in register.complaints()] == ["Zoé"]
    register.close()


@pytest.mark.parametrize("words", ["", "\n\n", "x", "\x00\x01", '"', "received;channel;text\n" + '"' * 99])
def test_a_file_that_is_no_table_is_told(company, table, words):
    result = company.complaints("import", table(words))
    assert result.code == 1
    assert result.lines
    assert company.refs() == []


def test_the_columns_are_explained(company):
    result = company.complaints("import")
    assert result.code == 0
    for column in COLUMNS:
        assert any(line.startswith(column.name) for line in result.lines)


@pytest.mark.parametrize("channel", ["E-mail", "e mail", "Courriel", "Sur place", "sur-place"])
def test_ways_in_are_read_as_people_write_them(company, table, channel):
    tried = company.complaints("import", table(GOOD.replace("courrier", channel)))
    assert (tried.code, tried.lines[-1]) == (0, "✓ 2 complaints would be imported; nothing was written")


def test_what_is_broken_off_leaves_nothing_half(company, table, monkeypatch):
    from worker.office import importing  # noqa: PLC0415  # what the command calls

    path = table(GOOD)
    company.complaints("import", path)
    opened, before = importing._open, set((company.folder / "shelf").rglob("*"))

    def breaks_off(desk, page, row, uid, source):
        if row.line > 2:
            raise KeyboardInterrupt
        return opened(desk, page, row, uid, source)

    monkeypatch.setattr(importing, "_open", breaks_off)
    assert company.complaints("import", path, "--write").code != 0
    assert company.refs() == []
    files = {one for one in (company.folder / "shelf").rglob("*") if one.is_file()}
    assert files == {one for one in before if one.is_file()}
    monkeypatch.undo()
    assert company.complaints("import", path, "--write").code == 0
    assert len(company.refs()) == 2


def test_of_a_long_table_no_more_is_held_than_a_fraction_and_it_is_read_anew_each_time():
    words = "la table est arrivée fendue et personne ne rappelle " * 40
    lines = [f"2024-{n};12/03/2024;courrier;Zoé;{words}{n}\r\n".encode() for n in range(1_000)]
    tracemalloc.start()
    try:
        table = read_table([b"reference;received;channel;name;text\r\n", *lines], ZoneInfo("Europe/Paris"), now=TODAY)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < sum(map(len, lines)) / 5
    assert (table.faults, len(table.rows)) == ((), 1_000)
    once, again = ([row.values["text"] for row in table.rows] for _ in range(2))
    assert (once, once[-1]) == (again, f"{words}999")
