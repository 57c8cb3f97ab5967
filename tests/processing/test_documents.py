"""What may leave the register, and what never does."""

import pytest

from worker.complaint.messages import SupportingDocument, Verdict
from worker.processing.documents import may_be_passed_on


@pytest.mark.parametrize("verdict", Verdict)
def test_only_what_was_accepted_may_be_passed_on(verdict: Verdict) -> None:
    document = SupportingDocument(name="a.pdf", media_type="application/pdf", size=1, sha256="0" * 64, verdict=verdict)
    assert may_be_passed_on(document) is (verdict is Verdict.ACCEPTED)
