"""Samples of the letters of chapter 3: the answer in each of its outcomes, what comes before it and what follows."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from worker.complaint.compensation import GridRow
from worker.complaint.lifecycle import State
from worker.complaint.messages import UNRECOGNISED
from worker.complaint.opening import Channel
from worker.complaint.particulars import Complainant, CustomerKind
from worker.nouns.letter import Shown
from worker.processing.letters import Contested, LineTold, Transcript
from worker.response.letters import (
    ActionTold,
    Answer,
    ApprovalRequest,
    CompensationChanged,
    CompensationDone,
    CompensationReturnedTold,
    CompensationTold,
    DraftShown,
    Holding,
    MediationAcknowledged,
    MediationNotice,
    PointAnswered,
    Struck,
)
from worker.words.said import Said
from worker.writing.samples.life import REF, RULES, lived, named_by_a_stranger, registered
from worker.writing.samples.people import BARE_HOUSE, ENGLISH, FACED_HOUSE, FRENCH, on_paper, to_ann, to_claire

_FILE: Final = lived(State.INVESTIGATING)
_NOBODY: Final = lived(State.INVESTIGATING, registered(name="", subject=""))
_OF_A_THING: Final = _FILE.model_copy(update={"product_or_service": "Lave-vaisselle"})
_CALL: Final = lived(State.INVESTIGATING, registered(channel=Channel.PHONE, subject=""))
_VISIT: Final = lived(State.INVESTIGATING, registered(channel=Channel.IN_PERSON, subject=""))
_PROFESSIONAL: Final = lived(
    State.INVESTIGATING, registered(complainant=Complainant(kind=CustomerKind.PROFESSIONAL), subject="")
)
_BOB: Final[dict[str, Any]] = {"file": _FILE, "rules": RULES, "sender_name": "Bob Petit"}
_TO_ANN: Final[dict[str, Any]] = {"file": _FILE, "rules": RULES, "recipient_name": "Ann Morel"}
_LEAK = PointAnswered(
    text="Le lave-vaisselle livré le 12 novembre fuit depuis le premier jour.",
    finding=(
        "Notre technicien est passé le 2 décembre. Le joint de la porte était mal posé : l'appareil a quitté l'atelier"
        " ainsi."
    ),
    outcome="upheld",
    reason="Un appareil neuf doit fonctionner dès sa mise en service. Le vôtre ne le pouvait pas.",
)
_CALLS = PointAnswered(
    text="J'ai appelé trois fois votre service après-vente : personne ne m'a rappelée.",
    finding="",
    outcome="partly_upheld",
    reason=(
        "Deux de vos trois appels figurent dans notre registre, et aucun n'a été rappelé.\nNous n'avons pas trouvé le"
        " troisième."
    ),
)
_FLOOR = PointAnswered(
    text="Le parquet de la cuisine est gondolé.",
    finding="L'expertise du 4 décembre date ce gonflement d'avant la livraison.",
    outcome="rejected",
    reason="Ce dommage n'a pas été causé par notre appareil : nous ne pouvons pas prendre sa réparation en charge.",
)
_REFUND = CompensationTold(
    kind="refund",
    amount_cents=48_990,
    currency="EUR",
    goodwill=False,
    how="par virement sur le compte qui a servi à l'achat",
    due=date(2026, 12, 18),
)
_REPAIR = CompensationTold(
    kind="repair",
    amount_cents=None,
    currency="",
    goodwill=False,
    how="à votre domicile, par notre technicien",
    due=None,
    executed_on=date(2026, 12, 2),
)
_ANOTHER = replace(_REPAIR, kind="replacement", how="par le transporteur", due=date(2026, 12, 18), executed_on=None)
_GESTURE = CompensationTold(
    kind="voucher",
    amount_cents=3_000,
    currency="EUR",
    goodwill=True,
    how="envoyé à cette adresse électronique, valable un an",
    due=date(2026, 12, 18),
)
_ANSWER = Answer(
    **_BOB,
    outcome="upheld",
    text="Merci des photos que vous avez jointes : elles nous ont permis de comprendre d'où venait l'eau.",
    points=(_LEAK,),
    apology=True,
    compensations=(_REFUND,),
    goodwill=(),
    actions=(ActionTold(description="Contrôler le joint de la porte avant chaque expédition", done_on=None),),
    documents=(),
    contest_until=date(2027, 1, 6),
    mediation_limit=None,
)
_PARTLY = replace(
    _ANSWER,
    outcome="partly_upheld",
    points=(_LEAK, _CALLS, _FLOOR),
    compensations=(_REFUND, _REPAIR),
    actions=(
        ActionTold(description="Contrôler le joint de la porte avant chaque expédition", done_on=date(2026, 12, 3)),
        ActionTold(description="Rappeler dans la journée tout client qui laisse un message", done_on=None),
    ),
    documents=("rapport du technicien.pdf", "expertise du parquet.pdf"),
    mediation_limit=date(2027, 11, 23),
)
_REJECTED = replace(
    _ANSWER,
    outcome="rejected",
    text="",
    points=(_FLOOR,),
    apology=False,
    compensations=(),
    actions=(),
    mediation_limit=date(2027, 11, 23),
)
_GOODWILL = replace(_REJECTED, goodwill=(_GESTURE,))
_NO_MAIL: Final = _FILE.complainant.model_copy(update={"addresses": ()})
_BY_POST: Final = _FILE.model_copy(update={"complainant": _NO_MAIL})
_DRAFT = DraftShown(
    **_TO_ANN,
    moment="filed",
    version=1,
    shown=Shown(letter=_PARTLY, language=FRENCH),
    needs=("refusal", "amount"),
)
_STRUCK = (
    Struck(words="notre livreur a eu tort", by="Mia Laurent"),
    Struck(
        words="notre livreur a eu tort", by="Mia Laurent", point=2, part="reason",
        mended="Ce jour-là, la livraison n'a pas suffi.",
    ),
    Struck(words="jamais", by="", point=1, part="finding"),
)  # fmt: skip
_APPROVAL = ApprovalRequest(
    **_TO_ANN,
    filed_by="Bob Petit",
    version=2,
    again=True,
    needs=("refusal", "amount"),
    shown=Shown(letter=_PARTLY, language=FRENCH),
    sums=((48_990, "EUR"), (2_000, "GBP")),
    grid=(
        GridRow(severity=1, usual="des excuses"),
        GridRow(severity=2, customer="consumer", usual="des excuses et un bon d'achat", up_to_cents=2_000),
        GridRow(severity=3, customer="consumer", usual="le remboursement de la commande", up_to_cents=60_000),
    ),
)
_HOLDING = Holding(
    **_BOB,
    reason="Le rapport de l'expert qui a vu votre parquet ne nous est pas encore parvenu.",
    until=date(2027, 1, 15),
    late=False,
)
_CHANGED = CompensationChanged(
    **_BOB,
    compensation=replace(_REFUND, amount_cents=6_000),
    instead_of=(_REFUND,),
    agreed=True,
)
_DONE = CompensationDone(
    **_BOB,
    compensation=replace(_REFUND, executed_on=date(2026, 12, 11)),
    proof="virement n° 2026-4471",
)
_IN_PART = replace(
    _DONE,
    compensation=replace(_REFUND, amount_cents=28_990, executed_on=date(2026, 12, 11)),
    rest=replace(_REFUND, amount_cents=20_000, due=date(2026, 12, 29)),
    was_due=date(2026, 12, 29),
)
_RETURNED = CompensationReturnedTold(
    **_BOB,
    compensation=replace(_REFUND, executed_on=date(2026, 12, 11), due=date(2026, 12, 29)),
    text="Votre banque nous a renvoyé le virement : le compte était clos.",
)
_MISSING = replace(
    _RETURNED,
    text="",
    in_part=True,
    compensation=replace(_REFUND, amount_cents=1_000, executed_on=date(2026, 12, 11), due=date(2026, 12, 29)),
)
_ANSWERED: Final = lived(State.ANSWERED)
_CONTESTED = Contested(
    file=_ANSWERED,
    rules=RULES,
    sender_name="",
    answered_on=date(2026, 12, 8),
    news_by=date(2026, 12, 30),
)
_MEDIATION = MediationAcknowledged(**_BOB, mediator="Médiateur de la consommation")
_ALERT = MediationNotice(
    file=_ANSWERED,
    rules=RULES,
    recipient_name="Ann Morel",
    mediator="Médiateur de la consommation",
    told_by="Bob Petit",
    over=False,
    result="",
)
_LACKS = (
    Said("the cause is only suspected: #cause CAUSE confirmed"),
    Said("the file has no owner: #assign me"),
)
_REFUSED = Transcript(
    ref=REF,
    recipient_name="Ann Morel",
    done=False,
    lines=(
        LineTold(
            typed="#répondre",
            ok=False,
            said=Said(
                "the answer cannot leave yet, for lack of what follows",
            ),
            steps=_LACKS,
        ),
    ),
    answers=(),
    files=(),
    state="investigating",
    owner="Bob Petit",
    next_clock=Said("answer aimed at"),
    next_due=date(2026, 11, 30),
    sent_words="",
    text_left_over=False,
    typed="#répondre\n\nMerci des photos que vous avez jointes.",
)

SAMPLES: Final = (
    to_claire("upheld", _ANSWER),
    to_claire("of-a-call", replace(_ANSWER, file=_CALL)),
    to_claire("of-a-visit", replace(_ANSWER, file=_VISIT)),
    to_claire("partly-upheld", _PARTLY),
    to_claire("rejected", _REJECTED),
    on_paper("posted", _PARTLY),
    to_claire("goodwill", _GOODWILL),
    to_claire("upheld-by-apology", replace(_ANSWER, compensations=(), goodwill=(_GESTURE,), actions=(), text="")),
    to_claire(
        "offer-that-waits",
        replace(
            _PARTLY,
            text="Nous vous proposons, à titre purement commercial, cette somme. Dans l'attente de votre accord.",
            apology=False,
        ),
    ),
    to_claire("second-examination", replace(_GOODWILL, file=lived(State.ESCALATED), contest_until=None)),
    to_claire("more-than-before", replace(_ANSWER, replaced=(replace(_REFUND, amount_cents=6_000),))),
    to_claire("replaced", replace(_ANSWER, file=_OF_A_THING, compensations=(_ANOTHER,))),
    to_claire(
        "asked-by-another",
        replace(_GOODWILL, file=lived(State.ESCALATED), contest_until=None, asked_by_another=True),
    ),
    to_claire(
        "done-already",
        replace(
            _ANSWER,
            apology=False,
            compensations=(_REPAIR,),
            goodwill=(replace(_GESTURE, kind="free_service", amount_cents=None, executed_on=date(2026, 12, 2)),),
        ),
    ),
    to_claire("bare-house", replace(_REJECTED, file=_NOBODY, sender_name=""), BARE_HOUSE),
    to_ann("filed", _DRAFT),
    to_ann("filed-with-struck-words", replace(_DRAFT, version=2, struck=_STRUCK)),
    to_ann("shown", replace(_DRAFT, moment="shown", version=0, needs=(), missing=_LACKS)),
    to_ann(
        "shown-in-english", replace(_DRAFT, moment="shown", shown=Shown(letter=_ANSWER, language=ENGLISH), needs=())
    ),
    to_ann(
        "returned",
        replace(
            _DRAFT,
            moment="returned",
            judged_by="Cyrille Marchand",
            reason="Le point 3 ne dit pas qui a fait l'expertise.\nLe reste me convient.",
        ),
    ),
    to_ann("left", replace(_DRAFT, moment="left", needs=(), shown=Shown(letter=_ANSWER, language=FRENCH))),
    to_ann("approved", replace(_DRAFT, moment="left", judged_by="Cyrille Marchand", recipient_name="")),
    to_ann("left-on-paper", replace(_DRAFT, moment="left", needs=(), file=_BY_POST)),
    to_ann("approved-on-paper", replace(_DRAFT, moment="left", judged_by="Cyrille Marchand", file=_BY_POST)),
    to_ann("refusal-and-amount", _APPROVAL),
    to_ann("with-struck-words", replace(_APPROVAL, struck=_STRUCK)),
    to_ann("nobody-proves", replace(_APPROVAL, file=lived(State.INVESTIGATING, registered(defects=(UNRECOGNISED,))))),
    to_ann("named-by-a-stranger", replace(_APPROVAL, file=lived(State.INVESTIGATING, named_by_a_stranger()))),
    to_ann(
        "refusal",
        replace(
            _APPROVAL,
            recipient_name="",
            version=1,
            again=False,
            needs=("refusal",),
            shown=Shown(letter=_REJECTED, language=FRENCH),
            file=lived(State.INVESTIGATING, registered(name="", desired_solution=None, litigation_words="mon avocat")),
            sums=(),
            grid=(),
        ),
    ),
    to_ann("incomplete", replace(_REFUSED, keeps_rest=True)),
    to_claire("in-time", _HOLDING),
    to_claire("of-a-call", replace(_HOLDING, file=_CALL)),
    to_claire("of-a-visit", replace(_HOLDING, file=_VISIT)),
    to_claire("late", replace(_HOLDING, until=date(2027, 2, 5), late=True)),
    to_claire("late-bare-house", replace(_HOLDING, file=_PROFESSIONAL, late=True), BARE_HOUSE),
    to_claire("instead-as-agreed", _CHANGED),
    to_claire("instead", replace(_CHANGED, agreed=False)),
    to_claire("on-top", replace(_CHANGED, instead_of=(), agreed=False)),
    to_claire("on-top-as-agreed", replace(_CHANGED, instead_of=())),
    to_claire(
        "a-thing", replace(_CHANGED, file=_OF_A_THING, compensation=replace(_ANOTHER, how="", due=None), instead_of=())
    ),
    to_claire("refund", _DONE),
    to_claire("again", replace(_DONE, again=True)),
    to_claire("and-over", replace(_DONE, closes=True)),
    to_claire("in-part", _IN_PART),
    to_claire("in-part-and-later", replace(_IN_PART, was_due=date(2026, 12, 18))),
    to_claire(
        "replaced", replace(_DONE, file=_OF_A_THING, compensation=replace(_ANOTHER, executed_on=date(2026, 12, 11)))
    ),
    to_claire("transfer", _RETURNED),
    to_claire("missing", _MISSING),
    to_claire("missing-by-no-day", replace(_MISSING, compensation=replace(_MISSING.compensation, due=None))),
    to_claire("never-left", replace(_RETURNED, text="", never_left=True)),
    to_claire("never-left-voucher", replace(_RETURNED, text="", never_left=True, compensation=_GESTURE)),
    to_claire(
        "never-left-by-no-day",
        replace(_RETURNED, text="", never_left=True, compensation=replace(_GESTURE, due=None)),
    ),
    to_claire(
        "transfer-of-a-known-account",
        replace(_RETURNED, file=registered(text="Mon IBAN : FR14 2004 1010 0505 0001 3M02 606.")),
    ),
    to_claire("parcel", replace(_RETURNED, text="", compensation=replace(_GESTURE, due=None))),
    to_claire("in-kind", replace(_DONE, compensation=replace(_REPAIR, how=""), proof="", file=_NOBODY, sender_name="")),
    to_claire("in-time", _CONTESTED),
    to_claire("with-an-ultimatum", replace(_CONTESTED, waits_until=date(2026, 12, 21))),
    to_claire("late", replace(_CONTESTED, file=_NOBODY, past=frozenset({"answer_due"}))),
    to_claire("opened", _MEDIATION),
    to_claire("of-a-house-with-a-face", _MEDIATION, FACED_HOUSE),
    to_claire("unsigned-of-a-house-with-a-face", replace(_MEDIATION, sender_name=""), FACED_HOUSE),
    to_claire("bare", replace(_MEDIATION, file=_NOBODY, sender_name=""), BARE_HOUSE),
    to_ann("opened", _ALERT),
    to_ann(
        "over",
        replace(
            _ALERT,
            recipient_name="",
            over=True,
            result="Accord : nous remboursons la moitié de la réparation du parquet.",
            mediator="",
            file=registered(name="", subject=""),
        ),
    ),
)
