"""What a message lets us look up: bounded, strict, and with the addresses that it was really sent to."""

from collections.abc import Callable
from dataclasses import fields

import pytest

from worker.intake.query import query_of
from worker.nouns.facts import Query
from worker.nouns.message import Headers, Message, Party

BOX = "reclamations@example.com"
REF = "REC-2026-000123-38"
TAGGED = "reclamations+rec-2026-000123-38.k3v9q2m7t4x8@example.com"
TOKEN = (REF, "k3v9q2m7t4x8")


def ask(message: Message) -> Query:
    return query_of(message, prefix="REC", boxes=[BOX])


def message(**fields: object) -> Message:
    plain = {
        "message_id": "<a@example.org>",
        "sender": Party("camille@example.org"),
        "subject": "",
        "text": "",
        "new_text": "",
    }
    return Message(**(plain | fields))  # type: ignore[arg-type]  # fields of Message by name


def test_ids_are_asked_for_from_the_latest_answered_back() -> None:
    query = ask(message(in_reply_to=("<c@x>",), references=("<a@x>", "<b@x>", "<c@x>")))
    assert query.own_id == "<a@example.org>"
    assert query.answered_ids == ("<c@x>", "<b@x>", "<a@x>")


@pytest.mark.parametrize(
    "bad", ["", "<>", "<a b@x>", "<a@x>\r\nX: y", "a@x", "<é@x>", "<" + "a" * 1_000 + "@x>", "<a@<x>>"]
)
def test_an_id_that_is_no_id_is_not_asked_for(bad: str) -> None:
    query = ask(message(message_id=bad, in_reply_to=(bad,), references=(bad, "<good@x>")))
    assert query.own_id == ""
    assert query.answered_ids == ("<good@x>",)


def test_references_come_from_the_subject_and_not_from_a_persons_text() -> None:
    query = ask(message(subject=f"Dossier {REF}", text="et REC-2026-000124-36", new_text="et REC-2026-000124-36"))
    assert query.tagged_refs == (REF,)


@pytest.mark.parametrize(
    "fields",
    [
        {"to": (Party(TAGGED),)},
        {"cc": (Party("autre@example.net"), Party(TAGGED))},
        {"headers": Headers({"delivered-to": ("contact@example.com", TAGGED)})},
        {"headers": Headers({"x-original-to": (f"<{TAGGED.upper()}>",)})},
        {"headers": Headers({"envelope-to": (f"contact@example.com, {TAGGED}",)})},
    ],
)
def test_a_reply_address_is_read_wherever_the_servers_note_it(fields: dict[str, object]) -> None:
    assert ask(message(**fields)).tokens == (TOKEN,)


def test_a_reply_address_in_a_persons_text_is_no_proof() -> None:
    assert ask(message(text=f"j'ai écrit à {TAGGED}", new_text="")).tokens == ()


def test_a_bounce_is_asked_for_by_all_that_it_returns(mail: Callable[[str], Message]) -> None:
    returned = ask(mail("bounce-that-returns-the-letter"))
    assert returned.returned_ids == ("<2f7c1d90b54e4a0c8e6d3b1a@worker.example.com>",)
    assert returned.failed_recipients == ("camille.roussel@example.org",)
    assert ask(mail("bounce-that-returns-the-reply-address")).tokens == (TOKEN,)


def test_a_bounce_of_a_forwarding_asks_for_the_address_that_we_wrote_first() -> None:
    fields = "Original-Recipient: rfc822;a@example.org\nFinal-Recipient: rfc822;b@example.net\nAction: failed"
    query = ask(message(sender=Party("mailer-daemon@example.net"), delivery=(fields,)))
    assert query.failed_recipients == ("a@example.org", "b@example.net")


def test_a_bounce_names_the_file_of_the_letter_that_it_returns() -> None:
    bounce = message(
        sender=Party("mailer-daemon@example.net"),
        subject="Undelivered Mail Returned to Sender",
        text="<a@example.org>: 550 5.1.1 user unknown",
        returned=f"Subject: [{REF}] Votre dossier\n",
    )
    assert ask(bounce).tagged_refs == (REF,)


def test_whatever_a_mail_names_is_looked_up_and_a_commands_query_asks_nothing_of_mails() -> None:
    every = [one.name for one in fields(Query)]
    names = every[: every.index("recent")]
    values = {name: "a" if type(getattr(Query(), name)) is str else ("a",) for name in names}
    assert all(Query(**{name: value}).about_mail for name, value in values.items())  # type: ignore[arg-type]  # by name
    assert not Query(recent=True, files=frozenset({REF}), colleague="ann@example.com", mine=True).about_mail


def test_two_lines_ask_for_what_either_needs() -> None:
    both = Query(files=frozenset({REF}), new_files=1, search="colis") | Query(new_files=2, mine=True, search="autre")
    assert both == Query(files=frozenset({REF}), new_files=3, search="colis", mine=True)
