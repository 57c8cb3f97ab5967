"""No line of a letter to a colleague leaves for a complainant, however it came into the text."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from worker.staff.our_letters import lines_of_ours
from worker.words.tables import printed

NOTICE = """\
Nouvelle réclamation
====================

Bonjour Ann Morel,

Une réclamation est arrivée et porte désormais une référence. Ce qui
suit est proposé d'après les mots du réclamant : seule une personne le
confirme.

Référence :                   REC-2026-000001-16
Réclamant :                   Bo Lindqvist
Objet :                       Canapé
Délai de traitement visé :    lundi 7 décembre 2026
Responsable pressenti :       Bob Petit
Évaluer : #évaluer gravité= complexité= répercussions= occurrence=

Le message
----------

> Mon canapé est arrivé déchiré, je demande le remboursement de 49,90 €.
> La housse est tachée et un pied manque.
"""
CUSTOMERS = (
    "Mon canapé est arrivé déchiré, je demande le remboursement de 49,90 €.\nLa housse est tachée et un pied manque."
)
ACKNOWLEDGED = (
    "Votre réclamation est arrivée.\n\nRéférence : REC-2026-000001-16\nRéponse au plus tard le : 23 janvier 2027"
)
WORDS = "Bonjour,\n\nNous regardons cela avec le transporteur et revenons vers vous.\n\nAnn"


def _marked(mark: str) -> Callable[[str], str]:
    return lambda text: "\n".join(f"{mark}{line}" for line in text.splitlines())


def _wrapped(text: str) -> str:
    return "\n".join(f"> {line}" for line in textwrap.wrap(" ".join(text.split()), 31))


QUOTED: dict[str, Callable[[str], str]] = {
    "no mark": str,
    "a pipe": _marked("| "),
    "a guillemet": _marked("» "),
    "initials": _marked("SR> "),
    "twice": _marked(">> "),
    "a tab": _marked("\t"),
    "bold": _marked("*"),
    "wrapped anew": _wrapped,
    "one line": lambda text: " ".join(text.split()),
    "lower case": str.lower,
    "capitals": str.upper,
    "without accents": lambda text: text.translate(str.maketrans("éèàçÉ", "eeacE")),
    "entities": lambda text: text.replace("é", "&eacute;").replace("'", "&#39;"),
    "typographic": lambda text: text.replace("'", "’").replace(" :", "\u00a0:"),
    "two facts of it": lambda text: "\n".join(text.splitlines()[13:15]),
    "half a sentence": lambda _: "porte désormais une référence. Ce qui suit est proposé d'après les mots du réclamant",
}


@pytest.mark.parametrize("quote", QUOTED.values(), ids=QUOTED.keys())
def test_our_letter_is_known_however_it_is_quoted(quote: Callable[[str], str]) -> None:
    assert lines_of_ours(f"{WORDS}\n\n{quote(NOTICE)}", [NOTICE], [CUSTOMERS, ACKNOWLEDGED])


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        f"{WORDS}\n\nVous écriviez :\n{CUSTOMERS}",
        f"{WORDS}\n\n{_marked('| ')(CUSTOMERS)}",
        f"Référence : REC-2026-000001-16\n\n{WORDS}",
        f"{WORDS}\n\n{ACKNOWLEDGED}",
        "Une réclamation est arrivée chez nous et nous l'avons lue avec attention.",
        "",
    ],
    ids=[
        "own words",
        "the customer's",
        "the customer's, marked",
        "the reference",
        "our letter to them",
        "like",
        "none",
    ],
)
def test_what_the_customer_wrote_or_was_told_is_no_secret(text: str) -> None:
    assert lines_of_ours(text, [NOTICE], [CUSTOMERS, ACKNOWLEDGED]) == ()


REFUSED = """\
Rien n'a été fait
=================

- ✗ `#motif 1 Le pied livré est trop court de trois centimètres et le
  canapé penche vers la gauche depuis la livraison` : il manque une date
- « Le remboursement de 20 euros part le 24 novembre prochain sur votre
  compte, comme convenu avec vous au téléphone » : cette date est passée
"""
MOTIVE = "Le pied livré est trop court de trois centimètres et le canapé penche vers la gauche depuis la livraison"
SENTENCE = (
    "Le remboursement de 20 euros part le 24 novembre prochain sur votre compte, comme convenu avec vous au téléphone"
)


def test_own_words_that_a_refusal_repeats_are_no_lines_of_ours() -> None:
    answer = f"Point 1 : {MOTIVE}.\n\n{SENTENCE}."
    assert lines_of_ours(answer, [REFUSED], []) != ()
    assert lines_of_ours(answer, [REFUSED], [], [f"1 {MOTIVE}"]) == ()
    assert lines_of_ours(f"{answer}\n\n{NOTICE}", [REFUSED, NOTICE], [], [f"1 {MOTIVE}"]) != ()


def test_a_label_of_ours_is_nobodys_own_words() -> None:
    typed = "Catégorie proposée : livraison"
    assert lines_of_ours(typed, [], [], [typed]) == ("Catégorie proposée",)


def test_labels_of_letters_to_colleagues_give_them_away_without_the_letter() -> None:
    assert lines_of_ours("Catégorie proposée : livraison", [], []) == ("Catégorie proposée",)


@pytest.mark.parametrize("label", printed("letters", "internal"))
def test_every_label_is_one_of_our_templates(label: str) -> None:
    templates = Path(__file__).parents[2] / "templates"
    words = [" ".join(path.read_text(encoding="utf-8").replace("`", "").split()) for path in templates.rglob("*.j2")]
    assert any(label in text for text in words)


@pytest.mark.slow
@pytest.mark.parametrize("hostile", [">" * 1_000_000, "a> " * 300_000, "| " * 500_000, "+rec-2026-0" * 90_000])
def test_hostile_text_costs_no_more_than_its_length(hostile: str) -> None:
    assert lines_of_ours(hostile, [NOTICE], [hostile]) == ()
