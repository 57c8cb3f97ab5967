"""What a transcript gives back: the words that were typed where nothing was done, and nothing where all was."""

import pytest

from tests.commands.lines import at
from tests.response.sheet import bench, ready
from worker.office.commands import TABLE
from worker.processing.commands import reading
from worker.processing.commands.frame import Refusal
from worker.processing.commands.script import parse
from worker.processing.people import is_colleague
from worker.staff.running import run
from worker.staff.transcribing import transcript

FILE = ready()


@pytest.mark.parametrize(("lines", "done"), [("#note Vu au dépôt.", True), ("#note", False)])
def test_what_was_typed_comes_back_where_it_was_not_done(lines: str, *, done: bool) -> None:
    before = at(FILE)
    words = TABLE.vocabulary(find_ref=lambda _: "", is_colleague=lambda name: is_colleague(name, before.rules))
    script = parse(lines, words)
    told = transcript(
        run(script, before, TABLE), script, before, ref=FILE.ref, typed="Mes mots, avec ce que j'ai écrit."
    )
    assert told.done is done
    assert told.typed == ("" if done else "Mes mots, avec ce que j'ai écrit.")


@pytest.mark.parametrize(
    ("line", "who", "said"),
    [
        # A comma, a small letter, or more than a name's words: what follows is said to them.
        ("Mia, le client conteste", "mia@example.com", "le client conteste"),
        ("Mia : Photos jointes", "mia@example.com", "Photos jointes"),
        ("Mia le client conteste", "mia@example.com", "le client conteste"),
        ("Mia Le client conteste la photo", "mia@example.com", "Le client conteste la photo"),
        ("Mia Laurent", "mia@example.com", ""),
        ("Mia merci !", "mia@example.com", ""),
    ],
)
def test_a_line_to_a_colleague_is_their_name_and_what_it_says_to_them(line: str, who: str, said: str) -> None:
    person, words = reading.person_and_words(line, bench(FILE))
    assert (person.address, words) == (who, said)


def test_a_name_that_nobody_has_is_no_word_to_whoever_has_half_of_it() -> None:
    with pytest.raises(Refusal):
        reading.person_and_words("Mia Durand", bench(FILE))
