"""Two mails about one thing become one file, or are proposed for one; two complaints stay two."""

import pytest

from tests.intake.one_matter.sheets import figures


@pytest.mark.parametrize("name", ["tuned", "kept"])
def test_mails_about_one_thing_are_found_and_two_complaints_stay_two(name: str) -> None:
    found = figures(name)
    assert found.same + found.different >= 30
    assert len(found.missed) <= found.same // 10
    assert len(found.mixed) <= found.different // 10
