"""What a colleague attached to their mail, as it may leave with a letter."""

from worker.complaint.messages import SupportingDocument
from worker.processing.commands.frame import Bench, Refusal
from worker.processing.documents import MOST_BYTES, may_be_passed_on, on_purpose


def attached(bench: Bench) -> tuple[SupportingDocument, ...]:
    """What the colleague attached on purpose. Raises Refusal where the security check did not clear one."""
    documents = on_purpose(bench.received.documents)
    blocked = [d.name for d in documents if not may_be_passed_on(d)]
    if blocked:
        raise Refusal(
            "the document {name} cannot leave: a refused type, or not cleared by the security check",
            name=blocked[0],
        )
    if sum(d.size for d in documents) > MOST_BYTES:
        raise Refusal(
            "your documents are over 10 MB: send them in several messages",
        )
    return documents
