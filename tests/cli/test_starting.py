"""What a command loads before it does anything: hardly anything, where it only says what it is."""

import json
import subprocess
import sys

import pytest

HEAVY = frozenset({"alembic", "apscheduler", "babel", "imapclient", "jinja2", "markdown_it", "PIL", "pydantic"}) | {
    "sqlalchemy"
}
LOADED = """
import json, sys
from worker.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


@pytest.mark.parametrize("asked", [["--version"], ["--help"]])
def test_what_only_says_what_it_is_loads_no_library_for_it(asked):
    told = subprocess.run([sys.executable, "-c", LOADED, *asked], capture_output=True, text=True, check=True).stdout
    assert HEAVY & set(json.loads(told.splitlines()[-1])) == set()


def test_looking_loads_neither_the_post_nor_the_writing_of_letters():
    """For `list`, of a configuration that is not there: it comes after everything was loaded."""
    told = subprocess.run(
        [sys.executable, "-c", LOADED, "list", "--config", "/nowhere"], capture_output=True, text=True, check=True
    ).stdout
    assert {"alembic", "apscheduler", "imapclient", "markdown_it", "PIL"} & set(
        json.loads(told.splitlines()[-1])
    ) == set()
