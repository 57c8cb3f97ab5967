"""The configuration of workers that share a register: one mailbox, servers of this machine."""

CONFIG = """
[organisation]
name = "Maison Lenoir"
[[mailbox]]
name = "reclamations"
address = "reclamations@example.com"
host = "127.0.0.1"
port = {imap}
security = "plain"
password_file = "secret"
[smtp]
host = "127.0.0.1"
port = {smtp}
security = "plain"
username = "reclamations@example.com"
password_file = "secret"
from = "reclamations@example.com"
[register]
database = "{database}"
"""
