"""Invented facts for every letter and each of its variants: what the preview shows, the check renders and the golden
files keep. A new letter adds its samples to SAMPLES; a test pairs letters, templates and samples.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Final

from worker.intake.letters import Acknowledgement, DeskNotice, IntakeNotice, Relay
from worker.nouns.complaint import DesiredSolution, SupportingDocument, Verdict
from worker.nouns.letter import Letter, Outgoing, Stamp
from worker.nouns.message import Party
from worker.writing.house import House, Mediator


@dataclass(frozen=True, slots=True)
class Sample:
    """`name` is unique: "<occasion>.<variant>"."""

    variant: str
    letter: Letter
    house: House
    to: Party

    @property
    def name(self) -> str:
        return f"{self.letter.occasion}.{self.variant}"

    def outgoing(self, language: str) -> Outgoing:
        answered = "<CAF7Z3k=9Zq1@mail.example.net>" if self.letter.audience == "complainant" else ""
        return Outgoing(self.letter, self.to, language, in_reply_to=answered)


HOUSE: Final = House(
    name="Maison Lenoir",
    contact="Service réclamations",
    sender=Party("reclamations@example.com", "Service réclamations Maison Lenoir"),
    postal_address="12 rue des Lilas, 69003 Lyon",
    phone="04 72 00 00 00",
    mediator=Mediator(
        name="Médiateur de la consommation",
        address="BP 1, 75000 Paris",
        website="https://mediateur.example",
    ),
)
# The least that an organisation must say of itself.
BARE_HOUSE: Final = House(
    name="Garage Petit", contact="Nadia Petit", sender=Party("reclamations@example.org", "Nadia Petit")
)
STAMP: Final = Stamp(
    message_id="<3f6c2a90d4b84d0c9a51e7b1c2d3e4f5@example.com>",
    reply_address="reclamations+rec-2026-000123-4k.7hq2m9@example.com",
    date=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
)

_CLAIRE = Party("claire.durand@example.net", "Claire Durand")
_ANN = Party("ann@example.com", "Ann Morel")
_PHOTO = SupportingDocument(name="photo cuisine.jpg", media_type="image/jpeg", size=1_234_567, sha256="0" * 64)
_BILL = SupportingDocument(name="facture 2026-1187.pdf", media_type="application/pdf", size=312_400, sha256="1" * 64)
_PROGRAM = SupportingDocument(
    name="suivi_livraison.exe",
    media_type="application/x-msdownload",
    size=48_000,
    sha256="2" * 64,
    verdict=Verdict.REFUSED_TYPE,
)
_INFECTED = SupportingDocument(
    name="échanges avec le service.zip",
    media_type="application/zip",
    size=96_300,
    sha256="4" * 64,
    verdict=Verdict.QUARANTINED,
    signature="Eicar-Signature",
)
_HELD = _BILL.model_copy(update={"verdict": Verdict.HELD})
_FILM = SupportingDocument(
    name="film de la fuite.mp4", media_type="video/mp4", size=31_500_000, sha256="3" * 64, verdict=Verdict.REFUSED_SIZE
)
_TEXT = (
    "Le lave-vaisselle livré le 12 novembre fuit depuis le premier jour. J'ai appelé trois fois votre service"
    " après-vente : personne ne m'a rappelée.\n\nLe parquet de la cuisine est gondolé. Je demande le remboursement"
    " de l'appareil, soit 489,90 €, et une réponse écrite.\n\nClaire Durand\nClient n° 204518"
)

_ACKNOWLEDGEMENT = Acknowledgement(
    ref="REC-2026-000123-38",
    complainant_name="Claire Durand",
    received_on=date(2026, 11, 23),
    subject="Lave-vaisselle qui fuit",
    points=(" ".join(_TEXT.split()),),
    wish=DesiredSolution(
        kind="refund",
        quoted="Je demande le remboursement de l'appareil, soit 489,90 €, et une réponse écrite.",
        amount_cents=48_990,
        currency="EUR",
    ),
    documents=(_PHOTO, _BILL),
    refused_documents=(),
    max_megabytes=25,
    message_cut=False,
    unread=False,
    encrypted=False,
    answer_due=date(2027, 1, 23),
    consumer=True,
    mediation_limit=date(2027, 11, 23),
)
_NOTICE = IntakeNotice(
    ref="REC-2026-000123-38",
    recipient_name="Ann Morel",
    complainant_name="Claire Durand",
    complainant_address="claire.durand@example.net",
    received_on=date(2026, 11, 23),
    subject="Lave-vaisselle qui fuit",
    new_text=_TEXT,
    category="produit ou service",
    category_words="fuit depuis le premier jour",
    wish=_ACKNOWLEDGEMENT.wish,
    documents=(_PHOTO, _BILL),
    refused_documents=(_PROGRAM,),
    possible_duplicates=(),
    linked_refs=(),
    litigation_words="",
    data_protection_words="",
    unread=False,
    assess_due=date(2026, 11, 25),
    answer_target=date(2026, 12, 7),
    answer_due=date(2027, 1, 23),
)
_RELAY = Relay(
    ref="REC-2026-000123-38",
    recipient_name="Ann Morel",
    sender_name="Claire Durand",
    sender_address="claire.durand@example.net",
    received_on=date(2026, 12, 1),
    subject="Re: [REC-2026-000123-38] Nous avons bien reçu votre réclamation",
    new_text="Bonjour,\n\nvoici la facture qui manquait. Où en est mon dossier ?\n\nC. Durand",
    quoted="Le lundi 23 novembre 2026, Service réclamations a écrit :\n> Nous avons bien reçu votre réclamation",
    documents=(_BILL,),
    refused_documents=(),
    held=False,
    held_reason="",
    answer_due=date(2027, 1, 23),
)
_DESK = DeskNotice(
    ref="REC-2026-000123-38",
    recipient_name="Ann Morel",
    matter="bounce",
    address="claire.durand@example.net",
    subject="",
    detail="5.1.1 550 No such user here",
)


def _to_claire(variant: str, house: House = HOUSE, **facts: Any) -> Sample:
    return Sample(variant, replace(_ACKNOWLEDGEMENT, **facts), house, _CLAIRE)


def _to_ann(variant: str, letter: Letter, **facts: Any) -> Sample:
    return Sample(variant, replace(letter, **facts), HOUSE, _ANN)


# Each row a letter as someone may receive it; together they reach every branch of every template.
SAMPLES: Final = (
    _to_claire("with-wish"),
    _to_claire("wish-asked", wish=None, documents=()),
    _to_claire("wish-without-words", wish=DesiredSolution(kind="explanation"), subject=""),
    _to_claire("documents-refused", documents=(_BILL,), refused_documents=(_PROGRAM, _FILM)),
    _to_claire("document-held", documents=(_PHOTO, _HELD)),
    _to_claire("document-quarantined", documents=(_BILL,), refused_documents=(_INFECTED,)),
    _to_claire("every-verdict", documents=(_PHOTO, _HELD), refused_documents=(_INFECTED, _PROGRAM)),
    _to_claire(
        "many-documents",
        documents=tuple(_PHOTO.model_copy(update={"name": f"photo {n}.jpg"}) for n in range(1, 24)),
        refused_documents=tuple(_FILM.model_copy(update={"name": f"film {n}.mp4"}) for n in range(1, 23)),
    ),
    _to_claire(
        "several-points",
        points=("Livraison en retard de trois semaines", "Appareil qui fuit", "Aucun rappel du service après-vente"),
    ),
    _to_claire("twelve-points", points=tuple(f"Facture n° {n} comptée deux fois" for n in range(1, 13))),
    _to_claire("professional", consumer=False),
    _to_claire("without-mediator", house=replace(HOUSE, mediator=None)),
    _to_claire("mediator-by-name", house=replace(HOUSE, mediator=Mediator(name="Médiateur")), mediation_limit=None),
    _to_claire("bare-house", house=BARE_HOUSE, complainant_name="", refused_documents=(_PROGRAM,), consumer=False),
    _to_claire("cut", message_cut=True, documents=()),
    _to_claire("cut-without-text", message_cut=True, points=(), wish=None, documents=(), subject=""),
    _to_claire("unread", unread=True, points=(), wish=None, documents=()),
    _to_claire("encrypted", encrypted=True, points=(), wish=None, documents=()),
    _to_claire("encrypted-bare-house", house=BARE_HOUSE, encrypted=True, points=(), wish=None, documents=()),
    _to_claire(
        "long-names",
        complainant_name="Association des copropriétaires de la résidence « Les Grands Jardins de l'Hippodrome », "
        "représentée par Marie-Antoinette de La Rochefoucauld-Montmorency, présidente du conseil syndical",
        subject="Relance n° 4 : " + "chaudière collective toujours en panne, " * 8,
        documents=(_BILL.model_copy(update={"name": "compte-rendu_assemblee_generale_" * 3 + ".pdf"}),),
    ),
    _to_ann("new", _NOTICE),
    _to_ann(
        "everything-noticed",
        _NOTICE,
        litigation_words="mise en demeure",
        data_protection_words="l'effacement de mes données",
        possible_duplicates=("REC-2026-000119-50", "REC-2026-000120-47"),
        linked_refs=("REC-2025-004410-62", "REC-2025-004411-59"),
        wish=None,
        category_words="",
    ),
    _to_ann(
        "unread",
        _NOTICE,
        unread=True,
        complainant_name="",
        subject="",
        new_text="",
        category="",
        category_words="",
        wish=None,
        documents=(),
        refused_documents=(),
    ),
    _to_ann("nobody", _NOTICE, complainant_name="", complainant_address="", wish=DesiredSolution(kind="other")),
    _to_ann(
        "many-documents",
        _NOTICE,
        documents=tuple(_PHOTO.model_copy(update={"name": f"photo {n}.jpg"}) for n in range(1, 24)),
        refused_documents=tuple(_FILM.model_copy(update={"name": f"film {n}.mp4"}) for n in range(1, 23)),
    ),
    _to_ann("document-held", _NOTICE, documents=(_PHOTO, _HELD)),
    _to_ann(
        "document-quarantined",
        _NOTICE,
        documents=(_PHOTO.model_copy(update={"verdict": Verdict.HELD, "held_because": "size limit exceeded"}),),
        refused_documents=(_INFECTED, _PROGRAM),
    ),
    _to_ann("joined", _RELAY),
    _to_ann("without-text", _RELAY, sender_name="", subject="", new_text="", quoted=""),
    _to_ann(
        "held",
        _RELAY,
        held=True,
        held_reason="the sender takes no part in this file",
        sender_name="",
        sender_address="voisin@example.org",
        quoted="",
    ),
    _to_ann("bounce", _DESK),
    _to_ann(
        "staff-mail",
        _DESK,
        ref="",
        matter="staff_mail",
        address="bob@example.com",
        subject="Client mécontent au téléphone",
        detail="Mme Durand a rappelé ce matin, elle n'a toujours pas de nouvelles.\nBob",
    ),
    _to_ann(
        "parked",
        _DESK,
        matter="parked",
        subject="Réclamation",
        detail="The message could not be read: nested 5000 deep.",
    ),
    _to_ann(
        "data-protection",
        _DESK,
        matter="data_protection",
        subject="Mes données",
        detail="Je demande l'effacement de mes données.",
    ),
    _to_ann(
        "document",
        _DESK,
        matter="document",
        subject="Lave-vaisselle qui fuit",
        detail="facture 2026-1187.pdf: Eicar-Signature",
    ),
    _to_ann("without-detail", _DESK, ref="", matter="parked", address="", detail=""),
)
