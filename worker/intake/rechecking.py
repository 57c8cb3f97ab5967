"""A held document was looked at again: its verdict is recorded, and the desk is told where it is not a good one."""

from worker.complaint.messages import DocumentJudged, Verdict
from worker.complaint.record import Complaint
from worker.intake.documents import UNCHECKED, Checked
from worker.intake.setting_aside import desk_notices
from worker.nouns.decision import Decision, Task
from worker.processing.rules import Rules


def judged(complaint: Complaint, sha256: str, checked: Checked, rules: Rules) -> Decision | None:
    """What to record of the held documents whose bytes `sha256` names; None where this is no news of them.

    The sender was told that the document is being checked. That it was not accepted after all a person tells them: it
    may have been the heart of the complaint. That the scanner cannot judge it is told once.
    """
    found = [
        (message, document)
        for message in (*complaint.messages, *complaint.held_messages)
        for document in message.documents
        if document.sha256 == sha256
        and document.verdict is Verdict.HELD
        and not (checked.verdict is Verdict.HELD and document.held_because)
    ]
    if not found or checked == UNCHECKED:
        return None
    entry = DocumentJudged(
        sha256=sha256, verdict=checked.verdict, signature=checked.signature, held_because=checked.held_because
    )
    because = f"the security check says {checked.verdict.value}"
    if checked.verdict is Verdict.ACCEPTED:
        return Decision(kind="document", because=because, ref=complaint.ref, entries=(entry,))
    message = found[0][0]
    names = ", ".join(dict.fromkeys(document.name for _, document in found))
    detail = f"{names}: {checked.signature or checked.held_because}"
    return Decision(
        kind="document",
        because=because,
        ref=complaint.ref,
        entries=(entry,),
        letters=desk_notices(
            rules, "document", ref=complaint.ref, address=message.sender, subject=message.subject, detail=detail
        ),
        tasks=(Task(kind="document", text=detail[:500], ref=complaint.ref),),
    )
