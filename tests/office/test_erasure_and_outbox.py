"""An erasure that falls due while a letter that speaks of the person waits to leave: the letter first, then both."""

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from tests.staff.team import ANN, BO, open_team, passed
from worker.register.database import writing


def test_what_waits_to_leave_leaves_first_and_then_loses_its_words_too(tmp_path: Path) -> None:
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    team.writes(f"Bo Lindqvist <{BO}>", "Mon colis n'est jamais arrivé.", subject="Colis perdu")
    ref = team.office.complaints()[0].ref
    team.writes(ANN.address, "#retrait il a rappelé", subject=f"[{ref}]", results=passed())
    team.writes(ANN.address, f"#rgpd {ref}", results=passed())
    team.writes(ANN.address, f"#rgpd-répondu {ref} effacement", results=passed())
    # An answer that belongs to no file, and names him; the mail server has refused it since.
    team.writes(ANN.address, "#chercher colis", results=passed())
    found = team.last(ANN.address, "transcript")
    assert found.ref is None
    assert b"Lindqvist" in found.raw
    team.office.waits(days=1)
    [day] = [task.text for task in team.office.register.tasks() if task.kind == "erasure"]
    night = datetime.fromisoformat(f"{day}T03:00:00+00:00")
    change(team.office.register.engine, "queued", night + timedelta(days=30), found.id or 0)
    team.office.clock.advance(night - team.office.clock.now())
    team.office.works()
    assert team.office.complaints()[0].erased_at is None
    assert b"Lindqvist" in raw_of(team.office.register.engine, found.id or 0)
    change(team.office.register.engine, "sent", night, found.id or 0)
    team.office.waits(days=1)
    assert team.office.complaints()[0].erased_at is not None
    assert raw_of(team.office.register.engine, found.id or 0) == b""
    team.office.office.close()


def change(engine, status: str, due_at: datetime, letter: int) -> None:
    with writing(engine) as session:
        session.execute(
            text("UPDATE letter SET status = :status, due_at = :due WHERE id = :id"),
            {"status": status, "due": due_at.strftime("%Y-%m-%d %H:%M:%S.000000"), "id": letter},
        )


def raw_of(engine, letter: int) -> bytes:
    with engine.connect() as connection:
        return bytes(connection.execute(text("SELECT raw FROM letter WHERE id = :id"), {"id": letter}).scalar_one())
