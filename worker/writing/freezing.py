"""A letter on its way becomes bytes that no longer change (docs/mail.md, "Going out")."""

from worker.nouns.letter import Attachment, Frozen, Outgoing, Stamp
from worker.nouns.message import Party
from worker.processing.addressing import second_language
from worker.processing.on_paper import PrintCover
from worker.processing.seen import FileLetter, Spoken
from worker.writing import mime
from worker.writing.composing import Composed, compose
from worker.writing.house import House
from worker.writing.logo import logo_if_any
from worker.writing.paper import FILE, Sheet, postal_lines, printed
from worker.writing.templates import Templates
from worker.writing.templates import templates as own_templates


def write(outgoing: Outgoing, stamp: Stamp, house: House, templates: Templates | None = None) -> Frozen:
    """Render and freeze one letter; the same arguments always give the same bytes. Raises BrokenTemplateError."""
    templates = templates or own_templates(house.face.templates)
    wished = outgoing.language if outgoing.language in templates.languages else house.language
    language = templates.written_in(wished, outgoing.letter.occasion)
    composed = compose(
        outgoing.letter,
        language=language,
        house=house,
        reply_address=stamp.reply_address,
        templates=templates,
        topic="" if outgoing.printed else stamp.topic,
        code=stamp.message_id.strip("<>").partition("@")[0],
        offers=stamp.offers,
        paper=outgoing.printed,
        also=_also(outgoing, templates, language),
    )
    attachments, template = outgoing.attachments, composed.template
    if outgoing.printed:
        composed, attachments = _to_print(outgoing, stamp, house, templates, composed)
    envelope = mime.Envelope(
        message_id=stamp.message_id,
        date=stamp.date,
        sender=_sender(outgoing, house),
        to=outgoing.to,
        reply_to=stamp.reply_address,
        subject=composed.subject,
        language=house.language if outgoing.printed else language,
        automatic=outgoing.letter.automatic,
        in_reply_to=outgoing.in_reply_to,
        references=outgoing.references,
        thread=str(getattr(outgoing.letter, "ref", "")) if outgoing.for_staff else "",
        topic=stamp.topic,
    )
    raw = mime.assemble(
        envelope, text=composed.text, html=composed.html, attachments=attachments, pictures=composed.pictures
    )
    return Frozen(outgoing, stamp.message_id, raw, template, composed.subject)


def _also(outgoing: Outgoing, templates: Templates, language: str) -> str:
    """The second language of a letter that is all ours; a colleague's words are in the one that they chose."""
    letter = outgoing.letter
    ours = isinstance(letter, FileLetter) and not isinstance(letter, Spoken) and not letter.own_words
    if not ours or outgoing.for_staff or not isinstance(letter, FileLetter):
        return ""
    found = second_language(letter.file, letter.rules)
    found = templates.written_in(found, letter.occasion) if found in templates.languages else ""
    return found if found != language else ""


def _sender(outgoing: Outgoing, house: House) -> Party:
    """The company's address in every case; before it the colleague whose words these are."""
    if not outgoing.sender_name:
        return house.sender
    return Party(house.sender.address, f"{outgoing.sender_name} – {house.name}")


def _to_print(
    outgoing: Outgoing, stamp: Stamp, house: House, templates: Templates, letter: Composed
) -> tuple[Composed, tuple[Attachment, ...]]:
    """A cover for the colleague, with the letter as a page to print: its complainant has no e-mail address."""
    about = outgoing.letter
    if not isinstance(about, FileLetter):
        raise TypeError(f"{about.occasion} is about no file: there is nobody to post it to")
    # The cover's own subject has the reference already.
    title = letter.subject.removesuffix(f" [{about.headed}]")
    cover = PrintCover(file=about.file, rules=about.rules, recipient_name=outgoing.to.name, title=title)
    page = Sheet(
        language=letter.template.partition("/")[0],
        subject=title,
        ref=about.headed,
        day=about.rules.day(stamp.date),
        recipient=postal_lines(cover.complaint.complainant_name, outgoing.postal_address),
        main=letter.main,
        small=letter.small,
        house=house,
        colour=house.face.colour,
        logo=logo_if_any(house.face.logo),
    )
    pdf = Attachment(f"lettre-{about.ref}.pdf", "application/pdf", printed(page, templates.folder / FILE))
    composed = compose(
        cover, language=house.language, house=house, reply_address=stamp.reply_address, templates=templates
    )
    return composed, (pdf, *outgoing.attachments)
