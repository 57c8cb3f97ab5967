"""config.toml, the environment and the secret files become one frozen Settings."""

from worker.settings.loading import SettingsError, find_config, language_of, load
from worker.settings.mailboxes import ImapSettings, MailboxSettings, MaildirSettings
from worker.settings.models import Settings
from worker.settings.oauth import OAuthSettings
from worker.settings.servers import Server, SmtpSettings

__all__ = [
    "ImapSettings", "MailboxSettings", "MaildirSettings", "OAuthSettings", "Server", "Settings", "SettingsError",
    "SmtpSettings", "find_config", "language_of", "load",
]  # fmt: skip
