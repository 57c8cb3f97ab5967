"""The page's own words, in both languages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from worker.complaint.particulars import CONCERNED, REACHED
from worker.words.said import Said

WORDS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "title": Said("Dossier de réclamation", "Complaint file"),
        "summary": Said("En bref", "At a glance"),
        "points": Said("Ce qui est en cause", "What it is about"),
        "decision": Said("Décision et dédommagement", "Decision and compensation"),
        "story": Said("Ce qui s'est passé", "What happened"),
        "documents": Said("Documents", "Documents"),
        "chain": Said("Preuve : toutes les écritures", "Proof: every entry"),
        "chain_intro": Said(
            "Chaque écriture porte l'empreinte de la précédente : aucune ne peut être modifiée, ôtée ni ajoutée sans"
            " que cela se voie. Le fichier README.txt dit comment le vérifier à la main.",
            "Each entry carries the hash of the one before it: none can be altered, removed or added without being"
            " seen. The file README.txt tells how to check it by hand.",
        ),
        "mail_file": Said("le message tel quel", "the mail as it was"),
        "finding": Said("Constat", "Finding"),
        "reason": Said("Motif", "Reason"),
        "no_documents": Said("Aucun document.", "No document."),
        "number": Said("n°", "no."),
        "when": Said("date", "date"),
        "who": Said("auteur", "by"),
        "what": Said("nature", "kind"),
        "hash": Said("empreinte", "hash"),
        "worker": Said("le système", "the system"),
        "nobody": Said("(effacé)", "(erased)"),
        "made_of": Said(
            "Ce dossier est complet et se lit sans autre logiciel qu'un navigateur. Il contient des données"
            " personnelles : ne le transmettez qu'à qui doit le lire.",
            "This file is complete, and needs no other program than a browser. It holds personal data: pass it on only"
            " to those who must read it.",
        ),
        "made_of_erased": Said(
            "Les personnes et leurs mots ont été effacés de ce dossier : il reste ce qui s'est passé, quand, et la"
            " preuve.",
            "People and their words were erased from this file: what happened, when, and the proof are left.",
        ),
        # What stands in the summary.
        "ref": Said("Référence", "Reference"),
        "state": Said("État", "State"),
        "complainant": Said("Réclamant", "Complainant"),
        "addresses": Said("Courriel", "E-mail"),
        **{one.code: one.heading for one in (*REACHED, *CONCERNED)},
        "channel": Said("Canal", "Channel"),
        "received": Said("Reçue le", "Received on"),
        "acknowledged": Said("Accusé de réception le", "Acknowledged on"),
        "answered": Said("Première réponse le", "First answered on"),
        "answer_due": Said("Réponse due le", "Answer due on"),
        "ended": Said("Terminée le", "Ended on"),
        "owner": Said("Responsable", "Owner"),
        "category": Said("Motif", "Category"),
        "priority": Said("Priorité", "Priority"),
        "wish": Said("Solution souhaitée", "Solution wished"),
        "cause": Said("Cause racine", "Root cause"),
        "outcome": Said("Décision", "Decision"),
        "decided_by": Said("Décidée par", "Decided by"),
        "approved_by": Said("Validée par", "Approved by"),
        "compensation": Said("Dédommagement", "Compensation"),
        "mediation": Said("Médiation", "Mediation"),
        "litigation": Said("Contentieux", "Litigation"),
        "linked": Said("Dossiers liés", "Linked files"),
        "erased": Said("Personnes effacées le", "People erased on"),
        # Why something is not enclosed.
        "quarantined": Said("en quarantaine : un contrôle de sécurité y a trouvé « {signature} »",
                            "in quarantine: a security check found “{signature}” in it"),
        "held": Said("le contrôle de sécurité ne l'a pas encore examiné", "the security check has not seen it yet"),
        "refused": Said("refusé à la réception", "refused when it came"),
        "gone": Said("effacé au terme de sa conservation, ou absent", "erased at the end of its retention, or missing"),
        "too_large": Said("trop volumineux pour ce dossier", "too large for this bundle"),
        "mail_with_danger": Said(
            "le message lui-même n'est pas joint, car il contient un document qui ne doit pas être ouvert",
            "the mail itself is not enclosed, since it holds a document that must not be opened",
        ),
    }
)  # fmt: skip


def word(name: str, language: str) -> str:
    said = WORDS[name]
    return said.fr if language == "fr" else said.en
