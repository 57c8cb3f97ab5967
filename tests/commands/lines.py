"""Lines as colleagues type them, each with the bench that it is typed on and what becomes of it: no server, no disk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.response.sheet import ANN, BOB, CY, MIA, READY, RULES, THEN, bench, draft, gift, ready
from worker.complaint.cause_and_action import CorrectiveAction
from worker.complaint.clarification import Clarification
from worker.complaint.lifecycle import State
from worker.complaint.messages import ReceivedMessage, SupportingDocument, Verdict
from worker.complaint.particulars import Complainant, Point
from worker.complaint.personal_data import DataRequest
from worker.complaint.post import SentMail
from worker.complaint.record import Complaint
from worker.complaint.recourse import Mediation
from worker.nouns.aside import Kept
from worker.nouns.facts import Facts, Relayed, StuckLetter
from worker.nouns.item import Person
from worker.nouns.letter import Attachment
from worker.nouns.message import Message, Party
from worker.processing.commands.frame import Bench, Brief
from worker.response.drafting import Words, fingerprint

REF, OTHER = READY.ref, "REC-2026-000002-65"
NEW = "REC-2026-000003-62"
COMPANY = replace(RULES, categories=("délai", "qualité du produit"))
TWINS = replace(COMPANY, staff={**COMPANY.staff, "cy2@example.com": Person("Cyrille Roux", "cy2@example.com")})
BUNDLE = Attachment(f"{REF}.zip", "application/zip", b"PK")
SHEET = Attachment("registre.csv", "text/csv", b"a;b")
PAGE = SupportingDocument(name="lettre.pdf", media_type="application/pdf", size=9, sha256="9" * 64)


@dataclass(frozen=True)
class Typed:
    """`entries` are the kinds of those that the file gets, `elsewhere` of those of others; `said` is in the answer."""

    line: str
    at: Bench
    said: str
    entries: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    letters: int = 0


def at(complaint: Complaint = READY, who: Person = ANN, *, others: tuple[Complaint, ...] = (), **more: Any) -> Bench:
    """The desk's bench, with other files beside the one in hand; `more` are fields of the bench."""
    files = {one.ref: one for one in (complaint, *others)}
    return replace(bench(complaint, who, COMPANY), **({"files": files} | more))


def knowing(
    complaint: Complaint = READY, who: Person = ANN, *, others: tuple[Complaint, ...] = (), **told: Any
) -> Bench:
    """The same, where the register answered `told`."""
    return at(complaint, who, others=others, facts=Facts(**told))


def keeping(*numbers: int, sender: str = "zoe@example.net") -> Bench:
    """The desk's bench with messages that have no file."""
    message = Message("<z@example.net>", Party(sender, "Zoé Roux"), "Colis", "Le colis manque.", "Le colis manque.")
    kept = {n: Kept(n, "machine", message=message, mailbox="reclamations", received_at=THEN) for n in numbers}
    return at(facts=Facts(new_refs=(NEW,), kept=kept))


def of(state: State, **changes: Any) -> Complaint:
    return ready(state=state, **changes)


def brief(ref: str) -> Brief:
    return Brief(ref, "investigating", "Canapé", "Bo", CY.address, date(2027, 1, 22))


def action(number: int = 4, **changes: Any) -> CorrectiveAction:
    values: dict[str, Any] = {
        "description": "Former l'équipe", "owner": BOB.address, "due": date(2026, 12, 18), "opened_by": CY.address,
        "opened_at": THEN,
    } | changes  # fmt: skip
    return CorrectiveAction(number=number, **values)


def carrying(who: Person = ANN, **changes: Any) -> Bench:
    """Two files carry action 4."""
    one, other = (ready(ref=ref, actions=(action(**changes),)) for ref in (REF, OTHER))
    return knowing(one, who, others=(other,), files_of_action={4: (REF, OTHER)})


def printed(letter: int, to: Person = CY, **changes: Any) -> SentMail:
    """A letter that a colleague puts into an envelope."""
    return SentMail(
        letter=letter, occasion="acknowledgement", template="t", recipient=to.address, to_staff=True,
        message_id=f"<{letter}@example.com>", sha256="0" * 64, queued_at=THEN, printed=True, **changes,
    )  # fmt: skip


def held(*parcels: int) -> Complaint:
    strangers = tuple(
        ReceivedMessage(
            parcel=parcel, sha256="5" * 64, received_at=THEN, sender=f"p{parcel}@example.net", new_text="Moi aussi.",
            subject="Canapé",
        )
        for parcel in parcels
    )  # fmt: skip
    return ready(held_messages=strangers)


def wrote(words: str, kind: str = "", *more: str) -> Complaint:
    """Answered, and what the complainant wrote since."""
    said = ((words, kind), *((one, "") for one in more))
    later = tuple(
        ReceivedMessage(parcel=n, sha256="6" * 64, received_at=THEN + timedelta(days=n), sender="bo@example.org",
                        new_text=text, followup_kind=of_kind)
        for n, (text, of_kind) in enumerate(said, 2)
    )  # fmt: skip
    return ready(state=State.ANSWERED, answered_at=THEN, messages=later, complainant=BO)


BO = Complainant(name="Bo Lindqvist", addresses=("bo@example.org",))


