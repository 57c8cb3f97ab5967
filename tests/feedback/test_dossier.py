"""A dossier is read, and checked, without anything of ours."""

import json
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.filled import filled
from tests.lives import Life, Teller
from worker.complaint.entry import Entry
from worker.complaint.folding import KINDS
from worker.complaint.messages import MessageReceived, ReceivedMessage, SupportingDocument, Verdict
from worker.complaint.particulars import CONCERNED, REACHED
from worker.complaint.record import Complaint
from worker.feedback.dossier.evidence import Company, Evidence, Link
from worker.feedback.dossier.naming import mail_name, safe_name
from worker.feedback.dossier.packing import CHECK
from worker.feedback.dossier.story import story
from worker.feedback.dossier.words import WORDS
from worker.office.bundling import bundle
from worker.register.chain import GENESIS, entry_sha256, payload_sha256
from worker.writing.dossier import dossier_page

PARIS = ZoneInfo("Europe/Paris")
HOSTILE = '<script>alert(1)</script><img src="http://evil.example/x.png" onerror=x> {{ 7*7 }} "\'> </div></body>'


def chain_of(life: Life) -> tuple[Link, ...]:
    links: list[Link] = []
    for seq, (at, actor, entry) in enumerate(life.moments, start=1):
        payload, salt = entry.model_dump_json(), f"{seq:032x}"
        previous = links[-1].hash if links else GENESIS
        hashed = payload_sha256(salt, payload)
        whole = entry_sha256(
            previous=previous, ref=life.ref, seq=seq, at=at, actor=actor, kind=entry.kind, payload_hash=hashed
        )
        links.append(Link(life.ref, seq, at, actor, entry.kind, payload, salt, hashed, previous, whole, None, entry))
    return tuple(links)


def evidence_of(life: Life, complaint: Complaint | None = None, **more: object) -> Evidence:
    told = {"received": {}, "sent": {}, "blobs": {}, "language": "fr", "company": Company("Maison Lenoir")} | more
    return Evidence(
        complaint=complaint or life.complaint(),
        chain=chain_of(life),
        staff={"ann@example.com": "Ann Morel", "bob@example.com": "Bob Petit"},
        **told,  # type: ignore[arg-type]
    )


def longest_life() -> Life:
    return max(Teller(2).lives(80), key=lambda life: len(life.moments))


def unpacked(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(raw)) as bundled:
        assert bundled.testzip() is None
        return {name.partition("/")[2]: bundled.read(name) for name in bundled.namelist()}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_entry_is_told_in_words(kind: type[Entry]) -> None:
    said = filled(kind).tell(lambda address: f"<{address}>").said
    assert said.told("fr")
    assert said.told("en")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_life_is_told_from_its_beginning_to_its_end(language: str) -> None:
    for life in Teller(8).lives(60):
        told = story(evidence_of(life, language=language), PARIS)
        page = dossier_page(told, PARIS)
        assert life.ref in page
        assert len(told.chain) == len(life.moments)
        assert page.count("<code>") == len(life.moments)
        assert not re.search(r"\{[a-z_]+\}|None|Said\(", page)


def test_the_bundle_checks_itself_with_the_tools_that_it_names(tmp_path: Path) -> None:
    """What the README says is done word for word, in a folder with nothing else."""
    life = longest_life()
    raw = bundle(evidence_of(life, received={1: b"From: a\r\n\r\nb\r\n"}), PARIS)
    with zipfile.ZipFile(BytesIO(raw)) as bundled:
        bundled.extractall(tmp_path)
    folder = tmp_path / life.ref
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    readme = (folder / "README.txt").read_text(encoding="utf-8")
    checked = check_by_hand(folder)
    head = chain_of(life)[-1].hash
    assert checked.stdout == f"OK {head}\n"
    assert head in readme


def check_by_hand(folder: Path) -> "subprocess.CompletedProcess[str]":
    """The lines of the README, copied into a shell as they stand."""
    lines = (folder / "README.txt").read_text(encoding="utf-8").splitlines()
    copied = lines[lines.index("python3 - <<'FIN'") : lines.index("FIN") + 1]
    return subprocess.run(
        ["sh"], input="\n".join(copied) + "\n", cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("damage", ["payload", "order", "removed"])
def test_an_altered_bundle_is_told_by_the_check(tmp_path: Path, damage: str) -> None:
    life = longest_life()
    lines = unpacked(bundle(evidence_of(life), PARIS))["entries.jsonl"].splitlines()
    match damage:
        case "payload":
            lines[0] = lines[0].replace(b"Client", b"Klient").replace(b"Fictive", b"Factice")
        case "order":
            lines[1], lines[2] = lines[2], lines[1]
        case "removed":
            del lines[3]
    (tmp_path / "entries.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    checked = subprocess.run([sys.executable, "-c", CHECK], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert checked.returncode == 1
    assert "AssertionError" in checked.stderr


def test_the_same_evidence_gives_the_same_bytes() -> None:
    life = longest_life()
    assert bundle(evidence_of(life), PARIS) == bundle(evidence_of(life), PARIS)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids |= {value or "" for name, value in attrs if name == "id"}
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "action", "style", "srcset"}]


