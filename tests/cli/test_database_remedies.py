"""Each way in which a database cannot be used has its own remedy."""

import pytest

from worker.cli.database_remedies import ROWS, of_database
from worker.cli.tongue import told
from worker.register.database import RegisterUnreachable

WHERE = "connection failed: connection to server at"
SAID = {
    'FATAL:  database "complaint" does not exist': "createdb",
    'FATAL:  role "complaints" does not exist': "createuser",
    'FATAL:  password authentication failed for user "complaints"': ".pgpass",
    "fe_sendauth: no password supplied": ".pgpass",
    'FATAL:  Peer authentication failed for user "complaints"': "@localhost",
    'FATAL:  no pg_hba.conf entry for host "192.0.2.1"': "pg_hba.conf",
    "permission denied for schema public": "OWNER TO",
    "failed to resolve host 'db.exmaple.com'": "correct the host",
    "Connection refused": "5432",
    'connection to server on socket "/run/.s.PGSQL.5432" failed: No such file or directory': "start the server",
    "FATAL:  sorry, too many clients already": "max_connections",
    "cannot execute INSERT in a read-only transaction": "primary",
    "database is locked": "end that",
    "database or disk is full": "make room",
    "Read-only file system": "mount that disk",
    "file is not a database": "restore the last copy",
    "the sun is too hot": "",
}


@pytest.mark.parametrize("said", SAID)
def test_what_a_database_says_has_its_remedy(said: str) -> None:
    found = of_database(RegisterUnreachable(f"postgresql://ann@db/x: {WHERE} db: {said}"))
    assert SAID[said] in found
    assert bool(found) == bool(SAID[said])


def test_each_row_is_reached() -> None:
    reached = {of_database(RegisterUnreachable(said)) for said in SAID}
    assert [words for _, words in ROWS if told(words) not in reached] == []


def test_check_says_it_beside_what_is_broken(company) -> None:
    company.configured(more='[register]\ndatabase = "postgresql://ann@127.0.0.1:1/complaints"')
    result = company.complaints("check")
    assert "→ start the server there, or correct host and port (usual: 5432)" in result.out
    assert result.out.count("127.0.0.1:1/complaints") == 1
