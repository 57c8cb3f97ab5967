"""The page's own words, in both languages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from worker.complaint.particulars import CONCERNED, REACHED
from worker.words.said import Said

WORDS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "title": Said("Complaint file"),
        "summary": Said("At a glance"),
        "points": Said("What it is about"),
        "decision": Said("Decision and compensation"),
        "story": Said("What happened"),
        "documents": Said("Documents"),
        "chain": Said("Proof: every entry"),
        "chain_intro": Said(
            "Each entry carries the hash of the one before it: none can be altered, removed or added without being"
            " seen. The file README.txt tells how to check it by hand.",
        ),
        "mail_file": Said("the mail as it was"),
        "finding": Said("Finding"),
        "reason": Said("Reason"),
        "no_documents": Said("No document."),
        "number": Said("no."),
        "when": Said("date"),
        "who": Said("by"),
        "what": Said("kind"),
        "hash": Said("hash"),
        "worker": Said("the system"),
        "nobody": Said("(erased)"),
        "made_of": Said(
            "This file is complete, and needs no other program than a browser. It holds personal data: pass it on only"
            " to those who must read it.",
        ),
        "made_of_erased": Said(
            "People and their words were erased from this file: what happened, when, and the proof are left.",
        ),
        # What stands in the summary.
        "ref": Said("Reference"),
        "state": Said("State"),
        "complainant": Said("Complainant"),
        "addresses": Said("E-mail"),
        **{one.code: one.heading for one in (*REACHED, *CONCERNED)},
        "channel": Said("Channel"),
        "received": Said("Received on"),
        "acknowledged": Said("Acknowledged on"),
        "answered": Said("First answered on"),
        "answer_due": Said("Answer due on"),
        "ended": Said("Ended on"),
        "owner": Said("Owner"),
        "category": Said("Category"),
        "priority": Said("Priority"),
        "wish": Said("Solution wished"),
        "cause": Said("Root cause"),
        "outcome": Said("Decision"),
        "decided_by": Said("Decided by"),
        "approved_by": Said("Approved by"),
        "compensation": Said("Compensation"),
        "mediation": Said("Mediation"),
        "litigation": Said("Litigation"),
        "linked": Said("Linked files"),
        "erased": Said("People erased on"),
        # Why something is not enclosed.
        "quarantined": Said("in quarantine: a security check found “{signature}” in it"),
        "held": Said("the security check has not seen it yet"),
        "refused": Said("refused when it came"),
        "gone": Said("erased at the end of its retention, or missing"),
        "too_large": Said("too large for this bundle"),
        "mail_with_danger": Said(
            "the mail itself is not enclosed, since it holds a document that must not be opened",
        ),
    }
)  # fmt: skip


def word(name: str, language: str) -> str:
    return WORDS[name].told(language)
