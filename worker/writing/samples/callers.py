"""Samples of the letters to and about people who do not complain."""

from dataclasses import replace
from datetime import date
from typing import Final

from worker.complaint.alarms import Alarm
from worker.intake.callers.letters import OtherReply, Received, Thanked, VisitorNotice
from worker.intake.letters import Acknowledgement, IntakeNotice
from worker.intake.visiting import AT_ONCE, DANGER_NOTE
from worker.writing.samples.life import OTHER_RIGHTS, REGISTERED, RULES, registered
from worker.writing.samples.people import BILL, to_ann, to_claire

_VISITOR = VisitorNotice(
    ref="",
    recipient_name="Ann Morel",
    kind="mediator",
    seen="j'ai été saisi par M. Faure d'un différend",
    writer_name="Médiation de la consommation",
    writer_address="saisines@mediateur.example",
    received_on=date(2026, 11, 24),
    subject="Saisine M2026-1187, recevabilité",
    new_text="J'ai été saisi par M. Faure d'un différend avec votre société.\n\nMerci de vos observations.",
    quoted="",
    documents=(),
    refused_documents=(),
    number=412,
    clock="Je vous remercie de me faire parvenir vos observations dans un délai de trois semaines.",
)
# What each of them writes, where it is not a mediator: who wrote, from where, under which subject, which words say what
# it is, and the whole.
_WRITES: Final = {
    "authority": (
        "Direction de la protection des populations", "enquetes@autorite.example", "Demande d'informations",
        "nous vous demandons communication des pièces",
        "Dans le cadre d'une enquête, nous vous demandons communication des pièces relatives à vos livraisons.",
    ),
    "copier": (
        "Copieur du 2e étage", "copieur@example.com", "Numérisation", "numérisation",
        "Un document de 2 pages a été numérisé. Voir la pièce jointe.",
    ),
    "employee": (
        "Léo Blanc", "leo.blanc@example.net", "Heures du mois dernier", "mon bulletin de paie",
        "Bonjour, il manque quatre heures sur mon bulletin de paie du mois dernier.",
    ),
    "journalist": (
        "Nora Petit", "n.petit@journal.example", "Article sur les livraisons", "journaliste, je prépare un article",
        "Journaliste, je prépare un article sur les livraisons de meubles. Puis-je vous appeler ?",
    ),
    "marketplace": (
        "Place du Marché", "messages@place.example", "Un acheteur vous a écrit", "un acheteur vous a écrit",
        "Un acheteur vous a écrit : « Mon canapé n'est pas arrivé. »",
    ),
    "payment_note": (
        "Service comptable", "comptabilite@example.com", "Virements du jour", "virements faits ce jour",
        "Virements faits ce jour : Durand 49,90 € (VIR-2231), Morin 18,50 € (VIR-2232).",
    ),
    "phone_note": (
        "Accueil du magasin", "accueil@example.com", "Appel de Mme Durand", "a appelé",
        "Mme Durand a appelé à 10 h, elle attend toujours son canapé. La rappeler au 06 12 34 56 78.",
    ),
    "platform": (
        "Plateforme des consommateurs", "avis@plateforme.example", "Nouveau signalement", "nouveau signalement",
        "Un nouveau signalement vous concerne : livraison en retard.",
    ),
    "question": (
        "Claire Durand", "claire.durand@example.org", "Vos horaires", "êtes-vous ouverts",
        "Bonjour, êtes-vous ouverts le 11 novembre ?",
    ),
    "registered_mail": (
        "Lettre recommandée", "avis@recommande.example", "Une lettre recommandée vous attend",
        "une lettre recommandée électronique", "Une lettre recommandée électronique de C. Durand vous attend.",
    ),
    "review": (
        "Avis clients", "avis@etoiles.example", "Un nouvel avis : 1 étoile", "un nouvel avis",
        "Un nouvel avis a été laissé : 1 étoile, « canapé déchiré, personne ne répond ».",
    ),
    "security": (
        "Alice Roux", "alice@securite.example", "Faille sur votre site", "une faille de sécurité",
        "Bonjour, j'ai trouvé une faille de sécurité dans votre formulaire de contact.",
    ),
    "third_party": (
        "Résidence des Tilleuls", "syndic@tilleuls.example", "Votre camion", "votre camion a bloqué notre cour",
        "Votre camion a bloqué notre cour mardi matin, de huit heures à dix heures.",
    ),
    "voicemail": (
        "Messagerie vocale", "vocal@example.com", "Nouveau message vocal de 06 12 34 56 78", "nouveau message vocal",
        "Nouveau message vocal de 06 12 34 56 78, durée 0:42.",
    ),
}  # fmt: skip
_OTHER_REPLY = OtherReply(
    ref="",
    writer_name="Claire Durand",
    sender_name="Ann Morel",
    subject="Vos horaires",
    text="Nous sommes ouverts le 11 novembre, de dix heures à midi.",
)


