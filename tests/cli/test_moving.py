"""`complaints move`: the whole register in another database, proved, and the old one closed to workers."""

import pytest

from tests.cli.conftest import Company


@pytest.mark.slow
def test_it_says_what_it_took_and_what_to_write_in_the_configuration(filled: Company, postgres_url: str) -> None:
    url = postgres_url.replace("postgresql+psycopg", "postgresql")
    moved = filled.complaints("move", "--to", url)
    assert (moved.code, moved.err) == (0, "")
    assert moved.lines[0].startswith("✓ 3 complaints, ")
    assert moved.lines[2].startswith('  now write under [register]: database = "postgresql')
    left = filled.complaints("once")
    assert left.code != 0
    assert "moved to postgresql" in left.err
    filled.configured(more=f'[register]\ndatabase = "{url}"\nshelf = "{filled.folder}/shelf"\n')
    assert filled.complaints("verify").code == 0
    assert len(filled.complaints("list").lines) == len(filled.complaints("list", "--all").lines)
    # And back, into a file that is not there yet; nobody else is connected.
    back = filled.complaints("move", "--to", f"sqlite:///{filled.folder}/back.db")
    assert (back.code, back.lines[0].split(":")[0]) == (0, moved.lines[0].split(":")[0])


@pytest.mark.parametrize("place", ["mysql://me@here/x", "register.db", "postgresql://"])
def test_a_place_that_is_none_is_said_with_what_to_write(filled: Company, place: str) -> None:
    refused = filled.complaints("move", "--to", place)
    assert refused.code == 2
    assert 'write "sqlite:///FILE" or "postgresql://USER@HOST/NAME"' in refused.err


def test_where_a_register_is_already_nothing_is_written(filled: Company) -> None:
    kept = filled.complaints("verify").lines
    refused = filled.complaints("move", "--to", f"sqlite:///{filled.folder}/register.db")
    assert refused.code == 1
    assert filled.complaints("verify").lines == kept
