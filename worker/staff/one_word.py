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
