"""Links lead to the web or to a mail, or they are no links."""

from email.utils import unquote
from urllib.parse import parse_qs, urlsplit

import pytest

from worker.nouns.offer import Offer
from worker.words.said import Said
from worker.writing.blocks import Paragraph, Span, parse
from worker.writing.links import _ROWS, link, mailto, named
from worker.writing.shield import inline, to_text


def read(source: str) -> Span:
    (paragraph,) = parse(source)
    assert isinstance(paragraph, Paragraph)
    (span,) = paragraph.spans
    return Span(to_text(span.text), href=span.href)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "",
        "file:///etc/passwd",
        " https://a.example",
    ],
)
def test_what_is_no_web_or_mail_address_is_text_alone(url: str) -> None:
    assert read(str(link("ici", url))) == Span("ici")


def test_a_url_longer_than_any_is_text_alone() -> None:
    assert read(str(link("ici", "https://a.example/" + "x" * 2000))) == Span("ici")


@pytest.mark.parametrize(
    "url", ["https://a.example/b?c=d&copy=1#e", "http://a.example/%C3%A9(1)", "mailto:a+b@example.com"]
)
def test_an_address_is_kept_as_it_is(url: str) -> None:
    assert unquote(read(str(link("ici", url))).href).replace("%28", "(").replace("%29", ")") == url


def test_neither_label_nor_address_can_leave_the_link() -> None:
    span = read(str(link("a](https://evil.example)", 'https://a.example/>)"\n<script>')))
    assert span.text == "a](https://evil.example)"
    assert span.href.startswith("https://a.example/%3E")
    assert not set('<>"\n ') & set(span.href)


def test_a_mail_begins_with_its_command_typed() -> None:
    url = mailto("box+ref.token@example.com", "Re: [REC-1] Réclamation & co", "#note ")
    assert url.startswith(
        "mailto:box+ref.token@example.com?subject=Re%3A%20%5BREC-1%5D%20R%C3%A9clamation%20%26%20co&body="
    )
    assert parse_qs(urlsplit(url).query) == {"subject": ["Re: [REC-1] Réclamation & co"], "body": ["#note "]}


def test_a_mail_cannot_gain_a_field() -> None:
    url = mailto("box@example.com", "a&bcc=spy@evil.example\r\nBcc: x", "")
    assert parse_qs(urlsplit(url).query) == {"subject": ["a&bcc=spy@evil.example Bcc: x"]}


@pytest.mark.parametrize("rows", [_ROWS, 300_000])
def test_a_form_of_more_rows_than_a_link_has_room_for_is_text_alone(rows: int) -> None:
    offer = Offer(Said("see below"), "#note\n" + "\n" * (rows - 1), Said("see below"), ref="REC-1")
    assert read(str(named(inline("#note"), offer, "box@example.com"))) == Span("#note")


def test_a_form_that_a_link_has_room_for_types_all_its_rows() -> None:
    offer = Offer(Said("see below"), "#note\n" + "\n" * (_ROWS - 40), Said("see below"), ref="REC-1")
    url = read(str(named(inline("#note"), offer, "box@example.com"))).href
    assert parse_qs(urlsplit(url).query)["body"][0].count("\r\n") == _ROWS - 38


def test_no_address_no_link() -> None:
    assert mailto("") == ""
    assert mailto("a b@example.com") == ""
    assert read(str(link("écrire", mailto("")))) == Span("écrire")
