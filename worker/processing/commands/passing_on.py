"""A colleague's words to another about a file: on record, and in a letter that they answer by replying."""

from worker.complaint.casework import ColleagueTold
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_staff
from worker.processing.commands.frame import Bench
from worker.processing.handover import ColleagueWords, so_far
from worker.words.secrets import without_secrets


def passed_on(complaint: Complaint, who: Person, words: str, bench: Bench) -> tuple[ColleagueTold, Outgoing]:
    """The entry and the letter by which `who` reads the words of whoever writes."""
    mine = bench.person.address
    # « Bob et Cyrille, … » is one note, whoever reads it.
    again = any((one.text, one.by, one.at) == (words, mine, bench.now) for one in complaint.notes)
    entry = ColleagueTold(to=who.address, text=words, by=mine, passed_on=True, again=again)
    return entry, letter_with(complaint, who, words, bench)


def letter_with(complaint: Complaint, who: Person, words: str, bench: Bench) -> Outgoing:
    letter = ColleagueWords(
        file=complaint,
        rules=bench.rules,
        recipient_name=who.name,
        written_by=bench.person.name,
        words_said=without_secrets(words),
        so_far=so_far(complaint, bench.rules),
    )
    return to_staff(who, letter, bench.rules)
