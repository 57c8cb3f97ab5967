"""The table of commands: those of every chapter, found by their French and English names."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from worker.processing.commands.frame import Command
from worker.processing.commands.vocabulary import Vocabulary, Word
from worker.words.wording import fold


@dataclass(frozen=True, slots=True, init=False)
class Table:
    """Raises ValueError where two commands have one name."""

    commands: tuple[Command, ...]
    by_name: Mapping[str, Command]
    words: Mapping[str, Word]
    keys: frozenset[str]

    def __init__(self, commands: Iterable[Command]) -> None:
        object.__setattr__(self, "commands", tuple(commands))
        by_name: dict[str, Command] = {}
        for one in self.commands:
            for name in one.names:
                if by_name.setdefault(fold(name), one) is not one:
                    raise ValueError(f"two commands are called {name!r}")
        object.__setattr__(self, "by_name", by_name)
        # Every mail of a colleague is read with them: they are made once.
        words = {id(one): _word(one) for one in self.commands}
        signed = {fold(name) for one in self.commands for name in one.signed}
        each = {name: replace(words[id(one)], signed=name in signed) for name, one in by_name.items()}
        object.__setattr__(self, "words", each)
        object.__setattr__(self, "keys", frozenset(key for word in words.values() for key in word.keys))

    def find(self, verb: str) -> Command | None:
        """`verb` in any case, with or without accents."""
        return self.by_name.get(fold(verb))

    def nearest(self, verb: str, *, likeness: float = 0.6) -> str:
        """The command that was probably meant, "" where none is near."""
        near = difflib.get_close_matches(fold(verb), self.by_name, n=1, cutoff=likeness)
        return self.by_name[near[0]].name if near else ""

    def vocabulary(self, *, find_ref: Callable[[str], str], is_colleague: Callable[[str], bool]) -> Vocabulary:
        """What a mail's reading knows of the commands."""
        # In a letter most words with a hash are no command: only what is very like one is taken for it.
        return Vocabulary(self.words, lambda verb: self.nearest(verb, likeness=0.75), find_ref, is_colleague, self.keys)


def _word(one: Command) -> Word:
    return Word(
        name=one.name,
        keys=one.keys,
        days=one.day_keys,
        keyed=one.keyed,
        wordless=one.text == "none",
        names_person=one.names_person,
        told=one.words == "told",
        keeps=one.words == "internal" and one.text in {"body", "either", "both"},
        split=one.words == "split",
    )
