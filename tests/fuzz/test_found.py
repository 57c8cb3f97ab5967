"""What damaged mails have found, each so that it is not found again."""

import mailparser
import pytest

from tests.fuzz import handled
from worker.intake import reading

BODY = b"\r\n\r\nJe me plains."
ATTACHED = (
    b"From: ann@example.com\r\nSubject: TR: x\r\nContent-Type: message/rfc822\r\n\r\n"
    b"From: camille@example.org\r\nDate: %s"
)
INLINE = (
    b"From: ann@example.com\r\nSubject: TR: x\r\n\r\n-----Message d'origine-----\r\nDe : C <camille@example.org>\r\n"
    b"Envoy\xc3\xa9 : %s\r\nObjet : y"
)
DATES = {
    b"Fri, 31 Dec 9999 23:59:59 +0000": ATTACHED, b"Fri, 01 Jan 1600 00:00:00 +0000": ATTACHED,
    b"31/12/9999 23:59 -1200": INLINE, b"01/01/0001 00:00 +1400": INLINE, b"0001-01-01": INLINE, b"31/12/1899": INLINE,
}  # fmt: skip


@pytest.mark.parametrize("date", DATES)
def test_a_date_that_no_calendar_can_move_is_no_date(date: bytes) -> None:
    raw = DATES[date].replace(b"%s", date) + BODY
    handled.check(raw)
    forwarded = reading.read(raw).forwarded
    assert forwarded is not None
    assert forwarded.sender.address == "camille@example.org"
    assert forwarded.sent_at is None


def test_a_no_break_space_in_an_address_makes_it_nobodys() -> None:
    sender = reading.read(b"From: <rec\xa0lamations@example.com>" + BODY).sender
    assert sender.address == "rec\ufffdlamations@example.com"


def test_an_address_longer_than_any_is_none_and_is_not_cut() -> None:
    for raw in (b"From: <%s@example.com>", b"From: x <%s@example.com> ) <"):
        assert reading.read(raw.replace(b"%s", b"a" * 312) + BODY).sender.address == ""
    assert reading.read(b"From: <%s@example.com>" % (b"a" * 64) + BODY).sender.address == "a" * 64 + "@example.com"


def test_a_media_type_longer_than_any_is_none() -> None:
    assert reading.read(b"Content-Type: a/" + b"b" * 500 + BODY).content_type == "text/plain"


def test_unfinished_encoded_words_are_not_written_to_the_log() -> None:
    value = b"Tue, 3 Nov 20" + b"=?utf-8?B?" * 30 + b"w5vCrQ?="
    with handled.unheard() as said:
        for name in (b"Date", b"From", b"To", b"Reply-To"):
            reading.read(name + b": " + value + BODY)
    assert said == []


def test_what_libraries_say_is_heard() -> None:
    """The listener itself: mail-parser writes what it cannot decode to the log."""
    with handled.unheard() as said:
        assert mailparser.parse_from_string("Date: =?utf-8?B?abcde?=\n\nx").headers
    assert "abcde" in "".join(said)
