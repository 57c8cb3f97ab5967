"""Two files about one thing become one; what the one that ends asked for is not lost."""

from worker.complaint.casework import Noted
from worker.complaint.labels import label
from worker.complaint.lifecycle import TO_ANSWER, FileJoined, State
from worker.complaint.record import Complaint
from worker.nouns.facts import Query
from worker.nouns.letter import Outgoing
from worker.processing.commands.frame import LEADERS, Bench, Done, Refusal, command
from worker.processing.commands.moves import letter_to_them, moved
from worker.processing.commands.passing_on import letter_with
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.processing.letters import Merged
from worker.words.said import Said
from worker.words.secrets import without_secrets
from worker.words.wording import bounded, fold

# Of the message that opened the file that ends, so much is noted in the one that is kept.
_MOST_TOLD = 600


@command(
    en="merge",
    takes=Said("REFERENCE KEPT"),
    effect=Said("joins this file, a duplicate, to the file that is named"),
    rights=LEADERS,
    text="line",
    needs=lambda line: Query(files=frozenset({line.ref} - {""})),
    about="nothing",
    strong=always(Said("joins two files, and those who take part in them")),
    most_words=0,
    signed=("fusion", "doublon"),
)
def merge(bench: Bench, line: Line, _text: str) -> Done:
    if not line.ref or not bench.default_ref or line.ref == bench.default_ref:
        raise Refusal(
            "reply to a letter of the duplicate, and name the file that is kept: #merge REC-…",
        )
    duplicate, kept = bench.named(bench.default_ref), bench.named(line.ref)
    if kept.state in {State.MERGED, State.NOT_A_COMPLAINT}:
        raise Refusal("the file {ref} is no longer worked on", ref=kept.ref)
    joined = FileJoined(ref=duplicate.ref, addresses=duplicate.complainant.addresses, by=bench.person.address)
    another = _of_somebody_else(duplicate, kept)
    letter = Merged(
        file=duplicate,
        rules=bench.rules,
        sender_name=bench.person.name,
        into=kept.ref,
        answer_due=kept.deadlines.answer_due if kept.state in TO_ANSWER else None,
        of_another=another,
    )
    entry = moved(duplicate, State.MERGED, kept.ref)
    asked = _what_it_asked(duplicate, bench)
    return Done(
        Said("file joined to {ref}", ref=kept.ref),
        elsewhere={
            duplicate.ref: (entry,),
            kept.ref: (joined, Noted(text=asked, by=bench.person.address, passed_on=True)),
        },
        elsewhere_letters={
            duplicate.ref: letter_to_them(bench, duplicate, letter),
            kept.ref: _to_its_owner(kept, asked, bench),
        },
        answer=(Said("Noted in {ref}: {words}", ref=kept.ref, words=asked),),
    )


def _of_somebody_else(duplicate: Complaint, kept: Complaint) -> bool:
    """Whether two people wrote: neither an address nor a name is common to both files."""
    one, other = duplicate.complainant, kept.complainant
    same_name = bool(one.name) and fold(one.name) == fold(other.name)
    return not same_name and not set(one.addresses) & set(other.addresses)


def _to_its_owner(kept: Complaint, asked: str, bench: Bench) -> tuple[Outgoing, ...]:
    """Whoever looks after the file that stays reads what came with the other one, unless they joined them."""
    owner = bench.rules.staff.get(kept.owner)
    if owner is None or owner.address == bench.person.address:
        return ()
    return (letter_with(kept, owner, asked, bench),)


def _what_it_asked(duplicate: Complaint, bench: Bench) -> str:
    """Who asked for what in the file that ends, so that whoever works on the other does not decide without it."""
    who, wish = duplicate.complainant, duplicate.desired_solution
    said = Said(
        "{who} wrote in {ref} and wishes: {wish}. “{words}”",
        who=who.name or next(iter(who.addresses), "?"),
        ref=duplicate.ref,
        wish=label(wish.kind) if wish else Said("nothing that was read"),
        words=bounded(" ".join(duplicate.messages[0].new_text.split()), _MOST_TOLD) if duplicate.messages else "",
    )
    return without_secrets(said.told(bench.rules.languages[0]))


COMMANDS = (merge,)
