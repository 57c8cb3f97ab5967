import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from worker.intake import references

BOX = "reclamations@example.com"
TOKEN = "k3v9q2m7t4x8w1z5"
REF = references.make("REC", 2026, 123)

years = st.integers(2000, 2999)
numbers = st.integers(1, 10_000_000)


def test_a_reference_shows_prefix_year_six_digits_and_two_check_digits() -> None:
    assert REF == "REC-2026-000123-38"
    assert references.check(REF)


@given(years, numbers)
def test_a_reference_is_taken_apart_into_what_it_was_made_of(year: int, number: int) -> None:
    ref = references.make("REC", year, number)
    assert references.taken_apart(ref) == ("REC", year, number)
    assert ref.startswith(f"REC-{references.short(year, number)}-")


@pytest.mark.parametrize("other", ["", "REC", "REC-2026-000123", "REC-2026-number-38"])
def test_what_has_another_form_is_not_taken_apart(other: str) -> None:
    with pytest.raises(ValueError):
        references.taken_apart(other)


def test_a_number_over_six_digits_grows() -> None:
    ref = references.make("REC", 2026, 1_234_567)
    assert ref.startswith("REC-2026-1234567-")
    assert references.check(ref)


@given(years, numbers, st.data())
def test_every_wrong_digit_is_caught(year: int, number: int, data: st.DataObject) -> None:
    ref = references.make("REC", year, number)
    place = data.draw(st.sampled_from([i for i, c in enumerate(ref) if c.isdigit()]))
    wrong = data.draw(st.sampled_from([d for d in string.digits if d != ref[place]]))
    broken = ref[:place] + wrong + ref[place + 1 :]
    assert not references.check(broken)
    assert references.find(broken, "REC") == ()


@given(years, numbers)
@example(2026, 123)
def test_every_swap_of_neighbours_is_caught(year: int, number: int) -> None:
    ref = references.make("REC", year, number)
    for place in range(len(ref) - 1):
        if ref[place] != ref[place + 1]:
            broken = ref[:place] + ref[place + 1] + ref[place] + ref[place + 2 :]
            # The check digits cover year and number; a wrong prefix is no reference of this register at all.
            assert place < len("REC") or not references.check(broken)
            assert references.find(broken, "REC") == ()


@pytest.mark.parametrize(
    "written",
    [
        "REC-2026-000123-38",
        "rec-2026-000123-38",
        "Re: [REC-2026-000123-38] Votre réclamation",
        "REC 2026 000123 38",
        "rec–2026–000123–38",
        "REC2026-000123-38",
        "REC-2O26-OOOl23-38",
        "REC-2026-\n 000123-38",
        "(REC\u00a02026\u00a0000123\u00a038)",
    ],
)
def test_people_may_write_a_reference_their_own_way(written: str) -> None:
    assert references.find(written, "REC") == (REF,)


@pytest.mark.parametrize(
    "written",
    [
        "XREC-2026-000123-38",
        "REC-2026-000123-381",
        "REC-2026-000123-39",
        "REC-2026-0000123-38",
        "REC-2026-123-38",
        "DOS-2026-000123-38",
        "",
    ],
)
def test_what_is_not_exactly_ours_is_not_found(written: str) -> None:
    assert references.find(written, "REC") == ()


def test_another_prefix_is_another_register() -> None:
    other = references.make("QUAL", 2026, 123)
    assert references.find(f"{REF} {other}", "QUAL") == (other,)


def test_references_are_found_once_each_in_order_and_ten_at_most() -> None:
    refs = [references.make("REC", 2026, number) for number in range(1, 16)]
    assert references.find(" ".join([refs[0], *refs]), "REC") == tuple(refs[:10])


@pytest.mark.slow
@pytest.mark.parametrize("filler", ["REC-", "REC-2026-", "0", "\n", "-", "REC-2026-" + "0" * 12])
def test_a_megabyte_of_anything_costs_linear_time(filler: str) -> None:
    assert references.find(filler * (1_000_000 // len(filler)), "REC") == ()


def test_a_reply_address_carries_reference_and_token() -> None:
    address = references.reply_address(BOX, REF, TOKEN)
    assert address == "reclamations+rec-2026-000123-38.k3v9q2m7t4x8w1z5@example.com"
    assert references.read_reply_address(address, [BOX], "REC") == (REF, TOKEN)


@given(years, numbers, st.text(string.ascii_lowercase + string.digits, min_size=4, max_size=26))
def test_a_reply_address_is_read_back_as_it_was_made(year: int, number: int, token: str) -> None:
    ref = references.make("REC", year, number)
    address = references.reply_address(BOX, ref, token)
    assert address == address.lower()
    assert references.read_reply_address(address.upper(), [BOX.upper()], "REC") == (ref, token)


@pytest.mark.parametrize(
    "address",
    [
        "reclamations@example.com",
        "reclamations+bounces@example.com",
        "reclamations+rec-2026-000123-39.k3v9q2m7t4x8w1z5@example.com",
        "reclamations+rec-2026-000123-38@example.com",
        "reclamations+rec-2026-000123-38.@example.com",
        "reclamations+rec-2026-000123-38.../etc@example.com",
        "reclamations+rec-2026-000123-38.k3v9q2m7t4x8w1z5@example.net",
        "autre+rec-2026-000123-38.k3v9q2m7t4x8w1z5@example.com",
        "reclamations+dos-2026-000123-38.k3v9q2m7t4x8w1z5@example.com",
        "",
        "@",
        "+@",
    ],
)
def test_any_other_address_carries_nothing(address: str) -> None:
    assert references.read_reply_address(address, [BOX], "REC") is None


@pytest.mark.parametrize(
    ("box", "ref", "token"),
    [
        ("x" * 40 + "@example.com", REF, TOKEN),
        (BOX, "REC-2026-000123-39", TOKEN),
        (BOX, REF, "no/slash"),
        (BOX, REF, ""),
        ("nobody", REF, TOKEN),
    ],
)
def test_a_reply_address_that_could_not_be_read_back_is_not_made(box: str, ref: str, token: str) -> None:
    with pytest.raises(ValueError, match="reply address"):
        references.reply_address(box, ref, token)


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("000123", REF), ("2026-000123 il a rappelé", REF), ("n° 000123", REF),
        ("2025-000123", references.make("REC", 2025, 123)),
        ("123", ""), ("100123", ""), ("le 000123", ""), ("000123-38", ""), ("0001234", ""), ("0612345678", ""),
    ],
)  # fmt: skip
def test_the_number_that_people_call_a_file_by_names_it_at_the_beginning_of_what_is_typed(typed: str, ref: str) -> None:
    assert references.find_short(typed, "REC", 2026) == ref
