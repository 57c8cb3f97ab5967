"""What may be done with the documents of a file."""

from collections.abc import Iterable

from worker.nouns.complaint import SupportingDocument, Verdict


def may_be_passed_on(document: SupportingDocument) -> bool:
    """Whether it may leave the register, to whomever: only what was accepted does.

    A held one may after the security check looked at it, a refused or quarantined one never.
    """
    return document.verdict is Verdict.ACCEPTED


def kept(documents: Iterable[SupportingDocument]) -> tuple[SupportingDocument, ...]:
    """What the sender attached on purpose and we keep, held ones among it until the security check knows better.

    Logos and signature images are not worth a line in a letter.
    """
    return tuple(d for d in documents if d.verdict in {Verdict.ACCEPTED, Verdict.HELD} and not d.inline)


def refused(documents: Iterable[SupportingDocument]) -> tuple[SupportingDocument, ...]:
    """What stays outside, the dangerous first: letters cut a long list."""
    out = {Verdict.REFUSED_TYPE, Verdict.REFUSED_SIZE, Verdict.QUARANTINED}
    return tuple(sorted((d for d in documents if d.verdict in out), key=lambda d: d.verdict is not Verdict.QUARANTINED))
