"""The post in words: what left, and what became of it."""

from collections.abc import Mapping
from types import MappingProxyType

from worker.feedback.dossier.telling.told import Names, Teller, Told, by, plain
from worker.nouns import entry as entries
from worker.nouns.said import Said

# Letters to the complainant by their names; any other is a letter.
_OCCASIONS = {
    "acknowledgements": ("Accusé de réception de plusieurs messages", "Acknowledgement of several messages"),
    "acknowledgement": ("Accusé de réception", "Acknowledgement"),
    "staff_letter": ("Lettre", "Letter"),
    "clarification": ("Demande de précisions", "Request for clarification"),
    "clarification_reminder": ("Rappel de la demande de précisions", "Reminder of the request for clarification"),
    "progress": ("Point d'avancement", "Progress update"),
    "status": ("Où en est le dossier", "Where the file stands"),
    "holding": ("Réponse d'attente", "Holding letter"),
    "answer": ("Réponse", "Answer"),
    "compensation_done": ("Dédommagement versé", "Compensation executed"),
    "closing": ("Clôture", "Closing"),
    "survey": ("Enquête", "Survey"),
    "contestation": ("Accusé de réception de la contestation", "Acknowledgement of the contestation"),
    "reopening": ("Reprise du dossier", "The file is taken up again"),
    "withdrawal": ("Retrait confirmé", "Withdrawal confirmed"),
    "merged": ("Dossiers réunis", "Files merged"),
    "not_a_complaint": ("Ce que devient le message", "What becomes of the message"),
}


def _queued(entry: entries.LetterQueued, names: Names) -> Told:
    mail = entry.mail
    if mail.to_staff:
        said = Said("Lettre interne à {to}", "Internal letter to {to}", to=names(mail.recipient))
    else:
        fr, en = _OCCASIONS.get(mail.occasion, ("Lettre", "Letter"))
        said = Said(f"{fr}, à {{to}}", f"{en}, to {{to}}", to=names(mail.recipient))
    return Told(said, letter=mail.letter)


_FATES = {
    "refused": ("refusée par le serveur", "refused by the server"),
    "uncertain": ("départ incertain", "nobody knows whether it left"),
    "withheld": ("retenue par une limite", "withheld by a limit"),
    "undelivered": ("revenue", "came back"),
    "delayed": ("retardée", "delayed"),
}


def _failed(entry: entries.LetterFailed, _names: Names) -> Told:
    fr, en = _FATES[entry.status]
    return Told(Said(f"Lettre n° {{number}} : {fr}", f"Letter no. {{number}}: {en}", number=entry.letter), entry.detail)


def _taken_back(entry: entries.LetterTakenBack, names: Names) -> Told:
    return Told(
        Said(
            "Lettre n° {number} rappelée par {who} avant son départ",
            "Letter no. {number} taken back by {who} before it left",
            number=entry.letter,
            who=names(entry.by),
        )
    )


def _told(entry: entries.ComplainantTold, names: Names) -> Told:
    return Told(
        Said(
            "{who} a écrit au réclamant depuis sa propre adresse",
            "{who} wrote to the complainant from their own address",
            who=names(entry.by),
        )
    )


_CAUSES = {
    "asked": ("remise à l'envoi", "queued again"),
    "all_refused": ("remise à l'envoi : le serveur refusait tout", "queued again: the server refused everything"),
    "rate": ("libérée par la limite", "released by the limit"),
}


def _requeued(entry: entries.LetterRequeued, _names: Names) -> Told:
    fr, en = _CAUSES[entry.because]
    return Told(Said(f"Lettre n° {{number}} : {fr}", f"Letter no. {{number}}: {en}", number=entry.letter))


def _with_others(entry: entries.LetterTold, _names: Names) -> Told:
    return Told(
        Said(
            "Lettre n° {number} : son contenu est parti avec la lettre n° {by}, qui en réunit plusieurs",
            "Letter no. {number}: letter no. {by} said it, with others",
            number=entry.letter,
            by=entry.by,
        )
    )


def _spent(entry: entries.ProofSpent, names: Names) -> Told:
    return Told(
        Said(
            "Lettres internes à {who} vues hors de la maison : y répondre ne prouve plus rien",
            "Internal letters to {who} were seen outside the house: a reply to them proves nothing any more",
            who=names(entry.person),
        )
    )


TELL: Mapping[type[object], Teller] = MappingProxyType(
    {
        entries.LetterQueued: _queued,
        entries.LetterSent: plain("Lettre partie", "Letter sent", quiet=True),
        entries.LetterFailed: _failed,
        entries.LetterTakenBack: _taken_back,
        entries.ComplainantTold: _told,
        entries.LetterRequeued: _requeued,
        entries.LetterTold: _with_others,
        entries.ProofSpent: _spent,
        entries.LetterPosted: by("Lettre postée par {who}", "Letter posted by {who}", "on"),
    }
)
