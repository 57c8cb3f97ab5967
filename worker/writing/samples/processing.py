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
from worker.nouns.letter import Shown
from worker.nouns.offer import Offer
from worker.processing.commands.readers import READERS
from worker.processing.handover import Assignment, HandedOver, SoFar, Wrote
from worker.processing.improving import Improved
from worker.processing.letters import (
    ActionAssigned,
    CauseReturns,
    ClarificationRequest,
    Confirmation,
    LineTold,
    Merged,
    NotAComplaint,
    Original,
    PrintCover,
    Reopened,
    StaffLetter,
    StaffQuestion,
    Transcript,
    Withdrawn,
)
from worker.processing.replies import LeavingTold, SendQuestion, TakenBack
from worker.words.said import Said
from worker.writing.samples.life import REF, RULES, lived, named_by_a_stranger, registered
from worker.writing.samples.people import BILL, ENGLISH, FRENCH, PHOTO, on_paper, to_ann, to_claire

_DUE = date(2027, 1, 23)
_THEN = datetime(2026, 12, 7, 9, tzinfo=UTC)
_OTHER = Brief(
    "REC-2026-000098-16", "investigating", "Lave-linge qui fuit", "Yves Perrin", "bob@example.com", _DUE, "P2"
)
_STRANGER = Brief("REC-2026-000101-07", "registered", "", "", "", _DUE)
_FILE: Final = lived(
    State.INVESTIGATING,
    registered(
        points=("Le lave-vaisselle fuit depuis le premier jour.", "Personne ne m'a rappelée."),
        desired_solution=DesiredSolution(kind="refund", amount_cents=48_990, currency="EUR"),
    ),
)
_NOBODY: Final = lived(State.INVESTIGATING, registered(name=""))
_BOB: Final[dict[str, Any]] = {"file": _FILE, "rules": RULES, "sender_name": "Bob Petit"}
_TO_ANN: Final[dict[str, Any]] = {"file": _FILE, "rules": RULES, "recipient_name": "Ann Morel"}
_LETTER = StaffLetter(
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
_ASSIGNED = Assignment(**_TO_ANN, assigned_by="Cyrille Marchand", reassigned=False, similar=(_OTHER,), so_far=SoFar())
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
_OWNED = Said("{who} owns the file", who="Bob Petit")
_DONE = Transcript(
    ref=REF,
    recipient_name="Ann Morel",
    at="10:02",
    answer_due=date(2027, 1, 23),
    done=True,
    lines=(
        LineTold(
            typed="#évaluer gravité=3 complexité=2 répercussions=2",
            ok=True,
            said=Said(
                "assessment confirmed, priority {priority}, answer aimed at {target}",
                priority="P2",
                target=date(2026, 11, 30),
            ),
        ),
        LineTold(
            typed="#affecter bob",
            ok=True,
            said=Said("{who} owns the file", who="Bob Petit"),
        ),
    ),
    answers=(),
    files=(),
    state="assessed",
    owner="Bob Petit",
    next_clock=Said("answer aimed at"),
    next_due=date(2026, 11, 30),
    sent_words="",
    text_left_over=False,
)
_ACTION = ActionAssigned(
    **_TO_ANN,
    number=7,
    description="Vérifier le joint de porte avant chaque départ de l'entrepôt",
    cause="matière ou fournisseur",
    due=date(2026, 12, 18),
    opened_by="Bob Petit",
)
_WHOM_FOR = SendQuestion(
    **_TO_ANN,
    why=(
        Said("it speaks to a colleague"),
        Said("it has but a few words"),
    ),
    shown=Shown(
        letter=StaffLetter(file=_FILE, rules=RULES, sender_name="Ann Morel", text="Bob, tu peux l'appeler ?"),
        language=FRENCH,
    ),
    text="",
    number=42,
    days=7,
    meant=(
        Offer(Said("Hand it over"), "#affecter Bob Petit", Said("#assign {who}", who="Bob Petit"), ref=REF),
        Offer(Said("Say that the complainant accepts"), "#accepte", Said("#accepted"), READERS["internal"], REF),
    ),
)
_NEIGHBOUR = Original(
    name="Eve Martin", address="eve@example.net", sent_on=date(2026, 11, 20), subject="Le canapé de ma voisine",
    text="Je l'ai vu arriver déchiré.", documents=("photo.jpg",),
)  # fmt: skip
_SENT = LineTold(typed="", ok=True, said=Said("your text leaves"))
_OPEN_HOURS = "Nos magasins sont ouverts du lundi au samedi, de 9 h à 19 h."
_MOVED: Final[dict[str, Any]] = {"file": _FILE, "rules": RULES, "sender_name": "Ann Morel"}

SAMPLES: Final = (
    to_claire("words", _LETTER),
    to_claire("with-documents", replace(_LETTER, file=_NOBODY, documents=("devis.pdf", "plan.png"))),
    to_claire("with-one-document", replace(_LETTER, documents=("devis.pdf",))),
    to_claire(
        "own-courtesies",
        replace(_LETTER, greeting="Chère Madame Durand,", closing="Bonne journée,\nBien à vous,"),
    ),
    to_claire("asked", _QUESTIONS),
    to_claire("more-to-say", replace(_QUESTIONS, after="Le technicien vous appellera pour convenir du passage.")),
    on_paper("posted", _QUESTIONS),
    to_claire("one-question", replace(_QUESTIONS, why="", questions=_QUESTIONS.questions[:1], documents=())),
    to_claire("explained", NotAComplaint(**_MOVED, text=_OPEN_HOURS)),
    to_claire("of-thanks", NotAComplaint(**_MOVED, caller="thanks")),
    to_claire("of-thanks-explained", NotAComplaint(**_MOVED, text=_OPEN_HOURS, caller="thanks")),
    to_claire("by-the-desk", NotAComplaint(file=_NOBODY, rules=RULES, sender_name="")),
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
        "nobody", Improved(file=_NOBODY, rules=RULES, description="Relire les dates", done_on=date(2026, 12, 14))
    ),
    to_claire("taken-up", Reopened(**_MOVED, text="La pièce remplacée a de nouveau cédé.")),
    to_ann("assigned", _ASSIGNED),
    to_ann("to-be-written-to", replace(_ASSIGNED, file=_WRITTEN_TO)),
    to_ann("examined-again", _AGAIN),
    to_ann("reopened", replace(_AGAIN, file=_FILE, reopened=True, words_said="")),
    to_ann("nobody-proves", replace(_ASSIGNED, file=lived(State.INVESTIGATING, registered(defects=(UNRECOGNISED,))))),
    to_ann("named-by-a-stranger", replace(_ASSIGNED, file=lived(State.INVESTIGATING, named_by_a_stranger()))),
    to_ann(
        "handed-on",
        replace(
            _ASSIGNED, reassigned=True, similar=(),
            file=registered(
                name="", subject="", category="", desired_solution=None, documents=(),
                assessment=Assessment(severity=Score(value=3, words="fuit")),
                points=("Le lave-vaisselle fuit depuis le premier jour.", "Personne ne m'a rappelée."),
                deadlines=_FILE.deadlines, litigation_words="avocat",
            ),
        ),
    ),
    to_ann(
        "to-a-colleague",
        HandedOver(**_TO_ANN, assigned_by="Cyrille Marchand"),
    ),
    to_ann("opened", _ACTION),
    to_ann("to-check", replace(_ACTION, moment="check", cause="", due=date(2027, 3, 18))),
    to_ann("done", replace(_ACTION, moment="done", due=date(2027, 3, 18))),
    to_ann(
        "third-time",
        CauseReturns(
            **_TO_ANN, cause="matière ou fournisseur", times=3, days=30,
            files=(replace(_OTHER, ref=REF), _OTHER, _STRANGER),
        ),
    ),
    to_ann("done", _DONE),
    to_ann("comes-to", replace(_DONE, headline=Said("the answer leaves; your copy follows"))),
    to_ann("told", replace(_DONE, only_tells=True, lines=_DONE.lines[:1], answers=(_OWNED,))),
    to_ann("told-of-no-file", replace(_DONE, only_tells=True, ref="", state="", answers=(_OWNED,))),
    to_ann(
        "second-of-two",
        replace(_DONE, meanwhile=(Said("{who}: {what}", who="Bob Petit", what="#affecter moi"),)),
    ),
    to_ann("sent", replace(_DONE, lines=(_SENT,), sent_words=_LETTER.text, enclosed=("notice.pdf", "plan.png"))),
    to_ann(
        "waits",
        replace(
            _DONE, lines=(_SENT,), shown=Shown(letter=_LETTER, language=FRENCH), leaves_at="10:05", number=42,
            still_leaving=(
                LeavingTold(number=41, at="10:03", words="Bonjour, le technicien passe demain."),
                LeavingTold(number=40, at="10:02", words=""),
            ),
        ),
    ),
    to_ann("in-copy", replace(_DONE, lines=(_SENT,), sent_words=_LETTER.text, read_by=("claire@example.org",))),
    to_ann(
        "taken-back",
        replace(
            _DONE,
            lines=(
                LineTold(
                    typed="#stop 42", ok=True,
                    said=Said("your letter is taken back"),
                ),
            ),
            given_back=_LETTER.text,
            earlier_text="Bob, tu peux l'appeler ?",
        ),
    ),
    to_ann(
        "answered",
        replace(
            _DONE, ref="", state="", next_due=None, text_left_over=True, files=(_OTHER, _STRANGER),
            answers=(Said("#note TEXT: internal note"),),
            groups=((Said("Write to the complainant"), (Said("#note TEXT: internal note"),)),),
        ),
    ),
    to_ann(
        "refused",
        replace(
            _DONE,
            done=False,
            lines=(
                _DONE.lines[0],
                LineTold(
                    typed="#afecter bob",
                    ok=False,
                    said=Said("unknown; #{near}?", near="affecter"),
                ),
            ),
            state="registered",
            owner="",
            typed="#évaluer gravité=3 complexité=2 répercussions=2\n#afecter bob",
        ),
    ),
    to_ann(
        "asked",
        Confirmation(ref="", recipient_name="Ann Morel", subject="Dossier Durand", text="#affecter bob", days=7),
    ),
    to_ann("empty", Confirmation(ref="", recipient_name="", subject="", text="", days=7)),
    to_ann(
        "by-a-colleague",
        TakenBack(**_TO_ANN, by="Bob Petit", text="Bonjour, le technicien passe demain."),
    ),
    to_ann("left-the-house", replace(_DONE, left_house=("claire.durand@example.org",))),
    to_ann("asked", _WHOM_FOR),
    to_ann(
        "asked-again",
        replace(
            _WHOM_FOR,
            unclear="euh",
            earlier_text="Bob, tu t'en charges ?",
            still_leaving=(
                LeavingTold(number=41, at="10:03", words="Bonjour, le technicien passe demain."),
                LeavingTold(number=40, at="10:02", words=""),
            ),
        ),
    ),
    to_ann(
        "asked-with-a-promise",
        replace(
            _WHOM_FOR,
            promises=(
                Said("“{sentence}”: {remedy}", sentence="Tu seras remboursé vite.",
                     remedy=Said("Give the day, written in full.")),
            ),
        ),
    ),
    to_ann("asked-by-reply", replace(_WHOM_FOR, by_reply=True)),
    to_ann("kept", replace(_WHOM_FOR, why=(), shown=None, text="Bob, tu peux l'appeler ?")),
    to_ann(
        "decides",
        Confirmation(
            ref="", about=REF, recipient_name="Ann Morel", subject=f"Re: [{REF}] Canapé déchiré", days=7, proven=True,
            text="#décision fondée\n#répondre\n\nVotre canapé sera remplacé.",
            reasons=(
                Said("decides the complaint"),
                Said("answers the complaint"),
            ),
            does=(
                LineTold(typed="#décision fondée", ok=True, said=Said("decides one point")),
                LineTold(typed="#répondre", ok=True, said=Said("files the answer")),
            ),
            documents=(BILL, PHOTO), left_house=("claire.durand@example.org",),
        ),
    ),
    to_ann(
        "writes",
        Confirmation(
            ref="", about=REF, recipient_name="Ann Morel", subject=f"Re: [{REF}] Canapé déchiré", days=7, proven=True,
            text="#accepter\n#envoyer\n\nLe technicien passe demain.", anew="tried",
            reasons=(Said("writes to the complainant in your name"),),
            does=(_SENT,), shown=(Shown(letter=_LETTER, language=FRENCH),), lets_in=(_NEIGHBOUR,),
        ),
    ),
    to_ann(
        "writes-twice",
        Confirmation(
            ref="", recipient_name="Ann Morel", subject="", text="", days=7,
            shown=(Shown(letter=_LETTER, language=FRENCH), Shown(letter=_LETTER, language=ENGLISH)),
            lets_in=(replace(_NEIGHBOUR, name="", sent_on=None, subject="", documents=()),),
        ),
    ),
    to_ann(
        "forwarded",
        Confirmation(
            ref="", recipient_name="Ann Morel", subject="TR: Canapé déchiré", text="", days=7,
            does=(LineTold(typed="", ok=True, said=Said("the mail is registered")),),
            original=Original(
                name="Claire Durand", address="claire.durand@example.org", sent_on=date(2026, 11, 2),
                subject="Canapé déchiré", text="Mon canapé est arrivé déchiré.", documents=("facture.pdf",),
            ),
        ),
    ),
    to_ann(
        "asked",
        StaffQuestion(ref="", recipient_name="Ann Morel", subject="Cliente mécontente", text="Mme Durand a rappelé."),
    ),
    to_ann("empty", StaffQuestion(ref="", recipient_name="", subject="", text="")),
    to_ann(
        "to-a-notice",
        StaffQuestion(ref="", recipient_name="Ann Morel", subject="Horaires", text="De 9 h à 18 h.", about=412),
    ),
    to_ann(
        "to-post",
        PrintCover(
            **_TO_ANN, title="Nous avons bien reçu votre réclamation",
        ),
    ),
    to_ann("nobody", PrintCover(file=_NOBODY, rules=RULES, recipient_name="", title="Votre réclamation")),
)  # fmt: skip
