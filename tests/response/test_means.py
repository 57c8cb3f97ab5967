"""How a compensation arrives is told in its reader's language, and as it was carried out."""

import pytest

from tests.response.sheet import gift
from worker.response.means import as_proven, in_words_of


@pytest.mark.parametrize(
    ("how", "english", "french"),
    [
        ("par virement", "by transfer", "par virement"),
        ("Virement bancaire.", "by transfer", "par virement"),
        ("by bank transfer", "by transfer", "par virement"),
        ("par virement sur votre compte", "by transfer to your account", "par virement sur votre compte"),
        ("chèque", "by cheque", "par chèque"),
        ("sur votre carte bancaire", "to your card", "sur votre carte"),
        ("par mail", "by e-mail", "par courriel"),
        ("en espèces", "in cash", "en espèces"),
        ("sur votre prochaine commande", "on your next order", "sur votre prochaine commande"),
        # No known way: as it was typed.
        ("par virement sous huit jours", "par virement sous huit jours", "par virement sous huit jours"),
        ("remis par notre chauffeur", "remis par notre chauffeur", "remis par notre chauffeur"),
    ],
)
def test_a_known_way_is_told_in_the_language_of_its_reader(how: str, english: str, french: str) -> None:
    assert (in_words_of(how, "en"), in_words_of(how, "fr")) == (english, french)


@pytest.mark.parametrize(
    ("proof", "how"),
    [
        ("chèque n° 0012345", "by cheque"),
        ("virement n° 4471", "par virement"),
        ("recrédité sur sa carte", "to your card"),
        ("n° 4471", "par virement"),
        # Of two ways neither is told for certain.
        ("virement impossible, chèque n° 12", ""),
    ],
)
def test_a_refund_is_told_as_its_proof_says_that_it_left(proof: str, how: str) -> None:
    assert as_proven(gift(1, kind="refund", how="par virement"), proof).how == how


def test_the_proof_of_a_voucher_says_nothing_of_how_it_was_sent() -> None:
    assert as_proven(gift(1, kind="voucher", how="par courriel"), "chèque cadeau n° 12").how == "par courriel"
