"""New text, quoted text, signature: every line of a mail goes to one of the three."""

from dataclasses import dataclass

from worker.intake.quoting import page, quotes, signatures
from worker.intake.quoting.fates import OWN, Fate, Verdict


@dataclass(frozen=True, slots=True)
class Split:
    """`new` is what the author wrote this time, top-posted, bottom-posted or between the quotes; `quoted` what was
    repeated from other mails with the headings above it; `signature` signatures, disclaimers and footers of devices.
    `rest` is all of it that is not new, in its order, without what only a device or a program wrote.

    Lines keep their order and their blanks inside each; only blank lines at the seams are left out.
    """

    new: str
    quoted: str
    signature: str
    rest: str = ""


# Rules that cut what nobody wrote.
_NOBODYS = frozenset({"device", "ornament"})
_REST = Verdict(Fate.QUOTED)


def split(text: str) -> Split:
    """Part decoded text (HTML converted before). Never fails; linear in the length of the text."""
    sheet = page.read(text)
    verdicts = judge(sheet)
    new, quoted, signature = (_gathered(sheet, verdicts, fate) for fate in (Fate.NEW, Fate.QUOTED, Fate.SIGNATURE))
    rest = [_REST if one.fate is not Fate.NEW and one.rule not in _NOBODYS else OWN for one in verdicts]
    return Split(new, quoted, signature, _gathered(sheet, rest, Fate.QUOTED))


def judge(sheet: page.TextLines) -> list[Verdict]:
    """The verdict on each row, with the name of the rule: what `split` does, told line by line."""
    verdicts = quotes.judge(sheet.rows)
    signatures.judge(sheet.rows, verdicts)
    return verdicts


def _gathered(sheet: page.TextLines, verdicts: list[Verdict], fate: Fate) -> str:
    """The lines of one fate; neighbours stay together with the blank lines between them."""
    pieces: list[str] = []
    place = 0
    while place < len(verdicts):
        end = place + 1
        while end < len(verdicts) and verdicts[end].fate is verdicts[place].fate:
            end += 1
        if verdicts[place].fate is fate:
            last = sheet.rows[end - 1].line if end < len(verdicts) else len(sheet.lines) - 1
            pieces.append(sheet.text(sheet.rows[place].line, last).strip("\n").rstrip())
        place = end
    return "\n\n".join(pieces) if fate is Fate.NEW else "\n".join(pieces)
