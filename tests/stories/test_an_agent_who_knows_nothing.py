"""An agent who knows nothing of this house: they read a letter, open a link in it, fill in its blanks, and send.

No command is known here; what is sent is found in the letter in hand, by what its label says it is for.
"""

import re
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.staff.nobody import filled
from tests.stories.conftest import Letter, Person

_LINK = re.compile(r'<a [^>]*href="(?P<url>mailto:[^"]+)"[^>]*>(?P<label>.*?)</a>', re.DOTALL)
# What stands in a link's label tells what it is for; a link that only repeats a line of the letter has none.
CONCLUDE, SETTLED, ACCEPTS, PAID = "Conclure", "réglé et accepté", "accepte", "effectué"


def links(letter: Letter) -> dict[str, tuple[str, str]]:
    """(where to, what is typed) by label."""
    found = {}
    for link in _LINK.finditer(letter.html):
        url = urlsplit(unescape(link["url"]))
        label = unescape(re.sub("<[^>]+>", "", link["label"])).replace("\u00a0", " ").replace("\u202f", " ")
        found[label] = (unquote(url.path), parse_qs(url.query).get("body", [""])[0])
    return found


class Agent:
    """Counts the mails that they send."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.sent = 0

    def opens(self, letter: Letter, label: str, below: str = "", **answers: str) -> None:
        """Open the link whose label says this, fill in, and send; `answers` are theirs where a blank says the key."""
        [(to, body)] = [target for name, target in links(letter).items() if label in name]
        for asked, answer in answers.items():
            body = re.sub(rf"\[[^\[\]]*{asked}[^\[\]]*\?\]", answer, body)
        assert len(f"mailto:{to}?subject=Re&body={body}") < 1_900
        message = letter.message
        self.person.writes(
            "Re: dossier",
            f"{filled(body)}\n{below}".strip(),
            to=to,
            headers={"In-Reply-To": str(message["Message-ID"])},
        )
        self.sent += 1
        self.person.world.works()

    def replies(self, letter: Letter, text: str) -> None:
        self.person.answers(letter, text)
        self.sent += 1
        self.person.world.works()

    def latest(self, words: str) -> Letter:
        return [letter for letter in self.person.reads() if words in letter][-1]


@pytest.fixture
def agent(office):
    return Agent(office.person("Ann Morel", "ann@example.com"))


@pytest.fixture
def notice(office, bo, agent):
    bo.writes(
        "Colis oublié",
        "Bonjour,\n\nMon colis n'est pas arrivé, je suis très déçu. Je demande le remboursement de 49,90 €.\n\n"
        "Bo Lindqvist",
    )
    office.works()
    return agent.latest("Nouvelle réclamation")


def test_a_quick_resolution_takes_two_mails(office, bo, agent, notice):
    [acknowledgement] = bo.reads()
    agent.replies(notice, "Bonjour Monsieur,\n\nNous vous prions de nous excuser : votre colis est là, il vous attend.")
    bo.reads()
    bo.answers(acknowledgement, "Merci beaucoup, c'est tout ce que je voulais.")
    office.works()
    relay = agent.latest("Nouveau message au dossier")
    agent.opens(relay, SETTLED, fait="Nous vous avons remis le colis et presente nos excuses.")
    assert agent.sent <= 3
    assert office.file().state == "closed"
    assert "remis le colis" in bo.reads()[0]
    office.proves()


def test_a_refund_takes_three_mails(office, bo, agent, notice):
    bo.reads()
    agent.opens(notice, CONCLUDE, below="Nous regrettons ce retard.")
    assert office.file().state == "answered", agent.latest("Rien").text
    [answer] = bo.reads()
    assert "49,90" in answer
    bo.answers(answer, "J'accepte votre proposition.")
    office.works()
    relay = agent.latest("semble accepter")
    agent.opens(relay, ACCEPTS)
    agent.opens(agent.latest("C'est fait"), PAID, virement="VIR-2026-88")
    assert agent.sent <= 4
    assert office.file().state == "closed", agent.latest("Rien").text
    assert any("VIR-2026-88" in letter for letter in bo.reads())
    office.proves()


def test_a_refusal_with_its_approval_takes_three_mails(office, bo, agent, notice):
    mia = Agent(office.colleague("mia"))
    bo.reads()
    agent.opens(notice, CONCLUDE, fondee="non-fondee", excuses="aucun", client="Le colis vous a ete remis le jour dit.")
    assert office.file().state == "decision_review", agent.latest("Rien").text
    mia.opens(mia.latest("attend votre validation"), "Valider")
    assert office.file().state == "answered"
    [answer] = bo.reads()
    bo.answers(answer, "D'accord, j'accepte votre réponse.")
    office.works()
    agent.opens(agent.latest("semble accepter"), ACCEPTS)
    assert agent.sent + mia.sent <= 5
    assert office.file().state == "closed"
    office.proves()
