"""What a complaint costs the register: it is asked nothing twice, and one statement more is somebody's decision."""

from pathlib import Path

from sqlalchemy import event

from tests.desk import TestOffice, mail, open_test_office

# Of one complaint with its two letters, from the mailbox to the post.
MOST = 46
TEXTS = ("La bouilloire fuit.", "Le canapé grince.", "Un lit sans lattes.", "Des verres ébréchés.", "Trop de bruit.")


def statements(office: TestOffice) -> int:
    """As many as one round of the office takes."""
    told: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        told.append(statement)

    event.listen(office.register.engine, "before_cursor_execute", count)
    office.works()
    event.remove(office.register.engine, "before_cursor_execute", count)
    return len(told)


def test_a_complaint_asks_the_register_nothing_twice(tmp_path: Path) -> None:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    office.box.deliver(mail(1, text=TEXTS[0]))
    one = statements(office)
    office.waits(hours=2)
    for number, text in enumerate(TEXTS, start=2):
        office.box.deliver(mail(number, text=text))
    several = statements(office)
    office.office.close()
    each = (several - one) / (len(TEXTS) - 1)
    assert each <= MOST, each
