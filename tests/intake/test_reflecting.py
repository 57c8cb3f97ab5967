"""An acknowledgement repeats nothing with which somebody could write, under our name, to whom they pretend to be."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk import BORDER
from tests.staff.team import ANN, BO, Team, open_team, read, reply_to, words
from worker.words.links import without_links

LURE = "Votre lot est retenu, payez sur https://evil.example/pay ou www.evil.example ou evil.example, bravo !"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    yield team
    team.office.office.close()


@pytest.mark.parametrize(
    ("said", "repeated"),
    [
        ("voir https://evil.example/x?a=1 vite", "voir [lien retiré] vite"),
        ("HTTP://EVIL.EXAMPLE", "[lien retiré]"),
        ("ftp://a.b/c et hxxp://evil.com/a", "[lien retiré] et [lien retiré]"),
        ("www.evil.com.", "[lien retiré]"),
        ("evil.com/payer", "[lien retiré]"),
        ("evil.com?x", "[lien retiré]"),
        ("javascript:alert(1)", "[lien retiré]"),
        ("commandé sur zalando.fr hier", "commandé sur zalando .fr hier"),
        ("écrivez à bo@example.org", "écrivez à bo@example.org"),
        ("Le 3.12, réf. A.B.C, 12.50 €, fin.Bonjour, etc.", "Le 3.12, réf. A.B.C, 12.50 €, fin.Bonjour, etc."),
        ("facture.pdf et photo.com.jpg", "facture.pdf et photo.com.jpg"),
    ],
)
def test_a_link_goes_and_a_sites_name_opens_nothing(said: str, repeated: str) -> None:
    assert without_links(said, "fr") == repeated


@pytest.mark.parametrize("verdict", ["fail", "pass", "none", ""])
def test_no_verdict_has_a_link_go_back_and_without_a_pass_nothing_does(team: Team, verdict: str) -> None:
    results = (f"{BORDER}; dmarc={verdict} header.from=example.org",) if verdict else ()
    team.writes(f"Gain-evil.example <{BO}>", LURE, subject="Gagnez sur evil.example", results=results)
    letter = team.last(BO, "acknowledgement")
    said = words(letter)
    whole = f"{letter.subject} {said} {read(letter)['To']} {read(letter).get_body(('html',)).get_content()}"
    assert "evil.example" not in whole
    assert ("lot est retenu" in said) == (verdict == "pass")
    assert team.office.complaints()[0].ref in said
    if verdict != "pass":
        assert "n'a pas pu vérifier" in said
        assert "Gagnez" not in whole
        assert "Gain" not in whole
    assert team.office.complaints()[0].subject == "Gagnez sur evil.example"


@pytest.mark.parametrize(
    "heads",
    [
        (("X-Original-From", f"Gagnez <{BO}>"),),
        (("Reply-To", f"Gagnez <{BO}>"),),
    ],
)
@pytest.mark.parametrize(
    ("domain", "verdict", "believed"),
    [
        ("evil.example", "pass", False),
        ("example.com", "", False),
        ("example.com", "pass", True),
        ("example.org", "pass", True),
    ],
)
def test_whom_a_stranger_names_as_the_author_reads_none_of_the_strangers_words(
    team: Team, heads: tuple[tuple[str, str], ...], domain: str, verdict: str, *, believed: bool
) -> None:
    results = (f"{BORDER}; dmarc={verdict} header.from={domain}",) if verdict else ()
    sender = f"Gagnez via Groupe <groupe@{domain}>"
    team.writes(sender, "Votre lot est retenu, appelez-nous.", subject="Gagnez", heads=heads, results=results)
    letter = team.last(BO, "acknowledgement")
    assert ("lot est retenu" in words(letter)) == believed
    assert ("Gagnez" in f"{read(letter)['To']} {words(letter)}") == believed
    assert team.office.complaints()[0].ref in words(letter)


@pytest.mark.parametrize(("verdict", "believed"), [("pass", True), ("", False), ("fail", False)])
def test_whoever_is_typed_into_a_named_form_reads_its_words_only_if_our_server_knows_the_form(
    team: Team, verdict: str, *, believed: bool
) -> None:
    form = "formulaire@site.example"
    team.office.changed(facts=replace(team.office.office.desk.facts, trusted_forms=frozenset({form})))
    results = (f"{BORDER}; dmarc={verdict} header.from=site.example",) if verdict else ()
    filled = f"Nom : Gagnez\nE-mail : {BO}\nMessage : Votre lot est retenu, appelez-nous."
    team.writes(form, filled, subject="Gagnez", results=results)
    letter = team.last(BO, "acknowledgement")
    assert ("lot est retenu" in words(letter)) == believed
    assert ("Gagnez" in f"{read(letter)['To']} {words(letter)}") == believed


def test_where_no_servers_word_can_be_asked_for_whom_a_mail_names_as_its_author_reads_nothing_of_it(team: Team) -> None:
    team.office.changed(facts=replace(team.office.office.desk.facts, authserv_id=""))
    heads = (("X-Original-From", f"Gagnez <{BO}>"),)
    team.writes("Groupe <groupe@example.com>", "Votre lot est retenu, appelez-nous.", subject="Gagnez", heads=heads)
    assert "lot est retenu" not in words(team.last(BO, "acknowledgement"))


@pytest.mark.slow
def test_many_forged_complaints_in_one_letter_repeat_no_subject(team: Team) -> None:
    for number in range(36):
        fail = (f"{BORDER}; dmarc=fail header.from=example.org",)
        team.writes(BO, f"Texte {number}", subject=f"Gagnez {number}", results=fail, later=True)
    team.office.waits(seconds=30)
    for _ in range(13):
        team.office.waits(minutes=10)
    together = team.last(BO, "acknowledgements")
    assert "Gagnez" not in words(together)
    assert "REC-2026-" in words(together)


def test_a_letter_on_paper_is_acknowledged_as_one(team: Team) -> None:
    team.writes(BO, "Mon colis n'est jamais arrivé.")
    notice = team.last(ANN.address, "intake_notice")
    team.writes(
        ANN.address, '#enregistrer canal=courrier de="Jeanne Roux" mail=jeanne@example.net\nMon colis est perdu.',
        to=reply_to(notice), answers=notice.message_id, results=(f"{BORDER}; dmarc=pass header.from=example.com",),
    )  # fmt: skip
    said = words(team.last("jeanne@example.net", "acknowledgement"))
    assert "Votre courrier nous est bien parvenu" in said
    assert "Votre message est bien arrivé" not in said
