"""The terminal speaks the first language of the configuration; what programs read is the same in each."""

import pytest

from tests.cli.conftest import letter
from worker.cli import codes, tongue
from worker.cli.wording import WORDS
from worker.complaint.lifecycle import State
from worker.health.wording import WORDS as RULES
from worker.nouns.decision import TaskKind
from worker.office import Tally
from worker.writing.checking import letters

ENGLISH = (
    " the ", " is ", " was ", "nobody", "waiting", " of ", "register:", "nothing", "owner", "received"
)  # fmt: skip


@pytest.fixture
def french(company, monkeypatch: pytest.MonkeyPatch):
    """Nobody asks for another language than that of the configuration, on a machine that speaks English."""
    monkeypatch.delenv(tongue.WISHED)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setattr(tongue._Configured, "language", "")
    return company


@pytest.mark.parametrize("words", [("list",), ("list", "--tasks"), ("list", "--parked"), ("status",), ("figures",)])
def test_what_is_looked_at_is_told_in_french(french, words) -> None:
    french.mail.append(letter(1))
    french.complaints("once")
    told = french.complaints(*words)
    page = f"{told.out} {told.err}"
    assert [word for word in ENGLISH if word in page] == []


def test_an_error_is_told_in_french_and_the_keys_of_json_are_the_same(french, monkeypatch) -> None:
    french.complaints("once")
    assert "aucune réclamation n'a la référence REC-1" in french.complaints("show", "REC-1").err
    [status] = french.complaints("status", "--json").json
    assert {"ok", "messages", "letters", "mailboxes"} <= status.keys()
    monkeypatch.setenv(tongue.WISHED, "en")
    assert "no complaint has the reference REC-1" in french.complaints("show", "REC-1").err


MACHINES = [("fr_FR.UTF-8", "fr"), ("de_CH", "en"), ("C", "en"), ("C.UTF-8", "en"), ("POSIX", "en"), ("", "en")]


@pytest.mark.parametrize(("machine", "language"), MACHINES)
def test_before_any_configuration_it_speaks_as_the_machine_does(monkeypatch, machine: str, language: str) -> None:
    monkeypatch.delenv(tongue.WISHED)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", machine)
    monkeypatch.setattr(tongue._Configured, "language", "")
    assert tongue.language() == language
    assert tongue.tell("nothing to do") == ("rien à faire" if language == "fr" else "nothing to do")


def test_every_code_has_its_words() -> None:
    assert set(codes.STATES) == {state.value for state in State}
    assert set(codes.TASKS) == set(TaskKind.__args__)
    assert set(codes.LETTERS) == {kind.occasion for kind in letters().values()}
    assert set(codes.RULES) == set(RULES)
    assert set(WORDS) == set(Tally().as_dict())


def test_a_number_and_a_quotation_have_the_marks_of_the_language(monkeypatch) -> None:
    assert (tongue.money(4990, "EUR"), tongue.quoted("so")) == ("49.90 EUR", "“so”")
    monkeypatch.setenv(tongue.WISHED, "fr")
    assert (tongue.money(4990, "EUR"), tongue.quoted("ainsi")) == ("49,90 EUR", "« ainsi »")
    assert tongue.counted(1, *WORDS["sent"]) == "1 lettre envoyée"
