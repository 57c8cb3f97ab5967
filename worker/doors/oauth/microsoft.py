"""Microsoft 365: an Entra application with rights of its own on the mailbox, or a person who signed in for it.

The scopes are Microsoft's for IMAP and SMTP; `.default` are those that an administrator has granted to the application.
Microsoft's numbers of errors: learn.microsoft.com, "Microsoft Entra authentication and authorization error codes".
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from worker.doors.oauth.asking import library, reaching, session
from worker.doors.oauth.keeping import Kept
from worker.doors.oauth.source import Granted, KeptInMemory, nobody_yet, none_kept, of
from worker.doors.protocols import Answered, ConsentEnded, Invitation, TokenUnavailable
from worker.doors.sentences import sentence
from worker.words.said import Said

AS_APPLICATION = ("https://outlook.office365.com/.default",)
AS_PERSON = ("https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/SMTP.Send")

WRONG_VALUE = Said("the client secret is not the application's: put its value (not its id) into the file of the secret")
EXPIRED_VALUE = Said(
    "the client secret has expired: make a new one in Entra (App registrations, Certificates & secrets), and put its"
    " value into the file of the secret"
)
NO_CERTIFICATE = Said("the application does not know this certificate: upload it in Entra (Certificates & secrets)")
CLOCK = Said("the clock of this machine is wrong: set it (timedatectl set-ntp true)")
NO_TENANT = Said("there is no such tenant: tenant is the directory's id, or a domain of the company as Entra lists it")
NO_APPLICATION = Said("the tenant knows no such application: compare client_id and tenant with its page in Entra")
NO_CONSENT = Said("an administrator has to grant consent for its permissions in Entra (API permissions)")
NO_DEVICE = Said(
    'the application is no public client: set "Allow public client flows" to Yes in Entra (Authentication)'
)
NO_PRINCIPAL = Said(
    "the tenant has the application's registration, but no enterprise application: grant admin consent once in Entra"
    " (API permissions)"
)
PASSING = Said("Microsoft has a fault of its own for the moment: it is asked again")
REFUSALS: Mapping[int, Said] = {
    7000215: WRONG_VALUE,
    7000222: EXPIRED_VALUE,
    700027: NO_CERTIFICATE,
    7000218: NO_DEVICE,
    700024: CLOCK,
    90002: NO_TENANT,
    900023: NO_TENANT,
    700016: NO_APPLICATION,
    650052: NO_CONSENT,
    65001: NO_CONSENT,
    90094: NO_CONSENT,
    7000112: Said("the application is disabled: enable it in Entra (Enterprise applications, Properties)"),
    7000229: NO_PRINCIPAL,
    500011: Said("this tenant has no Exchange Online: look whether tenant is the one with the mailbox"),
    50105: Said(
        "the application is only for who is assigned to it: assign this person (Enterprise applications, Users)"
    ),
    50057: Said("this person's account is disabled: enable it, or let another who may open the mailbox sign in"),
    90033: PASSING,
    50196: PASSING,
    53003: Said(
        "a rule of conditional access forbids it: except this application, or the address of this machine, from it"
    ),
}


@dataclass(eq=False, kw_only=True)
class Microsoft(KeptInMemory):
    """What both ways of access share."""

    tenant: str
    client_id: str
    authority: str
    ca_file: Path | None = None

    def _refused(self, said: Mapping[str, Any]) -> TokenUnavailable:
        words = sentence(said.get("error_description") or said.get("error") or "no reason is given")
        remedies = (REFUSALS[code] for code in said.get("error_codes", ()) if code in REFUSALS)
        remedy = next(remedies, Said("Microsoft refuses"))
        return TokenUnavailable(of(self.name, Said("{remedy}. It says: {said}", remedy=remedy, said=words)))

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        with reaching(self.name):
            try:
                yield
            except ValueError as error:
                # What the library raises of a tenant that its authority does not know, and of a certificate.
                strange = Said("{said}; check tenant and client_id", said=sentence(error))
                raise TokenUnavailable(of(self.name, strange)) from None

    def _options(self) -> dict[str, Any]:
        return {
            "authority": f"{self.authority.rstrip('/')}/{self.tenant}",
            "http_client": session(self.ca_file, of=self.name),
            # The authority is the operator's word: nobody else is asked whether it is one.
            "instance_discovery": False,
        }


@dataclass(eq=False, kw_only=True)
class MicrosoftApplication(Microsoft):
    """`secret` gives the client secret, or `certificate` its key and certificate in PEM: read anew for each token."""

    secret: Callable[[], str] = field(repr=False)
    certificate: Callable[[], str] | None = field(default=None, repr=False)

    def grant(self) -> Granted:
        msal = library("msal", of=self.name)
        credential = self.secret() if self.certificate is None else self._signing(self.certificate())
        with self._reaching():
            application = msal.ConfidentialClientApplication(
                self.client_id, client_credential=credential, **self._options()
            )
            said = application.acquire_token_for_client(scopes=list(AS_APPLICATION))
        if "access_token" not in said:
            raise self._refused(said)
        return Granted(said["access_token"], float(said.get("expires_in") or 0))

    def _signing(self, pem: str) -> dict[str, str]:
        """As the library wants it. Looked at before, since what it says of a file that is none names no file."""
        serialization = library("cryptography.hazmat.primitives.serialization", of=self.name)
        x509 = library("cryptography.x509", of=self.name)
        rsa = library("cryptography.hazmat.primitives.asymmetric.rsa", of=self.name)
        try:
            key = serialization.load_pem_private_key(pem.encode(), password=None)
            x509.load_pem_x509_certificate(pem.encode())
        except (ValueError, TypeError):
            # Its text may quote the key.
            both = Said(
                "certificate_file has to hold a private key without a passphrase, and its certificate, both in PEM"
            )
            raise TokenUnavailable(of(self.name, both)) from None
        if not isinstance(key, rsa.RSAPrivateKey):
            other = Said(
                "the key in certificate_file is no RSA key, and Microsoft takes no other; make one with"
                " openssl req -x509 -newkey rsa:2048 -nodes -days 730"
            )
            raise TokenUnavailable(of(self.name, other))
        return {"private_key": pem, "public_certificate": pem}


@dataclass(eq=False, kw_only=True)
class MicrosoftPerson(Microsoft):
    """Somebody has signed in with a code, on any device; the library's cache of it is in the file `kept`."""

    kept: Kept
    command: str
    _flow: dict[str, Any] = field(default_factory=dict, init=False, repr=False)

    def grant(self) -> Granted:
        with self.kept.turn():
            return self._renew()

    def _renew(self) -> Granted:
        with self._reaching(), self._application() as application:
            accounts = application.get_accounts()
            if not accounts:
                raise ConsentEnded(nobody_yet(self.name, self.command))
            said = application.acquire_token_silent_with_error(list(AS_PERSON), accounts[0], force_refresh=True)
        if said is None or said.get("error") in {"invalid_grant", "interaction_required", "consent_required"}:
            words = sentence((said or {}).get("error_description") or "its consent is used up")
            ended = Said("the sign-in has ended; run: {command}. Microsoft says: {said}")
            raise ConsentEnded(of(self.name, ended.about(command=self.command, said=words)))
        if "access_token" not in said:
            raise self._refused(said)
        return Granted(said["access_token"], float(said.get("expires_in") or 0))

    @contextmanager
    def _application(self) -> Iterator[Any]:
        """What it learns is kept, also where it was refused."""
        msal = library("msal", of=self.name)
        cache = msal.SerializableTokenCache()
        try:
            cache.deserialize(self.kept.read() or "{}")
        except ValueError:
            raise ConsentEnded(none_kept(self.name, str(self.kept.path), self.command)) from None
        try:
            yield msal.PublicClientApplication(self.client_id, token_cache=cache, **self._options())
        finally:
            if cache.has_state_changed:
                self.kept.write(cache.serialize())

    def invite(self) -> Invitation:
        with self._reaching(), self._application() as application:
            self._flow = application.initiate_device_flow(scopes=list(AS_PERSON))
        if "user_code" not in self._flow:
            raise self._refused(self._flow)
        return Invitation(
            self._flow["verification_uri"], self._flow["user_code"], int(self._flow.get("expires_in") or 900)
        )

    def finish(self, answered: Answered, *, stopping: Callable[[], bool]) -> bool:
        """The library asks at the provider's pace. Whoever signed in before is forgotten only then: until a person is
        done, which takes minutes, a worker goes on with what is kept.
        """
        del answered
        msal = library("msal", of=self.name)
        fresh = msal.SerializableTokenCache()
        with self._reaching():
            application = msal.PublicClientApplication(self.client_id, token_cache=fresh, **self._options())
            said = application.acquire_token_by_device_flow(self._flow, exit_condition=lambda _flow: stopping())
        if "access_token" in said:
            with self.kept.turn():
                self.kept.write(fresh.serialize())
            return True
        if stopping():
            return False
        raise self._refused(said)
