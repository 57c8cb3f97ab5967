"""Somebody writes about another's file: for whose it is, to ask where it stands, or to have its letters go elsewhere.

They are let in by a colleague's word alone, and until then hear nothing but that their message came.
"""

from worker.intake import continuing, followups, formal_notice
from worker.intake.authorship import author
from worker.intake.callers.represented import asks, kin, represented
from worker.intake.callers.table import complains
from worker.intake.callers.text import text_of
from worker.intake.sorting import proofs
from worker.intake.sorting.because import why
from worker.nouns.facts import Facts
from worker.nouns.item import FileBrief, FollowUp, Item, NewComplaint, Visitor
from worker.nouns.message import Message
from worker.processing import alarms, payee

# Who asks for news in a long mail tells a story: doubt means a complaint.
_SHORT = 60
_MOST = 5


def for_another(message: Message, facts: Facts) -> Item | None:
    """It names an open file of somebody else, or their name and order, and goes on with it, speaks for them, or says
    where their money is to go.

    What tells of danger or of a court is a complaint at once, whoever's file it is about.
    """
    files = [one for one in (*facts.tagged_files, *facts.told_files, *_of_kin(message, facts)) if one.is_open]
    if not files or any(proofs.participates(message, one) for one in files) or _cannot_wait(message):
        return None
    said = kin(message) or continuing.goes_on(message) or payee.gives(message.new_text)
    if not said or author(message, facts.own_addresses) is not None:
        return None
    ref = files[0].ref
    because = why("someone unknown to", ref, "writes about it:", said)
    return FollowUp(because=because, ref=ref, proof="none", held=True, for_another=True)


def asks_about_a_file(message: Message, facts: Facts) -> Item | None:
    """A stranger asks where a file stands, or gives up what we know nothing of: no complaint, and told that it came."""
    if facts.files_of_sender or facts.tagged_files or facts.told_files or message.documents:
        return None
    if len(message.new_text.split()) > _SHORT or complains(text_of(message)):
        return None
    kind, told = followups.kind(message.new_text or message.subject)
    said = told if kind == "withdrawal" else asks(message) if kind in {"status_question", ""} else ""
    if not said or _cannot_wait(message):
        return None
    refs = tuple(one.ref for one in (*facts.same_matter, *facts.named_files))[:_MOST]
    return Visitor(because=why("about a file that it does not name:", said), kind="question", words=said, refs=refs)


def names_whom_they_speak_for(message: Message, facts: Facts) -> Item | None:
    """Somebody near to a complainant names them, and no order: a complaint of whom they speak for, with the open files
    that hold the name.
    """
    said = kin(message)
    about = represented(message) if said else None
    refs = tuple(one.ref for one in facts.named_files)[:_MOST]
    if about is None or not refs:
        return None
    because = why("it names whose file", refs[0], "may be")
    return NewComplaint(because=because, duplicates=refs, caller="representative", words=said, represented=about)


def _of_kin(message: Message, facts: Facts) -> tuple[FileBrief, ...]:
    return facts.same_matter if kin(message) else ()


def _cannot_wait(message: Message) -> bool:
    everything = f"{message.subject}\n\n{message.new_text}"
    return bool(alarms.of_people(everything) or formal_notice.litigation_words(everything))
