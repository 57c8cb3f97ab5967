"""Links in words of somebody's, taken out before we repeat them in a letter that goes where the sender chose.

Mail clients make a link of whatever looks like one: an address with or without its scheme, and a bare name of a site.
So the whole link goes, and a bare name is parted, which anybody still reads. Addresses of mail stay: they open no page.
"""

import re
from typing import Final

from worker.words.said import Said

TAKEN_OUT: Final = Said("[link removed]")
# As many as people write of; an abbreviation or the end of a sentence without its blank is none of these.
_ENDS = (
    "com|net|org|fr|eu|be|ch|lu|de|uk|it|es|pt|nl|pl|ru|cn|io|me|tv|cc|us|ca|info|biz|shop|store|online|site|website"
    "|web|top|xyz|app|dev|link|click|live|cloud|space|club|vip|icu|page|tech|digital|email|support|paris|bzh|example"
)
_HOST = rf"(?:[^\W_](?:[\w-]{{0,61}}[^\W_])?\.){{1,8}}(?:{_ENDS})(?![\w-]|\.\w)"
_LINK = re.compile(
    # A scheme and what stands behind it; what browsers take for one; a site with a path, a port or a question.
    rf"(?:[a-z][a-z0-9+.-]{{1,15}}:|h..ps?:)//[^\s<>\"«»“”]{{1,2000}}|(?<![\w@.-])www\d?\.[^\s<>\"«»“”]{{1,2000}}"
    rf"|(?<![\w@.-]){_HOST}(?::\d{{1,5}})?[/?#][^\s<>\"«»“”]{{0,2000}}|(?:javascript|data|mailto|tel):[^\s]{{1,2000}}",
    re.IGNORECASE,
)
_SITE = re.compile(rf"(?<![\w@.-]){_HOST}", re.IGNORECASE)


def without_links(text: str, language: str) -> str:
    """The words with no link in them that a mail client could make one may click."""
    return _SITE.sub(lambda found: found[0].replace(".", " ."), _LINK.sub(TAKEN_OUT.told(language), text))
