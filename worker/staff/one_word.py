"""A request that is answered by one word: the approver's "oui" is the command that approves."""

from worker.nouns.item import Person
from worker.processing.commands.script import Line, Script
from worker.words.wording import fold

_YES = frozenset(
    {
        "oui", "ok", "valide", "je valide", "validee", "d'accord", "accord", "approuve", "j'approuve",
        "bon pour accord", "yes", "approved", "approve", "i approve", "agreed", "okay",
    }
)  # fmt: skip
_CLOSING = frozenset({"merci", "cordialement", "bien", "bonne", "journee", "thanks", "regards", "kind", "best"})


def as_command(script: Script, person: Person) -> Script:
    """`#valider` where the reply says yes and nothing else; below it may stand a closing and the person's own name.

    "ok mais…" is no approval, and neither is "ok" with a sentence below it: whoever wants to change something says so.
    """
    rows = [row for row in (" ".join(fold(line).split()) for line in script.text.split("\n")) if row]
    signature = _CLOSING | set(fold(person.name).split())
    said = bool(rows) and rows[0].strip(" .!,;") in _YES
    if said and all(word.strip(" .!,-") in signature for row in rows[1:] for word in row.split()):
        return Script((Line(1, script.text.split("\n")[0].strip()[:80], "valider"),), "")
    return script


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


def as_stop(script: Script, number: int | None) -> Script:
    """`#stop` where the reply says to stop: its first word, or all its words. `number` is the mail that it is about."""
    rows = [row for row in (" ".join(fold(line).split()) for line in script.text.split("\n")) if row]
    words = [word.strip(" .!,;:?…-\"'«»") for word in rows[0].split()[:12]] if rows else []
    words = [word for word in words if word]
    alone = bool(set(words) & _MEANS_STOP) and set(words) <= _STOP_ALONE
    if not words or not (alone or words[0] in _STOP):
        return script
    typed = script.text.strip().split("\n")[0][:80]
    # Whatever stands below: to stop is never a mistake that cannot be mended.
    return Script((Line(1, typed, "stop", words=() if number is None else (str(number),)),), "")
