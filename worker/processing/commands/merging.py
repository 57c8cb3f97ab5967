"""Two files about one thing become one; what the one that ends asked for is not lost."""

from worker.complaint.casework import Noted
from worker.complaint.entry import Entry, without_repeats
from worker.complaint.labels import label
from worker.complaint.lifecycle import TO_ANSWER, FileJoined, State
from worker.complaint.particulars import Corrected, WishStated
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
# A reference has as many.
_HYPHENS = 3


@command(
    en="merge",
    takes=Said("REFERENCE KEPT"),
    effect=Said("joins this file, a duplicate, to the file that is named"),
    rights=LEADERS,
    text="line",
    needs=lambda line: Query(files=frozenset({line.ref, *_second(line)} - {""})),
    about="nothing",
    strong=always(Said("joins two files, and those who take part in them")),
    most_words=2,
    signed=("fusion", "doublon"),
)
def merge(bench: Bench, line: Line, _text: str) -> Done:
    # Both may be named: the duplicate first.
    second = next(iter(_second(line)), "")
    first, into = (line.ref, second) if second else (bench.default_ref, line.ref)
    if not into and (near := _short_of(line, bench)):
        raise Refusal(
            "“{words}” lacks its last two digits; if it is “{subject}”, by {who}, write it in full, or answer “yes”",
            words=" ".join(line.words)[:60],
            subject=bounded(near.subject, 60),
            who=bounded(near.complainant.name or next(iter(near.complainant.addresses), "?"), 60),
            steps=(Said("#merge {ref}", ref=near.ref),),
        )
    if not into or not first or into == first:
        raise Refusal(
            "reply to a letter of the duplicate, and name the file that is kept: #merge REC-…",
        )
    duplicate, kept = bench.named(first), bench.named(into)
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
            kept.ref: (
                joined,
                Noted(text=asked, by=bench.person.address, passed_on=True),
                *_what_it_told(duplicate, kept, bench.person.address),
            ),
        },
        elsewhere_letters={
            duplicate.ref: letter_to_them(bench, duplicate, letter),
            kept.ref: _to_its_owner(kept, asked, bench),
        },
        answer=(Said("Noted in {ref}: {words}", ref=kept.ref, words=asked), *_wrote_last(duplicate, kept)),
    )


def _second(line: Line) -> tuple[str, ...]:
    """The second file that the line names: « #fusionner REC-… avec REC-… »."""
    return tuple(word.upper() for word in line.words if word.count("-") >= _HYPHENS)


def _short_of(line: Line, bench: Bench) -> Complaint | None:
    """The file whose reference is typed without the two digits that check it: « #fusionner REC-2026-000008 »."""
    typed = [word.upper() for word in line.words if word.count("-") == _HYPHENS - 1]
    files = (one for one in bench.files.values() if one.ref != bench.default_ref)
    return next((one for one in files if any(one.ref.startswith(f"{word}-") for word in typed)), None)


def _what_it_told(duplicate: Complaint, kept: Complaint, by: str) -> tuple[Entry, ...]:
    """What stands on top of a file and was told in the other alone: its orders, and a wish of theirs where none is
    known.
    """
    told: list[Entry] = []
    orders = (one.strip() for file in (kept, duplicate) for one in file.order_reference.split(","))
    all_of_them = ", ".join(without_repeats(*filter(None, orders)))
    contract = duplicate.contract_number if not kept.contract_number else ""
    product = duplicate.product_or_service if not kept.product_or_service else ""
    if all_of_them != kept.order_reference or contract or product:
        told.append(
            Corrected(
                by=by,
                order_reference=all_of_them or None,
                contract_number=contract or None,
                product_or_service=product or None,
            )
        )
    wish = duplicate.desired_solution
    if wish is not None and kept.desired_solution is None and not _of_somebody_else(duplicate, kept):
        told.append(WishStated(wish=wish, by=by))
    return tuple(told)


def _wrote_last(duplicate: Complaint, kept: Complaint) -> tuple[Said, ...]:
    """One person with two addresses, who wrote last from the one that our letters do not go to: a person says which."""
    first = kept.complainant.addresses[:1]
    theirs = {*kept.complainant.addresses, *duplicate.complainant.addresses}
    wrote = [one for file in (kept, duplicate) for one in file.messages if one.sender in theirs]
    last = max(wrote, key=lambda one: one.received_at, default=None)
    if last is None or not first or last.sender in first or _of_somebody_else(duplicate, kept):
        return ()
    return (
        Said(
            "Letters of {ref} go to {first}, and they wrote last from {last}: {line} has them go there",
            ref=kept.ref,
            first=first[0],
            last=last.sender,
            line=Said("#complainant mail={address}", address=last.sender),
        ),
    )


def _of_somebody_else(duplicate: Complaint, kept: Complaint) -> bool:
    """Whether two people wrote: neither an address nor a name is common to both files.

    « sophie », whose other file says Sophie Martin, is one person; and so is whoever has no name and an address of it.
    """
    one, other = duplicate.complainant, kept.complainant
    if set(one.addresses) & set(other.addresses):
        return False
    names, others = set(fold(one.name).split()), set(fold(other.name).split())
    if names and others:
        return not (names <= others or others <= names)
    known, unnamed = (names, other) if names else (others, one)
    local = " ".join(fold(address.partition("@")[0]) for address in unnamed.addresses)
    return not (len(known) > 1 and all(part in local for part in known))


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
