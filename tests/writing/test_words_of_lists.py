"""What lists say by codes has words in every language, and the commands that their links begin exist."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from worker.complaint.compensation import CompensationKind
from worker.complaint.lifecycle import LABELS, State
from worker.feedback.letters import Heading
from worker.nouns.decision import Matter, Part, Task
from worker.office.commands import TABLE
from worker.processing.watching.letters import Fact
from worker.words.wording import unaccented
from worker.writing.templates import templates

LANGUAGES = ("fr", "en")


# What answers a question of a letter, and is no command.
ANSWERS = {"fr": {"oui", "non", "confirmer", "annuler", "garder"}, "en": {"yes", "no", "confirm", "cancel", "keep"}}


def words(language: str) -> Any:
    return templates().environment(language).get_template("_clocks.md.j2").module


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_words(language: str) -> None:
    known = words(language)
    assert known.matter.keys() == set(get_args(Matter))
    assert known.part.keys() == {*get_args(Part), ""}
    assert known.heading.keys() == set(get_args(Heading))
    # What they sent us themselves is thanked for, and no news.
    assert known.happened.keys() == set(get_args(Fact)) - {"message", "documents"}
    assert known.compensation.keys() == set(get_args(CompensationKind))
    assert known.task.keys() >= set(get_args(Task.__annotations__["kind"]))
    assert known.step.keys() == {state.value for state in State}
    assert known.state == {state.value: LABELS[state].told(language) for state in State}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_a_link_is_one(language: str) -> None:
    folder = Path(templates().folder) / language
    written = "\n".join(path.read_text() for path in sorted(folder.glob("*.j2")))
    verbs = set(re.findall(r"""["'`]#([^\W\d_][\w-]*)""", written))
    assert len(verbs) > 8
    names = {name for command in TABLE.commands for name in (command.name, command.en, unaccented(command.name))}
    assert verbs - names <= ANSWERS[language]
