"""Google Workspace: a service account that an administrator lets act for the mailbox (domain-wide delegation).

The scope is the only one that Google lets IMAP and SMTP be used with. A person who signs in is `standard.Standard`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from worker.doors.oauth.asking import library, reaching, session
from worker.doors.oauth.source import Granted, KeptInMemory
from worker.doors.protocols import TokenUnavailable
from worker.doors.sentences import sentence

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
                raise TokenUnavailable(f"{self.name}: Google cannot be asked: {sentence(error)}") from None
            except errors.RefreshError as error:
                said = sentence(error.args[0] if error.args else error)
                raise TokenUnavailable(f"{self.name}: {self._remedy(said)}. It says: {said}") from None
        return Granted(credentials.token)

    def _credentials(self, service_account: Any) -> Any:
        try:
            return service_account.Credentials.from_service_account_file(
                str(self.key_file), scopes=[MAIL], subject=self.username
            )
        except OSError as error:
            raise TokenUnavailable(f"{self.name}: key_file {self.key_file} cannot be read: {error.strerror}") from None
        except (ValueError, KeyError, TypeError, AttributeError):
            # Its text may quote the key.
            raise TokenUnavailable(
                f"{self.name}: key_file {self.key_file} is no key of a service account; take its JSON file from the"
                " Google Cloud console (Service accounts, Keys)"
            ) from None

    def _remedy(self, said: str) -> str:
        if "unauthorized_client" in said or "access_denied" in said:
            return (
                f"an administrator has to give the service account the scope {MAIL} (Admin console, Security, API"
                " controls, Domain-wide delegation)"
            )
        if "Signature" in said or "invalid_client" in said or "not found" in said.lower():
            return "the key of the service account is no longer good: make a new one, and name its file as key_file"
        if "Invalid JWT" in said:
            return "the clock of this machine is wrong: set it (timedatectl set-ntp true)"
        if "invalid_grant" in said:
            return f"there is no mailbox {self.username} that this account may act for; check username"
        return "Google refuses"
