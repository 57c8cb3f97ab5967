"""Where the money or the parcel is to go: what a message says of it, and what it is too late for."""

from datetime import UTC, datetime, timedelta

import pytest

from worker.complaint.compensation import Compensation
from worker.complaint.messages import ReceivedMessage, StaffMessage
from worker.complaint.record import Complaint
from worker.processing.payee import by_a_stranger, gives, redirected, since_offered
from worker.writing.samples.life import registered

AT = datetime(2026, 11, 30, 9, tzinfo=UTC)
NEW = "FR14 2004 1010 0505 0001 3M02 606"
OLD = "DE89 3704 0044 0532 0130 00"


def given(status: str = "offered", kind: str = "refund", how: str = "par virement") -> Compensation:
    return Compensation.model_validate(
        {
            "number": 1, "kind": kind, "how": how, "status": status, "amount_cents": 4990, "currency": "EUR",
            "proposed_by": "bob@example.com", "proposed_at": AT, "offered_at": AT,
        }
    )  # fmt: skip


def written(text: str, sender: str, *, days: int = 1, parcel: int = 50) -> ReceivedMessage:
    return ReceivedMessage(
        parcel=parcel, sha256="b" * 64, sender=sender, new_text=text, received_at=AT + timedelta(days=days)
    )


def file(*compensations: Compensation, messages: tuple[ReceivedMessage, ...] = ()) -> Complaint:
    return registered().model_copy(update={"compensations": compensations, "messages": messages})


THEIRS = registered().complainant.addresses[0]


@pytest.mark.parametrize(
    "text",
    [
        "J'ai changé de banque, je vous envoie mon RIB.",
        f"Mon IBAN a changé : {NEW}",
        "Ne versez surtout pas sur l'ancien compte !",
        "Mon compte est clôturé.",
        f"Bitte nicht auf das alte Konto überweisen, sondern {OLD}.",
        "I have changed banks, details below.",
        "J'ai déménagé le mois dernier.",
        "Ma nouvelle adresse est le 3 rue des Lilas.",
        "Please send it to my office instead.",
    ],
)
def test_what_sends_it_elsewhere_is_read(text: str) -> None:
    assert gives(text)
    assert "2004" not in gives(text)


@pytest.mark.parametrize(
    "text",
    [
        "Je n'ai pas changé de banque.",
        "Vous avez déjà mon RIB.",
        "J'ai créé un nouveau compte client sur votre site.",
        "Ma nouvelle adresse mail est bo@example.org.",
        "Le déménagement a été fait par vos soins.",
        "Votre compte rendu est faux.",
    ],
)
def test_what_does_not_is_left_alone(text: str) -> None:
    assert gives(text) == ""


def test_an_account_that_follows_another_is_told_with_both_ends() -> None:
    before = written(f"Mon IBAN : {OLD}", THEIRS, days=0, parcel=49)
    [found] = redirected(file(given(), messages=(before,)), written(f"Plutôt {NEW}", THEIRS))
    assert (found.before, found.ending, found.due) == ("3000", "2606", (given(),))
    # The same one again is no change.
    assert redirected(file(given(), messages=(before,)), written(f"Je répète : {OLD}", THEIRS)) == ()


def test_the_first_account_before_anything_was_paid_changes_nothing_but_a_strangers_does() -> None:
    first = written(f"Voici mon IBAN : {NEW}", THEIRS)
    assert redirected(file(given()), first) == ()
    assert redirected(file(), first) == ()
    [strange] = by_a_stranger(file(), written(f"Voici mon IBAN : {NEW}", "eve@example.org"))
    assert strange.ending == "2606"
    [late] = redirected(file(given("executed")), first)
    assert (late.done, late.due) == ((given("executed"),), ())


@pytest.mark.parametrize(
    ("one", "text", "goes"),
    [
        (given(kind="replacement"), "J'ai déménagé.", True),
        (given(how="par chèque"), "J'ai déménagé.", True),
        (given(), "J'ai déménagé.", False),
        (given(kind="replacement"), "J'ai changé de banque.", False),
        (given(kind="voucher"), "Ma nouvelle adresse est le 3 rue X.", True),
        (given("dropped"), "J'ai changé de banque.", False),
    ],
)
def test_a_parcel_goes_to_a_house_and_a_transfer_to_an_account(one: Compensation, text: str, *, goes: bool) -> None:
    assert bool(redirected(file(one), written(text, THEIRS))) is goes


