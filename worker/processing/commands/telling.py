"""The command by which a colleague asks or tells another something about a file (T4): none of it leaves the house."""

from worker.processing.commands import reading
from worker.processing.commands.assessing import told_to
from worker.processing.commands.frame import EVERYBODY, Bench, Done, Refusal, command
from worker.processing.commands.passing_on import passed_on
from worker.processing.commands.script import Line
from worker.words.said import Said


@command(
    en="tell",
    takes=Said("WHO [what you ask or tell them]"),
    effect=Said("passes your words on to a colleague, with the file: they answer you by replying"),
    rights=EVERYBODY,
    text="both",
    names_person=True,
    adds_only=True,
    words="internal",
    signed=("transmettre", "prévenir"),
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
    entry, letter = passed_on(complaint, who, words, bench)
    said = Said("{who} reads your words, and nobody outside the house", who=who.name)
    return Done(said, (entry,), letters=(letter,))


COMMANDS = (tell,)
