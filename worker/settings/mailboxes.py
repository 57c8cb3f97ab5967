"""The kinds of mailbox that may stand under [[mailbox]]: what all of them have, and what each needs of its own.

Which kind opens which door is said in `worker.assembly`.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator

from worker.settings.servers import SOURCES, Server
from worker.settings.values import Address, Line, Table
from worker.words.said import Said


def _as_servers_know(folder: str) -> str:
    """The inbox has one name in whatever letters (RFC 3501, 5.1); other names are told apart by them."""
    return "INBOX" if folder.upper() == "INBOX" else folder


class MailboxSettings(Table):
    """How the company uses a mailbox, of whatever kind it is."""

    kind: str
    name: Line = Field(min_length=1, max_length=60)
    address: Address
    folder: Line = Field(default="INBOX", min_length=1)
    processed_folder: Line = Field(default="Processed", min_length=1)
    review_folder: Line = Field(default="Review", min_length=1)
    sent_folder: Line = ""
    since: date | None = None
    existing: Literal["ask", "register", "answer"] = "ask"
    poll_seconds: int = Field(default=60, ge=1, le=3600)
    idle: bool = True
    subaddress: bool = True

    @model_validator(mode="after")
    def _folders(self) -> Self:
        collected = _as_servers_know(self.folder)
        if collected in {_as_servers_know(self.processed_folder), _as_servers_know(self.review_folder)}:
            raise ValueError(
                Said("processed_folder and review_folder must differ from folder: they are where mail goes next")
            )
        if collected == _as_servers_know(self.sent_folder):
            raise ValueError(
                Said("sent_folder must differ from folder: each letter would be collected as mail that came")
            )
        return self

    @property
    def place(self) -> tuple[object, ...]:
        """What is collected from: no two mailboxes may."""
        return (self.kind, self.name)

    @property
    def folders(self) -> tuple[str, ...]:
        """Every folder that is used, the one that mail is collected from first."""
        return tuple(f for f in (self.folder, self.processed_folder, self.review_folder, self.sent_folder) if f)


class ImapSettings(MailboxSettings, Server):
    """An account on a mail server."""

    ports: ClassVar[Mapping[str, int]] = {"tls": 993, "starttls": 143, "plain": 143}

    kind: Literal["imap"] = "imap"
    port: int = Field(default=993, ge=1, le=65535)

    @property
    def place(self) -> tuple[object, ...]:
        account = (self.username or self.address).lower()
        return (self.host.lower(), self.port, account, _as_servers_know(self.folder))

    @model_validator(mode="after")
    def _login(self) -> Self:
        if not any(getattr(self, source) for source in SOURCES):
            raise ValueError(Said("nothing says where its password is; name a password_file or a password_env"))
        return self


def _maildir(value: Path) -> Path:
    if ":/" in str(value) or not value.name:
        raise ValueError(
            Said("write the folder that has new, cur and tmp in it, such as /var/mail/reclamations/Maildir")
        )
    return value


class MaildirSettings(MailboxSettings):
    """A folder of this machine that a mail server or a fetching program delivers into."""

    kind: Literal["maildir"] = "maildir"
    path: Annotated[Path, AfterValidator(_maildir)]

    @property
    def place(self) -> tuple[object, ...]:
        return (self.path, self.folder)

    @model_validator(mode="after")
    def _subfolders(self) -> Self:
        for folder in self.folders:
            if not all(part.strip(".") == part and part for part in folder.split("/")) or ".." in folder:
                none = Said("{folder} is no name of a folder; write one such as Processed, or Handled/2026")
                raise ValueError(none.about(folder=repr(folder)))
        return self


KINDS: Mapping[str, type[MailboxSettings]] = {"imap": ImapSettings, "maildir": MaildirSettings}


def _kind(table: Any) -> str:
    """What is written, else the kind that most mailboxes are. An unknown one is told by `write_a_kind`."""
    kind = table.get("kind", "imap") if isinstance(table, Mapping) else getattr(table, "kind", "imap")
    return kind if isinstance(kind, str) else ""


AnyMailbox = Annotated[
    Annotated[ImapSettings, Tag("imap")] | Annotated[MaildirSettings, Tag("maildir")],
    Discriminator(
        _kind,
        custom_error_type="unknown_kind",
        # Said by `faults`.
        custom_error_message="an unknown kind",
        custom_error_context={"expected": " or ".join(map(repr, KINDS))},
    ),
]
