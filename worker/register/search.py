"""Words across files, to find one and those like it: FTS5 on SQLite, tsvector on PostgreSQL, behind a few functions.

Both hold the words folded (no accents, no case), so that both find the same; and each query is made of bare words, so
that nobody's text is ever an operator.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, bindparam, text
from sqlalchemy.orm import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from worker.complaint.particulars import CONCERNED
from worker.complaint.record import Complaint
from worker.words.tables import every
from worker.words.wording import fold

KEPT = 20_000  # characters of a file's words
# As many words of a text as are worth looking for: the longest tell most.
_MOST_WORDS = 24
_WORD = re.compile(r"[a-z0-9]{3,40}")
# In SQLite a row of the index is found by its number alone: by anything else the whole index is read.
PLACE = "year * 1000000000 + number"


@dataclass(frozen=True, slots=True)
class Found:
    """`score` is higher for what is more alike; it only orders, and differs between databases."""

    ref: str
    score: float


def index(session: Session, complaint: Complaint) -> None:
    """Write the words of a file anew; its row in `complaint` is there."""
    if _is_sqlite(session):
        into = (
            "INSERT OR REPLACE INTO complaint_words (rowid, ref, words)"  # noqa: S608  # no text from outside
            f" SELECT {PLACE}, ref, :words FROM complaint WHERE ref = :ref"
        )
    else:
        into = (
            "INSERT INTO complaint_words (ref, words) VALUES (:ref, to_tsvector('simple', :words))"
            " ON CONFLICT (ref) DO UPDATE SET words = excluded.words"
        )
    session.execute(text(into), {"ref": complaint.ref, "words": words_of(complaint)})


def forget(session: Session, ref: str) -> None:
    """A file is found by its reference alone from now on."""
    session.execute(text(_delete(session, "ref = :ref")), {"ref": ref})


def put_away(session: Session, before: datetime) -> int:
    """Forget the words of files that ended before an aware moment; returns of how many."""
    ended = bindparam("before", before, type_=UTCDateTime())
    of_files = text(_delete(session, "ended_at < :before")).bindparams(ended)
    found: CursorResult[Any] = session.execute(of_files)  # type: ignore[assignment]  # a DELETE
    return found.rowcount


def _delete(session: Session, which: str) -> str:
    key = (PLACE, "rowid") if _is_sqlite(session) else ("ref", "ref")
    return f"DELETE FROM complaint_words WHERE {key[1]} IN (SELECT {key[0]} FROM complaint WHERE {which})"  # noqa: S608  # no text from outside


def overwrite(session: Session) -> None:
    """SQLite's index keeps the words of a deleted row until it is merged; PostgreSQL's vacuum comes by itself."""
    if _is_sqlite(session):
        session.execute(text("INSERT INTO complaint_words (complaint_words) VALUES ('optimize')"))


def words_of(complaint: Complaint) -> str:
    """The words by which a file is found: what was written, by whom, about what."""
    return fold("\n".join(parts_of(complaint))[:KEPT]).replace("\0", " ")


def parts_of(complaint: Complaint) -> tuple[str, ...]:
    """What they are made of."""
    who = complaint.complainant
    return (
        complaint.ref,
        complaint.subject,
        who.name,
        *who.addresses,
        who.customer_number,
        *(one.value(complaint) for one in CONCERNED),
        *(point.text for point in complaint.points),
        *(message.new_text for message in complaint.messages),
    )


def find(session: Session, words: str, *, limit: int) -> list[Found]:
    """Files that hold all the words, the best first."""
    return _ask(session, _tokens(words, everything=True), every=True, limit=limit)


def similar(session: Session, complaint: Complaint, *, limit: int) -> list[Found]:
    """Files that share most of the telling words of this one's points, without itself."""
    said = " ".join((complaint.subject, complaint.product_or_service, *(point.text for point in complaint.points)))
    found = _ask(session, _tokens(said), every=False, limit=limit + 1)
    return [one for one in found if one.ref != complaint.ref][:limit]


def _tokens(words: str, *, everything: bool = False) -> list[str]:
    tokens = dict.fromkeys(_WORD.findall(fold(words[:KEPT])))
    usual = every("likeness", "said by everybody")
    told = [token for token in tokens if everything or token not in usual]
    return sorted(told, key=len, reverse=True)[:_MOST_WORDS]


def _ask(session: Session, tokens: Sequence[str], *, every: bool, limit: int) -> list[Found]:
    if not tokens:
        return []
    if _is_sqlite(session):
        # Quoted, each token is a word and nothing else. bm25 is lower for what is better.
        query = (" AND " if every else " OR ").join(f'"{token}"' for token in tokens)
        ask = "SELECT ref, -bm25(complaint_words) FROM complaint_words WHERE complaint_words MATCH :query"
        order = " ORDER BY bm25(complaint_words), ref LIMIT :limit"
    else:
        query = (" & " if every else " | ").join(tokens)
        ask = (
            "SELECT ref, ts_rank(words, to_tsquery('simple', :query), 2) AS score FROM complaint_words"
            " WHERE words @@ to_tsquery('simple', :query)"
        )
        order = " ORDER BY score DESC, ref LIMIT :limit"
    rows = session.execute(text(ask + order), {"query": query, "limit": limit})
    return [Found(ref, float(score)) for ref, score in rows]


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
