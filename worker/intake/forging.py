"""Mail in a colleague's name that is not theirs: our own server says that its sender is forged, or somebody else's
address bears their name and gives orders.

It does nothing, and nobody is asked whether it is theirs: a yes to what is known to be false is what a forger hopes
for. The colleague and the desk are warned once a day; the desk's list has every one of them.
"""

from dataclasses import replace
from typing import Final

from worker.intake.case import Case
from worker.intake.desk_notice import DeskNotice
from worker.nouns.decision import Decision, FilePart, Task
from worker.nouns.item import Impostor, Person
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_staff
from worker.processing.commands.typed import orders
from worker.processing.rules import Rules
from worker.words.said import Said

KIND: Final = "forged"
# So much of its words is shown, for whoever is imitated to know it again.
_SHOWN: Final = 1_000
_LONGEST: Final = 500

LIKE_THEIRS: Final = Said(
    "It comes from {address}, which is not the address of {who} and shows their name or resembles it.",
    address="",
    who="",
)


def forged(  # all that a mail is, and all that is said of it
    case: Case, because: str, person: Person, rules: Rules, *, ref: str, finding: Said, warn: bool
) -> Decision:
    """Recorded, listed, and said to whom it concerns where `warn`; nothing of it is held, confirmed or carried out."""
    message = case.message
    verbs = " ".join(orders(message.new_text))
    text = ": ".join(filter(None, (person.address, f"{verbs} {message.subject}".strip())))
    return Decision(
        kind="staff",
        because=f"{because}; {finding}"[:_LONGEST],
        ref=ref,
        others=(FilePart("", letters=_warnings(case, person, rules, ref=ref, finding=finding)),) if warn else (),
        documents=message.documents,
        tasks=(Task(kind=KIND, text=text[:_LONGEST], ref=ref),),
        destination="review",
    )


def impostor(case: Case, item: Impostor, rules: Rules, *, warn: bool) -> Decision:
    finding = LIKE_THEIRS.about(address=case.message.sender.address, who=item.person.name or item.person.address)
    ref = item.refs[0] if item.refs else ""
    return forged(case, item.because, item.person, rules, ref=ref, finding=finding, warn=warn)


def _warnings(case: Case, person: Person, rules: Rules, *, ref: str, finding: Said) -> tuple[Outgoing, ...]:
    """The colleague reads what was written in their name, and of no file; the desk of which file it speaks."""
    message = case.message
    notice = DeskNotice(
        ref=ref,
        recipient_name="",
        matter="forged",
        address=message.sender.address,
        subject=message.subject,
        detail=message.new_text[:_SHOWN],
        finding=finding,
    )
    yours = replace(notice, ref="", recipient_name=person.name, yours=True)
    desk = [
        to_staff(one, replace(notice, recipient_name=one.name), rules)
        for one in rules.desk
        if one.address != person.address
    ]
    return (to_staff(person, yours, rules), *desk)
