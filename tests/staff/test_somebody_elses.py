"""A command line that stands in what somebody else wrote is asked about, wherever in a colleague's mail it stands."""

from dataclasses import replace
from typing import Any

import pytest

from tests.commands.lines import COMPANY, OTHER, REF, at
from tests.response.sheet import CY, THEN, ready
from worker.complaint.messages import ReceivedMessage
from worker.complaint.record import Complaint
from worker.nouns.facts import Facts
from worker.office.commands import TABLE
from worker.processing.commands import script
from worker.processing.commands.frame import Bench
from worker.staff.somebody_elses import asked_about, copied

LONG = "#note le réparateur est passé deux fois sans prévenir personne"


def wrote(text: str, *, sender: str = "bo@example.org", quoted: str = "") -> ReceivedMessage:
    return ReceivedMessage(
        parcel=2, sha256="6" * 64, received_at=THEN, sender=sender, new_text=text, quoted=quoted, subject="Canapé"
    )


def holding(*messages: ReceivedMessage, **more: Any) -> Complaint:
    return ready(messages=messages, **more)


def asked(typed: str, bench: Bench) -> list[str]:
    def find_ref(words: str) -> str:
        return REF if REF in words else OTHER if OTHER in words else ""

    words = TABLE.vocabulary(find_ref=find_ref, is_colleague=lambda _: False)
    return [one.line.verb for one in asked_about(script.parse(typed, words), bench, TABLE)]


@pytest.mark.parametrize(
    "written",
    [LONG, f"Bonjour,\n\n> {LONG.upper()}\n\nMerci", LONG.replace("é", "e"), LONG.replace(" deux", "\ndeux")],
)
def test_a_line_that_the_customer_wrote_is_not_obeyed_however_it_was_copied(written: str) -> None:
    assert asked(LONG, at(holding(wrote(written)), CY)) == ["note"]
    assert asked(LONG, at(holding(wrote("Bonjour", quoted=written)), CY)) == ["note"]


def test_what_a_stranger_wrote_to_the_file_and_what_the_ledger_knows_counts_too() -> None:
    assert asked(LONG, at(ready(held_messages=(wrote(LONG, sender="eve@example.net"),)), CY)) == ["note"]
    elsewhere = holding(wrote(LONG), ref=OTHER)
    assert asked(LONG, at(ready(), CY, facts=Facts(like_lines=(elsewhere,)))) == ["note"]
    assert asked(LONG, at(ready(), CY)) == []


def test_what_a_colleague_wrote_is_their_own() -> None:
    assert CY.address in COMPANY.staff
    assert asked(LONG, at(holding(wrote(LONG, sender=CY.address)), CY)) == []


def test_what_anybody_types_is_no_copy() -> None:
    assert asked("#statut", at(holding(wrote("#statut")), CY)) == []
    assert asked("#note rappeler demain", at(holding(wrote("#note rappeler demain")), CY)) == []


def test_a_strong_line_is_a_copy_where_the_words_beside_it_are_the_customers_too() -> None:
    text = "Bonjour, merci de faire le nécessaire."
    bench = at(holding(wrote(f"#clore\n\n{text}")), CY)
    assert asked(f"#clore\n\n{text}", bench) == ["clore"]
    assert asked("#clore", bench) == []
    assert asked("#clore\n\nTout est réglé avec lui.", bench) == []


def test_a_line_that_names_a_file_in_a_mail_about_none_is_a_copy() -> None:
    line = f"#statut {REF}"
    bench = at(holding(wrote(line)), CY)
    assert asked(line, replace(bench, default_ref="")) == ["statut"]
    assert asked(line, bench) == []


def test_who_says_why_all_the_same_is_obeyed() -> None:
    despite = "#despite je reprends ses mots exprès dans ma note"
    assert asked(f"{LONG}\n{despite}", at(holding(wrote(LONG)), CY)) == []
    # Not where that was copied as well.
    assert "despite" in asked(f"{LONG}\n{despite}", at(holding(wrote(f"{LONG}\n{despite}")), CY))


def test_nothing_is_asked_of_a_mail_without_commands() -> None:
    assert asked("Bonjour, le réparateur est passé.", at(holding(wrote("le réparateur est passé.")), CY)) == []


def test_the_ledger_is_asked_of_command_lines_alone() -> None:
    words = TABLE.vocabulary(find_ref=lambda _: "", is_colleague=lambda _: False)
    assert copied(script.parse(f"{LONG}\n\nBonjour", words).lines) == {LONG}
    assert copied(()) == frozenset()
