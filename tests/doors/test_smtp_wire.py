"""What a letter and its addresses look like on the wire."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.doors.protocols import LetterRefused
from worker.doors.smtp.wire import needed_extensions, wire_address, wire_form


@pytest.mark.parametrize(
    ("raw", "wire"),
    [
        (b"a\r\nb\r\n", b"a\r\nb\r\n.\r\n"),
        (b"a\nb", b"a\r\nb\r\n.\r\n"),
        (b"a\rb\r\n", b"a\r\nb\r\n.\r\n"),
        (b".\r\n..\r\n.x\r\n", b"..\r\n...\r\n..x\r\n.\r\n"),
        (b"a\n.\nMAIL FROM:<x@example.org>\n", b"a\r\n..\r\nMAIL FROM:<x@example.org>\r\n.\r\n"),
        (b"a\r.\r\nb", b"a\r\n..\r\nb\r\n.\r\n"),
        (b"", b".\r\n"),
    ],
)
def test_lines_end_in_crlf_and_dots_are_doubled(raw: bytes, wire: bytes) -> None:
    assert wire_form(raw) == wire


@given(st.lists(st.sampled_from([b".", b"\r", b"\n", b"\r\n", b"x", b"QUIT"]), max_size=40).map(b"".join))
def test_no_letter_ends_before_its_end(raw: bytes) -> None:
    wire = wire_form(raw)
    assert wire.find(b"\r\n.\r\n") in {-1, len(wire) - 5}
    assert wire.endswith(b".\r\n")
    assert not wire.startswith(b".\r\n") or wire == b".\r\n"
    bare = wire.replace(b"\r\n", b"")
    assert b"\r" not in bare
    assert b"\n" not in bare


@pytest.mark.parametrize(
    ("address", "wire"),
    [
        ("lea@example.org", "lea@example.org"),
        ("", ""),
        ("lea@réclamation.example", "lea@xn--rclamation-b7a.example"),
        ("léa@réclamation.example", "léa@xn--rclamation-b7a.example"),
        ("reclamations+REC-2026-000123.k4x@example.com", "reclamations+REC-2026-000123.k4x@example.com"),
    ],
)
def test_a_domain_goes_over_the_wire_in_ascii(address: str, wire: str) -> None:
    assert wire_address(address) == wire


@pytest.mark.parametrize(
    "address",
    [
        "lea",
        "lea@",
        "@example.org",
        "lea@example.org> SIZE=1",
        "lea@example.org\r\nDATA",
        "l ea@example.org",
        "lea@exa\u202emple.org",
        "lea@" + "a" * 300 + ".org",
        "x" * 300 + "@example.org",
        "lea@" + "é" * 80 + ".org",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(LetterRefused, match="it is not an address"):
        wire_address(address)


def test_extensions_are_asked_for_only_where_needed() -> None:
    assert needed_extensions(b"Subject: a\r\n\r\nb", "lea@example.org") == ()
    assert needed_extensions("Subject: a\r\n\r\né".encode(), "lea@example.org") == ("8BITMIME",)
    assert needed_extensions("Subject: é\r\n\r\nb".encode(), "lea@example.org") == ("8BITMIME", "SMTPUTF8")
    assert needed_extensions(b"Subject: a\r\n\r\nb", "léa@example.org") == ("SMTPUTF8",)
