"""The table of commands: those of every chapter, found by their French and English names."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from worker.processing.commands.frame import Command
from worker.words.wording import fold


@dataclass(frozen=True, slots=True, init=False)
class Table:
    """Raises ValueError where two commands have one name."""

    commands: tuple[Command, ...]
    by_name: Mapping[str, Command]

    def __init__(self, commands: Iterable[Command]) -> None:
        object.__setattr__(self, "commands", tuple(commands))
        by_name: dict[str, Command] = {}
        for one in self.commands:
            for name in one.names:
                if by_name.setdefault(fold(name), one) is not one:
                    raise ValueError(f"two commands are called {name!r}")
        object.__setattr__(self, "by_name", by_name)

    def find(self, verb: str) -> Command | None:
        """`verb` in any case, with or without accents."""
        return self.by_name.get(fold(verb))

    def nearest(self, verb: str) -> str:
        """The command that was probably meant, "" where none is near."""
        near = difflib.get_close_matches(fold(verb), self.by_name, n=1, cutoff=0.6)
        return self.by_name[near[0]].fr if near else ""
