"""config.example.toml names every key with its default and a sentence, and works once it has a password."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from worker.settings import MaildirSettings, Settings, load
from worker.settings.faults import field_at, keys_of

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
TEXT = EXAMPLE.read_text(encoding="utf-8")

# A key, written or commented out, or the head of a table.
KEY = re.compile(r"^(?P<off># )?(?P<key>[a-z_]+) = ")
HEAD = re.compile(r"^(?:# )?\[+(?P<table>[a-z0-9_.]+)\]+$")
# Examples that stand in the file, since there can be no default.
EXAMPLES = {
    "organisation.name", "mailbox.name", "mailbox.address", "mailbox.host", "mailbox.password_file", "smtp.host",
    "smtp.username", "smtp.password_file", "smtp.from", "staff.name", "staff.address", "staff.roles",
}  # fmt: skip


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("example")
    shutil.copy(EXAMPLE, folder / "config.toml")
    (folder / "password.secret").write_text("ouvre-toi", encoding="utf-8")
    return load(folder / "config.toml", {})


def keys() -> Iterator[tuple[str, str, bool, str]]:
    """Each key of the example: its table, its name, whether it is commented out, and its line."""
    table = ""
    for line in TEXT.splitlines():
        if head := HEAD.match(line):
            # The name of a table of tokens is the operator's own.
            table = "oauth" if head["table"].startswith("oauth.") else head["table"]
        elif found := KEY.match(line):
            yield table, found["key"], bool(found["off"]), line


def tables() -> dict[str, list[str]]:
    """Every table that Settings know, with the keys that may stand in it."""
    found = {table: keys_of(field_at(Settings, (table,))) for table in keys_of(Settings)}
    found["processing.route"] = keys_of(field_at(Settings, ("processing", "route")))
    found["processing.category"] = keys_of(field_at(Settings, ("processing", "category")))
    found["processing.scales"] = keys_of(field_at(Settings, ("processing", "scales")))
    found["intake.callers"] = keys_of(field_at(Settings, ("intake", "callers")))
    found["response.mediator"] = keys_of(field_at(Settings, ("response", "mediator")))
    found["response.grid"] = keys_of(field_at(Settings, ("response", "grid")))
    return found


def test_every_key_of_every_table_is_there_once_and_no_other() -> None:
    written: dict[str, list[str]] = {table: [] for table in tables()}
    for table, key, _, _ in keys():
        written[table].append(key)
    nested = {
        "intake": {"callers"},
        "processing": {"route", "category", "scales"},
        "response": {"mediator", "grid"},
    }
    for table, known in tables().items():
        assert sorted(written[table]) == sorted(set(known) - nested.get(table, set())), table


def test_every_key_has_a_sentence() -> None:
    assert [line for _, _, _, line in keys() if "  # " not in line] == []
    assert [line for line in TEXT.splitlines() if len(line) > 128] == []


def test_it_loads_once_its_secret_is_there(example: Settings) -> None:
    assert [box.name for box in example.mailbox] == ["reclamations"]
    assert example.staff[0].roles == ("desk",)


def test_what_stands_in_it_is_the_default_or_can_have_none(example: Settings) -> None:
    different = []
    for table, key, off, _ in keys():
        if table == "oauth":
            # A table that nobody need have: all of it stands there commented out.
            assert off, key
            continue
        model, value = MaildirSettings if key == "path" else model_of(table), value_of(example, table)
        name = next(name for name, field in model.model_fields.items() if (field.alias or name) == key)
        field = model.model_fields[name]
        default = field.get_default(call_default_factory=True, validated_data={})
        has_none = default in (PydanticUndefined, None, "", ())
        if f"{table}.{key}" in EXAMPLES:
            continue
        if off != has_none or (not off and getattr(value, name) != anchored(key, default, example)):
            different.append(f"{table}.{key}")
    assert different == []


def anchored(key: str, default: Any, example: Settings) -> Any:
    """Paths come back at the folder of the configuration; their last part is the default."""
    if key in {"database", "shelf"}:
        home = str(Path(example.register_.shelf).parent)
        return default.replace("register.db", f"{home}/register.db") if key == "database" else f"{home}/{default}"
    return default


def model_of(table: str) -> type[BaseModel]:
    found: Any = Settings
    for part in table.split("."):
        field = next(f for n, f in found.model_fields.items() if (f.alias or n) == part)
        found = next(m for m in models_in(field.annotation) if is_model(m))
    model: type[BaseModel] = found
    return model


def models_in(annotation: Any) -> Iterator[Any]:
    """What is written in brackets, however deep; of several kinds of table the usual one first."""
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from models_in(inner)


def is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def value_of(example: Settings, table: str) -> Any:
    name, _, inner = table.partition(".")
    value = getattr(example, "register_" if name == "register" else name)
    return None if inner else value[0] if isinstance(value, tuple) else value


def test_what_is_commented_out_loads_too(tmp_path: Path) -> None:
    """One source of a password and one kind of mailbox at a time; all the other examples at once."""
    sources = {"password_env", "password_credential", "oauth", "ca_file", "path"}
    sources |= {"secret_env", "secret_credential", "secret_command"}
    lines = []
    start, _tokens, rest = TEXT.partition("# [oauth.office]\n")
    for line in (start + rest[rest.index("\n\n") :]).splitlines():
        found = KEY.match(line)
        on = HEAD.match(line) or (found and found["key"] not in sources)
        lines.append(line.removeprefix("# ") if on else line)
    (tmp_path / "config.toml").write_text("\n".join(lines), encoding="utf-8")
    for secret in ("password.secret", "s3.secret"):
        (tmp_path / secret).write_text("ouvre-toi", encoding="utf-8")
    settings = load(tmp_path / "config.toml", {})
    assert settings.response.mediator is not None
    assert settings.s3.secret() == "ouvre-toi"
    assert settings.processing.route[0].owner == "bob@example.com"
    assert settings.response.grid[0].up_to_cents == 2000
    assert settings.organisation.closed_days == ("2026-12-24", "2027-08-02..2027-08-20")
    assert tomllib.loads("\n".join(lines))["security"]["authserv_id"] == "mx.example.com"


PROVIDERS = {
    "Microsoft, by a secret": {"provider", "client_id", "client_secret_file", "tenant", "authority", "ca_file"},
    "Microsoft, by a certificate": {"provider", "client_id", "certificate_file", "tenant"},
    "Microsoft, by a person": {"provider", "client_id", "tenant", "sign_in_file"},
    "Google, by a service account": {"provider", "key_file"},
    "Google, by a person": {"provider", "client_id", "client_secret_file"},
    "another, by a secret": {"provider", "client_id", "client_secret_file", "token_endpoint", "scope"},
    "another, by a code": {"provider", "client_id", "token_endpoint", "device_endpoint", "scope"},
    "another, in a browser": {"provider", "client_id", "token_endpoint", "authorization_endpoint", "scope"},
}


@pytest.mark.parametrize("way", PROVIDERS)
def test_each_way_to_tokens_loads(way: str, tmp_path: Path, authority: trustme.CA) -> None:
    """What the comments of [oauth.office] offer, one way at a time, for the mailbox and for sending."""
    lines = []
    table = ""
    for line in TEXT.splitlines():
        head, found = HEAD.match(line), KEY.match(line)
        table = head["table"] if head else table
        key = found["key"] if found else ""
        if (head and table == "oauth.office") or key == "oauth" or (table == "oauth.office" and key in PROVIDERS[way]):
            lines.append(line.removeprefix("# "))
        elif key != "password_file":
            lines.append(line)
    written = {"Google": "google", "another": "other"}.get(re.split(r"[ ,]", way)[0], "microsoft")
    text = "\n".join(lines).replace('provider = "microsoft"', f'provider = "{written}"')
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    for name in ("client.secret", "client.pem", "service-account.json"):
        (tmp_path / name).write_text("ouvre-toi", encoding="utf-8")
    authority.cert_pem.write_to_path(tmp_path / "company-ca.pem")
    settings = load(tmp_path / "config.toml", {})
    assert settings.oauth["office"].signed_in == (way.endswith(("person", "code", "browser")))
    assert settings.oauth["office"].sign_in_file == tmp_path / "oauth-office.json"
    assert {server.oauth.source.provider for _, server in settings.servers() if server.oauth} == {written}


def test_a_maildir_instead_of_a_server_loads_too(tmp_path: Path) -> None:
    """What the comment beside `kind` says: the keys of a server go, `path` comes."""
    head, box, rest = TEXT.partition("[[mailbox]]")
    own, smtp, rest = rest.partition("[smtp]")
    kept = [
        line.removeprefix("# ") if line.startswith("# path") else line.replace('kind = "imap"', 'kind = "maildir"')
        for line in own.splitlines()
        if not re.match(r"(host|port|security|password_file) =", line)
    ]
    (tmp_path / "config.toml").write_text(head + box + "\n".join(kept) + "\n" + smtp + rest, encoding="utf-8")
    (tmp_path / "password.secret").write_text("ouvre-toi", encoding="utf-8")
    [loaded] = load(tmp_path / "config.toml", {}).mailbox
    assert isinstance(loaded, MaildirSettings)
    assert loaded.path == Path("/var/mail/reclamations/Maildir")
