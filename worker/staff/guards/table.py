"""The guards, in the order in which they are heard: each a sign, and the sentence that says it to whoever wrote."""

from collections.abc import Callable
from dataclasses import dataclass

from worker.staff.guards import colleagues, customers, marks, parts
from worker.staff.guards.reply import Reply
from worker.words.said import Said


@dataclass(frozen=True, slots=True)
class Guard:
    """`weak`: a letter to a customer has it too, and a bare yes is enough to send it."""

    sees: Callable[[Reply], bool]
    said: Said
    weak: bool = False


GUARDS: tuple[Guard, ...] = (
    Guard(colleagues.copied, Said("your mail also goes to a colleague"), weak=True),
    Guard(colleagues.called_by_name, Said("it speaks to a colleague")),
    Guard(colleagues.named, Said("it names a colleague of whom the customer is told nothing")),
    Guard(colleagues.several, Said("it greets colleagues")),
    Guard(marks.said_internal, Said("it says that it is internal")),
    Guard(colleagues.thou, Said("it says “tu” to its reader")),
    Guard(parts.aside, Said("a part of it is for a colleague")),
    Guard(customers.note_above, Said("words stand above its greeting, which are not said to the customer")),
    Guard(parts.greets_the_house, Said("it greets somebody of the house")),
    Guard(parts.asks_the_office, Said("it asks for the office's work")),
    Guard(customers.spoken_of, Said("it speaks of the customer, not to them")),
    Guard(customers.greets_another, Said("it greets somebody else than the complainant"), weak=True),
    Guard(customers.rude, Said("a word in it is not for a customer")),
    Guard(customers.disciplines, Said("it says what became of a colleague")),
    Guard(marks.absent, Said("it says that its writer is away")),
    Guard(marks.about_work, Said("it is about the work on the file")),
    Guard(marks.few_words, Said("it has but a few words")),
    Guard(customers.nothing_to_them, Said("nothing in it is said to the customer")),
)


def doubts(reply: Reply) -> tuple[Said, ...]:
    """Why a reply may be meant for a colleague, the clearest sign first; nothing for a letter to the customer."""
    return tuple(guard.said for guard in GUARDS if guard.sees(reply))


def is_surely_doubtful(reply: Reply) -> bool:
    """Whether a sign says so plainly that a colleague is meant that a bare yes may be an answer to something else."""
    return any(not guard.weak and guard.sees(reply) for guard in GUARDS)
