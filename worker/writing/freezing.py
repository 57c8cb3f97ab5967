"""A letter on its way becomes bytes that no longer change (mail rules, "going out")."""

from worker.nouns.letter import Frozen, Outgoing, Stamp
from worker.writing import mime
from worker.writing.composing import compose
from worker.writing.house import House
from worker.writing.templates import Templates
from worker.writing.templates import templates as own_templates


def write(outgoing: Outgoing, stamp: Stamp, house: House, templates: Templates | None = None) -> Frozen:
    """Render and freeze one letter; the same arguments always give the same bytes. Raises BrokenTemplateError."""
    templates = templates or own_templates()
    language = outgoing.language if outgoing.language in templates.languages else house.language
    composed = compose(
        outgoing.letter, language=language, house=house, reply_address=stamp.reply_address, templates=templates
    )
    envelope = mime.Envelope(
        message_id=stamp.message_id,
        date=stamp.date,
        sender=house.sender,
        to=outgoing.to,
        reply_to=stamp.reply_address,
        subject=composed.subject,
        language=language,
        automatic=outgoing.letter.automatic,
        in_reply_to=outgoing.in_reply_to,
        references=outgoing.references,
    )
    raw = mime.assemble(envelope, text=composed.text, html=composed.html)
    return Frozen(outgoing, stamp.message_id, raw, composed.template, composed.subject)
