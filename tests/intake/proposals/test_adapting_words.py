"""A need is of eyes and ears, not of a matter that is not seen through to its end."""

import pytest

from tests.intake.proposals.test_category import STARTERS
from worker.intake import adapting
from worker.intake.category import propose


@pytest.mark.parametrize(
    "text",
    [
        "Je ne vois plus le bout de cette affaire.",
        "Je ne vois plus d'issue.",
        "Je vois mal comment vous pourriez me le rendre.",
        "Elle ne voit pas bien ce que vous voulez dire.",
        "Je ne vois plus rien venir.",
    ],
)
def test_who_sees_no_end_of_a_matter_needs_no_large_print(text: str) -> None:
    assert adapting.find(text) is None


@pytest.mark.parametrize(
    "text", ["Je vois mal.", "Ma mère ne lit plus, elle voit très mal.", "Je ne vois plus rien.", "Je vois pas bien."]
)
def test_who_sees_badly_does(text: str) -> None:
    assert adapting.find(text)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("À défaut, je saisirai le juge.", ""),
        ("L'adresse saisie par défaut n'est pas la mienne.", ""),
        ("La coque a un défaut.", "produit ou service"),
        ("Il m'a traitée de « sale étrangère ».", "accueil ou comportement"),
        ("Les verres étaient sales.", "produit ou service"),
        ("C'est une sale histoire.", ""),
    ],
)
def test_a_word_in_another_sense_says_no_category(text: str, category: str) -> None:
    assert propose(text, STARTERS)[0] == category


@pytest.mark.parametrize(
    ("text", "written", "called"),
    [
        ("Téléphonez moi, je n'entends pas bien l'ordinateur. 04 78 00 11 22", False, True),
        ("Je suis sourd d'une oreille mais appelez-moi, je n'ai pas l'habitude des mails.", False, True),
        ("J'entends mal, merci de me rappeler.", False, True),
        ("Je suis sourde.", True, False),
        ("Je suis sourd, joignez-moi par SMS au 06 11 22 33 44.", True, True),
        ("Je suis sourd, ne m'appelez pas.", True, False),
        ("J'entends mal au téléphone.", True, False),
        ("Rappelez-moi la date du rendez-vous.", False, False),
        ("I am deaf in one ear. Please call me.", False, True),
    ],
)
def test_who_asks_to_be_called_is_not_only_written_to(*, text: str, written: bool, called: bool) -> None:
    needed = adapting.find(text)
    assert bool(needed and "par écrit" in needed.told("fr")) is written
    assert any("appel" in one.told("fr") for one in adapting.preferences(text)) is called
