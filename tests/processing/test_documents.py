"""What may leave the register, and what never does."""

import pytest

from worker.complaint.messages import SupportingDocument, Verdict
from worker.processing.documents import MOST_BYTES, going_along, may_be_passed_on


@pytest.mark.parametrize("verdict", Verdict)
def test_only_what_was_accepted_may_be_passed_on(verdict: Verdict) -> None:
    document = SupportingDocument(name="a.pdf", media_type="application/pdf", size=1, sha256="0" * 64, verdict=verdict)
    assert may_be_passed_on(document) is (verdict is Verdict.ACCEPTED)


def test_a_mail_carries_what_fits_and_what_was_cleared_each_once() -> None:
    def one(name: str, size: int, sha256: str, verdict: Verdict = Verdict.ACCEPTED) -> SupportingDocument:
        return SupportingDocument(name=name, media_type="image/jpeg", size=size, sha256=sha256 * 64, verdict=verdict)

    film, photo, bill = one("film.mp4", MOST_BYTES - 5, "1"), one("photo.jpg", 6, "2"), one("bill.pdf", 5, "3")
    assert going_along([film, photo, bill]) == (film, bill)
    assert going_along([photo, photo, one("copy.jpg", 6, "2")]) == (photo, one("copy.jpg", 6, "2"))
    assert going_along([one("p.exe", 1, "4", Verdict.REFUSED_TYPE), one("h.pdf", 1, "5", Verdict.HELD)]) == ()
