"""Commands of chapter 4: the register of a period, a complaint's dossier, a request under data protection law."""

from datetime import date

from worker.feedback.periods import NoPeriod, Period, parse_period
from worker.feedback.retention import erasure_day, is_frozen
from worker.nouns.complaint import Complaint
from worker.nouns.decision import Task
from worker.nouns.entry import Noted
from worker.nouns.letter import Attachment
from worker.nouns.said import Said
from worker.processing.calendar import Months
from worker.processing.commands import reading
from worker.processing.commands.frame import LEADERS, WORKERS, Bench, Done, Needs, Refusal, Right, command
from worker.processing.commands.script import Line

READERS: frozenset[Right] = WORKERS | {"approver"}
# GDPR, art. 12 (3): one month from the day on which the request came.
ANSWER_WITHIN = Months(1)


def _period(line: Line) -> Period | None:
    try:
        return parse_period(line.prose) if line.prose.strip() else None
    except NoPeriod:
        return None


def _exports(line: Line) -> Needs:
    period = _period(line)
    return Needs(exports=frozenset({str(period)})) if period else Needs()


@command(
    fr="registre",
    en="registry",
    takes=Said("PÉRIODE", "PERIOD"),
    effect=Said(
        "envoie le registre d'une période (2026-11, 2026-T4, 2026), sans les personnes",
        "sends the register of a period (2026-11, 2026-Q4, 2026), without the people",
    ),
    rights=LEADERS,
    text="line",
    about="nothing",
    needs=_exports,
)
def register(bench: Bench, line: Line, _text: str) -> Done:
    period = _period(line)
    if period is None:
        raise Refusal(
            "dites la période : #registre 2026-11, #registre 2026-T4 ou #registre 2026-11-01..2026-11-15",
            "say the period: #registry 2026-11, 2026-Q4 or 2026-11-01..2026-11-15",
        )
    sheet = bench.register.exports.get(str(period))
    if sheet is None:
        raise Refusal("le registre n'a pas pu être écrit", "the register could not be written")
    said = Said(
        "registre du {first} au {last}, ci-joint : {name}", "register from {first} to {last}, enclosed: {name}",
        first=period.first, last=period.last, name=sheet.name,
    )  # fmt: skip
    return Done(said, attachments=(sheet,))


@command(
    fr="dossier",
    en="file",
    takes=Said("[RÉFÉRENCE]", "[REFERENCE]"),
    effect=Said(
        "envoie toute l'histoire du dossier : page, messages, documents, preuves",
        "sends the whole story of the file: page, mails, documents, proofs",
    ),
    rights=READERS,
    needs=lambda _line: Needs(dossiers=True),
)
def dossier(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    found = _bundle(bench, complaint)
    said = Said("dossier complet, ci-joint : {name}", "the whole file, enclosed: {name}", name=found.name)
    return Done(said, attachments=(found,))


@command(
    fr="rgpd",
    en="gdpr",
    takes=Said("[RÉFÉRENCE] [reçu=DATE]", "[REFERENCE] [received=DATE]"),
    effect=Said(
        "prépare la réponse à une demande d'accès ou d'effacement : dossier joint, délai d'un mois noté",
        "prepares the answer to a request for access or erasure: the file enclosed, the month noted",
    ),
    rights=LEADERS,
    needs=lambda _line: Needs(dossiers=True),
)
def data_protection(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    since = _received_on(bench, line, complaint)
    due = bench.rules.calendar.add(since, ANSWER_WITHIN)
    note = f"RGPD : demande reçue le {since.isoformat()}, réponse due le {due.isoformat()}"
    said = Said(
        "demande reçue le {since}, réponse due le {due}",
        "request of {since}, answer due by {due}",
        since=since,
        due=due,
    )
    return Done(
        said,
        (Noted(text=note, by=bench.person.address),),
        tasks=(Task(kind="data_protection", text=f"GDPR request of {since}: answer by {due}", ref=complaint.ref),),
        answer=_advice(bench, complaint),
        attachments=(_bundle(bench, complaint),),
    )


def _received_on(bench: Bench, line: Line, complaint: Complaint) -> date:
    """The day that the line gives, else that of the complainant's last mail: there the request most likely stands."""
    written = line.option("recu", "received")
    if written:
        return reading.past_day(written, bench)
    return bench.rules.day(max((m.received_at for m in complaint.messages), default=complaint.received_at))


def _advice(bench: Bench, complaint: Complaint) -> tuple[Said, ...]:
    day = erasure_day(complaint, bench.rules)
    paragraphs = [
        Said(
            "le dossier joint contient tout ce que le registre sait : ôtez-en ce qui concerne d'autres personnes et les"
            " notes internes avant de l'envoyer au réclamant",
            "the file enclosed holds all that the register knows: take out what concerns other people, and internal"
            " notes, before you send it to the complainant",
        )
    ]
    if is_frozen(complaint):
        paragraphs.append(
            Said(
                "un contentieux ou une médiation est en cours : rien ne sera effacé tant qu'il dure",
                "litigation or mediation is going on: nothing is erased as long as it lasts",
            )
        )
    elif complaint.erased_at:
        paragraphs.append(
            Said(
                "les données personnelles de ce dossier ont été effacées le {day}",
                "the personal data of this file were erased on {day}",
                day=bench.rules.day(complaint.erased_at),
            )
        )
    elif day:
        paragraphs.append(
            Said(
                "sans autre décision, les données personnelles seront effacées le {day}",
                "unless decided otherwise, personal data are erased on {day}",
                day=day,
            )
        )
    return tuple(paragraphs)


def _bundle(bench: Bench, complaint: Complaint) -> Attachment:
    found = bench.register.dossiers.get(complaint.ref)
    if found is None:
        raise Refusal(
            "le dossier n'a pas pu être préparé ; l'exploitant peut l'écrire avec `complaints dossier`",
            "the file could not be prepared; the operator can write it with `complaints dossier`",
        )
    return found


COMMANDS = (register, dossier, data_protection)
