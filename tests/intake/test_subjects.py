import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.intake import subjects


@pytest.mark.parametrize(
    "subject",
    [
        "Four en panne",
        *(
            "Re: Four en panne",
            "RE : Four en panne",
            "Ré: Four en panne",
            "Rép. : Four en panne",
            "Réf. : Four en panne",
        ),
        *("Re[2]: Four en panne", "Re(3): Four en panne", "RE^2: Four en panne", "Re: RE : re: Four en panne"),
        *("TR: Four en panne", "Tr : RE: TR: Four en panne", "Fwd: Fw: FWD : Four en panne", "[Fwd: Four en panne]"),
        *("AW: Four en panne", "WG: AW: Four en panne", "Antw: Four en panne", "Doorst: Four en panne"),
        *("SV: Four en panne", "VS: Four en panne", "VB: Four en panne", "VL: Four en panne"),
        *("R: Four en panne", "I: Four en panne", "RIF: Four en panne", "RV: Four en panne", "ENC: RES: Four en panne"),
        *("Odp: Four en panne", "PD: Four en panne", "ATB: Four en panne", "YNT: Four en panne", "İLT: Four en panne"),
        *(
            "回复：Four en panne",
            "转发: Four en panne",
            "답장: Four en panne",
            "Пересл: Four en panne",
            "ΑΠ: Four en panne",
        ),
        *("[REC-2026-000123-45] Four en panne", "RE: [REC-2026-000123-45] RE: Four en panne"),
        *("[clients] Re: [sav] Four en panne", "Re\u0301: Four en panne", "\u200eRe\u00a0: Four en panne"),
        "Re: Four [REC-2026-000123-45] en panne",
    ],
)
def test_prefixes_and_tags_are_taken_off_however_many(subject: str) -> None:
    assert subjects.bare(subject) == "Four en panne"


@pytest.mark.parametrize(
    "subject",
    [
        *(
            "Réclamation : four en panne",
            "Réf : 4512 four en panne",
            "Réf. n° 88/4512",
            "Date : 12 mars",
            "r: four",
            "i: four",
        ),
        *(
            "Question : Re: four",
            "Four : TR incompris",
            "Redevance : trop chère",
            "[URGENT]",
            "RE",
            "12:30 rendez-vous manqué",
        ),
    ],
)
def test_an_authors_own_words_stay(subject: str) -> None:
    assert subjects.bare(subject) == subject


def test_what_is_nothing_but_prefixes_is_empty() -> None:
    assert subjects.bare("Re: TR: ") == subjects.bare("[REC-2026-000123-45]") == subjects.bare("") == ""


@pytest.mark.parametrize(
    ("subject", "reply", "forward"),
    [
        ("Four", False, False),
        ("RE: Four", True, False),
        ("TR: Four", False, True),
        ("RE: TR: Four", True, False),
        ("TR: RE: Four", False, True),
        ("[REC-2026-000123-45] RE: Four", True, False),
        ("[sav] Fwd: Four", False, True),
        ("[Fwd: Four]", False, True),
        ("Réf. : Four", True, False),
        ("Réf. : 4512", False, False),
        ("VS: Four", True, True),
    ],
)
def test_the_outermost_prefix_says_what_the_mail_does(subject: str, reply: bool, forward: bool) -> None:  # noqa: FBT001 -- a row of a table.
    assert (subjects.is_reply(subject), subjects.is_forward(subject)) == (reply, forward)


def test_the_subject_of_the_original_keeps_its_own_prefixes() -> None:
    assert subjects.original("TR: RE: Four") == "RE: Four"
    assert subjects.original("[sav] TR: Four") == "Four"
    assert subjects.original("Four") == "Four"


@given(st.text(max_size=200))
def test_a_bare_subject_is_bare(subject: str) -> None:
    assert subjects.bare(subjects.bare(subject)) == subjects.bare(subject)


@pytest.mark.slow
@pytest.mark.parametrize("pattern", ["Re: ", "[x]", "[", "Re[1]", "a", " ", "(fwd:"])
def test_a_megabyte_takes_no_time(pattern: str) -> None:
    subject = pattern * (1_000_000 // len(pattern))
    started = time.process_time()
    subjects.bare(subject)
    subjects.is_forward(subject)
    assert time.process_time() - started < 30
