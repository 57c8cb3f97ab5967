"""A message has its effect once, whatever route it took and however often it is sent again."""

from worker.intake.case import Case
from worker.intake.identity import brought_again, effect_key, same_words, told_apart
from worker.intake.reading import read
from worker.nouns.message import Message
from worker.office.desk import Desk
from worker.register.page import Known, Page


def effect_of(desk: Desk, page: Page, case: Case) -> tuple[str, Known | None]:
    """The key of this message's effect, and the message that had it before, if any."""
    effect = effect_key(case.message, case.raw_sha256)
    first = page.earlier(effect)
    if first is None:
        again = (one for one in page.of_this_id(case.message) if one.id != case.parcel)
        return effect, next((one for one in again if brought_again(_message(desk, one), case.message)), None)
    if first.id == case.parcel:
        return effect, None
    if first.sha256 != case.raw_sha256 and not same_words(_message(desk, first), case.message):
        effect = told_apart(effect, case.message)
        first = page.earlier(effect)
    return effect, first if first is not None and first.id != case.parcel else None


def _message(desk: Desk, row: Known) -> Message:
    return read(desk.register.shelf.get(row.sha256))