def a_document(name: str, verdict: Verdict = Verdict.ACCEPTED, sha256: str = "a" * 64) -> SupportingDocument:
    return SupportingDocument(name=name, media_type="application/pdf", size=1200, sha256=sha256, verdict=verdict)


def with_documents(*documents: SupportingDocument) -> tuple[Life, Complaint]:
    """A life in which one more message comes, with these documents and hostile words."""
    life = longest_life()
    at = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    message = ReceivedMessage(
        parcel=900, sha256="b" * 64, sender="eve@example.net", sender_name=HOSTILE, subject=HOSTILE, new_text=HOSTILE,
        received_at=at, documents=documents,
    )  # fmt: skip
    longer = Life(life.ref, [*life.moments, (at, "worker", MessageReceived(message=message, proof="letter"))])
    return longer, longer.complaint()


def test_hostile_words_stay_words_and_nothing_comes_from_elsewhere() -> None:
    life, complaint = with_documents(a_document('x"><script>.pdf'))
    told = evidence_of(life, complaint, blobs={"a" * 64: b"%PDF-"}, received={900: b"Subject: x\r\n\r\n"})
    page = unpacked(bundle(told, PARIS))["dossier.html"].decode()
    seen = _Tags()
    seen.feed(page)
    assert not {"script", "img", "iframe", "object", "form", "link", "base"} & set(seen.tags)
    assert all(link.startswith(("mails/", "documents/", "#")) for link in seen.links)
    assert {link[1:] for link in seen.links if link.startswith("#")} <= seen.ids
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7*7 }}" in page
    assert "49" not in page.partition("{{ 7*7 }}")[2][:3]


def test_every_link_of_the_page_is_a_file_of_the_bundle() -> None:
    life, complaint = with_documents(a_document("relevé n° 12 (été).pdf"), a_document("page.html"))
    told = evidence_of(life, complaint, blobs={"a" * 64: b"%PDF-"}, received={900: b"Subject: x\r\n\r\n"})
    files = unpacked(bundle(told, PARIS))
    seen = _Tags()
    seen.feed(files["dossier.html"].decode())
    from urllib.parse import unquote  # noqa: PLC0415

    links = {unquote(link) for link in seen.links if not link.startswith("#")}
    assert links
    assert links <= set(files)
    assert [name for name in files if name.startswith("documents/")] == [
        "documents/001-relevé n° 12 (été).pdf", "documents/002-page.html.txt",
    ]  # fmt: skip


@pytest.mark.parametrize("verdict", [Verdict.QUARANTINED, Verdict.HELD, Verdict.REFUSED_TYPE])
def test_what_must_not_be_opened_is_named_and_not_enclosed(verdict: Verdict) -> None:
    life, complaint = with_documents(a_document("virus.pdf", verdict))
    told = evidence_of(life, complaint, blobs={"a" * 64: b"EICAR"})
    files = unpacked(bundle(told, PARIS))
    assert not [name for name in files if name.startswith("documents/")]
    assert b"EICAR" not in b"".join(files.values())
    assert "virus.pdf" in files["dossier.html"].decode()


@given(st.text(max_size=300), st.integers(1, 999))
def test_any_name_becomes_one_that_every_system_takes(name: str, number: int) -> None:
    safe = safe_name(number, name)
    assert re.fullmatch(r"\d{3}-[^\x00-\x1f<>:\"/\\|?*]{1,100}", safe)
    assert not safe.endswith((".", " "))
    assert not re.search(r"(?i)\.(exe|js|html?|svg|lnk|bat|vbs)$", safe)


@given(st.text(max_size=100))
def test_a_mails_name_is_plain(what: str) -> None:
    assert re.fullmatch(r"007-2026-11-23-recu(-[a-z0-9-]+)?\.eml", mail_name(7, "2026-11-23", "recu", what))


def test_the_records_of_the_bundle_are_json() -> None:
    life = longest_life()
    files = unpacked(bundle(evidence_of(life), PARIS))
    assert Complaint.model_validate_json(files["record.json"]) == life.complaint()
    assert [json.loads(line)["seq"] for line in files["entries.jsonl"].splitlines()] == list(
        range(1, len(life.moments) + 1)
    )


def test_every_word_of_the_page_is_used_in_both_languages() -> None:
    house = Path(__file__).parents[2]
    rooms = (house / "worker" / "feedback" / "dossier").rglob("*.py")
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (house / "templates" / "dossier.html.j2", house / "worker" / "writing" / "dossier.py", *rooms)
        if path.name != "words.py"
    )
    # Those of the record's fields stand in the table from which the page takes the fields.
    own = WORDS.keys() - {one.code for one in (*REACHED, *CONCERNED)}
    assert [name for name in own if f'"{name}"' not in code and f"words.{name}" not in code] == []
    assert all(said.into("fr") for said in WORDS.values())
