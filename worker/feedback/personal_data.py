"""Commands about a request under data protection law: prepared, and answered. A person decides what is answered."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from worker.complaint.personal_data import DataOutcome, DataRequestAnswered
from worker.complaint.record import Complaint
from worker.feedback.bundles import bundle
from worker.feedback.retention import after_announcement, erasure_day, is_frozen
from worker.processing.commands import reading
from worker.processing.commands.frame import LEADERS, Bench, Done, Needs, Refusal, command
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.processing.personal_data import requested
from worker.words.said import Said

LONGEST = 1_000
OUTCOMES: Mapping[str, DataOutcome] = MappingProxyType(
    {
        "transmis": "given",
        "given": "given",
        "effacement": "erasure",
        "erasure": "erasure",
        "refus": "refused",
        "refused": "refused",
        "sans-objet": "none",
        "none": "none",
    }
)
# What the transcript says of each answer.
NOTED: Mapping[DataOutcome, Said] = MappingProxyType(
    {
        "given": Said(
            "demande répondue : transmis ; dites-le au réclamant (#envoyer)",
            "request answered: given; tell the complainant (#send)",
        ),
        "refused": Said(
            "demande répondue : refusé ; dites-le au réclamant, avec le motif (#envoyer)",
            "request answered: refused; tell the complainant, with the reason (#send)",
        ),
        "none": Said("ce n'était pas une telle demande : c'est noté", "it was no such request: that is noted"),
    }
)


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
    most_words=0,
)
def data_protection(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    noted = requested(_received_on(bench, line, complaint), bench.rules, by=bench.person.address)
    said = Said(
        "demande reçue le {since}, réponse due le {due}",
        "request of {since}, answer due by {due}",
        since=noted.since,
        due=noted.due,
    )
    return Done(said, (noted,), answer=_advice(bench, complaint), attachments=(bundle(bench, complaint),))


@command(
    fr="rgpd-répondu",
    en="gdpr-answered",
    takes=Said(
        "transmis|effacement|refus|sans-objet [MOTIF] [le=DATE]", "given|erasure|refused|none [REASON] [on=DATE]"
    ),
    effect=Said(
        "note la réponse à cette demande ; un effacement accordé est fait après une semaine d'annonce",
        "notes how this request was answered; an erasure that was granted is done after a week's announcement",
    ),
    rights=LEADERS,
    text="line",
    words="internal",
    strong=always(
        "règle une demande sur des données, jusqu'à leur effacement",
        "settles a request about data, up to their erasure",
    ),
)
def data_request_answered(bench: Bench, line: Line, text: str) -> Done:
    complaint = bench.file(line)
    request = complaint.open_data_request
    if request is None:
        raise Refusal(
            "aucune demande sur les données personnelles n'attend de réponse dans ce dossier : #rgpd en note une",
            "no request about personal data waits for an answer in this file: #gdpr notes one",
        )
    outcome, reason = _outcome(text)
    on = _answered_on(bench, line, request.since)
    if outcome == "erasure":
        _may_be_erased(complaint)
    entry = DataRequestAnswered(outcome=outcome, on=on, by=bench.person.address, reason=reason)
    return Done(_granted(bench.today) if outcome == "erasure" else NOTED[outcome], (entry,))


def _outcome(text: str) -> tuple[DataOutcome, str]:
    """(what was answered, why). Raises Refusal."""
    word, _, reason = text.strip().partition(" ")
    chosen = reading.choice(word, tuple(OUTCOMES), what_fr="réponse", what_en="answer")
    outcome = OUTCOMES[chosen]
    if outcome == "refused":
        reason = reading.needed(reason, fr="le motif du refus", en="the reason of the refusal")
    return outcome, reason.strip()[:LONGEST]


def _answered_on(bench: Bench, line: Line, since: date) -> date:
    written = line.option("le", "on")
    on = reading.past_day(written, bench) if written else bench.today
    if on < since:
        raise Refusal(
            "la demande est du {day}, après cette date", "the request is of {day}, after that date", day=since
        )
    return on


def _may_be_erased(complaint: Complaint) -> None:
    """Raises Refusal."""
    if complaint.erased_at is not None:
        raise Refusal(
            "les données personnelles de ce dossier sont déjà effacées : notez « transmis »",
            "the personal data of this file are erased already: note “given”",
        )
    if is_frozen(complaint):
        raise Refusal(
            "un contentieux ou une médiation est en cours : rien n'est effacé tant qu'il dure. Répondez par un refus"
            " motivé, ou attendez sa fin",
            "litigation or mediation is going on: nothing is erased as long as it lasts. Refuse with that reason, or"
            " wait for its end",
        )
    if complaint.ended_at is None:
        raise Refusal(
            "cette réclamation est en cours : ses données servent à y répondre. Répondez par un refus motivé, ou"
            " attendez sa clôture",
            "this complaint is being worked on: its data serve to answer it. Refuse with that reason, or wait until it"
            " is closed",
        )


def _granted(today: date) -> Said:
    return Said(
        "effacement accordé : il est annoncé une semaine au bureau, puis fait le {day}, sauf contentieux ou médiation ;"
        " dites-le au réclamant avant (#envoyer)",
        "erasure granted: it is announced to the desk for a week, and done on {day}, unless there is litigation or"
        " mediation; tell the complainant before (#send)",
        day=after_announcement(today),
    )


def _received_on(bench: Bench, line: Line, complaint: Complaint) -> date:
    """The day that the line gives, that of the open request, or of the last mail: there it most likely stands."""
    written = line.option("recu", "received")
    if written:
        return reading.past_day(written, bench)
    if complaint.open_data_request:
        return complaint.open_data_request.since
    return bench.rules.day(max((m.received_at for m in complaint.messages), default=complaint.received_at))


def _advice(bench: Bench, complaint: Complaint) -> tuple[Said, ...]:
    day = erasure_day(complaint, bench.rules)
    paragraphs = [
        Said(
            "le dossier joint contient tout ce que le registre sait : ôtez-en ce qui concerne d'autres personnes et les"
            " notes internes, avant de l'envoyer au réclamant",
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
    paragraphs.append(
        Said(
            "quand vous aurez répondu, notez-le : #rgpd-répondu transmis, effacement, refus et son motif, ou sans-objet"
            " si ce n'en était pas une",
            "once you have answered, note it: #gdpr-answered given, erasure, refused with the reason, or none if it was"
            " no such request",
        )
    )
    return tuple(paragraphs)


COMMANDS = (data_protection, data_request_answered)
