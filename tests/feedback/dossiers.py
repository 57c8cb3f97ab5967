"""Files told by hand, each of a kind that a mediator may get: what they went through, what may be written in them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from tests.lives import ANN, BOB, Life
from worker.complaint.answer import AnswerAccepted, AnswerContested, AnswerReleased, Draft, DraftFiled, PointDecided
from worker.complaint.assessment import Deadlines
from worker.complaint.casework import Assigned, Noted
from worker.complaint.compensation import Compensation, CompensationMoved, CompensationProposed
from worker.complaint.entry import Entry
from worker.complaint.lifecycle import Moved, State
from worker.complaint.messages import MessageReceived, ReceivedMessage, StaffMessage, StaffWrote
from worker.complaint.opening import Channel, Registered
from worker.complaint.particulars import Complainant, DesiredSolution, Point
from worker.complaint.personal_data import Erased
from worker.complaint.post import LetterFailed, LetterPosted, LetterQueued, LetterSent, SentMail
from worker.complaint.recourse import LitigationFlagged, MediationEnded, MediationOpened
from worker.feedback.dossier.evidence import Company

COMPANY = Company(
    "Maison Lenoir", "12 rue des Lilas, 69003 Lyon", "04 72 00 00 00", "reclamations@example.com",
    "Médiateur de la consommation, https://mediateur.example",
)  # fmt: skip
HOSTILE = '<script>alert(1)</script></section></main> \u202eevil\u202c {{ 7*7 }} \x1b[31m " onload=x W' + "W" * 300
ZOE = "zoe@example.org"


@dataclass
class Told:
    """A life in the making; each step is an hour after the one before. `sent` are the raw letters by their numbers."""

    ref: str = "REC-2026-000001-16"
    at: datetime = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)
    state: State = State.REGISTERED
    moments: list[tuple[datetime, str, Entry]] = field(default_factory=list)
    sent: dict[int, bytes] = field(default_factory=dict)
    parcel: int = 0

    def life(self) -> Life:
        return Life(self.ref, self.moments)

    def add(self, *entries: Entry, by: str = BOB) -> "Told":
        for entry in entries:
            self.at += timedelta(hours=1)
            self.moments.append((self.at, by, entry))
        return self

    def passes(self, days: int) -> "Told":
        self.at += timedelta(days=days)
        return self

    def message(self, text: str, subject: str = "") -> ReceivedMessage:
        self.parcel += 1
        return ReceivedMessage(
            parcel=self.parcel, sha256=f"{self.parcel:064x}", sender=ZOE, sender_name="Zoé Martin", subject=subject,
            new_text=text, received_at=self.at + timedelta(hours=1),
        )  # fmt: skip

    def comes(
        self, *points: str, subject: str = "Fauteuil fendu", channel: Channel = Channel.EMAIL, name: str = "Zoé Martin"
    ) -> "Told":
        day = self.at.date()
        dates = Deadlines(
            clock_start=day, ack_limit=day + timedelta(days=10), assess_due=day + timedelta(days=2),
            answer_target=day + timedelta(days=20), answer_due=day + timedelta(days=61),
            mediation_limit=day + timedelta(days=365),
        )  # fmt: skip
        return self.add(
            Registered(
                ref=self.ref, mailbox="reclamations", channel=channel, language="fr", subject=subject,
                complainant=Complainant(name=name, addresses=() if channel is Channel.PHONE else (ZOE,),
                                        postal_address="3 rue des Prés, 38000 Grenoble"),
                sent_at=self.at, received_at=self.at, points=tuple(Point(text=text) for text in points),
                desired_solution=DesiredSolution(kind="refund", amount_cents=4990, currency="EUR", quoted="4 euros"),
                wish_asked=True, order_reference="CMD-4821", category="produit", deadlines=dates,
                message=self.message("\n".join(points), subject),
            )
        )  # fmt: skip

    def moves(self, target: State) -> "Told":
        source, self.state = self.state, target
        return self.add(Moved(source=source, target=target, cause="told"))

    def letter(self, occasion: str, text: str = "", *, printed: bool = False, fate: str = "sent") -> "Told":
        number = len(self.sent) + 1
        raw = f"From: a@example.com\nSubject: {occasion}\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
        self.sent[number] = raw.encode()
        mail = SentMail(
            letter=number, occasion=occasion, template="x", recipient=ANN if printed else ZOE, to_staff=printed,
            message_id=f"<{number}@example.com>", sha256="0" * 64, queued_at=self.at, printed=printed,
        )  # fmt: skip
        self.add(LetterQueued(mail=mail), by="worker")
        if printed:
            return self.add(LetterPosted(letter=number, on=self.at.date(), by=ANN), by=ANN)
        if fate == "sent":
            return self.add(LetterSent(letter=number), by="worker")
        self.add(LetterSent(letter=number), by="worker")
        return self.add(LetterFailed(letter=number, status="undelivered", detail="550 no such user"), by="worker")

    def internal(self, text: str) -> "Told":
        message = StaffMessage(message=self.message(text), person=BOB, proof="token", commands=("#note",))
        return self.add(StaffWrote(message=message), Noted(text=text, by=BOB))

    def writes(self, text: str) -> "Told":
        return self.add(MessageReceived(message=self.message(text, "Re: fauteuil"), proof="letter"), by="worker")

    def decides(self, outcome: str, finding: str, reason: str) -> "Told":
        count = len(self.life().complaint().points)
        self.add(*(PointDecided(number=n, outcome=outcome, finding=finding, reason=reason, by=BOB)
                   for n in range(1, count + 1)))  # fmt: skip
        version = len(self.life().complaint().drafts) + 1
        draft = Draft(version=version, text="Notre projet.", outcome=outcome, sha256="0" * 64, parcel=1, filed_by=BOB,
                      filed_at=self.at)  # fmt: skip
        self.add(DraftFiled(draft=draft))
        return self.add(AnswerReleased(version=version, outcome=outcome, decided_by=BOB, approved_by=ANN,
                                       mediator_informed=True))  # fmt: skip

    def gives(self, cents: int, number: int = 1) -> "Told":
        one = Compensation(number=number, kind="refund", amount_cents=cents, currency="EUR", proposed_by=BOB,
                           proposed_at=self.at)  # fmt: skip
        self.add(CompensationProposed(compensation=one), CompensationMoved(number=number, status="approved", by=ANN))
        return self.add(CompensationMoved(number=number, status="offered", by=BOB, on=date(2026, 10, 20)))

    def worked_on(self) -> "Told":
        self.add(Assigned(owner=BOB, by=ANN), by=ANN)
        return self.moves(State.ASSESSED).moves(State.INVESTIGATING).internal("À voir avec l'atelier, discrètement.")


def by_phone() -> Told:
    told = Told().comes("Le fauteuil est arrivé fendu.", channel=Channel.PHONE).worked_on()
    told.letter("acknowledgement", printed=True)
    told.decides("upheld", "Le bois était sec.", "Un fauteuil doit tenir.").gives(4990)
    told.moves(State.ANSWERED).letter("answer", printed=True)
    return told.add(CompensationMoved(number=1, status="executed", by=BOB, on=date(2026, 9, 30), words="vir. 12"))


def refused() -> Told:
    told = Told().comes("Je demande le remboursement de la livraison.").worked_on().letter("acknowledgement", "Reçu.")
    told.passes(70).decides("rejected", "La livraison a eu lieu le jour dit.", "Le prix en était dû.")
    return told.moves(State.ANSWERED).letter("answer", "Nous ne pouvons pas.", fate="undelivered")


def to_the_mediator() -> Told:
    told = refused().writes("Je conteste.").add(AnswerContested(words="je conteste", by=ANN))
    told.moves(State.ESCALATED).add(MediationOpened(mediator="Médiateur du meuble", by=ANN))
    told.moves(State.IN_MEDIATION).passes(40).add(MediationEnded(by=ANN, result="moitié pour chacun"))
    return told.moves(State.CLOSED)


def erased() -> Told:
    """Words are gone from the entries, as retention leaves them; the answer and what was paid are still told."""
    told = by_phone().moves(State.CLOSED)
    told.moments = [(at, "" if by != "worker" else by, entry.redacted()) for at, by, entry in told.moments]
    told.sent.clear()
    return told.passes(900).add(Erased(because="retention"), by="worker")


def of_sixty_messages() -> Told:
    told = Told().comes("Le fauteuil est arrivé fendu.").worked_on().letter("acknowledgement", "Reçu.")
    for day in range(60):
        told.passes(1).writes(f"Message {day} : toujours rien.")
        if day % 3 == 0:
            told.letter("status", f"Votre dossier suit son cours, dit le {day}.")
    told.decides("partly_upheld", "Il était fendu.", "Une partie.").moves(State.ANSWERED).letter("answer", "Voici.")
    return told.add(AnswerAccepted(words="d'accord", by=ANN)).moves(State.CLOSED)


def hostile() -> Told:
    """All that a stranger can write is as long and as wrong as it may be."""
    points = [f"{number} {HOSTILE} " * 4 for number in range(20)]
    told = Told().comes(*points, subject=HOSTILE * 3, name=HOSTILE).worked_on()
    for _ in range(20):
        told.writes(HOSTILE).letter("staff_letter", HOSTILE)
    told.decides("rejected", "constat " * 400, "raison " * 400)
    for number in range(1, 8):
        told.gives(100 * number, number)
    told.moves(State.ANSWERED).letter("answer", HOSTILE)
    told.add(AnswerContested(words=HOSTILE, by=ANN), MediationOpened(mediator=HOSTILE, by=ANN))
    return told.moves(State.IN_MEDIATION).add(LitigationFlagged(on=True, by=ANN, reason=HOSTILE))


LIVES = {
    "by phone": by_phone, "refused": refused, "to the mediator": to_the_mediator, "erased": erased,
    "of sixty messages": of_sixty_messages, "hostile": hostile,
}  # fmt: skip
