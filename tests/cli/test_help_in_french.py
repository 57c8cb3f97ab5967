"""The help of every command, and what is said of a wrong call, in the language of the machine: none stays English."""

import re

import pytest

from tests.cli.english import english
from worker.cli import main, pages, tongue
from worker.cli.app import COMMANDS, Commands
from worker.words import catalogue

NAMES = [name for name, _, _ in COMMANDS]


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(words)
    return "".join(capsys.readouterr())


@pytest.fixture
def french_machine(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv(tongue.WISHED)
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.setattr(tongue._Configured, "language", "")
    return monkeypatch


@pytest.mark.parametrize("words", [("--help",), *((name, "--help") for name in NAMES)], ids=lambda words: words[0])
def test_every_page_of_the_help_speaks_as_the_machine_does(capsys, french_machine, words):
    page = asked(capsys, *words)
    assert page.startswith("Usage : complaints")
    assert "Affiche cette page." in page
    names = "|".join(NAMES) if words == ("--help",) else "COMMAND"
    assert english(re.sub(rf"^ +(?:{names})\b", " ", page, flags=re.MULTILINE)) == set()
    french_machine.setenv("LANG", "en_GB.UTF-8")
    # What is looked for would be found.
    assert len(english(asked(capsys, *words))) > 3


def test_every_sentence_of_the_help_is_in_the_catalogue():
    commands = Commands()
    for words in (words for name in commands for words in pages.sentences(commands[name])):
        assert ("", words) in catalogue.ours("fr"), words


WRONG = [
    ((), "Commandes :"),
    (("lsit",), "Il n'y a pas de commande 'lsit'. Vouliez-vous dire 'list' ?"),
    (("list", "--stat"), "Il n'y a pas d'option --stat (peut-être : --late, --state, --tasks)"),
    (("list", "--x"), "Il n'y a pas d'option --x"),
    (("list", "--owner"), "L'option '--owner' demande une valeur."),
    (("list", "--json=3"), "L'option '--json' ne prend pas de valeur."),
    (("move",), "Il manque l'option '--to'."),
    (("show",), "Il manque l'argument 'ref'."),
    (("show", "a", "b"), "Il y a des arguments de trop (b)"),
    (("completion",), "Il manque l'argument 'shell'. Au choix : bash, zsh, fish"),
    (("completion", "csh"), "Valeur refusée pour 'shell' : 'csh' n'est pas l'un de 'bash', 'zsh', 'fish'."),
    (("report", "--year", "x"), "Valeur refusée pour '--year' : il faut un nombre entier"),
    (("report", "--year", "1"), "Valeur refusée pour '--year' : il faut au moins 2000"),
    (("report", "--year", "9999"), "Valeur refusée pour '--year' : il faut au plus 2999"),
    (("once", "--at", "foo"), "il faut un jour et une heure, comme 2026-12-01T08:00"),
    (("dossier", "a", "b", "--language", "xx"), "Valeur refusée pour '--language' : il y a des lettres en en, fr"),
]


@pytest.mark.parametrize(
    ("words", "said"), WRONG, ids=lambda words: " ".join(words) if isinstance(words, tuple) else ""
)
@pytest.mark.usefixtures("french_machine")
def test_a_wrong_call_is_told_as_the_machine_speaks(capsys, words, said):
    page = asked(capsys, *words)
    assert said in page
    if words:
        *usage, error = page.splitlines()
        assert error.startswith("Erreur : ")
        assert english(page) == set()
        assert not usage or usage[1] == f"Pour l'aide : '{usage[0].split(' [')[0].removeprefix('Usage : ')} -h'."


def test_an_unknown_sentence_of_the_library_is_told_as_it_is(monkeypatch):
    monkeypatch.setenv(tongue.WISHED, "fr")
    assert pages._theirs("Something {new} happened") == "Something {new} happened"


def test_a_state_that_is_none_is_told_with_those_there_are(company, monkeypatch):
    monkeypatch.setenv(tongue.WISHED, "fr")
    said = company.complaints("list", "--state", "clos ed").err
    assert "aucun état ne s'appelle 'clos ed' ; vouliez-vous dire closed ? Il y a : registered, " in said
    assert (
        "Valeur refusée : aucun état ne s'appelle 'zzz' ; il y a : " in company.complaints("list", "--state", "zzz").err
    )


OFFERED = [
    ("complaints li", "Liste réclamations ouvertes, messages en échec ou tâches."),
    ("complaints list --la", "Celles dont une date est passée"),
    ("complaints list --he", "Affiche cette page."),
]


@pytest.mark.parametrize(("typed", "said"), OFFERED)
def test_what_a_shell_offers_is_explained_in_french(capfd, french_machine, typed, said):
    french_machine.setenv("_COMPLAINTS_COMPLETE", "complete_zsh")
    french_machine.setenv("_TYPER_COMPLETE_ARGS", typed)
    with pytest.raises(SystemExit):
        main(())
    assert said in capfd.readouterr().out
