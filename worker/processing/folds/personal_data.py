"""Requests about personal data, and their erasure."""

from datetime import datetime

from worker.nouns.complaint import Complaint
from worker.nouns.entry import DataRequestAnswered, DataRequested, Erased
from worker.nouns.personal_data import DataRequest
from worker.processing.folds.places import EntryOutOfPlace


def data_requested(complaint: Complaint, entry: DataRequested, _at: datetime) -> Complaint:
    """One request is open at a time: a person corrects it, what the worker reads in a later mail leaves it as it is."""
    known, open_one = complaint.data_requests, complaint.open_data_request
    if open_one is not None and not entry.by:
        return complaint
    words = entry.words or (open_one.words if open_one else "")
    new = DataRequest(since=entry.since, due=entry.due, words=words, by=entry.by)
    earlier = known[:-1] if open_one else known
    return complaint.model_copy(update={"data_requests": (*earlier, new), "data_protection_request": True})


def data_request_answered(complaint: Complaint, entry: DataRequestAnswered, _at: datetime) -> Complaint:
    open_one = complaint.open_data_request
    if open_one is None:
        raise EntryOutOfPlace(f"{complaint.ref} has no request about personal data that waits for an answer")
    said = {"outcome": entry.outcome, "answered_on": entry.on, "by": entry.by, "reason": entry.reason}
    answered = open_one.model_copy(update=said)
    return complaint.model_copy(update={"data_requests": (*complaint.data_requests[:-1], answered)})


def erased(complaint: Complaint, _entry: Erased, at: datetime) -> Complaint:
    """The words are gone from the entries before this one; here it is only said when."""
    return complaint.model_copy(update={"erased_at": at})
