"""The digest: each working day, to each colleague what is theirs, to the desk everything; the most urgent first.

It brings what the clocks tell that morning as well: one mail a day. An empty one goes to nobody but the desk.

An absent colleague gets none: their list stands in the digest of whoever stands in for them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import groupby

from worker.feedback.letters import Account, AsideLine, Digest, Heading, Section
from worker.nouns.aside import IN_A_NAME, PASSING, Mark
from worker.nouns.item import Absence, Person
from worker.nouns.letter import Outgoing
from worker.processing.addressing import to_staff
from worker.processing.lines import FileLine, days_late
from worker.processing.people import on_duty
from worker.processing.rules import Rules
from worker.words.said import Said
from worker.words.secrets import without_accounts

# Lines under one heading, and of one colleague's own files: nobody works through more in a day.
MOST = 20
MOST_OWN = 40
# So many messages one link leaves.
MOST_LEFT = 40

# Under which heading a task stands.
TASKS: Mapping[str, Heading] = {
    "refused_letter": "failed", "uncertain_letter": "failed", "withheld_letter": "failed", "bounce": "failed",
    "bounce_unproven": "failed", "leaked": "unsorted",
    "spam": "quarantined", "parked": "quarantined", "document": "quarantined",
    "send_question": "unsorted",
    "staff_mail": "unsorted", "staff_unproven": "unsorted", "forged": "unsorted",
    "held_message": "unsorted", "own_address": "unsorted",
    "duplicate": "unsorted",
    "another_matter": "unsorted", "after_end": "unsorted", "requalified": "unsorted",
    "erasure": "erasing", "data_request": "data_requests",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class File:
    """A file as its index columns show it. `next_due` is what is due next, None where nothing is awaited."""

    ref: str
    state: str
    owner: str
    priority: str
    category: str
    next_due: date | None


@dataclass(frozen=True, slots=True)
class Listing:
    """The first of some files in their order, and how many there are."""

    files: tuple[File, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Action:
    """A corrective action that is not settled: to be finished by `due`, or, once `done`, to be judged then."""

    number: int
    words: str
    owner: str
    due: date
    done: bool
    ref: str


@dataclass(frozen=True, slots=True)
class Chore:
    """An open task; `due` is the day that it speaks of, `number` that of the message which one word leaves, if any."""

    kind: str
    words: str
    ref: str
    due: date | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Aside:
    """A message without a file: its number in the ledger, and its mark."""

    number: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Known:
    """What the register says on the morning of a digest. `tasks` are the newest, `task_counts` all, by heading.

    `aside` are messages without a file, newest first; `receipts` counts the machines' answers to our own letters.
    """

    open_files: int = 0
    overdue: Listing = Listing()
    today: Listing = Listing()
    approval: Listing = Listing()
    customer: Listing = Listing()
    new: Listing = Listing()
    # Open files of an owner whom the settings no longer name.
    orphaned: Listing = Listing()
    owned: Mapping[str, Listing] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    tasks: tuple[Chore, ...] = ()
    task_counts: Mapping[Heading, int] = field(default_factory=dict)
    accounts: tuple[Account, ...] = ()
    root: str = ""
    aside: tuple[Aside, ...] = ()
    receipts: int = 0
    put_away: int = 0


def horizon(rules: Rules, today: date) -> date:
    """The last day that is due today: a limit on a closed day is met on the last working day before it."""
    return rules.calendar.next_working(today) - timedelta(days=1)


def digests(
    known: Known,
    rules: Rules,
    absences: Iterable[Absence],
    now: datetime,
    warnings: tuple[Said, ...] = (),
) -> tuple[Outgoing, ...]:
    """One mail a colleague who is there and for whom something waits, in the order of the settings; what clocks tell
    them this morning is added to it.
    """
    away, today = tuple(absences), rules.day(now)
    desk = {told.address for told, _ in on_duty(rules.desk, rules, away, today)}
    places: dict[str, list[Person]] = {address: [] for address in desk}
    for person in rules.staff.values():
        for told, _ in on_duty((person,), rules, away, today):
            # Where nobody stands in, the desk sees the files anyway.
            if told == person or not _fell_to_desk(person, told, away, today):
                places.setdefault(told.address, []).append(person)
    aside = by_sender(known.aside)
    own = {
        person.address: _own(person, places[person.address], known, rules, today)
        for person in rules.staff.values()
        if person.address in places
    }
    order = [rules.staff[address] for address, sections in own.items() if sections or address in desk]
    return tuple(
        to_staff(
            person,
            Digest(
                ref="",
                recipient_name=person.name,
                on=today,
                own=own[person.address],
                desk=_everything(known, rules, today) if person.address in desk else None,
                open_files=known.open_files,
                accounts=known.accounts,
                warnings=warnings,
                root=known.root,
                aside=aside[:MOST] if person.address in desk else (),
                aside_count=len(known.aside) if person.address in desk else 0,
                aside_more=max(0, len(aside) - MOST) if person.address in desk else 0,
                receipts=known.receipts if person.address in desk else 0,
                put_away=known.put_away if person.address in desk else 0,
            ),
            rules,
        )
        for person in order
    )


def by_sender(kept: Iterable[Aside]) -> tuple[AsideLine, ...]:
    """One line a sender: people first, then those who sent most."""
    groups: dict[str, list[Aside]] = {}
    for one in kept:
        groups.setdefault(one.mark.sender, []).append(one)
    lines = (
        AsideLine(
            sender=sender,
            kind=group[0].mark.kind,
            subject=group[0].mark.subject,
            count=len(group),
            numbers=tuple(one.number for one in group[:MOST_LEFT]),
        )
        for sender, group in groups.items()
    )
    return tuple(sorted(lines, key=lambda line: (line.kind in PASSING, -line.count)))


def _fell_to_desk(person: Person, told: Person, away: tuple[Absence, ...], today: date) -> bool:
    named = {a.deputy for a in away if a.first <= today <= a.last}
    return told.address not in named and told != person


def _own(person: Person, places: list[Person], known: Known, rules: Rules, today: date) -> tuple[Section, ...]:
    """What is theirs by date, what they may approve, their actions, and the lists of those whom they stand in for."""
    mine = known.owned.get(person.address, Listing()) if person in places else Listing()
    lines = [_line(one, rules, today) for one in mine.files]
    last = horizon(rules, today)
    by_date: dict[Heading, list[FileLine]] = {"overdue": [], "today": [], "next": []}
    for line in lines:
        by_date["overdue" if line.late else "today" if line.due and line.due <= last else "next"].append(line)
    approving = [f for f in known.approval.files if f.owner != person.address] if "approver" in person.roles else []
    sections = (
        Section(heading="overdue", lines=tuple(by_date["overdue"])),
        Section(heading="today", lines=tuple(by_date["today"])),
        Section(heading="approval", lines=tuple(_line(one, rules, today) for one in approving)),
        Section(heading="actions", lines=_actions(person, known, today)),
        Section(heading="unsorted", lines=_asked(person, known, today)),
        Section(heading="deputy", lines=_in_place(person, places, known, rules, today)),
        Section(heading="next", lines=tuple(by_date["next"]), more=mine.count - len(mine.files)),
    )
    return _filled(sections)


def _asked(person: Person, known: Known, today: date) -> tuple[FileLine, ...]:
    """Their own letters of which we asked whether a customer is to read them: nobody else can say."""
    theirs = [one for one in known.tasks if one.kind == "send_question" and one.words == person.address]
    return tuple(replace(_chore(one, today), words="") for one in theirs[:MOST])


def _in_place(person: Person, places: list[Person], known: Known, rules: Rules, today: date) -> tuple[FileLine, ...]:
    return tuple(
        _line(one, rules, today, in_place_of=other.name)
        for other in places
        if other != person
        for one in known.owned.get(other.address, Listing()).files
    )


def _actions(person: Person, known: Known, today: date) -> tuple[FileLine, ...]:
    mine = sorted((one for one in known.actions if one.owner == person.address), key=lambda one: one.due)
    return tuple(
        FileLine(
            ref=one.ref,
            matter="action_check" if one.done else "",
            due=one.due,
            late=days_late(one.due, today),
            action=one.number,
            words=one.words,
        )
        for one in mine[:MOST]
    )


def _everything(known: Known, rules: Rules, today: date) -> tuple[Section, ...]:
    tasks = _tasks(known, today)

    def files(heading: Heading, listing: Listing) -> Section:
        lines = tuple(_line(one, rules, today, owner=True) for one in listing.files[:MOST])
        return Section(heading=heading, lines=lines, more=listing.count - len(lines))

    return _filled(
        (
            files("overdue", known.overdue),
            files("today", known.today),
            files("approval", known.approval),
            *(tasks[heading] for heading in ("data_requests", "failed", "quarantined", "unsorted") if heading in tasks),
            files("orphaned", known.orphaned),
            files("new", known.new),
            files("customer", known.customer),
            *(tasks[heading] for heading in ("tasks", "erasing") if heading in tasks),
        )
    )


def _tasks(known: Known, today: date) -> dict[Heading, Section]:
    def heading(task: Chore) -> Heading:
        return TASKS.get(task.kind, "tasks")

    found: dict[Heading, Section] = {}
    for name, group in groupby(sorted(known.tasks, key=heading), heading):
        lines = _together(_chore(one, today) for one in group)[:MOST]
        told = sum(line.count for line in lines)
        found[name] = Section(heading=name, lines=lines, more=max(0, known.task_counts.get(name, 0) - told))
    return found


def _together(lines: Iterable[FileLine]) -> tuple[FileLine, ...]:
    """What somebody sent in one colleague's name is one line, the newest with how many there are: they send many."""
    found: dict[object, FileLine] = {}
    for place, line in enumerate(lines):
        key = (line.task, line.words.partition(": ")[0]) if line.task in IN_A_NAME else place
        first = found.setdefault(key, replace(line, count=0, numbers=()))
        numbers = (*first.numbers, *line.numbers)[:MOST_LEFT]
        found[key] = replace(first, count=first.count + 1, numbers=numbers)
    return tuple(found.values())


def _chore(one: Chore, today: date) -> FileLine:
    # An erasure is done on its day, by nobody; what people are to do can be late.
    late = 0 if one.kind == "erasure" else days_late(one.due, today)
    # Why a letter waits is said to operators; the label says it to colleagues, in their language.
    words = one.words.partition(": ")[0] if one.kind == "withheld_letter" else one.words
    left = (one.number,) if one.number else ()
    return FileLine(ref=one.ref, task=one.kind, words=without_accounts(words), due=one.due, late=late, numbers=left)


def _filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.lines or section.more)


def _line(one: File, rules: Rules, today: date, *, in_place_of: str = "", owner: bool = False) -> FileLine:
    due = one.next_due
    return FileLine(
        ref=one.ref,
        state=one.state,
        due=due,
        late=days_late(due, today),
        priority=one.priority,
        category=one.category,
        owner_name=rules.name_of(one.owner) if owner and one.owner else "",
        in_place_of=in_place_of,
    )
