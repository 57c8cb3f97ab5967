"""Order, customer number, telephone and the author of a web form: with their label, or not at all."""

from collections.abc import Callable

import pytest

from worker.intake.complainant import contract_number, customer_number, from_form, order_reference, phone
from worker.nouns.message import Message, Party


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Ma commande n° C-1042 est arrivée cassée.", "C-1042"),
        ("N° de commande : 4471", "4471"),
        ("Commande 20260412-7 en retard", "20260412-7"),
        ("commande n°88123.", "88123"),
        ("réservation AB12CD pour le 3 mai", "AB12CD"),
        ("Numéro de réservation\u00a0: QX7R9", "QX7R9"),
        ("My order #12345 and order no. AB-99", "12345, AB-99"),
        ("order number: 55-A/2", "55-A/2"),
        ("commande 4471 puis encore commande n° 4471", "4471"),
    ],
)
def test_an_order_is_read_with_its_label(text: str, reference: str) -> None:
    assert order_reference(text) == reference


@pytest.mark.parametrize(
    "text",
    [
        "ma commande du 12/03/2026",
        "commande de 12345 euros",
        "commande 1250 €",
        "ma commande 89,90 €",
        "commande passée hier",
        "commande n° REC-2026-000123-XX",
        "commande 2026-03-12",
        "4471",
    ],
)
def test_a_date_a_price_or_one_of_our_references_is_no_order(text: str) -> None:
    assert order_reference(text) == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Mon contrat n° 44-2210 court toujours.", "44-2210"),
        ("N° de contrat : FR8812-A", "FR8812-A"),
        ("numéro de mon contrat : 778812", "778812"),
        ("contrat d'entretien n°5512/B", "5512/B"),
        ("le contrat d’assurance 20240412-7 que j'ai signé", "20240412-7"),
        ("Police d'assurance n° AX-99120", "AX-99120"),
        ("n° de police 99120", "99120"),
        ("ma police n° 99120", "99120"),
        ("My contract no. C/4471 and policy number P-2", "C/4471, P-2"),
        ("policy number P-211", "P-211"),
        ("contrats n° 4471 et contrat n° 4472", "4471, 4472"),
        ("un contrat de 24 mois", ""),
        ("contrat du 12/03/2026", ""),
        ("contrat de 1250 €", ""),
        ("contrat n° REC-2026-000123-XX", ""),
        ("le commissariat de police 69003 Lyon", ""),
        ("procès-verbal de la police n° 2026/00123", ""),
        ("commande n° C-1042", ""),
    ],
)
def test_a_contract_is_read_with_its_label(text: str, number: str) -> None:
    assert contract_number(text) == number


def test_an_order_and_a_contract_are_told_apart() -> None:
    text = "Ma commande n° C-1042, au titre du contrat n° 44-2210, n'est pas arrivée."
    assert (order_reference(text), contract_number(text)) == ("C-1042", "44-2210")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("N° client 88-12", "88-12"),
        ("Numéro client : A1234", "A1234"),
        ("mon numéro d'abonné est le 990142", "990142"),
        ("Client n°778899", "778899"),
        ("Customer number: 5512", "5512"),
        ("mon client 2024", ""),
        ("client : Dupont", ""),
        ("cliente depuis 2011", ""),
    ],
)
def test_a_customer_number_is_read_with_its_label(text: str, number: str) -> None:
    assert customer_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Tél. 06 12 34 56 78", "06 12 34 56 78"),
        ("joignable au 04.72.00.00.00 le soir", "04.72.00.00.00"),
        ("tel:0612345678", "0612345678"),
        ("+33 6 12 34 56 78", "+33 6 12 34 56 78"),
        ("Call me on +44 20 7946 0958.", "+44 20 7946 0958"),
        ("0612345678", ""),
        ("commande 01 23 45 67 89", ""),
        ("06 12 34 56 78 ou 04 72 11 22 33", ""),
        ("06 12 34 56 78, je répète : 0612345678 (portable)", "06 12 34 56 78"),
        ("+1000", ""),
        ("article 12 34 56 78 90", ""),
    ],
)
def test_one_telephone_number_is_read_and_none_is_guessed(text: str, number: str) -> None:
    assert phone(text) == number


def form(text: str, *, reply_to: str = "") -> Message:
    return Message(
        message_id="<f@example.com>",
        sender=Party("formulaire@example.com", "Formulaire"),
        subject="Formulaire de réclamation",
        text=text,
        new_text=text,
        reply_to=(Party(reply_to),) if reply_to else (),
    )


def test_the_author_of_a_form_is_the_address_in_its_mail_field() -> None:
    text = "Nom : Ferrand\nPrénom : Odile\nE-mail : Odile@Example.org\nMessage : écrivez aussi à mari@example.net"
    assert from_form(form(text, reply_to="autre@example.net")) == Party("odile@example.org", "Odile Ferrand")


def test_a_field_may_stand_on_the_line_below_its_label() -> None:
    assert from_form(form("Your name\nTom Reed\n\nEmail address\ntom@example.net\n")) == Party(
        "tom@example.net", "Tom Reed"
    )


def test_without_a_mail_field_the_reply_address_is_the_author() -> None:
    assert from_form(form("Message : rien ne marche", reply_to="odile@example.org")) == Party("odile@example.org")


def test_without_either_the_only_address_in_the_text_is_the_author() -> None:
    assert from_form(form("De la part de odile@example.org : rien ne marche")) == Party("odile@example.org")


@pytest.mark.parametrize("text", ["Rien du tout.", "a@example.org et b@example.org", "E-mail : formulaire@example.com"])
def test_a_form_without_its_author_has_none(text: str) -> None:
    assert from_form(form(text)) is None


@pytest.mark.slow
def test_a_megabyte_of_one_thing_takes_less_than_a_second(
    hostile: str, seconds: Callable[[Callable[[], object]], float]
) -> None:
    message = form(hostile)
    assert (
        seconds(lambda: (order_reference(hostile), contract_number(hostile), customer_number(hostile), phone(hostile)))
        < 10
    )
    assert seconds(lambda: from_form(message)) < 10


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("Sie haben mir zu viel berechnet (Bestellung 50977).", "50977"),
        ("Bestellnummer: 50977", "50977"),
        ("mi pedido 88213 no ha llegado", "88213"),
        ("l'ordine n. 77120", "77120"),
        ("Die Rechnungen 10012 und 10013", "rechnungen 10012, 10013"),
        ("trois commandes : commande 47001 cassé, 47002 pas reçue, 47003 en trop", "47001, 47002, 47003"),
        ("mes commandes n° 47001 à 3 € et 47 euros, reçues 69003 Lyon", "47001"),
        (
            "factures F2610-101 (1 240,00 € HT), F2610-102 (12,50 € HT) et F2610-117 ; La facture F2611-0442",
            "factures F2610-101, F2610-102, F2610-117, F2611-0442",
        ),
    ],
)
def test_orders_of_other_languages_and_several_of_one_mail_are_read(text: str, orders: str) -> None:
    assert order_reference(text) == orders
