"""An English letter in a French file closes in English, and the other way round."""

import pytest

from worker.staff.readying import in_its_language

ENGLISH = "We got your message and a colleague will call you tomorrow."
FRENCH = "Nous avons bien reçu votre message et vous rappelons demain."


@pytest.mark.parametrize(
    ("body", "languages", "closing"),
    [
        (ENGLISH, ["fr"], "Kind regards,"),
        (FRENCH, ["en"], "Bien cordialement,"),
        (ENGLISH, ["en"], ""),
        (FRENCH, ["fr"], ""),
        (ENGLISH, ["fr", "en"], ""),
        ("Ticket 443 Express.", ["fr"], ""),
        ("", ["fr"], ""),
        (FRENCH, [], ""),
    ],
)
def test_it_follows_the_words(body: str, languages: list[str], closing: str) -> None:
    assert in_its_language(body, languages) == closing