def _of_kind(kind: str) -> VisitorNotice:
    if kind not in _WRITES:
        return replace(_VISITOR, kind=kind)
    name, address, subject, seen, text = _WRITES[kind]
    return replace(
        _VISITOR,
        kind=kind,
        writer_name=name,
        writer_address=address,
        subject=subject,
        seen=seen,
        new_text=text,
        clock="",
    )


_SPOKEN_FOR: Final = REGISTERED.complainant.model_copy(
    update={"name": "Mme Claire Durand", "representative": "Maître Dubois"}
)
_NOTICE: Final = IntakeNotice(file=registered(), rules=RULES, recipient_name="Ann Morel")
SAMPLES: Final = (
    to_claire("of-a-representative", Acknowledgement(file=registered(complainant=_SPOKEN_FOR), rules=RULES)),
    to_claire(
        "of-a-representative-without-wish",
        Acknowledgement(file=registered(complainant=_SPOKEN_FOR, desired_solution=None, documents=()), rules=RULES),
    ),
    to_claire(
        "of-a-daughter",
        Acknowledgement(
            file=registered(
                complainant=_SPOKEN_FOR.model_copy(update={"representative": "Anne Durand"}),
                text="Je suis la fille de Claire Durand, la rampe de son lit ne tient plus.",
            ),
            rules=RULES,
        ),
    ),
    to_ann(
        "of-a-representative",
        replace(_NOTICE, file=registered(complainant=_SPOKEN_FOR), representative_words="conseil de Madame Durand"),
    ),
    to_ann("other-rights", replace(_NOTICE, file=registered(text=OTHER_RIGHTS))),
    to_ann("asked-for-silence", replace(_NOTICE, untold="machine")),
    to_ann("nobody-to-answer", replace(_NOTICE, untold="nobody")),
    to_ann("somebody-reads-along", replace(_NOTICE, untold="watched")),
    to_claire("kind-words", Thanked(ref="", writer_name="Claire Durand")),
    to_claire("without-name", Thanked(ref="", writer_name="")),
    to_claire(
        "question",
        Received(ref="", writer_name="Claire Durand", subject="Vos horaires", received_on=date(2026, 11, 23)),
    ),
    to_claire(
        "about-anothers-file",
        Received(ref="", writer_name="Claire Durand", subject="Ma mère", received_on=date(2026, 11, 23), another=True),
    ),
    to_claire(
        "after-the-end",
        Received(ref="REC-2026-000123-38", writer_name="Claire Durand", subject="", received_on=date(2026, 11, 23)),
    ),
    to_claire("without-subject", Received(ref="", writer_name="", subject="", received_on=date(2026, 11, 23))),
    to_claire("plain", _OTHER_REPLY),
    to_claire("own-greeting", replace(_OTHER_REPLY, greeting="Chère Claire,", closing="Bien à vous", subject="")),
    *(to_ann(kind.replace("_", "-"), _of_kind(kind)) for kind in sorted(AT_ONCE)),
    to_ann("about-a-file", replace(_VISITOR, refs=("REC-2026-000123-38",))),
    to_ann("authority-about-a-file", replace(_of_kind("authority"), refs=("REC-2026-000123-38",))),
    to_ann("authority-forged", replace(_of_kind("authority"), until=date(2026, 12, 15), forged=True)),
    to_ann("question-told", replace(_of_kind("question"), told=True, clock="")),
    to_ann("without-anything", replace(_VISITOR, writer_name="", writer_address="", subject="", new_text="", seen="")),
    to_ann("with-a-sound", replace(_of_kind("voicemail"), clock="", documents=(BILL,), quoted="Plus bas.")),
    to_ann(
        "alarming-voicemail",
        replace(_of_kind("voicemail"), alarms=(Alarm(kind="danger", words="pris une décharge"),)),
    ),
    to_ann(
        "told-by-a-colleague",
        replace(
            _VISITOR,
            kind=DANGER_NOTE,
            clock="",
            seen="armoire penche",
            writer_name="Bob Petit",
            writer_address="bob@example.com",
            subject="appel",
            new_text="Mme Bonnet a appelé, l'armoire penche.",
            alarms=(Alarm(kind="danger", words="armoire penche"),),
        ),
    ),
    to_ann("passed-on", replace(_VISITOR, new_text="", quoted="> J'ai été saisi par M. Faure.")),
    to_ann("unknown-kind", replace(_VISITOR, kind="other")),
)
