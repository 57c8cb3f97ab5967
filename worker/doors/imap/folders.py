"""The folders of an account: under which name the server keeps them, and how a missing one is made."""

import difflib
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from worker.doors.imap.words import is_inbox, possible_names, same_folder
from worker.doors.protocols import FolderMissing
from worker.doors.sentences import sentence
from worker.words.said import NOTHING, Said, listed

# A name that only holds other folders, or is remembered without existing (RFC 3501, 7.2.2; RFC 5258, 3).
_EMPTY_NAMES = frozenset({b"\\noselect", b"\\nonexistent"})
_SHOWN = 8


def find_folder(client: Any, folder: str) -> str:
    """The name under which the server keeps a configured folder, or ""."""
    if is_inbox(folder):
        return "INBOX"
    return next((name for name in _names(client, folder) if _exists(client, name)), "")


def near_names(client: Any, folder: str) -> tuple[str, ...]:
    """At most two names of the account that a typing error or a missing prefix makes of this one."""
    names = _all_names(client)
    folded = {name.rsplit(separator, 1)[-1].casefold(): name for name in names for separator in ("/", ".")}
    near = difflib.get_close_matches(folder.casefold(), folded, n=2)
    return tuple(dict.fromkeys(sentence(folded[name]) for name in near))


def _all_names(client: Any) -> list[str]:
    return [str(name) for flags, _, name in client.list_folders() if not _EMPTY_NAMES & {f.lower() for f in flags}]


def instead_of(client: Any, folder: str) -> Said:
    """What to do about a folder that is collected from and does not exist."""
    near = near_names(client, folder)
    if near:
        return Said("did you mean {names}?", names=listed(near, Said("{first} or {rest}")))
    return Said("Create it, or correct its name.{folders}", folders=its_folders(client))


def its_folders(client: Any) -> Said:
    """The first names of the account: what a mail client calls "Inbox" in its own language is INBOX."""
    names = [sentence(name)[:60] for name in _all_names(client)]
    more = ", …" if len(names) > _SHOWN else ""
    return Said(" It has {names}", names=f"{', '.join(names[:_SHOWN])}{more}") if names else NOTHING


def make_folder(client: Any, folder: str) -> str:
    """Create the folder and return the name that the server took. Raises FolderMissing."""
    said: list[str] = []
    for name in _names(client, folder):
        try:
            client.create_folder(name)
        except IMAPClientAbortError:
            raise
        except IMAPClientError as refusal:
            said.append(sentence(refusal))
        else:
            # Most mail clients show subscribed folders only, and people look into this one.
            with suppress(IMAPClientError):
                client.subscribe_folder(name)
            return name
    missing = Said("The folder {folder} does not exist and could not be created: {said}")
    remedy = Said("make it in a mail client, and write its name as the server has it.{folders}")
    raise FolderMissing(missing.about(folder=folder, said="; ".join(said))).with_remedy(
        remedy.about(folders=its_folders(client))
    )


def _names(client: Any, folder: str) -> Sequence[str]:
    if not client.has_capability("NAMESPACE"):
        return (folder,)
    personal = client.namespace().personal
    prefix, separator = personal[0] if personal else ("", "")
    return possible_names(folder, prefix or "", separator or "")


def _exists(client: Any, name: str) -> bool:
    """LIST says so without an error on the way: a refused STATUS could as well mean a server out of order."""
    for flags, _, known in client.list_folders("", name):
        if same_folder(known, name) and not _EMPTY_NAMES & {flag.lower() for flag in flags}:
            return True
    return False
