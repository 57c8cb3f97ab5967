"""A day that is proposed to the complainant: a question, and no promise (T5); and what they answer to it.

Nothing is fixed before they say yes. Whoever asks about a day announces neither money nor an answer for it, nor says
that it will be so.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Final, Literal

from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.words.wording import bounded, fold, sentences

LONGEST: Final = 4_000
_SHOWN: Final = 160
Reply = Literal["yes", "no", "other"]

# "Êtes-vous là ?", "cela vous convient-il ?", "préférez-vous mardi ou mercredi ?", "does that suit you?".
_ASKS: Final = re.compile(
    r"\b(?:etes|serez|seriez)[- ]vous (?:bien |toujours )?(?:la|disponibles?|presente?s?|libres?|chez vous|joignables?"
    r"|a votre domicile|a la maison)\b"
    r"|\b(?:si )?vous (?:etes|serez|seriez) (?:bien |toujours )?(?:la|disponibles?|presente?s?|libres?|chez vous"
    r"|joignables?)\b"
    r"|\b(?:vous|te) (?:convient|conviendrait|conviendra|irait|va|arrange|arrangerait)(?:[- ](?:il|elle|ils|elles))?\b"
    r"|\bprefere(?:z|riez)[- ]vous\b|\by aura[- ]t[- ]il quelqu'un\b"
    r"|\b(?:pouvez|pourriez)[- ]vous (?:\w+ ){0,3}?(?:recevoir|accueillir|etre (?:la|presente?)|liberer|venir|passer)\b"
    r"|\b(?:peut[- ]on|pouvons[- ]nous|pourrions[- ]nous|pourrait[- ]on) (?:vous |venir |passer ){0,2}(?:r?appeler|voir"
    r"|venir|passer|rencontrer|telephoner)\b"
    r"|\b(?:quel jour|quelle date|quel creneau|quelle heure)\b|\bconfirmez[- ]nous votre presence\b"
    r"|\b(?:are you|will you be|would you be) (?:in|free|available|at home|there)\b"
    r"|\b(?:does|do|would|if|whether) (?:[\w:,]+ ){0,8}?(?:suits?|works? for|be convenient for) you\b"
    r"|\bwould you (?:prefer|rather)\b|\b(?:which|what) (?:day|date|time|slot)\b"
    r"|\bcan (?:we|i) (?:call|visit|see) you\b"
)
# The verbs of the questions themselves.
_OF_A_QUESTION: Final = re.compile(
    r"\b(?:serez[- ]vous|vous serez (?:la|disponibles?|presente?s?|libres?|chez vous|joignables?)|y aura[- ]t[- ]il"
    r"|will you be)\b"
)
# Whoever asks so wants to be told: a question, or a request to say it.
_WANTS_TO_KNOW: Final = re.compile(
    r"\?|\b(?:dites|confirmez|indiquez|precisez|repondez)[- ](?:nous|moi)\b"
    r"|\bmerci de (?:nous |me |bien vouloir |nous |me )*(?:dire|confirmer|indiquer|preciser)\b"
    r"|\b(?:let us know|tell us|please (?:confirm|tell|say))\b"
)
# A day that is proposed, for somebody to come: "je vous propose un passage le vendredi 18".
_PROPOSES: Final = re.compile(
    r"\b(?:je|nous) vous (?:propos(?:e|ons)|sugger(?:e|ons)) (?:\w+ ){0,3}?(?:rendez-vous|passage|creneaux?|visite"
    r"|intervention|appel|rencontre|dates?)\b"
    r"|\b(?:we|i) (?:suggest|propose|can offer) (?:\w+ ){0,3}?(?:visit|appointment|slots?|call|meeting|dates?)\b"
)
# What may be, where a question stands behind it: "le technicien peut passer le 18. Serez-vous là ?".
_MAY_BE: Final = re.compile(
    r"\b(?:peut|peuvent|pouvons|puis|pourrait|pourraient|pourrions) (?:\w+ ){0,2}?(?:passer|venir|intervenir|livrer"
    r"|appeler|se deplacer|reprendre|enlever|recuperer)\b"
    r"|\b(?:can|could|might) (?:\w+ ){0,2}?(?:come|call|visit|collect|deliver|be there)\b"
)
# Money and answers are no appointment; and what will be is no question.
_PROMISED: Final = re.compile(
    r"\b(?:rembours|virement|virer|avoir (?:de|sera)|un avoir|paie|paye|payer|verse|cheque|geste|dedommag|indemni|repon"
    r"|decision|refund|pay|paid|credit|voucher|answer|repl(?:y|ies)|compensat|gesture)"
    r"|\b(?:sera|seront|serez|serons|aura|auront|aurez|aurons|recevrez|\w{3,}(?:erons|irons|drons|trons|vrons)"
    r"|(?:passer|viendr|livrer|appeler|reprendr|enverr|enlever|interviendr)a|will|'ll|shall)\b"
)


def proposes(said: str, after: str = "") -> bool:
    """Whether a sentence asks if a day would suit, or proposes one, and announces nothing for it.

    Both are folded; `after` is the next one.
    """
    told_so = _WANTS_TO_KNOW.search(f"{said} {after}") is not None
    asks = _ASKS.search(said) is not None and _WANTS_TO_KNOW.search(said) is not None
    may_be = _ASKS.search(after) is not None and _MAY_BE.search(said) is not None
    if not told_so or not (asks or may_be or _PROPOSES.search(said)):
        return False
    return _PROMISED.search(_OF_A_QUESTION.sub(" ", said)) is None


_A_DAY: Final = re.compile(
    r"[0-9]|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|demain|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|tomorrow)\b"
)
_YES: Final = re.compile(
    r"\b(?:(?:me|nous|m'|ca|cela) ?(?:va|convient|arrange|ira|conviendra)|ok|d'accord|oui|parfait|entendu|c'est bon"
    r"|je (?:serai|suis) (?:la|disponible|present|presente)|a vendredi|yes|fine|suits me|works for (?:me|us)|see you)\b"
)
_NO: Final = re.compile(
    r"\b(?:pas|impossible|plutot|non|ne (?:pourrai|peux|suis|serai)|autre (?:jour|date|creneau)|not|can't|cannot"
    r"|another (?:day|date|time)|rather|instead|no)\b"
)


def answered(complaint: Complaint, message: ReceivedMessage) -> tuple[str, Reply]:
    """The proposal of a day that the message comes after, in our words, and what it seems to say; "" where there is
    none since the complainant's message before it.
    """
    before = [one.received_at for one in complaint.messages if one.received_at < message.received_at]
    since = max(before, default=complaint.registered_at)
    ours = [said for at, said in _ours(complaint) if since <= at <= message.received_at]
    found = next((one for said in reversed(ours) if (one := _proposal(said))), "")
    return found, _reply(message.new_text) if found else "other"


def _ours(complaint: Complaint) -> Iterator[tuple[datetime, str]]:
    """What colleagues wrote to the complainant, oldest first within each kind."""
    for one in complaint.staff_messages:
        if one.sent_text:
            yield one.message.received_at, one.message.new_text[:LONGEST]
    for asked in complaint.clarifications:
        yield asked.asked_at, "\n".join(asked.questions)[:LONGEST]


def _proposal(text: str) -> str:
    said = [*sentences(text, LONGEST), ""]
    return next(
        (
            bounded(one, _SHOWN)
            for one, after in pairwise(said)
            if _A_DAY.search(fold(one)) and proposes(fold(one), fold(after))
        ),
        "",
    )


def _reply(text: str) -> Reply:
    said = fold(text[:LONGEST])
    if _NO.search(said):
        return "no"
    return "yes" if _YES.search(said) else "other"
