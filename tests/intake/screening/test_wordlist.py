import pytest

from worker.intake.screening.wordlist import compiled
from worker.words.wording import fold

LIST = compiled(
    """
    # a comment is no phrase
    undeliver
    (could not/cannot) be (successfully /)delivered
    Échec de … remise
    full|
    配信でき
    """
)


@pytest.mark.parametrize(
    "text",
    [
        "Undeliverable: bonjour",
        "It could not be delivered",
        "It cannot be successfully delivered",
        "échec de la dernière remise",
        "is full.",
        "下記は配信できません",
    ],
)
def test_a_phrase_is_found_in_folded_text(text: str) -> None:
    assert LIST.search(fold(text))


@pytest.mark.parametrize(
    "text",
    ["a comment is no phrase", "nonundeliver", "fullness", "could be delivered", f"echec de {'x' * 61} remise", ""],
)
def test_nothing_else_is_found(text: str) -> None:
    assert not LIST.search(fold(text))


def test_what_follows_may_be_asked_for() -> None:
    label = compiled("out of office", "absent", then="(?:$|:)")
    assert label.match("out of office: x")
    assert not label.match("out of office hours")
    assert not label.match("absente")
