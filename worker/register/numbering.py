"""The numbers of files: one after the other in a year, each given once and without gaps."""

from sqlalchemy.orm import Session

from worker.register import statements

_LAST = "last numbers"


def following(session: Session, year: int) -> int:
    """The next number of the year: given when a file is opened with it. The counter is held until the commit."""
    known: dict[int, int] = session.info.setdefault(_LAST, {})
    if year not in known:
        known[year] = _held(session, year)
    return known[year] + 1


def give(session: Session, year: int, number: int) -> None:
    """Given with a file's first entry, and with no other: a mail that is refused leaves no gap."""
    connection, told = session.connection(), {"of_year": year, "number": number}
    if not connection.execute(statements.GIVE_NUMBER, told).rowcount:
        connection.execute(statements.OPEN_YEAR, {"year": year, "last": number})
    known: dict[int, int] = session.info.get(_LAST, {})
    if year in known:
        known[year] = max(known[year], number)


def _held(session: Session, year: int) -> int:
    connection = session.connection()
    last: int | None = connection.execute(statements.LAST_NUMBER, {"wanted": year}).scalar()
    if last is None:
        # Two workers may open the year at once: the second waits for the first one's row, and finds it.
        connection.execute(statements.OPEN_YEAR, {"year": year, "last": 0})
        last = connection.execute(statements.LAST_NUMBER, {"wanted": year}).scalar_one()
    return int(last)
