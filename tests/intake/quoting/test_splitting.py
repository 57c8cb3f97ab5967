"""What holds for any text: nothing is lost, nothing fails, and the time grows with the length alone."""

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.quoting.sheets import SHEETS, Sheet
from worker.intake import forwarding
from worker.intake.quoting.page import MAX_ROWS
from worker.intake.quoting.splitting import Split, split

MEGABYTE = 1_000_000
# What the rules look for, in any order: more likely to confuse them than random letters.
PIECES = [
    *(
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\t",
        ">",
        "> ",
        ">> ",
        "-- ",
        "--",
        "*",
        "_____",
        "-----",
        ":",
        "<",
        ">",
        "@",
        ",",
        "|",
    ),
    *(
        "De : ",
        "A : ",
        "À : ",
        "Envoyé : ",
        "Objet : ",
        "Date : ",
        "Message du 12/03/24",
        "Message d'origine",
        "12/03/2024",
    ),
    *(
        "10:22",
        "Le 12/03/2024 à 10:22, Jean",
        " a écrit :",
        "jean@example.com",
        "<jean@example.com>",
        "wrote:",
        "mot",
        ".",
    ),
    *(
        "Cordialement",
        "Tél. 01 99 00 12 34",
        "www.example.com",
        "Envoyé de mon iPhone",
        "confidentiel",
        "par erreur",
        "é",
        "\u200b",
    ),
]
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=200)


def ink(text: str) -> Counter[str]:
    return Counter("".join(text.replace("\u200b", "").split()))


@given(texts)
def test_the_three_parts_together_hold_every_character(text: str) -> None:
    told = split(text)
    visible = Counter({sign: count for sign, count in ink(text).items() if sign.isprintable()})
    kept = ink(told.new + told.quoted + told.signature)
    assert not visible - kept
    assert not kept - ink(text)


@given(texts)
def test_the_new_text_has_nothing_more_to_cut_off_its_end(text: str) -> None:
    new = split(text).new
    assert new == new.strip("\n").rstrip()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_new_text_of_an_answer_is_new_text_again(sheet: Sheet) -> None:
    new = split(sheet.text).new
    assert split(new).new == new


def test_lines_keep_their_order_and_the_blanks_between_them() -> None:
    told = split("Un.\n\n\n  Deux.\n\nLe 04/06/2024 à 17:20, Jean a écrit :\n> Trois.\n\nQuatre.\n-- \nJean\n")
    assert told.new == "Un.\n\n\n  Deux.\n\nQuatre."
    assert told.quoted == "Le 04/06/2024 à 17:20, Jean a écrit :\n> Trois."
    assert told.signature == "-- \nJean"


def test_text_glued_to_an_attribution_is_parted_from_it() -> None:
    told = split("d'accord --- Le 04/06/2024 à 17:20, Jean <jean@example.com> a écrit :\n> Un avoir ?")
    assert told.new == "d'accord"
    assert told.quoted.startswith("--- Le 04/06/2024")


def test_a_quote_glued_behind_its_attribution_is_parted_from_it() -> None:
    told = split("Non.\n\nLe lun., juin 3, 2024 à 10:22, Odile<odile@example.org> a écrit :   Un avoir ?\nOui ?")
    assert told.new == "Non."
    assert told.quoted.split("\n")[0].endswith("a écrit :")
    assert split("J'ai écrit à odile@example.org :   pas de réponse.").quoted == ""


def test_an_answer_without_a_word_has_no_new_text() -> None:
    header = (
        "De : Marie <marie@example.com>\nEnvoyé : lundi 3 juin 2024 10:22\nÀ : Jean\nObjet : RE: dossier\n\nInterne."
    )
    assert split(header).new == ""
    assert split("Le 3 juin 2024 à 10:22, Marie <marie@example.com> a écrit :\n\n> Interne.").new == ""


def test_nothing_at_all_is_nothing() -> None:
    assert split("") == split(" \n\t\n") == Split("", "", "")


def test_a_signature_marked_as_the_standard_says_may_hold_sentences() -> None:
    slogan = "Chez nous, chaque client est accueilli par une personne et jamais par un automate."
    assert split(f"Merci.\n-- \nMarie\n{slogan}").new == "Merci."


def test_what_lies_beyond_the_last_row_judged_goes_with_it() -> None:
    long = "\n".join(f"ligne {number}" for number in range(MAX_ROWS + 100))
    assert split(long).new == long
    quoted = f"Oui.\n\nLe 04/06/2024 à 17:20, Jean a écrit :\n{long}"
    assert split(quoted).new == "Oui."


def repeated(pattern: str) -> str:
    return pattern * (MEGABYTE // len(pattern) + 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "\n",
            "\r\n",
            ">",
            ">\n",
            "> a\nb\n",
            "> a\n\nb\n\n",
            " ",
            "\u00a0",
            "\u200b",
            "-",
            "-----\n",
            "-- \n",
            "*" * 30 + "\n",
        ),
        *(
            "De :\n",
            "De : x@example.com\n",
            "De : x@example.com\nA : Lyon\n",
            "De : x@example.com\n\nA : Lyon\n\n",
            ":\n",
            "@",
            "a@",
        ),
        *(
            "À : x@example.com,\n",
            "x@example.com: d: e: f:\n",
            "De : x@example.com À : y@example.com Objet : z Envoyé : t ",
        ),
        *("Le 3 mars votre agent a écrit\n", "Le 3 mars votre agent a écrit ", "Le 12/03/2024 à 10:22, Jean\n"),
        *(
            "Le 12/03/2024 à 10:22 Jean a écrit :\n",
            "Le 12/03/2024 à 10:22, Jean a écrit :\n> a\n\nb\n\n",
            "wrote:\n",
            "wrote ",
        ),
        *(
            "> Le 12/03/2024 à 10:22, Jean a écrit :\n",
            "Jean <x@example.com\n> a écrit :\n",
            "12/03/2024 10:22 <x@example.com>\n",
        ),
        *(
            "-----Message d'origine-----\n",
            "--a" * 66 + "\n",
            "Envoyé de mon iPhone\n\n",
            "Cordialement\n0199001234\nwww.x.fr\n",
        ),
        *(
            "ce message est confidentiel destinataire par erreur\n\n",
            "1. http://x\n",
            "1.",
            "é",
            "e\u0301",
            '"',
            "(",
            "[",
        ),
    ],
)
def test_a_megabyte_of_anything_takes_seconds_and_not_minutes(pattern: str) -> None:
    text = repeated(pattern)
    # Processor time: other tests run beside this one.
    started = time.process_time()
    split(text)
    parted = time.process_time()
    forwarding.find("TR: dossier", text)
    found = time.process_time()
    assert parted - started < 60
    assert found - parted < 60
