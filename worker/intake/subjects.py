"""What a subject says without the prefixes and tags that clients, lists and we ourselves set before it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from worker.intake.quoting.folding import visible
from worker.intake.references import NUMBERED
from worker.words.wording import fold

# RFC 5322 3.6.5 knows "Re: " alone; clients write it in their own language. Alternatives are parted by blanks.
_REPLY = (
    "re ré rép rép. rep réf réf."  # French; Lotus Notes writes "Réf. :"
    " aw antw antwort antw."  # German, Dutch
    " sv svar"  # Swedish, Danish, Norwegian
    " vs vast vastaus"  # Finnish: "vastaus"
    " rif rif. r res resp"  # Italian, Portuguese, Spanish
    " odp odpověď odpoveď odpowiedź"  # Polish, Czech, Slovak
    " atb ats"  # Latvian, Lithuanian
    " vá válasz"  # Hungarian
    " ynt yanıt cevap"  # Turkish
    " απ σχετ ответ отв на отг відп bls balas"  # Greek, Russian, Bulgarian, Ukrainian, Indonesian
    " 回复 回覆 答复 答覆 回信 返信 회신 답장 תגובה תשובה השב رد"
)
_FORWARD = (
    "fwd fw fwd."
    " tr tr. trf transf transféré fs"  # French: "transfert", "faire suivre"
    " wg weitergeleitet wtr"  # German
    " vb vidarebefordrat vs vl fs videresendt videresend"  # Swedish; Danish, Norwegian; Finnish: "välitetty"
    " doorst doorgestuurd dst"  # Dutch
    " rv reenv reenviado enc encaminhado i inoltro"  # Spanish, Portuguese, Italian
    " pd podaj przekazano pref předáno přep přeposláno preposlané redir redir."  # Polish, Czech, Slovak, Romanian
    " tov továbbítás továbbítva ilt ilet iletildi"  # Hungarian, Turkish
    " πρθ пересл пер пересл. пересылка переслано trs"  # Greek, Russian, Indonesian
    " 转发 轉寄 轉發 转寄 転送 전달 הועבר تحويل"
)
# "VS" answers in Finnish and forwards in Danish and Norwegian; a single letter counts as Outlook writes it, upper case.
_LETTERS = {"r", "i"}
_REPLIES = frozenset(map(fold, _REPLY.split()))
_FORWARDS = frozenset(map(fold, _FORWARD.split()))
# Reference numbers follow "Réf. :" in a subject of the author's own.
_PREFIX = re.compile(
    r"\s*(?P<word>[^\W\d_]{1,16}\.?)(?:\s?[\[(*^]\s?\d{1,3}\s?[\])*]?|\s?\d{1,2}(?=\s?[:：]))?\s?[:：]+(?P<rest>.*)",
    re.DOTALL,
)
_TAG = re.compile(r"\s*\[(?P<tag>[^\[\]]{1,80})\](?P<rest>.*)", re.DOTALL)
_WRAPPED = re.compile(r"\s*[\[(](?=(?:fwd?|tr|wg)\s?[:：])(?P<rest>.*)[\])]\s*", re.IGNORECASE | re.DOTALL)
# A reference of ours in brackets, whatever prefix is configured.
_OURS = re.compile(rf"\[{NUMBERED}(?:-[0-9A-Z]{{2}})?\]", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(?:n\s?°|no\.?|#)?\s*[\w/-]*\d")
_MAX_LENGTH = 2_000
_MAX_PREFIXES = 60


class _Prefix(NamedTuple):
    """What stands at the left: a tag is neither reply nor forward, and a few words are either."""

    reply: bool
    forward: bool
    rest: str


def bare(subject: str) -> str:
    """The subject itself: no "Re:", "TR:", "[list]" or tag of ours, however many and in whatever language.

    A subject that is a tag and nothing else keeps it, but for ours.
    """
    rest = _clean(subject)
    for prefix in _prefixes(subject):
        rest = prefix.rest
    return rest


def is_reply(subject: str) -> bool:
    """Whether the outermost prefix answers: "RE: TR: …" does, "TR: RE: …" does not."""
    outermost = _outermost(subject)
    return outermost is not None and outermost.reply


def is_forward(subject: str) -> bool:
    """Whether the outermost prefix passes on. "VS:" both answers (Finnish) and passes on (Danish, Norwegian)."""
    outermost = _outermost(subject)
    return outermost is not None and outermost.forward


def original(subject: str) -> str:
    """The subject that a forwarded mail had: what stands behind the outermost forward prefix."""
    outermost = _outermost(subject)
    return outermost.rest if outermost and outermost.forward else bare(subject)


def _outermost(subject: str) -> _Prefix | None:
    return next((prefix for prefix in _prefixes(subject) if prefix.reply or prefix.forward), None)


def _clean(subject: str) -> str:
    return " ".join(unicodedata.normalize("NFC", visible(subject[:_MAX_LENGTH])).split())


def _prefixes(subject: str) -> Iterator[_Prefix]:
    """One prefix or tag after the other from the left, each with what is left behind it."""
    rest = " ".join(_OURS.sub(" ", _clean(subject)).split())
    if rest != _clean(subject):
        yield _Prefix(reply=False, forward=False, rest=rest)
    for _ in range(_MAX_PREFIXES):
        prefix = _first(rest)
        if prefix is None:
            return
        yield prefix
        rest = prefix.rest


def _first(subject: str) -> _Prefix | None:
    wrapped = _WRAPPED.fullmatch(subject)
    if wrapped:
        return _Prefix(reply=False, forward=False, rest=wrapped["rest"].strip())
    found = _PREFIX.match(subject)
    if found:
        word, rest = found["word"], found["rest"].strip()
        told = fold(word)
        known = told not in _LETTERS or word.isupper()
        if told.startswith("ref") and _NUMBER.match(rest):
            known = False
        if known and (told in _REPLIES or told in _FORWARDS):
            return _Prefix(told in _REPLIES, told in _FORWARDS, rest)
    tag = _TAG.match(subject)
    if tag and tag["rest"].strip():
        return _Prefix(reply=False, forward=False, rest=tag["rest"].strip())
    return None
