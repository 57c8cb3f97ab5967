"""What a colleague's mail asks for: one row a kind of errand, first hit wins."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from worker.complaint.record import Complaint
from worker.intake import references
from worker.intake.cleaning import Writer, clean
from worker.nouns.facts import Query
from worker.nouns.item import StaffMail
from worker.nouns.message import Message
from worker.processing.commands import script
from worker.processing.commands.frame import Command
from worker.processing.commands.script import Script
from worker.processing.commands.vocabulary import Vocabulary
from worker.processing.people import is_colleague
from worker.processing.rules import Rules
from worker.response.releasing import waiting_draft
from worker.staff import (
    answer_above,
    answers,
    around_a_letter,
    carried_out,
    choosing,
    granted,
    kept,
    looked_up,
    of_others,
    on_the_line,
    one_word,
    plainly_theirs,
    somebody_elses,
    twins,
    understood,
    verdict,
)
from worker.staff.authority import Authority
from worker.staff.guards.customers import greets_formally
from worker.staff.mending import (
    about_the_text,
    attempt,
    attempt_before,
    completed,
    leaves_the_text,
    mended,
    refused_before,
    stands_alone,
    text_of,
)
from worker.staff.parting import Parted
from worker.staff.promising import OVERRIDE
from worker.staff.table import Table
from worker.staff.unsigned import signed

# A reply without a command to one of these is a letter to the complainant; to any other letter of ours it is not, since
# its reader may well answer the colleague who is named in it, or the system.
SENT = frozenset({"intake_notice", "assignment", "relay", "transcript", "send_question"})
_NEW = "new mail"
NOTHING = Script((), "")
_LONGEST_QUESTION = 240

# confirm: answers the question whether an earlier mail was theirs. commands: command lines, with or without text.
# forward: a customer's mail passed on. reply: words for the complainant of a file.
# idea: answers the question of a report. aside: words about a file which must say by a command what they are.
# unclear: none of these.
Kind = Literal["confirm", "commands", "forward", "idea", "reply", "aside", "unclear"]


@dataclass(frozen=True, slots=True)
class Errand:
    kind: Kind
    script: Script
    ref: str
    # What the colleague said of it when asked: send it, or keep it as a note.
    settled: Literal["", "send", "note"] = ""
    # Nobody was asked: the transcript says what the words were taken for.
    at_once: bool = False
    # The occasion of the letter that the mail answers, "" for none that is known.
    answers: str = ""
    # Beside its commands it answers the question whom an earlier mail is for.
    beside: answer_above.Beside = ""
    # What was typed, where `script` mends a refused mail with it and it may be meant by itself: it counts where the
    # whole is refused, and it is not.
    instead: Script | None = None
    # The text of a refused mail that this one answers: one that it does not mend is given back, and what it mends is
    # shown where it is refused again.
    left_behind: str = ""
    kept: str = ""
    # What was refused before it, whose wanting lines its words may be the values of.
    tried: Script = NOTHING
    # Its words go back to the colleague whose words it answers; what they plainly ask for is done as well.
    back: bool = False
    # Addresses of whom else the words for the house beside a letter are for, as the answer to its question says.
    tells: tuple[str, ...] = ()
    # The letter that it is without them.
    apart: Parted | None = None


def of(  # all that bears on a mail
    message: Message, item: StaffMail, authority: Authority, rules: Rules, table: Table, file: Complaint | None = None
) -> Errand:
    """Read the mail's new text, and say what kind of errand it is. `file` is the one whose letter it answers."""
    year = message.sent_at.year if message.sent_at else None

    def find_ref(words: str) -> str:
        found = references.find(words[:500], rules.prefix)
        if found or item.ref or year is None:
            return found[0] if found else ""
        # A mail that is about no file may name one by the number alone that people call it by.
        return references.find_short(words[:40], rules.prefix, year)

    words = table.vocabulary(find_ref=find_ref, is_colleague=lambda name: is_colleague(name, rules))

    def parse(text: str) -> Script:
        read = on_the_line.with_words_below(script.parse(signed(text), words), table)
        return around_a_letter.cut(read, rules.scales)

    written = message.new_text if message.new_text.strip() else _in_the_subject(message, authority, parse, table)
    if line := one_word.agreed_line(message.text, _body(written, item, rules), item.person):
        written = line
    if line := granted.line_of(_body(written, item, rules), authority.answered, file, item.person):
        written = line
    read, gone = _mended(parse(written), item, authority, rules, table, parse, file)
    read, beside = _beside(read, message, item, authority, rules, words)
    read, back = _in_a_word(read, item, authority, rules, file)
    body = _body(read.text, item, rules)
    # What is asked of a colleague by name is no question to our own machine.
    if not answers.spoken_to(body, item.person, rules.staff.values()) or item.ref:
        read = _of_its_kind(read, _kind(message, item, authority, read), body, authority)
    occasion = authority.answered.occasion if authority.answered else ""
    kind = _kind(message, item, authority, read)
    if kind == "reply" and rules.plain_reply != "note" and _may_mean_an_answer(occasion, file):
        kind = "aside" if one_word.says_yes(_body(read.text, item, rules), item.person.name) else kind
    if kind == "commands" and _only_despite(read, table) and rules.plain_reply != "note":
        bare = _kind(message, item, authority, replace(read, lines=()))
        kind = "reply" if bare == "reply" else kind
    plain = _body(read.text, item, rules)
    if kind == "aside" and kept.is_told(read.text, plain, message, item, authority, file):
        return Errand("reply", read, item.ref, settled="note", answers=occasion or _NEW, at_once=True)
    errand = Errand(kind, read, item.ref, answers=occasion, beside=beside, instead=gone.instead)
    return replace(errand, left_behind=gone.left_behind, kept=gone.kept, back=back, tried=gone.tried)


