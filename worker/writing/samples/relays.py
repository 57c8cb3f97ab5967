"""Samples of what the keeper of a file reads of a message that joined it, or is held beside it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from worker.complaint.alarms import Alarm
from worker.complaint.clarification import Clarification
from worker.complaint.compensation import Compensation
from worker.complaint.lifecycle import State
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.intake.letters import Relay
from worker.intake.redirecting import PayeeChanged
from worker.intake.waves import Alike, WaveNotice
from worker.words.said import Said
from worker.writing.samples.life import A_DAY, OTHER_RIGHTS, RULES, lived, registered
from worker.writing.samples.people import BARE_HOUSE, BILL, Sample, to_ann, to_claire

_REPLY = ReceivedMessage(
    parcel=42,
    sha256="b" * 64,
    sender="claire.durand@example.net",
    sender_name="Claire Durand",
    subject="Re: Nous avons bien reçu votre réclamation [REC-2026-000123-38]",
    new_text="Bonjour,\n\nvoici la facture qui manquait. Où en est mon dossier ?\n\nC. Durand",
    quoted="Le lundi 23 novembre 2026, Service réclamations a écrit :\n> Nous avons bien reçu votre réclamation",
    received_at=datetime(2026, 12, 1, 9, tzinfo=UTC),
    documents=(BILL,),
)
_RELAY = Relay(
    file=registered(),
    rules=RULES,
    recipient_name="Ann Morel",
    message=_REPLY,
    followup_kind="status_question",
    followup_words="Où en est mon dossier",
)
_ANSWERED: Final = lived(State.ANSWERED)
_WHO: Final = registered().complainant
_ELSEWHERE: Final = _WHO.model_copy(update={"addresses": (*_WHO.addresses, "c.durand@example.com")})
_MOVES: Final = "Ma nouvelle adresse mail est c.durand@example.com."
_NEW_ACCOUNT: Final = "Mon nouvel IBAN est FR14 2004 1010 0505 0001 3M02 606."
_REFUND: Final = Compensation(
    number=1,
    kind="refund",
    amount_cents=4990,
    currency="EUR",
    how="par virement",
    status="offered",
    due=date(2026, 12, 14),
    proposed_by="bob@example.com",
    proposed_at=datetime(2026, 11, 30, 9, tzinfo=UTC),
    offered_at=datetime(2026, 11, 30, 9, tzinfo=UTC),
)
_PAID: Final = _REFUND.model_copy(
    update={"status": "executed", "executed_on": date(2026, 11, 30), "proof": "virement n° 4471"}
)
_PARCEL: Final = _PAID.model_copy(
    update={"kind": "replacement", "amount_cents": None, "how": "", "proof": "", "status": "executed"}
)
_BEFORE: Final = ReceivedMessage(
    parcel=41,
    sha256="a" * 64,
    sender=_WHO.addresses[0],
    subject="RIB",
    new_text="Mon IBAN : DE89 3704 0044 0532 0130 00",
    received_at=datetime(2026, 11, 30, 9, tzinfo=UTC),
)
_GIVEN: Final = {
    "owed": _ANSWERED.model_copy(update={"compensations": (_REFUND,), "messages": (*_ANSWERED.messages, _BEFORE)}),
    "paid": _ANSWERED.model_copy(
        update={
            "compensations": (_PAID,),
            "complainant": _WHO.model_copy(update={"phone": "06 11 22 33 44"}),
        }
    ),
    "strange": registered(),
    "unproven": _ANSWERED.model_copy(
        update={
            "compensations": (_REFUND, _PAID.model_copy(update={"number": 2, "amount_cents": None, "proof": ""})),
            "complainant": _ELSEWHERE.model_copy(update={"phone": "06 11 22 33 44"}),
        }
    ),
}
_SENT: Final = _ANSWERED.model_copy(update={"compensations": (_PARCEL,)})
_TOLD_PAID: Final = _ANSWERED.model_copy(update={"compensations": (_PAID,)})
_REDIRECTED: Final = PayeeChanged(
    file=_GIVEN["owed"], rules=RULES, received_on=date(2026, 12, 1), place=False, ending="2606", done=(), due=()
)
_PROPOSED: Final = lived(State.AWAITING_CUSTOMER).model_copy(
    update={
        "clarifications": (
            Clarification(
                number=1,
                asked_by="bob@example.com",
                asked_at=datetime(2026, 11, 26, 9, tzinfo=UTC),
                questions=("Êtes-vous là le vendredi 18 décembre entre 8 h et 12 h ?",),
                reply_by=date(2026, 12, 10),
            ),
        )
    }
)
_CLOSED: Final = lived(State.CLOSED)


def _relayed(
    variant: str, *, file: Complaint | None = None, said: Mapping[str, Any] | None = None, **facts: Any
) -> Sample:
    message = _REPLY.model_copy(update=said or {})
    return to_ann(variant, replace(_RELAY, file=file or _RELAY.file, message=message, **facts))


_WAVE = WaveNotice(
    ref=registered().ref,
    recipient_name="Mia Laurent",
    count=3,
    since=date(2026, 11, 23),
    subject="Plus d'eau chaude",
    files=(
        Alike(ref=registered().ref, who="Claire Durand", subject="Plus d'eau chaude"),
        Alike(ref="REC-2026-000119-50", who="Paul Girard", unproven=True),
        Alike(ref="REC-2026-000120-47"),
    ),
)
SAMPLES: Final = (
    to_ann("of-three", _WAVE),
    to_ann("of-many", replace(_WAVE, count=40, subject="", recipient_name="")),
    _relayed(
        "accuses-a-colleague",
        file=registered(complained_of=("bob@example.com",)),
        said={"new_text": "Votre collègue Bob m'a raccroché au nez.", "quoted": ""},
    ),
    _relayed("which-file", held=True, others=("REC-2026-000119-50",)),
    _relayed("another-matter", followup_kind="", another_words="Autre chose", file=_CLOSED),
    _relayed("law", litigation_words="mon avocat", followup_kind=""),
    _relayed("other-rights", said={"new_text": OTHER_RIGHTS}, followup_kind=""),
    _relayed("joined"),
    _relayed("names-a-day", said={"new_text": A_DAY}, followup_kind=""),
    _relayed("withdrawal", followup_kind="withdrawal", followup_words="je retire ma réclamation"),
    _relayed("contestation", file=_ANSWERED, followup_kind="contestation", followup_words="je conteste"),
    _relayed("acceptance", file=_ANSWERED, followup_kind="acceptance", followup_words="cela me convient"),
    _relayed("something-missing", file=_ANSWERED, followup_kind="reservation", followup_words="il manque le tuyau"),
    _relayed(
        "denies-a-payment", file=_TOLD_PAID, said={"new_text": "Je n'ai rien reçu sur mon compte."}, followup_kind=""
    ),
    _relayed(
        "denies-a-part",
        file=_TOLD_PAID,
        said={"new_text": "Merci. J'ai reçu 40 € et pas 49,90."},
        followup_kind="thanks",
        followup_words="Merci",
    ),
    _relayed("denies-a-parcel", file=_SENT, said={"new_text": "Le colis n'est jamais arrivé."}, followup_kind=""),
    _relayed("an-account", file=_ANSWERED, followup_kind="particulars", followup_words="mon IBAN"),
    _relayed("takes-amends", followup_kind="acceptance", followup_words="J'accepte vos excuses"),
    _relayed("clarified", followup_kind="", answers_clarification=True),
    _relayed("partly-clarified", answers_clarification=True, questions_open=("Qui a installé l'appareil ?",)),
    _relayed(
        "with-an-archive", said={"documents": (BILL.model_copy(update={"name": "photos.rar"}),)}, followup_kind=""
    ),
    _relayed(
        "from-elsewhere",
        file=registered(complainant=_ELSEWHERE),
        said={"sender": _ELSEWHERE.addresses[1]},
        followup_kind="",
    ),
    _relayed(
        "of-another-of-them",
        file=_ANSWERED.model_copy(update={"complainant": _ELSEWHERE}),
        said={"sender": _ELSEWHERE.addresses[1], "sender_name": "Paul Durand"},
        followup_kind="contestation",
        followup_words="je conteste",
    ),
    _relayed(
        "contested-from-elsewhere",
        file=_ANSWERED,
        said={"sender": "paul.durand@example.com", "sender_name": "Paul Durand"},
        followup_kind="contestation",
        followup_words="je conteste",
    ),
    *(
        _relayed(
            f"redirects-{what}",
            file=_GIVEN[what],
            said={"new_text": f"Merci. {_NEW_ACCOUNT}", "sender": sender},
            held=held,
            recipient_name="Ann Morel",
            followup_kind="",
        )
        for what, sender, held in (
            ("owed", _WHO.addresses[0], False),
            ("paid", _WHO.addresses[0], False),
            ("strange", "voisin@example.org", True),
            ("unproven", "c.durand@example.com", False),
        )
    ),
    _relayed(
        "redirects-to-another",
        file=_GIVEN["owed"],
        said={"new_text": "Versez-le sur le compte de mon mari : FR14 2004 1010 0505 0001 3M02 606."},
        followup_kind="",
    ),
    _relayed("redirects-parcel", file=_SENT, said={"new_text": "J'ai déménagé."}, followup_kind=""),
    to_claire("owed", replace(_REDIRECTED, due=(_REFUND,))),
    to_claire("paid", replace(_REDIRECTED, done=(_PAID,), ending="")),
    to_claire("parcel", replace(_REDIRECTED, place=True, ending="", done=(_PARCEL,)), BARE_HOUSE),
    _relayed("by-a-namesake", said={"sender_name": "Cyrille Marchand"}),
    _relayed("moves", said={"new_text": _MOVES}, followup_kind=""),
    _relayed("says-it-was-promised", said={"new_text": "Votre collègue m'a promis 300 €."}, followup_kind=""),
    _relayed(
        "moved-by-a-stranger",
        held=True,
        for_another=True,
        said={"new_text": _MOVES, "sender": "voisin@example.org"},
        followup_kind="",
    ),
    _relayed("in-danger", file=registered(alarms=(Alarm(kind="danger", words="la prise a fondu"),)), followup_kind=""),
    _relayed("doubtful", followup_kind="", doubt=Said("it is another address")),
    _relayed("to-a-closed-file", file=_CLOSED),
    _relayed("to-who-may-not-reopen", file=_CLOSED, recipient_name="Bob Petit"),
    _relayed("without-text", said={"sender_name": "", "subject": "", "new_text": "", "quoted": ""}),
    *(
        _relayed(f"of-a-day-{reply}", file=_PROPOSED, said={"new_text": text}, followup_kind="")
        for reply, text in (("yes", "Oui, vendredi me va."), ("no", "Je ne peux pas."), ("other", "À quelle heure ?"))
    ),
    _relayed(
        "under-their-name",
        held=True,
        said={"sender": "c.durand@example.com"},
        known_in=("REC-2026-000119-50", "REC-2026-000120-47"),
        followup_kind="",
    ),
    _relayed(
        "like-a-colleague",
        held=True,
        said={"sender": "bob.petit@examp1e.com", "sender_name": "Bob Petit"},
        followup_kind="",
    ),
    _relayed("held", held=True, said={"sender_name": "", "sender": "voisin@example.org", "quoted": ""}),
)
