"""A small register with something in its common tables; and all of it as rows, to hold two against each other."""

from typing import Any

from sqlalchemy import select

from tests.desk import TestOffice, mail
from worker.register.database import reading
from worker.register.store import Register
from worker.register.tables import Base


def fill(office: TestOffice) -> None:
    """Three files, one with a follow-up."""
    for number in (1, 2, 3):
        office.box.deliver(mail(number))
    office.works()
    reply = office.register.letters()[0].message_id
    office.box.deliver(mail(4, sender="client1@example.org", extra=f"In-Reply-To: {reply}\r\n"))
    office.works()


def rows(register: Register) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that any table holds."""
    with reading(register.engine) as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key))]
            for table in Base.metadata.sorted_tables
        }
