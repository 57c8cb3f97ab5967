"""Chapter 1 in words: what came, and from whom."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from worker.feedback.dossier.telling.told import Names, Teller, Told, by
from worker.feedback.labels import label
from worker.nouns import entry as entries
from worker.nouns.complaint import ReceivedMessage
from worker.nouns.said import Said


def _message(fr: str, en: str) -> Teller:
    def told(entry: Any, names: Names) -> Told:
        message: ReceivedMessage = entry.message
        said = Said(fr, en, who=message.sender_name or message.sender or names(""))
        return Told(said, message.new_text, parcel=message.parcel)

    return told


def _registered(entry: entries.Registered, _names: Names) -> Told:
    said = Said(
        "Réclamation enregistrée ({channel_fr})",
        "Complaint registered ({channel_en})",
        channel_fr=label(entry.channel.value).fr,
        channel_en=label(entry.channel.value).en,
    )
    return Told(said, entry.message.new_text or "\n".join(p.text for p in entry.points), parcel=entry.message.parcel)


def _reread(entry: entries.Reread, _names: Names) -> Told:
    message = entry.registered.message
    said = Said("Le message, d'abord illisible, a pu être lu", "The message, unreadable at first, could be read")
    return Told(said, message.new_text, parcel=message.parcel)


def _staff_wrote(entry: entries.StaffWrote, names: Names) -> Told:
    one = entry.message
    proof = one.proof or "—"
    said = Said("{who} a écrit au service (preuve : {proof})", "{who} wrote to the service (proof: {proof})",
                who=names(one.person), proof=proof)  # fmt: skip
    return Told(said, "\n".join((*one.commands, one.message.new_text if not one.commands else "")).strip(),
                parcel=one.message.parcel)  # fmt: skip


def _judged(entry: entries.DocumentJudged, _names: Names) -> Told:
    verdicts = {
        "accepted": ("rien à signaler", "nothing found"),
        "quarantined": ("mis en quarantaine", "put into quarantine"),
    }
    fr, en = verdicts.get(entry.verdict.value, ("pas de verdict", "no verdict"))
    return Told(Said(f"Contrôle de sécurité d'un document : {fr}", f"Security check of a document: {en}"))


TELL: Mapping[type[object], Teller] = MappingProxyType(
    {
        entries.Registered: _registered,
        entries.Imported: by(
            "Repris d'un autre registre, sous le n° {who}",
            "Taken over from another register, under no. {who}",
            who="origin",
        ),
        entries.Reread: _reread,
        entries.MessageReceived: _message("Message de {who}", "Message from {who}"),
        entries.MessageHeld: _message("Message retenu de {who}", "Message from {who}, held"),
        entries.MessageAccepted: by("Message admis au dossier par {who}", "Message let in by {who}"),
        entries.MessageSetApart: by(
            "Message mis dans un autre dossier par {who}", "Message set apart by {who}", "into"
        ),
        entries.StaffWrote: _staff_wrote,
        entries.FileJoined: by("Dossier rattaché par {who}", "File joined by {who}", "ref"),
        entries.DocumentJudged: _judged,
    }
)
