"""`resend`: what did not leave is listed with its reason, and leaves once its cause is mended."""

import pytest

from tests.cli.conftest import letter

GONE = "550 5.1.1 nobody of that name"


@pytest.fixture
def refused(company):
    company.mail.behaviour.refuse["client1@example.org"] = GONE
    company.mail.append(letter(1))
    company.mail.append(letter(2))
    assert company.complaints("once").code == 1
    return company


def test_it_is_listed_with_its_reason(refused):
    [row] = refused.complaints("resend", "--json").json
    assert (row["to"], row["status"]) == ("client1@example.org", "refused")
    assert GONE in row["why"]
    assert GONE in refused.complaints("resend").out


@pytest.mark.parametrize("which", ["1", "all"])
def test_the_same_letter_leaves_once_its_cause_is_mended(refused, which):
    refused.mail.behaviour.refuse.clear()
    result = refused.complaints("resend", which)
    assert (result.code, result.out, result.err) == (0, "queued again 1: 1 letter sent\n", "")
    assert len(refused.mail.delivered_to("client1@example.org")) == 1
    assert refused.complaints("resend").err == "every letter left\n"
    assert refused.complaints("list", "--tasks").out == ""
    assert refused.complaints("verify").code == 0


def test_what_is_refused_again_is_told(refused):
    result = refused.complaints("resend", "all")
    assert (result.code, result.out) == (1, "queued again 1: 1 letter refused\n")


def test_a_letter_that_need_not_leave_reminds_nobody(refused):
    assert refused.complaints("resend", "1", "--leave").code == 0
    assert refused.complaints("resend").err == "every letter left\n"
    assert "letters_refused" not in str(refused.complaints("status", "--json").json)


@pytest.mark.parametrize(("which", "code"), [("x", 2), ("0", 2), ("99", 1)])
def test_what_is_no_such_letter_is_said(refused, which, code):
    result = refused.complaints("resend", which)
    assert (result.code, result.out) == (code, "")
    assert len(result.err.splitlines()) == 1


def test_a_letter_that_left_is_not_sent_again(refused):
    assert refused.complaints("resend", "2").code == 1
    assert len(refused.mail.delivered_to("ann@example.com")) == 2


def test_a_server_that_does_not_let_us_send_is_found_by_checking(company):
    assert "may send as reclamations@example.com to ann@example.com" in company.complaints("check").out
    company.mail.behaviour.refuse_senders = "550 5.7.60 Client does not have permissions to send as this sender"
    result = company.complaints("check")
    assert result.code == 1
    assert "5.7.60" in result.out
    assert "give the account that right (Send As)" in result.out