def joined(*parcels: int) -> Complaint:
    """What the complainant wrote later, below the message that the file began with."""
    later = (
        ReceivedMessage(parcel=one, sha256="6" * 64, received_at=THEN, sender="bo@example.org", new_text="Autre chose.")
        for one in (1, *parcels)
    )
    return ready(messages=tuple(later), complainant=BO)


def relayed(parcel: int, state: Any, left_at: datetime | None = None) -> Relayed:
    return Relayed(parcel, REF, parcel, CY.address, state, THEN, left_at)


def stuck(letter: int, status: str = "refused", past: date | None = None) -> StuckLetter:
    return StuckLetter(letter, REF, status, "bo@example.org", past)


def attaching(*documents: SupportingDocument, **fields: Any) -> Bench:
    received = at().received.model_copy(update={"documents": documents})
    return at(received=received, **fields)


def waiting(who: Person = MIA, complaint: Complaint | None = None, **changes: Any) -> Bench:
    """A refusal waits for its second person, who read version 1."""
    points = (Point(text="a", outcome="rejected", reason="b"),)
    file = complaint or of(State.DECISION_REVIEW, points=points, compensations=())
    sha256 = fingerprint(file, COMPANY, Words(""), ())
    one = draft(outcome="rejected", sha256=sha256, needs=("refusal",), **changes)
    return at(file.model_copy(update={"drafts": (one,)}), who)


ZED = Person("Zed Olin", "zed@example.com", frozenset({"handler"}))
ASKED = DataRequest(since=date(2026, 11, 24), due=date(2026, 12, 24))
OPEN_QUESTION = Clarification(
    number=1, asked_by=CY.address, asked_at=THEN, questions=("Quelle couleur ?",), reply_by=date(2026, 12, 8)
)
ANSWERED = of(State.ANSWERED, answered_at=THEN + timedelta(days=1))
CLOSED = of(State.CLOSED, ended_at=THEN + timedelta(days=2))
REGISTERED = of(State.REGISTERED, assessment=READY.assessment.model_copy(update={"severity": None}), owner="")
PAID = (gift(1, status="accepted"), gift(2, status="executed", offered_at=THEN, executed_on=THEN.date()))
TWICE_PAID = tuple(gift(n, status="executed", offered_at=THEN, executed_on=THEN.date()) for n in (1, 2))
OWING = (gift(1, status="accepted"), gift(2, status="accepted", amount_cents=1_000))
OFFERED = (gift(1, status="offered", offered_at=THEN),)
PAID_ONE = (gift(1, status="executed", offered_at=THEN, executed_on=THEN.date()),)
UNSCORED = ready(assessment=READY.assessment.model_copy(update={"impact": None}))
LETTER = '#enregistrer canal=courrier de="Claire Durand"'
NEW_FILE: Mapping[str, Any] = {"new_refs": (NEW,)}
MOVED = ("CompensationMoved",) * 3
RESUMED = ("MediationEnded", "Moved", "DecisionReopened")
ANSWERS = ("DraftFiled", "DraftJudged", *MOVED, "AnswerReleased", "Moved")
QUICK = of(State.REGISTERED, owner="", compensations=(), points=(Point(text="a"),))
SETTLED = (
    "Assigned", "Moved", "Moved", "PointDecided", "CompensationProposed", "DraftFiled", "DraftJudged", *MOVED,
    "AnswerReleased", "Moved", "AnswerAccepted", "Moved",
)  # fmt: skip
OF_TWO = knowing(joined(9), others=(ready(ref=OTHER, complainant=BO),))
OF_WAVE = knowing(ready(wave=REF), others=(ready(ref=OTHER, wave=REF),), wave=(REF, OTHER))
LATER = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)

