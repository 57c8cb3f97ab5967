"""« Oui, d'accord pour les 200 », to a colleague who asked for it by a line: the line, as who asked had typed it.

What is more than one person may give is decided by a second one. Their yes names the sum that was asked for, and says
nothing else; a bare yes, a condition and another sum go back to who asked, as words. Whether it is really they who
write, and may decide it, is asked of this line as of any other.
"""

from typing import Final

from worker.complaint.messages import StaffMessage
from worker.complaint.record import Complaint
from worker.nouns.item import OurLetter, Person
from worker.processing.asked_sum import line_asked, sum_asked
from worker.response.told_sums import sums_told
from worker.staff.one_word import says_yes
from worker.words.amounts import SIGN
from worker.words.sums import Sum
from worker.words.tables import shape
from worker.words.wording import fold

_ROOM: Final = "answers"
_LONGEST: Final = 120
_NUMBER: Final = r"[0-9]{1,6}(?:[.,][0-9]{2})?"
# « Pour les 200 € ».
_FOR: Final = shape(_ROOM, rf"(?:,? ?(?<!\w)(?:{{for so much}}) )?(?P<sum>{_NUMBER}) ?(?P<unit>{SIGN}|e\b)?(?![\w%])")


def line_of(body: str, answered: OurLetter | None, file: Complaint | None, person: Person) -> str:
    """The lines that a yes stands for, "" for none: what was asked for, and the yes for who asked.

    `body` is what the reply says without greeting and signature.
    """
    if (
        file is None
        or answered is None
        or (answered.occasion, answered.recipient) != ("colleague_words", person.address)
    ):
        return ""
    wrote = next((one for one in file.staff_messages if one.message.parcel == answered.parcel), None)
    if wrote is None or wrote.person in {person.address, *file.complained_of}:
        return ""
    told = _told(file, wrote)
    asked = sum_asked(told, file, person)
    if asked is None or not _grants(body, asked, person) or _is_given(file, wrote, asked):
        return ""
    said = " ".join(body.replace("#", " ").split())
    return f"#{line_asked(told)}\n#dire {wrote.person} {said}"


def _told(file: Complaint, wrote: StaffMessage) -> str:
    """The words that their mail told, as the file has them."""
    since = wrote.message.received_at
    notes = sorted((one for one in file.notes if one.by == wrote.person and one.at >= since), key=lambda one: one.at)
    return notes[0].text if notes else ""


def _grants(body: str, asked: Sum, person: Person) -> bool:
    """Whether it says yes to this sum, and nothing else."""
    said = " ".join(fold(body[: _LONGEST + 1]).split())
    hits = list(_FOR.finditer(said))
    if len(said) > _LONGEST or len(hits) != 1:
        return False
    [hit] = hits
    # A number without a currency is of that which was asked for.
    typed = f"{hit['sum']} {hit['unit'] if hit['unit'] and hit['unit'] != 'e' else asked[1]}"
    return sums_told(typed) == {asked} and says_yes(f"{said[: hit.start()]} {said[hit.end() :]}", person.name)


def _is_given(file: Complaint, wrote: StaffMessage, asked: Sum) -> bool:
    """Whether it was given since: a yes that is said twice gives once."""
    since = wrote.message.received_at
    return any((one.amount_cents, one.currency) == asked and one.proposed_at >= since for one in file.compensations)
