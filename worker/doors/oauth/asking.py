"""How a provider is asked over HTTPS, and what its refusals mean: one sentence with what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from worker.doors.oauth.source import LibraryMissing
from worker.doors.oauth.source import of as said_of
from worker.doors.protocols import TokenUnavailable
from worker.doors.sentences import sentence
from worker.words.said import Said

SECONDS = 30.0


def library(module: str, *, of: str) -> Any:
    """A module of the extra. Raises LibraryMissing."""
    try:
        return import_module(module)
    except ImportError:
        missing = Said("{library} is not installed; pip install '.[oauth]'", library=module.partition(".")[0])
        raise LibraryMissing(said_of(of, missing)) from None


def bounded(session: type, ca_file: Path | None) -> type:
    """A class of sessions that waits for nobody for ever, and verifies certificates by the company's own authority
    where it has one: also against REQUESTS_CA_BUNDLE, since what is written in the configuration counts.
    """

    class Bounded(session):  # type: ignore[misc]
        def request(self, method: str, url: str, *others: Any, **options: Any) -> Any:
            options["timeout"] = SECONDS
            if ca_file:
                options["verify"] = str(ca_file)
            return super().request(method, url, *others, **options)

    return Bounded


def session(ca_file: Path | None, *, of: str) -> Any:
    return bounded(library("requests", of=of).Session, ca_file)()


@contextmanager
def reaching(of: str) -> Iterator[None]:
    """Turn what the libraries raise where nobody answers into a sentence. Nothing of a request is repeated."""
    requests = library("requests", of=of)
    try:
        yield
    except requests.exceptions.SSLError:
        proxy = Said(
            "the provider shows a certificate that is not accepted; where a proxy of yours opens the traffic, name its"
            " authority as ca_file"
        )
        raise TokenUnavailable(said_of(of, proxy)) from None
    except requests.exceptions.Timeout:
        late = Said("the provider did not answer within {seconds} seconds", seconds=f"{SECONDS:g}")
        raise TokenUnavailable(said_of(of, late)) from None
    except requests.exceptions.HTTPError as error:
        status = error.response.status_code
        strange = Said("the provider answers {status}; check the addresses of its endpoints", status=status)
        raise TokenUnavailable(said_of(of, strange)) from None
    except requests.exceptions.RequestException as error:
        away = Said("the provider cannot be reached ({said})", said=cause(error))
        raise TokenUnavailable(said_of(of, away)) from None


def cause(error: BaseException) -> str:
    """The innermost cause: the libraries wrap it three times, with addresses of objects in the words."""
    seen = {error}
    while (inner := error.__cause__ or error.__context__) is not None and inner not in seen:
        error = inner
        seen.add(error)
    return sentence(getattr(error, "strerror", None) or error) or type(error).__name__
