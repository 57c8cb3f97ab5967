"""What pays or opens is masked in what our letters repeat; other numbers stay."""

import time

import pytest

from worker.words.secrets import MASK, account_ending, without_accounts, without_secrets, without_told_accounts


@pytest.mark.parametrize(
    ("written", "repeated"),
    [
        ("Sur ma carte 4970 1012 3456 7890 ?", "Sur ma carte 4970 1012 3456 7890 ?"),
        ("Carte 4111 1111 1111 1111 exp 04/28", f"Carte {MASK} 1111 exp 04/28"),
        ("5500-0000-0000-0004", f"{MASK} 0004"),
        ("amex 378282246310005.", f"amex {MASK} 0005."),
        ("cvv 123, cryptogramme : 456", f"cvv {MASK}, cryptogramme : {MASK}"),
        ("Le code de sécurité est 9876.", f"Le code de sécurité est {MASK}."),
        ("Mot de passe : Été-2026!", f"Mot de passe : {MASK}"),
        ("mon mot de passe client est Soleil77 merci", f"mon mot de passe client est {MASK} merci"),
        ("my password is Garden12", f"my password is {MASK}"),
        # However it was laid out.
        ("4970\n1012\n3456\n7893", f"{MASK} 7893"),
        ("4970-1012-\r\n> 3456-7893", f"{MASK} 7893"),
        ("carte_4970_1012_3456_7893_cvv.txt", f"carte_{MASK} 7893_cvv.txt"),
        ("4970/1012/3456/7893", f"{MASK} 7893"),
        ("4970\u00a01012\u202f3456\u00a07893", f"{MASK} 7893"),
        ("4970\u200b1012\u200b3456\u200b7893", f"{MASK} 7893"),
        ("４９７０ １０１２ ３４５６ ７８９３", f"{MASK} 7893"),
        ("4970\t1012\t3456\t7893 | x", f"{MASK} 7893 | x"),
        ("le 3 4970 1012 3456 7893 12", f"le 3 {MASK} 7893 12"),
        # None of these pays or opens anything.
        ("J'ai oublié mon mot de passe depuis lundi.", "J'ai oublié mon mot de passe depuis lundi."),
        ("Commande 4111111111111112, tél. 06 12 34 56 78", "Commande 4111111111111112, tél. 06 12 34 56 78"),
        ("Suivi 6A22001133445 du 12/11/2026", "Suivi 6A22001133445 du 12/11/2026"),
        # The check digits of a company's and a telephone's number are right too.
        ("SIRET 732 829 320 00074", "SIRET 732 829 320 00074"),
        ("SIRET 380 129 866 00014", "SIRET 380 129 866 00014"),
        ("IBAN FR76 3000 6000 0112 3456 7890 189, merci", "IBAN FR76 3000 6000 0112 3456 7890 189, merci"),
        ("IBAN GB33BUKB20201555555555", "IBAN GB33BUKB20201555555555"),
        ("06 12 34 56 78\n06 98 76 54 32", "06 12 34 56 78\n06 98 76 54 32"),
        ("2019 2020 2021 2022 2023 2024", "2019 2020 2021 2022 2023 2024"),
        ("EAN 3017620422003", "EAN 3017620422003"),
        ("IMEI 490154203237518", "IMEI 490154203237518"),
    ],
)
def test_cards_codes_and_passwords_are_masked(written: str, repeated: str) -> None:
    assert without_secrets(written) == repeated


def test_lines_stay_where_they_are_and_a_hostile_text_costs_no_more_than_a_long_one() -> None:
    assert without_secrets("Œuvre\r\ncvv\u00a0123\nfin") == f"Œuvre\r\ncvv\u00a0{MASK}\nfin"
    for hostile in (
        "4 " * 100_000,
        "mot de passe " * 20_000,
        "cvv " * 50_000,
        "9" * 200_000,
        "4970_" * 50_000,
        "fr76 3000 " * 20_000,
        "4970" + "/" * 200_000,
        "9\u200b" * 100_000,
    ):
        began = time.process_time()
        without_secrets(hostile)
        assert time.process_time() - began < 5


def test_of_an_account_a_list_shows_its_last_four_signs() -> None:
    told = "mon iban c'est FR14 2004 1010 0505 0001 3M02 606, merci ; commande 48377"
    assert without_accounts(told) == "mon iban c'est •••• 2606, merci ; commande 48377"
    assert account_ending(told) == "2606"
    assert account_ending("commande 48377") == ""


def test_of_what_leaves_only_their_own_account_is_masked() -> None:
    theirs, ours = "FR14 2004 1010 0505 0001 3M02 606", "DE89 3704 0044 0532 0130 00"
    told = (f"mon RIB : {theirs.replace(' ', '-')}", "merci")
    assert without_told_accounts(f"du {ours} au {theirs}.", told) == f"du {ours} au •••• 2606."
