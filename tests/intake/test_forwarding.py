"""What a colleague passed on: one mail of the corpus for each client, and the mails that forward nothing.

In the margin `F|` is the original's text and `O|` everything else; above stands what has to be found.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.intake import forwarding
from worker.intake.forwarding import dates, people
from worker.nouns.message import Party

FOLDER = Path(__file__).parents[1] / "corpus" / "forwarding"
PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True)
class Sheet:
    name: str
    expected: dict[str, str]
    text: str
    forwarded: tuple[str, ...]


def read(path: Path) -> Sheet:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    sentence, *fields = head.split("\n")
    assert sentence.startswith("# ")
    expected = {name: value.strip() for name, _, value in (line.partition(":") for line in fields)}
    lines = [(line[:1], line[3:]) for line in body.split("\n")]
    assert {margin for margin, _ in lines} <= {"O", "F", ""}
    forwarded = tuple(line.lstrip("> ") for margin, line in lines if margin == "F" and line.strip("> "))
    return Sheet(path.stem, expected, "\n".join(line for _, line in lines), forwarded)


SHEETS = tuple(read(path) for path in sorted(FOLDER.glob("*.txt")))
FORWARDS = [sheet for sheet in SHEETS if "Sender" in sheet.expected]
OTHERS = [sheet for sheet in SHEETS if "Sender" not in sheet.expected]


@pytest.mark.parametrize("sheet", FORWARDS, ids=lambda sheet: sheet.name)
def test_sender_subject_date_and_text_of_the_original_are_found(sheet: Sheet) -> None:
    found = forwarding.find(sheet.expected["Subject"], sheet.text)
    assert found is not None
    assert found.sender == Party(sheet.expected["Sender"], sheet.expected["Name"])
    assert found.subject == sheet.expected["Original"]
    assert found.sent_at == datetime.fromisoformat(sheet.expected["Date"])
    assert tuple(line.strip() for line in found.text.split("\n") if line.strip()) == sheet.forwarded


@pytest.mark.parametrize("sheet", OTHERS, ids=lambda sheet: sheet.name)
def test_what_forwards_nothing_gives_nothing(sheet: Sheet) -> None:
    assert forwarding.find(sheet.expected["Subject"], sheet.text) is None


def test_the_corpus_holds_both() -> None:
    assert len(FORWARDS) >= 15
    assert len(OTHERS) >= 5


def test_a_mail_passed_on_twice_is_found_by_asking_again() -> None:
    inner = "De : Odile <odile@example.org>\nEnvoyé : lundi 11 mars 2024 08:00\nÀ : Accueil\nObjet : Four\n\nEn panne."
    outer = (
        "De : Accueil <accueil@electro.example.com>\nEnvoyé : lundi 11 mars 2024 09:00\nÀ : SAV\nObjet : TR: Four\n\n"
    )
    first = forwarding.find("TR: TR: Four", f"Vu.\n\n{outer}{inner}")
    assert first is not None
    second = forwarding.find(first.subject, first.text)
    assert second is not None
    assert second.sender.address == "odile@example.org"
    assert second.text == "En panne."


def test_marks_of_the_originals_own_quotes_are_kept() -> None:
    text = "Le 12/03/2024 10:22, Odile <odile@example.org> a écrit :\n> Non.\n>> Avez-vous l'emballage ?"
    found = forwarding.find("TR: Four", text)
    assert found is not None
    assert found.text == "Non.\n> Avez-vous l'emballage ?"


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_subject_and_no_text_make_it_fail(subject: str, text: str) -> None:
    found = forwarding.find(subject, text)
    assert found is None or found.sent_at is None or found.sent_at.tzinfo is not None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("lundi 12 mars 2024 à 10:22", datetime(2024, 3, 12, 10, 22, tzinfo=PARIS)),
        ("mar. 12 avr. 2024 à 10h22", datetime(2024, 4, 12, 10, 22, tzinfo=PARIS)),
        ("1er août 2024", datetime(2024, 8, 1, tzinfo=PARIS)),
        ("12/03/2024 10:22:33", datetime(2024, 3, 12, 10, 22, 33, tzinfo=PARIS)),
        ("12/03/24 10:22", datetime(2024, 3, 12, 10, 22, tzinfo=PARIS)),
        ("04.07.2024  17.45  (GMT+01:00)", datetime(2024, 7, 4, 17, 45, tzinfo=timezone(timedelta(hours=1)))),
        ("Tue, 12 Mar 2024 10:22:33 -0500", datetime(2024, 3, 12, 10, 22, 33, tzinfo=timezone(timedelta(hours=-5)))),
        ("Tuesday, March 12, 2024 12:05 AM", datetime(2024, 3, 12, 0, 5, tzinfo=PARIS)),
        ("3/12/2024 10:22 PM", datetime(2024, 3, 12, 22, 22, tzinfo=PARIS)),
        ("2024-03-12T10:22:33Z", datetime(2024, 3, 12, 10, 22, 33, tzinfo=UTC)),
        ("Dienstag, 12. März 2024 10:22 Uhr", datetime(2024, 3, 12, 10, 22, tzinfo=PARIS)),
        ("mar, 12 mar 2024 a las 10:22", datetime(2024, 3, 12, 10, 22, tzinfo=PARIS)),
        ("вторник, 12 марта 2024 г., 10:22 +03:00", datetime(2024, 3, 12, 10, 22, tzinfo=timezone(timedelta(hours=3)))),
        ("2024年3月12日(火) 午後1:22", datetime(2024, 3, 12, 13, 22, tzinfo=PARIS)),
        ("2024년 3월 12일 (화) 오후 1:22", datetime(2024, 3, 12, 13, 22, tzinfo=PARIS)),
        ("\u200e12\u200e/\u200e03\u200e/\u200e2024 10:22", datetime(2024, 3, 12, 10, 22, tzinfo=PARIS)),
    ],
)
def test_a_date_is_read_as_its_client_writes_it(written: str, expected: datetime) -> None:
    assert dates.parse(written, PARIS) == expected


@pytest.mark.parametrize(
    "written", ["", "hier", "12 mars", "mars 2024", "31/02/2024", "99/99/9999", "12 listopada 24", "10:22"]
)
def test_a_date_that_cannot_be_told_is_none(written: str) -> None:
    assert dates.parse(written, PARIS) is None


def test_a_month_that_two_languages_disagree_over_is_not_guessed() -> None:
    assert dates.parse("sri, 27. lis 2021. u 09:31", PARIS) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('"Odile Carpentier" <Odile@Example.org>', Party("odile@example.org", "Odile Carpentier")),
        ("Odile Carpentier [mailto:odile@example.org]", Party("odile@example.org", "Odile Carpentier")),
        ("odile@example.org [mailto: odile@example.org]", Party("odile@example.org")),
        ("odile@example.org <odile@example.org>", Party("odile@example.org")),
        ("Odile <odile@example.org<mailto:odile@example.org>>", Party("odile@example.org", "Odile")),
        ("« Carpentier, Odile » <odile@example.org>", Party("odile@example.org", "Carpentier, Odile")),
        ("Odile Carpentier", Party("", "Odile Carpentier")),
        ("", Party("")),
    ],
)
def test_a_sender_is_read_from_its_header_line(written: str, expected: Party) -> None:
    assert people.of_header(written) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Le 12/03/2024 à 10:22, Odile a écrit :", Party("", "Odile")),
        ("Le mar. 12 mars 2024 à 10:22, Odile C. <o@example.org> a écrit :", Party("o@example.org", "Odile C.")),
        ("Am 12.03.2024 um 10:22 schrieb Odile <o@example.org>:", Party("o@example.org", "Odile")),
        ("Op 12 mrt 2024 om 10:22 heeft Odile <o@example.org> geschreven:", Party("o@example.org", "Odile")),
        ("Le 16/05/2018 à 10:22, o@example.org a écrit :", Party("o@example.org")),
        ("2024年3月12日(火) 10:22 Odile <o@example.org>:", Party("o@example.org", "Odile")),
    ],
)
def test_a_sender_is_read_from_an_attribution(line: str, expected: Party) -> None:
    assert people.of_attribution(line) == expected
