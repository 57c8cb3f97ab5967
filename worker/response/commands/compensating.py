"""Commands of R3: a compensation is proposed, taken back, and carried out."""

from collections.abc import Mapping

from worker.complaint.compensation import Compensation, CompensationKind, CompensationMoved, CompensationProposed
from worker.complaint.labels import label
from worker.complaint.record import Complaint
from worker.processing.commands import reading
from worker.processing.commands.frame import WORKERS, Bench, Done, Refusal, command
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.processing.commands.vocabulary import bare_word
from worker.response.commands import amending, besides
from worker.response.commands.deciding import decidable, said_by
from worker.response.compensating import IN_MONEY
from worker.words.said import Fact, Said
from worker.words.wording import bounded, fold, with_accents

MOST = 20
LONGEST = 300
# Ten million: beyond it somebody slipped on the keyboard.
MOST_CENTS = 1_000_000_000
KINDS: dict[str, CompensationKind] = {
    "avoir": "credit_note", "credit": "credit_note", "credit_note": "credit_note",
    "remboursement": "refund", "refund": "refund", "rembourser": "refund",
    "bon": "voucher", "bon-d'achat": "voucher", "cheque-cadeau": "voucher", "voucher": "voucher",
    "remise": "discount", "reduction": "discount", "discount": "discount",
    "prestation": "free_service", "gratuite": "free_service", "service": "free_service", "free": "free_service",
    "remplacement": "replacement", "echange": "replacement", "replacement": "replacement",
    "reparation": "repair", "repair": "repair",
    "excuses": "apology", "excuse": "apology", "apology": "apology",
}  # fmt: skip
# What goes on with the name of a kind: no word of how it arrives.
_NAMES_ON: Mapping[CompensationKind, frozenset[str]] = {
    "voucher": frozenset({"d'achat", "achat", "cadeau", "cadeaux"}),
    "credit_note": frozenset({"note"}),
    "free_service": frozenset({"service", "gratuite", "gratuit"}),
    "repair": frozenset({"gratuite"}),
}
# Names of two words that begin with none of the above.
_TWO_WORDS: Mapping[tuple[str, str], CompensationKind] = {
    ("cheque", "cadeau"): "voucher", ("carte", "cadeau"): "voucher", ("gift", "card"): "voucher",
    ("gift", "voucher"): "voucher", ("store", "credit"): "credit_note",
}  # fmt: skip
# What stands before a kind or before its sum, and says nothing of how it arrives.
_BEFORE_A_SUM = frozenset({"un", "une", "a", "an", "de", "d'un", "d'une", "montant", "of", "for", "du", "the", "le"})
_LISTED = Said(
    "refund, credit, voucher, discount, service, replacement, repair, apology",
)
# "#excuses", "#remboursement 20 € …": the kind is the command.
SAID_ALONE = (
    "excuses",
    "remboursement",
    "avoir",
    "bon-d'achat",
    "remise",
    "réparation",
    "refund",
    "voucher",
    "apology",
)
_GOODWILL = frozenset({"geste", "goodwill", "gesture", "commercial", "commerciale"})
# How money goes back to whoever paid it.
_TRANSFERRED = frozenset({"virement", "virt", "iban", "rib", "transfer", "re-credite", "recredite"})
_NO_GIFT = frozenset({"aucun", "aucune", "rien", "none", "nothing"})
_DROP = frozenset({"retirer", "annuler", "drop", "remove"})


# The keys of the day by which it is to be carried out.
DUE = ("echeance", "avant", "due", "by")


