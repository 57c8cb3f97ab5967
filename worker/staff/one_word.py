"""A request that is answered by one word: the approver's "oui" is the command that approves."""

import re
from collections.abc import Iterable
from typing import Final

from worker.nouns.item import Person
from worker.processing.commands.script import Line, Script
from worker.words.wording import fold

# What says yes, folded; "ok pour moi", "c'est bon de mon côté" and "oui, vous pouvez l'envoyer" are made of these.
_YES: Final = (
    "oui", "ok", "okay", "yes", "yep", "d'accord", "accord", "je suis d'accord", "entendu", "go", "go ahead",
    "valide", "validee", "je valide", "je la valide", "je le valide", "c'est valide", "c'est tout bon", "c'est bon",
    "tout est bon", "c'est ok", "bon pour accord", "bon pour envoi", "bon pour moi", "lu et approuve",
    "vu et approuve", "approuve", "approuvee", "j'approuve", "je l'approuve", "ca me va", "cela me va",
    "ca me convient", "cela me convient", "vous pouvez envoyer", "vous pouvez l'envoyer", "tu peux envoyer",
    "tu peux l'envoyer", "approved", "approve", "i approve", "agreed", "i agree", "looks good", "fine by me",
    "good to go", "all good", "you can send it", "please send it",
)  # fmt: skip
_FOR_ME: Final = ("pour moi", "pour ma part", "de mon cote", "for me", "to me", "from me", "on my side")
# Courtesies around it; the closing and the signature were cut before.
_BESIDE: Final = (
    "merci", "merci beaucoup", "merci bien", "merci a vous", "merci a toi", "bonjour", "hello", "thanks", "thank you",
    "bonne journee", "bonne soiree", "bien", "cordialement", "regards", "kind regards", "best",
)  # fmt: skip
_LONGEST_YES: Final = 120
_AROUND: Final = '*_.,;:!-–—"«»()👍'


def _either(words: Iterable[str]) -> str:
    """Longest first, so that the whole of a saying is tried before its beginning."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SAYS_YES: Final = re.compile(rf"(?:{_either(_YES)})(?: (?:{_either(_FOR_ME)}))?")
_WORDS: Final = re.compile(rf"(?:(?P<yes>{_SAYS_YES.pattern})|(?:{_either(_BESIDE)}))(?: |$)")


def as_command(script: Script, person: Person, body: str) -> Script:
    """`#valider` where the reply says yes and nothing else. `body` is what it says without greeting and signature.

    "ok mais…" is no approval, and neither is "ok" with a sentence below it: whoever wants to change something says so.
    """
    if not says_yes(body, person.name):
        return script
    return Script((Line(1, script.text.strip().split("\n")[0].strip()[:80], "valider"),), "")


def says_yes(body: str, name: str = "") -> bool:
    """Whether words say yes and no more; `name` is whose they are, which may stand below them."""
    said = " ".join(fold(body[: _LONGEST_YES + 1]).split())
    own = set(fold(name).split())
    words = " ".join(word for piece in said.split() if (word := piece.strip(_AROUND)) and word not in own)
    return len(said) <= _LONGEST_YES and "?" not in said and _is_yes(words)


def _is_yes(words: str) -> bool:
    """Whether they are made of the sayings above alone, and one of them at least is a yes."""
    place, yes = 0, False
    while place < len(words):
        found = _WORDS.match(words, place)
        if found is None:
            return False
        yes = yes or found["yes"] is not None
        place = found.end()
    return yes


# What nobody begins a letter to a complainant with; and what is a stop only where it is all that is said.
_STOP = frozenset({"stop", "stoppe", "stoppez", "attends", "arrete", "annule", "annuler", "cancel", "wait", "halt"})
_STOP_ALONE = _STOP | {
    "non", "no", "nope", "attendez", "arretez", "annulez", "attend", "hold", "on", "svp", "stp", "please", "merci",
    "surtout", "pas", "encore", "la", "lettre", "l'envoi", "it", "that", "don't", "send", "undo", "recall", "oups",
    "oops", "n'envoie", "n'envoyez",
}  # fmt: skip
# At least one of these is said, and not only the words that may stand beside it.
_MEANS_STOP = _STOP | {
    "non", "no", "nope", "attendez", "arretez", "annulez", "undo", "recall", "n'envoie", "n'envoyez", "don't", "attend"
}  # fmt: skip


# To the transcript of a letter that waits: « Attendez, ce n'est pas le bon client ! », « Oups… ».
_CRIED = re.compile(r"(?:attendez|arretez|annulez|oups|oops|zut|mince|erreur)(?: ?[,!.;:…-]|$)")


def as_stop(script: Script, number: int | None) -> Script:
    """`#stop` where the reply says to stop: its first word, or all its words. `number` is the mail that it is about."""
    rows = [row for row in (" ".join(fold(line).split()) for line in script.text.split("\n")) if row]
    words = [word.strip(" .!,;:?…-\"'«»") for word in rows[0].split()[:12]] if rows else []
    words = [word for word in words if word]
    alone = bool(set(words) & _MEANS_STOP) and set(words) <= _STOP_ALONE
    cried = number is not None and bool(rows) and _CRIED.match(rows[0]) is not None
    if not words or not (alone or cried or words[0] in _STOP):
        return script
    typed = script.text.strip().split("\n")[0][:80]
    # Whatever stands below: to stop is never a mistake that cannot be mended.
    return Script((Line(1, typed, "stop", words=() if number is None else (str(number),)),), "")


# « C'est posté ce jour. », « Lettre postée hier », « je l'ai mise à la poste ce matin ».
_POSTED = re.compile(
    r"(?:bonjour,? )?(?:voila,? )?(?:(?:c'est|elle est|la lettre est|le courrier est|lettre|courrier|je l'ai"
    r"|nous l'avons|on l'a|it is|it's|the letter is|i have|i've) )?(?:bien |a ete |aussi )?"
    r"(?:postee?|(?:mise? a|partie? par|envoyee? par) la poste|posted)"
    r"(?: (?P<day>ce jour|ce matin|cet apres-midi|a l'instant|aujourd'hui|hier|avant-hier|today|yesterday|this morning"
    r"|(?:le |on )?[0-9]{1,2}[a-z0-9 ./-]{1,20}))?[ .!]*"
)
_TODAY = frozenset({"ce jour", "ce matin", "cet apres-midi", "a l'instant", "this morning", "today"})


def as_posted(script: Script, body: str) -> Script:
    """`#posté` where the reply says that the letter was posted, on which day if it says so, and nothing else."""
    said = _POSTED.fullmatch(" ".join(fold(body[: _LONGEST_YES + 1]).split()))
    if said is None:
        return script
    day = (said["day"] or "").removeprefix("le ").removeprefix("on ").strip(" .")
    words = ("aujourd'hui",) if day in _TODAY else tuple(day.split())
    return Script((Line(1, script.text.strip().split("\n")[0].strip()[:80], "posté", words=words),), "")
