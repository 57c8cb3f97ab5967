"""One tree, two parts: the text reads well in a terminal, the HTML says the same."""

import re
import textwrap

import pytest

from worker.writing.blocks import Bars, Facts, Heading, Listing, Paragraph, Quote, Rule, Span, parse
from worker.writing.formats import bar
from worker.writing.links import phone
from worker.writing.page import as_html, small_print
from worker.writing.plain import WIDTH, as_text
from worker.writing.shield import KEPT_SPACE, LANGUAGE

SOURCE = textwrap.dedent("""\
    # Titre

    Un mot **fort** et un *doux*,
    puis `une commande à garder` et [un lien](https://a.example/x).

    + Référence : REC-1
    + Long : un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze

    ## Suite

    - un
    - deux

    1. primo
    2. secundo

    > cité

    ---

    petit
    """)


def test_markdown_becomes_blocks() -> None:
    kinds = [type(block) for block in parse(SOURCE)]
    assert kinds == [Heading, Paragraph, Facts, Heading, Listing, Listing, Quote, Rule, Paragraph]


def test_the_text_part_is_plain_and_aligned() -> None:
    expected = textwrap.dedent("""\
        Titre
        =====

        Un mot fort et un doux, puis une commande à garder et un lien
        (https://a.example/x).

        Référence :  REC-1
        Long :       un deux trois quatre cinq six sept huit neuf dix onze douze
                     treize quatorze quinze

        Suite
        -----

        - un
        - deux

        1. primo
        2. secundo

        > cité

        ------------------------------------------------------------------------

        petit
        """)
    assert as_text(parse(SOURCE)) == expected
    assert max(map(len, expected.splitlines())) == WIDTH


def test_a_web_address_is_never_cut_and_a_kept_space_never_ends_a_line() -> None:
    address = "https://a.example/" + "x" * 90
    kept = f"mot {'m' * 60} lundi{KEPT_SPACE}23{KEPT_SPACE}novembre"
    lines = as_text((Paragraph((Span(f"voir {address} ici"),)), Paragraph((Span(kept),)))).splitlines()
    assert lines == ["voir", address, "ici", "", f"mot {'m' * 60}", "lundi 23 novembre"]


def test_a_label_longer_than_its_column_has_its_own_line() -> None:
    label = "Un libellé bien plus long que la colonne :"
    lines = as_text((Facts(((label, (Span("valeur"),)), ("A :", (Span("b"),)))),)).splitlines()
    assert lines == [label, " " * 32 + "valeur", "A :" + " " * 29 + "b"]


def test_a_link_to_a_mail_address_does_not_say_it_twice() -> None:
    source = "[a@example.com](mailto:a+t@example.com?subject=x), [écrire](mailto:a@example.com), [https://b.example](https://b.example)"
    assert as_text(parse(source)) == "a@example.com, écrire (a@example.com), https://b.example\n"


def test_a_link_in_several_looks_says_its_address_once() -> None:
    assert as_text(parse("[un **gros** lien](https://b.example) ici")) == "un gros lien (https://b.example) ici\n"


def test_html_of_a_template_is_shown_and_not_obeyed() -> None:
    written = as_html(parse("Un <b>mot</b> <script>alert(1)</script> ![i](https://a.example/i.png) &amp; `<i>`"))
    assert "<b>" not in written
    assert "<script" not in written
    assert "<img" not in written
    assert "&lt;b&gt;mot&lt;/b&gt;" in written
    assert "&amp;amp;" in written


def test_indenting_a_template_makes_no_code_block() -> None:
    assert [type(block) for block in parse("        un mot")] == [Paragraph]


def test_every_block_has_its_html() -> None:
    written = as_html(parse(SOURCE))
    tags = (
        "<h1",
        "<p",
        "<strong>fort</strong>",
        "<em>doux</em>",
        "<code",
        'href="https://a.example/x"',
        "<ul",
        "<ol",
        "<hr",
    )
    for tag in tags:
        assert tag in written
    assert "<blockquote" in written
    # Label and value in cells of their own, the colon kept: Word's engine would run them together.
    assert re.search(r"<td[^>]*>Référence :</td><td[^>]*>REC-1</td>", written)


