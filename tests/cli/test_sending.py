"""`complaints send`: what waits for its next try leaves now, and what waits on purpose does not."""

import pytest

from tests.cli.conftest import letter


@pytest.mark.slow
def test_letters_that_a_server_put_off_leave_once_it_is_mended(company):
    company.mail.append(letter(1))
    company.configured(smtp=1)
    assert company.complaints("once").code == 1
    company.configured()
    # Their next try is minutes away: `once` alone does nothing for the second of them.
    sent = company.complaints("send")
    assert (sent.code, sent.out) == (0, "2 letters sent\n")
    assert len(company.mail.delivered_to("client1@example.org")) == 1
    assert company.complaints("send").out == "no letter waits for its next try\n"


@pytest.mark.slow
def test_what_still_cannot_leave_is_said(company):
    company.mail.append(letter(1))
    company.configured(smtp=1)
    assert company.complaints("once").code == 1
    still = company.complaints("send")
    assert still.code == 1
    assert "to be tried again" in still.out
