"""`report`: the month's letters to look at, and sent on demand."""


def test_the_report_is_written_to_look_at_and_nothing_is_sent(filled):
    result = filled.complaints("report", filled.folder / "look", "--month", "2026-11")
    assert result.code == 0
    assert [line.rpartition("/")[2] for line in result.lines] == ["monthly_report.html", "manager_report.html"]
    text = (filled.folder / "look" / "monthly_report.txt").read_text(encoding="utf-8")
    assert text.startswith("Ce que nos clients nous ont dit en novembre 2026")
    assert "Kowalczyk" not in text
    assert filled.mail.posted == []


def test_a_year_is_written_for_the_audit(filled):
    result = filled.complaints("report", filled.folder / "look", "--year", "2026")
    assert result.code == 0
    text = (filled.folder / "look" / "yearly_synthesis.txt").read_text(encoding="utf-8")
    assert "Synthèse annuelle des réclamations, 2026" in text
    assert "register root: " in " ".join(text.split())


def test_the_report_is_sent_on_demand(filled):
    result = filled.complaints("report", "--send")
    assert (result.code, result.out) == (0, "1 letters written, 1 sent\n")
    assert [posted.recipient for posted in filled.mail.posted] == ["ann@example.com"]


def test_without_a_place_to_write_to_nothing_is_done(filled):
    result = filled.complaints("report")
    assert (result.code, result.out) == (2, "")
    assert "name a folder" in result.err
    assert filled.complaints("report", "x", "--month", "brumaire").code == 2
