"""Where a secret comes from: a file, an environment variable or a systemd credential, read whenever it is needed."""

import os
import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from worker.settings.secret_files import SecretMissing, password_in
from worker.words.said import Said

_CREDENTIALS = "CREDENTIALS_DIRECTORY"
_THE = {"password": Said("the password"), "secret": Said("the secret")}


def _variable(value: str) -> str:
    """What is written here is not repeated: it may be the password itself."""
    if value and not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value):
        raise ValueError(
            Said("write the name of a variable, such as COMPLAINTS_IMAP_PASSWORD; the password is its value")
        )
    return value


Variable = Annotated[str, AfterValidator(_variable)]


def read_secret(what: str, *, file: Path | None, variable: str, credential: str) -> str:
    """The secret of the one that is named, "" where none is. `what` it is: "password". Raises SecretMissing."""
    if variable:
        # Names are in capitals; anything else may be the password itself, and is not repeated.
        name = variable if variable.isupper() else Said("that {key} names", key=f"{what}_env")
        value, source = os.environ.get(variable), Said("the environment variable {name}", name=name)
        if value is None:
            raise SecretMissing(Said("{source} is not set; export it", source=source))
    elif file or credential:
        path = file or _credential(what, credential)
        value, source = password_in(path), Said("the secret file {file}", file=str(path))
    else:
        return ""
    if not value:
        raise SecretMissing(Said("{source} is empty; put {what} there", source=source, what=_THE[what]))
    return value


def outside_its_unit(credential: str) -> bool:
    """A systemd credential exists inside its unit alone: elsewhere it is missed only by what connects."""
    return bool(credential) and _CREDENTIALS not in os.environ


def _credential(what: str, credential: str) -> Path:
    folder = os.environ.get(_CREDENTIALS)
    if folder is None:
        needs = Said("{key} = {name} needs systemd: add LoadCredential= to the unit")
        raise SecretMissing(needs.about(key=f"{what}_credential", name=repr(credential)))
    return Path(folder) / credential
