"""The SMTP door. This package is the only importer of smtplib."""

from worker.doors.smtp.postman import SmtpPostman

__all__ = ["SmtpPostman"]
