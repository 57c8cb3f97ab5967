"""A letter or a call is registered as its writer's complaint, and a letter that was printed is posted."""

from datetime import date, datetime, time

from worker.complaint.folding import apply
from worker.complaint.messages import (
    ReceivedMessage,
)
from worker.complaint.opening import Channel, Registered
from worker.complaint.particulars import Complainant
from worker.complaint.post import LetterPosted
from worker.complaint.record import Complaint
from worker.intake import alarming, by_phone, posting, reflecting, spoken_of, wish
from worker.intake import complainant as complainants
from worker.intake.letters import Acknowledgement
from worker.intake.opening import Opening, data_requested, open_file
from worker.nouns.facts import Query
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_complainant
from worker.processing.commands import reading
from worker.processing.commands.frame import LEADERS, WORKERS, Bench, Done, Refusal, Right, command
from worker.processing.commands.script import Line
from worker.processing.commands.strength import always
from worker.words.said import Said
from worker.words.wording import fold

CLERKS: frozenset[Right] = LEADERS | {"handler"}
_CHANNELS = {
    "courrier": Channel.LETTER, "lettre": Channel.LETTER, "letter": Channel.LETTER, "post": Channel.LETTER,
    "telephone": Channel.PHONE, "tel": Channel.PHONE, "phone": Channel.PHONE, "appel": Channel.PHONE,
    "guichet": Channel.IN_PERSON, "accueil": Channel.IN_PERSON, "magasin": Channel.IN_PERSON,
    "personne": Channel.IN_PERSON, "person": Channel.IN_PERSON, "mail": Channel.EMAIL, "email": Channel.EMAIL,
    "formulaire": Channel.WEB_FORM, "form": Channel.WEB_FORM,
}  # fmt: skip


@command(
    en="register",
    takes=Said(
        'channel=letter|phone|person from="NAME" [address="…"] [mail=…] [phone=…] [sent=DATE] [received=DATE], '
        "text below, scanned pages attached",
    ),
    effect=Said(
        "a letter or a call becomes a complaint, with its acknowledgement",
    ),
    rights=CLERKS,
    text="body",
    about="nothing",
    needs=lambda _line: Query(new_files=1),
    words="told",
    keyed=True,
    more_keys=("nom", "name", "email", "courriel", "téléphone", "tel", "objet", "subject", "date"),
    strong=always(Said("opens a file and writes to somebody")),
    signed=("nouvelle-réclamation",),
)
def register(bench: Bench, line: Line, text: str) -> Done:
    """P2. The clocks run from the day that is typed; where there is no e-mail address, letters are printed."""
    words = text.strip()
    if not words and not bench.received.documents:
        raise Refusal(
            "write below the command what the complainant says, or attach the scanned letter",
        )
    ref = next((one for one in bench.facts.new_refs if one not in bench.files), "")
    entry = _registered(bench, line, words, ref)
    complaint = apply(None, entry, at=bench.now)
    told = acknowledged(complaint, bench, bare=False)
    return Done(
        _said(complaint), elsewhere={ref: (entry, *data_requested(entry, bench.rules))}, elsewhere_letters={ref: told}
    )


def _registered(bench: Bench, line: Line, words: str, ref: str) -> Registered:
    rules = bench.rules
    typed = line.option("canal", "channel")
    channel = _CHANNELS.get(fold(typed)) if typed else None
    if channel is None:
        raise Refusal(
            "say how it came: channel=letter, phone or person",
        )
    sent = _moment(line.option("envoye", "sent", "date"), bench)
    received = _moment(line.option("recu", "received"), bench) or bench.now
    spoken_of.to_their_face(words, channel)
    opening = Opening(
        ref=ref,
        mailbox=bench.mailbox,
        channel=channel,
        recorded_by=bench.person.address,
        language=bench.message.language,
        complainant=_complainant(line, words),
        # The subject of the colleague's own mail is none of the complainant's words.
        subject=line.option("objet", "subject")[:200],
        text=words,
        message=_as_theirs(bench.received, words, line, sent, received),
        because=f"recorded by {bench.person.address}",
        sent_at=sent,
        received_at=received,
        desired_solution=wish.find(by_phone.as_theirs(words), rules.languages[0]),
        start=rules.day(sent or received),
    )
    return open_file(opening, rules, now=bench.now)


def _as_theirs(
    received: ReceivedMessage, words: str, line: Line, sent: datetime | None, at: datetime
) -> ReceivedMessage:
    """The complainant's own message: the colleague's mail carried it, and is kept with the file as well."""
    who = {"sender": line.option("mail", "email", "courriel").lower(), "sender_name": line.option("de", "from", "nom")}
    return received.model_copy(
        update={**who, "new_text": words, "quoted": "", "message_id": "", "sent_at": sent, "received_at": at}
    )


def _said(complaint: Complaint) -> Said:
    who = complaint.complainant
    if who.addresses:
        return Said("complaint {ref} registered, acknowledged", ref=complaint.ref)
    if who.postal_address:
        return Said(
            "complaint {ref} registered; its acknowledgement comes to you, to print and post", ref=complaint.ref
        )
    return Said(
        "complaint {ref} registered; no address is known: its acknowledgement comes to you, to be told by phone",
        ref=complaint.ref,
    )


def _complainant(line: Line, words: str) -> Complainant:
    name = line.option("de", "from", "nom", "name")
    if not name:
        raise Refusal('say who complains: from="Claire Durand"')
    mail = line.option("mail", "email", "courriel").strip("<>").lower()
    if mail and ("@" not in mail or " " in mail):
        raise Refusal("“{mail}” is no e-mail address", mail=mail[:60])
    return Complainant(
        name=name[:200],
        addresses=(mail[:254],) if mail else (),
        postal_address=line.option("adresse", "address")[:500],
        phone=(line.option("tel", "telephone", "phone") or complainants.phone(words))[:60],
        customer_number=complainants.customer_number(words),
    )


def _moment(typed: str, bench: Bench) -> datetime | None:
    """A typed day as a moment: noon in the company's zone, never later than now."""
    if not typed:
        return None
    day: date = reading.past_day(typed, bench)
    return min(datetime.combine(day, time(12), tzinfo=bench.rules.zone), bench.now)


def acknowledged(complaint: Complaint, bench: Bench, *, bare: bool) -> tuple[Outgoing, ...]:
    """The acknowledgement of a file that a colleague opened (`bare` quotes nothing, no name either), and its alarms."""
    letter = Acknowledgement(file=reflecting.repeated(complaint, bare=bare), rules=bench.rules, unread=bare, bare=bare)
    unnamed = {"complainant": complaint.complainant.model_copy(update={"name": ""})} if bare else {}
    alarms = alarming.by_hand(complaint, complaint.alarms, complaint.messages[0], bench)
    return (*to_complainant(complaint.model_copy(update=unnamed), letter, bench.rules), *alarms)


@command(
    en="posted",
    takes=Said("DATE [letter=N] [by phone]"),
    effect=Said("the printed letter was posted on that day, or told by telephone"),
    rights=WORKERS | {"handler"},
)
def posted(bench: Bench, line: Line, _text: str) -> Done:
    complaint = bench.file(line)
    by_phone, typed = posting.by_phone(" ".join(line.words))
    day = reading.past_day(typed, bench) if typed else bench.today
    mail = posting.meant(bench, complaint, line, day)
    said = Said("letter told by telephone on {day}") if by_phone else Said("letter posted on {day}")
    told = LetterPosted(letter=mail.letter, on=day, by=bench.person.address, by_phone=by_phone)
    return Done(said.about(day=day), (told,))
