"""The machine-readable part of delivery reports, in the shapes that servers give it."""

import pytest

from worker.intake.screening import delivery


def fates(part: str) -> list[tuple[str, str]]:
    return [(recipient.address, recipient.fate) for recipient in delivery.recipients([part])]


@pytest.mark.parametrize(
    ("action", "status", "fate"),
    [
        ("failed", "5.1.1", "failed"),
        ("failed", "4.4.7", "failed"),
        ("Failed (permanent)", "", "failed"),
        ("delayed", "4.4.1", "delayed"),
        ("delivered", "2.0.0", "arrived"),
        ("relayed", "2.1.5", "arrived"),
        ("expanded", "2.1.5", "arrived"),
        ("", "2.0.0", "arrived"),
        ("", "4.2.2", "delayed"),
        ("", "5.2.2", "failed"),
        ("", "", "failed"),
    ],
)
def test_the_action_says_what_became_of_the_letter_and_else_the_status(action: str, status: str, fate: str) -> None:
    fields = f"Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; a@example.org\nAction: {action}\nStatus: {status}"
    assert fates(fields) == [("a@example.org", fate)]


def test_a_missing_blank_line_does_not_merge_two_recipients() -> None:
    first = "Final-Recipient: rfc822; a@example.org\nAction: failed\n"
    part = first + "Final-Recipient: rfc822; b@example.org\nAction: delayed"
    assert fates(part) == [("a@example.org", "failed"), ("b@example.org", "delayed")]


def test_folded_fields_are_read_whole() -> None:
    part = "Final-Recipient: rfc822;\n a@example.org\nAction: failed\nDiagnostic-Code: smtp; 550\n no such user"
    assert delivery.recipients([part])[0].diagnostic == "smtp; 550 no such user"


def test_an_apostrophe_belongs_to_the_address_and_quotes_do_not() -> None:
    part = "Final-Recipient: rfc822; 'o'brien@example.org'\nAction: failed"
    assert fates(part) == [("o'brien@example.org", "failed")]


def test_fields_without_an_address_name_nobody() -> None:
    assert fates("Final-Recipient: LOCAL;<boite>\nAction: failed") == []
    assert fates("") == []


@pytest.mark.slow
@pytest.mark.parametrize("filler", ["\n", " ", "a", "@", "Final-Recipient: ", "Action:\n", "a@", ">"])
def test_a_megabyte_of_anything_costs_linear_time(filler: str) -> None:
    delivery.recipients([filler * (1_000_000 // len(filler))])
