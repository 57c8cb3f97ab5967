"""Somebody writes about a file that is not theirs: what opens one all the same, what waits beside it, what is told."""

from dataclasses import replace
from typing import Any

import pytest

from tests.intake.sorting.small_register import ACKNOWLEDGEMENT, CAMILLE, FILE, REF, STANDING
from worker.intake.sorting.others import asks_about_a_file, for_another, names_whom_they_speak_for
from worker.nouns.facts import Facts
from worker.nouns.item import FollowUp, NewComplaint, Visitor
from worker.nouns.message import Document, Message, Party

EVE = Party("eve@example.net", "Eve Roy")
TAGGED = replace(STANDING, tagged_files=(FILE,))


def wrote(text: str, subject: str = "Bonjour", **more: Any) -> Message:
    return Message("<q@example.net>", EVE, subject, text, text, **more)


KIN = "Je suis la fille de Camille Roussel. Elle n'a toujours pas reçu de réponse pour sa bouilloire cassée."


def test_who_speaks_for_somebody_about_their_open_file_waits_beside_it() -> None:
    item = for_another(wrote(KIN), TAGGED)
    assert isinstance(item, FollowUp)
    assert (item.ref, item.proof, item.held, item.for_another) == (REF, "none", True, True)
    assert "la fille de" in item.because


@pytest.mark.parametrize(
    "text", ["Merci de virer le remboursement sur mon nouveau compte.", "Où en est ce dossier, s'il vous plaît ?"]
)
def test_so_does_who_goes_on_with_it_or_has_its_money_sent_elsewhere(text: str) -> None:
    for facts in (TAGGED, replace(STANDING, told_files=(FILE,))):
        item = for_another(wrote(text), facts)
        assert isinstance(item, FollowUp)
        assert item.for_another


def test_name_and_order_are_enough_for_kin_alone() -> None:
    known = replace(STANDING, same_matter=(FILE,))
    assert isinstance(for_another(wrote(KIN), known), FollowUp)
    assert for_another(wrote("Où en est ce dossier, s'il vous plaît ?"), known) is None


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (KIN, STANDING),
        # Their own file, and one that is over.
        (KIN, replace(TAGGED, tagged_files=(replace(FILE, participants=frozenset({EVE.address})),))),
        (KIN, replace(TAGGED, tagged_files=(replace(FILE, is_open=False),))),
        # What opens a file whoever's it is about: danger, a court.
        (f"{KIN} Son four sent le gaz et elle est à l'hôpital.", TAGGED),
        (f"{KIN} Sans réponse sous huit jours nous saisirons le tribunal.", TAGGED),
        # Something of their own.
        ("Votre livreur a abîmé ma porte mardi, je demande que vous la répariez.", TAGGED),
    ],
)
def test_what_is_no_word_for_another_opens_a_file_of_its_own(text: str, facts: Facts) -> None:
    assert for_another(wrote(text), facts) is None


def test_who_asks_where_a_file_stands_that_they_do_not_name_is_told_that_it_came() -> None:
    item = asks_about_a_file(wrote("Où en est mon dossier ? Merci d'avance."), replace(STANDING, same_matter=(FILE,)))
    assert isinstance(item, Visitor)
    assert (item.kind, item.refs) == ("question", (REF,))
    assert item.words


def test_who_gives_up_what_nobody_knows_of_opens_nothing() -> None:
    item = asks_about_a_file(wrote("Je retire ma demande, merci."), STANDING)
    assert isinstance(item, Visitor)
    assert item.refs == ()


LONG = "Où en est mon dossier ? " + "Je vous écris depuis la maison de mes parents où je passe la semaine. " * 6


@pytest.mark.parametrize(
    ("message", "facts"),
    [
        (wrote("Où en est mon dossier ?"), replace(STANDING, files_of_sender=(FILE,))),
        (wrote("Où en est mon dossier ?"), TAGGED),
        (wrote("Où en est mon dossier ?"), replace(STANDING, told_files=(FILE,))),
        (
            wrote("Où en est mon dossier ?", documents=(Document("p.jpg", "image/jpeg", b"x", "0" * 64),)),
            STANDING,
        ),
        (wrote(LONG), STANDING),
        (wrote("Où en est mon dossier ? Le colis est arrivé cassé, c'est inadmissible."), STANDING),
        (wrote("Où en est mon dossier ? Mon chauffage sent le gaz, nous toussons tous."), STANDING),
        (wrote("Bonjour et bonne journée."), STANDING),
    ],
)
def test_in_doubt_it_is_a_complaint(message: Message, facts: Facts) -> None:
    assert asks_about_a_file(message, facts) is None


def test_kin_who_name_nobodys_order_open_a_file_of_whom_they_speak_for() -> None:
    item = names_whom_they_speak_for(wrote(KIN), replace(STANDING, named_files=(FILE,)))
    assert isinstance(item, NewComplaint)
    assert (item.caller, item.duplicates, item.represented) == ("representative", (REF,), Party("", "Camille Roussel"))


def test_without_a_file_of_that_name_or_without_kin_it_is_a_complaint_as_any_other() -> None:
    assert names_whom_they_speak_for(wrote(KIN), STANDING) is None
    named = replace(STANDING, named_files=(FILE,))
    assert names_whom_they_speak_for(wrote("La bouilloire de Camille Roussel est cassée."), named) is None
    assert names_whom_they_speak_for(wrote("Je suis sa fille, et rien n'avance."), named) is None


def test_a_letter_of_ours_makes_none_of_it_another_matter() -> None:
    """Whoever answers a letter of the file is its business, whatever they say of themselves."""
    answered = replace(TAGGED, answered_letters=(ACKNOWLEDGEMENT,), files_of_answered=(FILE,))
    assert for_another(replace(wrote(KIN), sender=Party(CAMILLE)), answered) is None
