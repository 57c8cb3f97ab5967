"""Commands that complete the record: note, category, product, wish (P3, P4)."""

from worker.complaint.casework import Noted
from worker.complaint.particulars import Corrected, DesiredSolution, WishStated
from worker.processing import seeing_to
from worker.processing.commands import beside, reading
from worker.processing.commands.frame import EVERYBODY, Bench, Done, command
from worker.processing.commands.script import Line
from worker.processing.commands.vocabulary import bare_word
from worker.words.said import Said

LONGEST_NOTE = 20_000
_GOES_ON = Said(
    "note added to the file; the alarm about this person goes on until a note says what was done: called, somebody"
    " sent, out of danger"
)


@command(
    en="note",
    takes=Said("TEXT"),
    effect=Said("adds a note to the file"),
    rights=EVERYBODY,
    text="either",
    adds_only=True,
    words="internal",
    verbatim=True,
    signed=("noter", "remarque", "appel"),
)
def note(bench: Bench, line: Line, text: str) -> Done:
    words = reading.needed(text, Said("the text of the note"))[:LONGEST_NOTE]
    complaint = bench.file(line)
    noted = Noted(text=words, by=bench.person.address)
    plain = Done(Said("note added to the file"), (noted,))
    told = beside.heard(plain, complaint, words, bench)
    goes_on = seeing_to.standing(complaint) and not seeing_to.tells_of_an_act(words)
    return Done(_GOES_ON, (noted,)) if goes_on and told is plain else told


@command(
    en="category",
    takes=Said("CATEGORY"),
    effect=Said("corrects what the complaint is about"),
    text="line",
)
def category(bench: Bench, _line: Line, text: str) -> Done:
    chosen = reading.choice(text, bench.rules.categories, what=Said("a category"))
    said = Said("category: {category}", category=chosen)
    return Done(said, (Corrected(by=bench.person.address, category=chosen),))


@command(
    en="product",
    takes=Said("PRODUCT"),
    effect=Said("names the product or service concerned"),
    text="line",
    words="internal",
)
def product(bench: Bench, _line: Line, text: str) -> Done:
    name = reading.needed(text, Said("the name of the product"))[:200]
    said = Said("product or service: {product}", product=name)
    return Done(said, (Corrected(by=bench.person.address, product_or_service=name),))


_WISHES = {
    "remboursement": "refund", "refund": "refund", "avoir": "credit_note", "credit": "credit_note",
    "echange": "exchange", "remplacement": "exchange", "exchange": "exchange", "replacement": "exchange",
    "reparation": "repair", "repair": "repair", "refaire": "redo", "redo": "redo", "remise": "discount",
    "geste": "discount", "discount": "discount", "excuses": "apology", "apology": "apology",
    "explication": "explanation", "explanation": "explanation", "resiliation": "cancellation",
    "annulation": "cancellation", "cancellation": "cancellation", "autre": "other", "other": "other",
}  # fmt: skip


@command(
    en="wish",
    takes=Said('KIND [AMOUNT] ["words"]'),
    effect=Said("confirms the solution that the complainant wishes"),
    words="told",
)
def wish(bench: Bench, line: Line, _text: str) -> Done:
    found = reading.amount(line.words)
    words = found[2] if found else line.words
    named = words[0] if words else ""
    kind = (
        _WISHES.get(bare_word(named)) or _WISHES[reading.choice(named, tuple(_WISHES), what=Said("a desired solution"))]
    )
    wished = DesiredSolution.model_validate(
        {
            "kind": kind,
            "quoted": " ".join(words[1:])[:300],
            "amount_cents": found[0] if found else None,
            "currency": found[1] if found else "",
            "status": "confirmed",
        }
    )
    said = Said("desired solution confirmed")
    return Done(said, (WishStated(wish=wished, by=bench.person.address),))


COMMANDS = (note, category, product, wish)
