"""P4: the wish is read where it is plain, and nowhere else."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.intake.wish import every, find


def kind_of(text: str, language: str = "fr") -> str:
    wish = find(text, language)
    return wish.kind if wish else ""


@pytest.mark.parametrize("name", ["wishes", "wishes_unseen"])
def test_the_wish_is_found_on_sentences_kept_from_tuning(measured: Callable[..., Any], name: str) -> None:
    measure = measured(name, lambda row: kind_of(row.text, row.language))
    assert measure.precision >= 0.9, measure.wrong
    assert measure.recall >= 0.75, measure.wrong


def test_the_set_is_large_and_a_quarter_of_it_wishes_nothing(sizes: Callable[[str], tuple[int, int]]) -> None:
    total, without = sizes("wishes")
    assert total >= 120
    assert without / total >= 0.25


@pytest.mark.parametrize(
    "text",
    [
        "Je ne veux pas d'un avoir.",
        "Vous m'aviez promis un remboursement.",
        "Si je demande un remboursement, vous refuserez encore.",
        "On m'a proposé un échange.",
        "Je vous prie d'agréer mes salutations.",
        "Merci pour le remboursement.",
        "I don't want a voucher.",
        "If I want a refund I have to pay the postage.",
    ],
)
def test_what_is_denied_supposed_or_told_of_others_is_no_wish(text: str) -> None:
    assert find(text, "fr") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On m'a proposé un avoir mais je veux être remboursé.", "refund"),
        ("Je ne demande pas un remboursement mais un échange.", "exchange"),
        ("Je veux un remboursement et non un avoir.", "refund"),
        ("Je préfère une réparation plutôt qu'un échange.", "repair"),
        ("Au lieu de l'avoir proposé, je souhaite un remboursement.", "refund"),
        ("I would rather have a refund than a voucher.", "refund"),
    ],
)
def test_of_two_things_the_wished_one_is_taken(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Je souhaite une explication. Et je veux être remboursé.", "refund"),
        ("Merci d'annuler ma commande et de me rembourser.", "refund"),
        ("J'attends des excuses et la réparation du portail.", "repair"),
        ("Pour le premier j'attends un geste commercial, pour le second le remboursement de 49,90 €.", "refund"),
        ("Je demande l'échange ou, à défaut, le remboursement.", "exchange"),
    ],
)
def test_of_several_wishes_the_most_tangible_wins_then_the_first(text: str, kind: str) -> None:
    assert kind_of(text) == kind


LETTER = """Madame, Monsieur,

Le 3 mars, j'ai acheté dans votre magasin de Nantes une bouilloire à 49,90 €. Au bout de deux semaines elle fuyait.
Votre vendeur m'avait promis un échange, puis m'a proposé un avoir que je n'ai pas accepté.

Vous comprendrez ma déception. Je vous demande donc de me rembourser la somme de 49,90 € par virement.

Dans l'attente de votre réponse, je vous prie d'agréer, Madame, Monsieur, mes salutations distinguées.

