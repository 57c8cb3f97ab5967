"""Only the verdict of our own server is believed, and only about the sender's own domain."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worker.intake.reading import read
from worker.intake.sorting.authenticity import dmarc, known
from worker.nouns.message import Headers, Message, Party

OURS = "mx.example.com"
PASS = "dmarc=pass header.from=example.org"
FAIL = "dmarc=fail header.from=example.org"


def verdict(*results: str, authserv_id: str = OURS, sender: str = "camille@example.org") -> str:
    return dmarc(written(*results, sender=sender), authserv_id)


def written(*results: str, sender: str = "camille@example.org") -> Message:
    return Message(
        message_id="",
        sender=Party(sender),
        subject="",
        text="",
        new_text="",
        headers=Headers({"authentication-results": results, "from": (f"Camille <{sender}>",)}),
    )


# (the one header of our own server, the verdict)
HEADERS = [
    # As servers write it.
    (f"{OURS}; dkim=pass header.d=example.org; {PASS}", "pass"),
    (f"{OURS}; {PASS}; dkim=pass header.i=@example.org header.s=s1 header.b=Ab+/c=", "pass"),
    (f"{OURS}; dmarc=pass (p=NONE sp=QUARANTINE dis=NONE) header.from=example.org", "pass"),
    (f"{OURS}; dmarc=pass (policy=none) header.from=example.org; spf=pass smtp.mailfrom=a@example.org", "pass"),
    (f"{OURS}; dmarc=pass action=none header.from=example.org;compauth=pass reason=100", "pass"),
    (f"{OURS}; iprev=pass policy.iprev=192.0.2.1 (mail.example.org); spf=pass; {PASS}", "pass"),
    (f"{OURS}; arc=pass (i=1 spf=pass dkim=pass dmarc=pass fromdomain=example.org); {PASS}", "pass"),
    ("MX.Example.COM; DMARC=Pass Header.From=EXAMPLE.org", "pass"),
    (f"{OURS} 1; {PASS}", "pass"),
    (f"{OURS} 1 ; {PASS}", "pass"),
    (f"  {OURS};{PASS}", "pass"),
    (f"(by our border) {OURS} (here); {PASS}", "pass"),
    (f'"{OURS}"; {PASS}', "pass"),
    (f"{OURS}; dmarc/1=pass header.from=example.org", "pass"),
    (f"{OURS}; dmarc = pass header.from = example.org", "pass"),
    (f'{OURS}; dmarc=pass reason="good" header.from="example.org"', "pass"),
    (f"{OURS}; dmarc=pass header.from=news@example.org", "pass"),
    (f"{OURS}; dmarc=pass header.from=example.org.", "pass"),
    (f"{OURS}; dmarc=fail (p=none dis=none) header.from=example.org", "fail"),
    (f"{OURS}; dmarc=fail", "fail"),
    (f"{OURS}; dmarc=none header.from=example.org", "none"),
    (f"{OURS}; dmarc=temperror header.from=example.org", "none"),
    (f"{OURS}; dmarc=permerror header.from=example.org", "none"),
    (f"{OURS}; dmarc=bestguesspass header.from=example.org", "none"),
    (f"{OURS}; none", "none"),
    (OURS, "none"),
    (f"{OURS};", "none"),
    # As they write it although RFC 8601 does not allow it: what a stranger's machine calls itself is copied in.
    (f"{OURS}; spf=none smtp.helo=[192.0.2.1]; {PASS}", "pass"),
    (f"{OURS}; spf=none smtp.helo=[IPv6:2001:db8::1]; {PASS}", "pass"),
    (f"{OURS}; spf=none smtp.mailfrom=<>; {PASS}", "pass"),
    (f"{OURS}; spf=none smtp.mailfrom=; {PASS}", "pass"),
    (f"{OURS}; {PASS};", "pass"),
    (f"{OURS}; {PASS}; ;;", "pass"),
    (f"{OURS};; {PASS}", "pass"),
    (f"{OURS}; spf=pass smtp.mailfrom=andré@example.org; {PASS}", "pass"),
    (f"{OURS}; spf=pass smtp.mailfrom=andr\ufffd\ufffd@example.org; {PASS}", "pass"),
    (f"{OURS}; spf=none smtp.helo=a b c; {PASS}", "pass"),
    (f"{OURS}; spf=pass smtp.mailfrom=a=b=c@example.org; {PASS}", "pass"),
    (f'{OURS}; spf=pass smtp.mailfrom="a;b"@example.org; {PASS}', "pass"),
    (f"{OURS}; {PASS} (and then the line was cut", "pass"),
    (f"{OURS}; dkim=pass {'header.x=y ' * 900}; {PASS}", "pass"),
    (f"{OURS}; spf=none smtp.helo=[192.0.2.1]; {FAIL}", "fail"),
    (f"{OURS}; spf=none smtp.mailfrom=<>; {FAIL};", "fail"),
    (f"{OURS}; spf=none smtp.mailfrom=andré@example.net; {FAIL}", "fail"),
    (f"{OURS}; spf=none smtp.mailfrom=a(b@example.net; {FAIL}", "fail"),
    (f'{OURS}; spf=none smtp.mailfrom=a"b@example.net; {FAIL}', "fail"),
    (f"{OURS} {FAIL}", "fail"),
    (f"{OURS}; dkim=fail {'header.x=y ' * 900}; {FAIL}", "fail"),
    # A stranger who writes a verdict into what our server copies.
    (f"{OURS}; spf=none smtp.helo=x;dmarc=pass()header.from=example.org; {FAIL}", "fail"),
    (f"{OURS}; spf=none smtp.helo=x;dmarc=pass()header.from=example.org; dmarc=none header.from=example.org", "none"),
    (f"{OURS}; spf=none smtp.helo=x;{PASS}; spf=none smtp.mailfrom=a(b@example.net; {FAIL}", "fail"),
    (f"{OURS}; spf=none smtp.helo=x;{PASS};(; {FAIL}; dkim=none header.i=)", "unclear"),
    (f'{OURS}; spf=none smtp.mailfrom=x;{PASS};"; {FAIL}; dkim=none header.i="', "unclear"),
    (f'{OURS}; spf=none smtp.mailfrom="x; {PASS}; "@example.net', "none"),
    (f'{OURS}; spf=none smtp.mailfrom="x; {PASS}; "@example.net; {FAIL}', "fail"),
    (f"{OURS}; spf=none ({PASS}) smtp.mailfrom=a@example.net", "none"),
    (f'{OURS}; dmarc=none reason="{PASS}"', "none"),
    (f"{OURS}; spf=none smtp.mailfrom=a(b@example.net; {PASS}", "unclear"),
    (f'{OURS}; spf=none smtp.mailfrom=a"b@example.net; {PASS}', "unclear"),
    (f"{OURS} {PASS}", "unclear"),
    (f"{OURS}; x-dmarc=pass header.from=example.org", "none"),
    (f"{OURS}; policy.dmarc=pass header.from=example.org", "none"),
    (f"{OURS}; spf=pass dmarc=pass header.from=example.org", "none"),
    # Of another domain, or of none.
    (f"{OURS}; dmarc=pass header.from=example.net", "none"),
    (f"{OURS}; dmarc=pass header.from=xexample.org", "none"),
    (f"{OURS}; dmarc=pass header.from=mail.example.org", "none"),
    (f"{OURS}; dmarc=pass header.from=example.org header.from=example.net", "none"),
    (f"{OURS}; dmarc=pass", "none"),
    (f"{OURS}; dmarc=pass header.d=example.org", "none"),
    (f"{OURS}; dmarc=pass header.from=example.net; {PASS}", "pass"),
    (f"{OURS}; dmarc=fail header.from=example.net; {PASS}", "none"),
    # Of another server: its word is no word.
    (f"mx.attacker.example.net; {PASS}", "none"),
    (f"{OURS}.attacker.example.net; {PASS}", "none"),
    (f"x{OURS}; {PASS}", "none"),
    (f"x@{OURS}; {PASS}", "none"),
    (f"mx.attacker.example.net ({OURS}); {PASS}", "none"),
    (f"({OURS}) mx.attacker.example.net; {PASS}", "none"),
    (f"; {OURS}; {PASS}", "none"),
    (f"(; {OURS}; {PASS}", "none"),
    (f"mx.\ufffdexample.com; {PASS}", "none"),
    (f"mx.ex\u0430mple.com; {PASS}", "none"),
    (PASS, "none"),
    ("", "none"),
]


@pytest.mark.parametrize(("header", "told"), HEADERS)
def test_what_our_server_says_is_read_however_it_is_written(header: str, told: str) -> None:
    assert verdict(header) == told


@pytest.mark.parametrize(
    ("header", "told"), [pair for pair in HEADERS if pair[0].lower().startswith((f"{OURS};", f"{OURS} "))]
)
def test_nothing_below_our_servers_own_header_is_believed(header: str, told: str) -> None:
    assert verdict(header, f"{OURS}; {PASS}") == told
    assert verdict("mx.other.example.net; none", header, f"{OURS}; {PASS}") == told


def test_without_any_header_or_configured_server_nothing_is_believed() -> None:
    assert verdict() == "none"
    assert verdict(f"{OURS}; {PASS}", authserv_id="") == "none"


NAMELESS = (
    "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.org; dkim=pass (signature was verified)"
    " header.d=example.org;dmarc=pass action=none header.from=example.org;compauth=pass reason=100"
)


def test_the_nameless_header_of_microsoft_is_read_as_local() -> None:
    assert verdict(NAMELESS, authserv_id="local") == "pass"
    assert verdict(NAMELESS) == "none"
    assert verdict(f"{OURS}; {PASS}", authserv_id="local") == "none"
    failed = NAMELESS.replace("dmarc=pass", "dmarc=fail")
    assert verdict(failed, NAMELESS, authserv_id="local") == "fail"
    assert verdict(f"mx.other.example.net; {PASS}", failed, authserv_id="local") == "fail"


def test_an_international_domain_is_one_in_either_form() -> None:
    assert verdict(f"{OURS}; dmarc=pass header.from=xn--socit-esab.fr", sender="ann@société.fr") == "pass"
    assert verdict(f"{OURS}; dmarc=pass header.from=société.fr", sender="ann@xn--socit-esab.fr") == "pass"


def mail(head: str) -> Message:
    border = f"Authentication-Results: {OURS}; dmarc=pass header.from=example.com\r\n"
    return read(f"{border}{head}\r\nSubject: x\r\n\r\nx\r\n".encode())


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("From: Ann <ann@example.com>", "pass"),
        ("From: ann@example.com", "pass"),
        ('From: "ann@example.com" <ann@example.com>', "pass"),
        ("From: Ann <ann@example.com>\r\nSender: ann@example.com", "pass"),
        ("From: ann@example.com\r\nFrom: zed@example.com", "none"),
        ("From: ann@example.com, zed@example.com", "none"),
        ("From: Ann <ann@example.com>, Zed <zed@example.com>", "none"),
        ("From: Team: ann@example.com, zed@example.com;", "none"),
        ("From: ann@example.com <zed@example.com>", "none"),
        ('From: "zed@example.com" <ann@example.com>', "none"),
        ("From: ann@example.com (zed@example.com)", "none"),
        ("Sender: ann@example.com", "none"),
        ("From: ann@example.com\r\nSender: zed@example.com", "none"),
        ('From: ann@example.com\r\nSender: "ann@example.com" <zed@example.net>', "none"),
        ("From: ann@example.com\r\nSender: ann@example.com\r\nSender: zed@example.net", "none"),
    ],
)
def test_no_domain_speaks_for_a_mail_of_several_or_doubtful_authors(head: str, told: str) -> None:
    assert dmarc(mail(head), OURS) == told


def test_a_header_too_long_to_keep_is_no_pass() -> None:
    helo = "x" * 17_000
    border = f"Authentication-Results: {OURS}; {PASS}; spf=none smtp.helo={helo}; {FAIL}\r\n"
    message = read(f"{border}From: camille@example.org\r\nSubject: x\r\n\r\nx\r\n".encode())
    assert dmarc(message, OURS) == "unclear"


MEGABYTE = 1_000_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["(", ")", "(a", '"', 'a"', "\\", '"\\', ";", " ", "a", "=", "a=b ", "a=b;", "dmarc", "dmarc=", "dmarc=pass ",
     "dmarc=pass;", "header.from=", "header ", "header.", "1", "1 ", "/", "dmarc/", "a\\", "(\\", "()", '""', "é"],
)  # fmt: skip
def test_a_megabyte_of_anything_is_read_in_linear_time(piece: str) -> None:
    text = piece * (MEGABYTE // len(piece))
    began = time.process_time()
    assert verdict(text) in {"none", "unclear"}
    assert verdict(f"{OURS}; {text}") != "pass"
    assert time.process_time() - began < 60


PIECES = st.sampled_from(
    [OURS, "; ", ";", " ", "(", ")", '"', "\\", "a", "=", "spf=none", "smtp.helo=", "[192.0.2.1]", "<>", "é",
     "dmarc=", "pass", "fail", "none", "header.from=", "example.org", "example.net", "1", "/"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_a_stranger_puts_before_it_our_servers_fail_is_no_pass(copied: str) -> None:
    """What a stranger chose stands before the verdict, as the name in HELO does, and other entries stand behind it."""
    assert verdict(f"{OURS}; spf=none smtp.helo={copied}; {FAIL}; dkim=none header.i=@example.net") != "pass"
    assert verdict(f"{OURS}; spf=none smtp.helo={copied}; {FAIL}; dkim=none header.i={copied}@example.net") != "pass"


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    assert verdict(text) != "pass"
    assert verdict(f"{OURS};{text}") in {"none", "unclear", "fail", "pass"}


NO_DMARC = f"{OURS}; dmarc=none header.from=example.org"


@pytest.mark.parametrize(
    ("header", "proved"),
    [
        (f"{OURS}; {PASS}", True),
        (f"{OURS}; {FAIL}; dkim=pass header.d=example.org", False),
        (NO_DMARC, False),
        (f"{OURS}; dkim=pass header.d=example.org", True),
        (f"{NO_DMARC}; dkim=pass (2048-bit) header.i=@example.org header.s=s1", True),
        (f"{NO_DMARC}; spf=pass (sender SPF authorized) smtp.mailfrom=bounces@example.org", True),
        (f"{NO_DMARC}; dkim=pass header.d=mailer.example.net; dkim=pass header.d=EXAMPLE.org", True),
        # Somebody else's signature or path, and none that passed.
        (f"{NO_DMARC}; dkim=pass header.d=example.net; spf=pass smtp.mailfrom=a@example.net", False),
        (f"{NO_DMARC}; dkim=fail header.d=example.org; spf=softfail smtp.mailfrom=a@example.org", False),
        (f"{NO_DMARC}; spf=pass smtp.helo=example.org", False),
        (f"{NO_DMARC}; spf=pass header.d=example.org smtp.mailfrom=a@example.net", False),
        (f"{NO_DMARC}; dkim=pass header.d=org", False),
        (f"{NO_DMARC}; dkim=pass header.d=ample.org", False),
        # Below the sender's domain lives who knows.
        (f"{NO_DMARC}; dkim=pass header.d=evil.example.org", False),
        # Words that a stranger chose.
        (f"{NO_DMARC} (dkim=pass header.d=example.org)", False),
        (f'{NO_DMARC}; spf=pass smtp.mailfrom="x; dkim=pass header.d=example.org"@evil.example', False),
        (f"{NO_DMARC}; dkim=pass (header.d=example.org", False),
        ("other.example.com; dkim=pass header.d=example.org", False),
    ],
)
def test_a_domain_without_dmarc_is_known_by_its_own_signature_or_path(header: str, *, proved: bool) -> None:
    assert known(written(header), OURS) is proved
    assert not known(written(header), "")


def test_a_host_signs_for_the_domains_below_it() -> None:
    assert known(written(f"{OURS}; dkim=pass header.d=example.org", sender="camille@shop.example.org"), OURS)
    assert not known(written(f"{OURS}; dkim=pass header.d=org", sender="camille@shop.org"), OURS)
