"""A message that joined a file by a claim alone is relayed with what it lacks: nothing proves whose it is."""

from collections.abc import Iterator

import pytest

from tests.desk import BORDER
from tests.staff.team import ANN, BO, EVE, Team, open_team, passed, reply_to, words

DOUBT = "Rien ne prouve que ce message vient du réclamant"
IBAN = "Merci de verser la somme sur mon nouveau compte."


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """Bo's file, into which Eve was let."""
    folder = tmp_path_factory.mktemp("doubt")
    team = open_team(f"sqlite:///{folder / 'register.db'}", folder)
    team.writes(BO, "Mon colis n'est jamais arrivé.", subject="Colis perdu")
    team.writes(EVE, "Je suis sa voisine.", to=reply_to(team.last(BO)))
    relay = team.last(ANN.address, "relay")
    team.writes(ANN.address, "#accepter", to=reply_to(relay), answers=relay.message_id, results=passed())
    yield team
    team.office.office.close()


def verdict(of: str, domain: str) -> tuple[str, ...]:
    return (f"{BORDER}; dmarc={of} header.from={domain}",) if of else ()


@pytest.mark.parametrize(
    ("sender", "by", "said", "doubted"),
    [
        (BO, "subject", "pass", False), (BO, "subject", "none", True), (BO, "subject", "", True),
        (EVE, "subject", "pass", True), (BO, "reply", "pass", False), (BO, "reply", "", True),
        (BO, "reply", "none", True), (BO, "reply", "fail", True),
    ],
)  # fmt: skip
def test_the_keeper_is_told_what_proves_nothing(team: Team, sender: str, by: str, said: str, *, doubted: bool) -> None:
    answers = team.last(BO, "acknowledgement").message_id if by == "reply" else ""
    subject = f"[{team.office.complaints()[0].ref}] mon compte" if by == "subject" else "Re: votre lettre"
    before = len(team.office.complaints()[0].messages)
    team.writes(sender, IBAN, subject=subject, answers=answers, results=verdict(said, sender.partition("@")[2]))
    assert len(team.office.complaints()[0].messages) == before + 1
    assert (DOUBT in words(team.last(ANN.address, "relay"))) == doubted
