"""What the demo's customers and colleagues found in their mail, kept as files to open."""

import email
import email.policy
import html
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from worker.demo.servers import Posted
from worker.words.catalogue import SPOKEN
from worker.writing.drawing import Picture, inlined

INDEX = "index.html"
PARIS = ZoneInfo("Europe/Paris")
_PAGE = """\
<!doctype html>
<html lang="{language}"><meta charset="utf-8"><title>Letters of the demo</title>
<style>body{{font:16px/1.5 system-ui,sans-serif;margin:2rem;max-width:60rem}}td{{padding:.2rem 1rem .2rem 0}}</style>
<h1>Letters of the demo</h1>
<p>In the order of the story: when, to whom, and what each says in the list of a mailbox.</p>
{days}
</html>
"""


def parse(raw: bytes) -> EmailMessage:
    """One of our own letters, or a test's, as a mail client sees it."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    return message if isinstance(message, EmailMessage) else EmailMessage()


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    return str(body.get_content()) if body else ""


def keep_letters(folder: Path, posted: Sequence[Posted]) -> list[Path]:
    """Write each letter as it left (.eml) and its two readings (.txt, .html), and an index; the .txt in their order."""
    folder.mkdir(exist_ok=True)
    kept, rows = [], []
    for number, letter in enumerate(posted, start=1):
        stem = f"{number:02d}-{letter.recipient.replace('@', '-at-').replace('/', '-')}"
        message = parse(letter.raw)
        (folder / f"{stem}.eml").write_bytes(letter.raw)
        (folder / f"{stem}.html").write_text(_for_a_browser(message), encoding="utf-8")
        kept.append(folder / f"{stem}.txt")
        kept[-1].write_text(text_of(message), encoding="utf-8")
        rows.append((_day(message), _row(stem, message)))
    days = dict.fromkeys(day for day, _ in rows)
    pages = "\n".join(_of_day(day, [row for of, row in rows if of == day]) for day in days)
    (folder / INDEX).write_text(_PAGE.format(language=SPOKEN, days=pages), encoding="utf-8")
    return kept


def _for_a_browser(message: EmailMessage) -> str:
    page = message.get_body(("html",))
    pictures = [
        Picture(str(part["Content-ID"]).strip("<>"), bytes(part.get_payload(decode=True) or b""))
        for part in message.walk()
        if part.get_content_maintype() == "image" and part["Content-ID"]
    ]
    return inlined(page.get_content(), pictures) if page else ""


def latest(folder: Path, address: str) -> Path:
    """The page of the last letter that somebody received."""
    return max(folder.glob(f"*-{address.replace('@', '-at-')}.html"))


def _when(message: EmailMessage) -> datetime:
    return parsedate_to_datetime(str(message["Date"])).astimezone(PARIS)


def _day(message: EmailMessage) -> str:
    return f"{_when(message):%Y-%m-%d}"


def _of_day(day: str, rows: Sequence[str]) -> str:
    whole = "\n".join(rows)
    return f"<h2>{html.escape(day)}</h2>\n<table>\n{whole}\n</table>"


def _row(stem: str, message: EmailMessage) -> str:
    page, *others = (f"{html.escape(stem)}.{kind}" for kind in ("html", "txt", "eml"))
    name, address = parseaddr(str(message["To"]))
    more = " ".join(f'<a href="{link}">{link.rpartition(".")[2]}</a>' for link in others)
    cells = (
        stem.partition("-")[0],
        f"{_when(message):%H:%M}",
        html.escape(name or address),
        f'<a href="{page}">{html.escape(str(message["Subject"]))}</a>',
        more,
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
