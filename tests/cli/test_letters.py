"""`complaints letters`: a company words a letter itself, and the next upgrade leaves it alone."""

from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Company
from tests.cli.english import english
from worker.cli import tongue
from worker.writing.templates import templates

COMPLAINT = b"From: a@example.org\r\nMessage-ID: <1@example.org>\r\nSubject: Colis\r\n\r\nMon colis est perdu.\r\n"


@pytest.fixture
def own_letters(company: Company) -> Path:
    """The folder that the configuration names; nothing is there yet."""
    with company.config.open("a", encoding="utf-8") as config:
        config.write('\n[letters]\ntemplates = "letters"\ncolour = "#7a1f3d"\nlogo = "logo.png"\n')
    Image.new("RGB", (300, 80), "#7a1f3d").save(company.folder / "logo.png")
    return company.folder / "letters"


def test_a_letter_is_copied_worded_proved_and_sent(company: Company, own_letters: Path) -> None:
    copied = company.complaints("letters", "copy", "_signature")
    assert copied.code == 0
    file = own_letters / "fr" / "_signature.md.j2"
    assert str(file) in copied.out
    assert (own_letters / "en" / "_signature.md.j2").is_file()
    file.write_text(file.read_text(encoding="utf-8").replace("Bien cordialement,", "Bien à vous,"), encoding="utf-8")

    again = company.complaints("letters", "copy", "fr/_signature")
    assert (again.code, again.err) == (1, f"{file} is there already, and stays as it is\n")
    assert "Bien à vous," in file.read_text(encoding="utf-8")

    shown = company.complaints("letters", "diff", "_signature")
    assert "-Bien cordialement," in shown.out
    assert "+Bien à vous," in shown.out

    listed = company.complaints("letters").out.splitlines()
    assert listed[:2] == ["en/_signature.md.j2\tyours\t", "fr/_signature.md.j2\tyours\t"]
    assert "fr/answer.md.j2\tours\t" in listed

    checked = company.complaints("check")
    assert checked.code == 0
    assert "en/_signature.md.j2, fr/_signature.md.j2 from" in " ".join(checked.out.split())

    company.mail.append(COMPLAINT)
    assert company.complaints("once").code == 0
    [letter] = company.mail.delivered_to("a@example.org")
    assert b"Bien =C3=A0 vous," in letter
    assert b"#7a1f3d" in letter
    assert b"logo.png" in letter


def test_a_fault_of_theirs_stops_the_worker_before_any_mail(
    company: Company, own_letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_letters / "fr").mkdir(parents=True)
    file = own_letters / "fr" / "_signature.md.j2"
    file.write_text("Bonjour,\n{{ hause.name }}\n", encoding="utf-8")
    (company.folder / "logo.png").write_bytes(b"<svg/>")
    company.mail.append(COMPLAINT)
    result = company.complaints("once")
    assert result.code == 2
    assert f"{file}:2: 'hause' is unknown to this letter; did you mean house?" in result.err
    assert f"{company.folder / 'logo.png'}: is no picture that letters can show" in result.err
    assert company.mail.delivered_to("a@example.org") == []
    monkeypatch.setenv(tongue.WISHED, "fr")
    french = company.complaints("once").err
    assert f"{file}:2 : 'hause' est inconnu de cette lettre ; vouliez-vous dire house ?" in french
    assert "n'est pas une image que les lettres peuvent montrer ; indiquez un fichier PNG ou JPEG" in french
    assert english(french) == set()
    # Mended, they are tried again by the next process.
    file.unlink()
    Image.new("RGB", (30, 8), "#7a1f3d").save(company.folder / "logo.png")
    templates.cache_clear()
    assert company.complaints("once").code == 0


def test_a_name_that_is_none_is_answered_with_the_nearest(company: Company, own_letters: Path) -> None:
    result = company.complaints("letters", "copy", "anwser")
    assert result.code == 2
    assert "'anwser' is no template; did you mean answer?" in result.err
    for reach in ("../../etc/passwd", "/etc/passwd", "fr/../../config"):
        assert company.complaints("letters", "copy", reach).code == 2
    assert not own_letters.exists()


def test_without_a_folder_the_key_is_named(company: Company) -> None:
    result = company.complaints("letters", "copy", "fr/answer")
    assert (result.code, result.out) == (1, "")
    assert 'templates = "letters" under [letters]' in result.err
