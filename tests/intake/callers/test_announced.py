"""The day that an authority's, a mediator's or a bank's clock ends on is read out of their words."""

from datetime import date

import pytest

from worker.intake.callers.announced import clock, day
from worker.nouns.message import Message, Party

CAME = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Bonjour. Merci de répondre sous dix jours. Cordialement", date(2026, 12, 3)),
        ("Vous êtes convoqué à l'audience du 14 janvier 2027 à 9 h.", date(2027, 1, 14)),
        ("Vos propositions sont attendues avant le 15 décembre, à défaut j'assignerai.", date(2026, 12, 15)),
        ("Vous disposez d'un mois pour former opposition.", date(2026, 12, 23)),
        ("Je procéderai à un contrôle le 1er décembre.", date(2026, 12, 1)),
        ("Une réunion d'expertise du 2 décembre 2026 à 10 h vous est proposée.", date(2026, 12, 2)),
        ("Please answer within 14 days.", date(2026, 12, 7)),
        # What is past is no limit; a number is no day.
        ("Contrôle fait le 3 novembre 2026, à l'audience du 4 novembre 2026.", None),
        ("Bonjour, merci de votre retour.", None),
    ],
)
def test_the_day_that_is_announced(text: str, named: date | None) -> None:
    message = Message("<1@x>", Party("a@tribunal.example"), "Objet", text, text)
    assert day(message, CAME) == named


def test_a_subject_names_a_day_too_and_a_long_text_stays_cheap() -> None:
    heading = Message("<1@x>", Party("a@b.example"), "Convocation à l'audience du 14 janvier 2027", "", "Voir acte.")
    assert day(heading, CAME) == date(2027, 1, 14)
    assert clock(heading) == "Convocation à l'audience du 14 janvier 2027"
    hostile = "sous dix jours " * 5_000
    assert day(Message("<1@x>", Party("a@b.example"), "", hostile, hostile), CAME) == date(2026, 12, 3)
