"""Codes of the register as the terminal says them: in English nearly as they are typed, elsewhere as people do."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from worker.cli.tongue import told
from worker.complaint.labels import CODES as LABELS
from worker.words.said import Said

STATES: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "registered": Said("registered").within("state"),
        "assessed": Said("assessed").within("state"),
        "investigating": Said("investigating").within("state"),
        "awaiting_customer": Said("awaiting customer").within("state"),
        "decision_review": Said("decision review").within("state"),
        "answered": Said("answered").within("state"),
        "escalated": Said("escalated").within("state"),
        "in_mediation": Said("in mediation").within("state"),
        "closed": Said("closed").within("state"),
        "withdrawn": Said("withdrawn").within("state"),
        "not_a_complaint": Said("not a complaint").within("state"),
        "merged": Said("merged").within("state"),
    }
)
# What became of a letter.
FATES: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "none": Said("none").within("letter"),
        "queued": Said("queued").within("letter"),
        "sending": Said("sending").within("letter"),
        "sent": Said("sent").within("letter"),
        "refused": Said("refused").within("letter"),
        "uncertain": Said("uncertain").within("letter"),
        "withheld": Said("withheld").within("letter"),
        "undelivered": Said("came back").within("letter"),
        "delayed": Said("delayed"),
        "taken_back": Said("taken back").within("letter"),
        "told": Said("told").within("letter"),
    }
)
# What a message is, and what kind of person or gateway wrote it.
KINDS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "complaint": Said("complaint"),
        "follow_up": Said("follow up").within("message"),
        "staff": Said("staff").within("message"),
        "impostor": Said("impostor").within("message"),
        "bounce": Said("bounce").within("message"),
        "machine": Said("machine").within("message"),
        "loop": Said("loop").within("message"),
        "idea": Said("idea").within("message"),
        "visitor": Said("visitor").within("message"),
        "unreadable": Said("unreadable").within("message"),
        "auto_reply": Said("auto reply"),
        "bulk": Said("bulk").within("message"),
        "report": Said("report").within("message"),
        "spam": Said("spam").within("message"),
        "other": Said("something else"),
        "gateway": Said("gateway").within("message"),
        "representative": Said("representative").within("message"),
        "mediator": Said("mediator").within("message"),
        "authority": Said("authority").within("message"),
        "third_party": Said("third party").within("message"),
        "security": Said("security").within("message"),
        "employee": Said("employee").within("message"),
        "journalist": Said("journalist").within("message"),
        "thanks": Said("thanks").within("message"),
        "question": Said("question").within("message"),
        "applicant": Said("applicant").within("message"),
        "bill": Said("bill").within("message"),
        "advertiser": Said("advertiser").within("message"),
        "phishing": Said("phishing").within("message"),
    }
)
# What waits for a person.
TASKS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "bounce": Said("bounce").within("task"),
        "held_message": Said("held message").within("task"),
        "parked": Said("parked").within("task"),
        "staff_mail": Said("staff mail").within("task"),
        "uncertain_letter": Said("uncertain letter").within("task"),
        "refused_letter": Said("refused letter").within("task"),
        "withheld_letter": Said("withheld letter").within("task"),
        "missing_message": Said("missing message").within("task"),
        "spam": Said("spam").within("task"),
        "own_address": Said("own address").within("task"),
        "duplicate": Said("duplicate").within("task"),
        "document": Said("document").within("task"),
        "staff_unproven": Said("staff unproven").within("task"),
        "forged": Said("forged").within("task"),
        "send_question": Said("send question").within("task"),
        "withdrawal": Said("withdrawal").within("task"),
        "contestation": Said("contestation").within("task"),
        "acceptance": Said("acceptance").within("task"),
        "print": Said("print").within("task"),
        "erasure": Said("erasure").within("task"),
        "leaked": Said("leaked").within("task"),
        "bounce_unproven": Said("bounce unproven").within("task"),
        "another_matter": Said("another matter").within("task"),
        "after_end": Said("after end").within("task"),
        "requalified": Said("requalified").within("task"),
        "aside": Said("aside").within("task"),
    }
)
# Each letter by its occasion.
LETTERS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "acknowledgement": Said("acknowledgement").within("letter"),
        "acknowledgements": Said("acknowledgements").within("letter"),
        "action": Said("action").within("letter"),
        "alarm": Said("alarm").within("letter"),
        "answer": Said("answer").within("letter"),
        "approval": Said("approval").within("letter"),
        "assignment": Said("assignment").within("letter"),
        "bundle": Said("bundle").within("letter"),
        "cause_returns": Said("cause returns").within("letter"),
        "clarification": Said("clarification").within("letter"),
        "clarification_reminder": Said("clarification reminder").within("letter"),
        "closing": Said("closing").within("letter"),
        "colleague_words": Said("colleague words").within("letter"),
        "compensation_changed": Said("compensation changed").within("letter"),
        "compensation_done": Said("compensation done").within("letter"),
        "compensation_returned": Said("compensation returned").within("letter"),
        "confirmation": Said("confirmation").within("letter"),
        "contestation": Said("contestation").within("letter"),
        "desk_notice": Said("desk notice").within("letter"),
        "digest": Said("digest").within("letter"),
        "draft": Said("draft").within("letter"),
        "emergency": Said("emergency").within("letter"),
        "escalation": Said("escalation").within("letter"),
        "going_on": Said("going on").within("letter"),
        "handed_over": Said("handed over").within("letter"),
        "holding": Said("holding").within("letter"),
        "improvement": Said("improvement").within("letter"),
        "intake_notice": Said("intake notice").within("letter"),
        "manager_report": Said("manager report").within("letter"),
        "mediation": Said("mediation").within("letter"),
        "mediation_notice": Said("mediation notice").within("letter"),
        "merged": Said("merged").within("letter"),
        "monthly_report": Said("monthly report").within("letter"),
        "not_a_complaint": Said("not a complaint").within("letter"),
        "other_reply": Said("other reply").within("letter"),
        "payee_changed": Said("payee changed").within("letter"),
        "print_cover": Said("print cover").within("letter"),
        "print_together": Said("print together").within("letter"),
        "progress": Said("progress").within("letter"),
        "received": Said("received").within("letter"),
        "relay": Said("relay").within("letter"),
        "reminder": Said("reminder").within("letter"),
        "reopening": Said("reopening").within("letter"),
        "send_question": Said("send question").within("letter"),
        "staff_letter": Said("staff letter").within("letter"),
        "staff_question": Said("staff question").within("letter"),
        "status": Said("status").within("letter"),
        "survey": Said("survey").within("letter"),
        "taken_back": Said("taken back").within("letter"),
        "thanks": Said("thanks").within("letter"),
        "transcript": Said("transcript").within("letter"),
        "visitor_notice": Said("visitor notice").within("letter"),
        "wave": Said("wave").within("letter"),
        "whom_to_call": Said("whom to call").within("letter"),
        "withdrawal": Said("withdrawal").within("letter"),
        "yearly_synthesis": Said("yearly synthesis").within("letter"),
    }
)
# A solution wished is proposed until a person confirms it.
WISHES: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "proposed": Said("proposed").within("wish"),
        "confirmed": Said("confirmed").within("wish"),
    }
)
ALARMS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "distress": Said("distress").within("alarm"),
        "danger": Said("danger").within("alarm"),
        "child": Said("child").within("alarm"),
        "threat": Said("threat").within("alarm"),
        "formal_notice": Said("formal notice").within("alarm"),
        "breach": Said("breach").within("alarm"),
    }
)
VERDICTS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "accepted": Said("accepted").within("document"),
        "refused_type": Said("refused type").within("document"),
        "refused_size": Said("refused size").within("document"),
        "held": Said("held").within("document"),
        "quarantined": Said("quarantined").within("document"),
    }
)
# What `check` proves, by the first word of its line.
LINKS: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "settings": Said("settings").within("check"),
        "database": Said("database").within("check"),
        "shelf": Said("shelf").within("check"),
        "oauth": Said("oauth").within("check"),
        "mailbox": Said("mailbox").within("check"),
        "smtp": Said("smtp").within("check"),
        "scanner": Said("scanner").within("check"),
        "monitoring": Said("monitoring").within("check"),
        "templates": Said("templates").within("check"),
        "words": Said("words").within("check"),
        "desk": Said("desk").within("check"),
        "forms": Said("forms").within("check"),
        "owners": Said("owners").within("check"),
        "authority": Said("authority").within("check"),
        "clock": Said("clock").within("check"),
    }
)
# What lies in the register and waits, as `status` counts it.
MESSAGES: Final[Mapping[str, Said]] = MappingProxyType(
    {"waiting": Said("messages waiting"), "parked": Said("messages parked")}
)
LETTERS_THAT_WAIT: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "queued": Said("letters queued"),
        "sending": Said("letters sending"),
        "withheld": Said("letters withheld"),
        "uncertain": Said("letters uncertain"),
        "refused": Said("letters refused"),
    }
)
PLACES: Final[Mapping[str, Said]] = MappingProxyType(
    {"register": Said("register").within("disk"), "shelf": Said("shelf").within("disk")}
)
# What needs the operator, by the rule that saw it.
RULES: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "mailbox_failing": Said("mailbox failing"),
        "mailbox_unattended": Said("mailbox unattended"),
        "messages_unhandled": Said("messages unhandled"),
        "post_refused": Said("post refused"),
        "letters_unsent": Said("letters unsent"),
        "disk_nearly_full": Said("disk nearly full"),
        "messages_parked": Said("messages parked"),
        "letters_refused": Said("letters refused"),
        "letters_uncertain": Said("letters uncertain"),
        "letters_withheld": Said("letters withheld"),
        "files_orphaned": Said("files orphaned"),
        "no_mail": Said("no mail"),
        "backup_old": Said("backup old"),
        "clock_set_back": Said("clock set back"),
    }
)
# What the worker does again and again, by the part of its name before a colon.
DUTIES: Final[Mapping[str, Said]] = MappingProxyType(
    {
        "digest": Said("digest").within("duty"),
        "reconcile": Said("reconcile").within("duty"),
        "report": Said("report").within("duty"),
        "retention": Said("retention").within("duty"),
        "backup": Said("backup").within("duty"),
        "held documents": Said("held documents").within("duty"),
        "first look": Said("first look").within("duty"),
    }
)


def said(code: str, words: Mapping[str, Said]) -> str:
    """What these words call a code; one that they do not know as it is typed."""
    return told(words[code]) if code in words else code.replace("_", " ")


def letter(occasion: str) -> str:
    return said(occasion, LETTERS)


def label(code: str) -> str:
    """A wish, a means of compensation, a way by which somebody came."""
    return said(code, LABELS)
