"""Samples of the letters about what cannot wait."""

from datetime import date, timedelta
from typing import Any, Final

from worker.complaint.alarms import Alarm
from worker.complaint.messages import ReceivedMessage
from worker.complaint.particulars import Complainant
from worker.intake.alarm_letters import AlarmNotice, Emergency, WhomToCall
from worker.intake.letters import Acknowledgement
from worker.processing.lines import FileLine
from worker.processing.watching.letters import Escalation
from worker.writing.samples.life import BOB, REGISTERED, RULES, registered
from worker.writing.samples.people import BARE_HOUSE, BILL, PHOTO, PROGRAM, Sample, to_ann, to_claire

_CALLED: Final = REGISTERED.complainant.model_copy(update={"phone": "06 11 22 33 44"})
_ON: Final = date(2026, 11, 23)
_TOLD: Final = ReceivedMessage(
    parcel=43,
    sha256="c" * 64,
    sender="claire.durand@example.net",
    subject="Lave-vaisselle qui fuit",
    new_text="Bonjour,\n\nla prise a fondu ce matin, il y avait de la fumée.\n\nC. Durand",
    received_at=REGISTERED.received_at,
)


def _alarming(
    variant: str,
    alarms: tuple[Alarm, ...],
    message: ReceivedMessage,
    late: int = 0,
    *,
    held: bool = False,
    **otherwise: Any,
) -> Sample:
    file = registered(**{"complainant": _CALLED} | otherwise)
    today = RULES.day(message.received_at) + timedelta(days=late)
    letter = AlarmNotice(
        file=file, rules=RULES, recipient_name="Mia Laurent", alarms=alarms, message=message, today=today, held=held
    )
    return to_ann(variant, letter)


SAMPLES: Final = (
    to_claire(
        "in-danger-bereaved",
        Acknowledgement(file=registered(text="Ma mère est morte.", alarms=(Alarm(kind="danger"),)), rules=RULES),
    ),
    to_claire("danger", Emergency(file=registered(), rules=RULES, alarms=(Alarm(kind="danger"),))),
    to_claire("gas", Emergency(file=registered(text="Ça sent le gaz."), rules=RULES, alarms=(Alarm(kind="danger"),))),
    to_claire("child", Emergency(file=registered(), rules=RULES, alarms=(Alarm(kind="child"),)), BARE_HOUSE),
    to_claire(
        "distress",
        Emergency(file=registered(), rules=RULES, alarms=(Alarm(kind="distress"), Alarm(kind="danger"))),
    ),
    to_claire("danger", WhomToCall(ref="", writer_name="Claire Durand", kinds=("danger",))),
    to_claire("gas", WhomToCall(ref="", writer_name="", kinds=("danger",), hazards=("gas",))),
    to_claire("fire", WhomToCall(ref="", writer_name="Claire", kinds=("danger",), hazards=("fire", "appliance"))),
    to_claire("monoxide", WhomToCall(ref="", writer_name="Claire Durand", kinds=("danger",), hazards=("monoxide",))),
    to_claire("a-boiler", WhomToCall(ref="", writer_name="Claire Durand", kinds=("danger",), hazards=("gas_or_fire",))),
    to_claire("child", WhomToCall(ref="", writer_name="", kinds=("child",)), BARE_HOUSE),
    to_claire("distress", WhomToCall(ref="", writer_name="Claire Durand", kinds=("distress",))),
    _alarming("danger", (Alarm(kind="danger", words="la prise a fondu"),), _TOLD),
    _alarming(
        "with-a-photograph",
        (Alarm(kind="danger", words="la prise a fondu"),),
        _TOLD.model_copy(update={"documents": (PHOTO, PROGRAM, BILL.model_copy(update={"size": 9_900_000}))}),
    ),
    _alarming(
        "child-and-threat",
        (Alarm(kind="child", words="a giflé ma fille"), Alarm(kind="threat", words="je sais où il habite")),
        _TOLD.model_copy(update={"sender": "", "subject": "", "new_text": ""}),
        complainant=Complainant(),
    ),
    to_ann(
        "nobody-called",
        Escalation(
            ref="",
            recipient_name="Ann Morel",
            lines=(
                FileLine(ref="REC-2026-000123-38", matter="distress_stands", due=_ON, part="desk"),
                FileLine(ref="REC-2026-000124-44", matter="danger_stands", due=_ON, part="desk"),
                FileLine(ref="REC-2026-000125-45", matter="overdue", due=_ON, late=2, part="desk"),
            ),
        ),
    ),
    _alarming("somebody-reads-along", (Alarm(kind="watched", words="Mon conjoint surveille mes mails"),), _TOLD),
    _alarming(
        "passed-on",
        (Alarm(kind="danger", words="la prise a fondu"),),
        _TOLD.model_copy(update={"new_text": "", "quoted": "> La prise a fondu."}),
    ),
    _alarming(
        "let-in-later",
        (Alarm(kind="danger", words="a failli mettre le feu"),),
        _TOLD.model_copy(
            update={
                "sender": "jl.garnier@example.net",
                "sender_name": "Jean-Luc Garnier",
                "new_text": "Ma grand-mère a failli mettre le feu.",
            }
        ),
        late=3,
    ),
    _alarming(
        "held",
        (Alarm(kind="danger", words="a pris feu"),),
        _TOLD.model_copy(
            update={"sender": "eva@example.net", "sender_name": "Eva", "new_text": "Le four a pris feu ce matin."}
        ),
        held=True,
    ),
    _alarming(
        "by-a-colleague",
        (Alarm(kind="danger", words="la prise a fondu"),),
        _TOLD.model_copy(update={"sender": BOB.address, "new_text": "Ann, peux-tu l'enregistrer ? Merci, Bob"}),
        sender=BOB.address,
        points=("La prise a fondu ce matin, il y avait de la fumée.",),
    ),
)
