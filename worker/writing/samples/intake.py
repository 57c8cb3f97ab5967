"""Samples of the letters of chapter 1."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from worker.complaint.alarms import Alarm
from worker.complaint.assessment import Assessment, Score
from worker.complaint.messages import Verdict
from worker.complaint.particulars import DesiredSolution, Named
from worker.intake.letters import (
    Acknowledgement,
    AlarmNotice,
    DeskNotice,
    IntakeNotice,
    Relay,
)
from worker.nouns.letter import Letter
from worker.staff.authority import TO_ANOTHER
from worker.words.said import Said
from worker.writing.house import House, Mediator
from worker.writing.samples.people import (
    BARE_HOUSE,
    BILL,
    FILM,
    HELD,
    HOUSE,
    INFECTED,
    PHOTO,
    PROGRAM,
    TEXT,
    Sample,
    to_ann,
    to_claire,
)

_ACKNOWLEDGEMENT = Acknowledgement(
    ref="REC-2026-000123-38",
    complainant_name="Claire Durand",
    received_on=date(2026, 11, 23),
    subject="Lave-vaisselle qui fuit",
    points=(" ".join(TEXT.split()),),
    wish=DesiredSolution(
        kind="refund",
        quoted="Je demande le remboursement de l'appareil, soit 489,90 €, et une réponse écrite.",
        amount_cents=48_990,
        currency="EUR",
    ),
    documents=(PHOTO, BILL),
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
    new_text=TEXT,
    category="produit ou service",
    category_words="fuit depuis le premier jour",
    wish=_ACKNOWLEDGEMENT.wish,
    documents=(PHOTO, BILL),
    refused_documents=(PROGRAM,),
    possible_duplicates=(),
    linked_refs=(),
    litigation_words="",
    data_protection_words="",
    unread=False,
    assess_due=date(2026, 11, 25),
    answer_target=date(2026, 12, 7),
    answer_due=date(2027, 1, 23),
    assessment=Assessment(
        severity=Score(value=3, words="fuit depuis le premier jour"), occurrence=Score(value=2, words="trois fois")
    ),
    proposed_owner="Bob Petit",
    proposed_owner_address="bob@example.com",
)
_ALARM = AlarmNotice(
    ref="REC-2026-000123-38",
    recipient_name="Mia Laurent",
    alarms=(Alarm(kind="danger", words="la prise a fondu"),),
    complainant_name="Claire Durand",
    complainant_address="claire.durand@example.net",
    phone="06 11 22 33 44",
    received_on=date(2026, 11, 23),
    subject="Lave-vaisselle qui fuit",
    new_text="Bonjour,\n\nla prise a fondu ce matin, il y avait de la fumée.\n\nC. Durand",
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
    documents=(BILL,),
    refused_documents=(),
    held=False,
    answer_due=date(2027, 1, 23),
    parcel=42,
    followup_kind="status_question",
    followup_words="Où en est mon dossier",
)
_DESK = DeskNotice(
    ref="REC-2026-000123-38",
    recipient_name="Ann Morel",
    matter="bounce",
    address="claire.durand@example.net",
    subject="",
    detail="5.1.1 550 No such user here",
)


_NOTED: Final = ("La cliente signale une fuite depuis la livraison, et un parquet gondolé.",)


def _to_claire(variant: str, house: House = HOUSE, **facts: Any) -> Sample:
    return to_claire(variant, replace(_ACKNOWLEDGEMENT, **facts), house)


def _to_ann(variant: str, letter: Letter, **facts: Any) -> Sample:
    return to_ann(variant, replace(letter, **facts))


# Each row a letter as someone may receive it; together they reach every branch of every template.
SAMPLES: Final = (
    _to_claire("with-wish"),
    _to_claire("of-a-call", channel="phone", subject="", points=_NOTED),
    _to_claire("of-a-call-wish-asked", channel="phone", subject="", points=_NOTED, wish=None, documents=()),
    _to_claire(
        "forged-sender", complainant_name="", subject="", points=(), wish=None, documents=(), unread=True, bare=True
    ),
    _to_claire("on-paper", channel="letter", wish=None, documents=()),
    _to_claire("of-a-visit", channel="in_person", subject="", points=_NOTED),
    _to_claire("wish-asked", wish=None, documents=()),
    _to_claire("wish-without-words", wish=DesiredSolution(kind="explanation"), subject=""),
    _to_claire("documents-refused", documents=(BILL,), refused_documents=(PROGRAM, FILM)),
    _to_claire("document-held", documents=(PHOTO, HELD)),
    _to_claire("document-quarantined", documents=(BILL,), refused_documents=(INFECTED,)),
    _to_claire("every-verdict", documents=(PHOTO, HELD), refused_documents=(INFECTED, PROGRAM)),
    _to_claire(
        "many-documents",
        documents=tuple(PHOTO.model_copy(update={"name": f"photo {n}.jpg"}) for n in range(1, 24)),
        refused_documents=tuple(FILM.model_copy(update={"name": f"film {n}.mp4"}) for n in range(1, 23)),
    ),
    _to_claire(
        "several-points",
        points=("Livraison en retard de trois semaines", "Appareil qui fuit", "Aucun rappel du service après-vente"),
    ),
    _to_claire("twelve-points", points=tuple(f"Facture n° {n} comptée deux fois" for n in range(1, 13))),
    _to_claire("found-late", answer_due=None, mediation_limit=None),
    _to_claire("professional", consumer=False),
    _to_claire("without-mediator", house=replace(HOUSE, mediator=None)),
    _to_claire("mediator-by-name", house=replace(HOUSE, mediator=Mediator(name="Médiateur")), mediation_limit=None),
    _to_claire("bare-house", house=BARE_HOUSE, complainant_name="", refused_documents=(PROGRAM,), consumer=False),
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
        documents=(BILL.model_copy(update={"name": "compte-rendu_assemblee_generale_" * 3 + ".pdf"}),),
    ),
    _to_claire("in-distress", alarms=("distress", "danger"), wish=None),
    _to_claire("in-danger", alarms=("danger", "child"), wish=None),
    _to_claire("formal-notice", alarms=("formal_notice",), wish=None),
    _to_ann("new", _NOTICE),
    _to_ann(
        "urgent",
        _NOTICE,
        alarms=(
            Alarm(kind="distress", words="j'ai envie d'en finir"),
            Alarm(kind="formal_notice", words="mets en demeure", until=date(2026, 12, 1)),
            Alarm(kind="breach", words="la facture d'une autre cliente"),
        ),
        litigation_words="mets en demeure, mon avocat",
        proposed_priority="P1",
    ),
    _to_ann("danger", _ALARM),
    _to_ann(
        "child-and-threat",
        _ALARM,
        alarms=(Alarm(kind="child", words="a giflé ma fille"), Alarm(kind="threat", words="je sais où il habite")),
        phone="",
        complainant_name="",
        complainant_address="",
        subject="",
        new_text="",
    ),
    _to_ann("law", _RELAY, litigation_words="mon avocat", followup_kind=""),
    _to_ann("about-an-order", _NOTICE, concerned=(Named(code="order", title=Said("Order"), value="C-1042"),)),
    _to_ann("with-a-rest", _NOTICE, quoted="Le lundi 2 novembre, Contact a écrit :\n> Nous revenons vers vous."),
    _to_ann("passed-on", _NOTICE, new_text="", quoted="De : Claire Durand\nObjet : La fuite\n\nLe parquet gondole."),
    _to_ann("counted", _NOTICE, points=("Il fuit depuis le premier jour.", "Personne ne m'a rappelée.")),
    _to_ann(
        "several",
        _NOTICE,
        proposed_points=("Il fuit depuis le premier jour.", 'Par ailleurs, "personne" ne #rappelle.'),
    ),
    _to_ann(
        "everything-noticed",
        _NOTICE,
        litigation_words="mise en demeure",
        data_protection_words="l'effacement de mes données",
        possible_duplicates=("REC-2026-000119-50", "REC-2026-000120-47"),
        linked_refs=("REC-2025-004410-62", "REC-2025-004411-59"),
        wish=None,
        category_words="",
        complained_of=("Bob Petit", "Cyrille Marchand"),
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
        documents=tuple(PHOTO.model_copy(update={"name": f"photo {n}.jpg"}) for n in range(1, 24)),
        refused_documents=tuple(FILM.model_copy(update={"name": f"film {n}.mp4"}) for n in range(1, 23)),
    ),
    _to_ann("document-held", _NOTICE, documents=(PHOTO, HELD)),
    _to_ann(
        "document-quarantined",
        _NOTICE,
        documents=(PHOTO.model_copy(update={"verdict": Verdict.HELD, "held_because": "size limit exceeded"}),),
        refused_documents=(INFECTED, PROGRAM),
    ),
    _to_ann("joined", _RELAY),
    _to_ann("withdrawal", _RELAY, followup_kind="withdrawal", followup_words="je retire ma réclamation"),
    _to_ann("contestation", _RELAY, followup_kind="contestation", followup_words="je conteste", answered=True),
    _to_ann("acceptance", _RELAY, followup_kind="acceptance", followup_words="cela me convient", answered=True),
    _to_ann("clarified", _RELAY, followup_kind="", answers_clarification=True),
    _to_ann("partly-clarified", _RELAY, answers_clarification=True, questions_open=("Qui a installé l'appareil ?",)),
    _to_ann("with-an-archive", _RELAY, followup_kind="", documents=(BILL.model_copy(update={"name": "photos.rar"}),)),
    _to_ann("doubtful", _RELAY, followup_kind="", doubt=Said("it is another address")),
    _to_ann("to-a-closed-file", _RELAY, closed=True),
    _to_ann("without-text", _RELAY, sender_name="", subject="", new_text="", quoted=""),
    _to_ann(
        "held",
        _RELAY,
        held=True,
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
        finding=Said("Answer due by {due}.", due=date(2026, 12, 23)),
    ),
    _to_ann(
        "document",
        _DESK,
        matter="document",
        subject="Lave-vaisselle qui fuit",
        detail="facture 2026-1187.pdf: Eicar-Signature",
    ),
    _to_ann(
        "unproven",
        _DESK,
        matter="staff_unproven",
        address="bob@example.com",
        subject="Dossier Durand",
        detail="",
        finding=TO_ANOTHER,
    ),
    _to_ann("without-detail", _DESK, ref="", matter="parked", address="", detail=""),
)
