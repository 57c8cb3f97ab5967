"""Who writes, as sorting asks it: who does not complain, machines with a person's words in them, relays, our house."""

from dataclasses import replace
from typing import Any

import pytest

from tests.intake.sorting.small_register import ACKNOWLEDGEMENT, ANN, FILE, NOTICE, REF, SENT, STANDING
from worker.intake.sorting.people import answerable, gateway, machine_mail, passed_on, spoken_for, visitor
from worker.intake.sorting.table import answers_report, own_address_writes, trusted_form
from worker.nouns.facts import Facts
from worker.nouns.item import FollowUp, Idea, Loop, Machine, NewComplaint, OurLetter, Visitor
from worker.nouns.message import Forwarded, Headers, Message, Party

EVE = Party("eve@example.net", "Eve Roy")
SEIZED = "J'ai été saisi par M. Faure d'un différend avec votre société. Je vous remercie de vos observations."
COMPLAINS = "Vous m'avez prélevé deux fois 40 euros, c'est inadmissible. Je demande le remboursement."


def wrote(text: str, sender: Party = EVE, subject: str = "Bonjour", **more: Any) -> Message:
    headers = Headers({name: (value,) for name, value in more.pop("headers", {}).items()})
    return Message("<q@example.net>", sender, subject, text, text, headers=headers, **more)


# Visitors


def test_who_comes_for_something_else_opens_nothing() -> None:
    item = visitor(wrote("Juste un petit mot pour remercier Karim, votre livreur."), STANDING)
    assert isinstance(item, Visitor)
    assert (item.kind, item.refs, item.mute) == ("thanks", (), False)


@pytest.mark.parametrize(
    "text", [COMPLAINS, "Notre adhérente, Mme Traoré, nous a confié le litige qui l'oppose à vous."]
)
def test_who_complains_is_no_visitor_nor_who_speaks_for_one(text: str) -> None:
    assert visitor(wrote(text), STANDING) is None


@pytest.mark.parametrize("text", ["Juste un petit mot pour remercier Karim.", "Quels sont vos horaires ?"])
def test_thanks_and_questions_of_who_has_an_open_file_belong_to_it(text: str) -> None:
    assert visitor(wrote(text), replace(STANDING, files_of_sender=(FILE,))) is None
    over = replace(STANDING, files_of_sender=(replace(FILE, is_open=False),))
    assert isinstance(visitor(wrote(text), over), Visitor)


def test_a_mediator_is_one_whatever_files_they_have_and_names_what_they_write_about() -> None:
    item = visitor(wrote(SEIZED), replace(STANDING, files_of_sender=(FILE,), tagged_files=(FILE,)))
    assert isinstance(item, Visitor)
    assert (item.kind, item.refs) == ("mediator", (REF,))


# Machines

BULK = {"precedence": "bulk", "list-id": "<clients.example.net>"}


def test_what_only_a_header_calls_machine_mail_is_a_persons_where_they_complain_in_it() -> None:
    assert machine_mail(wrote(COMPLAINS, headers=BULK), STANDING) is None
    item = machine_mail(wrote("La lettre de novembre : nos nouveautés.", headers=BULK), STANDING)
    assert isinstance(item, Machine)
    assert (item.ref, item.ours) == ("", False)


def test_the_issue_of_a_list_is_no_letter_to_us_however_it_speaks() -> None:
    assert isinstance(machine_mail(wrote(COMPLAINS + " Et encore." * 500, headers=BULK), STANDING), Machine)


def test_what_a_mediator_has_a_program_send_is_seen() -> None:
    assert machine_mail(wrote(SEIZED, headers=BULK), STANDING) is None


def test_a_notice_of_absence_belongs_to_the_letter_that_it_answers() -> None:
    absent = wrote(
        "Je suis absent jusqu'au 14.", subject="Absence du bureau", headers={"auto-submitted": "auto-replied"}
    )
    answering = replace(STANDING, answered_letters=(ACKNOWLEDGEMENT,), files_of_answered=(FILE,))
    item = machine_mail(absent, answering)
    assert isinstance(item, Machine)
    assert (item.nature, item.ref, item.ours) == ("auto_reply", REF, True)


