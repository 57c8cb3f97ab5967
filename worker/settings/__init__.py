"""config.toml, the environment and the secret files become one frozen Settings."""

from worker.settings.loading import SettingsError, find_config, load
from worker.settings.models import Settings
from worker.settings.servers import MailboxSettings, Server, SmtpSettings

__all__ = ["MailboxSettings", "Server", "Settings", "SettingsError", "SmtpSettings", "find_config", "load"]
