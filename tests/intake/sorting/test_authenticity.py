"""Only the verdict of our own server is believed, and only about the sender's own domain."""

import pytest

from worker.intake.sorting.authenticity import dmarc
from worker.nouns.message import Headers, Message, Party

OURS = "mx.example.com"


def verdict(*results: str, authserv_id: str = OURS, sender: str = "camille@example.org") -> str:
    message = Message(
        message_id="",
        sender=Party(sender),
        subject="",
        text="",
        new_text="",
        headers=Headers({"authentication-results": results}),
    )
    return dmarc(message, authserv_id)


def test_our_servers_verdict_is_believed() -> None:
    assert verdict("mx.example.com; dkim=pass header.d=example.org; dmarc=pass header.from=example.org") == "pass"
    assert verdict("MX.example.com; dmarc=fail (p=none dis=none) header.from=example.org") == "fail"
    assert verdict("mx.example.com; spf=fail smtp.mailfrom=x@example.net; dmarc=none header.from=example.org") == "none"


def test_a_strangers_header_counts_for_nothing() -> None:
    assert verdict("mx.attacker.example.net; dmarc=pass header.from=example.org") == "none"
    assert verdict() == "none"


def test_of_several_headers_in_our_servers_name_the_topmost_decides() -> None:
    top, forged = (f"mx.example.com; dmarc={result} header.from=example.org" for result in ("fail", "pass"))
    assert verdict(top, forged) == "fail"
    assert verdict("mx.other.example.net; dmarc=pass header.from=example.org", top, forged) == "fail"


def test_a_verdict_on_another_domain_is_none() -> None:
    assert verdict("mx.example.com; dmarc=pass header.from=example.net") == "none"


def test_without_a_configured_server_nothing_is_believed() -> None:
    assert verdict("mx.example.com; dmarc=pass header.from=example.org", authserv_id="") == "none"


def test_the_nameless_header_of_microsoft_is_read_as_local() -> None:
    nameless = (
        "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.org; dkim=pass (signature was verified)"
        " header.d=example.org;dmarc=pass action=none header.from=example.org;compauth=pass reason=100"
    )
    assert verdict(nameless, authserv_id="local") == "pass"
    assert verdict(nameless) == "none"


def test_a_verdict_without_a_domain_may_fail_a_sender_and_never_pass_one() -> None:
    assert verdict("mx.example.com; dmarc=pass") == "none"
    assert verdict("mx.example.com; dmarc=fail") == "fail"


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "value",
    [
        "",
        ";",
        "mx.example.com",
        "mx.example.com; dmarc=",
        "mx.example.com; " + "(" * 50_000,
        "mx.example.com; " + "a=b " * 9_000,
        'mx.example.com; dmarc=pass header.from="',
        "\x00",
        "mx.example.com; " + "(a" * 1_000 + ")" * 1_000,
        "é" * 5_000,
    ],
)
def test_a_broken_header_is_no_verdict_and_no_error(value: str) -> None:
    assert verdict(value) == "none"