@pytest.mark.parametrize("proof", [{"answered_letters": (ACKNOWLEDGEMENT,)}, {"token_file": FILE}])
def test_no_filter_makes_spam_of_what_proves_to_answer_us(proof: dict[str, Any]) -> None:
    called = wrote("Voici la photo.", headers={"x-spam-flag": "YES"})
    item = machine_mail(called, STANDING)
    assert isinstance(item, Machine)
    assert item.nature == "spam"
    assert machine_mail(called, replace(STANDING, **proof)) is None


# Whom a machine may answer


def test_nobody_answers_a_sender_whose_headers_ask_for_it() -> None:
    for item in (NewComplaint("x"), Visitor("x", "thanks"), FollowUp("x", REF, "letter")):
        asked = answerable(item, wrote(COMPLAINS, headers=BULK), STANDING)
        plain = answerable(item, wrote(COMPLAINS), STANDING)
        assert (asked.mute, plain.mute) == (True, False)  # type: ignore[union-attr]
    assert answerable(replace(Visitor("x", "review"), mute=True), wrote("Avis"), STANDING).mute  # type: ignore[union-attr]
    assert answerable(Loop("x"), wrote(COMPLAINS, headers=BULK), STANDING) == Loop("x")


def test_a_representatives_complaint_is_that_of_whom_they_speak_for() -> None:
    text = "Notre adhérente, Mme Traoré, nous a confié le litige qui l'oppose à votre enseigne."
    item = spoken_for(NewComplaint("x", duplicates=("A",), linked=("A", "B")), wrote(text), {})
    assert (item.caller, item.duplicates, item.represented) == ("representative", ("A", "B"), Party("", "Mme Traoré"))
    assert spoken_for(NewComplaint("x"), wrote(COMPLAINS), {}) == NewComplaint("x")


def test_a_form_says_itself_who_wrote() -> None:
    form = NewComplaint("x", from_form=True)
    assert answerable(form, wrote(COMPLAINS), STANDING) == form


# Passed on


def forwarded(text: str = SEIZED, above: str = "", sender: str = "mediateur@mediation.example") -> Message:
    original = Forwarded(sender=Party(sender, "M. le médiateur"), subject="Saisine", text=text, sent_at=None)
    return replace(wrote(above, Party(ANN.address, ANN.name), "TR: Saisine"), forwarded=original)


def test_what_a_colleague_passes_on_of_a_mediator_is_the_mediators() -> None:
    item = passed_on(forwarded(), replace(STANDING, authserv_id="", tagged_files=(FILE,)))
    assert isinstance(item, Visitor)
    assert (item.kind, item.refs, item.mute) == ("mediator", (REF,), True)
    assert item.author == Party("mediateur@mediation.example", "M. le médiateur")


@pytest.mark.parametrize(
    ("message", "known"),
    [
        (replace(forwarded(), sender=EVE), {}),
        (replace(forwarded(), forwarded=None), {}),
        (forwarded(sender=""), {}),
        (forwarded(text=COMPLAINS), {}),
        (forwarded(above="#note vu au téléphone"), {}),
        (forwarded(), {"answered_letters": (NOTICE,)}),
        (forwarded(), {"token_file": FILE}),
    ],
)
def test_a_customers_mail_commands_and_answers_to_us_are_the_colleagues(
    message: Message, known: dict[str, Any]
) -> None:
    assert passed_on(message, replace(STANDING, authserv_id="", **known)) is None


# Gateways and our own addresses


def test_a_letter_of_ours_that_is_answered_came_through_no_gateway() -> None:
    said = wrote("Un client a appelé : Mme Roy, au sujet de sa livraison.", Party("accueil@example.com"))
    for known in ({"answered_letters": (ACKNOWLEDGEMENT,)}, {"token_file": FILE}):
        assert gateway(said, replace(STANDING, **known)) is None


