"""`replay`: what could not be handled is handled again, once its cause is mended."""

import pytest

from tests.cli.conftest import letter
from worker.intake.reading import read
from worker.office import handling


@pytest.fixture
def parked(company, monkeypatch):
    """A message that made handling fail, and one that did not; the cause is mended by `monkeypatch.undo()`."""

    def fails(raw: bytes):
        if b"Fauteuil 1" in raw:
            raise ValueError("a fault of ours")
        return read(raw)

    monkeypatch.setattr(handling, "read", fails)
    company.mail.append(letter(1))
    company.mail.append(letter(2))
    result = company.complaints("once")
    # All that it said, since an exit of 1 alone does not tell which server, or which database, failed.
    assert (result.code, "1 parked" in result.out) == (0, True), (result.out, result.err)
    return company


def test_a_parked_message_is_listed_with_its_error(parked):
    [row] = parked.complaints("list", "--parked", "--json").json
    assert (row["id"], row["sender"], row["error"]) == (1, "client1@example.org", "ValueError: a fault of ours")
    [_, line] = parked.complaints("list", "--parked").lines
    assert line.split("\t")[0] == "1"


@pytest.mark.parametrize("which", ["1", "all"])
def test_it_is_completed_and_not_doubled(parked, monkeypatch, which):
    before = parked.refs()
    monkeypatch.undo()
    result = parked.complaints("replay", which)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("replayed 1: 1 complaint registered")
    assert parked.refs() == before
    assert parked.complaints("list", "--parked").out == ""
    assert len(parked.mail.delivered_to("client1@example.org")) == 1
    assert parked.complaints("verify").code == 0


def test_what_still_fails_is_parked_again(parked):
    result = parked.complaints("replay", "all")
    assert result.code == 1
    assert "1 parked" in result.out


@pytest.mark.parametrize("which", ["0", "1.5", "x", "", "²", "99999999999999999999", "4294967296"])
def test_what_is_no_number_is_refused(parked, which):
    result = parked.complaints("replay", which)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1


def test_a_number_that_is_not_parked_is_told(parked):
    result = parked.complaints("replay", "2")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("no parked message has that number")


def test_nothing_to_replay_is_no_fault(company):
    company.complaints("once")
    result = company.complaints("replay", "all")
    assert (result.code, result.out, result.err) == (0, "", "no message is parked\n")
