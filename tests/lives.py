"""Invented complaints with whole lives, as entries in the order of time: a register to count over, from a seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from worker.complaint.answer import AnswerContested, AnswerReleased, Draft, DraftFiled, PromiseOverridden
from worker.complaint.assessment import Assessed, Deadlines
from worker.complaint.casework import Assigned
from worker.complaint.cause_and_action import ActionDone, ActionJudged, ActionOpened, CauseFound, CorrectiveAction
from worker.complaint.compensation import Compensation, CompensationMoved, CompensationProposed
from worker.complaint.entry import Entry
from worker.complaint.folding import apply
from worker.complaint.holding import Holding, HoldingAnnounced
from worker.complaint.lifecycle import Moved, State
from worker.complaint.messages import MessageReceived, ReceivedMessage
from worker.complaint.opening import Channel, Registered
from worker.complaint.particulars import Complainant, Corrected, Point
from worker.complaint.post import LetterFailed, LetterPosted, LetterQueued, LetterSent, SentMail
from worker.complaint.record import Complaint
from worker.complaint.recourse import LitigationFlagged, MediationOpened
from worker.complaint.survey import Satisfaction, SurveyAnswered
from worker.intake.references import make
from worker.processing.calendar import Calendar, Days, Months, Ouvrables, WorkingDays

PARIS = ZoneInfo("Europe/Paris")
CALENDAR = Calendar()
PRODUCTS = ("Canapé", "Lampe", "Four", "Livraison", "canape", "")
CATEGORIES = ("délai", "produit ou service", "facturation ou prix", "")
CAUSES = ("organisation", "matière ou fournisseur", "méthode ou procédure", "information donnée")
# What people write: they name themselves, their neighbours and their numbers.
SENTENCES = (
    "Le canapé est arrivé fendu et personne ne rappelle. Je suis {name}, voyez avec Paul Martin au 06 12 34 56 78.",
    "{name} attend une réponse depuis trois semaines à l'adresse {address}, malgré deux appels.",
    "Votre livreur a laissé le four dehors sous la pluie, dit Mme Perrin du 12 rue des Lilas, 69003 Lyon.",
    "On m'a facturé deux fois la même livraison sans jamais expliquer pourquoi. Commande CMD-48213, {name}.",
)
ANN, BOB = "ann@example.com", "bob@example.com"
FIRST = datetime(2025, 9, 1, 7, 30, tzinfo=UTC)
MONTHS = 15

Moment = tuple[datetime, str, Entry]


@dataclass
class Life:
    """One complaint from its first entry to its last; `moments` are (when, actor, entry)."""

    ref: str
    moments: list[Moment]

    def complaint(self) -> Complaint:
        folded: Complaint | None = None
        for at, _, entry in self.moments:
            folded = apply(folded, entry, at=at)
        assert folded is not None
        return folded


class Teller:
    """Tells lives from a seed; every life of one seed is always the same."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.letter = 0
        self.parcel = 0
        self.numbers: dict[int, int] = {}
        self.actions: list[CorrectiveAction] = []
        # What became of each action, and when.
        self.fates: dict[int, list[tuple[datetime, dict[str, object]]]] = {}

    def known(self, cause: str, at: datetime) -> list[CorrectiveAction]:
        """The actions against a cause, as they stood then."""
        found = [action for action in self.actions if action.cause == cause and action.opened_at < at]
        for place, action in enumerate(found):
            for when, update in self.fates.get(action.number, ()):
                found[place] = found[place].model_copy(update=update if when <= at else {})
        return found

    def lives(self, count: int) -> list[Life]:
        starts = sorted(FIRST + timedelta(minutes=self.random.randrange(MONTHS * 30 * 24 * 60)) for _ in range(count))
        return [self.life(start) for start in starts]

    def life(self, start: datetime) -> Life:
        year = start.astimezone(PARIS).year
        self.numbers[year] = self.numbers.get(year, 0) + 1
        ref = make("REC", year, self.numbers[year])
        return Life(ref, list(_Telling(self, ref, start).told()))


