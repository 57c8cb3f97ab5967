"""What `check` says of the server whose word counts: what it costs to have none, and the value that is proposed."""

from types import SimpleNamespace
from typing import Any

import pytest

from worker.cli import vouching

ANN = "From: Ann <ann@example.com>\r\n"
BO = "From: bo@example.org\r\n"


def mail(sender: str, *results: str) -> bytes:
    return ("".join(f"Authentication-Results: {one}\r\n" for one in results) + f"{sender}Subject: x\r\n\r\nx").encode()


def told(monkeypatch: pytest.MonkeyPatch, authserv_id: str, *mails: bytes) -> str:
    settings: Any = SimpleNamespace(
        security=SimpleNamespace(authserv_id=authserv_id), staff=(SimpleNamespace(address="Ann@example.com"),)
    )
    monkeypatch.setattr(vouching, "_newest", lambda _settings: iter(mails))
    return "\n".join(vouching.vouched(settings))


def test_without_one_the_cost_is_told_and_the_topmost_name_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    said = told(
        monkeypatch, "", mail(BO, "mx.house.example; dmarc=pass header.from=example.org", "evil.example; dmarc=pass"),
        mail(BO, "mx.house.example; dmarc=none"), mail(ANN),
    )  # fmt: skip
    assert "one more, a yes" in said
    assert "can write in their name" in " ".join(said.split())
    assert '"mx.house.example" (2)' in said
    assert "evil.example" not in said


def test_without_one_and_without_any_header_it_says_where_to_look(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "the first word of its topmost Authentication-Results line" in told(monkeypatch, "", mail(BO))


def test_one_that_is_seen_is_told_with_the_mails_of_colleagues_that_it_costs_a_yes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    passed = "mx.house.example; dmarc=pass header.from=example.com"
    said = told(monkeypatch, "MX.house.example", mail(ANN, passed), mail(BO, passed))
    assert "on 2 of the newest 2 mails" in said
    assert "costs" not in said
    said = told(monkeypatch, "mx.house.example", mail(ANN, passed), mail(ANN), mail(BO, passed))
    assert "1 of 2 mails of colleagues came without its dmarc=pass" in said
    assert "costs its writer a yes" in said


def test_one_that_no_mail_bears_is_doubted_and_another_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    said = told(monkeypatch, "mx.wrong.example", mail(BO, "mx.house.example; dmarc=none"))
    assert 'none of the newest 1 mails begins with "mx.wrong.example"' in said
    assert '"mx.house.example" (1)' in said
    assert "no mail yet" in told(monkeypatch, "mx.house.example")
