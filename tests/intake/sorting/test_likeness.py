from dataclasses import replace
from datetime import UTC, datetime

import pytest

from worker.complaint.lifecycle import State
from worker.intake.sorting import likeness
from worker.nouns.facts import Facts
from worker.nouns.item import FileBrief
from worker.nouns.message import Message, Party
from worker.register import files

SENDER = "camille.roussel@example.org"


def message(subject: str, text: str = "") -> Message:
    return Message(message_id="", sender=Party(SENDER), subject=subject, text=text, new_text=text)


def file(subject: str, text: str = "", ref: str = "REC-2026-000123-38") -> FileBrief:
    return FileBrief(
        ref=ref,
        state=State.REGISTERED,
        is_open=True,
        subject=subject,
        participants=frozenset({SENDER}),
        registered_at=datetime(2026, 11, 3, tzinfo=UTC),
        body_sha256=likeness.body_sha256(text),
    )


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Facture contestée", "facture contestee"),
        ("RE: Facture contestée !", "facture contestée"),
        ("TR : Facture contestée du 3 octobre", "facture contestée du 3 octobre"),
        ("Relance : bouilloire arrivée cassée", "bouilloire arrivée cassée"),
    ],
)
def test_like_subjects_are_told(ours: str, theirs: str) -> None:
    assert likeness.alike(message(ours), Facts(files_of_sender=(file(theirs),)))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("", ""),
        ("Re:", "re:"),
        ("(sans objet)", "(sans objet)"),
        ("Bonjour", "bonjour"),
        ("Facture de mars", "facture d'octobre"),
        ("Facture contestée", "livraison en retard"),
    ],
)
def test_other_subjects_are_not(ours: str, theirs: str) -> None:
    assert likeness.alike(message(ours), Facts(files_of_sender=(file(theirs),))) == ()


def test_the_same_text_is_recognised_whatever_its_blanks_and_case() -> None:
    facts = Facts(files_of_sender=(file("un", "Ma  bouilloire\nest cassée."),))
    assert likeness.resent(message("deux", "ma bouilloire est CASSÉE."), facts)
    assert likeness.resent(message("deux", "ma bouilloire est neuve."), facts) == ()


def test_two_empty_texts_are_not_the_same_text() -> None:
    assert likeness.resent(message("deux", " \n"), Facts(files_of_sender=(file("un", ""),))) == ()


def test_ten_duplicates_at_most_and_no_closed_file() -> None:
    files_ = tuple(file("facture", ref=f"REC-{n}") for n in range(15))
    closed = replace(files_[0], is_open=False)
    assert len(likeness.alike(message("facture"), Facts(files_of_sender=files_))) == 10
    assert likeness.alike(message("facture"), Facts(files_of_sender=(closed,))) == ()


@pytest.mark.parametrize("text", ["", " ", "Été  à\r\nLyon", "x" * 1_000])
def test_the_register_keeps_the_hash_that_sorting_compares(text: str) -> None:
    assert likeness.body_sha256(text) == files.body_sha256(text)
