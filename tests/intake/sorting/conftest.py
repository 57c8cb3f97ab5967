from collections.abc import Callable
from pathlib import Path

import pytest

from worker.intake.reading import read
from worker.nouns.message import Message

FOLDER = Path(__file__).parents[2] / "corpus" / "sorting"


@pytest.fixture
def mail() -> Callable[[str], Message]:
    """A mail of the corpus by its name."""
    return lambda name: read((FOLDER / f"{name}.eml").read_bytes())
