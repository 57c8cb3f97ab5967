"""What is wrong with a configuration is told in its language, or in the machine's before it can be read."""

from pathlib import Path

import pytest

from tests.cli.conftest import Company
from tests.cli.english import english
from worker.cli import tongue


@pytest.fixture
def french(company: Company, monkeypatch: pytest.MonkeyPatch) -> Company:
    """The configuration is French, and the machine that it is read on English."""
    monkeypatch.delenv(tongue.WISHED)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setattr(tongue._Configured, "language", "")
    return company


FAULTS = {
    "an unknown key": (
        "[clocks]\nack_limt = '10 ouvrables'",
        "[clocks] ack_limt : clé inconnue ; vouliez-vous dire ack_limit ?",
    ),
    "an unknown table": ("[clokcs]\nack_limit = '3'", "[clokcs] : table inconnue ; vouliez-vous dire clocks ?"),
    "a span that is none": (
        "[clocks]\nack_limit = 'bientôt'",
        "'bientôt' n'est pas une durée ; écrivez un nombre entier, puis ouvrables, ouvrés, jours, mois ou ans",
    ),
    "a role that is none": (
        '[[staff]]\nname = "Bob"\naddress = "bob@example.com"\nroles = ["chef"]',
        "[[staff]] n° 2 roles n° 1 : écrivez 'desk', 'handler', 'approver', 'manager' ou 'direction'",
    ),
    "a number for a text": ("[register]\nprefix = 3", "[register] prefix : écrivez un texte entre guillemets"),
    "a slip of TOML": (
        "[intake]\ntrusted_forms = [",
        "ce n'est pas du TOML valide : valeur non reconnue (à la fin du fichier) ; corrigez cette ligne",
    ),
    "an hour without its quotes": (
        "[feedback]\ndigest_at = 8:00",
        "colonne 14) ; une heure s'écrit entre guillemets",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("command", ["check", "list"])
def test_a_fault_of_a_french_configuration_is_told_in_french(french: Company, name: str, command: str) -> None:
    written, said = FAULTS[name]
    french.configured(more=written)
    result = french.complaints(command)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith(f"{french.config} : ")
    assert said in result.err
    assert english(result.err) == set()


def test_of_an_english_configuration_it_is_told_in_english(french: Company) -> None:
    french.configured(more="[clocks]\nack_limt = '3 days'")
    text = french.config.read_text(encoding="utf-8").replace("[organisation]", '[organisation]\nlanguages = ["en"]', 1)
    french.config.write_text(text, encoding="utf-8")
    assert "ack_limt: this key is unknown; did you mean ack_limit?" in french.complaints("check").err


def test_a_secret_that_is_missing_is_told_in_french_for_each_server(french: Company) -> None:
    (french.folder / "secret").unlink()
    result = french.complaints("check")
    lines = result.err.splitlines()
    assert [line.split(" : ")[1] for line in lines] == ["[[mailbox]] reclamations", "[smtp]"]
    ends = "secret est illisible (ni fichier ni dossier de ce nom) ; créez-le, lisible par cet utilisateur"
    assert all(line.endswith(ends) for line in lines)
    assert english(result.err) == set()


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (None, " : ce fichier de configuration n'existe pas ; copiez config.example.toml vers "),
        (b"", " : [organisation] : cette table manque ; ajoutez [organisation]"),
        (b"\xff\xfe", " : ce n'est pas un texte en UTF-8 ; enregistrez-le en UTF-8"),
        (b"name = \xc2\xab Lenoir \xc2\xbb", 'les guillemets sont droits : "…"'),
    ],
)
def test_before_a_configuration_can_be_read_the_machine_says_in_which_language(
    french: Company, monkeypatch: pytest.MonkeyPatch, made: bytes | None, said: str
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    file: Path = french.folder / "other.toml"
    if made is not None:
        file.write_bytes(made)
    result = french.complaints("check", config=file)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert english(result.err) == set()


def test_a_variable_that_counts_for_nothing_is_told_in_french(french: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPLAINTS_SMTP_HOST", "smtp.example.com")
    result = french.complaints("check")
    assert "COMPLAINTS_SMTP_HOST : cette variable est sans effet" in result.err
    assert result.err.rstrip().endswith("COMPLAINTS_SMTP__HOST")
