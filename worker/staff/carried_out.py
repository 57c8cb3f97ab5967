"""« Fait », « virement fait ce matin ref VIR-2211 », "paid": what is owed was carried out, in the words of who did it.

Whatever letter of the file they answer, it is `#exécuté`, with their words as the proof, where the whole mail says
that and nothing else. What is to come, in question, denied, or spoken to the complainant is none.
"""

import re
from typing import Final

from worker.complaint.compensation import Compensation, CompensationKind
from worker.complaint.record import Complaint
from worker.processing.commands.script import Line, Script
from worker.processing.finding_again import references
from worker.response.announced import kinds_in, sums_in
from worker.response.compensating import IN_MONEY
from worker.response.told_sums import sums_told
from worker.staff.amended import amended
from worker.words.tables import shape, words
from worker.words.wording import fold, sentences

_ROOM: Final = "carried_out"
_DONE: Final = words(_ROOM, "done")
_WITHOUT: Final = words(_ROOM, "without", then=r"(?!\w)")
_NOT: Final = words(_ROOM, "not done", then=r"(?!\w)")
_TO_THEM: Final = words(_ROOM, "to them", then=r"(?!\w)")
_GREETS_THEM: Final = words(_ROOM, "greets them", then=r"(?!\w)")
_LONGEST: Final = 300
_LOOKED_AT: Final = 4_000
_MOST_SENTENCES: Final = 4
# A sentence of so few words beside it is a number, a name or a courtesy.
_FEW: Final = 5
_TYPED: Final = 80
# The last of what is said: « virement fait, on peut clore », « payé. dossier clos ».
_OVER: Final = words("meant", "over")
_NOT_OVER: Final = words("meant", "not over", then=r"(?!\w)")
_PART: Final = re.compile(r"[,;.!\n]\s+|\)\s+")
_MOST_PARTS: Final = 8
_PAID: Final = words("sums", "paid words", then=r"(?!\w)")
# « Le reste le 5 », « un acompte »: it was not all of it.
_IN_PART: Final = words("sums", "in part", "the rest", then=r"(?!\w)")
_TAKES_BACK: Final = words(_ROOM, "takes back", then=r"(?!\w)")
_CLAUSE: Final = shape("plainly", r"[,;.!\n]\s+|\s+{joins}\s+")
_THINGS: Final = frozenset[CompensationKind]({"replacement", "repair", "free_service"})
_TITLE: Final = words("new_mail", "title")
_NAMED: Final = shape("new_mail", r"(?<!\w){title} (?P<name>[\w'’-]{3,40})")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def says_so(body: str) -> bool:
    """Whether words say that something was carried out, and nothing else."""
    said = [fold(one) for one in sentences(body.strip()[: _LONGEST + 1])]
    if not said or len(body.strip()) > _LONGEST or len(said) > _MOST_SENTENCES or "?" in body:
        return False
    plain = [_WITHOUT.regex.sub(" ", one) for one in said]
    if any(_NOT.search(one) or _TO_THEM.search(one) for one in plain):
        return False
    if any(_IN_PART.search(one) for one in plain):
        return False
    telling = [one for one in plain if _DONE.search(one)]
    return bool(telling) and all(one in telling or len(_WORD.findall(one)) <= _FEW for one in plain)


def tells_of_a_payment(body: str) -> bool:
    """Whether a mail that answers none of ours says that something was paid or sent, with what finds it again."""
    said = body[:_LOOKED_AT]
    return "?" not in body and _DONE.search(fold(body)) is not None and bool(references(said) or sums_told(said))


def is_to_come(said: str) -> bool:
    """Whether folded words speak of something that is not done, or is asked for: « je le rappelle demain »."""
    return _NOT.search(said) is not None


