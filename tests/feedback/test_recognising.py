"""Whom an erasure recognises in what belongs to no file."""

import pytest

from worker.feedback.recognising import wanted

BO = wanted(["Bo.Lindqvist@café.example"], ["Bo Lindqvist"])


@pytest.mark.parametrize(
    "text",
    [
        "De : bo.lindqvist@café.example",
        "BO.LINDQVIST@CAFÉ.EXAMPLE",
        "<bo.lindqvist@xn--caf-dma.example>",
        "mailto:bo.lindqvist%40xn--caf-dma.example?subject=x",
        "bo.lindqvist&#64;café.example",
        "M. LINDQVIST, Bo",
        "Bo\nLindqvist a rappelé",
        "<b>Bo</b> <i>Lindqvist</i>",
        "bo  lindqvist",
    ],
)
def test_a_person_is_recognised_by_address_and_by_whole_name(text):
    assert BO.in_text(text)


@pytest.mark.parametrize("text", ["Bo", "Lindqvist", "Bob Lindqvist", "Bo Lindqvistsson", "bo@café.example", "", "%"])
def test_half_a_name_or_another_persons_is_no_match(text):
    assert not BO.in_text(text)


def test_a_name_that_somebody_else_bears_is_no_match_and_the_address_still_is():
    paul = wanted(["paul@example.org"], ["Paul Martin"], of_others=["PAUL MARTIN"])
    assert not paul.in_text("Paul Martin vous remercie")
    assert paul.in_text("de paul@example.org")


def test_a_name_of_one_word_is_no_match():
    assert not wanted(["x@example.org"], ["Rose"]).in_text("une rose rouge, Rose")
