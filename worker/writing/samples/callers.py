"""Samples of the letters to and about people who do not complain."""

from dataclasses import replace
from datetime import date
from typing import Final

from worker.complaint.alarms import Alarm
from worker.intake.callers.letters import OtherReply, Received, Thanked, VisitorNotice
from worker.intake.letters import Acknowledgement, IntakeNotice
from worker.intake.visiting import AT_ONCE
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
_OTHER_REPLY = OtherReply(
    ref="",
    writer_name="Claire Durand",
    sender_name="Ann Morel",
    subject="Vos horaires",
    text="Nous sommes ouverts le 11 novembre, de dix heures à midi.",
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
    *(to_ann(kind.replace("_", "-"), replace(_VISITOR, kind=kind)) for kind in sorted(AT_ONCE)),
    to_ann("about-a-file", replace(_VISITOR, refs=("REC-2026-000123-38",))),
    to_ann("authority-about-a-file", replace(_VISITOR, kind="authority", refs=("REC-2026-000123-38",))),
    to_ann("authority-forged", replace(_VISITOR, kind="authority", until=date(2026, 12, 15), forged=True)),
    to_ann("question-told", replace(_VISITOR, kind="question", told=True, clock="")),
    to_ann("without-anything", replace(_VISITOR, writer_name="", writer_address="", subject="", new_text="", seen="")),
    to_ann("with-a-sound", replace(_VISITOR, kind="voicemail", clock="", documents=(BILL,), quoted="Plus bas.")),
    to_ann(
        "alarming-voicemail",
        replace(_VISITOR, kind="voicemail", clock="", alarms=(Alarm(kind="danger", words="pris une décharge"),)),
    ),
    to_ann("passed-on", replace(_VISITOR, new_text="", quoted="> J'ai été saisi par M. Faure.")),
    to_ann("unknown-kind", replace(_VISITOR, kind="other")),
)
