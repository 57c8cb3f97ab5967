"""A colleague says in plain words that two files are one, and which other one: the line is shown, a yes joins them."""

import pytest

from worker.complaint.lifecycle import State


@pytest.fixture
def two(office, ann):
    """The file that is kept and its duplicate, of one person with two addresses; the notice of the duplicate."""
    for address, text in (
        ("s.martin@example.org", "Mon frigo est en panne depuis samedi, toute la nourriture est perdue, je réclame."),
        ("sophie69@example.net", "Toujours rien, je suis furieuse, j'attends une réponse, c'est inadmissible."),
    ):
        office.person("Sophie Martin", address).writes("Frigo", f"Bonjour,\n\n{text}\n\nSophie Martin")
        office.works()
        notice = ann.reads()[-1]
    kept, twin = (one.ref for one in office.files())
    return kept, twin, notice


def state(office, ref):
    return next(one.state for one in office.files() if one.ref == ref)


@pytest.mark.parametrize(
    "words",
    [
        "doublon de REF",
        "il faut les FUSIONNER, SHORT",
        "c'est la meme que le dossier 1 (frigo), a regrouper",
        "non. doublon, #fusionner REF",
    ],
)
def test_the_file_that_is_named_is_shown_and_a_yes_joins_them(office, ann, two, words):
    kept, twin, notice = two
    ann.answers(notice, words.replace("REF", kept).replace("SHORT", kept.rsplit("-", 1)[0]))
    office.works()
    [asked] = ann.reads()
    assert f"#fusionner {kept}" in asked
    assert state(office, twin) is State.REGISTERED
    ann.answers(asked, "oui")
    office.works()
    assert state(office, twin) is State.MERGED


@pytest.mark.parametrize(
    "words", ["non\n\nfusionner avec REF", "non. doublon, #fusionner REF", "non il faut les fusionner, SHORT"]
)
def test_after_a_no_to_the_question_it_is_shown_and_a_yes_joins_them(office, ann, two, words):
    kept, twin, notice = two
    ann.answers(notice, "photos pas nettes, facture illisible, quelle plaie")
    office.works()
    [asked] = ann.reads()
    ann.answers(asked, words.replace("REF", kept).replace("SHORT", kept.rsplit("-", 1)[0]))
    office.works()
    [told] = ann.reads()
    assert f"#fusionner {kept}" in told
    assert state(office, twin) is State.REGISTERED
    ann.answers(told, "oui")
    office.works()
    assert state(office, twin) is State.MERGED


def test_a_reference_without_its_last_digits_is_refused_with_whose_it_is_and_a_yes_takes_it(office, ann, two):
    kept, twin, notice = two
    ann.answers(notice, f"#fusionner {kept.rsplit('-', 1)[0]}")
    office.works()
    [refused] = ann.reads()
    assert f"#fusionner {kept}" in refused
    assert "Sophie Martin" in refused
    assert state(office, twin) is State.REGISTERED
    ann.answers(refused, "oui")
    office.works()
    assert state(office, twin) is State.MERGED


def test_an_ok_to_a_receipt_joins_nothing(office, ann, two):
    kept, twin, notice = two
    ann.answers(notice, f"#fusionner {kept.rsplit('-', 1)[0]}")
    office.works()
    [refused] = ann.reads()
    ann.answers(refused, "ok merci")
    office.works()
    assert state(office, twin) is State.REGISTERED


def test_a_line_of_a_list_that_names_both_is_offered_and_a_yes_joins_them(office, ann, two):
    kept, twin, _ = two
    office.waits(hours=24)
    ann.reads()
    ann.answers(ann.digests()[-1], f"{twin} doublon de {kept}")
    office.works()
    told = ann.reads()[-1]
    assert f"#fusionner {twin} {kept}" in told
    ann.answers(told, "oui")
    office.works()
    assert state(office, twin) is State.MERGED
