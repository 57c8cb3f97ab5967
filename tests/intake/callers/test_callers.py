"""Who writes: told by words that leave little doubt, held to figures; and who wrote what another address sent."""

import time

import pytest

from tests.intake.callers.sheets import figures
from worker.intake.authorship import author
from worker.intake.callers.announced import clock
from worker.intake.callers.gateways import gateway
from worker.intake.callers.represented import represented
from worker.intake.callers.table import COMPLAINANT, Caller, caller, polite
from worker.intake.callers.text import text_of, told
from worker.nouns.message import Forwarded, Headers, Message, Party

BOX = "reclamations@maison.example"


@pytest.mark.parametrize(
    ("said", "is_polite"),
    [
        ("ok", True),
        ("Super merci, bonne journée\n\nEmma Roy", True),
        ("De rien, bonne continuation !", True),
        ("You're welcome", True),
        ("Merci, et ma commande ?", False),
        ("ok mais je veux mon lit", False),
        ("Emma", False),
        ("", False),
    ],
)
def test_a_polite_word_and_nothing_else(said: str, *, is_polite: bool) -> None:
    assert bool(polite(told("emma.roy@mail.example", "Re: Merci", said, "Emma Roy"))) is is_polite


@pytest.mark.parametrize("half", ["tuned", "kept"])
def test_complaints_stay_complaints_and_others_are_found(half: str) -> None:
    found = figures(half)
    assert found.lost_share <= 0.01
    assert found.found_share >= 0.9


def test_there_are_three_hundred_of_them() -> None:
    both = figures("tuned", "kept")
    assert both.complaints + both.others >= 300


def test_an_address_that_the_company_names_goes_before_words() -> None:
    known = {"mediator": ("@mediation.example",), "bill": ("compta@carton.example",)}
    assert caller(told("dossiers@lyon.mediation.example", "", "Bonjour."), known).kind == "mediator"
    assert caller(told("compta@carton.example", "", "Bonjour."), known).kind == "bill"
    assert caller(told("x@notmediation.example", "", "Bonjour."), known).kind == "complainant"


def test_a_hostile_text_costs_no_more_than_a_long_one() -> None:
    for words in (
        "j'ai ete saisi ",
        "cliquez ",
        "journaliste ",
        "depuis ",
        "notre adherente, mme ",
        "commander ",
        "avez-vous le ",
        "mme roux ",
    ):
        began = time.process_time()
        caller(told("a@b.example", words * 2_000, words * 20_000), {})
        assert time.process_time() - began < 20


def mail(text: str, sender: str = "a@client.example", name: str = "", **headers: str) -> Message:
    held = Headers({key.replace("_", "-"): (value,) for key, value in headers.items()})
    return Message("<1@x>", Party(sender, name), "Objet", text, text, headers=held)


def test_a_group_names_who_wrote_and_we_are_nobody_else() -> None:
    through = {"x_original_from": "Paul Girard <paul@client.example>"}
    found = author(mail("Cassé.", BOX, **through), {BOX})
    assert found is not None
    assert found.party == Party("paul@client.example", "Paul Girard")
    assert author(mail("Cassé.", x_original_from=f"Nous <{BOX}>"), {BOX}) is None
    assert author(mail("Cassé.", x_original_from="noreply@client.example"), {BOX}) is None


def test_who_filled_in_a_form_stands_in_its_field_and_its_own_address_is_nobodys() -> None:
    form = mail("Nom : Nadia\nEmail : nadia@client.example\nMessage :\nCassé.", "wordpress@maison.example")
    found = author(form, {BOX})
    assert found is not None
    assert found.party.address == "nadia@client.example"
    # A customer who gives another address in a mail of their own is answered where they wrote from.
    assert author(mail("Cassé.\nEmail : autre@client.example"), {BOX}) is None


def test_what_a_rule_of_our_house_passes_on_is_its_authors() -> None:
    original = Forwarded(Party("paul@client.example", "Paul"), "Cassé", None, "Cassé.")
    passed = Message("<1@x>", Party("commercial@maison.example"), "TR: Cassé", "", "", forwarded=original)
    found = author(passed, {BOX})
    assert found is not None
    assert (found.party, found.passed_on) == (original.sender, True)
    theirs = Message("<1@x>", Party("ami@client.example"), "TR: Cassé", "", "", forwarded=original)
    assert author(theirs, {BOX}) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Notre adhérente, Mme Aminata TRAORÉ, nous a confié le litige.", "Mme Aminata TRAORÉ"),
        ("Je suis le conseil de Madame Nadia Ferrand, cliente chez vous.", "Madame Nadia Ferrand"),
        ("J'écris au nom de ma mère, Mme Jeanne Le Goff.", "Mme Jeanne Le Goff"),
        ("We act on behalf of our client Mrs Brown in this matter.", "Mrs Brown"),
        ("Je suis la fille de Lucie Armand, hospitalisée.", "Lucie Armand"),
        ("Nous intervenons pour elle.", ""),
    ],
)
def test_for_whom_a_representative_speaks(text: str, name: str) -> None:
    found = represented(mail(text))
    assert (found.name if found else "") == name


def test_a_gateway_is_told_by_its_words_and_by_what_sends_it() -> None:
    words = "Vous avez reçu une lettre recommandée électronique."
    robot = mail(words, "ne-pas-repondre@lre.example")
    assert gateway(robot, text_of(robot))[0] == "registered_mail"
    # A person who speaks of one complains.
    person = mail(f"{words} me dites-vous, et le lien ne marche pas.")
    assert gateway(person, text_of(person))[0] == ""


def test_how_long_we_have_is_the_sentence_that_says_so() -> None:
    assert (
        clock(mail("Bonjour. Merci de répondre sous quinze jours. Cordialement"))
        == "Merci de répondre sous quinze jours."
    )
    assert clock(mail("Bonjour. Merci.")) == ""


def test_a_companys_own_words_make_a_kind_where_nothing_makes_them_doubtful():
    known = {"bill": ("bordereau ... mensuel",), "representative": ("protection juridique/GMF",)}
    bill = told("x@carton.example", "Votre bordereau de novembre mensuel", "Ci-joint.")
    assert caller(bill, known) == Caller("bill", "bordereau de novembre mensuel")
    complaint = told("x@free.example", "Bordereau mensuel", "Ma commande n'est jamais arrivée et je suis mécontent.")
    assert caller(complaint, known) == COMPLAINANT
    insurer = told("y@example.net", "", "Le service protection juridique de Mme Roux")
    assert caller(insurer, known).kind == "representative"
    assert caller(bill, {}) == COMPLAINANT
