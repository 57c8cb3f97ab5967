"""What a complaint is about, in its author's words: without greeting, courtesies, signature and telephone."""

import re

from worker.intake.cleaning import Writer, clean
from worker.intake.cleaning.vocabulary import LABEL, PHONE
from worker.words.tables import words
from worker.words.wording import fold, sentences

_COURTESY = re.compile(
    r"(?:je|nous) (?:vous )?(?:en )?(?:remercie|remercions)(?: (?:par avance|d'avance|beaucoup|sincerement))*"
    r"(?: (?:de|pour) (?:votre|vos|l'attention) [a-z' ]{0,60})?"
    r"|merci(?: (?:par avance|d'avance|beaucoup|encore|bien))*(?: (?:de|pour) (?:votre|vos) [a-z' ]{0,60})?"
    r"|(?:restant |je reste |nous restons )?(?:dans|en) (?:l'|la |cette )?attente (?:de |d')?"
    r"(?:vous lire|(?:votre|vos|une|un) (?:prompte? |rapide |bonne )?(?:reponse|retour|nouvelles|part)[a-z' ]{0,40})"
    r"|(?:j'espere|en esperant) (?:que vous (?:allez|vous portez) bien"
    r"|(?:avoir )?(?:une|un|votre) (?:reponse|retour)[a-z' ]{0,40})"
    r"|(?:je reste|nous restons|restant)(?: bien entendu)? (?:a votre disposition|joignable|disponible)[^.]{0,80}"
    r"|(?:i )?(?:am )?look(?:ing)? forward to (?:hearing|your)[a-z ]{0,40}|hoping to hear [a-z ]{0,40}"
    r"|thank you(?: very much)?(?: in advance)?(?: for your [a-z ]{0,40})?|many thanks[a-z ]{0,30}"
    r"|i hope (?:this (?:mail|email|message|letter) finds you well|you are well)"
)
_ASKS_TO_CALL = re.compile(
    r"\b(?:joindre|joignable|rappel\w+|contact\w*|appel\w+|tel|telephone|portable|mobile|numero|reach|call|phone)\b"
)
_LONGEST_CALL = 140
_GRIEVANCE = words("callers", "grievance")


def substance(text: str, *writers: Writer) -> str:
    """The text without what surrounds it, "" where nothing else is there. `writers` may each have set a signature."""
    for writer in writers:
        text = clean(text, writer).body
    rows = [_row(row) for row in text.split("\n")]
    return "\n".join(row for row in rows if row is not None).strip("\n")


def _row(row: str) -> str | None:
    """The line without the sentences of courtesy that it holds; None where nothing is left of it."""
    if not row.strip():
        return row
    said = sentences(row, len(row))
    kept = [sentence for sentence in said if not _says_nothing(sentence)]
    if len(kept) == len(said):
        return row
    return " ".join(kept) if kept else None


def _says_nothing(sentence: str) -> bool:
    told = fold(sentence).strip(" .,;!-")
    if _COURTESY.fullmatch(told) or told in {"tel", "telephone", "mobile", "portable", "phone"}:
        return True
    number = PHONE.search(told)
    if number is None or len(told) > _LONGEST_CALL:
        return False
    if _GRIEVANCE.search(told):
        # "Mrs Roy called on this number, her wardrobe came without doors": what is noted of a call, and no courtesy.
        return False
    return bool(_ASKS_TO_CALL.search(told) or LABEL.match(told)) or number[0] == told
