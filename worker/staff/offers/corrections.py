"""What a later message says otherwise than the file: another wish, another place to live. A person notes it, or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from worker.complaint.labels import label
from worker.complaint.messages import ReceivedMessage
from worker.complaint.particulars import CustomerKind, DesiredSolution, WishKind
from worker.intake import firms, housing, wish
from worker.staff.offers.view import View
from worker.words.said import Said
from worker.words.wording import bounded

# What the command takes, where that is not what the kind is called.
_KINDS: Final[dict[WishKind, Said]] = {"redo": Said("redo"), "other": Said("other")}
_QUOTED: Final = 120
# The letters that bring a file to whom it is new.
_WITH_THE_FILE: Final = frozenset({"intake_notice", "assignment"})
_SIGNATURE: Final = 6


@dataclass(frozen=True, slots=True)
class Correction:
    """The `line` that notes it is a command named `verb`."""

    verb: str
    label: Said
    line: Said


def corrections(view: View) -> tuple[Correction, ...]:
    """What the message that the letter brings says otherwise; nothing of what a stranger writes."""
    message = _brought(view)
    said = (*_moved(view, message), *_wished(view, message)) if message else ()
    return (*said, *_for_a_firm(view, message))


def _brought(view: View) -> ReceivedMessage | None:
    later = view.file.messages[1:] if view.about == "relay" else ()
    theirs = view.file.complainant.addresses
    known = (one for one in later if one.sender in theirs and not one.unrecognised)
    return next((one for one in known if one.parcel == view.parcel), None)


def _for_a_firm(view: View, message: ReceivedMessage | None) -> Iterator[Correction]:
    """With the file, or with a message that says so: a company has no mediator of consumption, and nobody but a person
    says that somebody is one.
    """
    first = view.file.messages[0] if view.file.messages and view.about in _WITH_THE_FILE else None
    told = first or message
    if told is None or view.file.complainant.kind is not CustomerKind.CONSUMER or told.sender in view.rules.staff:
        return
    signature = "\n".join(told.quoted.splitlines()[:_SIGNATURE])
    if words := firms.find(told.new_text, signature):
        yield Correction(
            "complainant",
            Said(
                "They write for a company (“{words}”): note it, our letters no longer offer the mediator for consumers",
                words=_inside(words),
            ),
            Said("#complainant kind=professional"),
        )


def _wished(view: View, message: ReceivedMessage) -> Iterator[Correction]:
    found, known = wish.find(message.new_text, view.file.language), view.file.desired_solution
    if found is None or known is None or _same(found, known):
        return
    told = Said("They wish something else now (“{words}”): note it", words=_inside(found.quoted))
    yield Correction("wish", told, _line(found))


def _same(found: DesiredSolution, known: DesiredSolution) -> bool:
    """A sum that is not named again has not changed; another thing in other words has."""
    sum_kept = found.amount_cents in {None, known.amount_cents}
    words_kept = found.kind != "other" or found.quoted == known.quoted or found.amount_cents is not None
    return found.kind == known.kind and sum_kept and words_kept


def _line(found: DesiredSolution) -> Said:
    kind = _KINDS.get(found.kind) or label(found.kind)
    if found.amount_cents is not None:
        amount = f"{found.amount_cents / 100:.2f} {found.currency or 'EUR'}"
        return Said("#wish {kind} {sum}", kind=kind, sum=amount)
    return Said('#wish {kind} "{words}"', kind=kind, words=_inside(found.quoted))


def _moved(view: View, message: ReceivedMessage) -> Iterator[Correction]:
    home, _ = housing.moved(message.new_text)
    if home and home != view.file.complainant.postal_address:
        yield Correction(
            "complainant",
            Said("They give a new postal address ({home}): note it, and check what is on its way", home=_inside(home)),
            Said('#complainant address="{home}"', home=_inside(home)),
        )


def _inside(words: str) -> str:
    """Their words command nothing in a line of ours."""
    return bounded(" ".join("".join(" " if sign in '#"“”„‟«»[]' else sign for sign in words).split()), _QUOTED)
