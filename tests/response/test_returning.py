"""A compensation that came back is owed again, or was carried out anew; who was told that it was done hears of it."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.commands.lines import at, of
from tests.response.sheet import CY, NOW, THEN, gift, refused, types
from worker.complaint.compensation import CompensationMoved, CompensationReturned
from worker.complaint.folding import apply_all
from worker.complaint.lifecycle import Moved, State
from worker.complaint.post import SentMail
from worker.complaint.record import Complaint
from worker.processing.commands.frame import Done
from worker.response.commands.returning import says_so
from worker.response.commands.told_days import day_in
from worker.response.letters import CompensationReturnedTold

PAID_ON = date(2026, 11, 23)


def told_of(when: Any = THEN) -> SentMail:
    return SentMail(
        letter=5, occasion="compensation_done", template="t", recipient="bo@example.org", to_staff=False,
        message_id="<5@example.com>", sha256="0" * 64, queued_at=when,
    )  # fmt: skip


def paid(state: State = State.ANSWERED, **changes: Any) -> Complaint:
    done = gift(1, status="executed", offered_at=THEN, executed_at=THEN, executed_on=PAID_ON)
    return of(state, **{"answered_at": THEN, "compensations": (done,), "mails": (told_of(),), **changes})


def typed(line: str, complaint: Complaint | None = None) -> Done:
    return types(line, at(complaint or paid(), CY))


def occasions(done: Done) -> list[str]:
    return [one.letter.occasion for one in done.letters]


def test_it_is_owed_again_within_the_time_of_a_compensation_and_who_was_told_hears_of_it() -> None:
    done = typed("#revenu 1 virement rejeté par la banque")
    (back,) = done.entries
    assert isinstance(back, CompensationReturned)
    rules = at(paid()).rules
    assert back.due == rules.calendar.add(NOW.date(), rules.clocks.compensation_limit)
    assert (back.number, back.words, back.by) == (1, "virement rejeté par la banque", CY.address)
    assert occasions(done) == ["compensation_returned"]
    assert done.internal


def test_a_closed_file_is_opened_for_it() -> None:
    done = typed("#revenu 1 IBAN faux", paid(State.CLOSED, ended_at=THEN))
    assert [one.target for one in done.entries if isinstance(one, Moved)] == [State.ANSWERED]


@pytest.mark.parametrize("line", ["#revenu 1 IBAN faux avant=2026-12-15", "#revenu 1 IBAN faux, refait le 15/12/2026"])
def test_the_day_that_is_named_is_that_by_which_it_is_owed(line: str) -> None:
    back = typed(line).entries[0]
    assert isinstance(back, CompensationReturned)
    assert back.due == date(2026, 12, 15)


def test_nobody_hears_of_it_who_was_not_told_that_it_was_done() -> None:
    assert occasions(typed("#revenu 1 IBAN faux", paid(mails=()))) == []
    # Of another compensation, on another day.
    assert occasions(typed("#revenu 1 IBAN faux", paid(mails=(told_of(THEN - timedelta(days=3)),)))) == []
    another = told_of().model_copy(update={"occasion": "answer"})
    assert occasions(typed("#revenu 1 IBAN faux", paid(mails=(another,)))) == []


def test_in_litigation_and_mediation_nobody_is_written_to() -> None:
    for frozen in (paid(litigation=True), paid(State.IN_MEDIATION)):
        assert occasions(typed("#revenu 1 IBAN faux", frozen)) == []
        assert "envoyer" in refused("#revenu 1 IBAN faux\nBonjour, votre IBAN est faux.", at(frozen, CY))


def test_what_was_carried_out_anew_counts_once_on_the_day_that_is_named() -> None:
    done = typed("#revenu 1 IBAN faux, refait le 25/11/2026 virement 4478")
    back, again = done.entries
    assert isinstance(back, CompensationReturned)
    assert isinstance(again, CompensationMoved)
    assert (again.status, again.on) == ("executed", date(2026, 11, 25))
    assert "4478" in again.words
    assert occasions(done) == ["compensation_done"]


def test_what_is_still_to_be_made_again_is_owed() -> None:
    for line in ("#revenu 1 IBAN faux, pas encore refait", "#revenu 1 IBAN faux, sera refait le 15/12/2026"):
        assert [type(one) for one in typed(line).entries] == [CompensationReturned]


@pytest.mark.parametrize("line", ["#revenu 1", "#revenu 1 ?!", "#revenu 1 4478"])
def test_why_is_asked(line: str) -> None:
    assert "pourquoi" in refused(line, at(paid(), CY))


@pytest.mark.parametrize(
    ("said", "so"),
    [
        ("le virement est revenu", True),
        ("IBAN faux, refait ce matin", True),
        ("c'est remboursé", False),
        ("pas encore refait", False),
    ],
)
def test_words_that_say_that_it_came_back_or_was_made_again(said: str, *, so: bool) -> None:
    assert says_so(said) is so


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("fait le 25/11/2026", date(2026, 11, 25)),
        ("viré vendredi", date(2026, 11, 27)),
        ("fait le 25/11/2026 et le 26/11/2026", None),
        ("fait le 15/12/2026", None),
        ("fait", None),
    ],
)
def test_the_one_day_up_to_today_is_when_it_was_done(said: str, day: date | None) -> None:
    assert day_in(said, at(paid(), CY)) == day


@pytest.mark.parametrize(
    "said",
    [
        "pas encore parti",
        "le virement n'est pas parti",
        "en fait ce n'est pas fait",
        "dit trop tôt, il part jeudi",
        "je me suis trompée de dossier",
        "ce virement était pour une autre cliente",
        "jamais viré",
        "it has not been sent yet",
    ],
)
def test_what_never_left_did_not_come_back(said: str) -> None:
    back = typed(f"#revenu 1 {said}").entries[0]
    assert isinstance(back, CompensationReturned)
    assert back.never_left


@pytest.mark.parametrize(
    "said",
    [
        "virement rejeté par la banque",
        "IBAN d'un autre client, rejeté",
        "le client n'a pas encore été remboursé, virement rejeté",
        "le virement n'est pas arrivé",
        "colis retourné",
        "il n'a rien reçu",
    ],
)
def test_what_came_back_had_left(said: str) -> None:
    back = typed(f"#revenu 1 {said}").entries[0]
    assert isinstance(back, CompensationReturned)
    assert not back.never_left


def test_what_never_left_is_owed_by_the_day_that_is_said_else_by_the_one_that_was_announced() -> None:
    [back] = typed("#revenu 1 pas encore parti, sera fait jeudi").entries
    assert isinstance(back, CompensationReturned)
    assert back.due == date(2026, 12, 3)
    announced = (
        gift(1, status="executed", offered_at=THEN, executed_at=THEN, executed_on=PAID_ON, due=date(2026, 12, 7)),
    )
    [back] = typed("#revenu 1 pas encore parti", paid(compensations=announced)).entries
    assert isinstance(back, CompensationReturned)
    assert back.due == date(2026, 12, 7)


def test_its_letter_says_that_we_wrote_too_early() -> None:
    [sent] = typed("#revenu 1 pas encore parti").letters
    assert isinstance(sent.letter, CompensationReturnedTold)
    assert sent.letter.never_left
    [sent] = typed("#revenu 1 IBAN faux").letters
    assert isinstance(sent.letter, CompensationReturnedTold)
    assert not sent.letter.never_left


def test_a_sum_that_is_missing_is_owed_again_and_what_arrived_stays_paid() -> None:
    done = typed("#revenu 1 en partie 9,90 € le client a reçu 40", paid(State.CLOSED, ended_at=THEN))
    file = apply_all(paid(State.CLOSED, ended_at=THEN), done.entries, at=NOW)
    assert [(one.number, one.status, one.amount_cents) for one in file.compensations] == [
        (1, "executed", 4_000), (2, "offered", 990),
    ]  # fmt: skip
    assert file.state is State.ANSWERED
    [sent] = done.letters
    assert isinstance(sent.letter, CompensationReturnedTold)
    assert sent.letter.in_part
    assert sent.letter.compensation.amount_cents == 990


@pytest.mark.parametrize("said", ["pas tout reçu", "49,90 €", "60 €", "9 € et 12 €"])
def test_what_is_missing_is_a_part_of_what_was_paid(said: str) -> None:
    assert "dites quelle somme manque" in refused(f"#revenu 1 en partie {said}", at(paid(), CY))
