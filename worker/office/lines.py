"""A colleague's answer to a list, and to the receipt of one: what each sentence does in the file that it names."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from worker.intake.reading import read
from worker.nouns.decision import Decision
from worker.nouns.facts import Query
from worker.nouns.offer import Offer
from worker.office.commands import TABLE
from worker.office.desk import Desk
from worker.office.one_mail import Mail, asked_what, bench_for, body_of, is_theirs, saying, seen_by
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Script
from worker.processing.letters import Transcript
from worker.register.page import Page
from worker.staff import asking, choosing, concluding, deciding, heads, kept_lines, line_by_line, twins, which_file
from worker.staff.carried_out import tells_of_a_payment
from worker.staff.errand import Errand
from worker.staff.guards.reply import name_words
from worker.staff.line_by_line import Piece
from worker.staff.meant import as_group, meant, the_one


@dataclass(frozen=True, slots=True)
class _Lines:
    """The sentences of a mail, the file of each that names one, and those that may mean another or several."""

    those: tuple[Piece, ...]
    files: Mapping[Piece, str]
    perhaps: which_file.Candidates
    bench: Bench

    @property
    def which(self) -> tuple[tuple[Piece, Offer], ...]:
        return which_file.offers(self.perhaps, self.bench, TABLE)

    @property
    def besides(self) -> tuple[Offer, ...]:
        """The lines that are offered for what is only kept, or asked about."""
        asked = tuple(offer for _, offer in self.which)
        return (*asked, *kept_lines.perhaps_more(self.files, self.bench, TABLE))


def done_line_by_line(desk: Desk, page: Page, mail: Mail, asked: Errand, now: datetime) -> Decision | None:
    """An answer to a list whose sentences name files; None where none of them does."""
    if asked.kind != "unclear":
        return None
    read_ = _lines_of(desk, page, mail, now)
    if not read_.files:
        return asked_what(desk, page, mail, now, read_.besides) if read_.perhaps and read_.besides else None
    which = read_.which
    decision = _done_of_lines(mail, asked, read_.files, read_.bench)
    known = {one.said for one in (*read_.files, *read_.perhaps)}
    left = tuple(one.said for one in read_.those if one.said not in known)
    others = kept_lines.perhaps_more(read_.files, read_.bench, TABLE)
    refused = kept_lines.refusals(read_.files, read_.bench, TABLE)
    more = (*refused, *which_file.as_group(which), *as_group(others, alone=not (which or refused)))
    return asking.as_understood(decision, left, more) if decision else None


def _lines_of(desk: Desk, page: Page, mail: Mail, now: datetime) -> _Lines:
    """What is paid, decided or closed in a file that only a word or a number names is asked about."""
    those, files, perhaps = _read_in_lines(desk, page, mail, now)
    twin = (ref for one, own in files.items() for ref in twins.named(one.said, own))
    needs = Query(files=frozenset((*files.values(), *twin)) | which_file.refs_of(perhaps), similar=True)
    bench = bench_for(desk, page, mail, needs, "", now)
    files = {one: ref for one, ref in files.items() if ref in bench.files}
    unsure = {one: ref for one, ref in files.items() if one.head and line_by_line.strong_of(one, ref, bench, TABLE)}
    for one, ref in unsure.items():
        perhaps = {**perhaps, **which_file.of_one(one, ref, bench)}
    return _Lines(those, {one: ref for one, ref in files.items() if one not in unsure}, perhaps, bench)


def _read_in_lines(
    desk: Desk, page: Page, mail: Mail, now: datetime
) -> tuple[tuple[Piece, ...], dict[Piece, str], which_file.Candidates]:
    """The sentences of a mail, the file of each that names one, and those that may mean several."""
    prefix, answers = desk.rules.prefix, mail.proof.answered is not None
    year = desk.rules.day(mail.case.received_at).year
    body = body_of(mail, desk.rules)
    # Whoever writes of payments, each with its number, names their customers as an answer to a list does.
    listed = answers or tells_of_a_payment(body)
    those = line_by_line.pieces(body, prefix, listed=listed)
    if listed and not answers:
        those = line_by_line.named_above(those, mail.case.message.subject)
    names = Query(names=line_by_line.names_of(those, listed=listed))
    bench = bench_for(desk, page, mail, names, "", now)
    found = bench.facts.files_by_name
    named, about = heads.apart(found)[0], heads.apart(seen_by(bench))[1]
    ours = name_words(one.name for one in desk.rules.staff.values())
    if listed:
        those = line_by_line.one_each(those, found, prefix, year)
        those = line_by_line.cut(those, named, prefix, ours)
    files = line_by_line.files_of(those, named, ours)
    rest = [one for one in those if one not in files]
    by_head = line_by_line.by_head(rest, about, prefix, year, ours) if listed else {}
    known = {one.said for one in by_head}
    likely = {name: named[name] or about.get(name, ()) for name in named}
    perhaps = which_file.candidates((one for one in rest if one.said not in known), likely)
    return those, {**files, **by_head}, perhaps


def _done_of_lines(mail: Mail, asked: Errand, files: Mapping[Piece, str], bench: Bench) -> Decision | None:
    """What each sentence asks for; one of which that may not be done is kept as a note, and the others are done."""

    def done(script: Script) -> Decision | None:
        errand_ = replace(asked, kind="commands", script=script)
        decision = deciding.work(mail.case, mail.sorted, mail.proof, errand_, bench, TABLE)
        return decision if concluding.was_done(decision) or decision.held_for else None

    if decision := done(line_by_line.script_of(files, bench, TABLE)):
        return decision
    each = ((one, line_by_line.script_of({one: ref}, bench, TABLE)) for one, ref in files.items())
    able = frozenset(one for one, script in each if done(script))
    scripts = (line_by_line.with_notes(files, some, bench, TABLE) for some in (able, frozenset[Piece]()))
    return next((decision for script in scripts if (decision := done(script))), None)


def _receipt_of(page: Page, desk: Desk, mail: Mail) -> Mail | None:
    """The earlier mail whose transcript is answered, with the proof of the answer."""
    told = mail.proof.answered
    row = page.parcel(told.parcel) if told and told.occasion == Transcript.occasion and told.parcel else None
    earlier = read(desk.register.shelf.get(row.sha256)) if row else None
    if earlier is None or not is_theirs(earlier, mail):
        return None
    return saying(mail, earlier.new_text)


def _besides(desk: Desk, page: Page, mail: Mail, earlier: Mail, now: datetime) -> tuple[Offer, ...]:
    """The lines that a transcript offered beside what it kept as a note, or where it refused to join two files."""
    told = mail.proof.answered
    if told is None or not told.ref:
        return _lines_of(desk, page, earlier, now).besides
    ref, body = told.ref, body_of(earlier, desk.rules)
    bench = bench_for(
        desk, page, earlier, Query(files=frozenset({ref, *twins.named(body, ref)}), similar=True), ref, now
    )
    file = bench.files.get(ref)
    wrote = next((one for one in file.staff_messages if one.message.parcel == told.parcel), None) if file else None
    typed = wrote is not None and any(one.lstrip().startswith("#") for one in wrote.commands)
    if file is None or wrote is None or wrote.sent_text or (wrote.done and typed):
        return ()
    found = meant(file, bench, body, TABLE)
    # A form was shown elsewhere in the letter, with its blanks: no yes answers it.
    return tuple(one for one in found if not one.is_form and (wrote.done or twins.named(body, ref)))


def as_told_besides(desk: Desk, page: Page, mail: Mail, asked: Errand, now: datetime) -> Mail | Decision | None:
    """« Oui » to the one line that a transcript offered: the mail with it. Of several each is shown, and so is each
    file of a list, whose receipt is answered with words that name none.
    """
    earlier = _receipt_of(page, desk, mail)
    if earlier is None:
        return None
    typed = body_of(mail, desk.rules)
    if not choosing.agrees_plainly(typed):
        return _about_a_list(desk, page, mail, earlier, typed, now) if asked.kind == "unclear" else None
    offers = _besides(desk, page, mail, earlier, now)
    if one := the_one(offers):
        return saying(mail, one.lines)
    return asked_what(desk, page, mail, now, offers) if offers and asked.kind == "unclear" else None


def _about_a_list(desk: Desk, page: Page, mail: Mail, earlier: Mail, typed: str, now: datetime) -> Decision | None:
    """Words in answer to the receipt of a list, which name no file: each that the list named is shown with its line."""
    read_ = _lines_of(desk, page, earlier, now)
    perhaps = which_file.of_all(typed, tuple(dict.fromkeys(read_.files.values())), read_.bench)
    offers = tuple(offer for _, offer in which_file.offers(perhaps, read_.bench, TABLE))
    return asked_what(desk, page, mail, now, offers) if offers else None
