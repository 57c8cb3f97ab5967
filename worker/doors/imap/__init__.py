"""The IMAP door. This package is the only importer of imapclient."""

from worker.doors.imap.mailbox import ImapMailbox

__all__ = ["ImapMailbox"]
