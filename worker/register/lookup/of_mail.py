"""What a mail names: letters of ours, reply addresses, files, and the files of its sender."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.lifecycle import State
from worker.nouns.facts import Facts, Query
from worker.nouns.item import FileBrief, OurLetter, ReplyAddress
from worker.register import files, likeness, search
from worker.register.leaving import LETTERS
from worker.register.tables import Base, DocumentRow, ParcelRow, ParticipantRow, ReplyTokenRow

# No sorting needs more files or letters than this, however many a sender has.
MOST = 50
# More files than this hold a name that says nothing.
MOST_NAMED = 5
# The occasion of the letter that a message came, and no more.
RECEIVED = "received"


def answered(session: Session, query: Query, known: Facts) -> Facts:
    """`known`, completed with what the register holds of all that the mail names."""
    ids = {query.own_id, *query.answered_ids, *query.returned_ids} - {""}
    letters = _letters(session, _BY_ID, sorted(ids)) if ids else ()
    by_id = {letter.message_id: letter for letter in letters}
    letters_answered = tuple(_of_its_file(session, by_id[i]) for i in query.answered_ids if i in by_id)
    returned = tuple(by_id[i] for i in query.returned_ids if i in by_id)
    sent_to = _reply_addresses(session, query.tokens)
    shown = _reply_addresses(session, query.shown_tokens)
    used = sent_to[0] if sent_to else None
    answered_refs = (letter.ref for letter in (*letters, *letters_answered))
    refs = {*query.tagged_refs, *query.told_refs, *answered_refs, used.ref if used else ""} - {""}
    named = _on_paper(session, _briefs(session, _BY_REF, sorted(refs))) if refs else {}
    mine = _with_words(session, _briefs(session, _BY_SENDER, query.sender)) if query.sender else {}
    failed = query.failed_recipients
    to_failed = _letters(session, _BY_RECIPIENT, sorted(failed)) if failed and not returned else ()
    return replace(
        known,
        self_letter=by_id.get(query.own_id),
        answered_letters=letters_answered,
        returned_letters=returned,
        letters_to_failed=to_failed,
        token_file=named.get(used.ref) if used else None,
        token_holder=used.holder if used else "",
        token_made_at=used.made_at if used else None,
        reply_addresses=(*sent_to, *shown),
        tagged_files=tuple(named[ref] for ref in query.tagged_refs if ref in named),
        told_files=tuple(named[ref] for ref in query.told_refs if ref in named),
        own_threads=_own_threads(session, query, mine),
        files_of_answered=tuple({one.ref: named[one.ref] for one in letters_answered if one.ref in named}.values()),
        files_of_sender=tuple(mine.values()),
        known_pictures=_known(session, query.pictures),
        named_files=_named(session, query.named_person),
        same_matter=_named(session, query.same_matter),
    )


def _of_its_file(session: Session, letter: OurLetter) -> OurLetter:
    """The letter to whoever wrote about another's file names none; their answer belongs where that message is held."""
    if letter.ref or letter.occasion != RECEIVED or letter.parcel is None:
        return letter
    parcel = session.get(ParcelRow, letter.parcel)
    return replace(letter, ref=parcel.ref) if parcel and parcel.ref else letter


def _with_words(session: Session, mine: dict[str, FileBrief]) -> dict[str, FileBrief]:
    words = likeness.words_of_files(session, [ref for ref, file in mine.items() if file.is_open])
    return {ref: replace(file, words=words.get(ref, frozenset())) for ref, file in mine.items()}


def _on_paper(session: Session, named: dict[str, FileBrief]) -> dict[str, FileBrief]:
    """With the name of whoever has no e-mail address in a file: they are known by nothing else."""
    return {
        ref: file if file.participants else replace(file, complainant=files.read(session, ref).complainant.name)
        for ref, file in named.items()
    }


def _known(session: Session, pictures: Sequence[str]) -> frozenset[str]:
    """Which of these pictures came with other mails."""
    if not pictures:
        return frozenset()
    sha256 = col(DocumentRow.sha256)
    return frozenset(session.scalars(select(sha256).where(sha256.in_(pictures)).distinct()))


