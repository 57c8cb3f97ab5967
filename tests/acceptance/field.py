"""What becomes of each mail of a folder, from the mailbox to the letters: `python -m tests.acceptance.field FOLDER`.

Each mail comes alone to an office of its own, on real servers inside the process, and is told in one line of JSON;
with `--index` beside what an `index.jsonl` of the folder expects of it. Two runs, before a change and after it, are
compared by `diff`.
"""

import json
import logging
import sys
import tempfile
from pathlib import Path
from typing import Any

import structlog

from tests.stories.conftest import MONDAY, World, story_settings
from worker import assembly
from worker.demo.servers import EmbeddedMail
from worker.doors.clock import FixedClock

BOX = "reclamations@maison.example"
SHOWN = 160


def told(raw: bytes, box: str = BOX) -> dict[str, Any]:
    """One mail's fate in a new office, as plain values."""
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(MONDAY.replace(day=24, hour=8, minute=30))
        with EmbeddedMail(address=box, password="story", clock=clock) as mail:
            server = {"address": box, "username": box}
            settings = story_settings(
                Path(folder),
                mail,
                of_mailbox=server,
                smtp={
                    "port": mail.smtp_port, "from": f"Service réclamations <{box}>", "host": "127.0.0.1",
                    "security": "plain", "username": box, "password_file": str(Path(folder) / "secret"),
                },
            )  # fmt: skip
            office = assembly.open_office(settings, clock=clock)
            world = World(mail, office, clock)
            office.desk.register.migrate()
            office.open()
            world.delivers(raw, box)
            tally = world.works()
            found = _told(world, tally)
            office.close()
    return found


def _told(world: World, tally: Any) -> dict[str, Any]:
    letters = [(one.occasion, one.recipient) for one in world.office.desk.register.letters()]
    found: dict[str, Any] = {"machine": tally.machine, "letters": letters}
    for complaint in world.files():
        wish = complaint.desired_solution
        message = complaint.messages[0]
        desk = world.person("Ann Morel", "ann@example.com").reads()
        found |= {
            "from": list(complaint.complainant.addresses),
            "name": complaint.complainant.name,
            "phone": complaint.complainant.phone,
            "customer": complaint.complainant.customer_number,
            "needs": complaint.complainant.adaptation_needed,
            "language": complaint.language,
            "wish": wish and f"{wish.kind} {wish.amount_cents} {wish.quoted}"[:SHOWN],
            "order": complaint.order_reference,
            "contract": complaint.contract_number,
            "category": complaint.category,
            "documents": [f"{d.name}{' (in the text)' if d.inline else ''}" for d in message.documents],
            "points": [point.text[:SHOWN] for point in complaint.points],
            "litigation": complaint.litigation,
            "data": [request.words for request in complaint.data_requests],
            "desk": [letter.text[:SHOWN] for letter in desk][:1],
            "whole": sum(len(line.split()) for letter in desk for line in [letter.text]),
        }
    return found


def main(arguments: list[str]) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    folder = Path(arguments[0])
    index = folder / "index.jsonl"
    rows = [json.loads(line) for line in index.read_text(encoding="utf-8").splitlines()] if index.exists() else []
    expected = {row["file"]: row.get("expected", "") for row in rows}
    for path in sorted(folder.glob("*.eml")):
        row = {"file": path.name, **told(path.read_bytes())}
        if "--index" in arguments:
            row["expected"] = expected.get(path.name, "")
        sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