def test_an_ordered_list_begins_at_its_number() -> None:
    assert '<ol start="3"' in as_html(parse("3. tertio"))
    assert as_text(parse("3. tertio\n4. quarto")) == "3. tertio\n4. quarto\n"


def test_a_title_inside_a_quoted_letter_is_no_title_of_this_page_and_its_language_is_told() -> None:
    (quote,) = parse(f"> {LANGUAGE}en\n>\n> # Hello\n>\n> words")
    assert isinstance(quote, Quote)
    assert quote.language == "en"
    written = as_html((quote,))
    assert '<td lang="en" dir="auto"' in written
    assert "<h1" not in written
    assert ">Hello</h2>" in written
    assert as_text((quote,)).splitlines() == ["> Hello", "> =====", ">", "> words"]


def test_a_telephone_number_can_be_called_and_is_told_once() -> None:
    source = f"Appelez le {phone('+33 (0)4 72 00 00 00')}."
    assert 'href="tel:+33472000000"' in as_html(parse(source))
    assert as_text(parse(source)) == "Appelez le +33 (0)4 72 00 00 00.\n"


@pytest.mark.parametrize("number", ["", "poste 12", "javascript:alert(1)", "1", "04;ext=1", "0" * 40, "04 72 00\n00"])
def test_what_is_no_number_is_no_link(number: str) -> None:
    assert "href" not in as_html(parse(phone(number)))


def test_links_alone_are_a_row_of_keys_and_a_link_that_begins_an_item_is_one() -> None:
    row = as_html(parse("[1](mailto:a@example.com) [2](mailto:a@example.com)"))
    assert row.count("border:1px solid") == 2
    assert as_html(parse("- [un](https://a.example) : `#un`")).count("display:inline-table;padding:10px 0") == 1
    assert "display:inline-table;padding:10px 0" not in as_html(parse("voir [un](https://a.example)"))


def test_a_command_that_only_its_link_says_stands_in_the_text_part() -> None:
    typed = "mailto:a@example.com?subject=Re&body=%23attente%20MOTIF%20jusqu%27au%3DJJ"
    assert as_text(parse(f"[Écrire](<{typed}>)")) == "Écrire (#attente MOTIF jusqu'au=JJ)\n"
    assert as_text(parse(f"[Écrire](<{typed}>) : `#attente`")) == "Écrire : #attente\n"
    assert as_text(parse(f"[#attente](<{typed}>)")) == "#attente\n"
    # Of several lines each stands below.
    assert as_text(parse("[Écrire](<mailto:a@example.com?body=%23a%0D%0A%23b>)")) == "Écrire\n"


CHART = f"""\
* novembre : {bar("12 reçues", 100)}
* octobre : {bar("moins de 3", 0)}
* Un **libellé** bien plus long que la colonne : {bar("5 *reçues*", 2)}
"""


def test_a_chart_is_words_and_marks_in_the_text_part() -> None:
    assert as_text(parse(CHART)).splitlines() == [
        "novembre                        12 reçues   ####################",
        "octobre                         moins de 3",
        "Un libellé bien plus long que la colonne",
        "  5 *reçues*  #",
    ]


def test_a_chart_is_cells_in_the_html_part_and_needs_no_image() -> None:
    written = as_html(parse(CHART))
    assert "<img" not in written
    assert written.count('class="done" width="100%"') == 1
    assert written.count('class="left" width="100%"') == 1
    assert 'class="done" width="2%" height="10" bgcolor="#' in written
    assert re.search(r"<td[^>]*>novembre</td><td[^>]*>12 reçues</td>", written)
    # Whoever listens hears the words, and no empty cells.
    assert written.count('aria-hidden="true"') == 3


def test_an_item_without_a_bar_is_shown_as_its_words() -> None:
    assert as_text(parse("* rien")) == "rien\n"


@pytest.mark.parametrize("share", [-5, 0, 1, 100, 5000])
def test_a_bar_is_never_longer_than_the_longest(share: int) -> None:
    [row] = [block.rows[0] for block in parse(f"* a : {bar('b', share)}") if isinstance(block, Bars)]
    assert 0 <= row.share <= 100


def test_small_print_may_hold_more_than_paragraphs() -> None:
    written = small_print(parse("petit\n\n- un"))
    assert 'class="small"' in written
    assert "<ul" in written
