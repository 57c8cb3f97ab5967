"""A small valid configuration, and how a test writes its own beside it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.cli.english import english
from worker.settings import Settings, SettingsError, load
from worker.words.said import Said

MINIMAL = """\
[organisation]
name = "Maison Lenoir"

[[mailbox]]
name = "reclamations"
address = "reclamations@example.com"
host = "imap.example.com"
password_file = "imap.secret"

[smtp]
host = "smtp.example.com"
username = "reclamations@example.com"
password_env = "LENOIR_SMTP"
from = "Service réclamations <reclamations@example.com>"
"""


@pytest.fixture(autouse=True)
def _secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "imap.secret").write_text("ouvre-toi\n", encoding="utf-8")
    monkeypatch.setenv("LENOIR_SMTP", "sésame")


@pytest.fixture
def minimal() -> str:
    return MINIMAL


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Settings]:
    """Write `text` as config.toml, and load it."""

    def act(text: str = MINIMAL, environ: Mapping[str, str] | None = None, **options: bool) -> Settings:
        path = tmp_path / "config.toml"
        path.write_text(text, encoding="utf-8")
        return load(path, environ or {}, **options)

    return act


def told(fault: Said | str, language: str) -> str:
    return fault.told(language) if isinstance(fault, Said) else fault


@pytest.fixture
def refusal(read: Callable[..., Settings], tmp_path: Path) -> Callable[..., tuple[str, ...]]:
    """The lines with which a configuration is refused, without the name of the test's folder."""

    def act(text: str, environ: Mapping[str, str] | None = None) -> tuple[str, ...]:
        with pytest.raises(SettingsError) as caught:
            read(text, environ)
        lines = tuple(map(str, caught.value.faults))
        assert str(caught.value) == "\n".join(lines)
        # The same in French, in which no word is left of the library's language or of ours.
        french = " ".join(told(fault, "fr") for fault in caught.value.faults)
        assert english(french, "dire from") == set()
        return tuple(line.replace(f"{tmp_path}/", "") for line in lines)

    return act
