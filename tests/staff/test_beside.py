"""What is offered of the messages that wait beside a file."""

from datetime import date

from worker.complaint.folding import apply_all
from worker.complaint.messages import MessageHeld
from worker.staff.offers.beside import apart, let_in
from worker.staff.offers.view import View
from worker.writing.samples.life import BOB, RULES, registered


def waiting(*senders):
    file = registered()
    first = file.messages[0]
    held = [
        MessageHeld(message=first.model_copy(update={"parcel": 50 + n, "sender": one, "sender_name": ""}), reason="x")
        for n, one in enumerate(senders)
    ]
    return View(apply_all(file, tuple(held), at=first.received_at), BOB, RULES, date(2026, 11, 24))


def test_who_looks_like_a_colleague_is_offered_with_the_warning():
    view = waiting("voisin@example.net", "bob@exarnple.com")
    (stranger, _), (like, line) = let_in(view)
    assert "Bob Petit" not in str(stranger)
    assert str(like).startswith("Only after asking Bob Petit")
    assert str(line) == "#accept 51"


def test_many_strangers_push_nothing_else_out_of_sight():
    view = waiting(*(f"voisin{n}@example.net" for n in range(6)))
    assert [str(line) for _, line in let_in(view)] == ["#accept 50", "#accept 51", "#accept 52", "#status"]
    assert [str(line) for _, line in apart(view)] == ["#separate 50", "#separate 51", "#separate 52"]
