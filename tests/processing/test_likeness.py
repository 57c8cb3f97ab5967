"""Whether complaints of different people are about one thing."""

from worker.processing.likeness import like, one_matter, telling, usual

ONE = telling("Plus d'eau chaude dans l'immeuble des Tilleuls, la chaudière est arrêtée.")
OTHER = telling("Résidence des Tilleuls : la chaudière est en panne, pas d'eau chaude.")
CHAIR = telling("Le pied du fauteuil est cassé, il manque une vis.")
ANOTHER = telling("Fauteuil reçu avec un pied cassé, la vis est perdue.")
PARCEL = telling("Mon colis de la commande 5512 n'est jamais arrivé, le livreur ne répond pas.")
LATE = telling("Mon colis est arrivé en retard, le livreur l'a laissé devant la porte.")


def test_the_same_thing_in_other_words_is_alike() -> None:
    assert like(ONE, OTHER, frozenset())


def test_what_a_company_hears_every_day_is_not() -> None:
    earlier = [telling(f"Fauteuil {number} : pied cassé, vis tordue.") for number in range(30)]
    assert like(CHAIR, ANOTHER, frozenset())
    assert not like(CHAIR, ANOTHER, usual(earlier))


def test_what_every_shop_hears_makes_no_wave_on_its_first_day() -> None:
    assert not like(PARCEL, LATE, frozenset())


def test_of_a_few_files_nothing_is_usual_yet() -> None:
    assert usual([PARCEL] * 5) == frozenset()


def test_a_text_of_a_megabyte_tells_a_bounded_number_of_words() -> None:
    assert len(telling(" ".join(f"mot{n}abc" for n in range(200_000)))) <= 40


def test_a_number_that_both_name_is_one_matter_and_a_year_is_no_number() -> None:
    apart = (frozenset({"canape"}), frozenset({"frigo"}))
    assert one_matter(frozenset({"5512", "canape"}), frozenset({"5512", "frigo"}), apart)
    assert not one_matter(frozenset({"2024", "canape"}), frozenset({"2024", "frigo"}), apart)


def test_different_numbers_part_what_a_title_would_join() -> None:
    about = (frozenset({"canape"}), frozenset({"canape"}))
    assert one_matter(frozenset({"canape"}), frozenset({"canape"}), about)
    assert not one_matter(frozenset({"5512", "canape"}), frozenset({"5513", "canape"}), about)


def test_how_many_words_two_complaints_must_share() -> None:
    """Three words at least, two of which tell something, and of the shorter at least two in five."""
    shared = frozenset({"chaudi", "tilleu", "immeub"})
    assert like(shared | {"aaaa"}, shared | {"bbbb"}, frozenset())
    assert not like(frozenset({"chaudi", "tilleu", "aaaa"}), frozenset({"chaudi", "tilleu", "bbbb"}), frozenset())
    others = {f"mot{n}" for n in range(20)}
    five, four = ({f"autre{n}" for n in range(count)} for count in (5, 4))
    # Three of eight are too few, three of seven are enough.
    assert not like(shared | five, shared | others, frozenset())
    assert like(shared | four, shared | others, frozenset())
    assert not like(shared | {"aaaa"}, shared | {"bbbb"}, frozenset({"tilleu"}))


def test_the_same_words_altogether_are_alike_whatever_they_are() -> None:
    few = frozenset({"chaudi", "tilleu"})
    three = few | {"immeub"}
    assert like(three, three, three)
    assert not like(few, few, frozenset())


def test_what_a_fifth_of_many_files_say_is_usual() -> None:
    said = [frozenset({"vis"})] * 4 + [frozenset({"pied"})] * 3 + [frozenset({"bois"})] * 13
    assert usual(said) == {"vis", "bois"}
    assert usual(said[:19]) == frozenset()
