"""Somebody wants the money, or the parcel, to go elsewhere: what they say of it, and what it is too late for.

A new account told by mail is how payments are stolen: whoever pays reads of it before they pay, with whether the file
knows who asks; and whoever is known to the file hears of it at the address that it had before.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from worker.complaint.compensation import Compensation, CompensationKind
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.words.amounts import amounts
from worker.words.secrets import MASK, account_ending, without_accounts
from worker.words.tables import words
from worker.words.wording import bounded, fold, sentences

What = Literal["account", "place"]

_ROOM = "payments"
_CHANGED: Final = {"account": words(_ROOM, "account changed"), "place": words(_ROOM, "place changed")}
# « Sur le compte de mon mari ».
_ANOTHERS: Final = words(_ROOM, "account of another", then=r"(?!\w)")
_ASKED: Final = words(_ROOM, "asks for an account")
_SPOKEN_OF: Final = words(_ROOM, "an account")
_BY_POST: Final = words(_ROOM, "way: cheque")
# What goes to a house, and not to an account.
_PARCELS: Final[frozenset[CompensationKind]] = frozenset({"replacement", "repair", "voucher", "free_service"})
_DUE: Final = frozenset({"proposed", "approved", "offered", "accepted"})
_TOLD: Final = frozenset({"offered", "accepted", "executed"})
_SHOWN: Final = 200
_PROMISED: Final = words(_ROOM, "said to be promised", then=r"(?!\w)")
# As an account looks, whatever its own check says: who types one wrong wants it paid all the same.
_DIGITS: Final = 11
_LIKE_AN_ACCOUNT: Final = re.compile(r"(?<!\w)[A-Z]{2}[0-9]{2}(?:[ .-]?[0-9A-Z]){11,30}(?!\w)")


@dataclass(frozen=True, slots=True)
class Redirected:
    """One thing that is to go elsewhere: the sentence that says so, its account masked but for the last four signs.

    `ending` are these signs, `before` those of the account that the file knew; "" for none. `done` was carried out
    before, `due` is not yet.
    """

    what: What
    words: str
    ending: str = ""
    before: str = ""
    done: tuple[Compensation, ...] = ()
    due: tuple[Compensation, ...] = ()
    # The account is somebody else's, as they say.
    another: bool = False

    @property
    def told_of(self) -> tuple[Compensation, ...]:
        """What the complainant knows of."""
        return tuple(one for one in (*self.done, *self.due) if one.status in _TOLD)


def redirected(complaint: Complaint, message: ReceivedMessage) -> tuple[Redirected, ...]:
    """What of the file a message of its complainant sends elsewhere; nothing where nothing goes anywhere."""
    found = (_account(complaint, message), _place(complaint, message))
    return tuple(one for one in found if one and (one.done or one.due or one.before or one.another))


def by_a_stranger(complaint: Complaint, message: ReceivedMessage) -> tuple[Redirected, ...]:
    """The same of somebody unknown to the file: theirs are such words even before anything is decided."""
    found = (_account(complaint, message, strange=True), _place(complaint, message))
    return tuple(one for one in found if one)


def gives(text: str) -> str:
    """The sentence by which a text gives an account or a place to which something is to go; "" where none does."""
    account = _sentence("account", text) or (_holding_account(text) if account_ending(text) else "")
    return account or _sentence("place", text)


def since_offered(complaint: Complaint, one: Compensation) -> Redirected | None:
    """The last message since a compensation was offered that sends it elsewhere, with nothing but its words."""
    later = [m for m in complaint.messages if one.offered_at is None or m.received_at >= one.offered_at]
    found = (told for m in reversed(later) for told in redirected(complaint, m) if one in (*told.done, *told.due))
    return next(found, None)


def _account(complaint: Complaint, message: ReceivedMessage, *, strange: bool = False) -> Redirected | None:
    ending, before = _ending(message.new_text), _known(complaint, message)
    another = next((_shown(one) for one in sentences(message.new_text) if _ANOTHERS.search(fold(one))), "")
    said = another or _sentence("account", message.new_text)
    done, due = _of(complaint.compensations, "account")
    # The first account that somebody gives changes nothing before anything went anywhere, nor where we asked for it.
    first = not (before or strange or _spoke_of_one(complaint, message))
    asked = first and _asked_for(complaint, message)
    new = bool(ending) and ending != before and bool(before or done or strange)
    if not (said or new) or (asked and not another and not (said and done)):
        return None
    quoted = said or _holding_account(message.new_text)
    return Redirected("account", quoted, ending, before if before != ending else "", done, due, bool(another))


def _spoke_of_one(complaint: Complaint, message: ReceivedMessage) -> bool:
    """Whether they wrote of an account before: what was attached then is one, though nobody reads it."""
    theirs = complaint.complainant.addresses
    before = (m for m in complaint.messages if m.parcel != message.parcel and m.sender in theirs)
    return any(_SPOKEN_OF.search(fold(m.new_text)) for m in before if m.received_at <= message.received_at)


def _asked_for(complaint: Complaint, message: ReceivedMessage) -> bool:
    """Whether a letter of ours asked for an account before: a question, an answer, or a colleague's own."""
    at = message.received_at
    asked = [one for one in complaint.clarifications if one.asked_at <= at]
    texts = [wanted for one in asked for wanted in (*one.questions, *one.documents)]
    texts += [draft.text for draft in complaint.drafts if draft.filed_at <= at]
    texts += [one.message.new_text for one in complaint.staff_messages if one.message.received_at <= at]
    texts += [one.how for one in complaint.compensations if one.offered_at and one.offered_at <= at]
    return any(_ASKED.search(fold(sentence)) for text in texts for sentence in sentences(text))


