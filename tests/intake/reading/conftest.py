"""Mails of `tests/corpus/reading`, each named by its defect, read on demand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from worker.intake import reading
from worker.nouns.message import Message

CORPUS = Path(__file__).parents[2] / "corpus" / "reading"


@pytest.fixture
def mail() -> Callable[[str], Message]:
    """`mail("plain-utf8")` is that mail, read."""
    return lambda name: reading.read((CORPUS / f"{name}.eml").read_bytes())


@pytest.fixture(scope="session")
def raw_mails() -> list[bytes]:
    """Every mail of the corpus as bytes."""
    return [path.read_bytes() for path in sorted(CORPUS.glob("*.eml"))]
