"""A line of another register as the entries that open a file: what was said, and how far it had come."""

from collections.abc import Iterator, Mapping
from typing import Any

from worker.complaint.lifecycle import State
from worker.complaint.messages import ReceivedMessage
from worker.complaint.opening import Imported, Registered
from worker.complaint.particulars import CONCERNED, REACHED, Complainant, CustomerKind
from worker.intake.importing.table import Row
from worker.intake.opening import Opening, open_file
from worker.processing.rules import Rules
from worker.words.wording import fold

RECORDED_BY = "import"
SUBJECT = 200


def unknown_words(row: Row, rules: Rules) -> Iterator[str]:
    """What names no category, cause or colleague of this company."""
    values = row.values
    for name, known in (("category", rules.categories), ("cause", rules.causes)):
        if name in values and known_as(values[name], known) is None:
            yield f"{name}: “{values[name][:40]}” is none of yours; write one of: {', '.join(known)}"
    if "owner" in values and values["owner"] not in rules.staff:
        yield f"owner: {values['owner']} is no address of [[staff]]"


def known_as(word: str, known: tuple[str, ...]) -> str | None:
    """The company's own spelling of a word."""
    return next((one for one in known if fold(one) == fold(word)), None)


def entries(row: Row, rules: Rules, *, ref: str, mailbox: str, parcel: int, source: str) -> tuple[Registered, Imported]:
    """`parcel` is the ledger number of the line, `source` the name of the file that it stood in."""
    values = row.values
    opened = open_file(_opening(row, rules, ref, mailbox, parcel, source), rules, now=values["received"])
    category = known_as(values.get("category", ""), rules.categories)
    told = [one for one in CONCERNED if one.code in values]
    opened = opened.model_copy(
        update={
            "category": category or opened.category,
            "category_words": "" if category else opened.category_words,
            **{one.name: values[one.code][: one.most] for one in told if hasattr(opened, one.name)},
            # Nobody is asked by the import itself.
            "wish_asked": False,
        }
    )
    return opened, _imported(values, rules)


def _opening(row: Row, rules: Rules, ref: str, mailbox: str, parcel: int, source: str) -> Opening:
    values = row.values
    address = values.get("email", "")
    who = Complainant(
        name=values.get("name", "")[:SUBJECT],
        addresses=(address,) if address else (),
        kind=values.get("kind", CustomerKind.CONSUMER),
    ).model_copy(update={one.name: values.get(one.code, "")[: one.most] for one in REACHED})
    text, subject = values["text"], values.get("subject", "") or values["text"]
    message = ReceivedMessage(
        parcel=parcel,
        sha256=row.sha256,
        sender=address,
        sender_name=who.name,
        subject=" ".join(subject.split())[:SUBJECT],
        new_text=text,
        sent_at=values.get("sent"),
        received_at=values["received"],
    )
    return Opening(
        ref=ref,
        mailbox=mailbox,
        channel=values["channel"],
        recorded_by=RECORDED_BY,
        language=rules.languages[0],
        complainant=who,
        subject=message.subject,
        text=text,
        message=message,
        because=f"imported from {source[:100]}, line {row.line}",
        sent_at=values.get("sent"),
        received_at=values["received"],
        desired_solution=None,
        start=rules.day(values.get("sent", values["received"])),
    )


def _imported(values: Mapping[str, Any], rules: Rules) -> Imported:
    ended, answered = values.get("ended"), values.get("answered")
    follows = State.CLOSED if ended else State.ANSWERED if answered else State.REGISTERED
    return Imported(
        origin=values.get("origin", "")[:100] or "—",
        state=values.get("state", follows),
        acknowledged_at=values.get("acknowledged"),
        answered_at=answered,
        ended_at=ended,
        outcome=values.get("outcome", ""),
        root_cause=known_as(values.get("cause", ""), rules.causes) or "",
        product_or_service=values.get("product", "")[:SUBJECT],
        owner=values.get("owner", ""),
    )


def same_line(row: Row) -> str:
    """The key of a line's effect: the same complaint told again, in whatever file, is not imported twice."""
    return f"import:{row.sha256}"
