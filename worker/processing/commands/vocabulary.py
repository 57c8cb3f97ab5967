"""What the reading of a mail knows of the commands: their names, the keys of each, and who reads its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from worker.words.wording import fold


@dataclass(frozen=True, slots=True)
class Word:
    """A command as its name is read. `name` is the one to write; `keys` are folded, those of `days` take a day.

    `keyed`: all of its line is keys and values. `wordless`: it takes no text, so that "le 3 septembre" is its day.
    `told`: the complainant reads what stands on its line. `keeps`: the text below it stays in the house. `split`: the
    house alone reads its line, and the complainant the text below. `signed`: a name that is one behind the sign alone.
    """

    name: str
    keys: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    keyed: bool = False
    wordless: bool = False
    names_person: bool = False
    told: bool = False
    keeps: bool = False
    split: bool = False
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`words` are by folded name. `nearest` proposes the name of a command for a word that is none, "" for none near;
    `find_ref` gives the reference of a file that some words hold; `is_colleague` knows the names of colleagues; `keys`
    are those of all commands.
    """

    words: Mapping[str, Word]
    nearest: Callable[[str], str]
    find_ref: Callable[[str], str]
    is_colleague: Callable[[str], bool]
    keys: frozenset[str] = frozenset()

    def find(self, typed: str) -> Word | None:
        return self.words.get(fold(typed))

    def find_bare(self, typed: str) -> Word | None:
        """A word that names a command without its sign too."""
        found = self.find(typed)
        return None if found and found.signed else found

    def name_for(self, typed: str) -> str:
        """The command that a word is, or was probably meant to be; "" for neither."""
        found = self.find(typed)
        return found.name if found else self.nearest(typed)


# Signs that people set around a word, and that are no part of what it says: "Bob,", "3.", "fondée :".
AROUND: Final = " .,;:!\u00a0\u202f"


def bare_word(word: str) -> str:
    """A word as it is compared: folded, without the signs around it."""
    return fold(word).strip(AROUND)


# Verbs that begin no sentence of a letter to a customer: a line that begins with one is for the office.
OFFICE_VERBS: Final = frozenset(
    fold(verb)
    for verb in (
        "évaluer", "affecter", "requalifier", "rouvrir", "fusionner", "clore", "clôturer", "mes-dossiers", "rgpd",
        "rgpd-répondu",
        "action-faite", "action-efficace", "niveau2", "contentieux", "enregistrer", "séparer", "dédommagement",
        "assess", "assign", "reclassify", "reopen", "merge", "gdpr", "gdpr-answered", "my-files", "action-done",
        "action-effective", "level2", "litigation",
    )
)  # fmt: skip
