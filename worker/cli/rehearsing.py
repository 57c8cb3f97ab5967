"""Proving the register and its shelf for `check`: what they need is done and taken back, or rehearsed beside them."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from worker import assembly
from worker.cli.database_remedies import by_words
from worker.cli.tongue import tell, told
from worker.cli.whose import of_another
from worker.register import health
from worker.register.database import RegisterUnreachable, migrate, newer_version, revisions, translated
from worker.register.store import Register
from worker.settings import Settings, rulebook
from worker.words.said import Said


class LinkBroken(Exception):
    """A link of the chain does not hold; the text says what and how to mend it, or `remedy` does."""

    def __init__(self, sentence: Said | str, remedy: Said | str = "") -> None:
        super().__init__(sentence)
        self.remedy = remedy


def database(settings: Settings) -> tuple[Said | str, ...]:
    register = assembly.open_register(settings, looking=True)
    try:
        if not register.exists():
            return _rehearsed(register)
        current, newest = revisions(register.engine)
        if current != newest:
            return _of_another_version(current or "", newest or "")
        # A transaction that may write, and writes nothing.
        with translated(register.engine), register.engine.begin():
            return (register.check(),)
    finally:
        register.close()


def _owners_gone(settings: Settings) -> dict[str, int]:
    """Owners of open files whom the settings no longer name, with how many; of a register that is there."""
    register = assembly.open_register(settings, looking=True)
    try:
        if not register.exists() or len(set(revisions(register.engine))) > 1:
            return {}
        return register.look(health.owners_gone, rulebook.addresses(settings))
    finally:
        register.close()


def owners(settings: Settings) -> tuple[str, ...]:
    """Whoever left the configuration leaves no file behind: said, and no reason not to start."""
    try:
        left = _owners_gone(settings)
    except RegisterUnreachable:
        return (tell("not known: the database cannot be used"),)
    one = Said(
        "1 open file of {owner}, who is none of [[staff]]: the desk has it in its list, with the link that gives it to"
        " somebody"
    )
    several = Said(
        "{count} open files of {owner}, who is none of [[staff]]: the desk has them in its list, each with the link"
        " that gives it to somebody"
    )
    gone = [told((one if count == 1 else several).about(owner=owner, count=count)) for owner, count in left.items()]
    return tuple(gone) or (tell("every open file that has an owner has one who is here"),)


def _rehearsed(register: Register) -> tuple[str, ...]:
    """There is none yet: one is made where it will be, or nearly, and taken away again."""
    database = register.engine.url.database
    if register.shared or not database:
        with translated(register.engine):
            migrate(register.engine, rehearsal=True)
        return (tell("reached; no tables yet: run or once makes them (rehearsed, and taken back)"),)
    folder = Path(database).resolve().parent
    with _as_it_was(folder), _of_folder(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".complaints-check-", dir=folder) as place:
            trial = Register(f"sqlite:///{place}/register.db", register.shelf)
            trial.migrate()
            trial.close()
    return (tell("none yet: run or once makes {database} (rehearsed, and taken back)", database=database),)


@contextmanager
def _of_folder(folder: Path) -> Iterator[None]:
    """The library's sentence names a file that nobody has written in the configuration."""
    try:
        yield
    except OSError as error:
        fault = Said("the register cannot be made in {folder}: {said}")
        remedy = Said(
            "write another folder in [register] database, or let this user write there (rights, mount, space)"
        )
        raise LinkBroken(
            fault.about(folder=str(folder), said=error.strerror or str(error)),
            of_another(error) or by_words(str(error)) or remedy,
        ) from error


def _of_another_version(current: str, newest: str) -> tuple[str, ...]:
    if current > newest:
        raise LinkBroken(newer_version(current, newest))
    renewed = Said("revision {current}: run or once renews it to {newest}; keep a copy before")
    return (told(renewed.about(current=current, newest=newest)),)


def shelf(settings: Settings) -> tuple[Said, ...]:
    folder = assembly.shelf_folder(settings)
    with _as_it_was(folder / ".incoming") if folder else nullcontext():
        return (assembly.open_register(settings).shelf.check(),)


@contextmanager
def _as_it_was(folder: Path) -> Iterator[None]:
    """Folders that were missing are missing again afterwards: whoever checks may be another user than who works."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        yield
    finally:
        for place in missing:
            with suppress(OSError):
                place.rmdir()
