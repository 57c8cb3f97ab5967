"""A Maildir on this machine, into which a mail server or a fetching program delivers."""

from worker.doors.maildir.mailbox import MaildirMailbox

__all__ = ["MaildirMailbox"]
