"""What the worker makes of a message, as a plain object to print: nothing is kept, and nobody is answered."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from worker.intake.query import query_of
from worker.intake.reading import names, read
from worker.intake.screening import bounces
from worker.intake.sorting import sort
from worker.nouns.facts import Facts, Query
from worker.nouns.item import KINDS, Bounce, FollowUp, Item, Machine, NewComplaint, Visitor
from worker.nouns.message import Document, Message
from worker.words.wording import bounded

# One message as JSON. `kind` is complaint, follow_up, visitor, staff, bounce, machine, loop or unreadable; `caller`
# what kind of person or gateway; `answered_at` where a complaint's first letter goes. `is_auto` holds for
# all that no person wrote, delivery reports among them; `is_bounce` for reports of failure and of delay alike;
# `bounce_recipient` lists the addresses that a report is about. `message_id` and `answers` are what threads join by.
Explanation = TypedDict(
    "Explanation",
    {
        "file": str,
        "kind": str,
        "caller": str,
        "answered_at": str | None,
        "because": str,
        "subject": str,
        "from": str,
        "from_name": str,
        "attachments": list[str | None],
        "text": str,
        "reply_text": str,
        "is_auto": bool,
        "is_bounce": bool,
        "bounce_recipient": list[str] | None,
        "forward_from": str | None,
        "forward_subject": str | None,
        "thread_id": str | None,
        "message_id": str,
        "answers": list[str],
    },
)


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains as handling would decide. `facts` answers a message's query: from the register, or with nothing.

    `prefix` is the references' ("REC"), `boxes` the addresses of the mailboxes.
    """

    prefix: str = "REC"
    boxes: Collection[str] = ()
    facts: Callable[[Query], Facts] = lambda _query: Facts()

    def explain(self, raw: bytes, name: str) -> Explanation:
        """Read and sort the bytes of one message; `name` is shown as its file.

        Hostile bytes never raise: what cannot be read is "unreadable", with the error's name in `because`.
        `thread_id` is None: it takes the other messages of the folder.
        """
        try:
            message = read(raw)
            query = query_of(message, prefix=self.prefix, boxes=self.boxes)
        except Exception as error:  # noqa: BLE001  # Whatever fails on one file, the operator wants the others too.
            return _unreadable(name, f"cannot be read: {type(error).__name__}")
        return _explanation(message, sort(message, self.facts(query)), name)

    def explain_all(self, messages: Iterable[tuple[str, bytes]]) -> list[Explanation]:
        """Explain (name, bytes) of a folder's messages, in order, with `thread_id` where some belong together."""
        explained = [self.explain(raw, name) for name, raw in messages]
        ids = threads([(one["message_id"], *one["answers"]) for one in explained])
        return [{**one, "thread_id": thread} for one, thread in zip(explained, ids, strict=True)]


def threads(named: Sequence[Iterable[str]]) -> list[str | None]:
    """A thread id for each message, given the ids that each names: its own, In-Reply-To, References (RFC 5322, 3.6.4).

    Messages that share an id, directly or through others, also through one that is not there, have the same thread:
    the first id of the first of them. None where a message joins no other.
    """
    leader: dict[str, str] = {}

    def find(one: str) -> str:
        root = one
        while leader.setdefault(root, root) != root:
            root = leader[root]
        while leader[one] != root:
            leader[one], one = root, leader[one]
        return root

    messages = [[one for one in ids if one] for ids in named]
    for ids in messages:
        for other in ids[1:]:
            leader[find(other)] = find(ids[0])
    roots = [find(ids[0]) if ids else "" for ids in messages]
    sizes = Counter(roots)
    first: dict[str, str] = {}
    for root, ids in zip(roots, messages, strict=True):
        first.setdefault(root, ids[0] if ids else "")
    return [first[root] if root and sizes[root] > 1 else None for root in roots]


def _explanation(message: Message, item: Item, name: str) -> Explanation:
    report = bounces.report(message) if isinstance(item, Bounce) else None
    forwarded = message.forwarded
    return {
        "file": name,
        "kind": KINDS[type(item)],
        "caller": item.kind if isinstance(item, Visitor) else item.caller if isinstance(item, NewComplaint) else "",
        "answered_at": _answered_at(message, item),
        "because": item.because,
        "subject": message.subject,
        "from": message.sender.address,
        "from_name": message.sender.name,
        "attachments": [_name(document) for document in message.documents],
        "text": message.text,
        "reply_text": message.new_text,
        "is_auto": _by_machine(item),
        "is_bounce": isinstance(item, Bounce),
        "bounce_recipient": [*report.recipients, *report.waiting] if report else None,
        "forward_from": forwarded.sender.address if forwarded else None,
        "forward_subject": forwarded.subject if forwarded else None,
        "thread_id": None,
        "message_id": message.message_id,
        "answers": [*message.in_reply_to, *message.references],
    }


def _by_machine(item: Item) -> bool:
    """Whether a machine may not answer it: no person wrote it, or its headers ask for that."""
    return isinstance(item, Bounce | Machine) or (isinstance(item, FollowUp | NewComplaint | Visitor) and item.mute)


def _answered_at(message: Message, item: Item) -> str | None:
    """Where the first letter of a new file goes; None where there is none, or nobody to write to."""
    if not isinstance(item, NewComplaint) or item.from_form:
        return None
    if item.author is not None:
        return item.author.address
    return None if item.mute else message.sender.address or None


def _name(document: Document) -> str | None:
    """None for a part that nobody named, neither its sender nor its own content: its name is only our label."""
    return None if document.name.startswith(names.UNNAMED) and not document.named_by_sender else document.name


def _unreadable(name: str, because: str) -> Explanation:
    return {
        "file": name,
        "kind": "unreadable",
        "caller": "",
        "answered_at": None,
        "because": bounded(because),
        "subject": "",
        "from": "",
        "from_name": "",
        "attachments": [],
        "text": "",
        "reply_text": "",
        "is_auto": False,
        "is_bounce": False,
        "bounce_recipient": None,
        "forward_from": None,
        "forward_subject": None,
        "thread_id": None,
        "message_id": "",
        "answers": [],
    }