def _own_threads(session: Session, query: Query, mine: dict[str, FileBrief]) -> tuple[FileBrief, ...]:
    """The sender's files that hold a mail of theirs which this one answers."""
    if not (mine and query.answered_ids):
        return ()
    statement = select(col(ParcelRow.ref)).where(
        col(ParcelRow.ref).in_(mine),
        col(ParcelRow.message_id).in_(query.answered_ids),
        col(ParcelRow.sender) == query.sender,
    )
    return tuple(mine[ref] for ref in dict.fromkeys(session.scalars(statement.order_by(col(ParcelRow.id).desc()))))


def _named(session: Session, person: str) -> tuple[FileBrief, ...]:
    """Open files that hold this name; none where so many do that it tells nothing."""
    found = search.find(session, person, limit=MOST_NAMED + 1) if person else []
    if len(found) > MOST_NAMED:
        return ()
    held = _briefs(session, _BY_REF, [one.ref for one in found]) if found else {}
    return tuple(file for file in held.values() if file.is_open)


_LETTERS: Final = select(
    *(
        LETTERS.c[name]
        for name in (
            "id",
            "message_id",
            "ref",
            "occasion",
            "recipient",
            "to_staff",
            "queued_at",
            "parcel",
            "spent_at",
            "told_by",
        )
    )
)
_WANTED: Final[BindParameter[Any]] = bindparam("wanted", expanding=True)


def _newest_letters(condition: ColumnElement[bool]) -> Select[Any]:
    return _LETTERS.where(condition).order_by(LETTERS.c.id.desc()).limit(MOST)


_BY_ID: Final = _newest_letters(LETTERS.c.message_id.in_(_WANTED))
_BY_RECIPIENT: Final = _newest_letters(LETTERS.c.recipient.in_(_WANTED))


def _letters(session: Session, statement: Select[Any], wanted: Sequence[str]) -> tuple[OurLetter, ...]:
    """Newest first."""
    rows = session.connection().execute(statement, {"wanted": wanted})
    return tuple(
        OurLetter(
            number or 0, message_id, ref or "", occasion, to, staff, at, parcel, spent is not None, by is not None
        )
        for number, message_id, ref, occasion, to, staff, at, parcel, spent, by in rows
    )


def _reply_addresses(session: Session, tokens: Sequence[tuple[str, str]]) -> tuple[ReplyAddress, ...]:
    """Those of the pairs that are reply addresses of ours, in their order."""
    rows = ((ref, session.get(ReplyTokenRow, token)) for ref, token in tokens)
    return tuple(ReplyAddress(row.ref, row.address, row.made_at) for ref, row in rows if row and row.ref == ref)


_FILES: Final = Base.metadata.tables["complaint"]
_PARTICIPANTS: Final = Base.metadata.tables["participant"]
_BRIEFS: Final = select(
    *(
        _FILES.c[name]
        for name in ("ref", "state", "is_open", "subject_key", "registered_at", "answered_at", "body_sha256", "owner")
    )
)


def _newest_files(condition: ColumnElement[bool]) -> Select[Any]:
    return _BRIEFS.where(condition).order_by(_FILES.c.registered_at.desc()).limit(MOST)


_BY_REF: Final = _newest_files(_FILES.c.ref.in_(_WANTED))
_BY_SENDER: Final = _newest_files(
    _FILES.c.ref.in_(select(_PARTICIPANTS.c.ref).where(_PARTICIPANTS.c.address == bindparam("wanted")))
)


def _briefs(session: Session, statement: Select[Any], wanted: str | Sequence[str]) -> dict[str, FileBrief]:
    """The newest files that are so, by reference."""
    rows = session.connection().execute(statement, {"wanted": wanted}).all()
    people: dict[str, set[str]] = {row[0]: set() for row in rows}
    if people:
        of_files = select(col(ParticipantRow.ref), col(ParticipantRow.address)).where(
            col(ParticipantRow.ref).in_(people)
        )
        for ref, address in session.execute(of_files):
            people[ref].add(address)
    return {
        ref: FileBrief(ref, State(state), is_open, subject, frozenset(people[ref]), registered, answered, body, owner)
        for ref, state, is_open, subject, registered, answered, body, owner in rows
    }
