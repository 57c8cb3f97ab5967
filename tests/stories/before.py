"""What came before a story: it happens once in a process, and every story that begins so begins with a copy of it.

Dozens of stories begin where a file was opened or handed over, and each would pay those rounds anew. What is copied is
all that they left behind: the register, the shelf, both servers, what each person has read, the hour. A story whose
world has already lived something else, or whose register is not SQLite, sees it happen as before.
"""

import functools
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from pymap.backend.dict.mailbox import MailboxData, Message

P = ParamSpec("P")
T = TypeVar("T")
Key = tuple[Any, ...]
# So many beginnings are kept; those of one file of stories follow each other.
MOST = 40


def before(tale: Callable[P, T]) -> Callable[P, T]:
    """Of a fixture, or of a function that tells a beginning: what it is given says what happens, and nothing else."""

    @functools.wraps(tale)
    def told(*args: P.args, **named: P.kwargs) -> T:
        given = [*args, *named.values()]
        world = next(getattr(one, "world", one) for one in given if hasattr(getattr(one, "world", one), "office"))
        key = (tale.__code__.co_filename, tale.__qualname__, *map(_named, given))
        if not world.begins or world.begins[-1] != _lived(world) or None in key:
            return tale(*args, **named)
        return _begun(world, key, lambda: tale(*args, **named))

    return told


def _named(one: Any) -> str | None:
    """What tells one thing that a tale is given from another; None where nothing does."""
    if hasattr(one, "office"):
        return ""
    if hasattr(one, "message"):
        return str(one.message["Message-ID"])
    if hasattr(one, "address"):
        return f"{one.name} <{one.address}>"
    return one if isinstance(one, str) else None


def _lived(world: Any) -> Key:
    """What the world has gone through: whatever happened beside the tales shows here, and then nothing is copied."""
    people = sorted((one.address, one._read) for one in world.people.values() if one._read)
    file = Path(world.office.desk.register.engine.url.database)
    written = [(each.stat().st_size, each.stat().st_mtime_ns) for each in (file, file.with_name(f"{file.name}-wal"))]
    desk = (id(world.office.desk), repr(world.mail.behaviour), len(world.office.desk.unwritten))
    return (world.acts, world.clock.now(), len(world.mail.posted), *desk, *written, *people)


def begins(world: Any, *settings: Any) -> None:
    """From here on tales can be copied into this world: it is new, and made of these settings alone."""
    world.begins = [(repr(settings),), _lived(world)]


@dataclass
class _Left:
    """Everything that a tale left behind. Nobody changes any of it."""

    told: Any
    acts: int
    now: datetime
    register: sqlite3.Connection
    shelf: dict[str, bytes]
    posted: list[Any]
    mailboxes: dict[str, tuple[int, int, list[Message]]]
    people: list[Any]


_KNOWN: dict[Key, _Left] = {}


def _begun(world: Any, key: Key, happen: Callable[[], T]) -> T:
    whole = (*world.begins[0], key)
    if whole in _KNOWN:
        _restore(world, _KNOWN[whole])
        told = _KNOWN[whole].told
    else:
        told = happen()
        if len(_KNOWN) >= MOST:
            _KNOWN.pop(next(iter(_KNOWN))).register.close()
        _KNOWN[whole] = _left(world, told)
    world.begins = [whole, _lived(world)]
    return told


def _left(world: Any, told: Any) -> _Left:
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    register = world.office.desk.register
    with register.engine.connect() as connection:
        connection.connection.driver_connection.backup(copy)
    folder = _shelf(world)
    mailboxes = {
        name: (data._uid_validity, data._max_uid, [Message.copy(one) for one in data._messages.values()])
        for name, data in _mailboxes(world).items()
    }
    people = [
        replace(one, world=None, _inbox=[*one._inbox], _lists=[*one._lists], _reports=[*one._reports])
        for one in world.people.values()
    ]
    shelf = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return _Left(told, world.acts, world.clock.now(), copy, shelf, [*world.mail.posted], mailboxes, people)


def _restore(world: Any, left: _Left) -> None:
    raw = world.office.desk.register.engine.raw_connection()
    left.register.backup(raw.driver_connection)
    raw.close()
    for name, content in left.shelf.items():
        path = _shelf(world) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    world.mail.posted[:] = left.posted
    world.mail._in_loop(_filled(world, left))
    for one in left.people:
        person = world.person(one.name, one.address)
        person._read = one._read
        person._inbox, person._lists, person._reports = [*one._inbox], [*one._lists], [*one._reports]
    world.clock.advance(left.now - world.clock.now())
    world.acts = left.acts


def _shelf(world: Any) -> Path:
    return Path(world.office.desk.register.shelf._root)


def _mailboxes(world: Any) -> dict[str, MailboxData]:
    held = world.mail._mailboxes
    return {"INBOX": held._inbox, **held._set}


async def _filled(world: Any, left: _Left) -> None:
    held = world.mail._mailboxes
    for name, (validity, newest, messages) in left.mailboxes.items():
        if name not in _mailboxes(world):
            await held.add_mailbox(name)
        data = _mailboxes(world)[name]
        data._uid_validity, data._max_uid = validity, newest
        data._messages = {one.uid: Message.copy(one, recent=one.recent) for one in messages}
        data._mod_sequences.update(list(data._messages))
