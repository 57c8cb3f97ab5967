"""The command by which a colleague asks or tells another something about a file (T4): none of it leaves the house."""

from worker.complaint.casework import ColleagueTold
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_staff
from worker.processing.commands import reading
from worker.processing.commands.assessing import told_to
from worker.processing.commands.frame import EVERYBODY, Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.processing.handover import ColleagueWords, so_far
from worker.words.said import Said
from worker.words.secrets import without_secrets


@command(
    en="tell",
    takes=Said("WHO [what you ask or tell them]"),
    effect=Said("passes your words on to a colleague, with the file: they answer you by replying"),
    rights=EVERYBODY,
    text="both",
    names_person=True,
    adds_only=True,
    words="internal",
)
def tell(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    named = line.prose.strip().removeprefix("à ").removeprefix("a ").removeprefix("to ")
    who, on_line = reading.person_and_words(reading.needed(named, Said("the colleague's name")), bench)
    if who == bench.person:
        raise Refusal("that is yourself: #note keeps your words with the file")
    if who.address in complaint.complained_of:
        raise Refusal(
            "the complaint is about {who}, who does not read its file: ask them in a mail of your own, and keep what"
            " they say by #note",
            who=who.name,
        )
    words = reading.needed(told_to(on_line, text, bench), Said("what you ask or tell them"))
    entry = ColleagueTold(to=who.address, text=words, by=bench.person.address)
    said = Said("{who} reads your words, and nobody outside the house", who=who.name)
    return Done(said, (entry,), letters=(_letter(complaint, who, words, bench),))


def _letter(complaint: Complaint, who: Person, words: str, bench: Bench) -> Outgoing:
    letter = ColleagueWords(
        file=complaint,
        rules=bench.rules,
        recipient_name=who.name,
        written_by=bench.person.name,
        words_said=without_secrets(words),
        so_far=so_far(complaint, bench.rules),
    )
    return to_staff(who, letter, bench.rules)


COMMANDS = (tell,)
