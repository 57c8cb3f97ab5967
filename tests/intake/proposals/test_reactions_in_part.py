"""What is said of an answer: a no in whatever words, and a yes with a "but", which is neither."""

import pytest

from worker.intake import accepting, followups


@pytest.mark.parametrize(
    "text",
    [
        "Non",
        "Non !",
        "Bonjour, non.",
        "Finalement non, je n'accepte plus.",
        "C'est insuffisant pour un lit.",
        "Vous le faites exprès ?",
    ],
)
def test_a_no(text: str) -> None:
    assert accepting.refuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oui",
        "C'est assez clair, merci.",
        "D'accord, merci.",
        "J'accepte votre proposition.",
        "Je vous envoie la facture.",
        "Nous n'avons pas de facture, non plus.",
    ],
)
def test_no_no(text: str) -> None:
    assert accepting.refuses(text) == ""


@pytest.mark.parametrize(
    ("text", "reserved"),
    [
        ("D'accord pour l'avoir mais pas question de rapporter la chaise.", True),
        ("J'accepte votre offre, cependant je veux des excuses.", True),
        ("D'accord, mais quand ?", False),
        ("D'accord, merci.", False),
    ],
)
def test_a_yes_with_a_but(text: str, *, reserved: bool) -> None:
    assert bool(accepting.reserves(text)) is reserved


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("C'est bon, tout est réglé, vous pouvez classer. Merci.", "withdrawal"),
        ("Le lit est arrivé, vous pouvez donc clore.", "withdrawal"),
        ("Je ne me plains pas, je veux savoir vos horaires.", "withdrawal"),
        ("Mais je n'ai aucune réclamation, j'étais contente !", "withdrawal"),
        ("Vous ne pouvez pas classer mon dossier !", ""),
        ("Tout est réglé, merci.", "thanks"),
    ],
)
def test_who_has_what_they_wanted_may_have_the_file_closed(text: str, kind: str) -> None:
    assert followups.kind(text)[0] == kind
