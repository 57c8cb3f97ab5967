"""Samples of the letters of chapter 2, and of those that answer a colleague's mail."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from worker.complaint.assessment import Assessment, Score
from worker.complaint.compensation import Compensation
from worker.complaint.lifecycle import State
from worker.complaint.messages import UNRECOGNISED
from worker.complaint.particulars import Complainant, DesiredSolution, Point
from worker.nouns.briefs import Brief
from worker.processing.handover import Assignment, ColleagueWords, HandedOver, SoFar, Wrote
from worker.processing.improving import Improved
from worker.processing.letters import (
    ActionAssigned,
    CauseReturns,
    ClarificationRequest,
    Merged,
    NotAComplaint,
    Reopened,
    StaffLetter,
    Withdrawn,
)
from worker.writing.samples.life import A_DAY, REF, RULES, lived, named_by_a_stranger, registered
from worker.writing.samples.people import on_paper, to_ann, to_claire

_DUE = date(2027, 1, 23)
_THEN = datetime(2026, 12, 7, 9, tzinfo=UTC)
OTHER = Brief(
    "REC-2026-000098-16", "investigating", "Lave-linge qui fuit", "Yves Perrin", "bob@example.com", _DUE, "P2"
)
STRANGER = Brief("REC-2026-000101-07", "registered", "", "", "", _DUE)
FILE: Final = lived(
    State.INVESTIGATING,
    registered(
        points=("Le lave-vaisselle fuit depuis le premier jour.", "Personne ne m'a rappelée."),
        desired_solution=DesiredSolution(kind="refund", amount_cents=48_990, currency="EUR"),
    ),
)
NOBODY: Final = lived(State.INVESTIGATING, registered(name=""))
_BOB: Final[dict[str, Any]] = {"file": FILE, "rules": RULES, "sender_name": "Bob Petit"}
TO_ANN: Final[dict[str, Any]] = {"file": FILE, "rules": RULES, "recipient_name": "Ann Morel"}
LETTER = StaffLetter(
    **_BOB,
    text=(
        "Je reprends votre dossier à partir d'aujourd'hui.\n\nPourriez-vous me dire à quel moment de la journée je peux"
        " vous appeler ?\n- le matin\n- ou après 17 h"
    ),
)
_QUESTIONS = ClarificationRequest(
    **_BOB,
    why="Avant d'aller plus loin, nous voudrions comprendre comment l'appareil a été installé.",
    questions=("Qui a installé le lave-vaisselle, et à quelle date ?", "La fuite apparaît-elle à chaque lavage ?"),
    documents=("une photo du raccordement", "la facture de l'installateur"),
    reply_by=date(2026, 12, 8),
)
# What the file is about, and how its complainant is to be reached.
_WRITTEN_TO: Final = lived(
    State.INVESTIGATING,
    registered(
        order_reference="C-1042",
        complainant=Complainant(
            name="Claire Durand", addresses=("claire.durand@example.net",),
            adaptation_needed="par écrit, pas par téléphone",
        ),
    ),
)  # fmt: skip
# A call: no e-mail address, a telephone and a street.
_CALLED: Final = registered(
    channel="phone",
    complainant=Complainant(name="Paul Bertin", phone="06 12 34 56 78", postal_address="12 rue Pasteur, 69003 Lyon"),
)
_ASSIGNED = Assignment(**TO_ANN, assigned_by="Cyrille Marchand", reassigned=False, similar=(OTHER,), so_far=SoFar())
_SO_FAR = SoFar(
    decided=(
        Point(
            text="Le lave-vaisselle fuit depuis le premier jour.",
            outcome="rejected",
            finding="Le joint est intact.",
            reason="Le raccordement n'a pas été fait par nous.",
        ),
    ),
    given=(
        Compensation(
            number=1, kind="refund", amount_cents=2_000, currency="EUR", how="par virement", status="executed",
            executed_on=date(2026, 12, 10), proposed_by="bob@example.com", proposed_at=_THEN,
        ),
        Compensation(
            number=2, kind="repair", how="à domicile", status="offered", due=date(2026, 12, 18),
            proposed_by="bob@example.com", proposed_at=_THEN,
        ),
    ),
    answer=Wrote(date(2026, 12, 8), "Nous avons examiné les photos que vous nous avez envoyées.", "Bob Petit"),
    approved_by="Cyrille Marchand",
    outcome="rejected",
    later=(
        Wrote(date(2026, 12, 15), "Je conteste : c'est votre installateur qui l'a raccordé."),
        Wrote(date(2026, 12, 16), "Pour moi, c'est d'accord.", "Paul Durand"),
    ),
    notes=(Wrote(date(2026, 12, 9), "Installateur appelé : il ne se souvient de rien.", "Bob Petit"),),
)  # fmt: skip
_AGAIN = replace(
    _ASSIGNED,
    file=lived(State.ESCALATED),
    reassigned=True,
    similar=(),
    so_far=_SO_FAR,
    words_said="Regardez surtout le bon de livraison, il ne l'avait pas lu.",
)
_ACTION = ActionAssigned(
    **TO_ANN,
    number=7,
    description="Vérifier le joint de porte avant chaque départ de l'entrepôt",
    cause="matière ou fournisseur",
    due=date(2026, 12, 18),
    opened_by="Bob Petit",
)
_OPEN_HOURS = "Nos magasins sont ouverts du lundi au samedi, de 9 h à 19 h."
_MOVED: Final[dict[str, Any]] = {"file": FILE, "rules": RULES, "sender_name": "Ann Morel"}

SAMPLES: Final = (
    to_claire("words", LETTER),
    to_claire("with-documents", replace(LETTER, file=NOBODY, documents=("devis.pdf", "plan.png"))),
    to_claire("with-one-document", replace(LETTER, documents=("devis.pdf",))),
    to_claire(
        "own-courtesies",
        replace(LETTER, greeting="Chère Madame Durand,", closing="Bonne journée,\nBien à vous,"),
    ),
    to_claire("asked", _QUESTIONS),
    to_claire("more-to-say", replace(_QUESTIONS, after="Le technicien vous appellera pour convenir du passage.")),
    on_paper("posted", _QUESTIONS),
    to_claire("one-question", replace(_QUESTIONS, why="", questions=_QUESTIONS.questions[:1], documents=())),
    to_claire("explained", NotAComplaint(**_MOVED, text=_OPEN_HOURS)),
    to_claire("of-thanks", NotAComplaint(**_MOVED, caller="thanks")),
    to_claire("of-thanks-explained", NotAComplaint(**_MOVED, text=_OPEN_HOURS, caller="thanks")),
    to_claire("by-the-desk", NotAComplaint(file=NOBODY, rules=RULES, sender_name="")),
    to_claire("joined", Merged(**_MOVED, into="REC-2026-000119-50", answer_due=_DUE)),
    to_claire("of-another", Merged(**_MOVED, into="REC-2026-000119-50", answer_due=_DUE, of_another=True)),
    to_claire("confirmed", Withdrawn(**_MOVED)),
    to_claire("with-words", Withdrawn(**_MOVED, text="Merci de votre appel de ce matin.")),
    to_claire(
        "done",
        Improved(
            file=lived(State.CLOSED, registered()),
            rules=RULES,
            description="Relire les dates promises chaque matin",
            done_on=date(2026, 12, 14),
        ),
    ),
    to_claire(
        "nobody", Improved(file=NOBODY, rules=RULES, description="Relire les dates", done_on=date(2026, 12, 14))
    ),
    to_claire("taken-up", Reopened(**_MOVED, text="La pièce remplacée a de nouveau cédé.")),
    to_ann("assigned", _ASSIGNED),
    to_ann("called", replace(_ASSIGNED, file=lived(State.ASSESSED, _CALLED))),
    to_ann("names-a-day", replace(_ASSIGNED, file=lived(State.ASSESSED, registered(text=A_DAY)))),
    to_ann("to-be-written-to", replace(_ASSIGNED, file=_WRITTEN_TO)),
    to_ann("examined-again", _AGAIN),
    to_ann("reopened", replace(_AGAIN, file=FILE, reopened=True, words_said="")),
    to_ann("nobody-proves", replace(_ASSIGNED, file=lived(State.INVESTIGATING, registered(defects=(UNRECOGNISED,))))),
    to_ann("given-up", replace(_ASSIGNED, file=lived(State.ASSESSED, registered(text="Je me rétracte.")))),
    to_ann("named-by-a-stranger", replace(_ASSIGNED, file=lived(State.INVESTIGATING, named_by_a_stranger()))),
    to_ann(
        "handed-on",
        replace(
            _ASSIGNED, reassigned=True, similar=(),
            file=registered(
                name="", subject="", category="", desired_solution=None, documents=(),
                assessment=Assessment(severity=Score(value=3, words="fuit")),
                points=("Le lave-vaisselle fuit depuis le premier jour.", "Personne ne m'a rappelée."),
                deadlines=FILE.deadlines, litigation_words="avocat",
            ),
        ),
    ),
    to_ann(
        "to-a-colleague",
        HandedOver(**TO_ANN, assigned_by="Cyrille Marchand"),
    ),
    to_ann(
        "asked-by-a-colleague",
        ColleagueWords(
            **TO_ANN, written_by="Cyrille Marchand", so_far=SoFar(),
            words_said="Le client demande 120 € de plus pour le parquet.\n\nJe peux aller jusque-là ?",
        ),
    ),
    to_ann(
        "asked-for-a-sum",
        ColleagueWords(
            file=lived(State.ANSWERED), rules=RULES, recipient_name="Cyrille Marchand", written_by="Bob Petit",
            so_far=SoFar(), words_said="dédommagement remboursement 200 € par virement à la place",
        ),
    ),
    to_ann(
        "asked-about-little",
        ColleagueWords(
            file=registered(name="", subject="", owner=""), rules=RULES, recipient_name="", written_by="Bob Petit",
            so_far=_SO_FAR, words_said="Tu lis l'allemand ?",
        ),
    ),
    to_ann(
        "own-account",
        ColleagueWords(
            file=registered(complained_of=("bob@example.com",)), rules=RULES, recipient_name="Ann Morel",
            written_by="Bob Petit", so_far=SoFar(), words_said="Je n'ai jamais dit cela, j'ai seulement parlé fort.",
        ),
    ),
    to_ann("opened", _ACTION),
    to_ann("to-check", replace(_ACTION, moment="check", cause="", due=date(2027, 3, 18))),
    to_ann("done", replace(_ACTION, moment="done", due=date(2027, 3, 18))),
    to_ann(
        "third-time",
        CauseReturns(
            **TO_ANN, cause="matière ou fournisseur", times=3, days=30,
            files=(replace(OTHER, ref=REF), OTHER, STRANGER),
        ),
    ),
)  # fmt: skip
