"""Google Workspace: a service account that an administrator lets act for the mailbox (domain-wide delegation).

The scope is the only one that Google lets IMAP and SMTP be used with. A person who signs in is `standard.Standard`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from worker.doors.oauth.asking import library, reaching, session
from worker.doors.oauth.source import Granted, KeptInMemory, of
from worker.doors.protocols import TokenUnavailable
from worker.doors.sentences import sentence
from worker.words.said import Said

MAIL = "https://mail.google.com/"
# Where a person signs in, and where tokens come from: Google's OpenID configuration.
SIGN_IN = "https://accounts.google.com/o/oauth2/v2/auth"
TOKENS = "https://oauth2.googleapis.com/token"


@dataclass(eq=False, kw_only=True)
class GoogleServiceAccount(KeptInMemory):
    """`key_file` is the JSON file of the account's key; `username` the mailbox that it acts for."""

    key_file: Path
    username: str
    ca_file: Path | None = None

    def grant(self) -> Granted:
        service_account = library("google.oauth2.service_account", of=self.name)
        errors = library("google.auth.exceptions", of=self.name)
        transport = library("google.auth.transport.requests", of=self.name)
        credentials = self._credentials(service_account)
        with reaching(self.name):
            try:
                credentials.refresh(transport.Request(session=session(self.ca_file, of=self.name)))
            except errors.TransportError as error:
                # The library wraps what reaching() knows.
                if isinstance(error.__cause__, OSError):
                    raise error.__cause__ from None
                unasked = Said("Google cannot be asked: {said}", said=sentence(error))
                raise TokenUnavailable(of(self.name, unasked)) from None
            except errors.RefreshError as error:
                said = sentence(error.args[0] if error.args else error)
                refused = Said("{remedy}. It says: {said}", remedy=self._remedy(said), said=said)
                raise TokenUnavailable(of(self.name, refused)) from None
        return Granted(credentials.token)

    def _credentials(self, service_account: Any) -> Any:
        try:
            return service_account.Credentials.from_service_account_file(
                str(self.key_file), scopes=[MAIL], subject=self.username
            )
        except OSError as error:
            unread = Said("key_file {path} cannot be read: {said}")
            raise TokenUnavailable(
                of(self.name, unread.about(path=str(self.key_file), said=error.strerror or ""))
            ) from None
        except (ValueError, KeyError, TypeError, AttributeError):
            # Its text may quote the key.
            none = Said(
                "key_file {path} is no key of a service account; take its JSON file from the Google Cloud console"
                " (Service"
                " accounts, Keys)"
            )
            raise TokenUnavailable(of(self.name, none.about(path=str(self.key_file)))) from None

    def _remedy(self, said: str) -> Said:
        if "unauthorized_client" in said or "access_denied" in said:
            return Said(
                "an administrator has to give the service account the scope {scope} (Admin console, Security, API"
                " controls,"
                " Domain-wide delegation)",
                scope=MAIL,
            )
        if "Signature" in said or "invalid_client" in said or "not found" in said.lower():
            return Said(
                "the key of the service account is no longer good: make a new one, and name its file as key_file"
            )
        if "Invalid JWT" in said:
            return Said("the clock of this machine is wrong: set it (timedatectl set-ntp true)")
        if "invalid_grant" in said:
            return Said("there is no mailbox {who} that this account may act for; check username", who=self.username)
        return Said("Google refuses")
