"""A register small enough to read: two letters of one open file, and who was sent them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from worker.complaint.lifecycle import State
from worker.intake.query import query_of
from worker.intake.sorting import sort
from worker.intake.sorting.likeness import body_sha256
from worker.nouns.facts import Facts, Query
from worker.nouns.item import FileBrief, Item, OurLetter, Person, ReplyAddress
from worker.nouns.message import Message

BOX = "reclamations@example.com"
REF = "REC-2026-000123-38"
CAMILLE = "camille.roussel@example.org"
ANN = Person("Ann Morel", "ann@example.com", frozenset({"desk"}))
SENT = datetime(2026, 11, 3, 8, 12, tzinfo=UTC)
ACKNOWLEDGEMENT = OurLetter(
    1, "<2f7c1d90b54e4a0c8e6d3b1a@worker.example.com>", REF, "acknowledgement", CAMILLE, to_staff=False, queued_at=SENT
)
NOTICE = OurLetter(
    2, "<9a01c4de77b84f13a2c5e6f0@worker.example.com>", REF, "intake_notice", ANN.address, to_staff=True, queued_at=SENT
)
FILE = FileBrief(
    ref=REF,
    state=State.REGISTERED,
    is_open=True,
    subject="bouilloire arrivée cassée",
    participants=frozenset({CAMILLE}),
    registered_at=SENT,
    body_sha256=body_sha256("Ma bouilloire est arrivée cassée.\nJe demande un échange."),
)
STANDING = Facts(
    own_addresses=frozenset({BOX, "reclamations+bounces@example.com"}),
    staff={ANN.address: ANN},
    trusted_forms=frozenset({"formulaire@example.com"}),
    authserv_id="mx.example.com",
)


@dataclass(frozen=True)
class SmallRegister:
    """Answers a query as the register does, from one file."""

    standing: Facts = STANDING
    file: FileBrief = FILE
    letters: tuple[OurLetter, ...] = (ACKNOWLEDGEMENT, NOTICE)
    tokens: tuple[tuple[str, str], ...] = (("k3v9q2m7t4x8", CAMILLE), ("s1t2a3f4f5t6", ANN.address))

    def sort(self, message: Message) -> Item:
        """Sort a message as handling does: query, ask, sort."""
        return sort(message, self.facts(query_of(message, prefix="REC", boxes=[BOX])))

    def facts(self, query: Query) -> Facts:
        by_id = {letter.message_id: letter for letter in self.letters}
        answered = tuple(by_id[one] for one in query.answered_ids if one in by_id)
        holder = next((dict(self.tokens)[t] for ref, t in query.tokens if t in dict(self.tokens) and ref == REF), "")
        return replace(
            self.standing,
            self_letter=by_id.get(query.own_id),
            answered_letters=answered,
            returned_letters=tuple(by_id[one] for one in query.returned_ids if one in by_id),
            letters_to_failed=tuple(one for one in self.letters if one.recipient in query.failed_recipients),
            token_file=self.file if holder else None,
            token_holder=holder,
            reply_addresses=(ReplyAddress(REF, holder, SENT),) if holder else (),
            tagged_files=(self.file,) if self.file.ref in query.tagged_refs else (),
            files_of_answered=(self.file,) if answered else (),
            files_of_sender=(self.file,) if query.sender in self.file.participants else (),
        )