def test_what_was_said_since_the_offer_is_known_to_whoever_pays() -> None:
    late = written("J'ai changé de banque.", THEIRS)
    found = since_offered(file(given(), messages=(late,)), given())
    assert found is not None
    assert found.words == "J'ai changé de banque."
    early = written("J'ai changé de banque.", THEIRS, days=-3)
    assert since_offered(file(given(), messages=(early,)), given()) is None


ASKS = "Bonjour,\n\nMerci de nous envoyer votre RIB pour le virement.\n\nBob"


def after(question: str, *compensations: Compensation, messages: tuple[ReceivedMessage, ...] = ()) -> Complaint:
    """A file in which a colleague wrote this the day before."""
    ours = StaffMessage(message=written(question, "bob@example.com", days=0, parcel=48), person="bob@example.com")
    return file(*compensations, messages=messages).model_copy(update={"staff_messages": (ours,)})


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        (ASKS, True),
        ("Quel est votre IBAN ?", True),
        ("Pouvez-vous nous indiquer vos coordonnées bancaires ?", True),
        ("Afin de vous rembourser, il nous faut un relevé d'identité bancaire.", True),
        ("Le virement partira dès réception de votre RIB.", True),
        ("Sur quel compte souhaitez-vous le virement ?", True),
        ("Please send us your bank details.", True),
        ("We need your account number.", True),
        ("Bonjour,\n\nNous vous remboursons par virement.\n\nBob", False),
        ("Nous avons bien reçu votre RIB, merci.", False),
        ("Ne nous envoyez jamais votre RIB par mail.", False),
        ("Merci de ne pas nous envoyer votre IBAN par mail.", False),
        ("Never send us your bank details by e-mail.", False),
        ("#note le client va envoyer son RIB", False),
    ],
)
@pytest.mark.parametrize(
    "text", [f"Voici le RIB de mon nouveau compte : {NEW}", "Le RIB de mon nouveau compte est joint."]
)
def test_a_first_account_that_we_asked_for_is_no_change(question: str, text: str, *, asks: bool) -> None:
    found = redirected(after(question, given()), written(text, THEIRS))
    assert bool(found) is not asks


def test_an_account_that_we_asked_for_and_that_follows_another_is_one() -> None:
    before = written(f"Mon IBAN : {OLD}", THEIRS, days=-1, parcel=47)
    [found] = redirected(after(ASKS, given(), messages=(before,)), written(f"Mon IBAN : {NEW}", THEIRS))
    assert (found.before, found.ending) == ("3000", "2606")


def test_what_was_paid_elsewhere_already_is_told_though_we_asked() -> None:
    paid = given("executed")
    assert redirected(after(ASKS, paid), written(f"Mon IBAN : {NEW}", THEIRS)) == ()
    [found] = redirected(after(ASKS, paid), written(f"J'ai changé de banque : {NEW}", THEIRS))
    assert found.done == (paid,)


def test_a_stranger_is_a_suspicion_though_we_asked() -> None:
    assert by_a_stranger(after(ASKS, given()), written(f"Mon IBAN : {NEW}", "eve@example.net"))


@pytest.mark.parametrize(
    "text",
    [
        f"payez sur le compte de mon mari {NEW}",
        f"le virement sur le compte de ma copine {NEW} svp",
        f"virez plutot sur le compte de mon fils Leo, {NEW}",
        f"Please pay to my wife account: {NEW}, mine is closed",
    ],
)
def test_an_account_of_somebody_else_is_told_though_we_asked_for_one_and_becomes_no_known_account(text: str) -> None:
    file = after(ASKS, given())
    [found] = redirected(file, written(text, THEIRS))
    assert found.another
    later = written(f"Mon IBAN : {OLD}", THEIRS, parcel=49)
    known = file.model_copy(update={"messages": (*file.messages, written(text, THEIRS, days=-1, parcel=47))})
    assert not any(one.before for one in redirected(known, later))


def test_an_account_of_somebody_else_is_told_before_anything_is_given() -> None:
    [found] = redirected(after("Bonjour", messages=()), written(f"sur le compte de mon mari {NEW}", THEIRS))
    assert found.another
