"""Words that take leave behind a sentence on the same line: "… demain. Cordialement, Bob" keeps its sentence."""

from dataclasses import dataclass, field

from worker.intake.cleaning import lines, signs
from worker.intake.cleaning.lines import Row
from worker.intake.cleaning.vocabulary import BOUNDARY, SEGMENT
from worker.intake.cleaning.writer import Writer
from worker.words import farewells


@dataclass
class Sheet:
    """The rows that are still the letter's; `closing` gathers the words that took leave, last ones first."""

    rows: list[Row]
    writer: Writer
    closing: list[str] = field(default_factory=list)

    def drop(self, places: "range | list[int]") -> None:
        gone = set(places)
        self.rows = [row for place, row in enumerate(self.rows) if place not in gone]

    def takes_leave(self, text: str) -> None:
        self.closing.append(signs.shown(text, self.writer))


def paragraphs(rows: list[Row]) -> list[tuple[int, int]]:
    """First row and end of each."""
    starts = [place for place, row in enumerate(rows) if row.apart or place == 0]
    return list(zip(starts, [*starts[1:], len(rows)], strict=False))


def with_whole_formals(rows: list[Row]) -> list[Row]:
    """The same rows, but a formal sentence that was wrapped is one row, and begins it."""
    found: list[Row] = []
    place = 0
    while place < len(rows):
        start = farewells.formal_start(rows[place].text)
        end = None if start is None else _formal_end(rows, place, start)
        if start is None or end is None:
            found.append(rows[place])
            place += 1
            continue
        head = rows[place].text[:start].rstrip()
        whole = _whole(rows, place, end, start)
        found += [rows[place]._replace(text=head, said=lines.told(head))] if head else []
        found.append(rows[place]._replace(text=whole, said=lines.told(whole), apart=rows[place].apart and not head))
        place = end
    return found


def _formal_end(rows: list[Row], place: int, start: int) -> int | None:
    """Behind which row the sentence ends, at most three further down and before the next paragraph."""
    found: int | None = None
    for end in range(place + 2, min(len(rows), place + 4) + 1):
        # What goes on in small letters belongs to it: "mes salutations", and below it "distinguées.".
        if rows[end - 1].apart or (found and not rows[end - 1].text.strip()[:1].islower()):
            break
        if farewells.is_formal(_whole(rows, place, end, start)):
            found = end
    return found


def _whole(rows: list[Row], place: int, end: int, start: int) -> str:
    return " ".join([rows[place].text[start:].strip(), *(row.text.strip() for row in rows[place + 1 : end])])


def cut_tail(sheet: Sheet) -> None:
    """Take leave of the last paragraph's end."""
    if not sheet.rows:
        return
    first, end = paragraphs(sheet.rows)[-1]
    paragraph = " ".join(row.text.strip() for row in sheet.rows[first:end])
    for found in BOUNDARY.finditer(paragraph, max(0, len(paragraph) - farewells.LONGEST)):
        tail = paragraph[found.end() :]
        if _is_tail(lines.told(tail), found[0][0], sheet.writer):
            if not sheet.writer.is_name(lines.told(tail)):
                sheet.takes_leave(tail)
            _shorten(sheet, first, found.end())
            return


def _is_tail(said: str, mark: str, writer: Writer) -> bool:
    """Behind a full stop any formula, or the bare name; behind a comma only what can be nothing else."""
    if not said or mark == ":":
        return False
    if mark in ".!?…)":
        return (writer.is_name(said) and said[-1] not in ".?:") or signs.formula(said, writer)
    sure = farewells.is_sure(SEGMENT.split(said)[0]) or signs.runs_into_name(said, writer)
    return (sure and signs.formula(said, writer)) or farewells.is_formal(said)


def _shorten(sheet: Sheet, first: int, length: int) -> None:
    """Leave the paragraph that begins at row `first` its first `length` characters, as its rows have them."""
    left = length
    for place in range(first, len(sheet.rows)):
        row = sheet.rows[place]
        text = row.text.strip()
        if left <= len(text) + 1:
            words = text[: max(0, left)].rstrip(" ;–—-\t")
            sheet.rows = [*sheet.rows[:place], *([row._replace(text=words)] if words else [])]
            return
        left -= len(text) + 1
