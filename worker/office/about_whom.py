"""A colleague's new mail about a customer whom it names: where their file stands, or the line that keeps it there.

« Mme Durand (lave-linge) a rappelé, elle n'a rien reçu » is no second complaint; « où en est le frigo de Mme Martin ? »
is answered. « C'est pour REC-… » in answer to our question puts the earlier words into that file.
"""

from datetime import datetime
from typing import Final

from worker.complaint.lifecycle import State, is_open
from worker.intake import references
from worker.intake.reading import read
from worker.nouns.briefs import Brief
from worker.nouns.decision import Decision
from worker.nouns.facts import Query
from worker.nouns.offer import Offer
from worker.office.commands import TABLE
from worker.office.desk import Desk
from worker.office.one_mail import Mail, asked_what, bench_for, body_of, is_theirs, saying, seen_by
from worker.processing.commands.readers import READERS
from worker.processing.letters import StaffQuestion
from worker.register.page import Page
from worker.staff import heads, holding, line_by_line, new_mail
from worker.staff.errand import Errand
from worker.words.said import Said
from worker.words.wording import bounded

_MOST: Final = 3
_SHOWN: Final = 60
_KEPT: Final = 1_500
# Who says more than whose it is has something of their own to say.
_FEW: Final = 14


def looked_up(desk: Desk, page: Page, mail: Mail, asked: Errand, now: datetime) -> Mail | Decision | None:
    """A new mail that names a customer: as the question where their file stands, or asked about with the line of each
    file that may be meant; None for every other mail.
    """
    if asked.kind != "unclear" or mail.proof.answered is not None:
        return None
    subject, body = mail.case.message.subject, body_of(mail, desk.rules)
    found = _files_of(desk, page, mail, f"{subject}\n{body}", now)[:_MOST]
    if not found:
        return _asked_for_figures(desk, page, mail, now)
    asks = new_mail.asks_where_it_stands(f"{subject}\n{body}")
    if asks and len(found) == 1:
        return saying(mail, Said("#status {ref}", ref=found[0].ref).told(desk.rules.languages[0]))
    lines = tuple(_status(desk, one) if asks else _keeps(desk, one, body) for one in found)
    others = holding.offered(mail.case.message, mail.person, desk.rules, desk.rules.day(mail.case.received_at))
    return asked_what(desk, page, mail, now, (*lines, *others))


def _asked_for_figures(desk: Desk, page: Page, mail: Mail, now: datetime) -> Decision | None:
    """« Combien de réclamations en retard en ce moment ? », of whoever may have the register."""
    registry = TABLE.find("registry")
    asks = new_mail.asks_for_figures(f"{mail.case.message.subject}\n{body_of(mail, desk.rules)}")
    if not asks or registry is None or not mail.person.roles & registry.rights:
        return None
    line = Said("#registry {month}", month=f"{desk.rules.day(mail.case.received_at):%Y-%m}")
    label = Said("Have the register of this month: state, limit and owner of each file")
    others = holding.offered(mail.case.message, mail.person, desk.rules, desk.rules.day(mail.case.received_at))
    return asked_what(desk, page, mail, now, (Offer(label, line.told(desk.rules.languages[0]), line), *others))


def says_whose(desk: Desk, page: Page, mail: Mail, asked: Errand, now: datetime) -> Mail | None:
    """« C'est pour le dossier REC-2026-000001 » in answer to our question: the words that it was asked about, kept in
    that file. None for any other answer.
    """
    told = mail.proof.answered
    row = page.parcel(told.parcel) if told and told.occasion == StaffQuestion.occasion and told.parcel else None
    earlier = read(desk.register.shelf.get(row.sha256)) if row else None
    typed = body_of(mail, desk.rules)
    if asked.kind != "unclear" or earlier is None or not is_theirs(earlier, mail):
        return None
    if "?" in typed or len(typed.split()) > _FEW:
        return None
    prefix = desk.rules.prefix
    checked = references.find(typed, prefix)
    ref = (checked or (references.find_unchecked(typed, prefix)[0],))[0]
    named = () if ref else _files_of(desk, page, mail, typed, now)
    ref = ref or (named[0].ref if len(named) == 1 else "")
    bench = bench_for(desk, page, mail, Query(files=frozenset({ref} - {""})), "", now)
    if len(checked) > 1 or ref not in bench.files:
        return None
    said = line_by_line.Piece(typed, ref=ref, head=checked[0] if checked else "")
    if {line.verb for line in line_by_line.script_of({said: ref}, bench, TABLE).lines} != {"note"}:
        return None
    # What is said beside whose it is, is kept with it: « M. Dupuis a rappelé, il a retrouvé ses lattes ».
    more = () if new_mail.says_only_whose(typed, prefix) else (typed,)
    texts = (body_of(saying(mail, earlier.new_text), desk.rules), *more)
    words = new_mail.inside("\n".join(texts), _KEPT)
    return (
        saying(mail, Said("#note {ref} {words}", ref=ref, words=words).told(desk.rules.languages[0])) if words else None
    )


def _files_of(desk: Desk, page: Page, mail: Mail, text: str, now: datetime) -> tuple[Brief, ...]:
    """The open files of the customers whom a text names behind a title; those that are over where none is open."""
    names = Query(names=new_mail.customers_named(text))
    if not names.names:
        return ()
    found = seen_by(bench_for(desk, page, mail, names, "", now))
    called = {one.ref: one for these in heads.apart(found)[0].values() for one in these}
    alive = tuple(one for one in called.values() if is_open(State(one.state)))
    return alive or tuple(called.values())


def _status(desk: Desk, one: Brief) -> Offer:
    line = Said("#status {ref}", ref=one.ref)
    return Offer(_whose(one), line.told(desk.rules.languages[0]), line)


def _keeps(desk: Desk, one: Brief, body: str) -> Offer:
    line = Said("#note {ref} {words}", ref=one.ref, words=new_mail.inside(body, _KEPT))
    return Offer(
        Said("Keep it in the file of {whose}", whose=_whose(one)),
        line.told(desk.rules.languages[0]),
        Said("#note {ref} {words}", ref=one.ref, words=bounded(new_mail.inside(body), _SHOWN)),
        READERS["internal"],
    )


def _whose(one: Brief) -> Said:
    return Said("{who}, “{subject}”", who=bounded(one.complainant, _SHOWN), subject=bounded(one.subject, _SHOWN))
