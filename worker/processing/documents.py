"""What may be done with the documents of a file."""

from worker.nouns.complaint import SupportingDocument, Verdict


def may_be_passed_on(document: SupportingDocument) -> bool:
    """Whether it may leave the register, to whomever: only what was accepted does.

    A held one may after the security check looked at it, a refused or quarantined one never.
    """
    return document.verdict is Verdict.ACCEPTED