@dataclass(frozen=True, slots=True)
class _Gone:
    """What was refused before, as far as the mail leaves it behind or takes it up."""

    instead: Script | None = None
    left_behind: str = ""
    kept: str = ""
    tried: Script = NOTHING


def _mended(  # all that bears on a mail
    read: Script, item: StaffMail, authority: Authority, rules: Rules, table: Table, parse: Callable[[str], Script],
    file: Complaint | None,
) -> tuple[Script, _Gone]:  # fmt: skip
    """The mail with what it mends of the refused ones before it, where it answers what told of them."""

    def alone(one: Script) -> Script:
        """Without a text that is a greeting or a signature, and nothing else."""
        return one if _body(one.text, item, rules).strip() else replace(one, text="")

    number = _mail_told_of(authority) if file else None
    if file is None or number is None:
        return read, _Gone()
    before = refused_before(file, item.person.address, number, table)
    if whole := about_the_text(alone(read), item.person, text_of(before, parse), table):
        return whole, _Gone()
    earlier = attempt_before(file, item.person.address, number)
    tried = attempt(earlier, parse, table)
    if not read.lines:
        read = completed(read.text, earlier, parse, table) or read
    if not read.lines:
        return read, _Gone(left_behind=text_of(earlier, parse), tried=tried)
    mends = mended(alone(read), earlier, lambda text: alone(parse(text)), table, untaken=not file.owner)
    if mends is None:
        return read, _Gone(left_behind=text_of(earlier, parse))
    kept = mends.text if not read.text.strip() else ""
    apart = stands_alone(read, table) or leaves_the_text(read, tried, table)
    return mends, _Gone(instead=read if apart else None, kept=kept)


def _in_the_subject(message: Message, authority: Authority, parse: Callable[[str], Script], table: Table) -> str:
    """« #statut REC-… » as the subject of a mail without words: what decides, pays or closes is written in the mail."""
    if authority.answered is not None or not message.subject.lstrip().startswith("#"):
        return message.new_text
    found = [(line, table.find(line.verb)) for line in parse(message.subject).lines]
    weak = all(known is not None and not known.strong(line) for line, known in found)
    return message.subject if found and weak else message.new_text


def _beside(  # all that bears on a mail
    read: Script, message: Message, item: StaffMail, authority: Authority, rules: Rules, words: Vocabulary
) -> tuple[Script, answer_above.Beside]:
    """The commands of an answer to the question whom a text is for, and that answer."""
    if authority.answered is None or authority.answered.occasion != "send_question":
        return read, ""
    return answer_above.apart(read, _body(message.new_text, item, rules), item.person, words)


