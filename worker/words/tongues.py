"""What languages are called, for those whose small words are known here."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from worker.words.said import NOTHING, Said

_NAMES: Final[Mapping[str, Said]] = MappingProxyType({
    "fr": Said("French").within("language"), "en": Said("English").within("language"),
    "de": Said("German").within("language"), "es": Said("Spanish").within("language"),
    "it": Said("Italian").within("language"), "nl": Said("Dutch").within("language"),
    "pt": Said("Portuguese").within("language"),
})  # fmt: skip


def name(language: str) -> Said:
    """Nothing for one that has no name here."""
    return _NAMES.get(language, NOTHING)
