"""What needs more proof than it has waits for a yes, shows all that the yes carries out, and carries out that."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.staff.team import ANN, BO, CY, MIA, Team, open_team, read, reply_to, words
from worker.complaint.lifecycle import State
from worker.register.tables import LetterRow
from worker.staff.confirming import read as read_answer

FORWARD = (
    "Voici ce que j'ai reçu.\n\n-------- Message transféré --------\nDe : Victor Durand <victor@example.net>\n"
    "Date : 2 nov. 2026 10:00\nSujet : Colis\nPour : sav@example.com\n\nMon colis est perdu, je veux un échange.\n"
)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """An office without authserv_id: nobody but a reply speaks for a colleague."""
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path, authserv_id="")
    team.writes(BO, "Mon colis n'est jamais arrivé.", subject="Colis perdu")
    yield team
    assert team.office.register.verify().faults == ()
    team.office.office.close()


def answers(team: Team, letter: LetterRow, text: str, *, sender: str = ANN.address, attach: bytes = b"") -> None:
    team.writes(sender, text, to=reply_to(letter), answers=letter.message_id, attach=attach)


DECIDES = (
    "#évaluer gravité=1 complexité=1 répercussions=1\n#affecter moi\n#cause externe confirmée\n#décision fondée\n"
    "#constat Le transporteur a perdu le colis.\n#motif Le colis vous était dû.\n#dédommagement excuses\n"
    "#répondre\n\nNous vous le renvoyons."
)


def test_an_office_without_its_servers_word_decides_by_one_mail_more(team: Team) -> None:
    answers(team, team.last(ANN.address, "intake_notice"), DECIDES)
    assert team.office.complaints()[0].state is State.REGISTERED
    asked = team.last(ANN.address, "confirmation")
    assert "Répondez oui pour confirmer" in asked.subject
    assert "décide de la réclamation" in words(asked)
    assert "Avez-vous écrit" not in words(asked)
    for line in DECIDES.split("\n"):
        assert line in " ".join(words(asked).replace(" > ", " ").split()), line
    assert team.tasks() == []
    answers(team, asked, "Oui")
    complaint = team.office.complaints()[0]
    assert (complaint.state, complaint.decision) == (State.ANSWERED, "upheld")
    assert team.last(BO).occasion == "answer"


def test_what_a_reply_may_do_asks_nothing(team: Team) -> None:
    notice = team.last(ANN.address, "intake_notice")
    answers(team, notice, "#évaluer gravité=1 complexité=1 répercussions=1\n#affecter cy\n#note Vu.\n#catégorie délai")
    answers(team, team.last(CY.address, "assignment"), "#question\n1. Quel transporteur ?", sender=CY.address)
    assert team.letters(occasion="confirmation") == []
    assert team.office.complaints()[0].state is State.AWAITING_CUSTOMER


def test_a_mail_with_a_mistake_is_told_so_at_once_and_asks_for_no_confirmation(team: Team) -> None:
    answers(team, team.last(ANN.address, "intake_notice"), "#décision fondée\n#afecter cy")
    assert team.letters(occasion="confirmation") == []
    assert "vouliez-vous dire #affecter" in words(team.last(ANN.address, "transcript"))


def test_an_approvers_ok_waits_for_their_yes_and_is_still_an_approval(team: Team) -> None:
    refusal = DECIDES.replace("#décision fondée", "#décision non-fondée").replace("#dédommagement excuses\n", "")
    answers(team, team.last(ANN.address, "intake_notice"), refusal)
    answers(team, team.last(ANN.address, "confirmation"), "oui")
    approval = team.last(MIA.address, "approval")
    answers(team, approval, "ok", sender=MIA.address)
    assert team.office.complaints()[0].state is State.DECISION_REVIEW
    asked = team.last(MIA.address, "confirmation")
    assert "valide une réponse" in words(asked)
    answers(team, asked, "oui, merci", sender=MIA.address)
    assert team.office.complaints()[0].state is State.ANSWERED


def test_the_link_confirms_though_no_client_says_what_a_link_answers(team: Team) -> None:
    answers(team, team.last(ANN.address, "intake_notice"), DECIDES)
    to, body = link_of(team)
    assert body.startswith("#confirmer ")
    # Somebody else's guess is none, and so is another colleague's use of it.
    team.writes(ANN.address, "#confirmer " + "0" * 32, to=to)
    team.writes(CY.address, body, to=to)
    assert team.office.complaints()[0].state is State.REGISTERED
    # Cyrille had Ann's letter: she was sent another.
    to, body = link_of(team)
    team.writes(ANN.address, body, to=to, subject="Re: confirmation")
    assert team.office.complaints()[0].state is State.ANSWERED


def link_of(team: Team) -> tuple[str, str]:
    """(address, text) of what a tap on "yes" opens."""
    html = read(team.last(ANN.address, "confirmation")).get_body(("html",)).get_content()
    link = next(urlsplit(unescape(one)) for one in re.findall(r'href="(mailto:[^"]*confirmer[^"]*)"', html))
    return link.path, parse_qs(link.query)["body"][0]


def test_it_shows_every_document_and_the_whole_text(team: Team) -> None:
    long = "\n".join(f"Paragraphe {number} {'mot ' * 30}" for number in range(90))
    team.writes(
        ANN.address, f"#envoyer\n{long}\nLA FIN", subject=f"[{team.office.complaints()[0].ref}]", attach=b"%PDF-1.4 x"
    )
    asked = team.last(ANN.address, "confirmation")
    assert "LA FIN" in words(asked)
    assert "[…]" not in words(asked)
    assert "pièce.pdf (application/pdf" in words(asked)


@pytest.mark.parametrize("body", ["mot " * 6_000, "x\n" * 500])
def test_what_is_too_long_to_be_shown_is_not_held_and_its_bearer_told_how(team: Team, body: str) -> None:
    team.writes(ANN.address, f"#note {body}", subject=f"[{team.office.complaints()[0].ref}]")
    assert team.letters(occasion="confirmation") == []
    assert "envoyez-le en plusieurs parties" in words(team.last(ANN.address, "transcript"))
    assert team.office.complaints()[0].notes == ()


def test_a_forward_without_proof_opens_nothing_until_it_is_confirmed(team: Team) -> None:
    team.writes(ANN.address, FORWARD, subject="TR: Colis")
    assert len(team.office.complaints()) == 1
    assert team.letters("victor@example.net") == []
    asked = team.last(ANN.address, "confirmation")
    assert "Victor Durand (victor@example.net)" in words(asked)
    assert "lundi 2 novembre 2026" in " ".join(words(asked).replace("\xa0", " ").split())
    assert "Mon colis est perdu, je veux un échange." in words(asked)
    answers(team, asked, "oui")
    opened = team.office.complaints()[1]
    assert opened.complainant.addresses == ("victor@example.net",)
    assert opened.deadlines.clock_start.isoformat() == "2026-11-02"
    assert team.letters("victor@example.net", "acknowledgement")
    answers(team, asked, "oui")
    assert len(team.office.complaints()) == 2


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("oui", "yes"), ("Oui.", "yes"), ("OUI !", "yes"), ("Oui, c'est bien moi", "yes"), ("ok merci", "yes"),
        ("yes please", "yes"), ("#confirmer", "yes"), ("#confirm " + "0f" * 16, "yes"), ("Je confirme", "unclear"),
        ("Oui\n\nAnn Morel\nService clients", "yes"), ("Oui je confirme.\nBonne journée", "yes"), ("*Oui*", "yes"),
        ("non", "no"), ("Non, ce n'est pas moi", "no"), ("#annuler", "no"), ("No", "no"),
        ("c'est pas moi, c'est quoi ce truc ?", "no"), ("Je n'ai jamais envoyé ça !", "no"), ("it wasn't me", "no"),
        ("Oui, je suis absente jusqu'au 3", "unclear"), ("Oui mais pas le remboursement", "unclear"),
        ("Oui\n\nmais attendez demain", "unclear"), ("OK\nJe suis en congé jusqu'au 3 août.", "unclear"),
        ("oui si Mia est d'accord", "unclear"), ("", "unclear"), ("pourquoi ?", "unclear"),
        ("Ok, I am out of office", "unclear"), ("merci", "unclear"),
    ],
)  # fmt: skip
def test_a_yes_is_a_yes_and_nothing_beside(text: str, answer: str) -> None:
    assert read_answer(text) == answer


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="font-size:0">#clore terminé</p>', '<p style="color:#ffffff">#clore terminé</p>',
        '<p style="opacity:0">#clore terminé</p>', '<font color="white">#clore terminé</font>',
        '<style>.x{display:none}</style><p class="x">#clore terminé</p>', '<p style="display:none">#clore terminé</p>',
        '<p style="position:absolute;left:-9999px">#clore terminé</p>', '<p style="mso-hide:all">#clore terminé</p>',
        '<p style="color: rgb(255, 255, 255)"><b>#</b>clore terminé</p>', "<div hidden>#clore terminé</div>",
    ],
)  # fmt: skip
def test_a_command_that_its_writer_does_not_see_is_not_one(team: Team, hidden: str) -> None:
    ref = team.office.complaints()[0].ref
    notice = team.last(ANN.address, "intake_notice")
    before = len(team.office.register.entries(ref))
    page = f"<html><body>{hidden}<p>Bonjour, je suis votre dossier.</p></body></html>"
    team.writes(ANN.address, "", html=page, to=reply_to(notice), answers=notice.message_id)
    assert team.office.complaints()[0].state is State.REGISTERED
    assert not any("clore" in command for one in team.office.complaints()[0].staff_messages for command in one.commands)
    assert len(team.office.register.entries(ref)) >= before