@pytest.mark.parametrize(
    ("sender", "noted"), [("accueil@example.com", True), (ANN.address, False), ("accueil@example.net", False)]
)
def test_a_note_of_a_call_is_one_from_our_house_alone(sender: str, *, noted: bool) -> None:
    text = "Appel de Mme Roy ce matin à 10 h, au sujet de sa livraison. Merci de la rappeler au 06 12 34 56 78."
    item = gateway(wrote(text, Party(sender)), replace(STANDING, authserv_id=""))
    assert isinstance(item, Visitor) is noted
    if isinstance(item, Visitor):
        assert (item.kind, item.mute) == ("phone_note", True)


@pytest.mark.parametrize(
    ("sender", "noted"), [("compta@example.com", True), (ANN.address, False), ("compta@example.net", False)]
)
def test_a_list_of_payments_is_a_note_from_our_house_alone(sender: str, *, noted: bool) -> None:
    text = "Virements passés ce jour :\n- Perrin Lucie 159,00 VIR-88130\n- Hôtel Bellevue 312,40 VIR-88131"
    item = gateway(wrote(text, Party(sender)), replace(STANDING, authserv_id=""))
    assert isinstance(item, Visitor) is noted
    if isinstance(item, Visitor):
        assert (item.kind, item.mute) == ("payment_note", True)


@pytest.mark.parametrize("sender", ["reclamations@example.com", "reclamations+rec-2026-000123-38@example.com"])
def test_our_own_address_is_a_loop_with_a_tag_or_without(sender: str) -> None:
    assert isinstance(own_address_writes(wrote("Bonjour", Party(sender)), STANDING), Loop)
    assert own_address_writes(wrote("Bonjour"), STANDING) is None


def test_a_trusted_form_links_the_file_that_it_names() -> None:
    form = wrote(COMPLAINS, Party("formulaire@example.com"))
    item = trusted_form(form, replace(STANDING, tagged_files=(FILE,)))
    assert isinstance(item, NewComplaint)
    assert (item.from_form, item.linked) == (True, (REF,))
    assert trusted_form(wrote(COMPLAINS), STANDING) is None


# Ideas

REPORT = OurLetter(9, "<9@worker.example.com>", "", "monthly_report", "tous@example.com", to_staff=True, queued_at=SENT)
REPORTED = replace(STANDING, answered_letters=(REPORT,), authserv_id="")


@pytest.mark.parametrize("sender", [ANN.address, "atelier@example.com"])
def test_who_answers_a_report_in_words_has_an_idea(sender: str) -> None:
    assert isinstance(answers_report(wrote("Un carton plus solide.", Party(sender)), REPORTED), Idea)


@pytest.mark.parametrize(
    ("message", "facts"),
    [
        (wrote("Un carton plus solide."), REPORTED),
        (wrote("#note un carton plus solide", Party(ANN.address)), REPORTED),
        (forwarded(), REPORTED),
        (wrote("Un carton.", Party(ANN.address)), replace(REPORTED, answered_letters=(NOTICE,))),
        (wrote("Un carton.", Party(ANN.address)), STANDING),
    ],
)
def test_strangers_commands_forwards_and_answers_to_other_letters_are_no_ideas(message: Message, facts: Facts) -> None:
    assert answers_report(message, facts) is None


@pytest.mark.parametrize(
    ("verdict", "spent", "server", "doubtful"),
    [
        ("pass", False, "mx.example.com", False),
        ("fail", False, "mx.example.com", True),
        ("", False, "mx.example.com", True),
        ("", False, "", False),
        ("", True, "", True),
    ],
)
def test_an_idea_is_doubtful_where_neither_our_server_nor_the_letter_vouches_for_it(
    verdict: str, server: str, *, spent: bool, doubtful: bool
) -> None:
    headers = {"authentication-results": f"mx.example.com; dmarc={verdict} header.from=example.com"} if verdict else {}
    facts = replace(REPORTED, authserv_id=server, answered_letters=(replace(REPORT, spent=spent),))
    item = answers_report(wrote("Un carton.", Party(ANN.address), headers=headers), facts)
    assert isinstance(item, Idea)
    assert item.doubtful is doubtful
