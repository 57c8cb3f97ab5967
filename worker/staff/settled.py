"""What became of a question whom a reply is for, said to whoever answers it once more."""

from datetime import datetime

from worker.processing.commands.frame import Bench
from worker.processing.commands.taking_back import clock
from worker.words.said import Said

_SAID = {
    "sent": Said(
        "rien de plus n'a été fait : votre texte est déjà parti, à votre demande du {day}, {time}",
        "nothing more was done: your text was sent already, as you asked on {day}, {time}",
    ),
    "noted": Said(
        "rien n'a été fait : votre texte est une note du dossier depuis le {day}, {time}, et n'est pas parti",
        "nothing was done: your text is a note of the file since {day}, {time}, and was not sent",
    ),
    "dropped": Said(
        "rien n'a été fait : vous avez répondu « non » le {day}, {time}, et ce texte n'est pas parti",
        "nothing was done: you answered “no” on {day}, {time}, and this text was not sent",
    ),
    "replaced": Said(
        "rien n'a été fait : ce texte a été remplacé par votre message du {day}, {time}, et n'est pas parti",
        "nothing was done: this text was replaced by your message of {day}, {time}, and was not sent",
    ),
}
_OTHERWISE = Said(
    "rien n'a été fait : cette question est déjà réglée", "nothing was done: this question is settled already"
)


def said(outcome: str, at: datetime | None, bench: Bench) -> Said:
    """`at` is when it became so."""
    found = _SAID.get(outcome)
    if found is None or at is None:
        return _OTHERWISE
    return Said(found.fr, found.en, day=bench.rules.day(at), time=clock(bench, at))
