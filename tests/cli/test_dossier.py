"""`dossier`: one complaint as a file to hand on."""

import stat
import zipfile


def test_a_complaint_becomes_a_bundle(filled):
    ref = filled.refs()[0]
    file = filled.folder / "dossier.zip"
    result = filled.complaints("dossier", ref.lower(), file)
    assert (result.code, result.err) == (0, "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as bundled:
        names = [name.removeprefix(f"{ref}/") for name in bundled.namelist()]
        page = bundled.read(f"{ref}/dossier.html").decode()
        received = bundled.read(f"{ref}/{next(name for name in names if 'recu' in name)}")
    assert {"README.txt", "SHA256SUMS", "dossier.html", "entries.jsonl", "record.json"} <= set(names)
    assert len([name for name in names if name.startswith("mails/") and "envoye" in name]) == 2
    assert "Mon fauteuil à bascule no 1 est arrivé fendu." in page
    assert "Nous avons bien reçu votre réclamation" in page
    assert b"From: " in received


def test_in_english_it_is_an_english_page(filled):
    file = filled.folder / "dossier.zip"
    ref = filled.refs()[0]
    assert filled.complaints("dossier", ref, file, "--language", "en").code == 0
    with zipfile.ZipFile(file) as bundled:
        assert "What happened" in bundled.read(f"{ref}/dossier.html").decode()
        assert "TO CHECK THAT NOTHING WAS ALTERED" in bundled.read(f"{ref}/README.txt").decode()


def test_it_has_the_companys_colour(filled):
    with filled.config.open("a", encoding="utf-8") as config:
        config.write('\n[letters]\ncolour = "#7a1f3d"\n')
    file, ref = filled.folder / "dossier.zip", filled.refs()[0]
    assert filled.complaints("dossier", ref, file).code == 0
    with zipfile.ZipFile(file) as bundled:
        page = bundled.read(f"{ref}/dossier.html").decode()
    assert "--brand: #7a1f3d" in page
    assert "#17435c" not in page


def test_an_unknown_reference_is_one_line_and_makes_no_file(filled):
    result = filled.complaints("dossier", "REC-2026-000009-91", filled.folder / "x.zip")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert not (filled.folder / "x.zip").exists()
