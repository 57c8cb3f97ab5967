"""What a mediator or an authority wrote is theirs, also where a colleague forwards it: no customer's mail."""

from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from tests.desk import BORDER, DESK, TestOffice, open_test_office
from tests.staff.team import read, words
from worker.nouns.item import Person

CHIEF = Person("Dora Chef", "dora@example.com", frozenset({"direction"}))
SAISINE = (
    "Madame, Monsieur,\n\nMme Claire Roux a saisi notre service de médiation d'un litige avec votre entreprise."
    " Vous disposez de trois semaines pour nous adresser vos observations.\n\nLe service de la médiation"
)
LEAK = "Bonjour,\n\nMon lave-linge fuit, je demande un remboursement.\n\nClaire Roux"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TestOffice]:
    office = open_test_office(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    staff = {DESK.address: DESK, CHIEF.address: CHIEF}
    desk = office.office.desk
    office.changed(rules=replace(desk.rules, staff=staff), facts=replace(desk.facts, staff=staff))
    yield office
    office.office.close()


def forward(text: str, *, attached: bool, note: str = "Pour suite à donner.", verdict: str = "pass") -> bytes:
    sender, subject = "Médiation conso <dossiers@mediation-conso.example>", "Saisine M2026-77"
    message = EmailMessage()
    message["Authentication-Results"] = f"{BORDER}; dmarc={verdict} header.from=example.com"
    message["From"], message["To"] = f"{DESK.name} <{DESK.address}>", "reclamations@example.com"
    message["Subject"], message["Message-ID"] = f"TR: {subject}", "<tr@example.com>"
    if attached:
        inner = EmailMessage()
        inner["From"], inner["Subject"] = sender, subject
        inner.set_content(text)
        message.set_content(note)
        message.add_attachment(inner)
    else:
        heading = f"De : {sender}\nEnvoyé : lundi 23 novembre 2026 09:00\nÀ : Ann\nObjet : {subject}"
        message.set_content(f"{note}\n\n-----Message d'origine-----\n{heading}\n\n{text}")
    return message.as_bytes(policy=SMTP)


@pytest.mark.parametrize("attached", [True, False])
def test_a_mediators_mail_that_a_colleague_forwards_is_told_to_leaders_and_to_no_customer(
    office: TestOffice, *, attached: bool
) -> None:
    office.box.deliver(forward(SAISINE, attached=attached))
    office.works()
    assert office.complaints() == []
    assert {to for _from, to, _raw in office.postman.sent} == {DESK.address, CHIEF.address}
    [letter] = [one for one in office.register.letters() if one.recipient == CHIEF.address]
    said = words(letter)
    assert "dossiers@mediation-conso.example" in said
    assert "Mme Claire Roux a saisi notre service" in said
    assert "Pour suite à donner." in said


@pytest.mark.parametrize(
    ("text", "note", "verdict"),
    [(LEAK, "Pour vous.", "pass"), (SAISINE, "#aide", "pass"), (SAISINE, "Pour vous.", "fail")],
)
def test_a_customers_mail_a_command_and_a_borrowed_name_are_no_mediators_letter(
    office: TestOffice, text: str, note: str, verdict: str
) -> None:
    office.box.deliver(forward(text, attached=False, note=note, verdict=verdict))
    office.works()
    assert "visitor_notice" not in {one.occasion for one in office.register.letters()}


def test_the_notice_of_a_complaint_that_was_attached_shows_it(office: TestOffice) -> None:
    office.box.deliver(forward(LEAK, attached=True, note=""))
    office.works()
    [notice] = [one for one in office.register.letters() if one.occasion == "intake_notice"]
    assert "Mon lave-linge fuit" in words(notice)
    assert "Aucun texte" not in words(notice)
    assert read(notice)["To"] is not None
