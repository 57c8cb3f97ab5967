"""Samples of the letters of chapter 1."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from worker.complaint.alarms import Alarm
from worker.complaint.messages import UNRECOGNISED, Verdict
from worker.complaint.opening import Channel
from worker.complaint.particulars import Complainant, CustomerKind, DesiredSolution
from worker.complaint.record import Complaint
from worker.intake.letters import Acknowledgement, IntakeNotice
from worker.intake.other_files import OtherFile
from worker.intake.reflecting import repeated
from worker.nouns.letter import Letter
from worker.words.said import Said
from worker.writing.house import House, Mediator
from worker.writing.samples.life import A_DAY, BOB, CYRILLE, REGISTERED, RULES, named_by_a_stranger, registered
from worker.writing.samples.people import (
    BARE_HOUSE,
    BILL,
    FILM,
    HELD,
    HOUSE,
    INFECTED,
    MANY,
    PHOTO,
    PROGRAM,
    Sample,
    to_ann,
    to_claire,
)

_NOTICED: Final = registered(documents=(PHOTO, BILL, PROGRAM))
_NOTICE = IntakeNotice(
    file=_NOTICED, rules=RULES, recipient_name="Ann Morel", proposed_owner="Bob Petit",
    proposed_owner_address="bob@example.com", proposed_because=Said("the fewest open files: {count}", count=2),
)  # fmt: skip


_ERASE = "Je vous demande d'effacer mes données personnelles, au titre de l'article 17 du RGPD."
_NOTED: Final = ("La cliente signale une fuite depuis la livraison, et un parquet gondolé.",)
_PROFESSIONAL: Final = REGISTERED.complainant.model_copy(update={"kind": CustomerKind.PROFESSIONAL})
_NOTHING: Final[Mapping[str, Any]] = {"points": (), "desired_solution": None, "documents": ()}


def _to_claire(variant: str, file: Complaint, house: House = HOUSE, **facts: Any) -> Sample:
    return to_claire(variant, Acknowledgement(file=file, rules=RULES, **facts), house)


def _to_ann(variant: str, letter: Letter, **facts: Any) -> Sample:
    return to_ann(variant, replace(letter, **facts))


# Each row a letter as someone may receive it; together they reach every branch of every template.
SAMPLES: Final = (
    _to_claire("with-wish", registered()),
    _to_claire(
        "written-days-before",
        registered(deadlines=REGISTERED.deadlines.model_copy(update={"clock_start": date(2026, 11, 20)})),
    ),
    _to_claire("of-a-call", registered(channel=Channel.PHONE, subject="", points=_NOTED)),
    _to_claire(
        "of-a-call-wish-asked",
        registered(channel=Channel.PHONE, subject="", points=_NOTED, desired_solution=None, documents=()),
    ),
    _to_claire("forged-sender", repeated(registered(), bare=True), unread=True, bare=True),
    _to_claire("on-paper", registered(channel=Channel.LETTER, desired_solution=None, documents=())),
    replace(_to_claire("posted", registered(channel=Channel.LETTER, desired_solution=None, documents=())), paper=True),
    _to_claire("of-a-visit", registered(channel=Channel.IN_PERSON, subject="", points=_NOTED)),
    _to_claire("wish-asked", registered(desired_solution=None, documents=())),
    _to_claire("of-a-colleague", registered(desired_solution=None, documents=(), complained_of=(BOB.address,))),
    _to_claire("wish-without-words", registered(desired_solution=DesiredSolution(kind="explanation"), subject="")),
    _to_claire("documents-refused", registered(documents=(BILL, PROGRAM, FILM))),
    _to_claire("document-held", registered(documents=(PHOTO, HELD))),
    _to_claire("document-quarantined", registered(documents=(BILL, INFECTED))),
    _to_claire("every-verdict", registered(documents=(PHOTO, HELD, INFECTED, PROGRAM))),
    _to_claire("many-documents", registered(documents=MANY)),
    _to_claire(
        "several-points",
        registered(
            points=("Livraison en retard de trois semaines", "Appareil qui fuit", "Aucun rappel du service après-vente")
        ),
    ),
    _to_claire("twelve-points", registered(points=[f"Facture n° {n} comptée deux fois" for n in range(1, 13)])),
    _to_claire("found-late", registered(), past=frozenset({"answer_due", "mediation_limit"})),
    _to_claire("professional", registered(complainant=_PROFESSIONAL)),
    _to_claire("without-mediator", registered(), replace(HOUSE, mediator=None)),
    _to_claire(
        "mediator-by-name",
        registered(),
        replace(HOUSE, mediator=Mediator(name="Médiateur")),
        past=frozenset({"mediation_limit"}),
    ),
    _to_claire(
        "bare-house",
        registered(complainant=_PROFESSIONAL.model_copy(update={"name": ""}), documents=(PHOTO, BILL, PROGRAM)),
        BARE_HOUSE,
    ),
    _to_claire("cut", registered(documents=()), message_cut=True),
    _to_claire("cut-without-text", registered(**_NOTHING, subject=""), message_cut=True),
    _to_claire("unread", registered(**_NOTHING), unread=True),
    _to_claire("encrypted", registered(**_NOTHING), encrypted=True),
    _to_claire("encrypted-bare-house", registered(**_NOTHING), BARE_HOUSE, encrypted=True),
    _to_claire(
        "long-names",
        registered(
            name="Association des copropriétaires de la résidence « Les Grands Jardins de l'Hippodrome », "
            "représentée par Marie-Antoinette de La Rochefoucauld-Montmorency, présidente du conseil syndical",
            subject="Relance n° 4 : " + "chaudière collective toujours en panne, " * 8,
            documents=(BILL.model_copy(update={"name": "compte-rendu_assemblee_generale_" * 3 + ".pdf"}),),
        ),
    ),
    _to_claire("in-distress", registered(alarms=(Alarm(kind="distress"), Alarm(kind="danger")), desired_solution=None)),
    _to_claire(
        "in-distress-by-a-form",
        registered(channel=Channel.WEB_FORM, alarms=(Alarm(kind="distress"),), desired_solution=None),
    ),
    _to_claire("in-danger", registered(alarms=(Alarm(kind="danger"), Alarm(kind="child")), desired_solution=None)),
    _to_claire(
        "in-danger-of-gas", registered(subject="Ça sent le gaz", alarms=(Alarm(kind="danger"),), desired_solution=None)
    ),
    _to_claire(
        "in-danger-of-a-call",
        registered(
            channel=Channel.PHONE, subject="", points=_NOTED, alarms=(Alarm(kind="danger"),), desired_solution=None
        ),
    ),
    *(
        _to_claire(
            variant,
            registered(subject="Bonjour", text=text, points=(text,), documents=(), desired_solution=None),
        )
        for variant, text in (
            ("bereaved", "Mon père est décédé le 3 novembre, merci de clôturer son abonnement."),
            ("request", "Je résilie mon abonnement à compter du 31 décembre."),
            ("given-up", "Je vous notifie ma rétractation de la commande 5512."),
            ("says-nothing", "ok"),
        )
    ),
    _to_claire("personal-data", registered(data_protection_words="mes données", desired_solution=None)),
    _to_claire(
        "personal-data-alone",
        registered(
            subject="Mes données",
            text=_ERASE,
            points=(_ERASE,),
            documents=(),
            desired_solution=None,
            data_protection_words="effacer mes données",
        ),
    ),
    _to_claire("formal-notice", registered(alarms=(Alarm(kind="formal_notice"),), desired_solution=None)),
    _to_ann("new", _NOTICE),
    _to_ann(
        "to-be-noted", replace(_NOTICE, preferences=(Said("they would rather be called (“{words}”)", words="tél"),))
    ),
    _to_ann(
        "urgent",
        _NOTICE,
        file=registered(
            documents=(PHOTO, BILL, PROGRAM),
            alarms=(
                Alarm(kind="distress", words="j'ai envie d'en finir"),
                Alarm(kind="formal_notice", words="mets en demeure", until=date(2026, 12, 1)),
                Alarm(kind="breach", words="la facture d'une autre cliente"),
            ),
            litigation_words="mets en demeure, mon avocat",
        ),
        proposed_priority="P1",
    ),
    _to_ann(
        "several-wishes",
        _NOTICE,
        other_wishes=(
            DesiredSolution(kind="exchange", quoted="ou un échange"),
            DesiredSolution(kind="discount", quoted="et 50 € de remise", amount_cents=5_000, currency="EUR"),
        ),
    ),
    _to_ann(
        "namesake",
        _NOTICE,
        file=_NOTICED.model_copy(
            update={"complainant": _NOTICED.complainant.model_copy(update={"name": "Cyrille Marchand"})}
        ),
    ),
    _to_ann("about-an-order", _NOTICE, file=_NOTICED.model_copy(update={"order_reference": "C-1042"})),
    _to_ann(
        "adapted-and-foreign",
        _NOTICE,
        file=_NOTICED.model_copy(
            update={"complainant": _NOTICED.complainant.model_copy(update={"adaptation_needed": "gros caractères"})}
        ),
        written_in=Said("German").within("language"),
        letters_in=Said("English").within("language"),
    ),
    _to_ann(
        "with-a-rest",
        _NOTICE,
        file=registered(
            documents=(PHOTO, BILL, PROGRAM),
            quoted="Le lundi 2 novembre, Contact a écrit :\n> Nous revenons vers vous.",
        ),
    ),
    _to_ann(
        "passed-on",
        _NOTICE,
        file=registered(
            documents=(PHOTO, BILL, PROGRAM),
            text="",
            quoted="De : Claire Durand\nObjet : La fuite\n\nLe parquet gondole.",
        ),
    ),
    _to_ann(
        "counted",
        _NOTICE,
        file=registered(
            points=("Il fuit depuis le premier jour.", "Personne ne m'a rappelée."), documents=(PHOTO, BILL, PROGRAM)
        ),
    ),
    _to_ann(
        "by-a-colleague",
        _NOTICE,
        file=registered(sender=BOB.address, text="Ann, peux-tu l'enregistrer ? Merci, Bob"),
    ),
    _to_ann("nobody-proves", _NOTICE, file=registered(defects=(UNRECOGNISED,))),
    _to_ann("names-a-day", _NOTICE, file=registered(text=A_DAY)),
    _to_ann("for-a-firm", _NOTICE, firm_words="SARL Kessler et fils"),
    _to_ann("named-by-a-stranger", _NOTICE, file=named_by_a_stranger()),
    _to_ann("of-a-wave", _NOTICE, alike=2, alike_since=date(2026, 11, 23)),
    _to_ann(
        "of-a-known-sender",
        _NOTICE,
        others=(
            OtherFile(
                ref="REC-2026-000119-50",
                state="investigating",
                registered_on=date(2026, 11, 2),
                subject="four en panne",
                is_open=True,
                owner="Cyrille Marchand",
            ),
            OtherFile(
                ref="REC-2026-000087-49", state="closed", registered_on=date(2026, 6, 2), subject="", is_open=False
            ),
        ),
    ),
    _to_ann(
        "several",
        _NOTICE,
        proposed_points=("Il fuit depuis le premier jour.", 'Par ailleurs, "personne" ne #rappelle.'),
    ),
    _to_ann(
        "everything-noticed",
        _NOTICE,
        file=registered(
            litigation_words="mise en demeure",
            possible_duplicates=("REC-2026-000119-50", "REC-2026-000120-47"),
            linked_refs=("REC-2025-004410-62", "REC-2025-004411-59"),
            desired_solution=None,
            category_words="",
            complained_of=(BOB.address, CYRILLE.address),
            documents=(PHOTO, BILL, PROGRAM),
        ),
        data_protection_words="l'effacement de mes données",
        wish_asked=True,
    ),
    _to_ann("about-everybody", _NOTICE, about_everybody=("Ann Morel", "Bob Petit")),
    _to_ann(
        "unread",
        _NOTICE,
        file=registered(**_NOTHING, name="", subject="", text="", category="", category_words=""),
        unread=True,
    ),
    _to_ann(
        "nobody",
        _NOTICE,
        file=registered(
            complainant=Complainant(),
            desired_solution=DesiredSolution(kind="other"),
            documents=(PHOTO, BILL, PROGRAM),
        ),
    ),
    _to_ann("many-documents", _NOTICE, file=registered(documents=MANY)),
    _to_ann("document-held", _NOTICE, file=registered(documents=(PHOTO, HELD, PROGRAM))),
    _to_ann(
        "document-quarantined",
        _NOTICE,
        file=registered(
            documents=(
                PHOTO.model_copy(update={"verdict": Verdict.HELD, "held_because": "size limit exceeded"}),
                INFECTED,
                PROGRAM,
            )
        ),
    ),
)