DONE = (
    # Chapter 1.
    Typed(f"{LETTER}\nMon lit est cassé.", knowing(**NEW_FILE), "à dire au téléphone", (), ("Registered",), 1),
    Typed(
        f"{LETTER} mail=c@example.org\nMon lit.",
        knowing(**NEW_FILE),
        "accusé de réception envoyé",
        (),
        ("Registered",),
        1,
    ),
    Typed("#posté 25/11/2026", at(ready(mails=(printed(3),))), "postée le", ("LetterPosted",)),
    Typed("#posté lettre=4", at(ready(mails=(printed(3), printed(4)))), "postée le", ("LetterPosted",)),
    Typed("#accepter", at(held(8)), "versé au dossier", ("MessageAccepted",)),
    Typed("#accepter 9", at(held(8, 9)), "p9@example.net", ("MessageAccepted",)),
    Typed("#séparer", knowing(held(8), **NEW_FILE), NEW, ("MessageSetApart",), ("Registered",), 1),
    Typed("#séparer 9", knowing(joined(9), **NEW_FILE), NEW, ("MessageElsewhereToo",), ("Registered",), 1),
    Typed(f"#déplacer 9 {OTHER}", OF_TWO, OTHER, (), ("MessageElsewhereToo", "MessageReceived")),
    Typed("#ouvrir 41", keeping(41), "accusé de réception à zoe@example.net", (), ("Registered",), 2),
    Typed('#ouvrir 41 de="Zoé Roux" mail=zoe@mail.example', keeping(41), "à zoe@mail.example", (), ("Registered",), 2),
    Typed("#ouvrir 41", keeping(41, sender="no-reply@x.example"), "aucune adresse connue", (), ("Registered",), 1),
    Typed("#laisser 41, 42", keeping(41, 42), "laissé sans dossier : 41, 42"),
    Typed("#laisser 41\nNous ouvrons à dix heures.", keeping(41), "laissé sans dossier : 41", letters=1),
    Typed("#vague", OF_WAVE, "2 dossiers ouverts", ()),
    Typed("#vague non", OF_WAVE, "sorti de la vague", ("WaveLeft",)),
    # Chapter 2: the record.
    Typed("#note Il rappelle lundi.", at(), "note ajoutée", ("Noted",)),
    Typed("#dire Mia Que faire ?", at(), "lit vos mots", ("ColleagueTold",), letters=1),
    Typed("#catégorie qualité", at(), "qualité du produit", ("Corrected",)),
    Typed("#category délai", at(), "délai", ("Corrected",)),
    Typed("#produit Canapé Oslo", at(), "Canapé Oslo", ("Corrected",)),
    Typed('#réclamant nom="Bo L." tél="06 12 34 56 78"', at(), "nom, tel", ("Corrected",)),
    Typed("#réclamant type=pro langue=fr mail=b@example.org", at(), "corrigé", ("Corrected",)),
    Typed('#souhait remboursement 49,90 € "tout de suite"', at(), "confirmée", ("WishStated",)),
    Typed("#souhait excuses", at(), "confirmée", ("WishStated",)),
    Typed('#point "Le pied manque."', at(), "point 2 ajouté", ("PointAdded",)),
    Typed('#point 1 "Le dossier est déchiré."', at(), "point 1 : nouveaux mots", ("PointReworded",)),
    Typed(
        "#point retirer 2", at(ready(points=(Point(text="a"), Point(text="b")))), "point 2 retiré", ("PointDropped",)
    ),
    Typed("#évaluer gravité=3 complexité=2 répercussions=2 immédiat=client", at(), "priorité", ("Assessed",)),
    Typed("#affecter Bob", at(), "Bob Petit est responsable", ("Assigned",)),
    Typed("#affecter Cyrille", at(), "est déjà responsable"),
    Typed("#affecter Bob rappelle-le avant midi", at(), "Bob Petit est responsable", ("Assigned",)),
    Typed("#concerne Bob", at(), "mis en cause : Bob Petit", ("ComplainedOf",)),
    Typed("#concerne personne", at(), "ne met en cause personne", ("ComplainedOf",)),
    Typed("#envoyer\nLe transporteur passe mardi.", at(), "part au réclamant", (), (), 1),
    Typed("#question\n1. De quelle couleur ?", at(), "une question", ("ClarificationAsked", "Moved"), (), 1),
    Typed("#dédommagement aucun", at(), "aucun dédommagement"),
    Typed("#stop", knowing(relayed=(relayed(8, "waiting"),)), "rappelée", ("LetterTakenBack",), (), 1),
    Typed("#renvoyer", knowing(stuck=(stuck(5), stuck(6, "uncertain"))), "remises à l'envoi : 1", ("LetterRequeued",)),
    Typed(
        "#renvoyer 6", knowing(stuck=(stuck(5), stuck(6, "uncertain"))), "remises à l'envoi : 1", ("LetterRequeued",)
    ),
    Typed("#cause externe confirmée", at(ready(root_cause="")), "cause confirmée : externe", ("CauseFound",)),
    Typed(
        "#cause externe",
        knowing(ready(root_cause=""), recent_causes={"externe": (brief(OTHER), brief(NEW))}),
        "cause soupçonnée",
        ("CauseFound",),
        (),
        2,
    ),
    Typed(
        '#action "Former" responsable=Bob échéance=18/12/2026',
        knowing(new_actions=(4,)),
        "action 4",
        ("ActionOpened",),
        (),
        1,
    ),
    Typed(
        "#action 4",
        knowing(others=(ready(ref=OTHER, actions=(action(),)),), files_of_action={4: (OTHER,)}),
        "rattaché",
        ("ActionOpened",),
    ),
    Typed("#action 4", carrying(), "porte déjà l'action 4"),
    Typed("#action-faite 4 Affiche posée", carrying(BOB), "action 4 faite", (), ("ActionDone", "ActionDone")),
    Typed("#action-faite 4", carrying(done_at=THEN), "était déjà faite"),
    Typed(
        "#action-efficace 4 oui", carrying(done_at=THEN), "action 4 : efficace", (), ("ActionJudged", "ActionJudged")
    ),
    Typed("#action-efficace 4 non", carrying(CY, done_at=THEN), "sans effet", (), ("ActionJudged", "ActionJudged")),
    # Chapter 2: moves, time, looking.
    Typed("#requalifier remerciement", at(REGISTERED), "des remerciements", ("Moved",), (), 1),
    Typed("#requalifier facture : reçue ici par erreur", at(REGISTERED), "facture de fournisseur", ("Moved",)),
    Typed(
        "#requalifier publicité\nMerci de nous retirer de vos listes.", at(REGISTERED), "publicité", ("Moved",), (), 1
    ),
    Typed("#requalifier facture déjà payée", at(REGISTERED), "requalifié", ("Moved",), (), 1),
    Typed("#requalifier C'est une question.", at(REGISTERED), "requalifié", ("Moved",), (), 1),
    Typed(
        f"#fusionner {REF} avec {OTHER}",
        at(others=(ready(ref=OTHER),)),
        "rattaché",
        (),
        ("Moved", "FileJoined", "Noted"),
        2,
    ),
    Typed(f"#fusionner {OTHER}", at(others=(ready(ref=OTHER),)), "rattaché", (), ("Moved", "FileJoined", "Noted"), 2),
    Typed("#retrait il a rappelé", at(), "retrait confirmé", ("Moved",), (), 1),
    Typed("#retrait", at(ready(litigation=True)), "retrait confirmé", ("Moved",)),
    Typed("#rouvrir il conteste", at(CLOSED), "rouvert", ("Moved", "DecisionReopened"), (), 1),
    Typed("#contentieux assignation reçue", at(), "gelés", ("LitigationFlagged",)),
    Typed("#contentieux fin", at(ready(litigation=True)), "levé", ("LitigationFlagged",)),
    Typed("#contentieux", at(ready(litigation=True)), "déjà"),
    Typed("#contentieux fin", at(), "déjà"),
    Typed("#clore sans réponse depuis", at(ANSWERED), "clos", ("Moved",)),
    Typed("#clore sans suite\nNous restons à votre écoute.", at(ANSWERED), "clos", ("Moved",), (), 1),
    Typed("#rappel 04/12/2026", at(), "reprennent le", ("Snoozed",)),
    Typed("#absence du 03/12 au 18/12 remplaçant=Bob", at(), "remplacé(e) par Bob Petit"),
    Typed("#absence fin", at(), "absence levée"),
    Typed("#statut", at(), "voir ci-dessous"),
    Typed("#chercher canapé", knowing(found=(brief(OTHER),)), "1 dossier(s)"),
    Typed("#mes-dossiers", knowing(mine=(brief(OTHER),)), "1 dossier(s) ouvert(s)"),
    Typed("#aide", at(), ""),
    # Chapter 3.
    Typed("#décision partielle", at(), "point 1 : fondé en partie", ("PointDecided",)),
    Typed("#motif La photo le montre.", at(), "motif du point 1", ("PointDecided",)),
    Typed("#constat Le tissu est fendu.", at(), "constat du point 1", ("PointDecided",)),
    Typed('#dédommagement remboursement 20 € "par virement"', at(), "dédommagement 2", ("CompensationProposed",)),
    Typed(
        "#dédommagement 89,90€ par virement", at(), "dédommagement 2 proposé (remboursement)", ("CompensationProposed",)
    ),
    Typed(
        "#dédommagement remboursement 60 € par virement à la place, convenu avec lui",
        at(of(State.ANSWERED, decision="upheld", compensations=OFFERED)),
        "dédommagement 2 (remboursement, 60.00 EUR) remplace",
        ("CompensationMoved", "CompensationProposed", *MOVED[:2], "AnswerAccepted", "CompensationMoved"),
        letters=1,
    ),
    Typed(
        "#dédommagement avoir 20 € sur votre compte en plus",
        at(of(State.CLOSED, decision="upheld", compensations=PAID_ONE)),
        "dédommagement 2 (avoir, 20.00 EUR) s'ajoute",
        ("CompensationProposed", *MOVED[:2], "Moved"),
        letters=1,
    ),
    Typed("#dédommagement retirer 1", at(), "dédommagement 1 retiré", ("CompensationMoved",)),
    Typed("#répondre\nVous avez raison.", at(READY, CY), "la réponse part", ANSWERS, (), 2),
    Typed("#brouillon\nVous avez raison.", at(), "rien n'est déposé", (), (), 1),
    Typed("#malgré accord du service", at(), "accord du service"),
    Typed("#valider version=1", waiting(), "version 1 validée", ("DraftJudged", "AnswerReleased", "Moved"), (), 2),
    Typed("#refuser version=1 Trop sec.", waiting(), "rendue à", ("DraftJudged", "Moved"), (), 1),
    Typed("#attente Expertise jusqu'au=14/12/2026", at(), "au plus tard", ("HoldingAnnounced",), (), 1),
    Typed(
        "#exécuté 1 en partie 20 € VIR-88 échéance=14/12/2026",
        at(of(State.ANSWERED, compensations=OWING)),
        "est le dédommagement 3",
        ("CompensationPaidInPart",),
        (),
        1,
    ),
    Typed(
        "#exécuté 2 VIR-88",
        at(of(State.ANSWERED, compensations=OWING)),
        "dédommagement 2",
        ("CompensationMoved",),
        (),
        1,
    ),
    Typed(
        "#revenu 1 en partie 10 €",
        at(of(State.ANSWERED, compensations=PAID_ONE)),
        "il manque",
        ("CompensationReturned",),
    ),
    Typed(
        "#revenu 2 virement rejeté",
        at(of(State.CLOSED, compensations=PAID)),
        "revenu",
        ("CompensationReturned", "Moved"),
    ),
    Typed("#accepté", at(ANSWERED), "dossier clos", ("AnswerAccepted", "Moved")),
    Typed(
        "#accepté « Au téléphone, il a dit oui »",
        at(wrote("Bof.", "contestation")),
        "dossier clos",
        ("AnswerAccepted", "Moved"),
    ),
    Typed("#accepté", at(wrote("Parfait !", "acceptance", "Voici mon RIB.")), "clos", ("AnswerAccepted", "Moved")),
    Typed("#niveau2 Mia", at(ANSWERED), "réexamine", ("AnswerContested", "Assigned", "Moved"), (), 1),
    Typed('#résolu "Colis renvoyé ce jour."', at(QUICK), "le dossier est clos", SETTLED, (), 1),
    Typed("#médiation CM2C", at(ANSWERED, MIA), "en médiation", ("MediationOpened", "Moved"), (), 3),
    Typed("#médiation fin accord", at(of(State.IN_MEDIATION), MIA), "dossier clos", ("MediationEnded", "Moved"), (), 2),
    Typed("#médiation reprise à revoir", at(of(State.IN_MEDIATION), MIA), "reprend", RESUMED, (), 2),
    # Chapter 4.
    Typed("#registre 2026-11", knowing(exports={"2026-11-01..2026-11-30": SHEET, "2026-11": SHEET}), "registre.csv"),
    Typed("#dossier", knowing(dossiers={REF: BUNDLE}), BUNDLE.name),
    Typed("#rgpd", knowing(dossiers={REF: BUNDLE}), "réponse due", ("DataRequested",)),
    Typed("#rgpd-répondu transmis", at(ready(data_requests=(ASKED,))), "transmis", ("DataRequestAnswered",)),
    Typed(
        "#rgpd-répondu effacement",
        at(CLOSED.model_copy(update={"data_requests": (ASKED,)})),
        "effacement accordé",
        ("DataRequestAnswered",),
    ),
)

