"""The answer to "Send it to the customer?": yes, as a note, or not at all; anything else is asked again.

A letter of its own (`is_letter`) takes the place of the one that was asked about.
"""

import re
from dataclasses import dataclass
from typing import Literal

from worker.intake.cleaning.cleaned import Cleaned
from worker.nouns.item import Person
from worker.staff.guards.reply import CLOSING, name_words
from worker.words.tables import Words, every, shape, words
from worker.words.wording import fold

Answer = Literal["yes", "note", "no"]

# Said of sending, and of nothing else in its sentence: « je me suis trompée, ne l'envoyez pas ».
_UNSENT = shape("answers", r"(?:^|[ ,.;:!]){unsent}(?: {after unsent})*[ .!]*$")
# The longest of the answers has no more.
_MOST_WORDS = 20
_MOST_AGREEING = 8
_LONGEST_TOLD = 200
_LAST_PIECES = ("piece in brackets", "piece by its mark", "last piece")
_PIECES = (*_LAST_PIECES, "first piece")
# A shorter answer says what is wrong with the question's letter, and is none.
_LEAST_GREETED, _LEAST_BARE = 6, 25
_LINK = re.compile(
    r"(?:[-*•> ]{0,9}(?:[^#:\n]{1,80}: ?)?(?=#))?#? ?(?P<verb>oui|yes|garder|keep|non|no)\b"
    r"[ \t]*(?:n°|no\.?)?[ \t]*(?P<number>[0-9]{1,18})[ .]*"
)
_BEGINS: tuple[tuple[Answer, Words], ...] = (
    ("no", words("plainly", "begins with no", then=r"(?!\w)")),
    ("note", words("plainly", "begins with note", then=r"(?!\w)")),
)
_ACKNOWLEDGES = frozenset({"ok", "okay"})
_CLAUSE = shape("guards", r"[,;.]| {and then} ")
_LINKS: dict[str, Answer] = {"oui": "yes", "yes": "yes", "garder": "note", "keep": "note", "non": "no", "no": "no"}


@dataclass(frozen=True, slots=True)
class Choice:
    """`number` is the ledger's of the mail that the link names, None where the answer names none. `sends`: a yes that
    says of what, and is meant for nothing else that the question proposed.
    """

    answer: Answer
    number: int | None = None
    sends: bool = False
    # Of which pieces the text is parted: « envoie sans la parenthèse »; and words of whom the rest is for.
    pieces: frozenset[str] = frozenset()
    tells: frozenset[str] = frozenset()


def read(new_text: str, person: Person, colleagues: frozenset[str] = frozenset()) -> Choice | None:
    """What a reply to the question chooses, or the mail that a link of it made; None for anything else. `colleagues`
    are folded words of their names, which may stand beside a piece of the text.
    """
    rows = [row for line in new_text[:2_000].split("\n") if (row := fold(line))]
    own = name_words([person.name])
    while len(rows) > 1 and (CLOSING.fullmatch(rows[-1]) or set(re.findall(r"[^\W\d_]+", rows[-1])) <= own):
        rows.pop()
    said = " ".join(rows)
    if found := _LINK.fullmatch(said):
        return Choice(_LINKS[found["verb"]], int(found["number"]))
    said_words = _words(said)
    if "?" in said or not said_words or len(said_words) > _MOST_WORDS:
        return None
    if parts := _parts(said, set(said_words) - own, colleagues - own):
        return parts
    answer = _answer(set(said_words) - own)
    if answer is None and not _any("yes by itself") & set(said_words) and _UNSENT.search(said):
        answer = "no"
    return Choice(answer, sends=bool(_any("sends") & set(said_words))) if answer else None


def _parts(sentence: str, said: set[str], colleagues: frozenset[str]) -> Choice | None:
    """« Envoyer, sans la parenthèse », « enlève la fin et envoie », « envoie le début, le NB c'est pour Bob », « la 1re
    partie pour lui, le PS pour Bob »: what is named behind « sans », or is for somebody, does not leave; whatever
    leaves else is no such answer.
    """
    pieces, last = said & _any(*_PIECES), said & _any(*_LAST_PIECES)
    known = _any("yes by itself", "yes", "note", "beside", "without", "piece words", *_PIECES)
    sends = _any("sends", "yes by itself", "without") | (_any("to them") if "first piece" in _kinds(pieces) else set())
    if not pieces or not said <= known | colleagues or not said & sends or _is_reversed(sentence, colleagues):
        return None
    without = bool(said & _any("without"))
    if bool(last) != bool(without or said & (colleagues | _any("note"))):
        return None
    if last and not said & _any("one sentence"):
        # Beside what does not leave, « le début » is all the rest.
        pieces = pieces - _any("first piece")
    return Choice("yes", sends=True, pieces=frozenset(pieces), tells=frozenset(said & colleagues))


