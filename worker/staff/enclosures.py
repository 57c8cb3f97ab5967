"""What a colleague attached is read as their words are: no letter of ours to colleagues leaves inside a document.

Many mail programs can attach the mail that is answered, and some do so by themselves; gateways put the rest of a mail
into a file of its own. What such a file says is compared as the text is; that it is a letter of ours is seen as well by
whom it goes from and to, whichever file it was about.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from worker.intake.reading import charset, html, read
from worker.intake.reading.interpreting import is_mail
from worker.nouns.message import Document, Message, Party
from worker.processing.commands.frame import Bench
from worker.processing.commands.script import Line
from worker.processing.documents import on_purpose
from worker.staff import our_letters
from worker.staff.leaving import encloses
from worker.staff.running import LineResult, Outcome
from worker.words.said import Said

# What is read as text; of each as much as a letter of ours is long.
_PAGES: Final = (".html", ".htm", ".xhtml", ".mht", ".mhtml")
_TEXTS: Final = (".txt", ".md", ".text", ".log", ".csv", ".rtf")
_LOOKED_AT: Final = 500_000
_DEEPEST: Final = 3
_MOST: Final = 20


def checked(outcome: Outcome) -> Outcome:
    """The outcome as it may stand: refused where a document that would leave holds a letter of ours to colleagues."""
    if not outcome.ok:
        return outcome
    refs = tuple(ref for ref in outcome.letters if encloses(outcome, ref))
    documents = attached(outcome.bench) if refs else ()
    found = tuple(one for one in documents if any(_is_ours(one, outcome.bench, ref) for ref in refs))
    told = tuple(LineResult(Line(0, "", ""), _HOLDS.about(name=one.name)) for one in found)
    return replace(outcome, results=(*outcome.results, *told)) if told else outcome


def attached(bench: Bench) -> tuple[Document, ...]:
    """The documents of a colleague's mail that would leave with a letter, with what is in them."""
    leaving = {one.sha256 for one in on_purpose(bench.received.documents)}
    return tuple(one for one in bench.message.documents if one.sha256 in leaving)[:_MOST]


def mails(bench: Bench) -> tuple[str, ...]:
    """Those of them that are mails, by name."""
    return tuple(one.name for one in attached(bench) if is_mail(one))


_HOLDS: Final = Said("“{name}” is or holds an internal letter: nothing left; take it out, then send your mail again")


def _is_ours(document: Document, bench: Bench, ref: str) -> bool:
    for words, message in _within(document, 1):
        if message is not None and _to_a_colleague(message, bench):
            return True
        if our_letters.findings(words, bench, ref):
            return True
    return False


def _within(document: Document, depth: int) -> Iterator[tuple[str, Message | None]]:
    """The texts that a document shows to whoever opens it, each with the mail that it is the text of."""
    name, kind = document.name.lower(), document.media_type.lower()
    content = document.content[:_LOOKED_AT]
    if is_mail(document) or name.endswith((".mht", ".mhtml")):
        yield from _of_mail(read(document.content), depth)
    elif kind in {"text/html", "application/xhtml+xml"} or name.endswith(_PAGES):
        yield html.to_text(charset.decode(content)), None
    elif kind.startswith(("text/", "message/")) or name.endswith(_TEXTS):
        yield charset.decode(content), None
        # The source of a mail under the name of a text.
        yield from _of_mail(read(content), depth)


def _of_mail(message: Message, depth: int) -> Iterator[tuple[str, Message | None]]:
    replies = " ".join(one.address for one in message.reply_to)
    yield f"{replies}\n{message.text}", message
    if depth < _DEEPEST:
        for inner in message.documents[:_MOST]:
            yield from _within(inner, depth + 1)


def _to_a_colleague(message: Message, bench: Bench) -> bool:
    boxes = set(bench.rules.boxes)
    return message.sender.address in boxes and any(_is_staff(one, bench) for one in message.to)


def _is_staff(party: Party, bench: Bench) -> bool:
    return party.address in bench.rules.staff


SHOWN: Final = 4_000
_LONGEST_HEAD: Final = 160


def passed_on(message: Message) -> str:
    """Who wrote it and what it says, as a quote; "" where nothing is passed on."""
    original = message.forwarded
    if original is None or not original.text.strip():
        return ""
    sender = original.sender
    head = " ".join(filter(None, (sender.name, f"<{sender.address}>" if sender.address else "")))[:_LONGEST_HEAD]
    return "\n".join(f"> {row}" for row in (f"{head} :", *original.text.strip()[:SHOWN].split("\n")))
