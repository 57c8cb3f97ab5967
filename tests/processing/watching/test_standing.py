"""What a letter of progress says of the days since the last news: what the record holds of them, and nothing else."""

from datetime import timedelta
from typing import Any

from tests.response.sheet import NOW, RULES, THEN, ready
from worker.complaint.messages import ReceivedMessage, SupportingDocument, Verdict
from worker.processing.watching.standing import happened

LATER = THEN + timedelta(days=2)


def document(**changes: Any) -> SupportingDocument:
    return SupportingDocument(name="a.jpg", media_type="image/jpeg", size=1, sha256="a" * 64).model_copy(update=changes)


def message(*documents: SupportingDocument, at: Any = LATER) -> ReceivedMessage:
    return ReceivedMessage(parcel=1, sha256="0" * 64, received_at=at, documents=documents)


def told(*later: ReceivedMessage, since: Any = None) -> list[tuple[str, int]]:
    file = ready(messages=(message(document(), at=THEN), *later))
    found = happened(file, RULES, since)
    return [(one.what, one.count) for one in found if one.what in {"message", "documents"}]


def test_the_message_that_opened_the_file_is_no_news() -> None:
    assert told() == []


def test_messages_and_their_documents_are_counted_by_day() -> None:
    assert told(message(document()), message(document(), document())) == [("message", 2), ("documents", 3)]


def test_neither_the_picture_of_a_signature_nor_a_refused_document_is_news() -> None:
    kept_out = (document(inline=True), document(verdict=Verdict.QUARANTINED))
    assert told(message(*kept_out)) == [("message", 1)]


def test_what_came_before_the_last_news_is_not_told_again() -> None:
    assert told(message(), since=NOW.date()) == []
    assert told(message(), since=LATER.date()) == [("message", 1)]
