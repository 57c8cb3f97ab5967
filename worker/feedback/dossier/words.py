"""The page's own words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from worker.complaint.particulars import CONCERNED, REACHED
from worker.words.said import Said

WORDS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "title": Said("Complaint file"),
        "contents": Said("Contents"),
        "glance": Said("The complaint on one page"),
        "complainant": Said("Complainant"),
        "company": Said("Company"),
        "demand": Said("What is asked"),
        "steps": Said("What happened"),
        "decision": Said("Decision and reasons"),
        "compensation": Said("Compensation"),
        "no_compensation": Said("Nothing is given."),
        "recourse": Said("Recourse"),
        "point": Said("Point no. {number}"),
        "more_points": Said("and {count} more points, below"),
        "cut": Said("Shortened on this page; whole under “The points in full”."),
        "points": Said("The points in full"),
        "exchange": Said("The exchange with the complainant"),
        "no_exchange": Said("No mail is left."),
        "documents": Said("Documents"),
        "no_documents": Said("No document."),
        "inside": Said("Inside the company: internal mails, drafts, commands ({count})"),
        "inside_intro": Said(
            "Not read by the complainant. Folded, so that it is printed only where it is opened.",
        ),
        "text": Said("its text"),
        "chain": Said("Proof: every entry ({count})"),
        "chain_intro": Said(
            "Each entry carries the hash of the one before it: none can be altered, removed or added without being"
            " seen. The file README.txt tells how to check it by hand.",
        ),
        "mail_file": Said("the mail as it was"),
        "theirs": Said("In the complainant's words"),
        "finding": Said("Finding"),
        "reason": Said("Reason"),
        "number": Said("no."),
        "when": Said("date"),
        "what": Said("what"),
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
        # What became of a letter.
        "not_left": Said("did not leave"),
        "not_yet_left": Said("waits to leave"),
        "perhaps_left": Said("nobody knows whether it left"),
        "came_back": Said("came back: its reader does not have it"),
        "told_by_another": Said("did not leave: another letter said it, with others"),
        "posted_on": Said("on paper, posted on {day}"),
        "told_on": Said("told by telephone on {day}"),
        "to_be_posted": Said("on paper, not yet posted"),
        # What stands in the tables of the first page.
        "state": Said("State"),
        "received": Said("Received on"),
        "answered": Said("First answered on"),
        "answer_due": Said("Answer due on"),
        "erased": Said("People erased on"),
        "name": Said("Name"),
        "representative": Said("Represented by"),
        "addresses": Said("E-mail"),
        **{one.code: one.heading for one in (*REACHED, *CONCERNED)},
        "owner": Said("Owner"),
        "category": Said("Category"),
        "wish": Said("Solution wished"),
        "outcome": Said("Decision"),
        "decided_on": Said("Decided on"),
        "decided_by": Said("Decided by"),
        "approved_by": Said("Approved by"),
        "cause": Said("Root cause"),
        "accepted": Said("Answer accepted on"),
        "contested": Said("Answer contested on"),
        "mediator": Said("Mediator"),
        "mediator_told": Said("Told of the mediator on"),
        "mediation_limit": Said("Mediator may be called until"),
        "mediation": Said("In mediation with"),
        "litigation": Said("Litigation"),
        "linked": Said("Linked files"),
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