def _ending(text: str) -> str:
    """The last four signs of the account that a text gives, even where its check digits are wrong; "" for none."""
    like = [one[0] for one in _LIKE_AN_ACCOUNT.finditer(text) if sum(map(str.isdigit, one[0])) >= _DIGITS]
    return account_ending(text) or ("".join(filter(str.isalnum, like[-1]))[-4:] if like else "")


def claimed(complaint: Complaint, message: ReceivedMessage) -> str:
    """The sentence by which a sum is said to be promised that no answer of the file offers; "" for none."""
    offered = {one.amount_cents for one in complaint.compensations if one.status in _TOLD}
    for sentence in sentences(message.new_text):
        folded = fold(sentence)
        if _PROMISED.search(folded) and any(one.cents not in offered for one, _, _ in amounts(folded)):
            return _shown(sentence)
    return ""


def _place(complaint: Complaint, message: ReceivedMessage) -> Redirected | None:
    said = _sentence("place", message.new_text)
    done, due = _of(complaint.compensations, "place")
    return Redirected("place", said, done=done, due=due) if said and (done or due) else None


def _known(complaint: Complaint, message: ReceivedMessage) -> str:
    """The end of the account that the complainant gave before this message, and called nobody else's."""
    theirs = complaint.complainant.addresses
    before = (m for m in reversed(complaint.messages) if m.parcel != message.parcel and m.sender in theirs)
    before = (m for m in before if not _ANOTHERS.search(fold(m.new_text)))
    earlier = (account_ending(m.new_text) for m in before if m.received_at <= message.received_at)
    return next((ending for ending in earlier if ending), "")


def _of(compensations: Iterable[Compensation], what: What) -> tuple[tuple[Compensation, ...], tuple[Compensation, ...]]:
    """(what was carried out, what is to be) of that which goes to an account, or to a place."""
    theirs = [one for one in compensations if _goes_to(one) == what]
    return (
        tuple(one for one in theirs if one.status == "executed"),
        tuple(one for one in theirs if one.status in _DUE),
    )


def _goes_to(one: Compensation) -> What | Literal[""]:
    if one.kind in _PARCELS or (one.kind == "refund" and _BY_POST.search(fold(one.how))):
        return "place"
    return "account" if one.kind == "refund" else ""


def _sentence(what: What, text: str) -> str:
    return next((_shown(one) for one in sentences(text) if _CHANGED[what].search(fold(one))), "")


def _holding_account(text: str) -> str:
    return next((_shown(one) for one in sentences(text) if _ending(one)), "") or _shown(text)


def _shown(sentence: str) -> str:
    said = without_accounts(" ".join(sentence.split()))
    return bounded(_LIKE_AN_ACCOUNT.sub(lambda hit: f"{MASK} {hit[0][-4:]}", said), _SHOWN)