def as_executed(script: Script, body: str, file: Complaint) -> Script:
    """`#exécuté` where the reply says so of a file that owes something; as it is for anything else.

    `body` is what it says without greeting and signature. Which of several is meant the command finds, or asks.
    """
    body = _without_their_name(body, file)
    if _is_for_another(body, file):
        return script
    first = next((row for row in script.text[:1_000].split("\n") if row.strip()), "")
    if not _PAID.search(fold(body)) and next(amended(file, body), None):
        # « C'est ok pour 60 € en tout »: agreed, and not paid.
        return script
    done, over = _apart(body) if file.owed else (body, "")
    done, beside = _told(done, file.owed)
    if len(file.owed) == 1 and _is_another(done, file.owed[0].kind):
        return script
    if not file.owed or _GREETS_THEM.search(fold(first)) or not says_so(done):
        return script
    line = _line("exécuté", done)
    # « Virement fait ce matin, on peut clore »: of an answer that was accepted the file closes by itself.
    if beside:
        rest = f"{beside}, {over}" if over else beside
        return Script((line, _line("note", rest)), "")
    closes = over and len(file.owed) == 1 and not file.accepted_at and not file.contested_at
    return Script((line, _line("clore", over)) if closes else (line,), "")


def _told(body: str, owed: tuple[Compensation, ...]) -> tuple[str, str]:
    """What says that something was done, and what else is said behind it or before it, "" for nothing: « VIR-88132
    fait ce matin, l'étagère part demain ».
    """
    if says_so(body) or "?" in body or _TO_THEM.search(fold(body)):
        return body, ""
    places = [(hit.start(), hit.end()) for hit in _PART.finditer(body[:_LONGEST])][:_MOST_PARTS]
    behind = ((body[:end], body[start:]) for end, start in reversed(places))
    before = ((body[start:], body[:end]) for end, start in places)
    for done, rest in (*behind, *before):
        if says_so(done) and _is_beside(done, rest, owed):
            return done.strip(), rest.strip(" ,.;:")
    return body, ""


def _is_beside(done: str, rest: str, owed: tuple[Compensation, ...]) -> bool:
    """Whether the rest takes nothing back: it tells of another thing, or of nothing that is open."""
    folded = fold(rest)
    if _IN_PART.search(folded) or _TAKES_BACK.search(folded):
        return False
    kinds, sums = kinds_in(done), sums_in(done)
    others = [one for one in owed if one.kind not in kinds and (one.amount_cents, one.currency) not in sums]
    told = any(one.kind in kinds_in(rest) or (one.amount_cents, one.currency) in sums_in(rest) for one in others)
    return told or _NOT.search(folded) is None or bool(kinds_in(rest) and not kinds_in(rest) & kinds)


def _is_another(said: str, owed: CompensationKind) -> bool:
    """« Lit livré ce matin » of a file that owes a voucher: what came is not what is owed."""
    named = kinds_in(said)
    if owed in IN_MONEY and named & IN_MONEY:
        # Money of another kind is refused by the command, which knows the lines that say so.
        return False
    brought = owed in _THINGS
    return bool(named) and not named & ({owed} | (_THINGS if brought else named - _THINGS))


def _is_for_another(body: str, file: Complaint) -> bool:
    """« Virement fait à Mme Martin », in the file of somebody else: nobody reads of it that they were paid."""
    who = file.complainant
    names = (who.name, who.representative, *who.addresses, *(one.sender_name for one in file.messages))
    own = set(_WORD.findall(fold(" ".join(names))))
    return any(not own & set(_WORD.findall(hit["name"])) for hit in _NAMED.finditer(fold(body[:_LONGEST])))


def _without_their_name(body: str, file: Complaint) -> str:
    """« Favre 40 € viré ce matin » says first of whom it speaks."""
    names, rest = set(fold(file.complainant.name).split()), body.split()
    while rest and ((first := fold(rest[0]).strip(" ,:;-")) in names or _TITLE.fullmatch(first)):
        rest.pop(0)
    return " ".join(rest) if len(rest) < len(body.split()) else body


def _line(verb: str, said: str) -> Line:
    plain = " ".join(said.split())
    return Line(1, plain[:_TYPED], verb, words=tuple(plain.split()), prose=plain)


def _apart(body: str) -> tuple[str, str]:
    """What was done, and the clause that says that the file is over, "" for none."""
    clauses = _CLAUSE.split(body[: _LONGEST + 1])
    ends = [one.strip() for one in clauses if _OVER.search(fold(one)) and not _NOT_OVER.search(fold(one))]
    rest = [one.strip() for one in clauses if one.strip() and one.strip() not in ends]
    return (", ".join(rest), ends[0]) if len(ends) == 1 and rest else (body, "")
