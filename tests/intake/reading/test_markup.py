"""Pages as they come, and what is shown of them: nothing that a reader sees is missing, whatever stands around it."""

import pytest

from worker.intake.reading import html, markup


@pytest.mark.parametrize(
    ("page", "text"),
    [
        # Inline elements neither part nor join words; those that have no end do not swallow what follows.
        ("<p>Le <b>coli<i>s</i></b> est<wbr> <a href='x'>perdu</a><o:p></o:p></p>", "Le colis est perdu"),
        ("<p>Le colis<input value=x> est perdu<meta></p>", "Le colis est perdu"),
        ("<label>Commande : </label>A12", "Commande : A12"),
        # What is in tags is no text, and what only looks like a tag is.
        ("<p title='a > b' class=\"x>y\">ici</p>", "ici"),
        ("<p>1 < 2 <3 &lt;b&gt; </> <é></p>", "1 < 2 <3 <b> <é>"),
        # Raw text, comments and what is taken for one.
        ("<style>p {}</style><script>'</p>'</script><title>x</title>ici", "ici"),
        ("<style><!-- p {} </style>ici<!-- là -->", "ici"),
        ("<!--[if mso]><p>Outlook</p><![endif]-->ici<![if !mso]> aussi<![endif]>", "ici aussi"),
        ("<!-->ici<!--->là<!-- <a -->fin<!doctype html><?xml version='1'?>", "icilàfin"),
        # Pieces of markup that would become a tag when a comment between them goes.
        ("<<!-- -->b>ici", "<b>ici"),
        # The words that stand for a picture.
        ('<img src=cid:x alt="Une &quot;fuite&quot; d\'eau"> <img alt=\'dite "x"\'>', 'Une "fuite" d\'eau dite "x"'),
        # What is hidden, and what only speaks of it.
        ("<div style='Display : none'>x</div><p hidden>y</p><font style=visibility:hidden>z</font>ici", "ici"),
        ("<p title='hidden' class='display:none'>ici</p>", "ici"),
        (
            "<div style='max-height:0px;overflow:hidden'>x</div>ici<p style='max-height:0.5em;overflow:hidden'>là</p>",
            "ici\n\nlà",
        ),
        ("<style>.p{display:none}/*.q{display:none}*/</style><p class='a p'>x</p><p class=q>ici</p>", "ici"),
        ("<style>div#pre, .z { font-size:0 }</style><div id=pre>x</div><span class=z>y</span>ici", "ici"),
        (
            "<style>@media print{.q{display:none}}.r{display:none}.r{display:flex}</style><p class=q>ici<p class=r>là",
            "ici\n\nlà",
        ),
        ("<style media='screen and (max-width:600px)'>.q{display:none}</style><p class=q>ici", "ici"),
        ("<p style='font-size:0'>x</p><p style='font-size:0px;line-height:0'>y<b>z</b></p>ici", "ici"),
        # Pages are laid out in cells of no size whose content has its own.
        ("<table><tr><td style='font-size:0px'><div style='font:13px Arial'>ici</div>x</td></tr></table>", "ici"),
        (
            "<p style='color:#ffffff;background:#fff'>x</p><p style='color:white;background-color:#FEFEFE'>y</p>ici",
            "ici",
        ),
        ("<table bgcolor=#FFFFFF><tr><td><font color='#fffffe'>x</font>ici</td></tr></table>", "ici"),
        # White words on a dark button, on a picture, or on a dark screen of which nothing says so.
        ("<div style='background:#fff'><a style='background:#c00;color:#fff'>ici</a></div>", "ici"),
        ("<div style='background:#fff'><p style='background:url(x.png);color:#fff'>ici</p></div>", "ici"),
        ("<p style='color:white'>ici</p>", "ici"),
        (
            "<b style='opacity:0'>x</b><div style='left:-9999px'>y</div><i style='color:transparent'>z</i>ici",
            "ici",
        ),
        # Where nothing would be left, everything is read.
        ("<p style='font-size:0'>ici</p>", "ici"),
        # An indent, for which writing programs take the element of quotes, and a quote without its rule.
        ("<blockquote style='margin:0 0 0 40px;border:none'>a<blockquote>b</blockquote></blockquote>c", "a\n\n> b\nc"),
        ("<blockquote type=cite style='border:none'>a</blockquote>b", "> a\nb"),
        # Two documents in one page, and a page of frames.
        ("<html><body>un</body></html><html><body>deux</body></html>", "undeux"),
        ("<frameset><frame></frameset>ici", "ici"),
    ],
)
def test_what_a_reader_sees_is_read(page: str, text: str) -> None:
    assert html.to_text(page).strip() == text


def test_nothing_reaches_the_parser_but_a_short_list_of_tags() -> None:
    page = "<svg><style><!--</style><x:y onload=z a b='<b>'><b<i c><plaintext><math><table hidden=1 x>"
    assert "".join(markup.rewritten(page)) == "<span><span><span><span><span><table hidden>"


def test_deep_lists_make_lines_no_wider_than_can_be_borne() -> None:
    assert len(html.to_text("<ul><li>x" * 100_000)) <= html.MAX_TEXT
    assert "  • x" in html.to_text("<ul><li>x" * 100)


def test_a_page_of_very_many_tags_keeps_its_words() -> None:
    words = [f"mot{n}" for n in range(50_000)]
    page = "".join(f"<p class=x><b>{word}</b></p>" for word in words) + "<p>fin &amp; suite</p>"
    found = html.to_text(page).split()
    assert found[:50_000] == words
    assert found[50_000:] == ["fin", "&", "suite"]


def test_quotes_keep_their_depth_over_the_pieces_of_a_page() -> None:
    page = "<blockquote>" + "<p>un</p>" * 15_000 + "<blockquote>deux</blockquote></blockquote>trois"
    lines = [line for line in html.to_text(page).split("\n") if line.strip("> ")]
    assert set(lines[:15_000]) == {"> un"}
    assert lines[15_000:] == ["> > deux", "trois"]