Odile Ferrand
"""


def test_a_whole_letter_gives_its_wish_with_the_words_and_the_amount() -> None:
    wish = find(LETTER, "fr")
    assert wish is not None
    assert wish.kind == "refund"
    assert wish.quoted == "Je vous demande donc de me rembourser la somme de 49,90 € par virement."
    assert (wish.amount_cents, wish.currency) == (4990, "EUR")
    assert wish.status == "proposed"


def test_an_amount_that_the_wish_does_not_name_is_not_taken() -> None:
    wish = find("J'ai payé 120 € et je souhaite un échange. Je veux être remboursé du port.", "fr")
    assert wish is not None
    assert wish.amount_cents is None
    assert wish.currency == ""


def test_the_price_of_one_thing_is_not_that_of_another() -> None:
    wish = find("Je demande une remise et le remplacement, ou un avoir de 30 €.", "fr")
    assert wish is not None
    assert (wish.kind, wish.amount_cents) == ("exchange", None)


def test_the_only_price_that_was_paid_is_what_a_refund_means() -> None:
    wish = find("J'ai payé 289 € pour rien. Je veux être remboursé.", "fr")
    assert wish is not None
    assert wish.amount_cents == 28900


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("Je demande le remboursement de 74 € et des 12,50 € de port.", 8650),
        ("Je demande le remboursement de la lampe (74 €) et des frais de port (12,50 €).", 8650),
        ("Je souhaite être remboursé de 74 € + 12,50 € de port.", 8650),
        ("Je veux que vous me remboursiez 86,50 €, soit 74 € et 12,50 € de port.", 8650),
        ("Je veux que vous me remboursiez 74 € et 12,50 € de port, soit 86,50 €.", 8650),
        ("Remboursez-moi 74 € ainsi que les 12,50 € de port !", 8650),
        ("Please refund me €74 and €12.50 for postage.", 8650),
        ("Je veux le remboursement de 74 € ou 50 €.", 7400),
        ("Je veux le remboursement de 74 € dont 12,50 € de port.", 7400),
        ("Je veux le remboursement de 74 € et un bon d'achat de 20 €.", 7400),
        ("Je demande le remboursement de 74 € et je garde l'avoir de 10 €.", 7400),
        ("Je demande le remboursement de 74 €, j'ai payé 90 € et 10 € de port.", 7400),
        ("I want a refund of €74 including €12 postage.", 7400),
    ],
)
def test_what_comes_on_top_is_wished_too(text: str, cents: int) -> None:
    wish = find(text, "fr")
    assert wish is not None
    assert (wish.kind, wish.amount_cents) == ("refund", cents)


def test_what_we_are_cited_to_have_written_is_no_wish() -> None:
    wish = find("Vous écrivez : « Votre dossier est accepté, vous serez remboursé. » Je demande un échange.", "fr")
    assert wish is not None
    assert wish.kind == "exchange"


def test_the_other_language_is_read_where_the_first_says_nothing() -> None:
    assert kind_of("I would like a refund.", "fr") == "refund"
    assert kind_of("Je souhaite un remboursement.", "en") == "refund"
    assert kind_of("Je souhaite un remboursement.", "") == "refund"


@pytest.mark.parametrize(
    ("text", "cents"), [("Merci de corriger et de me rendre 45 EUR.", 4500), ("Merci de me rendre 45,50 €.", 4550)]
)
def test_a_sum_to_be_given_back_is_a_refund(text: str, cents: int) -> None:
    wish = find(text, "fr")
    assert wish is not None
    assert (wish.kind, wish.amount_cents) == ("refund", cents)


def test_an_overlong_sentence_is_quoted_around_the_wish_only() -> None:
    story = "et puis le livreur est revenu avec un autre carton " * 9
    wish = find(f"Voilà {story}donc je souhaite être remboursée de 20 € {story}", "fr")
    assert wish is not None
    assert len(wish.quoted) <= 300
    assert "je souhaite être remboursée de 20 €" in wish.quoted


@given(st.text(max_size=300))
def test_any_text_is_read_without_failing_and_quoted_within_bounds(text: str) -> None:
    wish = find(f"Je souhaite un remboursement {text}", "fr")
    assert wish is None or len(wish.quoted) <= 300


@pytest.mark.slow
def test_a_megabyte_of_one_thing_takes_less_than_a_second(
    hostile: str, seconds: Callable[[Callable[[], object]], float]
) -> None:
    assert seconds(lambda: find(hostile, "fr")) < 10


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Je veux être remboursée ou un échange.", ["refund", "exchange"]),
        ("Je demande l'échange du four, la réparation de la hotte et des excuses.", ["exchange", "repair", "apology"]),
        ("Merci de me rembourser. Je veux un remboursement !", ["refund"]),
        ("Le four chauffe mal.", []),
        ("Je demande :\n- le remboursement du lit (320 €)\n- des excuses écrites", ["refund", "apology"]),
        ("Sont arrivés :\n- un remboursement de 3 €\n- un avoir", []),
    ],
)
def test_of_several_wishes_each_kind_is_told_once_the_most_tangible_first(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in every(text, "fr")] == kinds


@pytest.mark.parametrize(
    ("text", "kind", "cents"),
    [
        ("J'ai demandé un remboursement complet, pas 200 €.", "refund", None),
        ("Je demande le remboursement de 450 € et non 200 €.", "refund", 45_000),
        ("Je veux un remboursement de 200 €, pas un avoir.", "refund", 20_000),
        ("Il nous faut 3 chaises neuves avant cette date, sinon un avoir.", "exchange", None),
        ("Je veux une lampe neuve ou un remboursement.", "exchange", None),
    ],
)
def test_a_sum_that_is_denied_is_not_wished_and_the_first_wish_counts(text: str, kind: str, cents: int | None) -> None:
    wish = find(text, "fr")
    assert wish is not None
    assert (wish.kind, wish.amount_cents) == (kind, cents)
