"""Many mails in a colleague's name at once: one confirmation, the rest in one letter; each can still be confirmed."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.desk import BORDER
from tests.staff.team import ANN, BO, CY, MIA, Team, open_team, read, reply_to, words


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    team.writes(BO, "Mon colis n'est jamais arrivé.", subject="Colis perdu")
    yield team
    assert team.office.register.verify().faults == ()
    team.office.office.close()


def sent(team: Team, to: str) -> list[str]:
    return [row.occasion for row in team.letters(to) if row.status == "sent" and row.occasion != "intake_notice"]


def test_thirteen_mails_that_nothing_proves_are_one_confirmation_and_one_letter_of_the_rest(team: Team) -> None:
    ref = team.office.complaints()[0].ref
    for number in range(13):
        team.writes(CY.address, f"#note Faux {number}", subject=f"[{ref}] n° {number}", later=True)
    team.office.waits(seconds=30)
    team.office.waits(minutes=6)
    assert sent(team, CY.address) == ["confirmation", "bundle"]
    # Nothing speaks against them: the desk's list has them.
    assert sent(team, ANN.address) == []
    bundle = team.last(CY.address, "bundle")
    for number in range(1, 13):
        assert f"n° {number}" in words(bundle)
    assert "accusé de réception" not in words(bundle)
    # One of them was Cyrille's all the same: he sees it before he says yes.
    html = read(bundle).get_body(("html",)).get_content()
    link = urlsplit(unescape(re.findall(r'href="(mailto:[^"]*confirmer[^"]*)"', html)[-1]))
    team.writes(CY.address, parse_qs(link.query)["body"][0], to=link.path)
    assert team.office.complaints()[0].notes == ()
    shown = team.last(CY.address, "confirmation")
    assert shown.status == "sent"
    assert "#note Faux 12" in words(shown)
    team.writes(CY.address, "oui", answers=shown.message_id)
    assert [note.text for note in team.office.complaints()[0].notes] == ["Faux 12"]


def test_a_colleague_who_works_on_is_asked_at_once_each_time(team: Team) -> None:
    notice = team.last(ANN.address, "intake_notice")
    for _ in range(5):
        team.writes(
            ANN.address, "#point Le colis est ouvert", to=reply_to(notice), answers=notice.message_id, later=True
        )
    team.office.waits(seconds=30)
    assert [row.status for row in team.letters(ANN.address, "confirmation")] == ["sent"] * 5


REFUSES = (
    "#évaluer gravité=1 complexité=1 répercussions=1\n#affecter moi\n#cause externe confirmée\n#décision non-fondée\n"
    "#constat Le transporteur a livré le colis.\n#motif Le colis était complet.\n"
    '#dédommagement remboursement 90 € geste "par virement" échéance=20/12/2026\n#répondre\n\nNous avons tout relu.'
)


def test_an_approvers_confirmation_shows_the_version_the_amount_and_the_answer(team: Team) -> None:
    notice = team.last(ANN.address, "intake_notice")
    team.writes(
        ANN.address, REFUSES, to=reply_to(notice), answers=notice.message_id,
        results=(f"{BORDER}; dmarc=pass header.from=example.com",),
    )  # fmt: skip
    approval = team.last(MIA.address, "approval")
    team.writes(MIA.address, "ok", to=reply_to(approval), answers=approval.message_id)
    asked = words(team.last(MIA.address, "confirmation"))
    assert "version 1 validée" in asked
    assert "90,00 €" in asked.replace("\u202f", " ").replace("\xa0", " ") or "90 €" in asked.replace("\xa0", " ")
    assert "Nous avons tout relu." in asked
    assert "Le colis était complet." in asked


def test_the_confirmation_of_an_acceptance_shows_whom_and_what_it_lets_in(team: Team) -> None:
    acknowledgement = team.last(BO)
    team.writes("eve@example.net", "Je suis sa voisine, le colis est chez moi.", to=reply_to(acknowledgement))
    relay = team.last(ANN.address, "relay")
    team.writes(ANN.address, "#accepter", to=reply_to(relay), answers=relay.message_id)
    asked = words(team.last(ANN.address, "confirmation"))
    assert "eve@example.net" in asked
    assert "Je suis sa voisine, le colis est chez moi." in asked
