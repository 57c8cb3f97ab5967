"""No number under three reaches everybody, be it told or had by subtraction; and no person is named."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lives import Teller
from worker.complaint.messages import ReceivedMessage
from worker.complaint.particulars import Complainant
from worker.complaint.record import Complaint
from worker.feedback.measures import Cell, share
from worker.feedback.reports.discretion import LEAST, OTHERS, joined, merged, series, small, told
from worker.feedback.reports.scrubbing import MARK, known_words, quotable, scrub
from worker.nouns.item import Person
from worker.words.tables import every
from worker.words.wording import fold

COUNTS = st.lists(st.integers(0, 12), min_size=1, max_size=9)


def cells(counts: list[int]) -> list[Cell]:
    return [Cell(f"cell {number}", count) for number, count in enumerate(counts)]


@given(COUNTS)
def test_merged_cells_add_up_and_hide_every_small_one(counts: list[int]) -> None:
    shown = merged(cells(counts))
    assert not any(small(cell.count) for cell in shown)
    if shown:
        assert sum(cell.count for cell in shown) == sum(counts)
        before = {cell.label: cell.count for cell in cells(counts)}
        named = [cell for cell in shown if cell.label != OTHERS]
        assert all(before[cell.label] == cell.count for cell in named)
        # Those left unnamed are at least two, or none: the rest of the total names no single small cell.
        left = [count for label, count in before.items() if count and label not in {cell.label for cell in named}]
        assert len(left) != 1
    elif not small(sum(counts)) and sum(counts):
        assert any(small(count) for count in counts)


@given(COUNTS)
def test_neighbours_join_until_none_is_small(counts: list[int]) -> None:
    shown = joined(cells(counts))
    assert not any(small(cell.count) for cell in shown)
    if shown:
        assert sum(cell.count for cell in shown) == sum(counts)
        assert "+".join(cell.label for cell in shown) == "+".join(cell.label for cell in cells(counts))


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_share_tells_neither_one_or_two_who_are_met_nor_one_or_two_who_are_not(hits: int, misses: int) -> None:
    shown = told(share("x", [True] * hits + [False] * misses))
    if shown.how == "exactly":
        assert (shown.hits, shown.n - shown.hits) == (hits, misses)
        assert not small(hits)
        assert not small(misses)
    elif shown.how == "most":
        assert hits > shown.hits
        assert shown.n - shown.hits == LEAST
    elif shown.how == "few":
        assert hits < shown.hits == LEAST
    else:
        assert hits + misses <= LEAST


def test_a_small_month_is_not_told() -> None:
    assert series(cells([0, 1, 2, 3, 10])) == (0, None, None, 3, 10)


def a_file(**who: object) -> Complaint:
    complaint = Teller(1).lives(1)[0].complaint()
    return complaint.model_copy(
        update={"complainant": Complainant.model_validate(who), "messages": (), "order_reference": "CMD-48213"}
    )


CLAIRE = {
    "name": "Claire Durand-Moreau",
    "addresses": ("c.durand@maison-moreau.fr",),
    "postal_address": "3 allée des Acacias, 38000 Grenoble",
    "phone": "06 12 34 56 78",
    "customer_number": "A204518",
}
SAID = (
    "Je suis Claire, cliente A204518. Mon mari Étienne DURAND a appelé depuis Grenoble, allée des acacias, au"
    " 06.12.34.56.78 ou +33 6 12 34 56 78. Écrivez à c.durand@maison-moreau.fr ou à M. Moreau. Commande cmd-48213,"
    " REC-2026-000123-38, FR76 3000 6000 0112 3456 7890 189. Ann Morel, votre collègue, a raccroché."
)


def test_what_the_file_knows_of_its_people_is_taken_out_however_it_is_written() -> None:
    known = known_words(a_file(**CLAIRE), (Person("Ann Morel", "ann.morel@example.com"),))
    said = scrub(SAID, known)
    for word in (
        "claire", "durand", "moreau", "etienne", "étienne", "grenoble", "acacias", "204518", "48213", "06", "34.56",
        "rec-", "fr76", "3000", "morel", "ann ", "@",
    ):  # fmt: skip
        assert word not in said.casefold(), (word, said)
    assert "a raccroché" in said


STRANGERS = {
    "a neighbour": "Mon voisin Paul Martin a tout vu.",
    "a title": "J'ai vu Mme de La Tour au comptoir.",
    "a place": "Le magasin de Saint-Étienne était fermé.",
    "a house": "Livrez au 12 bis, rue du Port et nulle part ailleurs.",
    "an English house": "Please deliver to 12 Green Lane as agreed.",
    "a town": "Le colis est parti pour 13001 Marseille hier.",
    "an address on the web": "Tout est sur www.paul-martin.fr/avis depuis hier.",
    "a name that begins": "Jean-Pierre nous a parlé sèchement hier.",
    "a number plate": "La camionnette AB-123-CD bloque ma porte.",
    "a card": "Ma carte 4970 1012 3456 7890 a été débitée.",
    "a number of security": "Mon numéro est le 2 84 05 38 123 456 78.",
    "a file": "Mon contrat n° 2026/1187-B a été perdu.",
}


@pytest.mark.parametrize("what", STRANGERS)
def test_people_and_places_that_no_file_knows_are_taken_out_too(what: str) -> None:
    said = scrub(STRANGERS[what])
    assert MARK in said
    assert not re.search(
        r"Paul|Martin|Tour|Étienne|Port|Green|13001|Marseille|paul|Pierre|123|4970|1012|384|84 05|1187", said
    ), said


HARMLESS = (
    "Le lave-vaisselle livré le 12 novembre fuit depuis le premier jour.",
    "J'ai attendu quarante minutes, puis on m'a répondu que « ce n'était pas le jour ».",
    "J'ai payé 49,90 € de livraison pour un canapé arrivé trois semaines trop tard.",
    "I called three times on Monday, and nobody rang back until Thursday.",
)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_what_names_nobody_stays_as_it_is(sentence: str) -> None:
    assert scrub(sentence) == sentence
    assert quotable(f"Bonjour,\n\n{sentence}\n\nPaul Martin") == sentence


def test_a_proposal_begins_with_its_verb_and_still_names_nobody() -> None:
    said = "Afficher le délai réel. Prévenir Mme Perrin. Perrin attend. Rappeler Paul. Show the real delay."
    assert scrub(said, proposing=True) == "Afficher le délai réel. […] attend. […]. Show the real delay."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Merci.",
        "MON CANAPÉ EST CASSÉ ET MADAME DURAND NE RÉPOND PAS DU TOUT",
        "Paul Martin et Anne Petit ont vu Jean Roux avec Luc Blanc.",
        "a@b.fr " * 40,
    ],
)
def test_a_text_that_says_little_or_names_much_is_not_quoted(text: str) -> None:
    assert quotable(text) == ""


WORD = st.text(st.characters(whitelist_categories=("Ll",), max_codepoint=0x17F), min_size=3, max_size=12).filter(
    lambda word: fold(word) not in every("everyday", "openers")
)


def test_small_words_of_a_name_and_digits_of_a_telephone_do_not_empty_the_sentence() -> None:
    known = known_words(a_file(name="Marie de La Fontaine", phone="06 12 34 56 78"))
    assert scrub("La panne du 12 est de la semaine dernière.", known) == "La panne du 12 est de la semaine dernière."


WORDS = st.lists(WORD, max_size=6)
WRITTEN = (str, str.title, str.upper)


@given(first=WORD, last=WORD, before=WORDS, after=WORDS, written=st.sampled_from(WRITTEN))
def test_a_name_of_the_file_never_stays_wherever_and_however_it_stands(
    first: str, last: str, before: list[str], after: list[str], written: Callable[[str], str]
) -> None:
    known = known_words(a_file(name=f"{first} {last}"))
    said = scrub(" ".join([*before, written(f"{first} {last}"), *after]), known)
    assert not {first.casefold(), last.casefold()} & set(re.findall(r"\w+", said.casefold()))


@given(st.text(max_size=400))
def test_any_text_is_scrubbed_in_time_and_on_one_line(text: str) -> None:
    said = scrub(text)
    assert said == " ".join(said.split())
    assert all(c.isprintable() for c in said)


def test_a_hostile_text_costs_no_more_than_a_long_one() -> None:
    for piece in ("1 ", "A.", "a@", "12 rue ", "Mme ", "0" * 50, "FR76 ", "É" * 50, "x-1-"):
        scrub(piece * 4000)


def test_staff_mail_of_the_file_makes_its_sender_known() -> None:
    message = ReceivedMessage(
        parcel=1,
        sha256="0" * 64,
        sender="zoe.kowalczyk@example.net",
        sender_name="Zoé K.",
        received_at=a_file().received_at,
    )
    complaint = a_file().model_copy(update={"messages": (message,)})
    assert {"zoe", "kowalczyk"} <= known_words(complaint)