def _in_a_word(
    read: Script, item: StaffMail, authority: Authority, rules: Rules, file: Complaint | None
) -> tuple[Script, bool]:
    """The command that a word or two stand for, in answer to a letter that asked for it; and whether it tells the
    colleague whose words are answered.
    """
    answered = authority.answered
    if read.lines or answered is None:
        return read, False
    body = _body(read.text, item, rules)
    if answered.occasion == "approval":
        read = one_word.as_command(read, item.person, body)
    if not read.lines and item.ref and answered.to_staff:
        read = one_word.as_posted(read, body)
    if not read.lines and file:
        read = verdict.as_verdict(read, body, answered, file, item.person, rules.staff.values())
    if read.lines or file is None:
        return read, False
    read = answers.as_answer(read, body, answered, file, item.person)
    read = answers.as_new_version(read, answered, file, item.person)
    read = read if read.lines else carried_out.as_executed(read, body, file)
    to_them = plainly_theirs.speaks_to_them(read.text) or greets_formally(read.text)
    if read.lines or answered.occasion != "colleague_words" or to_them:
        return read, False
    read = answers.as_words_back(read, answered, file, item.person, rules.staff.values())
    return read, bool(read.lines)


def _of_its_kind(read: Script, kind: Kind, body: str, authority: Authority) -> Script:
    """The stop that a reply cries, and the question of no file that our own machine answers, where the mail is short
    enough to be one.
    """
    if kind == "reply":
        # A no to the question whom words are for is said of them, whatever stands below it.
        asked = authority.answered is not None and authority.answered.occasion == "send_question"
        return read if asked and choosing.begins(body) else one_word.as_stop(read, _mail_told_of(authority))
    line = looked_up.asked_of_us(body) if kind == "unclear" and len(body) <= _LONGEST_QUESTION else None
    return replace(read, lines=(replace(line, raw=body.strip().split("\n")[0][:80]),), text="") if line else read


def _body(text: str, item: StaffMail, rules: Rules) -> str:
    """What a mail says, without greeting, signature, and rows of ours that stand quoted between its own."""
    body = clean(text, Writer(item.person.name, item.person.address, rules.company), ()).body
    return "\n".join(row for row in body.split("\n") if not row.lstrip().startswith(">")).strip() or body


def _may_mean_an_answer(occasion: str, file: Complaint | None) -> bool:
    """Whether a mere yes is more likely meant for what waits for approval, or did, than for a complainant."""
    return occasion in {"", "transcript"} or (file is not None and waiting_draft(file) is not None)


def _only_despite(read: Script, table: Table) -> bool:
    """Whether a text has nothing above it but why it is sent all the same: it is the reply that was refused."""
    despite = table.find(OVERRIDE)
    return bool(read.text.strip()) and all(table.find(line.verb) is despite for line in read.lines)


def _mail_told_of(authority: Authority) -> int | None:
    """The mail whose transcript is answered: its letter may still wait to leave."""
    answered = authority.answered
    return answered.parcel if answered and answered.occasion == "transcript" else None


def _kind(message: Message, item: StaffMail, authority: Authority, read: Script) -> Kind:
    if authority.answered and authority.answered.occasion == "confirmation":
        return "confirm"
    if read.lines:
        return "commands"
    original = message.forwarded
    if original is not None and original.sender.address and not item.ref:
        return "forward"
    if not item.ref:
        return "unclear"
    # A new mail about a file is no reply, whoever vouches for it: its words may well be meant for colleagues.
    # What still answers a colleague's words as a text is a letter: the rest has become a line by now.
    sent = (
        authority.answered.occasion in SENT | {"colleague_words"}
        if authority.answered
        else authority.proof == "address"
    )
    return "reply" if sent else "aside"


def needs(errand: Errand, table: Table, message: Message) -> Query:
    """All that the mail's commands ask of the register, and the files that they name."""
    ours = bool(errand.script.text.strip() or message.documents)
    asked = Query(files=frozenset({errand.ref} - {""}), our_words=ours)
    if errand.ref and not errand.script.lines:
        asked |= understood.needs(errand.script.text)
    said = "\n".join((errand.script.text, *(line.raw for line in errand.script.lines)))
    asked |= Query(files=frozenset(twins.named(said, errand.ref)))
    if errand.ref:
        prefix = references.taken_apart(errand.ref)[0]
        asked |= Query(files=of_others.refs_in(errand.script.text, prefix), names=of_others.names_in(said))
    for line in errand.script.lines:
        found: Command | None = table.find(line.verb)
        asked |= Query(files=frozenset({line.ref} - {""}), our_words=bool(line.prose))
        if found is not None:
            asked |= found.needs(line)
    lines = frozenset[str]() if errand.answers else somebody_elses.copied(errand.script.lines)
    return asked | Query(earlier_texts=bool(errand.script.text), lines=lines)
