"""`complaints preview`: letters in every language, as files; all there are in `tests/writing/test_preview.py`."""

import re
from pathlib import Path

import pytest

from worker.cli import main
from worker.demo.letterbox import parse
from worker.writing import preview as written
from worker.writing.samples import SAMPLES, Sample
from worker.writing.templates import templates


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> tuple[Sample, ...]:
    found = tuple({one.letter.occasion: one for one in SAMPLES if one.letter.occasion.startswith("a")}.values())
    monkeypatch.setattr(written, "SAMPLES", found)
    return found


def preview(capsys, folder: Path) -> tuple[int, str, str]:
    """Without any configuration."""
    with pytest.raises(SystemExit) as ended:
        main(["preview", str(folder)])
    return int(ended.value.code or 0), *capsys.readouterr()


def test_every_letter_is_there_in_every_language_and_in_every_form(capsys, monkeypatch, tmp_path, few):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "a" / "letters"
    code, out, err = preview(capsys, folder)
    assert (code, err) == (0, "")
    languages = templates().languages
    letters = {f"{language}/{sample.name}" for language in languages for sample in few}
    assert {"fr/acknowledgement", "en/acknowledgement"} <= {name.partition(".")[0] for name in letters}
    for suffix in (".txt", ".html", ".eml"):
        found = {path.relative_to(folder).as_posix().removesuffix(suffix) for path in folder.glob(f"*/*{suffix}")}
        assert found == letters
    assert out.splitlines() == [
        f"{len(letters)} letters, each as .txt, .html and .eml; all of them side by side:",
        (folder / "index.html").as_uri(),
    ]


def test_the_index_shows_each_of_them(capsys, monkeypatch, tmp_path, few):
    monkeypatch.chdir(tmp_path)
    assert preview(capsys, tmp_path / "letters")[0] == 0
    index = (tmp_path / "letters" / "index.html").read_text(encoding="utf-8")
    linked = set(re.findall(r'(?:href|src)="([^"#:]+\.(?:html|txt|eml))"', index))
    assert linked
    assert [name for name in linked if not (tmp_path / "letters" / name).is_file()] == []
    for sample in few:
        assert sample.name in index


def test_with_a_configuration_it_is_the_company_s_own_and_needs_no_secret(company):
    (company.folder / "secret").unlink()
    text = company.config.read_text(encoding="utf-8").replace("Maison Lenoir", "Société des Tilleuls")
    company.config.write_text(text, encoding="utf-8")
    folder = company.folder / "letters"
    assert company.complaints("preview", folder).code == 0
    letter = min(folder.glob("fr/acknowledgement*.eml"))
    assert "Société des Tilleuls" in str(parse(letter.read_bytes()).get_body(("plain",)).get_content())
    assert not (company.folder / "register.db").exists()


def test_written_again_it_is_renewed(company):
    folder = company.folder / "letters"
    assert company.complaints("preview", folder).code == 0
    (folder / "index.html").write_text("old")
    assert company.complaints("preview", folder).code == 0
    assert "<html" in (folder / "index.html").read_text(encoding="utf-8")
