"""A company that writes to some of its customers in a language that the worker does not come with."""

from pathlib import Path

import pytest

from tests.parsing import parsed
from tests.writing.test_a_third_language import ACKNOWLEDGEMENT, CATALOGUE
from worker.cli import checking
from worker.words import catalogue

GERMAN = (
    b"From: Ute Brandt <ute@example.org>\r\nTo: reclamations@example.com\r\nSubject: Sessel gebrochen\r\n"
    b"Message-ID: <1@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    b"Guten Tag,\r\n\r\nmein Sessel ist gebrochen angekommen, und ich warte seit drei Wochen auf eine Antwort.\r\n"
    b"Bitte schreiben Sie mir, wann ich einen neuen bekomme.\r\n\r\nUte Brandt\r\n"
)


@pytest.fixture
def german(company, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Its operator added a folder with one letter and a few sentences, and the language to the configuration."""
    folder = company.folder / "letters"
    (folder / "de").mkdir(parents=True)
    (folder / "de" / "acknowledgement.md.j2").write_text(ACKNOWLEDGEMENT, encoding="utf-8")
    (folder / "de" / "words.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(catalogue, "_theirs", {})
    text = company.config.read_text(encoding="utf-8")
    text = text.replace("[organisation]", '[organisation]\nlanguages = ["fr", "de"]', 1)
    company.config.write_text(text + '\n[letters]\ntemplates = "letters"\n', "utf-8")
    return folder


def test_a_company_sees_what_is_missing_and_its_customer_reads_what_is_there(company, german):
    checked = company.complaints("check")
    assert checked.code == 0
    page = " ".join(checked.out.split())
    assert "every letter renders in fr" in page
    assert "every letter renders in fr, de" not in page
    assert (
        f"de: 1 of {len(checking.letters())} letters render in it; in English instead: acknowledgements, action" in page
    )
    assert "sentences outside letters are said in English instead" in page
    assert "promises are recognised in fr" in page
    assert "de: no promise is recognised in it, and what colleagues write in it is asked about before it leaves" in page
    # A wish is read in German, whatever letters there are.
    assert "de: no wish" not in page
    assert "de: no category is proposed from it" in page

    company.mail.append(GERMAN)
    assert company.complaints("once").code == 0
    [raw] = company.mail.delivered_to("ute@example.org")
    letter = parsed(raw)
    assert letter["Content-Language"] == "de"
    assert "Ihre Beschwerde ist bei uns eingegangen" in letter["Subject"]
    assert "vielen Dank" in letter.get_body(("plain",)).get_content()
