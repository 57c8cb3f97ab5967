"""What comes from outside is harmless before it meets Markdown."""

import html
import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.writing.blocks import BREAK, Paragraph, Quote, Span, parse
from worker.writing.shield import inline, neutralise, one_line, quotation, to_html, to_text

# Everything a sender may put into a mail, lone surrogates and our own private code points included.
ANYTHING = st.text(alphabet=st.characters(codec=None, exclude_categories=())) | st.text(
    alphabet="ab \n\t\r>#*_-+=`~[](){}<>!|\\&;:/.0129\u202e\u2066\u2028\x00\x85\ue02a\ue0ff\ud800", max_size=200
)


@given(ANYTHING)
def test_an_inline_value_is_one_paragraph_of_its_own_words_whatever_it_says(value: str) -> None:
    line = one_line(value)
    blocks = parse(str(inline(value)))
    if not line:
        assert blocks == ()
        return
    assert [type(block) for block in blocks] == [Paragraph]
    assert isinstance(blocks[0], Paragraph)
    assert to_text("".join(span.text for span in blocks[0].spans)) == line
    assert all(span == Span(span.text) for span in blocks[0].spans)


@given(ANYTHING)
def test_a_quotation_is_one_quote_of_paragraphs_and_nothing_else(value: str) -> None:
    blocks = parse(str(quotation(value, 100)))
    if not neutralise(value[:200]).strip():
        return
    assert [type(block) for block in blocks] == [Quote]
    assert isinstance(blocks[0], Quote)
    for block in blocks[0].blocks:
        assert isinstance(block, Paragraph)
        assert all(span == BREAK or span == Span(span.text) for span in block.spans)


@given(ANYTHING)
def test_nothing_invisible_or_unwritable_remains(value: str) -> None:
    seen = neutralise(value)
    seen.encode("utf-8")
    assert not [c for c in seen if unicodedata.category(c) in {"Cc", "Cs", "Co"} and c not in "\n\t"]
    assert not set(seen) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2028\u2029")


@given(ANYTHING)
def test_in_html_a_value_reads_back_as_itself_and_holds_no_tag(value: str) -> None:
    written = to_html(str(inline(value)))
    assert not re.search("[<>\"']", written)
    assert html.unescape(written) == one_line(value)


def test_the_joiners_that_persian_and_emoji_need_remain() -> None:
    assert neutralise("می\u200cخواهم 👩\u200d🔧") == "می\u200cخواهم 👩\u200d🔧"


def test_a_long_value_is_cut_with_an_ellipsis() -> None:
    assert one_line("abc def", 4) == "abc…"
    assert one_line("abcd", 4) == "abcd"


def test_a_long_quotation_says_that_there_was_more() -> None:
    assert to_text(quotation("un deux trois", 7)) == "> un deux\n>\n> […]".replace("deux", "deux"[:4])
    assert "[…]" not in to_text(quotation("un deux", 7))


def test_a_quotation_of_many_short_lines_is_cut_too() -> None:
    assert to_text(quotation("a\n" * 4000, 4000)).count("\n") < 210


def test_a_quotation_keeps_line_ends_and_one_blank_line_of_several() -> None:
    (quote,) = parse(str(quotation("Bonjour,\r\n\r\n\r\nligne 1\rligne 2", 100)))
    assert quote == Quote((Paragraph((Span("Bonjour\ue02c"),)), Paragraph((Span("ligne 1"), BREAK, Span("ligne 2")))))


@pytest.mark.parametrize("character", ["\n", ">", " ", "*", "[", "\u202e", "\ud800", "é"])
def test_a_megabyte_costs_no_more_than_a_page(character: str) -> None:
    value = character * 1_000_000
    begin = time.process_time()
    for _ in range(10):
        parse(str(quotation(value, 4000)))
        inline(value)
    assert (time.process_time() - begin) / 10 < 2