class _Telling:
    """One life being told: `at` is when, `state` where the file stands."""

    def __init__(self, teller: Teller, ref: str, start: datetime) -> None:
        self.teller, self.ref, self.at, self.random = teller, ref, start, teller.random
        self.state = State.REGISTERED
        self.offered = False

    def told(self) -> Iterator[Moment]:
        yield self._registered()
        yield from self._acknowledged()
        if self._chance(0.06):
            yield from self._ends(State.NOT_A_COMPLAINT if self._chance(0.5) else State.MERGED)
            return
        if self._chance(0.05):
            yield self._said(LitigationFlagged(on=True, by=ANN), ANN)
        if self._chance(0.9):
            yield from self._assessed()
        if self.state is not State.ASSESSED:
            return
        if self._chance(0.05):
            yield from self._ends(State.WITHDRAWN)
            return
        yield from self._investigated()

    def _chance(self, likely: float) -> bool:
        return self.random.random() < likely

    def _passes(self, days: float) -> None:
        self.at += timedelta(minutes=self.random.randrange(1, max(2, int(days * 24 * 60))))

    def _said(self, entry: Entry, actor: str = "worker") -> Moment:
        return self.at, actor, entry

    def _moved(self, target: State, actor: str = BOB) -> Moment:
        source, self.state = self.state, target
        return self._said(Moved(source=source, target=target, cause="told"), actor)

    def _registered(self) -> Moment:
        self.teller.parcel += 1
        number = self.teller.parcel
        received = self.at - timedelta(minutes=self.random.randrange(90))
        day = received.astimezone(PARIS).date() - timedelta(days=self.random.randrange(3))
        name, address = f"Claudine Fictive{number}", f"client{number}@example.org"
        words = self.random.choice(SENTENCES).format(name=name, address=address)
        return self._said(
            Registered(
                ref=self.ref,
                mailbox="reclamations",
                channel=self.random.choice([Channel.EMAIL] * 5 + [Channel.LETTER, Channel.PHONE]),
                language="fr",
                subject=f"Sujet {number}",
                complainant=Complainant(name=name, addresses=(address,)),
                sent_at=received,
                received_at=received,
                points=(Point(text=words),),
                desired_solution=None,
                wish_asked=True,
                category=self.random.choice(CATEGORIES),
                deadlines=self._deadlines(day),
                message=ReceivedMessage(
                    parcel=number,
                    sha256=f"{number:064x}",
                    sender=address,
                    new_text=words,
                    received_at=received,
                ),
            )
        )

    def _deadlines(self, day: date) -> Deadlines:
        return Deadlines(
            clock_start=day,
            ack_limit=CALENDAR.add(day, Ouvrables(10)),
            assess_due=CALENDAR.add(day, WorkingDays(2)),
            answer_target=CALENDAR.add(day, WorkingDays(self.random.choice((5, 10, 20)))),
            answer_due=CALENDAR.add(day, Months(2)),
            mediation_limit=CALENDAR.add(day, Days(365)),
        )

    def _letter(self, occasion: str, *, printed: bool = False) -> tuple[int, Moment]:
        self.teller.letter += 1
        mail = SentMail(
            letter=self.teller.letter,
            occasion=occasion,
            template="fr/x.md.j2 0",
            recipient=ANN if printed else "client@example.org",
            to_staff=printed,
            message_id=f"<{self.teller.letter}@example.com>",
            sha256="0" * 64,
            queued_at=self.at,
        )
        return self.teller.letter, self._said(LetterQueued(mail=mail))

    def _writes(self, occasion: str) -> Iterator[Moment]:
        printed = self._chance(0.1)
        number, queued = self._letter(occasion, printed=printed)
        yield queued
        self._passes(0.2)
        if printed:
            yield self._said(LetterPosted(letter=number, on=self.at.astimezone(PARIS).date(), by=ANN), ANN)
        elif self._chance(0.04):
            yield self._said(LetterFailed(letter=number, status="refused"))
        else:
            yield self._said(LetterSent(letter=number))

    def _acknowledged(self) -> Iterator[Moment]:
        self._passes(0.01 if self._chance(0.9) else 20)
        yield from self._writes("acknowledgement")

    def _assessed(self) -> Iterator[Moment]:
        self._passes(4)
        dates = self._deadlines(self.at.astimezone(PARIS).date() - timedelta(days=2))
        first = dates.model_copy(update={"answer_target": dates.answer_target})
        yield self._said(Assessed(severity=2, priority="P3", deadlines=first, by=ANN), ANN)
        yield self._said(Assigned(owner=BOB, by=ANN), ANN)
        yield self._said(Corrected(by=ANN, product_or_service=self.random.choice(PRODUCTS)), ANN)
        yield self._moved(State.ASSESSED, ANN)

    def _investigated(self) -> Iterator[Moment]:
        self._passes(5)
        yield self._moved(State.INVESTIGATING)
        for _ in range(self.random.randrange(4)):
            self._passes(18)
            yield from self._writes("progress")
        if self._chance(0.2):
            until = self.at.astimezone(PARIS).date() + timedelta(days=self.random.randrange(2, 20))
            holding = Holding(reason="expertise", until=until, by=BOB, at=self.at)
            yield self._said(HoldingAnnounced(holding=holding), BOB)
            yield from self._writes("holding")
        if self._chance(0.75):
            yield from self._learnt()
        if self._chance(0.85):
            yield from self._answered()

    def _learnt(self) -> Iterator[Moment]:
        cause = self.random.choice(CAUSES)
        yield self._said(CauseFound(cause=cause, status=self.random.choice(("suspected", "confirmed")), by=BOB), BOB)
        known = self.teller.known(cause, self.at)
        if known and self._chance(0.3):
            yield self._said(ActionOpened(action=self.random.choice(known)), BOB)
        elif self._chance(0.25):
            action = CorrectiveAction(
                number=len(self.teller.actions) + 1,
                description="Relire les bons",
                cause=cause,
                owner=BOB,
                due=self.at.astimezone(PARIS).date() + timedelta(days=self.random.randrange(5, 60)),
                opened_by=BOB,
                opened_at=self.at,
            )
            self.teller.actions.append(action)
            yield self._said(ActionOpened(action=action), BOB)
            if self._chance(0.7):
                yield from self._acted(action)

    def _acted(self, action: CorrectiveAction) -> Iterator[Moment]:
        """Done at once or late; the life goes on afterwards."""
        fates = self.teller.fates.setdefault(action.number, [])
        self._passes(50)
        check = self.at.astimezone(PARIS).date() + timedelta(days=20)
        fates.append((self.at, {"done_at": self.at, "check_due": check, "effectiveness": "pending"}))
        yield self._said(ActionDone(number=action.number, by=BOB, check_due=check), BOB)
        if self._chance(0.7):
            self._passes(25)
            effective = self._chance(0.7)
            verdict = "effective" if effective else "not_effective"
            fates.append((self.at, {"effectiveness": verdict, "judged_at": self.at}))
            yield self._said(ActionJudged(number=action.number, effective=effective, by=ANN), ANN)

    def _answered(self) -> Iterator[Moment]:
        self._passes(40)
        outcome = self.random.choice(("upheld", "partly_upheld", "rejected"))
        draft = Draft(version=1, text="x", outcome=outcome, sha256="0" * 64, parcel=1, filed_by=BOB, filed_at=self.at)
        yield self._said(DraftFiled(draft=draft), BOB)
        paid = self._chance(0.6)
        if paid:
            yield from self._offered(goodwill=outcome == "rejected")
        if self._chance(0.1):
            yield self._said(PromiseOverridden(findings=("garantissons",), reason="mot du client", by=BOB), BOB)
        yield self._said(AnswerReleased(version=1, outcome=outcome, decided_by=BOB), BOB)
        yield self._moved(State.ANSWERED)
        yield from self._writes("answer")
        if self.offered and self._chance(0.8):
            self._passes(20)
            on = self.at.astimezone(PARIS).date() - timedelta(days=self.random.randrange(2))
            yield self._said(CompensationMoved(number=1, status="executed", by=BOB, on=on), BOB)
        yield from self._afterwards()

    def _offered(self, *, goodwill: bool) -> Iterator[Moment]:
        one = Compensation(
            number=1,
            kind=self.random.choice(("credit_note", "refund", "apology")),
            amount_cents=self.random.choice((None, 500, 4990, 12_000)),
            currency=self.random.choice(("EUR", "EUR", "CHF", "")),
            goodwill=goodwill,
            proposed_by=BOB,
            proposed_at=self.at,
        )
        yield self._said(CompensationProposed(compensation=one), BOB)
        self.offered = not self._chance(0.1)
        if not self.offered:
            yield self._said(CompensationMoved(number=1, status="dropped", by=BOB), BOB)
            return
        due = self.at.astimezone(PARIS).date() + timedelta(days=self.random.randrange(5, 25))
        yield self._said(CompensationMoved(number=1, status="approved", by=ANN), ANN)
        yield self._said(CompensationMoved(number=1, status="offered", by=BOB, on=due), BOB)

    def _afterwards(self) -> Iterator[Moment]:
        if self._chance(0.15):
            self._passes(20)
            yield self._said(self._thanks())
        if self._chance(0.12):
            self._passes(20)
            yield self._said(AnswerContested(words="je conteste", by=ANN), ANN)
            yield self._moved(State.ESCALATED, ANN)
            if self._chance(0.3):
                yield self._said(MediationOpened(mediator="Médiateur", by=ANN), ANN)
                yield self._moved(State.IN_MEDIATION, ANN)
                return
            self._passes(30)
            yield self._said(AnswerReleased(version=1, outcome="upheld", decided_by=ANN), ANN)
            yield self._moved(State.ANSWERED, ANN)
        if self._chance(0.7):
            yield from self._closed()

    def _thanks(self) -> Entry:
        self.teller.parcel += 1
        number = self.teller.parcel
        message = ReceivedMessage(
            parcel=number, sha256=f"{number:064x}", new_text="Merci", received_at=self.at, followup_kind="thanks"
        )
        return MessageReceived(message=message, proof="letter")

    def _closed(self) -> Iterator[Moment]:
        self._passes(35)
        yield self._moved(State.CLOSED, "worker")
        yield from self._writes("closing")
        if self._chance(0.5):
            self._passes(10)
            score = lambda: self.random.choice((None, 1, 2, 3, 4, 5))  # noqa: E731
            yield self._said(SurveyAnswered(satisfaction=Satisfaction(result=score(), handling=score(), at=self.at)))
        if self._chance(0.08):
            self._passes(20)
            yield self._moved(State.INVESTIGATING, ANN)

    def _ends(self, state: State) -> Iterator[Moment]:
        self._passes(6)
        yield self._moved(state, ANN)
