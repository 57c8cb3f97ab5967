"""What plain words that nobody would send to a customer are kept as, without a question whom they are for."""

from typing import Final

from worker.complaint.record import Complaint
from worker.nouns.announced import Announced
from worker.nouns.decision import Decision
from worker.nouns.item import OurLetter, StaffMail
from worker.nouns.message import Message
from worker.processing.replies import SendQuestion
from worker.response.releasing import waiting_draft
from worker.staff.asking import as_reply, mails_attached
from worker.staff.authority import Authority
from worker.staff.guards.colleagues import called_by_name, several, thou
from worker.staff.guards.customers import greets_formally, nothing_to_them, spoken_of
from worker.staff.guards.parts import aside
from worker.staff.guards.reply import NOBODY, Reply
from worker.staff.meant import meant
from worker.staff.new_mail import tells_of_a_contact
from worker.staff.offers import View
from worker.staff.offers.form import may_conclude
from worker.staff.one_word import says_yes
from worker.staff.plainly_theirs import speaks_to_them
from worker.staff.running import Outcome
from worker.staff.spoken import completes, decides, of_the_answer, said_so_far
from worker.staff.table import Table

_LONGEST: Final = 600
_ALARM: Final = "alarm"
# What these ask is not answered by a note.
_ASK: Final = frozenset({"approval", "print_cover", "action"})


def is_told(
    text: str, body: str, message: Message, item: StaffMail, authority: Authority, file: Complaint | None
) -> bool:
    """Whether words about a file say what was done or heard, which the file keeps: in answer to a letter that asks for
    nothing, and in a new mail that tells of a call or a visit. Who speaks to the complainant is shown how it reaches
    them; a question, or a mere yes, is no news. `body` is the `text` without greeting and signature.
    """
    if not text.strip() or speaks_to_them(text):
        return False
    answered = authority.answered
    if answered is None:
        return "?" not in text and tells_of_a_contact(message.subject, text)
    if answered.occasion == _ALARM:
        return True
    theirs = not nothing_to_them(Reply(text, NOBODY)) or greets_formally(text)
    news = not (theirs or "?" in text or says_yes(body, item.person.name))
    over = answered.occasion == "approval" and file is not None and waiting_draft(file) is None
    asks = answered.occasion in _ASK or _to_post(answered, file)
    return news and answered.to_staff and (over or not asks)


def _to_post(answered: OurLetter, file: Complaint | None) -> bool:
    """Whether the letter is a cover of one that is still to be posted: whether it was is what it asks."""
    mails = file.mails if file else ()
    return any(one.printed and not one.posted_on and one.message_id == answered.message_id for one in mails)


def tells_of_them(asked: Decision, outcome: Outcome, ref: str, table: Table) -> bool:
    """Whether a text tells of the complainant and says nothing to them: « elle a rappelé, j'ai dit oui pour samedi ».

    Nobody writes so to a customer; whoever meant it as a letter reads at once that none has left. What calls a
    colleague, asks something, or has a line of its own is asked about.
    """
    bench, complaint = outcome.bench, outcome.bench.files[ref]
    told = (one.letter for one in asked.letters if isinstance(one.letter, SendQuestion))
    text = next((one.shown.letter.own_words for one in told if one.shown), "")
    if not text or "?" in text or len(text) > _LONGEST or mails_attached(bench):
        return False
    reply = as_reply(bench, complaint, body=text)
    colleagues_ = any(sees(reply) for sees in (called_by_name, several, thou, aside))
    alone = nothing_to_them(reply) and spoken_of(reply) and not colleagues_
    return alone and not meant(complaint, bench, text, table)


def of_the_answer_only(asked: Decision, outcome: Outcome, ref: str) -> Announced | None:
    """What a text decides that is nothing but a colleague's note of it: nothing in it is said to the complainant. None
    for every other.
    """
    bench, complaint = outcome.bench, outcome.bench.files[ref]
    told = (one.letter for one in asked.letters if isinstance(one.letter, SendQuestion))
    text = next((one.shown.letter.own_words for one in told if one.shown), "")
    if not text or mails_attached(bench):
        return None
    rules, today = bench.rules, bench.today
    says = of_the_answer(text, complaint, rules, today)
    if not says and completes(text, complaint, rules, today):
        says = said_so_far(None, complaint, rules, today)
    view = View(complaint, bench.person, bench.rules, bench.today, bench.facts.absences)
    alone = nothing_to_them(as_reply(bench, complaint, body=text)) and may_conclude(view)
    return says if says and (decides(says) or says.settled) and alone else None
