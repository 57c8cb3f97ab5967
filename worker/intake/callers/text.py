"""What is looked at to tell who writes: subject and own words, folded once."""

from dataclasses import dataclass
from functools import cached_property

from worker.nouns.message import Message
from worker.words.wording import bounded, fold

# Who they are people say on the first page.
READ = 6_000
_NAME = 120


@dataclass(frozen=True)
class Text:
    """`address` is the writer's, `subject`, `body` and their `name` as folded; `all` is subject and body, `written` the
    body as it was.
    """

    address: str
    subject: str
    body: str
    written: str = ""
    name: str = ""

    @cached_property
    def all(self) -> str:
        return f"{self.subject} . {self.body}"

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]

    @property
    def house(self) -> str:
        """The domain in words, as a table of phrases reads it: its labels with blanks between them."""
        return self.domain.replace(".", " ")


def text_of(message: Message) -> Text:
    return told(message.sender.address, message.subject, message.new_text, message.sender.name)


def told(address: str, subject: str, body: str, name: str = "") -> Text:
    return Text(address.lower()[:320], fold(subject[:500]), fold(body[:READ]), body[:READ], fold(name[:_NAME]))


def seen(words: str) -> str:
    """The words that decided, short enough for a line."""
    return bounded(words.strip(" .,;:!?-"), 120)
