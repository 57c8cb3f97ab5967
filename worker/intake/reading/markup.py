"""A page written anew with little more than its structure, so that no parser can be made to work for a page's sake.

By the rules of HTML, 500 unclosed `<b>` of different attributes are opened again in each paragraph that follows: a page
of 90 kB takes four gigabytes in any parser that keeps them. Text in a thousand nested lists is a thousand times as
wide. What is written here has neither: every tag is one of a short list, without attributes but those that decide
whether something is seen, and everything else is text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from worker.intake.reading import visibility

# Where a quoted block begins and ends, in characters that text does not have; they pass through the conversion.
OPENED, CLOSED = "\x11", "\x12"
HIDDEN = "[hidden]"
# A page is given in pieces of so many tags: what the parser takes for one of them is bounded (some 600 bytes a tag).
_MAX_TAGS = 20_000
_MAX_PIECES = 5
# Each level of lists makes their lines wider. Of more lists in one piece the bullets are missing, not the words.
_MAX_LISTS = 200

# Tags as the WHATWG tokenizer cuts them. What opens and is not closed goes to the end, so that time stays linear.
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>]*+))?+"""
_END = r"[\s/]*+(?:>|\Z)"
_MARKUP = re.compile(
    # Elements whose content is no markup and is not shown.
    rf"<(?P<raw>script|style|title|textarea|iframe)(?=[\s/>])(?:{_ATTRIBUTE})*+{_END}"
    rf"(?:[^<]++|<(?!/(?P=raw)[\s/>]))*+(?:</(?P=raw)(?:{_ATTRIBUTE})*+{_END})?"
    rf"|<(?P<slash>/?)(?P<name>[a-z][^\s/>]*+)(?P<attributes>(?:{_ATTRIBUTE})*+){_END}"
    # Comments, and what is taken for one: doctypes, conditions of Outlook, processing instructions.
    r"|<!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))"
    r"|<[!?/][^>]*+(?:>|\Z)"
    r"|<",
    re.IGNORECASE,
)
_NAME_AND_VALUE = re.compile(
    r"""[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)(?:"|\Z)|'([^']*+)(?:'|\Z)|([^\s>]*+)))?+"""
)
_ANY_TAG = re.compile(r"<[^<>]*+>?")
# Writing programs indent by the element of quotes, without its rule at the left: nobody is quoted there.
_INDENT = re.compile(r"border\s{0,9}:\s{0,9}(?:none|0)", re.IGNORECASE)
_MAX_QUOTES = 1_000

# What breaks lines, makes cells, or hides its content. All other elements are inline: one is as good as another.
_STRUCTURE = frozenset({
    "html", "head", "body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "pre", "blockquote", "center", "address",
    "article", "aside", "section", "header", "footer", "main", "nav", "figure", "figcaption", "fieldset", "legend",
    "details", "summary", "form", "menu", "dir", "hgroup", "dialog", "template", "noscript", "select", "option",
    "optgroup", "button",
})  # fmt: skip
_EMPTY = frozenset({"br", "hr", "img", "area"})
# Inline elements without an end: nothing would ever close what stood for them.
_NOTHING = frozenset({
    "wbr", "input", "meta", "link", "base", "source", "track", "param", "embed", "keygen", "bgsound", "frame", "col",
    "basefont",
})  # fmt: skip
_LISTS = frozenset({"ul", "ol"})


def rewritten(html: str, *, everything: bool = False) -> Iterator[str]:
    """The page in pieces, in their order; of nearly every page there is one. Never raises; linear.

    `everything`: with what no reader sees.
    """
    html = html.replace(OPENED, "").replace(CLOSED, "")
    writer = _Writer(None if everything else visibility.eye(html))
    pieces: list[str] = []
    at = 0
    for found in _MARKUP.finditer(html):
        pieces += ("" if writer.blind else html[at : found.start()], writer.write(found))
        at = found.end()
        if writer.tags >= _MAX_TAGS:
            yield "".join(pieces)
            pieces.clear()
            writer.begin()
            if writer.pieces >= _MAX_PIECES:
                break
    # Of what is left after so many tags the words count.
    yield "".join([*pieces, _ANY_TAG.sub(" ", html[at:])])


@dataclass(slots=True)
class _Writer:
    """What was written of the piece in hand, and how many were before it; `eye` None sees everything."""

    eye: visibility.Eye | None
    tags: int = 0
    lists: int = 0
    pieces: int = 0
    # Of the quotes that are open, the innermost last: whether it is only an indent.
    indents: list[bool] = field(default_factory=list)

    @property
    def blind(self) -> bool:
        """Whether the words at this place are not seen."""
        return self.eye is not None and self.eye.blind

    def begin(self) -> None:
        self.tags = self.lists = 0
        self.pieces += 1
        self.indents.clear()

    def write(self, found: re.Match[str]) -> str:
        """What stands for one piece of markup."""
        _, slash, name, attributes = found.groups()
        self.tags += 1
        if name is None:
            return "&lt;" if found[0] == "<" else ""
        name = name.lower()
        if name in _NOTHING:
            return ""
        if slash:
            if self.eye:
                self.eye.closes(name)
            return self._closing(name)
        return self._opening(name, attributes)

    def _opening(self, name: str, attributes: str) -> str:
        kept = _kept(name, attributes) if attributes else ""
        if self.eye and self.eye.opens(name, attributes, empty=name in _EMPTY):
            kept = " hidden"
        if name in _LISTS:
            self.lists += 1
            if self.lists > _MAX_LISTS:
                name = "div"
        if name == "blockquote":
            indent = bool(attributes) and "cite" not in attributes.lower() and bool(_INDENT.search(attributes))
            if len(self.indents) < _MAX_QUOTES:
                self.indents.append(indent)
            self.tags += 2
            return f"<div{kept}>" if indent else f"<blockquote{kept}><div>{OPENED}</div>"
        return f"<{name if name in _STRUCTURE or name in _EMPTY else 'span'}{kept}>"

    def _closing(self, name: str) -> str:
        if name == "blockquote":
            self.tags += 2
            indent = bool(self.indents) and self.indents.pop()
            return "</div>" if indent else f"<div>{CLOSED}</div></blockquote>"
        if name in _LISTS and self.lists > _MAX_LISTS:
            name = "div"
        return f"</{name if name in _STRUCTURE or name in _EMPTY else 'span'}>"


def _kept(name: str, attributes: str) -> str:
    """The attributes that are kept: whether it is hidden, and the words that stand for a picture."""
    folded = attributes.lower()
    shows_words = name in _EMPTY and "alt" in folded
    if not shows_words and "hidden" not in folded:
        return ""
    kept = ""
    for found in _NAME_AND_VALUE.finditer(attributes):
        key, value = found[1].lower(), found[2] or found[3] or found[4] or ""
        if key == "hidden":
            return " hidden"
        if key == "alt" and shows_words and not kept:
            kept = f' alt="{value.replace(chr(34), "&quot;")}"'
    return kept