@command(
    en="compensate",
    takes=Said(
        'KIND [AMOUNT €] [goodwill] "HOW" [due=DATE] [on top | instead], or drop N',
    ),
    effect=Said(
        "proposes compensation, offered with the answer; after the answer the complainant is told at once; “goodwill”:"
        " without admitting a wrong",
    ),
    rights=WORKERS,
    starts=True,
    also=("geste", *SAID_ALONE),
    signed=("compenser", "compensation", "dédommager", "rembourser", "indemniser"),
    words="told",
    more_keys=("avant", "by"),
    strong=always(Said("commits to a compensation")),
)
def compensate(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    if line.words and bare_word(line.words[0]) in _DROP:
        return _dropped(bench, complaint, line)
    after = amending.is_after(complaint)
    if not after:
        decidable(complaint, bench)
    if line.words and bare_word(line.words[0]) in _NO_GIFT:
        return Done(Said("no compensation"))
    if len(complaint.compensations) >= MOST:
        raise Refusal("a file has at most {most} compensations", most=MOST)
    typed = line
    agreed, line = amending.agreed_in(line) if after else ("", line)
    beside, line = besides.read(line)
    one = _proposed(bench, complaint, line)
    replaced = besides.replaced(complaint, one, beside, typed)
    if after:
        return amending.changed(bench, complaint, typed, amending.Change(one, replaced, agreed))
    said = (
        Said("compensation {number} proposed ({kind}), {sum}: it is offered with the answer",
             number=one.number, kind=label(one.kind), sum=(one.amount_cents, one.currency))
        if one.amount_cents is not None
        else Said("compensation {number} proposed: it is offered with the answer", number=one.number)
    )  # fmt: skip
    dropped = tuple(CompensationMoved(number=n, status="dropped", by=bench.person.address) for n in replaced)
    return Done(said, (*dropped, CompensationProposed(compensation=one)))


def _proposed(bench: Bench, complaint: Complaint, line: Line) -> Compensation:
    typed_words = (line.verb, *line.words) if line.verb in KINDS else line.words
    named_kind, words = _named_kind(typed_words)
    kind = named_kind or _meant(complaint, typed_words)
    if kind is None:
        raise _say_which(line)
    if kind == "discount" and any(bare_word(word) in _TRANSFERRED for phrase in words for word in phrase.split()):
        # Nothing is taken off a price by a transfer: the money goes back.
        kind = "refund"
    found = reading.amount(words) if kind in IN_MONEY else None
    words = found[2] if found else words
    goodwill = fold(line.verb) == "geste" or any(bare_word(word) in _GOODWILL for word in words)
    how = " ".join(word for word in words if bare_word(word) not in _GOODWILL)[:LONGEST].strip(" ,;")
    how = with_accents(how, said_by(bench.person, complaint))
    if kind in IN_MONEY and (found is None or not 0 < found[0] <= MOST_CENTS or how[:1].isdigit()):
        raise Refusal(
            'the sum is missing, written without blanks: #compensate refund 1234.50 € "by bank transfer"',
            steps=_with_their_sum(complaint, kind),
        )
    # Of a voucher its number is told once it is made, wherever it is sent.
    if kind not in {"apology", "voucher"} and not how:
        raise Refusal(
            'say how it reaches the complainant, quoted: "by transfer to your account"',
            steps=_with_how(kind, found),
        )
    typed = line.option(*DUE)
    return Compensation(
        number=len(complaint.compensations) + 1,
        kind=kind,
        amount_cents=found[0] if found else None,
        currency=found[1] if found else "",
        goodwill=goodwill,
        how=how,
        due=reading.future_day(typed, bench, today=True) if typed else None,
        proposed_by=bench.person.address,
        proposed_at=bench.now,
    )


def _named_kind(typed: tuple[str, ...]) -> tuple[CompensationKind | None, tuple[str, ...]]:
    """The kind that words begin with, and the others: "un bon d'achat de 30 €" leaves "30 €"; None leaves them all."""
    # "geste commercial : avoir 20 €" says first that it is one.
    passed = _GOODWILL | _BEFORE_A_SUM
    at = next((n for n, word in enumerate(typed) if bare_word(word) not in passed), 0)
    bare = tuple(bare_word(word) for word in typed)
    two = _TWO_WORDS.get((bare[at], bare[at + 1])) if len(bare) > at + 1 else None
    kind = two or (KINDS.get(bare[at]) if bare else None)
    if kind is None:
        return None, typed
    rest = at + (2 if two else 1)
    while rest < len(bare) and (bare[rest] in _NAMES_ON.get(kind, ()) or _before_a_sum(bare, rest)):
        rest += 1
    said_before = tuple(word for word in typed[:at] if bare_word(word) in _GOODWILL)
    return kind, (*said_before, *typed[rest:])


def _before_a_sum(bare: tuple[str, ...], place: int) -> bool:
    """Whether a word but leads to the sum: "d'un montant de 30 €"."""
    after = next((word for word in bare[place:] if word not in _BEFORE_A_SUM), "")
    return bare[place] in _BEFORE_A_SUM and after[:1].isdigit()


def _with_how(kind: CompensationKind, found: tuple[int, str, tuple[str, ...]] | None) -> tuple[Said, ...]:
    """The line with the usual way, where a sum has one."""
    if found is None or kind not in IN_MONEY:
        return ()
    way = _EACH_HOW[("refund", "credit_note", "voucher", "discount").index(kind)]
    return (way.about(words=f"{found[0] / 100:.2f} {found[1]}"),)


def _with_their_sum(complaint: Complaint, kind: CompensationKind) -> tuple[Said, ...]:
    """The line with what the complainant wished, where that is a sum of this kind."""
    wish = complaint.desired_solution
    if wish is None or wish.amount_cents is None or wish.kind != kind:
        return ()
    way = _EACH_HOW[("refund", "credit_note", "voucher", "discount").index(kind)]
    return (way.about(words=f"{wish.amount_cents / 100:.2f} {wish.currency or 'EUR'}"),)


def _meant(complaint: Complaint, words: tuple[str, ...]) -> CompensationKind | None:
    """The kind of a sum that names none: what goes by a transfer is a refund, and so is the sum that was wished."""
    found = reading.amount(words)
    if found is None:
        return None
    wish = complaint.desired_solution
    wished = wish is not None and wish.kind == "refund" and wish.amount_cents == found[0]
    transferred = any(bare_word(word) in _TRANSFERRED for word in found[2])
    return "refund" if transferred or wished else None


_EACH = (
    Said("#compensate refund {words}"),
    Said("#compensate credit {words}"),
    Said("#compensate voucher {words}"),
    Said("#compensate discount {words}"),
)
# The same where the line says nothing of how it reaches the complainant.
_EACH_HOW = (
    Said('#compensate refund {words} "by transfer"'), Said('#compensate credit {words} "on your account"'),
    Said('#compensate voucher {words} "by e-mail"'), Said('#compensate discount {words} "on your next order"'),
)  # fmt: skip
_BY_GOODWILL = Said("goodwill {words}")


def _say_which(line: Line) -> Refusal:
    """The kind is missing: the same line with each that it may be."""
    words: Fact = bounded(" ".join(line.words), 160)
    told = _BY_GOODWILL.about(words=words) if fold(line.verb) == "geste" else words
    found = reading.amount(line.words)
    each = _EACH_HOW if found and not any(bare_word(word) not in _GOODWILL for word in found[2]) else _EACH
    return Refusal(
        "say which: {kinds}", steps=tuple(way.about(words=told) for way in each) if words else (), kinds=_LISTED
    )


def _dropped(bench: Bench, complaint: Complaint, line: Line) -> Done:
    droppable = tuple(c for c in complaint.compensations if c.status in {"proposed", "approved", "offered"})
    one = named(droppable, tuple(bare_word(word) for word in line.words[1:2]))
    if amending.is_after(complaint) and one.status == "offered":
        raise Refusal(
            "compensation {number} was offered by an answer that has left: it is owed; another one takes its place:",
            number=one.number,
            steps=(Said('#compensate [refund, credit or discount ?] [the sum ?] "[how ?]" instead'),),
        )
    if len(line.words) > 2:
        raise Refusal(
            "“{words}” is not read: write drop and a number, no more",
            words=" ".join(line.words[2:])[:120],
        )
    return Done(
        Said("compensation {number} dropped", number=one.number),
        (CompensationMoved(number=one.number, status="dropped", by=bench.person.address),),
    )


def named(among: tuple[Compensation, ...], words: tuple[str, ...]) -> Compensation:
    """The one that a number names, else the only one. Raises Refusal."""
    if not among:
        raise Refusal("no compensation waits for that")
    numbers = ", ".join(str(one.number) for one in among)
    found = [one for one in among if not words or str(one.number) == words[0]]
    if len(found) == 1:
        return found[0]
    raise Refusal("say which: {numbers}", numbers=numbers)


COMMANDS = (compensate,)
