"""The answer to "Send it to the customer?": yes, as a note, or not at all; anything else is a mail of its own."""

import re
from dataclasses import dataclass
from typing import Literal

from worker.nouns.item import Person
from worker.staff.guards.reply import CLOSING, name_words
from worker.words.wording import fold

Answer = Literal["yes", "note", "no"]

_YES = frozenset(
    [
        "oui",
        "yes",
        "yep",
        "ouais",
        "ok",
        "okay",
        "go",
        "envoyer",
        "envoie",
        "envoyez",
        "envoi",
        "send",
        "transmettre",
        "transmets",
        "transmettez",
        "vas-y",
        "allez-y",
        "d'accord",
        "sure",
        "bon",
    ]
)
_NOTE = frozenset(["note", "noter", "garder", "garde", "gardez", "interne", "internal", "keep"])
_NO = frozenset(
    [
        "non",
        "no",
        "nope",
        "pas",
        "not",
        "don't",
        "n'envoie",
        "n'envoyez",
        "annuler",
        "annule",
        "annulez",
        "cancel",
        "stop",
        "supprimer",
        "supprime",
        "drop",
        "discard",
        "delete",
        "rien",
        "surtout",
        "laisse",
        "tomber",
        "attends",
    ]
)
# What may stand beside those and changes nothing.
_BESIDE = frozenset(
    [
        "en",
        "au",
        "a",
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "c'est",
        "bien",
        "sur",
        "tu",
        "peux",
        "vous",
        "pouvez",
        "stp",
        "svp",
        "merci",
        "please",
        "client",
        "cliente",
        "dossier",
        "comme",
        "je",
        "veux",
        "on",
        "ne",
        "it",
        "to",
        "the",
        "customer",
        "as",
        "file",
        "in",
        "of",
        "course",
        "as-is",
        "tel",
        "quel",
        "plait",
        "s'il",
        "te",
        "thanks",
    ]
)
# The longest of the answers has no more.
_MOST_WORDS = 10
_LINK = re.compile(r"#? ?(?P<verb>oui|yes|garder|keep|non|no)\b[ \t]*(?:n°|no\.?)?[ \t]*(?P<number>[0-9]{1,18})[ .]*")
_LINKS: dict[str, Answer] = {"oui": "yes", "yes": "yes", "garder": "note", "keep": "note", "non": "no", "no": "no"}


@dataclass(frozen=True, slots=True)
class Choice:
    """`number` is the ledger's of the mail that the link names, None where the answer names none."""

    answer: Answer
    number: int | None = None


def read(new_text: str, person: Person) -> Choice | None:
    """What a reply to the question chooses, or the mail that a link of it made; None for anything else."""
    rows = [row for line in new_text[:2_000].split("\n") if (row := fold(line))]
    if not rows:
        return None
    own = name_words([person.name])
    if not all(CLOSING.fullmatch(row) or set(re.findall(r"[^\W\d_]+", row)) <= own for row in rows[1:]):
        return None
    found = _LINK.fullmatch(rows[0])
    if found:
        return Choice(_LINKS[found["verb"]], int(found["number"]))
    words = [word for piece in rows[0].split() if (word := piece.strip("#.,;:!«»\"'*_()-"))]
    return Choice(answer) if words and len(words) <= _MOST_WORDS and (answer := _answer(set(words))) else None


def _answer(words: set[str]) -> Answer | None:
    """Whoever says two things at once is taken at the more careful one."""
    if not words <= _YES | _NOTE | _NO | _BESIDE:
        return None
    if words & _NOTE or words >= {"au", "dossier"}:
        return "note"
    if words & _NO:
        return "no"
    return "yes" if words & _YES else None
