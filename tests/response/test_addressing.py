"""What closes a file in one line is said to the complainant, whatever a colleague is used to write in a file."""

import pytest

from worker.processing.commands.frame import Refusal
from worker.response.commands.addressing import told_so


@pytest.mark.parametrize(
    "words",
    ["Nous vous avons remboursé ce matin.", "Le colis est renvoyé.", "Votre numéro de suivi a été donné.",
     "We have sent it again.", "The parcel was sent again.", "Je l'ai remplacée ce matin, elle est en route.",
     "M. Petit est passé ce matin."],
)  # fmt: skip
def test_a_sentence_leaves_as_it_is(words: str) -> None:
    assert told_so(words, "fr") == words


def test_a_sentence_begins_and_ends_as_one() -> None:
    assert told_so("le colis est renvoyé", "fr") == "Le colis est renvoyé."


def test_a_few_words_become_a_sentence_of_ours() -> None:
    assert told_so("colis remis ce matin", "fr") == "Voici ce que nous avons fait pour vous : colis remis ce matin."
    assert told_so("parcel sent again.", "en") == "This is what we have done for you: parcel sent again."


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("client remboursé ce matin", "#résolu « Vous avez été remboursé ce matin. »"),
        ("La cliente a été remboursée.", "#résolu « Vous avez été remboursée. »"),
        ("Geste fait auprès de la cliente", "#résolu « [une phrase au client : nous vous avons… ?] »"),
        ("ok on lui a changé le joint", "#résolu « [une phrase au client : nous vous avons… ?] »"),
        (
            "M. Michaud a été appelé, des excuses lui ont été faites",
            "#résolu « [une phrase au client : nous vous avons… ?] »",
        ),
        ("M. Michaud a été recontacté.", "#résolu « [une phrase au client : nous vous avons… ?] »"),
        ("joint changé, elle était contente", "#résolu « [une phrase au client : nous vous avons… ?] »"),
    ],
)
def test_words_about_the_complainant_are_asked_for_anew_and_what_is_offered_may_leave(words: str, line: str) -> None:
    with pytest.raises(Refusal) as told:
        told_so(words, "fr")
    [way] = [step.told("fr") for step in told.value.steps]
    assert way == line
    said = way.removeprefix("#résolu « ").removesuffix(" »")
    if "?]" not in said:
        assert told_so(said, "fr") == said
