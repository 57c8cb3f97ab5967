"""What is said to an IMAP server: sets of UIDs, batches, names of folders. Pure, so that it can be tested alone."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

# Beyond these a bigger batch gains nothing and only costs memory.
BATCH_MESSAGES = 50
BATCH_BYTES = 8_000_000
# A command line must stay below the 8,192 octets that servers are asked to accept (RFC 7162, 4): 500 long UIDs do.
LINE_UIDS = 500

_Thing = TypeVar("_Thing")


def chunks(things: Sequence[_Thing], size: int) -> Iterator[Sequence[_Thing]]:
    for start in range(0, len(things), size):
        yield things[start : start + size]


def uid_set(uids: Sequence[int]) -> str:
    """Ascending UIDs as an IMAP sequence set, neighbours joined: (3, 4, 5, 9) → "3:5,9"."""
    starts = [uid for before, uid in pairwise((0, *uids)) if uid != before + 1 or before == 0]
    ends = [uid for uid, after in pairwise((*uids, 0)) if after != uid + 1]
    return ",".join(str(start) if start == end else f"{start}:{end}" for start, end in zip(starts, ends, strict=True))


def batches(sizes: Mapping[int, int], strikes: Mapping[int, int]) -> Iterator[list[int]]:
    """Cut UIDs (with their sizes in bytes, in order) into batches of at most 50 messages and 8 MB.

    Those that `strikes` counts come last, each by itself, the most struck at the very end.
    """
    batch: list[int] = []
    weight = 0
    for uid, size in sizes.items():
        if uid in strikes:
            continue
        if batch and (len(batch) == BATCH_MESSAGES or weight + size > BATCH_BYTES):
            yield batch
            batch, weight = [], 0
        batch.append(uid)
        weight += size
    if batch:
        yield batch
    yield from ([uid] for uid in sorted(sizes.keys() & strikes.keys(), key=lambda uid: (strikes[uid], uid)))


def is_inbox(folder: str) -> bool:
    """INBOX is one folder however it is written; every other name is compared as it stands (RFC 3501, 5.1)."""
    return folder.upper() == "INBOX"


def same_folder(one: str, other: str) -> bool:
    return one == other or (is_inbox(one) and is_inbox(other))


def possible_names(folder: str, prefix: str, separator: str) -> tuple[str, ...]:
    """The names under which a server may keep a configured folder, the likeliest first.

    As configured; with "/" written in the server's own separator; and both below the personal namespace (RFC 2342),
    since servers such as Courier only have folders below "INBOX.".
    """
    spellings = [folder]
    if separator and separator != "/" and "/" in folder:
        spellings.append(folder.replace("/", separator))
    below = [prefix + spelling for spelling in spellings if prefix and not spelling.startswith(prefix)]
    return tuple(dict.fromkeys([*spellings, *below]))
