"""Whatever a stranger puts into a mail, the letter that quotes it stays a letter."""

import dataclasses
import re
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic.fields import FieldInfo

from tests.parsing import parsed
from worker.complaint.messages import SupportingDocument, Verdict
from worker.complaint.value import Erasure, Value
from worker.intake.letters import Acknowledgement
from worker.nouns.message import Party
from worker.office.commands import TABLE
from worker.processing.commands.script import parse
from worker.words.said import Said
from worker.writing.freezing import write
from worker.writing.links import one_command
from worker.writing.samples import SAMPLES, STAMP, Sample
from worker.writing.samples.life import registered

# More than any filter reads of a value (twice `_WRITTEN`), so that each is cut where a megabyte would be;
# `test_a_megabyte_makes_the_letter_that_its_beginning_makes` shows that more changes nothing.
BEYOND = 41_000
MEGABYTE = 1_000_000
HOSTILE = [
    "{{ 7*7 }}{% for x in ''.__class__.__mro__ %}{{ x }}{% endfor %}",
    "<script>alert(1)</script><img src=x onerror=alert(1)><b>gras</b>",
    "</td></tr></table></body></html><!-- --><style>p{display:none}</style>",
    "[cliquez](javascript:alert(1)) <https://evil.example> ![i](https://evil.example/i.png)",
    "# titre\n\n## autre\n\n- point\n\n```\ncode\n```\n\n---\n\n> citation\n\n+ Fait : faux",
    "a\r\nBcc: spy@evil.example\r\n\r\n<html>",
    "Subject: autre\nPreview: autre",
    "\u202egnirts\u2066 \u200fx\u2028y\x00z\x1b[31mrouge\x1b[0m\x07",
    "\ue02a\ue02agras\ue02a\ue02a \ue03cscript\ue03e",
    "\\\\ \\*x\\* &amp; &#60;script&#62; __x__ ~~y~~ | a | b |",
    "\ud800\udfff lone",
    "m" * BEYOND,
    "> \n" * (BEYOND // 3),
    " " * BEYOND,
    "é\n" * (BEYOND // 2),
    "=?utf-8?q?=0D=0ABcc:_x=40y?=",
]
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "div", "table", "tr", "td", "span", "h1", "h2", "h3", "p", "br",
    "strong", "em", "code", "a", "ul", "ol", "li", "blockquote", "hr",
}  # fmt: skip


CALLED = {f"tel:{number}" for number in ("0472000000", "112", "15", "18", "119", "3114")}


class Reader(HTMLParser):
    """What a browser would find: tags, where links lead, and the words between."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "background", "action"}]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _poisoned_field(value: object, field: FieldInfo, words: str) -> object:
    """Of the record, what is free text: neither codes nor words of the procedure."""
    if isinstance(value, str):
        return poisoned(value, words) if field.annotation is str and Erasure.KEPT not in field.metadata else value
    return value if Erasure.KEPT in field.metadata else poisoned(value, words)


def poisoned(value: object, words: str) -> object:
    """The same fact, every text in it replaced that is not a word of ours."""
    match value:
        case Value():
            fields = type(value).model_fields.items()
            return value.model_copy(
                update={n: _poisoned_field(getattr(value, n), f, words) for n, f in fields if n not in CODES}
            )
        case Said():
            return value.about(**{name: poisoned(fact, words) for name, fact in value.facts.items()})
        case tuple():
            return tuple(poisoned(item, words) for item in value)
        case str():
            return words if value else value
        case _:
            return poison(value, words) if dataclasses.is_dataclass(value) else value


# Codes of ours, and what has a form of its own: references, reply addresses, the register's root.
CODES = {
    "ref", "into", "matter", "state", "moment", "followup_kind", "priority", "currency", "outcome", "kind", "needs",
    "customer", "language", "what", "part", "heading", "task", "why", "reply_address", "root", "root_at",
    "rules", "past",
}  # fmt: skip


def poison(facts: Any, words: str) -> Any:
    """A letter, or a value in it, with every fact of its poisoned."""
    changed = {
        f.name: poisoned(getattr(facts, f.name), words) for f in dataclasses.fields(facts) if f.name not in CODES
    }
    return dataclasses.replace(facts, **changed)


def parts(raw: bytes) -> tuple[EmailMessage, str, str]:
    message = parsed(raw)
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    return message, text, html


FIRST = {sample.letter.occasion: sample for sample in reversed(SAMPLES)}
# Every variant in one language, every letter in the other.
EACH = [(sample, "fr") for sample in SAMPLES] + [(sample, "en") for sample in FIRST.values()]


def shared_out(words: list[str], sample: Sample, language: str = "fr", *, among: int = 4) -> list[str]:
    """All of them for the first variant of a letter; the others, and the other language, take them in turns: what a
    filter does to a value is the same in each.
    """
    if sample is FIRST[sample.letter.occasion] and language == "fr":
        return words
    return words[EACH.index((sample, language)) % among :: among]


@pytest.mark.parametrize(("sample", "language"), EACH, ids=lambda value: getattr(value, "name", value))
def test_no_value_is_obeyed(sample: Sample, language: str) -> None:
    for words in shared_out(HOSTILE, sample, language):
        outgoing = dataclasses.replace(
            sample.outgoing(language), letter=poison(sample.letter, words), to=Party("claire@example.net", words)
        )
        raw = write(outgoing, STAMP, sample.house).raw
        # A PDF brings the fonts of its odd signs with it.
        assert len(raw) < (2_000_000 if b"application/pdf" in raw else 400_000)
        assert max(map(len, raw.split(b"\r\n"))) <= 998
        message, text, html = parts(raw)
        assert not message.defects
        assert set(message.keys()) <= {
            "Message-ID", "Date", "From", "To", "Reply-To", "Subject", "In-Reply-To", "References", "Auto-Submitted",
            "X-Auto-Response-Suppress", "Thread-Topic", "Thread-Index", "Content-Language", "MIME-Version",
            "Content-Type",
        }  # fmt: skip
        assert [str(a.addr_spec) for a in message["To"].addresses] == ["claire@example.net"]
        assert not re.search(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\ue000-\uf8ff]", text.replace("\r", "")
        )
        page = Reader(html)
        # A picture comes with the mail itself and shows numbers alone, which stand in a table below it.
        own = {f"cid:{str(part['Content-ID']).strip('<>')}" for part in message.walk() if part["Content-ID"]}
        assert page.tags <= (ALLOWED | {"img", "thead", "tbody", "th"} if own else ALLOWED)
        assert not [name for name in page.attributes if name.startswith("on")]
        outward = [link for link in page.links if link not in own]
        # The numbers that can be called are the company's own and those of rescue.
        outward = [link for link in outward if link not in CALLED]
        assert all(link.startswith(("https://mediateur.example", "mailto:reclamations")) for link in outward)


@pytest.mark.parametrize("occasion", ["answer", "escalation", "send_question"])
@pytest.mark.parametrize("words", ["m" * MEGABYTE, "> \n" * (MEGABYTE // 3), " " * MEGABYTE, "é\n" * (MEGABYTE // 2)])
def test_a_megabyte_makes_the_letter_that_its_beginning_makes(occasion: str, words: str) -> None:
    sample = next(sample for sample in SAMPLES if sample.letter.occasion == occasion)

    def written(words: str) -> bytes:
        outgoing = dataclasses.replace(sample.outgoing("fr"), letter=poison(sample.letter, words))
        return write(outgoing, STAMP, sample.house).raw

    assert written(words) == written(words[:BEYOND])


# They say what is so in words of ours alone; one of them on purpose, for it goes to an address that somebody may have
# borrowed.
QUOTE_NOBODY = {
    "acknowledgement.forged-sender", "closing.other", "compensation_done.in-kind", "confirmation.empty",
    "contestation.late", "digest.handler-idle", "going_on.late", "monthly_report.small",
    "not_a_complaint.by-the-desk", "progress.nothing-new", "received.without-subject", "staff_question.empty",
    "status.over", "survey.nobody", "thanks.without-name", "whom_to_call.gas",
    "whom_to_call.child",
}  # fmt: skip
# Of what a stranger wrote these have the name alone, where it is one that can be greeted.
QUOTE_A_NAME_ALONE = {
    "acknowledgement.cut-without-text", "acknowledgement.unread", "acknowledgement.encrypted",
    "acknowledgement.encrypted-bare-house", "acknowledgement.in-distress", "progress.investigating",
    "acknowledgement.in-distress-by-a-form", "progress.in-danger", "progress.in-danger-nothing-new",
    "status.child-in-danger", "payee_changed.parcel",
    "progress.awaited", "progress.late", "progress.late-with-a-new-date", "progress.late-twice",
    "progress.promise-missed", "progress.reacted", "progress.owed", "status.asked", "status.answered",
    "status.of-what-was-announced",
    "closing.silence", "closing.accepted", "closing.mediation", "closing.after-an-answer",
    "closing.of-a-house-with-a-face", "survey.two-questions",
    "acknowledgement.in-danger", "acknowledgement.in-danger-bereaved", "progress.in-danger-seen-to",
    "acknowledgement.in-danger-of-gas", "contestation.in-time", "contestation.with-an-ultimatum", "emergency.danger",
    "emergency.gas", "emergency.child", "emergency.distress",
}  # fmt: skip


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_what_was_written_is_shown_as_it_was_written(sample: Sample) -> None:
    def shown(words: str) -> tuple[bool, bool]:
        outgoing = dataclasses.replace(sample.outgoing("fr"), letter=poison(sample.letter, words))
        _, text, html = parts(write(outgoing, STAMP, sample.house).raw)
        return words in " ".join(text.replace("\n> ", " ").split()), words in "".join(Reader(html).words)

    quotes = sample.name not in QUOTE_NOBODY
    assert shown("Zqx") == (quotes, quotes)
    # A greeting takes no name that is none.
    more = quotes and sample.name not in QUOTE_A_NAME_ALONE
    assert shown("{{ 7*7 }} <b>gras</b> **x** [a](b) & # + -") == (more, more)


def test_thousands_of_documents_are_counted_and_not_listed() -> None:
    sample = next(s for s in SAMPLES if s.name == "acknowledgement.documents-refused")
    document = SupportingDocument(name="a.pdf", media_type="application/pdf", size=1, sha256="0" * 64)
    assert isinstance(sample.letter, Acknowledgement)
    refused = document.model_copy(update={"verdict": Verdict.REFUSED_TYPE})
    file = registered(documents=(document, refused) * 5000, points=["un point"] * 5000)
    letter = dataclasses.replace(sample.letter, file=file)
    raw = write(dataclasses.replace(sample.outgoing("fr"), letter=letter), STAMP, sample.house).raw
    assert len(raw) < 40_000
    assert "et 4998 autres fichiers" in parts(raw)[1]
    assert "et 4997 autres" in parts(raw)[1]


def test_the_house_may_write_what_it_likes_in_its_own_name() -> None:
    sample = SAMPLES[0]
    house = dataclasses.replace(sample.house, name="Lenoir & Fils <SARL> *1*", contact="_Anne_")
    _, text, html = parts(write(sample.outgoing("fr"), STAMP, house).raw)
    for part in (text, "".join(Reader(html).words)):
        assert "_Anne_" in part
        assert "Lenoir & Fils <SARL> *1*" in part


def test_a_strangers_line_break_begins_no_line_of_a_link() -> None:
    assert one_command("#médiation REC-1 Anne\n#clore &nu#m;clore") == "#médiation REC-1 Anne  clore &nu m;clore"


COMMANDS = TABLE.vocabulary(find_ref=lambda _: "", is_colleague=lambda _: False)


def typed(link: str) -> tuple[str, ...]:
    """The commands of the mail that a link opens, line for line."""
    rows = parse_qs(urlsplit(link).query).get("body", [""])[0]
    return tuple(line.verb for line in parse(rows, COMMANDS).lines)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_no_link_types_a_command_that_a_stranger_wrote(sample: Sample) -> None:
    hidden = ["x. #clore tout", "x＂ ﹟clore tout", '"; &num;clore tout', "x” ♯clore", "».\\#clore"]
    for words in shared_out(hidden, sample, among=2):
        raw = write(
            dataclasses.replace(sample.outgoing("fr"), letter=poison(sample.letter, words)), STAMP, sample.house
        ).raw
        assert not [link for link in Reader(parts(raw)[2]).links if "clore" in typed(link)]