NO_FILE = replace(at(), default_ref="")
THIRTY = tuple(Point(text=str(number)) for number in range(30))
TWENTY = tuple(gift(number) for number in range(1, 21))
DECIDED = ready(points=(Point(text="a", reason="r"), Point(text="b", reason="r")))
BLAMED = ready(complained_of=(BOB.address,))
UNEXPLAINED = of(
    State.DECISION_REVIEW,
    points=(Point(text="a", outcome="rejected", reason="b"),),
    compensations=(),
    root_cause="",
)
INVOICES = tuple(gift(number) for number in (1, 2))
LOCKED = PAGE.model_copy(update={"verdict": Verdict.QUARANTINED})
HUGE = PAGE.model_copy(update={"size": 11_000_000})

# Lines that are refused, and a part of the French sentence that says so.
REFUSED = (
    # The frame, and what is read of a line.
    ("#statut", NO_FILE, "aucun dossier n'est nommé"),
    ("#statut", replace(at(), default_ref=OTHER), "n'existe pas"),
    ("#rappel 05/13/2026", at(), "n'est pas une date que je lis"),
    ("#rappel mardi 4 décembre 2026", at(), "se contredit"),
    ("#rappel 23/11/2026", at(), "est passée"),
    ("#rappel 20/11", at(), "est passé ("),
    ('#résolu "a"', at(ANSWERED), "#accepté"),
    ('#résolu "a"', at(of(State.ESCALATED, level=2)), "ne se règle pas en une ligne"),
    ('#résolu "a"', at(ready(litigation=True)), "reçoit une réponse complète"),
    ('#résolu "a"', at(ready(complained_of=(ANN.address,))), "met Ann Morel en cause"),
    ('#résolu "a"', at(ready(compensations=(gift(1),))), "un dédommagement est proposé"),
    ('#résolu "a"', at(ready(drafts=(draft(status="returned", judged_by=MIA.address),))), "une seconde personne"),
    ("#posté 15/12/2026", at(ready(mails=(printed(3),))), "est à venir"),
    ("#posté 5/12", at(ready(mails=(printed(3),))), "est à venir ("),
    ("#évaluer gravité=9 complexité=1 répercussions=1", at(), "gravité : « 9 » n'est pas un degré"),
    ("#affecter Zébulon", at(), "personne ne s'appelle"),
    ("#affecter Cyrille", replace(at(), rules=TWINS), "peut être"),
    ("#affecter", at(), "il manque le nom du responsable"),
    ("#action-faite x", at(), "il manque le numéro"),
    ('#point 7 "a"', at(), "écrivez un nombre"),
    ("#catégorie météo", at(), "ne nomme pas une catégorie"),
    ("#souhait la lune", at(), "ne nomme pas une solution souhaitée"),
    ("#réclamant langue=xx", at(), "ne nomme pas une langue"),
    ("#note", at(), "il manque le texte de la note"),
    ("#dire", at(), "il manque le nom du collègue"),
    (
        '#dédommagement remboursement 250 € "par virement"',
        at(ready(compensations=(gift(),), drafts=(draft(status="returned"),))),
        "dans la réponse qui vous a été rendue",
    ),
    ("#clore réponse maintenue", at(of(State.ANSWERED, contested_at=THEN)), "la réponse est contestée"),
    ("#dire Mia", at(), "il manque ce que vous lui demandez ou dites"),
    ("#dire Ann Que faire ?", at(), "c'est vous-même"),
    ("#dire Bob Que s'est-il passé ?", at(BLAMED), "met en cause Bob Petit"),
    ("#produit", at(), "il manque le nom du produit"),
    ("#chercher", at(), "il manque les mots"),
    ("#malgré", at(), "il manque le motif"),
    # Chapter 1.
    (LETTER, knowing(**NEW_FILE), "écrivez sous la commande"),
    ('#enregistrer de="Claire Durand"\nMon lit.', knowing(**NEW_FILE), "dites par quel canal elle est arrivée"),
    ("#enregistrer canal=courrier\nMon lit.", knowing(**NEW_FILE), "dites qui réclame"),
    (f"{LETTER} mail=claire\nMon lit.", knowing(**NEW_FILE), "n'est pas une adresse électronique"),
    ("#accepter", at(), "aucun message n'est retenu"),
    ("#séparer", knowing(held(8, 9), **NEW_FILE), "plusieurs messages sont retenus"),
    ("#séparer 1", knowing(joined(9), **NEW_FILE), "commencé par ce message"),
    ("#séparer", knowing(joined(9), **NEW_FILE), "dites quel message : 9"),
    ("#déplacer 9", OF_TWO, "nommez celui dont il relève"),
    (f"#déplacer 8 {OTHER}", knowing(held(8), others=(ready(ref=OTHER),)), "ne participe pas"),
    ("#vague", at(), "d'aucune vague"),
    ("#posté", at(), "n'attend d'être postée"),
    ("#posté lettre=3", at(ready(mails=(printed(3, posted_on=date(2026, 11, 25)),))), "est déjà postée"),
    ("#posté", at(ready(mails=(printed(3), printed(4)))), "dites laquelle"),
    ("#ouvrir", keeping(41), "dites quel message"),
    ("#ouvrir 9", keeping(41), "aucun message 9"),
    ("#ouvrir 41", knowing(kept={41: Kept(41, "machine", REF)}, **NEW_FILE), "a déjà son dossier"),
    ("#ouvrir 41", knowing(kept={41: Kept(41, "machine")}, **NEW_FILE), "a été effacé"),
    ("#ouvrir 41 mail=zoé", keeping(41), "n'est pas une adresse électronique"),
    ("#laisser", keeping(41), "dites quels messages"),
    ("#laisser 41 42\nMerci.", keeping(41, 42), "un texte part à un seul expéditeur"),
    ("#laisser 41\nMerci.", keeping(41, sender="no-reply@x.example"), "vient d'un programme"),
    # Chapter 2.
    ("#réclamant", at(), "écrivez clé=valeur"),
    ("#réclamant mail=bo", at(), "n'est pas une adresse"),
    ("#point 1", at(), "ajoutez-vous un point"),
    ("#point Encore un.", at(ready(points=THIRTY)), "a au plus 30 points"),
    ("#point retirer 1", at(), "garde au moins un point"),
    ("#point retirer 1", at(ready(points=())), "n'a aucun point"),
    ('#point 1 "b"', at(ANSWERED), "ses points ne changent plus"),
    ("#évaluer", at(), "il manque gravité"),
    ("#évaluer gravité=2", at(UNSCORED), "il manque répercussions"),
    ("#affecter Bob", at(CLOSED), "#rouvrir MOTIF d'abord"),
    ("#affecter Bob", at(CLOSED, CY), "pour le rouvrir, voyez Ann Morel, Mia Laurent"),
    ("#envoyer\nBonne nouvelle.", at(CLOSED, CY), "#note garde vos mots au dossier"),
    ("#affecter Bob", at(BLAMED), "met Bob Petit en cause"),
    ("#affecter Bob", at(ready(state=State.REGISTERED, owner="", assessment=None), CY), "est à vous par #affecter moi"),
    ("#concerne", at(), "écrivez un nom"),
    ("#concerne Ann Bob Cyrille Mia", at(), "il ne resterait personne pour suivre le dossier"),
    ("#concerne Cyrille", at(), "le responsable actuel est mis en cause"),
    ("#envoyer\nVoir la pièce.", attaching(LOCKED), "ne peut pas partir"),
    ("#envoyer\nVoir la pièce.", attaching(HUGE), "dépassent 10 Mo"),
    ("#envoyer", at(), "il n'y a rien à envoyer"),
    ("#envoyer", replace(at(), greeting="Bonjour"), "que des formules de politesse"),
    ("#envoyer\nBonne nouvelle.", at(CLOSED), "rien ne part"),
    ("#question\nMerci beaucoup.", at(), "aucune question"),
    ("#question\n1. Quand ?", at(REGISTERED), "évaluez et affectez d'abord"),
    ("#question\n1. Quand ?", at(ready(clarifications=(OPEN_QUESTION,))), "attend déjà sa réponse"),
    ("#stop", at(), "aucune lettre n'attend"),
    ("#revenu 1 en partie IBAN faux", at(of(State.ANSWERED, compensations=PAID_ONE)), "dites quelle somme manque"),
    ("#stop virement pas encore parti", at(of(State.ANSWERED, compensations=PAID_ONE)), "est de nouveau dû par cette"),
    ("#stop", knowing(relayed=(relayed(8, "taken_back"),)), "déjà rappelée"),
    ("#stop", knowing(relayed=(relayed(8, "leaving"),)), "en train de partir"),
    ("#stop", knowing(relayed=(relayed(8, "left", LATER),)), "partie à 09:30"),
    ("#renvoyer", at(), "sont parties"),
    ("#renvoyer", knowing(stuck=(stuck(6, "uncertain"),)), "6 (bo@example.org)"),
    ("#renvoyer", knowing(stuck=(stuck(6, past=date(2026, 11, 25)),)), "est passé"),
    ("#cause indéterminée", at(), "reste indéterminée"),
    ('#action "Former" responsable=Bob', knowing(new_actions=(4,)), "il manque responsable"),
    ("#action 7", at(), "il n'y a pas d'action 7"),
    ("#action-faite", at(), "il manque le numéro"),
    ("#action-faite 4", carrying(ZED), "l'action 4 est à Bob Petit"),
    ("#action-efficace 4", carrying(done_at=THEN), "écrivez oui ou non"),
    ("#action-efficace 4 oui", carrying(), "n'est pas encore faite"),
    ("#requalifier", at(), "il manque le motif"),
    ("#fusionner", at(), "répondez à une lettre du doublon"),
    (f"#fusionner {OTHER[:-3]}", at(others=(ready(ref=OTHER),)), "n'a pas ses deux derniers chiffres"),
    (f"#fusionner {OTHER}", at(others=(ready(ref=OTHER, state=State.MERGED),)), "n'est plus suivi"),
    ("#rouvrir il conteste", at(CLOSED.model_copy(update={"erased_at": THEN})), "ont été effacées"),
    ("#rouvrir il conteste", at(), "rien à rouvrir"),
    ("#requalifier Question\nPour vous.", at(ready(litigation=True)), "en contentieux"),
    ("#rappel 04/12/2026", at(CLOSED), "plus rien n'y est rappelé"),
    ("#rappel 01/06/2027", at(), "aucun rappel ne passe une limite"),
    ("#absence", at(), "écrivez par exemple : #absence"),
    ("#absence du=18/12/2026 au=03/12/2026", at(), "finit avant de commencer"),
    ("#absence du=03/12/2026 au=18/12/2026 remplaçant=moi", at(), "quelqu'un d'autre comme remplaçant"),
    ("#absence congés du=03/12/2026 au=18/12/2026", at(), "n'est pas lu"),
    ("#absence qui=Bob du=03/12/2026 au=18/12/2026", at(READY, CY), "seuls le service"),
    # Chapter 3.
    ("#décision peut-être", at(), "aucune des trois décisions"),
    ("#décision fondée", at(REGISTERED), "évaluez et affectez d'abord le dossier"),
    ("#décision fondée", at(ANSWERED), "la décision est prise"),
    ("#décision fondée", at(ANSWERED, CY), "voyez Ann Morel"),
    ("#décision fondée", at(ready(points=())), "n'a aucun point : #point"),
    ("#motif Autre.", at(DECIDED), "en a déjà"),
    ("#motif Autre.", at(ready(points=(Point(text="a"), Point(text="b")))), "points ouverts"),
    ("#dédommagement lune", at(), "dites lequel"),
    ("#dédommagement excuses", at(ready(compensations=TWENTY)), "au plus 20"),
    ('#dédommagement remboursement "par virement"', at(), "il manque le montant"),
    ("#dédommagement remboursement 20 €", at(), "dites comment il parviendra"),
    ("#dédommagement retirer 1 tout", at(), "n'est pas lu"),
    ("#dédommagement retirer", at(ready(compensations=INVOICES)), "dites lequel : 1, 2"),
    ("#dédommagement retirer", at(ready(compensations=())), "aucun dédommagement n'attend"),
    ("#répondre\nVoici.", at(ready(points=(Point(text="a"),))), "la réponse ne peut pas encore partir"),
    ("#valider version=1", at(READY, MIA), "n'attend de validation"),
    ("#valider", at(ready(drafts=(draft(status="returned", judged_by=MIA.address),)), MIA), "a été rendue par"),
    ("#valider", at(of(State.ANSWERED, drafts=(draft(status="released"),)), MIA), "est déjà partie"),
    ("#valider version=1", waiting(CY), "une seconde personne"),
    ("#valider", waiting(), "dites quelle version"),
    ("#valider version=2", waiting(), "plus ancienne"),
    ("#valider version=1", waiting(text="Autre chose."), "a changé depuis"),
    ("#valider version=1", waiting(complaint=UNEXPLAINED), "ne peut plus partir"),
    ("#valider version=1", waiting(text="Nous vous écrivons avant le 27 novembre 2026."), "ce jour est venu"),
    ("#attente Expertise", at(), "il manque la date"),
    ("#attente Expertise jusqu'au=14/12/2026", at(ANSWERED), "n'attend pas de réponse"),
    ("#exécuté 2", at(of(State.ANSWERED, compensations=OWING)), "il manque la preuve"),
    ("#exécuté 1 et 2", at(of(State.ANSWERED, compensations=OWING)), "chaque dédommagement a sa preuve"),
    ("#exécuté virement de 12,34 €", at(of(State.ANSWERED, compensations=OWING)), "vous nommez une autre somme"),
    (
        "#exécuté 2 livré lundi 7",
        at(of(State.ANSWERED, compensations=OWING)),
        "est encore à venir",
    ),
    ("#exécuté virement rejeté", at(of(State.ANSWERED, compensations=OWING)), "rien n'a été exécuté"),
    ("#revenu 2", at(of(State.CLOSED, compensations=PAID)), "pourquoi il est revenu"),
    ("#revenu 1 et 2 IBAN faux", at(of(State.CLOSED, compensations=TWICE_PAID)), "une ligne pour chacun"),
    (
        "#revenu 2 IBAN faux\nBonjour, votre IBAN est faux.",
        at(of(State.CLOSED, compensations=PAID, litigation=True)),
        "envoyez votre texte par #envoyer",
    ),
    ('#dédommagement bon 9 € "par courriel"', at(ready(compensations=PAID[1:])), "en plus, ou à sa place"),
    (
        '#dédommagement bon 9 € "par courriel" à la place',
        at(ready(compensations=PAID[1:])),
        "la différence vient en plus",
    ),
    (
        "#dédommagement remboursement 20 € par virement en plus",
        at(of(State.ANSWERED, decision="upheld", compensations=OWING[:1], litigation=True)),
        "est en contentieux",
    ),
    (
        "#exécuté 1 VIR-88132 (60 € au lieu de 49,90)",
        at(of(State.ANSWERED, decision="upheld", compensations=OFFERED)),
        "#exécuté 2 VIR-88132",
    ),
    (
        "#exécuté 1 20 € virés le 20, 29 € partiront le 30",
        at(of(State.ANSWERED, decision="upheld", compensations=OFFERED)),
        "dites quelle partie l'est",
    ),
    (
        "#exécuté 1 20 € virés VIR-4471",
        at(of(State.ANSWERED, decision="upheld", compensations=OFFERED)),
        "si le reste suit, la dernière",
    ),
    (
        "#exécuté 1 20 € virés VIR-4471, le reste le 30",
        at(of(State.ANSWERED, decision="upheld", compensations=OFFERED)),
        "vous parlez d'une partie des",
    ),
    (
        "#exécuté 1 en partie VIR-4471",
        at(of(State.ANSWERED, decision="upheld", compensations=OFFERED)),
        "dites quelle somme a été versée",
    ),
    (
        "#exécuté 1 en partie le joint",
        at(of(State.ANSWERED, decision="upheld", compensations=(gift(1, kind="repair", status="offered"),))),
        "seule une somme se verse en partie",
    ),
    (
        "#exécuté 1 VIR-88240 le=03/01/2026",
        at(of(State.ANSWERED, decision="upheld", compensations=OFFERED)),
        "est antérieur à la réclamation",
    ),
    (
        "#exécuté 1 VIR-88240",
        at(of(State.ANSWERED, decision="upheld", compensations=(OFFERED[0].model_copy(update={"kind": "voucher"}),))),
        "si de l'argent a été versé à la place",
    ),
    (
        "#dédommagement retirer 1",
        at(of(State.ANSWERED, decision="upheld", compensations=OFFERED)),
        "une réponse déjà partie",
    ),
    (
        "#dédommagement excuses",
        at(of(State.ANSWERED, decision="upheld", compensations=OWING[:1])),
        "avec vos mots : #envoyer",
    ),
    (
        "#dédommagement remboursement 200 € par virement à la place",
        at(of(State.ANSWERED, decision="upheld", compensations=OFFERED), CY),
        "#dire Mia Laurent dédommagement remboursement 200 € par virement à la place",
    ),
    (
        "#dédommagement remboursement 200 € par virement à la place",
        at(of(State.ANSWERED, decision="upheld", compensations=OFFERED), MIA),
        "le dit d'abord au dossier",
    ),
    ("#accepté", at(), "à l'état « Répondue »"),
    ("#accepté", at(wrote("Non, c'est honteux.", "contestation")), "#accepté « Non, c'est honteux. »"),
    ("#accepté", at(wrote("Vous vous moquez de moi.")), "n'est pas un oui"),
    ('#résolu "Client remboursé ce matin"', at(QUICK), "#résolu « Vous avez été remboursé ce matin. »"),
    ('#résolu "Nous avons rappelé la cliente."', at(QUICK), "une phrase au client"),
    ("#niveau2 Cyrille", at(ANSWERED), "le réexamen revient"),
    ("#médiation fin accord", at(), "n'est pas en médiation"),
    ("#médiation fin accord à 500", at(of(State.IN_MEDIATION), MIA), "une seule somme"),
    (
        "#médiation fin accord, 50 €",
        at(of(State.IN_MEDIATION, decision="", mediation=Mediation(mediator="CM2C", since=THEN)), MIA),
        "n'a pas de réponse",
    ),
    # Chapter 4.
    ("#registre bientôt", at(), "dites la période"),
    ("#registre 2026-11", at(), "n'a pas pu être écrit"),
    ("#dossier", at(), "n'a pas pu être préparé"),
    ("#rgpd-répondu transmis", at(), "aucune demande sur les données"),
    ("#rgpd-répondu transmis le=20/11/2026", at(ready(data_requests=(ASKED,))), "après cette date"),
    (
        "#rgpd-répondu effacement",
        at(CLOSED.model_copy(update={"data_requests": (ASKED,), "erased_at": THEN})),
        "déjà effacées",
    ),
    (
        "#rgpd-répondu effacement",
        at(CLOSED.model_copy(update={"data_requests": (ASKED,), "litigation": True})),
        "rien n'est effacé",
    ),
    ("#rgpd-répondu", at(ready(data_requests=(ASKED,))), "dites ce qui a été répondu"),
    ("#rgpd-répondu effacement", at(ready(data_requests=(ASKED,))), "en cours"),
    ("#rgpd-répondu refus", at(ready(data_requests=(ASKED,))), "il manque le motif du refus"),
)
