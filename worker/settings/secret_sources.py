"""Where a secret comes from: a file, an environment variable or a systemd credential, read whenever it is needed."""

import os
import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from worker.settings.secret_files import SecretMissing, password_in

_CREDENTIALS = "CREDENTIALS_DIRECTORY"


def _variable(value: str) -> str:
    """What is written here is not repeated: it may be the password itself."""
    if value and not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value):
        raise ValueError("write the name of a variable, such as COMPLAINTS_IMAP_PASSWORD; the password is its value")
    return value


Variable = Annotated[str, AfterValidator(_variable)]


def read_secret(what: str, *, file: Path | None, variable: str, credential: str) -> str:
    """The secret of the one that is named, "" where none is. `what` it is: "password". Raises SecretMissing."""
    if variable:
        # Names are in capitals; anything else may be the password itself, and is not repeated.
        name = variable if variable.isupper() else f"that {what}_env names"
        value, source = os.environ.get(variable), f"the environment variable {name}"
        if value is None:
            raise SecretMissing(f"{source} is not set; export it")
    elif file or credential:
        path = file or _credential(what, credential)
        value, source = password_in(path), f"the secret file {path}"
    else:
        return ""
    if not value:
        raise SecretMissing(f"{source} is empty; put the {what} there")
    return value


def outside_its_unit(credential: str) -> bool:
    """A systemd credential exists inside its unit alone: elsewhere it is missed only by what connects."""
    return bool(credential) and _CREDENTIALS not in os.environ


def _credential(what: str, credential: str) -> Path:
    folder = os.environ.get(_CREDENTIALS)
    if folder is None:
        raise SecretMissing(f"{what}_credential = {credential!r} needs systemd: add LoadCredential= to the unit")
    return Path(folder) / credential
