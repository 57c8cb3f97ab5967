"""Addresses and names that look like somebody's and are not theirs."""

from types import SimpleNamespace

import pytest

from worker.nouns.item import Person
from worker.processing.imitating import imitated

ANN = Person("Ann Morel", "ann.morel@maison.example", frozenset({"desk"}))
RULES = SimpleNamespace(staff={ANN.address: ANN})


def like(address, name=""):
    return imitated(SimpleNamespace(sender=address, sender_name=name), RULES)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("ann.morel@ma1son.example", ""),
        ("ann.morel@rnaison.example", ""),
        ("ann.morel@maisons.example", ""),
        ("direction@masion.example", ""),
        ("service.client@maisons.example", ""),
        ("quelquun@maisons.example", "Service réclamations"),
        ("a.morel@maisons.example", ""),
        ("bo@ma1son.example", "Bo Lindqvist"),
        ("ann.morel@maison-sav.test", ""),
        ("annmorel@maison.example", ""),
        ("ann.rnorel@maison.example", ""),
        ("ann.morel@maison.test", ""),
        ("ann.morel@mаison.example", ""),
        ("quelquun@maison.example.evil.test", ""),
        ("quelquun@gmail.test", "Ann Morel"),
        ("quelquun@gmail.test", "MOREL Ann"),
    ],
)
def test_what_the_eye_takes_for_a_colleague_is_one_who_is_imitated(address, name):
    assert like(address, name) == ANN


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("ann.morel@maison.example", "Ann Morel"),
        ("bo@example.org", "Bo Lindqvist"),
        ("ann.morel@orange.test", ""),
        ("bo@maison.test", "Bo"),
        ("bo@maisons.example", "Bo Lindqvist"),
        ("contact.durand@saison.example", "Claire Durand"),
        ("claire@raison.test", "Claire de La Tour"),
        ("bo@maison.example", "Bo"),
        ("ann@example.org", "Ann"),
        ("", ""),
    ],
)
def test_who_only_has_something_in_common_imitates_nobody(address, name):
    assert like(address, name) is None