def _kinds(pieces: set[str]) -> set[str]:
    return {name for name in _PIECES if pieces & _any(name)}


def _is_reversed(sentence: str, colleagues: frozenset[str]) -> bool:
    """« Le PS pour lui, le début pour Bob »: nothing that is parted so leaves."""
    for clause in _CLAUSE.regex.split(sentence):
        said = set(_words(clause))
        inside = said & (colleagues | _any("note", "without"))
        first, last = said & _any("first piece"), said & _any(*_LAST_PIECES)
        if (first and inside) or (last and not inside and said & _any("to them")):
            return True
    return False


def says_of_parts(body: str) -> bool:
    """Whether short words say what is to leave of a text: an instruction, and nothing that anybody is to read."""
    said = set(_words(fold(body[:400])))
    does = said & _any("sends", "without", *_LAST_PIECES[:2])
    return "?" not in body and len(body) <= _LONGEST_TOLD and bool(said & _any(*_PIECES)) and bool(does)


def begins_with_yes(body: str) -> bool:
    """« Oui, affecter à Bob » says two things, and which of them the yes is for is theirs to say."""
    said = _words(fold(body[:100]))
    return bool(said) and said[0] in _any("yes by itself")


def begins(body: str) -> tuple[Answer, str] | None:
    """The answer that a longer text begins with, and the rest of it: « non, pas au client ! c'est pour Cyrille »; None
    where it begins with none, or with a yes.
    """
    said = " ".join(fold(body[:2_000]).split())
    for answer, table in _BEGINS:
        if found := table.match(said):
            count = len(found[0].split())
            rest = re.sub(rf"\A(?:\s*\S+){{{count}}}", "", body, count=1).strip(" \t\n,.;:!–—-")
            return (answer, rest) if rest else None
    return None


def agrees(body: str) -> bool:
    """« Oui », « oui c'est une réclamation »: a short answer that begins with a yes, and asks or refuses nothing."""
    said = _words(fold(body[:200]))
    refuses = set(said) & _any("no")
    return begins_with_yes(body) and len(said) <= _MOST_AGREEING and not refuses and "?" not in body


def agrees_plainly(body: str) -> bool:
    """« Oui », « oui, fais-le »: and no « ok », which says that somebody has read."""
    return agrees(body) and _words(fold(body[:100]))[0] not in _ACKNOWLEDGES


def denies(body: str) -> bool:
    """Whether it says anywhere that the text was not for the complainant: « c'était pour Ann, pas pour le client »."""
    return _BEGINS[0][1].search(" ".join(fold(body[:2_000]).split())) is not None


def number_answered(typed: str) -> int:
    """The number of the question that a line answers, as its letter prints it; 0 for any other line."""
    found = _LINK.fullmatch(fold(typed[:100]))
    return int(found["number"]) if found else 0


def is_letter(cleaned: Cleaned) -> bool:
    """Whether an answer that is none of the three is a new letter: it greets its reader and says something, or is long.

    What begins with a yes or a no answers the question, whatever follows.
    """
    said = _words(fold(cleaned.body[:2_000]))
    if not said or said[0] in _any("yes by itself", "no by itself"):
        return False
    return len(said) >= (_LEAST_GREETED if cleaned.greeting else _LEAST_BARE)


def _words(said: str) -> list[str]:
    """Elided and hyphenated ones apart: « l'envoyer », « envoyez-la »."""
    apart = said.replace("don't", "not").replace("'", "' ").replace("-", " ")
    return [word for piece in apart.split() if (word := piece.strip('#.,;:!«»"*_()'))]


def _answer(said: set[str]) -> Answer | None:
    """Whoever says two things at once is taken at the more careful one; at none, where one of them is a plain yes."""
    if not said <= _any("yes by itself", "yes", "note", "no", "beside"):
        return None
    if said & _any("no") and said & _any("yes by itself") - _ACKNOWLEDGES:
        return None
    if said & _any("note") or said >= {"au", "dossier"}:
        return "note"
    if said & _any("no"):
        return "no"
    return "yes" if said & _any("yes by itself", "yes") else None


def _any(*lists: str) -> frozenset[str]:
    return every("choices", *lists)
