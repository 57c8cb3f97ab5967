import pytest

from worker.intake.screening import senders
from worker.nouns.message import Headers, Message, Party


def message(sender: str = "camille@example.org", **headers: str) -> Message:
    named = {name.replace("_", "-"): (value,) for name, value in headers.items()}
    return Message(message_id="", sender=Party(sender), subject="", text="", new_text="", headers=Headers(named))


@pytest.mark.parametrize(
    "address",
    [
        "noreply@example.net", "no-reply@example.net", "no_reply@example.net", "ne-pas-repondre@example.net",
        "nepasrepondre@example.net", "do-not-reply@example.net", "donotreply@example.net",
        "facturation-noreply@example.net", "noreply-compte@example.net", "noreply+12ab@example.net",
        "nicht-antworten@example.net", "non-rispondere@example.net", "automated-notifications@example.net",
        "autoresponder@example.net", "mailer-daemon@example.net", "info@noreply.example.net", "x@bounces.example.net",
    ],
)  # fmt: skip
def test_addresses_that_take_no_answer_are_machines(address: str) -> None:
    assert senders.robot_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "camille@example.org", "norbert.reply@example.org", "contact@example.org", "postmaster@example.org",
        "noreplyson@example.org", "auto-ecole@example.org", "automne@example.org", "robin@example.org",
        "vacation.rentals@example.org", "service.client@example.org", "nomail@example.org", "a@nomailbox.example.org",
        "", "@", "reply@example.org",
    ],
)  # fmt: skip
def test_addresses_of_people_are_none(address: str) -> None:
    assert senders.robot_address(address) == ""


@pytest.mark.parametrize("value", ["<>", " < > ", "<MAILER-DAEMON>", "<MAILER-DAEMON@example.net>", "MAILER-DAEMON"])
def test_an_empty_return_path_is_known_in_all_its_spellings(value: str) -> None:
    assert senders.signature(message(return_path=value)) == "nobody"


@pytest.mark.parametrize("value", ["", "<camille@example.org>", "camille@example.org", "<<>>"])
def test_any_other_return_path_is_somebody(value: str) -> None:
    assert senders.signature(message(return_path=value)) == ""


@pytest.mark.parametrize(
    ("sender", "written", "signature"),
    [
        ("mailer-daemon@example.net", "", "server"),
        ("postmaster@example.net", "", "server"),
        ("", "MAILER-DAEMON", "server"),
        ("", "<>", "server"),
        ("x@example.net", '"Mail Delivery Subsystem" <x@example.net>', "server"),
        ("x@example.net", "=?x?= <x@example.net> (Système de distribution du courrier)", "server"),
        ("noreply@example.net", "", "program"),
        ("camille@example.org", '"Camille Roussel" <camille@example.org>', ""),
    ],
)
def test_whose_mark_a_message_bears(sender: str, written: str, signature: str) -> None:
    headers = {"from": written} if written else {}
    assert senders.signature(message(sender, **headers)) == signature


@pytest.mark.parametrize(
    "address",
    ["x@localhost", "x@[127.0.0.1]", "x@[ipv6:2001:db8::1]", "x@10.0.0.1", "user%host@relay.example",
     "host!user@relay.example", "nas@office.local", "x", ""],
)  # fmt: skip
def test_no_customer_has_an_address_that_leads_nowhere_or_past_a_server(address: str) -> None:
    assert senders.unreachable(address)


@pytest.mark.parametrize(
    "address",
    ["camille@example.org", "x+tag@mail.example.co.uk", "o'neil@example.org", "a.b@xn--caf-dma.example", "7@163.com"],
)
def test_what_people_have_is_reachable(address: str) -> None:
    assert not senders.unreachable(address)
