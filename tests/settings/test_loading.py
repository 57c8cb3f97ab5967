"""What a configuration becomes: paths anchored, defaults filled, secrets read late and shown nowhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from worker.intake import category
from worker.settings import MaildirSettings, Settings, SettingsError, find_config
from worker.settings.rulebook import intake_rules
from worker.settings.values import listen_place, scanner_place

SECRETS = ("ouvre-toi", "sésame", "hush-hush")


def test_the_least_configuration_has_a_default_for_all_else(read: Callable[..., Settings]) -> None:
    settings = read()
    assert settings.organisation.languages == ("fr", "en")
    assert settings.organisation.zone.key == "Europe/Paris"
    assert (settings.mailbox[0].port, settings.smtp.port) == (993, 465)
    assert settings.clocks.answer_limit == "2 months"
    assert not settings.rehearsal.allowed


@pytest.mark.parametrize(("security", "ports"), [("tls", (993, 465)), ("starttls", (143, 587)), ("plain", (143, 25))])
def test_the_port_follows_the_security(
    security: str, ports: tuple[int, int], read: Callable[..., Settings], minimal: str
) -> None:
    text = minimal.replace('host = "', f'security = "{security}"\nhost = "')
    settings = read(f"{text}\n[security]\nallow_plaintext = true\n")
    assert (settings.mailbox[0].port, settings.smtp.port) == ports


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1"])
def test_plain_security_is_allowed_on_loopback(host: str, read: Callable[..., Settings], minimal: str) -> None:
    settings = read(minimal.replace('host = "imap.example.com"', f'host = "{host}"\nsecurity = "plain"'))
    assert settings.mailbox[0].security == "plain"


def test_dates_and_hours_may_stand_without_quotes(read: Callable[..., Settings], minimal: str) -> None:
    text = minimal.replace('name = "Maison Lenoir"', 'name = "Maison Lenoir"\nclosed_days = [2026-12-24]')
    settings = read(f"{text}\n[feedback]\ndigest_at = 07:30:00\n")
    assert settings.organisation.closed_days == ("2026-12-24",)
    assert settings.feedback.digest_at == "07:30"


def test_addresses_and_file_types_are_compared_in_lower_case(read: Callable[..., Settings], minimal: str) -> None:
    settings = read(
        minimal.replace('address = "reclamations@example.com"', 'address = " Reclamations@Example.com "')
        + '\n[intake]\nrefused_types = [".EXE"]\n'
    )
    assert settings.mailbox[0].address == "reclamations@example.com"
    assert settings.intake.refused_types == (".exe",)


def test_a_byte_order_mark_does_no_harm(read: Callable[..., Settings], minimal: str) -> None:
    assert read(f"\ufeff{minimal}").organisation.name == "Maison Lenoir"


def test_no_break_spaces_are_part_of_french_text(read: Callable[..., Settings], minimal: str) -> None:
    phone = "04\u202f72\u00a000 00 00"
    settings = read(minimal.replace('name = "Maison Lenoir"', f'name = "Maison Lenoir"\nphone = "{phone}"'))
    assert settings.organisation.phone == phone


def test_one_written_priority_leaves_the_others_their_default(read: Callable[..., Settings], minimal: str) -> None:
    target = read(f'{minimal}\n[clocks]\nanswer_target = {{ P1 = "1 working" }}\n').clocks.answer_target
    assert (target.P1, target.P4) == ("1 working", "20 working")


def test_settings_are_frozen(read: Callable[..., Settings]) -> None:
    settings = read()
    with pytest.raises(ValidationError, match="frozen"):
        settings.organisation.name = "Maison Leblanc"  # type: ignore[misc]


# Paths


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("shelf", "{home}/shelf"),
        ("../shelf", "{home}/../shelf"),
        ("/var/lib/complaints/shelf", "/var/lib/complaints/shelf"),
        ("~/shelf", "{user}/shelf"),
        ("~nobody-of-that-name/shelf", "{home}/~nobody-of-that-name/shelf"),
    ],
)
def test_a_relative_path_is_relative_to_the_configuration_file(
    written: str,
    meant: str,
    read: Callable[..., Settings],
    minimal: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    settings = read(f'{minimal}\n[register]\nshelf = "{written}"\ndatabase = "sqlite:///{written}/register.db"\n')
    place = meant.format(home=tmp_path, user="/home/ann")
    assert settings.register_.shelf == place
    assert settings.register_.database == f"sqlite:///{place}/register.db"


def test_the_house_has_its_folder_and_its_logo_beside_the_configuration(
    read: Callable[..., Settings], minimal: str, tmp_path: Path
) -> None:
    letters = read(f'{minimal}\n[letters]\ntemplates = "letters"\nlogo = "~/logo.png"\ncolour = " #7A1F3D "\n').letters
    assert letters.templates == tmp_path / "letters"
    assert letters.logo == Path.home() / "logo.png"
    assert letters.colour == "#7a1f3d"


def test_the_default_register_lies_beside_the_configuration_file(read: Callable[..., Settings], tmp_path: Path) -> None:
    register = read().register_
    assert register.database == f"sqlite:///{tmp_path}/register.db"
    assert register.shelf == f"{tmp_path}/shelf"


def test_every_path_of_a_server_is_anchored(read: Callable[..., Settings], minimal: str, tmp_path: Path) -> None:
    (tmp_path / "fresh.token").write_text("ya29.token\n", encoding="utf-8")
    text = minimal.replace('host = "', 'ca_file = "ca.pem"\nhost = "')
    text = text.replace('password_file = "imap.secret"', 'oauth = { token_file = "fresh.token" }')
    text = text.replace('password_env = "LENOIR_SMTP"', 'password_file = "imap.secret"')
    settings = read(text, with_secrets=False)
    box, smtp = settings.mailbox[0], settings.smtp
    assert box.oauth is not None
    assert [box.ca_file, box.oauth.token_file] == [tmp_path / "ca.pem", tmp_path / "fresh.token"]
    assert [smtp.ca_file, smtp.password_file] == [tmp_path / "ca.pem", tmp_path / "imap.secret"]


def test_a_maildir_needs_neither_server_nor_password(
    read: Callable[..., Settings], minimal: str, tmp_path: Path
) -> None:
    server = 'host = "imap.example.com"\npassword_file = "imap.secret"'
    settings = read(minimal.replace(server, 'kind = "maildir"\npath = "spool/Maildir"'))
    [box] = settings.mailbox
    assert isinstance(box, MaildirSettings)
    assert box.path == tmp_path / "spool" / "Maildir"
    assert [label for label, _ in settings.servers()] == ["[smtp]"]


def test_a_shelf_elsewhere_is_no_path(read: Callable[..., Settings], minimal: str) -> None:
    assert read(f'{minimal}\n[register]\nshelf = "s3://bucket/prefix"\n').register_.shelf == "s3://bucket/prefix"


def test_a_postgresql_url_is_no_path(read: Callable[..., Settings], minimal: str) -> None:
    url = "postgresql://complaints@db.example.com/complaints"
    assert read(f'{minimal}\n[register]\ndatabase = "{url}"\n').register_.database == url


def test_the_configuration_is_the_named_one_else_the_variable_s_else_the_one_here() -> None:
    assert find_config(Path("a.toml"), {"COMPLAINTS_CONFIG": "b.toml"}) == Path("a.toml")
    assert find_config(None, {"COMPLAINTS_CONFIG": "b.toml"}) == Path("b.toml")
    assert find_config(None, {"COMPLAINTS_CONFIG": ""}) == find_config(None, {}) == Path("config.toml")


# Secrets


def test_a_password_is_read_anew_each_time(read: Callable[..., Settings], tmp_path: Path) -> None:
    box = read().mailbox[0]
    assert box.password() == "ouvre-toi"
    (tmp_path / "imap.secret").write_text("renouvelé\r\n", encoding="utf-8")
    assert box.password() == "renouvelé"


def test_a_systemd_credential_is_read_from_its_folder(
    read: Callable[..., Settings], minimal: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "smtp").write_text("hush-hush", encoding="utf-8")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    settings = read(minimal.replace('password_env = "LENOIR_SMTP"', 'password_credential = "smtp"'))
    assert settings.smtp.password() == "hush-hush"


def test_a_systemd_credential_is_missed_outside_its_unit_by_what_connects_alone(
    read: Callable[..., Settings], minimal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    settings = read(minimal.replace('password_env = "LENOIR_SMTP"', 'password_credential = "smtp"'))
    with pytest.raises(OSError, match="needs systemd: add LoadCredential= to the unit"):
        settings.smtp.password()


def test_a_relay_on_this_machine_needs_no_login(read: Callable[..., Settings], minimal: str) -> None:
    text = minimal.replace('username = "reclamations@example.com"\npassword_env = "LENOIR_SMTP"\n', "")
    smtp = read(text).smtp
    assert smtp.password() == ""


def test_commands_that_only_look_need_no_secret(read: Callable[..., Settings], tmp_path: Path) -> None:
    (tmp_path / "imap.secret").unlink()
    assert read(with_secrets=False).mailbox[0].password_file
    with pytest.raises(SettingsError, match="secret file"):
        read()


def test_nothing_secret_is_shown(read: Callable[..., Settings], minimal: str) -> None:
    settings = read(f'{minimal}\n[register]\ndatabase = "postgresql://complaints:hush-hush@db/complaints"\n')
    settings.smtp.password()
    shown = f"{settings!r} {settings} {settings.mailbox!r} {settings.register_!r}"
    assert "imap.secret" in shown
    assert [secret for secret in SECRETS if secret in shown] == []


@pytest.mark.parametrize(
    "wrong",
    [
        'password = "hush-hush"',
        'password_env = ["hush-hush"]',
        'oauth = { token = "hush-hush" }',
        'oauth = "hush-hush"',
        'port = "hush-hush"',
        'security = "hush-hush"',
        'address = "hush-hush"',
    ],
)
def test_no_refusal_repeats_what_may_be_a_secret(
    wrong: str, refusal: Callable[..., tuple[str, ...]], minimal: str
) -> None:
    key = wrong.split(" = ", maxsplit=1)[0]
    kept = [line for line in minimal.splitlines() if not line.startswith(f"{key} =")]
    place = kept.index('host = "imap.example.com"')
    said = "\n".join(refusal("\n".join([*kept[:place], wrong, *kept[place:]])))
    assert "hush-hush" not in said


# The environment


def test_a_variable_stands_above_the_file(read: Callable[..., Settings], minimal: str, tmp_path: Path) -> None:
    settings = read(
        f'{minimal}\n[register]\ndatabase = "sqlite:///file.db"\n',
        {
            "COMPLAINTS_REGISTER__DATABASE": "sqlite:///variable.db",
            "COMPLAINTS_ORGANISATION__LANGUAGES": '["en"]',
            "COMPLAINTS_SMTP__FROM": "Complaints <complaints@example.com>",
            "COMPLAINTS_SECURITY__ALLOW_PLAINTEXT": "true",
            "COMPLAINTS_INTAKE__MAX_MESSAGE_MEGABYTES": "30",
            "COMPLAINTS_CLOCKS__ANSWER_TARGET__P1": "1 working",
            "COMPLAINTS_ORGANISATION__PHONE": "0472000000",
        },
    )
    assert settings.register_.database == f"sqlite:///{tmp_path}/variable.db"
    assert settings.organisation.languages == ("en",)
    assert settings.smtp.sender == "Complaints <complaints@example.com>"
    assert settings.security.allow_plaintext
    assert settings.intake.max_message_megabytes == 30
    assert settings.clocks.answer_target.P1 == "1 working"
    assert settings.organisation.phone == "0472000000"


def test_variables_of_others_are_left_alone(read: Callable[..., Settings], tmp_path: Path) -> None:
    others = {"REGISTER__DATABASE": "sqlite:///x.db", "COMPLAINTS_CONFIG": "x", "COMPLAINTS_SMTP_PASSWORD": "sésame"}
    assert read(environ=others).register_.database == f"sqlite:///{tmp_path}/register.db"


@pytest.mark.parametrize(
    ("variable", "value", "line"),
    [
        ("COMPLAINTS_SMTP__PORT", "mille", "COMPLAINTS_SMTP__PORT: write a whole number"),
        (
            "COMPLAINTS_SMTP__PROT",
            "465",
            "COMPLAINTS_SMTP__PROT: this key is unknown; did you mean port?",
        ),
        (
            "COMPLAINTS_ORGANISATON__NAME",
            "Maison Lenoir",
            "COMPLAINTS_ORGANISATON__NAME: this table is unknown; did you mean organisation?",
        ),
        (
            "COMPLAINTS_FEEDBACK__ALL_STAFF",
            "[equipe@example.com",
            'COMPLAINTS_FEEDBACK__ALL_STAFF: write a list such as ["one", "two"]',
        ),
        (
            "COMPLAINTS_MAILBOX__HOST",
            "imap.example.com",
            "COMPLAINTS_MAILBOX__HOST: [[mailbox]] may stand several times; write its keys in the file",
        ),
    ],
)
def test_a_wrong_variable_is_blamed_by_its_name(
    variable: str, value: str, line: str, refusal: Callable[..., tuple[str, ...]], minimal: str
) -> None:
    assert refusal(minimal, {variable: value}) == (line,)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("unix:/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl"),
        ("tcp://127.0.0.1:3310", ("127.0.0.1", 3310)),
        ("tcp://localhost:3310", ("localhost", 3310)),
        ("tcp://[::1]:3310", ("::1", 3310)),
    ],
)
def test_a_scanner_is_named_by_its_socket(
    written: str, place: object, read: Callable[..., Settings], minimal: str
) -> None:
    settings = read(f'{minimal}\n[security]\nscanner = "{written}"\n')
    assert scanner_place(settings.security.scanner) == place


def test_a_scanner_on_another_machine_needs_a_word_more(read: Callable[..., Settings], minimal: str) -> None:
    settings = read(f'{minimal}\n[security]\nallow_plaintext = true\nscanner = "tcp://scanner.example.com:3310"\n')
    assert scanner_place(settings.security.scanner) == ("scanner.example.com", 3310)


def test_without_a_word_there_is_no_scanner(read: Callable[..., Settings]) -> None:
    assert read().security.scanner == ""


@pytest.mark.parametrize(
    ("written", "place"),
    [("127.0.0.1:9108", ("127.0.0.1", 9108)), ("[::1]:80", ("::1", 80)), ("localhost:9108", ("localhost", 9108))],
)
def test_health_is_told_at_a_place_on_this_machine(
    written: str, place: tuple[str, int], read: Callable[..., Settings], minimal: str
) -> None:
    settings = read(f'{minimal}\n[monitoring]\nlisten = "{written}"\n')
    assert listen_place(settings.monitoring.listen) == place


def test_health_for_other_machines_needs_a_word_more(read: Callable[..., Settings], minimal: str) -> None:
    more = '[security]\nallow_plaintext = true\n[monitoring]\nlisten = "0.0.0.0:9108"'
    assert read(f"{minimal}\n{more}\n").monitoring.listen == "0.0.0.0:9108"


def test_without_a_word_health_is_told_nowhere(read: Callable[..., Settings]) -> None:
    assert read().monitoring.listen == ""


def test_a_category_of_the_company_s_own_is_proposed_from_the_words_of_its_configuration(
    read: Callable[..., Settings], minimal: str
) -> None:
    own = '[[processing.category]]\nname = "retrait en magasin"\nwords = ["drive*"]\nhints = ["casier*"]\n'
    rules = intake_rules(read(minimal + own))
    assert rules.categories[-2:] == ("retrait en magasin", "autre")
    said = "Au drive, personne ne savait où était mon sac."
    assert category.propose(said, rules.categories, rules.own_words) == ("retrait en magasin", "drive")
