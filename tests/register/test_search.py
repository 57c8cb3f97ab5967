"""Words across files, on both databases: as many look-alikes as asked for, and never the file itself among them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import TestOffice, mail, open_test_office
from worker.register.database import reading
from worker.register.lookup.of_commands import alike
from worker.register.search import find, similar

WORDS = "Le fauteuil à bascule est arrivé fendu."


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[TestOffice]:
    """Four files that say the same, and one that says something else."""
    office = open_test_office(database_url, tmp_path)
    for number in range(1, 5):
        office.box.deliver(mail(number, text=WORDS))
    office.box.deliver(mail(5, text="Votre conseiller fut odieux."))
    office.works()
    yield office
    office.office.close()


def test_as_many_alike_as_asked_for_without_the_file_itself(office: TestOffice) -> None:
    files = office.complaints()
    alike = {file.ref for file in files[:4]}
    with reading(office.register.engine) as session:
        for file in files[:4]:
            for limit in (1, 2, 3):
                found = [one.ref for one in similar(session, file, limit=limit)]
                assert len(found) == limit
                assert set(found) <= alike - {file.ref}


def test_a_search_finds_all_that_hold_the_words_up_to_the_limit(office: TestOffice) -> None:
    with reading(office.register.engine) as session:
        assert len(find(session, "fauteuil fendu", limit=9)) == 4
        assert len(find(session, "fauteuil fendu", limit=3)) == 3
        assert find(session, "fauteuil odieux", limit=9) == []


def test_files_that_share_a_word_or_two_are_not_said_to_be_alike(office: TestOffice) -> None:
    office.box.deliver(mail(6, text="Le fauteuil de votre salle d'attente sentait fort le tabac froid, hier matin."))
    office.waits(seconds=61)
    files = office.complaints()
    with reading(office.register.engine) as session:
        assert {one.ref for one in alike(session, files[0])} == {one.ref for one in files[1:4]}
        assert alike(session, files[5]) == ()
