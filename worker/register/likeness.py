"""The telling words of the files of the last weeks, by which a wave is seen; and which files are of one wave."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.item import RecentFile
from worker.processing.likeness import BEFORE_DAYS, words_of
from worker.register import statements
from worker.register.tables import ComplaintRow, LikenessRow

# No more are compared with a new file, and no wave has more for one mail of a colleague.
MOST = 400
MOST_OF_WAVE = 100
_RECENT = "recent files"
_NEITHER = (State.MERGED.value, State.NOT_A_COMPLAINT.value)


def index(session: Session, complaint: Complaint, *, new: bool) -> None:
    """Written with the file's first entry; later its wave may change."""
    if new:
        _opened(session, complaint, _write(session, complaint))
        return
    row = session.get(LikenessRow, complaint.ref)
    if row is not None:
        row.wave = complaint.wave
    elif complaint.wave:
        _write(session, complaint)
    look_again(session)


def _write(session: Session, complaint: Complaint) -> str:
    words = " ".join(sorted(words_of(complaint.subject, (point.text for point in complaint.points))))
    row = {"ref": complaint.ref, "at": complaint.registered_at, "words": words, "wave": complaint.wave}
    statements.write_likeness(session, row)
    return words


def look_again(session: Session) -> None:
    """A file changed that others may be like, or are no longer: what this transaction knows of them is asked anew."""
    session.info.pop(_RECENT, None)


def _opened(session: Session, complaint: Complaint, words: str) -> None:
    """A file that this transaction opened is the newest of them: no need to ask for the others again."""
    known: tuple[RecentFile, ...] | None = session.info.get(_RECENT)
    if known is None:
        return
    if complaint.state.value in _NEITHER or any(one.at > complaint.registered_at for one in known[:1]):
        look_again(session)
    elif words:
        newest = RecentFile(complaint.ref, complaint.wave, complaint.registered_at, frozenset(words.split()))
        session.info[_RECENT] = (newest, *known)[:MOST]


def recent(session: Session, now: datetime) -> tuple[RecentFile, ...]:
    """The newest files first. Asked once in a transaction: nobody else opens files as long as it lasts."""
    if _RECENT not in session.info:
        session.info[_RECENT] = _recent(session, now)
    known: tuple[RecentFile, ...] = session.info[_RECENT]
    return known


def _recent(session: Session, now: datetime) -> tuple[RecentFile, ...]:
    since = now - timedelta(days=BEFORE_DAYS)
    query = (
        select(col(LikenessRow.ref), col(LikenessRow.wave), col(LikenessRow.at), col(LikenessRow.words))
        .join(ComplaintRow, col(ComplaintRow.ref) == col(LikenessRow.ref))
        .where(col(LikenessRow.at) >= since, col(LikenessRow.words) != "", col(ComplaintRow.state).not_in(_NEITHER))
        .order_by(col(LikenessRow.at).desc())
        .limit(MOST)
    )
    return tuple(RecentFile(ref, wave, at, frozenset(words.split())) for ref, wave, at, words in session.execute(query))


def words_of_files(session: Session, refs: Sequence[str]) -> dict[str, frozenset[str]]:
    """What these files are about, as far as it is not put away."""
    if not refs:
        return {}
    query = select(col(LikenessRow.ref), col(LikenessRow.words)).where(col(LikenessRow.ref).in_(refs))
    return {ref: frozenset(words.split()) for ref, words in session.execute(query)}


def of_one_wave(session: Session, refs: Iterable[str]) -> tuple[str, ...]:
    """The files that are of the same wave as any of these, the oldest first."""
    waves = set(session.scalars(select(col(LikenessRow.wave)).where(col(LikenessRow.ref).in_(refs)))) - {""}
    if not waves:
        return ()
    query = select(col(LikenessRow.ref)).where(col(LikenessRow.wave).in_(waves))
    return tuple(session.scalars(query.order_by(col(LikenessRow.at), col(LikenessRow.ref)).limit(MOST_OF_WAVE)))


def forget(session: Session, ref: str) -> None:
    """The people of a file were erased: nothing is left of what it said."""
    session.execute(delete(LikenessRow).where(col(LikenessRow.ref) == ref))


def put_away(session: Session, now: datetime) -> None:
    """What is no longer compared with anything keeps no words."""
    old = col(LikenessRow.at) < now - timedelta(days=BEFORE_DAYS)
    session.execute(update(LikenessRow).where(old, col(LikenessRow.words) != "").values(words=""))
