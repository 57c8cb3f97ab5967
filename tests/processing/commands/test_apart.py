"""Commands on one line, and below the text: what people type is understood where nothing has to be guessed."""

import pytest

from tests.processing.commands.test_loose_lines import read


def rows(text: str) -> tuple[tuple[str, ...], str]:
    script = read(text)
    assert script.strays == (), script.strays
    return tuple(line.raw for line in script.lines), script.text


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("#évaluer 2 1 2 #affecter Bob", ("#évaluer 2 1 2", "#affecter Bob")),
        ("#évaluer gravité=2 complexité=1 répercussions=2, #affecter moi", None),
        ("#affecter Bob et #note il rappelle lundi", ("#affecter Bob", "#note il rappelle lundi")),
        ("#affecter Bob ; #clore fini", ("#affecter Bob", "#clore fini")),
        ("#décision fondée #motif La photo le montre.", ("#décision fondée", "#motif La photo le montre.")),
        ("#motif La photo le montre. #cause externe", ("#motif La photo le montre.", "#cause externe")),
        ('#dédommagement remboursement 20 € "par virement" #répondre', None),
        ("#accepté #exécuté VIR-88", ("#accepté", "#exécuté VIR-88")),
    ],
)
def test_two_commands_on_one_line_are_two(typed: str, lines: tuple[str, ...] | None) -> None:
    found, text = rows(typed)
    assert text == ""
    assert len(found) == 2
    if lines:
        assert found == lines


@pytest.mark.parametrize(
    ("typed", "lines", "text"),
    [
        ("Bonjour,\nVotre colis est parti.\n#clore fini", ("#clore fini",), "Bonjour,\nVotre colis est parti."),
        ("Bonjour,\nVotre colis est parti.\n\u200b＃clore fini", None, "Bonjour,\nVotre colis est parti."),
        ("Madame,\n\nVoici.\n\n#décision fondée\n\n#répondre", ("#décision fondée", "#répondre"), "Madame,\n\nVoici."),
        ("Voici.\n#affecter Bob\nMerci\nAnn Morel", ("#affecter Bob",), "Voici.\n\nMerci\nAnn Morel"),
        ("#note rappelé\nVoici.\n#envoyer", ("#note rappelé", "#envoyer"), "Voici."),
    ],
)
def test_commands_below_the_text_are_commands(typed: str, lines: tuple[str, ...] | None, text: str) -> None:
    found, left = rows(typed)
    assert left == text
    assert lines is None or found == lines


@pytest.mark.parametrize(
    "typed",
    [
        # The end of the first one's words is not known.
        "#note à rappeler #affecter Bob",
        # A letter goes on below.
        "Voici.\n#note client pénible\nVotre colis est parti hier, il arrivera chez vous dans le courant de la semaine",
        # Another mail stands there.
        "Voici.\nDe : Jean Petit\nEnvoyé : lundi\n#affecter Bob",
        "Voici.\nLe lundi 3, Jean a écrit :\n#affecter Bob",
        "Voici.\n> bonjour\n#affecter Bob",
        # A list of our letters.
        "Voici.\n- Évaluer : #évaluer gravité=2\n#affecter Bob",
    ],
)
def test_where_something_has_to_be_guessed_the_colleague_is_asked(typed: str) -> None:
    assert read(typed).strays
