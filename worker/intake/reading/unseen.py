"""Whether a page holds a command that its reader does not see: white on white, of no size, out of sight.

Such text is read like any other, since a dark screen writes white on black and a customer's words must not be lost. But
a colleague does not see what it would do, so a mail that begins a line so is not carried out.
"""

import re

_MAX_PAGE = 500_000
_TAG = re.compile(r"<[a-z][^<>]*+>", re.IGNORECASE)
# What stands between such a tag and the words in it.
_COMMAND = re.compile(
    r"(?:<[^<>]{0,500}+>|&nbsp;|&#160;|&#x?[a0]+;|[\s\u00a0\u200b*_•>-]){0,40}+(?:[#＃]|&#35;|&#x23;|&num;|/|@)(?:<[^<>]{0,500}+>){0,10}+[^\W\d_]",
    re.IGNORECASE,
)
# Hardly any page begins a line so: the others need no second look.
_LIKELY = re.compile(r">(?:&nbsp;|&#160;|[\s\u00a0\u200b*_•-]){0,40}+(?:[#＃/@](?:<|[^\W\d_])|&#|&num)")
_UNSEEN = re.compile(
    r"font-size\s{0,9}:\s{0,9}(?:[0.]{1,9}(?![\d.])|[0-2]?(?:\.\d{1,9})?p[xt])"
    r"|(?<![\w-])color\s{0,9}[:=]\s{0,9}[\"']?(?:white|transparent|#fff(?![0-9a-f])|#f[0-9a-f]f[0-9a-f]f[0-9a-f]"
    r"|rgba?\(\s{0,9}25\d\s{0,9},\s{0,9}25\d\s{0,9},\s{0,9}25\d|rgba\([^()]{0,60},\s{0,9}[0.]{1,9}\s{0,9}\))"
    r"|opacity\s{0,9}:\s{0,9}0?(?:\.0\d{0,9})?(?![\d.])|mso-hide\s{0,9}:\s{0,9}all|display\s{0,9}:\s{0,9}none"
    r"|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)|text-indent\s{0,9}:\s{0,9}-\d{3}|(?:left|top)\s{0,9}:\s{0,9}-\d{3}"
    r"|(?<![\w-])(?:max-)?(?:height|width)\s{0,9}:\s{0,9}0(?![\d.])|transform\s{0,9}:\s{0,9}scale\(\s{0,9}0(?![\d.])",
    re.IGNORECASE,
)
# A rule of a style sheet for a class, whose elements it hides.
_RULE = re.compile(r"\.([\w-]{1,80})[^{}.]{0,200}\{([^{}]{0,2000})\}")
_CLASS = re.compile(r"""(?<![\w-])class\s{0,9}=\s{0,9}["']?([^"'<>]{1,300})""", re.IGNORECASE)


def command_in(html: str) -> bool:
    """Linear in the page's length; of a very long page its beginning is looked at."""
    page = html[:_MAX_PAGE]
    if _LIKELY.search(page) is None:
        return False
    hiding = _hiding_classes(page)
    unseen = (tag.end() for tag in _TAG.finditer(page) if _is_unseen(tag[0], hiding))
    return any(_COMMAND.match(page, end) is not None for end in unseen)


def _hiding_classes(page: str) -> frozenset[str]:
    if "{" not in page:
        return frozenset()
    return frozenset(name for name, rule in _RULE.findall(page) if _UNSEEN.search(rule))


def _is_unseen(tag: str, hiding: frozenset[str]) -> bool:
    if _UNSEEN.search(tag):
        return True
    named = _CLASS.search(tag) if hiding else None
    return named is not None and not hiding.isdisjoint(named[1].split())
