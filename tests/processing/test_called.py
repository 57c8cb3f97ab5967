"""What colleagues call each other by: their first names, and what their address shortens."""

import pytest

from worker.nouns.item import Person
from worker.processing.people import called


@pytest.mark.parametrize(
    ("name", "address", "names"),
    [
        ("Cyrille Marchand", "cy@example.com", ("cyrille", "cy")),
        ("Ann Morel", "ann@example.com", ("ann",)),
        ("Jean-Luc Roi", "jean@example.com", ("jean-luc", "jean")),
        ("Bob Petit", "bob.petit@example.com", ("bob",)),
        ("Benoît Roux", "b@example.com", ("benoit",)),
        # What says something else calls nobody.
        ("Laure Colin", "la@example.com", ("laure",)),
        ("Denis Colin", "de@example.com", ("denis",)),
        ("Service clients", "accueil@example.com", ("service",)),
        ("", "x@example.com", ()),
    ],
)
def test_a_short_name_is_the_beginning_of_the_name_that_an_address_has(name, address, names):
    assert called(Person(name, address)) == names
