"""What is answered to "Send it to the customer?" is an answer to that question, and never a letter to the customer."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.staff.team import ANN, BO, Team, open_team, passed, read, reply_to, words
from worker.register.tables import LetterRow

SIGNED = "\n\nCordialement,\nAnn Morel\nService clients"
REMARK = "Le colis est au dépôt. À vue de nez il cherche un geste."


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    team = open_team(f"sqlite:///{tmp_path / 'register.db'}", tmp_path)
    team.writes(BO, "Mon colis n'est jamais arrivé.", subject="Colis perdu")
    yield team
    assert team.office.register.verify().faults == ()
    team.office.office.close()


def answers(team: Team, letter: LetterRow, text: str) -> None:
    team.writes(ANN.address, text, to=reply_to(letter), answers=letter.message_id, results=passed())


def asked(team: Team, text: str = REMARK) -> LetterRow:
    answers(team, team.last(ANN.address, "intake_notice"), text)
    return team.last(ANN.address, "send_question")


def sent(team: Team) -> list[str]:
    team.office.waits(seconds=3_600)
    return [words(one) for one in team.letters(BO, "staff_letter")]


@pytest.mark.parametrize("yes", ["Oui, tu peux l'envoyer.", "Oui, envoyez-la à la cliente svp", "yes please send it"])
def test_a_yes_in_a_sentence_sends_what_was_asked_about(team: Team, yes: str) -> None:
    answers(team, asked(team), yes + SIGNED)
    [letter] = sent(team)
    assert "il cherche un geste" in letter
    assert len(team.letters(ANN.address, "send_question")) == 1


@pytest.mark.parametrize("no", ["non merci Ann", "Je me suis trompée, ne l'envoyez pas"])
def test_a_no_in_a_sentence_sends_nothing(team: Team, no: str) -> None:
    answers(team, asked(team), no + SIGNED)
    assert sent(team) == []
    assert "n'est parti à personne" in words(team.last(ANN.address, "transcript"))


@pytest.mark.parametrize("answer", ["euh", "Oui mais enlève la parenthèse", "Bonjour,\n\nOui si Mia est d'accord."])
def test_anything_else_is_asked_again_about_the_same_words(team: Team, answer: str) -> None:
    answers(team, asked(team), answer + SIGNED)
    assert sent(team) == []
    again = team.last(ANN.address, "send_question")
    assert "ne dit pas en toutes lettres" in words(again)
    assert "il cherche un geste" in words(again)
    answers(team, again, "envoyer")
    [letter] = sent(team)
    assert "il cherche un geste" in letter
    assert "enlève" not in letter


def test_asked_again_each_of_two_questions_keeps_its_own_words(team: Team) -> None:
    first = asked(team)
    asked(team, "Qui s'en charge ?")
    answers(team, first, "euh")
    answers(team, team.last(ANN.address, "send_question"), "envoyer")
    [letter] = sent(team)
    assert "il cherche un geste" in letter


def test_a_letter_of_its_own_replaces_the_first_and_says_so(team: Team) -> None:
    question = asked(team)
    answers(team, question, "Bonjour Monsieur,\n\nNous avons bien reçu vos photos, merci." + SIGNED)
    told = words(team.last(ANN.address, "transcript"))
    assert "Votre texte d'avant, qui n'est pas parti" in told
    assert "il cherche un geste" in told
    answers(team, question, "oui")
    told = words(team.last(ANN.address, "transcript"))
    assert "remplacé par votre message du" in told
    assert "il cherche un geste" in told
    assert "#envoyer" in told
    [letter] = sent(team)
    assert "vos photos" in letter


def test_a_question_says_that_an_earlier_letter_still_leaves(team: Team) -> None:
    rules = replace(team.office.office.desk.rules, reply_window=timedelta(minutes=10))
    team.office.changed(rules=rules)
    notice = team.last(ANN.address, "intake_notice")
    answers(team, notice, "Bonjour Monsieur,\n\nNous avons bien reçu vos photos, merci." + SIGNED)
    question = asked(team)
    assert "Une autre lettre de vous attend de partir" in words(question)
    assert "bien reçu vos photos" in words(question)
    stop = re.search(r"#stop [0-9]+", words(question))
    assert stop
    answers(team, question, stop[0])
    assert "la lettre est rappelée" in words(team.last(ANN.address, "transcript"))
    # The question is about other words, and stays open.
    answers(team, question, "note")
    assert "il cherche un geste" in team.office.complaints()[0].notes[0].text


def test_a_yes_that_was_refused_is_told_why_each_time(team: Team) -> None:
    question = asked(team, "Tu peux valider ? Nous vous remboursons 250 € dès demain.")
    for _ in range(2):
        answers(team, question, "envoyer")
        told = words(team.last(ANN.address, "transcript"))
        assert "déjà réglée" not in told
        assert "remboursons 250" in told
    assert sent(team) == []
    answers(team, question, "note")
    assert "remboursons 250" in team.office.complaints()[0].notes[0].text


@pytest.mark.parametrize(("verb", "ends"), [("oui", "sent"), ("garder", "noted"), ("non", "dropped")])
def test_each_line_of_the_question_works_as_it_is_printed(team: Team, verb: str, ends: str) -> None:
    question = asked(team)
    body = read(question).get_body(("plain",))
    assert body is not None
    printed = re.search(rf"^.*#{verb} [0-9]+.*$", body.get_content(), re.MULTILINE)
    assert printed, body.get_content()
    answers(team, question, printed[0] + SIGNED)
    assert len(sent(team)) == (ends == "sent")
    assert len(team.office.complaints()[0].notes) == (ends == "noted")
    assert ("n'est parti à personne" in words(team.last(ANN.address, "transcript"))) == (ends == "dropped")
