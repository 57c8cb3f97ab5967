"""What is known of languages as such: what they are called, and what their letters look like."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from worker.words.said import NOTHING, Said

# Whose way it is to write days and amounts. English letters follow the usage of the continent that they are sent from.
LOCALES: Final[Mapping[str, str]] = MappingProxyType({"fr": "fr_FR", "en": "en_GB"})
# Those that set a space before ; : ! ? » % and after «.
SPACED: Final = frozenset({"fr"})
# For those whose small words are known here.
_NAMES: Final[Mapping[str, Said]] = MappingProxyType({
    "fr": Said("French").within("language"), "en": Said("English").within("language"),
    "de": Said("German").within("language"), "es": Said("Spanish").within("language"),
    "it": Said("Italian").within("language"), "nl": Said("Dutch").within("language"),
    "pt": Said("Portuguese").within("language"),
})  # fmt: skip


def name(language: str) -> Said:
    """Nothing for one that has no name here."""
    return _NAMES.get(language, NOTHING)
