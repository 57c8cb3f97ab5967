"""Explain: one plain object a message, threads of a folder, and never an error for any bytes."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worker.intake import explaining
from worker.intake.explaining import Explainer, threads
from worker.nouns.facts import Facts, Query
from worker.nouns.item import Person

CORPUS = Path(__file__).parents[1] / "corpus"
KEYS = {
    "file", "kind", "because", "subject", "from", "from_name", "attachments", "text", "reply_text", "is_auto",
    "is_bounce", "bounce_recipient", "forward_from", "forward_subject", "thread_id", "message_id", "answers",
    "caller", "answered_at",
}  # fmt: skip


def explained(name: str) -> explaining.Explanation:
    return Explainer().explain((CORPUS / f"{name}.eml").read_bytes(), f"{name}.eml")


def test_a_complaint_is_explained_with_what_was_read_and_why() -> None:
    one = explained("sorting/new-complaint")
    assert set(one) == KEYS
    assert one["kind"] == "complaint"
    assert one["from"] == "nadia.belkacem@example.net"
    assert one["from_name"] == "Nadia Belkacem"
    assert one["subject"] == "Facture prélevée deux fois"
    assert "Je veux un remboursement." in one["reply_text"]
    assert (one["is_auto"], one["is_bounce"], one["bounce_recipient"]) == (False, False, None)
    assert one["because"]
    json.dumps(one)


def test_a_delivery_report_lists_every_address_that_it_is_about() -> None:
    one = explained("screening/dsn-two-recipients-one-still-tried")
    assert (one["kind"], one["is_bounce"], one["is_auto"]) == ("bounce", True, True)
    assert one["bounce_recipient"] == ["camille.roussel@example.org", "luc.ferrand@example.net"]


def test_machine_mail_is_automatic_and_no_bounce() -> None:
    one = explained("screening/machine-absence-french")
    assert (one["kind"], one["is_bounce"], one["is_auto"]) == ("machine", False, True)


def test_the_facts_are_those_of_the_register_that_is_asked() -> None:
    asked: list[Query] = []

    def facts(query: Query) -> Facts:
        asked.append(query)
        return Facts(staff={"ann@example.com": Person("Ann Morel", "ann@example.com")})

    explainer = Explainer(boxes=("reclamations@example.com",), facts=facts)
    one = explainer.explain((CORPUS / "sorting/staff-names-file.eml").read_bytes(), "x.eml")
    assert one["kind"] == "staff"
    assert asked[0].tagged_refs == ("REC-2026-000123-38",)


def test_what_cannot_be_read_is_unreadable_and_the_others_are_still_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    read = explaining.read

    def sometimes(raw: bytes) -> object:
        if raw == b"bad":
            raise ZeroDivisionError
        return read(raw)

    monkeypatch.setattr(explaining, "read", sometimes)
    good = b"From: a@example.org\r\n\r\nBonjour"
    bad, other = Explainer().explain_all([("bad.eml", b"bad"), ("good.eml", good)])
    assert (bad["kind"], bad["because"]) == ("unreadable", "cannot be read: ZeroDivisionError")
    assert set(bad) == KEYS
    assert other["kind"] == "complaint"


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_explained(raw: bytes) -> None:
    json.dumps(Explainer().explain(raw, "x.eml"))


def mail(own: str, answers: str = "") -> bytes:
    return f"From: a@example.org\r\nMessage-ID: {own}\r\nReferences: {answers}\r\n\r\nBonjour".encode()


def test_messages_of_a_folder_that_answer_one_another_share_a_thread() -> None:
    folder = [
        ("1", mail("<1@x>")),
        ("2", mail("<2@x>", "<1@x>")),
        ("3", mail("<3@x>")),
        ("4", mail("<4@x>", "<missing@x> <2@x>")),
        ("5", mail("<5@x>", "<missing@x>")),
    ]
    ids = [one["thread_id"] for one in Explainer().explain_all(folder)]
    assert ids == ["<1@x>", "<1@x>", None, "<1@x>", "<1@x>"]


@given(
    st.lists(st.lists(st.sampled_from([f"<{n}@x>" for n in range(12)]), max_size=4), max_size=12),
)
def test_threads_are_the_closure_over_shared_ids(named: list[list[str]]) -> None:
    ids = threads(named)
    groups = [set(one) for one in named]
    for _ in named:
        groups = [set().union(*(other for other in groups if other & one), one) for one in groups]
    for i, one in enumerate(groups):
        joined = [j for j, other in enumerate(groups) if j != i and one & other]
        assert (ids[i] is None) == (not joined)
        assert all(ids[j] == ids[i] for j in joined)
        assert all(ids[j] != ids[i] for j in range(len(groups)) if j != i and j not in joined and ids[i] is not None)


def test_a_long_chain_of_answers_costs_linear_time() -> None:
    chain = [(f"<{n}@x>", f"<{n - 1}@x>") for n in range(50_000)]
    assert set(threads(chain[::-1])) == {"<49999@x>"}
