"""How the demo's day is told to somebody who sees it for the first time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from rich.status import Status
from rich.text import Text

from worker.cli import terminal
from worker.cli.codes import FATES, label, said
from worker.cli.looking import acknowledgement
from worker.cli.options import next_command
from worker.cli.terminal import Column
from worker.cli.tongue import decimal, language, money, tell, told
from worker.cli.wording import sentence
from worker.complaint.record import Complaint
from worker.demo.letterbox import text_of
from worker.demo.stage import Sent
from worker.office import Tally
from worker.register.tables import ParcelRow
from worker.register.verifying import Proof
from worker.words.catalogue import SPOKEN
from worker.words.said import Said
from worker.writing import formats
from worker.writing.shield import one_line, to_text

INDENT = "   "
WHO = 17
# What is told at length, where nobody says how wide the page is.
PAGE = 76
# The kinds of sorting, in a newcomer's words.
KINDS = {
    "complaint": Said("complaint"),
    "follow_up": Said("follow-up"),
    "machine": Said("machine mail"),
    "staff": Said("staff mail"),
    "bounce": Said("delivery report"),
}
OF_REGISTER = (
    Column(Said("file")),
    Column(Said("complainant").within("column"), most=20, least=12),
    Column(Said("wish").within("column"), most=20, least=10),
    Column(Said("ack").within("column"), least=9),
    Column(Said("answer due").within("column")),
)
OPENING = Said(
    "A few days at Maison Lenoir, an invented shop. Its mail servers are real, and live inside this process: nothing"
    " leaves this machine. The calendar is its own. Five customers complain by mail, three colleagues work from their"
    " mail client; the worker writes, reminds, keeps the record and proves it."
)


class Telling:
    """To the terminal; through a pipe the same words without colours and without the moving line.

    `letters`: each letter that somebody reads is shown too; else its subject, and where it is kept.
    """

    def __init__(self, *, letters: bool = False) -> None:
        self._letters = letters
        self._out = terminal.console()
        self._status: Status | None = None
        self._counts: dict[str, int] = {}
        self._chapters = 0

    def opening(self) -> None:
        self._say("")
        for line in terminal.wrapped(told(OPENING), PAGE):
            self._say(line)

    def chapter(self, title: Said, more: Said) -> None:
        self._chapters += 1
        self._say(f"\n{self._chapters}. {told(title)}", style="bold")
        for line in terminal.wrapped(told(more), max(PAGE, self._width()) - len(INDENT)):
            self._say(f"{INDENT}{line}")
        self._say("")

    @contextmanager
    def working(self, messages: int) -> Iterator[None]:
        """The line that moves while the worker works."""
        self._counts = {"of": messages}
        spinner = "dots" if self._out.encoding.lower().startswith("utf") else "line"
        with self._out.status(tell("the worker works …"), spinner=spinner) as self._status:
            yield
        self._status = None

    def step(self, name: str) -> None:
        """Told by the office at each point of its round."""
        self._counts[name] = self._counts.get(name, 0) + 1
        if self._status is not None:
            recorded, sent = self._counts.get("recorded", 0), self._counts.get("sent", 0)
            far = Said("the worker works: {count} of {all} recorded, letters sent: {sent}")
            self._status.update(told(far.about(count=recorded, all=self._counts["of"], sent=sent)))

    def arrived(self, rows: Sequence[tuple[Sent, ParcelRow]], tally: Tally, took: timedelta) -> None:
        rest = max(terminal.LEAST_REST, self._width() - len(INDENT) - WHO - 4)
        for sent, row in rows:
            self._say(f"{INDENT}{told(sent.who):<{WHO}}  {told(sent.what)}", (len(INDENT), len(INDENT) + WHO, "bold"))
            became = terminal.cut(_became(row), rest)
            self._say(f"{INDENT}{'':<{WHO}}  → {became}", style="green" if row.ref else "dim")
        begun = INDENT + tell("In {number} seconds:", number=decimal(f"{took.total_seconds():.1f}"))
        self._say("\n".join(_in_lines(begun, sentence(tally).split(", "), self._width())), style="dim")

    def imported(self, files: int, faults: int) -> None:
        done = Said("{count} complaints imported, {faults} lines refused; no letter leaves for them")
        self._say(INDENT + told(done.about(count=files, faults=faults)))

    def passed(self, when: datetime, tally: Tally) -> None:
        moment = Said("{day}, {time}:", day=to_text(formats.day(when.date(), language())), time=f"{when:%H:%M}")
        for line in _in_lines(INDENT + told(moment), sentence(tally).split(", "), self._width()):
            self._say(line, style="dim")

    def reads(self, who: Said, letter: EmailMessage, whole: Path, *, lines: int) -> None:
        if not self._letters:
            number = whole.name.partition("-")[0]
            shown = Said("{who}: letter {number}, “{subject}”")
            line = INDENT + told(shown.about(who=who, number=number, subject=one_line(str(letter["Subject"]))))
            self._say(terminal.cut(line, self._width()), style="bold")
            return
        self._say(f"\n{INDENT}{told(who)}", style="bold")
        text = text_of(letter).splitlines()
        first = _paragraphs(text, lines)
        for line in [one_line(str(letter["Subject"])), "", *first]:
            self._say(f"{INDENT}│ {terminal.cut(line, self._width() - 5)}".rstrip(), (0, len(INDENT) + 1, "dim"))
        more = tell("{count} more lines in {file}", count=len(text) - len(first), file=str(whole))
        self._say(f"{INDENT}│ … {more}\n", style="dim")

    def register(self, complaints: Sequence[Complaint]) -> None:
        answered = sum(complaint.first_answered_at is not None for complaint in complaints)
        written = sum(len(complaint.staff_messages) for complaint in complaints)
        self._say(f"\n{INDENT}{tell('What came of it')}", style="bold")
        came = Said("{count} complaints by mail, {answered} answered with reasons;")
        self._say(INDENT + told(came.about(count=len(complaints), answered=answered)))
        self._say(INDENT + tell("colleagues wrote {count} mails for it in all, each a few lines", count=written) + "\n")
        terminal.show_table(OF_REGISTER, [_row(complaint) for complaint in complaints], aligned=True)

    def proof(self, proof: Proof) -> None:
        self.chapter(Said("The proof"), Said("every entry folded again, every hash followed, every document found"))
        for fault in proof.faults:
            self._say(f"{INDENT}✗ {one_line(fault)}", style="bold red")
        if not proof.faults:
            proved = Said("{files} files, {entries} entries, {letters} letters, {blobs} blobs: the register verifies")
            counts = {"files": proof.complaints, "entries": proof.entries, "letters": proof.letters}
            self._say(f"{INDENT}✓ {told(proved.about(**counts, blobs=proof.blobs))}", style="green")

    def places(self, folder: Path, index: Path, report: Path, ref: str) -> None:
        config = folder / "config.toml"
        self._say("\n" + tell("To look at"), style="bold")
        places = (
            (tell("every letter, by day and reader"), terminal.link(index)),
            (tell("the monthly report to all staff"), terminal.link(report)),
            (tell("the register, and the raw mail"), f"{folder / 'register.db'}, {folder / 'shelf'}"),
        )
        widest = max(len(what) for what, _ in places)
        for what, where in places:
            self._say(f"{INDENT}{what:<{widest}}  {where}")
        self._say("\n" + tell("To try next"), style="bold")
        for words in (("list",), ("show", ref), ("figures",), ("verify",)):
            self._say(f"{INDENT}{next_command(config, *words)}")

    def _width(self) -> int:
        return self._out.width if self._out.is_terminal else 120

    def _say(self, line: str, *spans: tuple[int, int, str], style: str = "") -> None:
        text = Text(line, style=style)
        for start, end, of_span in spans:
            text.stylize(of_span, start, end)
        self._out.print(text)


def _became(row: ParcelRow) -> str:
    kind = KINDS.get(row.kind, row.kind)
    became = Said("{kind}, file {ref}", kind=kind, ref=row.ref) if row.ref else Said("{kind}, kept and not answered")
    # Why is kept in one language, whoever reads it.
    why = f": {row.because.removeprefix(f'{kind}: ')}" if language() == SPOKEN else ""
    return one_line(told(became.about(kind=kind, ref=row.ref)) + why)


def _paragraphs(text: Sequence[str], most: int) -> Sequence[str]:
    """The beginning, at most so many lines, up to the end of a paragraph that is no heading."""
    ends = [place for place, line in enumerate(text[: most + 1]) if not line and not text[place - 1].startswith("---")]
    return text[: ends[-1]] if ends else text[:most]


def _in_lines(begun: str, parts: Sequence[str], width: int) -> list[str]:
    """`begun`, and the parts behind it: a new line only between two of them."""
    lines = [begun]
    for part in parts:
        if len(f"{lines[-1]} {part},") > width:
            lines.append(f"{INDENT}{part},")
        else:
            lines[-1] += f" {part},"
    return [*lines[:-1], lines[-1].removesuffix(",")]


def _row(complaint: Complaint) -> list[str]:
    wish = complaint.desired_solution
    cents = wish.amount_cents if wish else None
    amount = f" {money(cents, wish.currency)}" if wish and cents is not None else ""
    return [
        complaint.ref,
        complaint.complainant.name or ", ".join(complaint.complainant.addresses),
        f"{label(wish.kind)}{amount}" if wish else told(Said("asked for").within("wish")),
        said(acknowledgement(complaint), FATES),
        complaint.deadlines.answer_due.isoformat(),
    ]
