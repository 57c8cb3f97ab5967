"""`#aide`: seven lines for this colleague and this file, and all of it on a second page, by what one wants to do."""

from collections import Counter

import pytest

from tests.response.sheet import BOB, MIA
from tests.staff.test_offers import PEOPLE, bench_of, files, sent
from worker.office.commands import TABLE
from worker.processing.commands.frame import Done
from worker.staff.helping import FIRST, GROUPS


def helped(typed: str, name: str, role: str) -> Done:
    [result] = sent(typed, bench_of(files()[name], PEOPLE[role], ())).results
    assert result.done is not None
    return result.done


def test_each_command_is_in_one_group() -> None:
    grouped = Counter(name for _, names in GROUPS for name in names)
    assert set(grouped) == {one.en for one in TABLE.commands}
    assert set(grouped.values()) == {1}


@pytest.mark.parametrize("name", ["new", "investigating", "answered", "closed", "in review"])
@pytest.mark.parametrize("role", PEOPLE)
def test_seven_lines_at_most_then_where_the_rest_is(name: str, role: str) -> None:
    told = [one.told("fr") for one in helped("#aide", name, role).answer]
    assert len(told) <= FIRST + 1
    assert told[-1].endswith("#aide tout")


def test_what_the_file_allows_stands_first() -> None:
    told = " ".join(one.told("fr") for one in helped("#aide", "new", "desk").answer)
    assert "#évaluer" in told
    assert "#accepté" not in told
    answered = " ".join(one.told("fr") for one in helped("#aide", "answered", "owner").answer)
    assert "#accepté" in answered
    assert "#évaluer" not in answered


def test_the_second_page_has_the_commands_of_the_role_under_what_they_are_for() -> None:
    mia, bob = (dict(helped("#aide tout", "new", role).groups) for role in ("manager", "handler"))
    titles = [title.told("fr") for title in mia]
    assert titles[:3] == [
        "Commencer : évaluer, et dire qui suit le dossier", "Écrire au réclamant", "Décider et répondre",
    ]  # fmt: skip
    assert any("#valider" in row.told("fr") for rows in mia.values() for row in rows)
    assert not any("#valider" in row.told("fr") for rows in bob.values() for row in rows)
    assert "approver" in MIA.roles
    assert "approver" not in BOB.roles
