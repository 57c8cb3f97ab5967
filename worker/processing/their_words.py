"""What a letter may say again of the complainant's own words: subject, points, wish, and what they call the thing.

No secret of theirs is repeated to anybody, and no insult to themselves; colleagues read those.
"""

from worker.complaint.particulars import DesiredSolution
from worker.complaint.record import Complaint
from worker.processing import recourse
from worker.words.decency import repeatable, speaks_for_us, without_insults
from worker.words.secrets import without_secrets
from worker.words.wording import fold


def subject(file: Complaint) -> str:
    return without_secrets(file.subject)


def points(file: Complaint) -> tuple[str, ...]:
    """What is complained of; not what was found, nor what was decided."""
    return tuple(without_secrets(point.text) for point in file.points if point.text)


def polite_subject(file: Complaint) -> str:
    """The subject as a letter of ours may name it: one that would read as our decision is named by none."""
    return "" if speaks_for_us(file.subject) else without_insults(subject(file))


def polite_points(file: Complaint) -> tuple[str, ...]:
    return tuple(said for point in points(file) if (said := repeatable(point)))


def wish(file: Complaint) -> DesiredSolution | None:
    found = file.desired_solution
    return found and found.model_copy(update={"quoted": without_secrets(found.quoted)})


def thing(file: Complaint) -> str:
    """The product or service, where the complainant called it so: what a colleague names it is the house's."""
    called = file.product_or_service
    said = (file.subject, *(one.new_text for one in file.messages), *(point.text for point in file.points))
    return called if called and any(fold(called) in fold(text) for text in said) else ""


def given_up(file: Complaint) -> str:
    """The words of the first message by which its author gives a contract up, as a consumer may."""
    first = next(iter(file.messages), None)
    return recourse.withdrawal_in(f"{first.subject}\n\n{first.new_text}") if first else ""


def unrecognised(file: Complaint) -> bool:
    """Our mail server did not recognise whoever wrote the complaint, nor vouched for them since."""
    first, *later = file.messages or (None,)
    if first is None or not (first.unrecognised or first.lent):
        return False
    authors = file.complainant.addresses[:1] if first.lent else (first.sender,)
    return not any(one.recognised and one.sender in authors for one in later if one)
