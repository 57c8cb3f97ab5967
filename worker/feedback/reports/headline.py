"""A month in three sentences: how much came, how well it was answered, why it came."""

from datetime import date

from worker.feedback.figures import Figures
from worker.feedback.reports.discretion import small
from worker.feedback.reports.phrases import month_words, share_said
from worker.words.said import Said


def headline(counted: Figures, before: Figures, month: date, *, discreet: bool) -> tuple[Said, ...]:
    return (
        _volume(counted, before, month, discreet=discreet),
        _timeliness(counted, discreet=discreet),
        _main_cause(counted, discreet=discreet),
    )


def _volume(counted: Figures, earlier: Figures, month: date, *, discreet: bool) -> Said:
    now, before = counted["received"].n, earlier["received"].n
    words = month_words(month)
    if discreet and small(now):
        return Said(
            "Moins de 3 réclamations reçues en {month_fr}.", "Fewer than 3 complaints came in {month_en}.", **words
        )
    several = ("réclamations reçues", "complaints came") if now > 1 else ("réclamation reçue", "complaint came")
    if discreet and small(before):
        fr, en = f"{{count}} {several[0]} en {{month_fr}}.", f"{{count}} {several[1]} in {{month_en}}."
        return Said(fr, en, count=now, **words)
    return Said(
        f"{{count}} {several[0]} en {{month_fr}}, contre {{before}} le mois précédent.",
        f"{{count}} {several[1]} in {{month_en}}, against {{before}} the month before.",
        count=now, before=before, **words,
    )  # fmt: skip


def _timeliness(counted: Figures, *, discreet: bool) -> Said:
    kept = counted["answered_in_time"]
    if not kept.n:
        return Said("Aucune réponse n'arrivait à échéance.", "No answer fell due.")
    said = share_said(kept, discreet=discreet)
    # Its facts are numbers: they read the same inside the longer sentence.
    return Said(f"Répondues à la date limite : {said.fr}.", f"Answered by the limit: {said.en}.", **said.facts)


def _main_cause(counted: Figures, *, discreet: bool) -> Said:
    cells = counted.breakdown("cause").cells
    first = cells[0] if cells else None
    if first is None or (discreet and small(first.count)):
        return Said("Aucune cause ne revient assez pour être citée.", "No cause comes often enough to be named.")
    return Said(
        "Première cause trouvée : {cause} ({count}).",
        "First cause found: {cause} ({count}).",
        cause=first.label, count=first.count,
    )  # fmt: skip
