"""Whether a message after the answer accepts it."""

from collections.abc import Callable

import pytest

from worker.intake.accepting import find


@pytest.mark.parametrize(
    "text",
    [
        "J'accepte votre proposition.",
        "Bonjour, nous acceptons le remboursement. Cordialement",
        "Votre réponse me convient, merci.",
        "Parfait, cela me convient. Merci !",
        "C'est d'accord pour l'avoir.",
        "Je suis satisfaite de votre réponse.",
        "D'accord.",
        "Bonjour,\n\nOK, merci.\n\nBo",
        "oui",
        "I accept your offer.",
        "That works for me, thank you.",
        "We are happy with your answer.",
    ],
)
def test_an_acceptance_is_found_with_its_words(text: str) -> None:
    assert find(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Je n'accepte pas votre proposition.",
        "Votre réponse ne me convient pas.",
        "D'accord, mais je veux aussi des excuses.",
        "J'accepte votre offre si vous ajoutez les frais.",
        "Je ne suis pas satisfait de votre réponse.",
        "Quand aurai-je le virement ?",
        "Oui, j'ai bien reçu votre lettre, et je vous écrirai la semaine prochaine après avoir vu mon assureur.",
        "I do not accept your offer.",
        "I would accept your offer if it were higher.",
        "Merci de votre réponse.",
    ],
)
def test_what_is_denied_conditional_or_about_something_else_is_none(text: str) -> None:
    assert find(text) == ""


@pytest.mark.slow
def test_a_megabyte_of_one_thing_takes_less_than_a_second(
    hostile: str, seconds: Callable[[Callable[[], object]], float]
) -> None:
    assert seconds(lambda: find(hostile)) < 10
