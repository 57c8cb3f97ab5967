"""What a letter offers a colleague to do with a file: a line that a link opens, ready to be sent."""

from dataclasses import dataclass

from worker.words.said import NOTHING, Said


@dataclass(frozen=True, slots=True)
class Offer:
    """`lines` are the mail that it opens, plain enough for a link; `short` is what stands beside it to be typed;
    `readers` says who reads the words that it takes; `ref` is the file.
    """

    label: Said
    lines: str
    short: Said
    readers: Said = NOTHING
    ref: str = ""

    @property
    def rows(self) -> tuple[str, ...]:
        return tuple(self.lines.split("\n"))

    @property
    def is_form(self) -> bool:
        """Whether there is more to it than one line to type."""
        return "\n" in self.lines
