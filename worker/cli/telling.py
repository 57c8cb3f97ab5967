"""How the demo's day is told to somebody who sees it for the first time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from rich.status import Status
from rich.text import Text

from worker.cli import terminal
from worker.cli.looking import acknowledgement, in_words
from worker.cli.options import next_command
from worker.cli.terminal import Column
from worker.cli.wording import sentence
from worker.complaint.record import Complaint
from worker.demo.letterbox import text_of
from worker.demo.stage import Sent
from worker.office import Tally
from worker.register.tables import ParcelRow
from worker.register.verifying import Proof
from worker.writing.shield import one_line

INDENT = "   "
WHO = 17
# The kinds of sorting, in a newcomer's words.
KINDS = {"follow_up": "follow-up", "machine": "machine mail", "staff": "staff mail", "bounce": "delivery report"}
OF_REGISTER = (
    Column("file"),
    Column("complainant", most=20, least=12),
    Column("wish", most=20, least=10),
    Column("ack", least=9),
    Column("answer due"),
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
        self._say("\nA few days at Maison Lenoir, an invented shop. Its mail servers are real, and")
        self._say("live inside this process: nothing leaves this machine. The calendar is its own.")
        self._say("Five customers complain by mail, three colleagues work from their mail client;")
        self._say("the worker writes, reminds, keeps the record and proves it.")

    def chapter(self, title: str, more: str) -> None:
        self._chapters += 1
        self._say(f"\n{self._chapters}. {title}", style="bold")
        self._say(f"{INDENT}{more}\n")

    @contextmanager
    def working(self, messages: int) -> Iterator[None]:
        """The line that moves while the worker works."""
        self._counts = {"of": messages}
        spinner = "dots" if self._out.encoding.lower().startswith("utf") else "line"
        with self._out.status("the worker works …", spinner=spinner) as self._status:
            yield
        self._status = None

    def step(self, name: str) -> None:
        """Told by the office at each point of its round."""
        self._counts[name] = self._counts.get(name, 0) + 1
        if self._status is not None:
            recorded, sent = self._counts.get("recorded", 0), self._counts.get("sent", 0)
            self._status.update(f"the worker works: {recorded} of {self._counts['of']} recorded, {sent} letters sent")

    def arrived(self, rows: Sequence[tuple[Sent, ParcelRow]], tally: Tally, took: timedelta) -> None:
        rest = max(terminal.LEAST_REST, self._width() - len(INDENT) - WHO - 4)
        for sent, row in rows:
            self._say(f"{INDENT}{sent.who:<{WHO}}  {sent.what}", (len(INDENT), len(INDENT) + WHO, "bold"))
            became = terminal.cut(_became(row), rest)
            self._say(f"{INDENT}{'':<{WHO}}  → {became}", style="green" if row.ref else "dim")
        begun = f"{INDENT}In {took.total_seconds():.1f} seconds:"
        self._say("\n".join(_in_lines(begun, sentence(tally).split(", "), self._width())), style="dim")

    def imported(self, files: int, faults: int) -> None:
        self._say(f"{INDENT}{files} complaints imported, {faults} lines refused; no letter leaves for them")

    def passed(self, when: datetime, tally: Tally) -> None:
        done = sentence(tally) or "nothing is due"
        for line in _in_lines(f"{INDENT}{when:%A %d %B, %H:%M}:", done.split(", "), self._width()):
            self._say(line, style="dim")

    def reads(self, who: str, letter: EmailMessage, whole: Path, *, lines: int) -> None:
        if not self._letters:
            number = whole.name.partition("-")[0]
            told = f"{INDENT}{who}: letter {number}, “{one_line(str(letter['Subject']))}"
            self._say(f"{terminal.cut(told, self._width() - 1)}”", style="bold")
            return
        self._say(f"\n{INDENT}What {who}", style="bold")
        text = text_of(letter).splitlines()
        shown = _paragraphs(text, lines)
        for line in [one_line(str(letter["Subject"])), "", *shown]:
            self._say(f"{INDENT}│ {terminal.cut(line, self._width() - 5)}".rstrip(), (0, len(INDENT) + 1, "dim"))
        self._say(f"{INDENT}│ … {len(text) - len(shown)} more lines in {whole}\n", style="dim")

    def register(self, complaints: Sequence[Complaint]) -> None:
        answered = sum(complaint.first_answered_at is not None for complaint in complaints)
        written = sum(len(complaint.staff_messages) for complaint in complaints)
        self._say(f"\n{INDENT}What came of it", style="bold")
        self._say(f"{INDENT}{len(complaints)} complaints by mail, {answered} answered with reasons;")
        self._say(f"{INDENT}colleagues wrote {written} mails for it in all, each a few lines\n")
        terminal.show_table(OF_REGISTER, [_row(complaint) for complaint in complaints], aligned=True)

    def proof(self, proof: Proof) -> None:
        self.chapter("The proof", "every entry folded again, every hash followed, every document found")
        for fault in proof.faults:
            self._say(f"{INDENT}✗ {one_line(fault)}", style="bold red")
        if not proof.faults:
            counts = f"{proof.complaints} files, {proof.entries} entries, {proof.letters} letters, {proof.blobs} blobs"
            self._say(f"{INDENT}✓ {counts}: the register verifies", style="green")

    def places(self, folder: Path, index: Path, report: Path, ref: str) -> None:
        config = folder / "config.toml"
        self._say("\nTo look at", style="bold")
        for what, where in (
            ("every letter, by day and reader ", terminal.link(index)),
            ("the monthly report to all staff ", terminal.link(report)),
            ("the register, and the raw mail  ", f"{folder / 'register.db'}, {folder / 'shelf'}"),
        ):
            self._say(f"{INDENT}{what} {where}")
        self._say("\nTo try next", style="bold")
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
    kind, file = KINDS.get(row.kind, row.kind), f", file {row.ref}" if row.ref else ", kept and not answered"
    return one_line(f"{kind}{file}: {row.because.removeprefix(f'{kind}: ')}")


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
    amount = f" {cents // 100}.{cents % 100:02} {wish.currency}" if wish and cents is not None else ""
    return [
        complaint.ref,
        complaint.complainant.name or ", ".join(complaint.complainant.addresses),
        f"{wish.kind.replace('_', ' ')}{amount}" if wish else "asked for",
        in_words(acknowledgement(complaint)),
        complaint.deadlines.answer_due.isoformat(),
    ]
