"""The bundle: a zip of the page, the mails, the documents, the entries, their hashes, and how to check them by hand.

The same evidence always gives the same bytes.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from worker.feedback.dossier.evidence import Evidence, Link
from worker.words.said import Said

# What Python of any version, on any machine, checks the chain with.
CHECK: Final = """\
import hashlib, json
entries = [json.loads(line) for line in open("entries.jsonl", encoding="utf-8")]
sha256 = lambda text: hashlib.sha256(text.encode())
previous = "0" * 64
for e in entries:
    if not e["erased_at"]:
        assert sha256(e["salt"] + "\\n" + e["payload"]).hexdigest() == e["payload_sha256"], e["seq"]
    assert e["previous"] == previous, e["seq"]
    parts = [previous, e["ref"], str(e["seq"]), e["at"], e["actor"], e["kind"], e["payload_sha256"]]
    previous = sha256("\\n".join(parts)).hexdigest()
    assert e["hash"] == previous, e["seq"]
for e in [e for e in entries if e["kind"] == "Erased"][-1:]:
    left = b"".join(sha256(one["payload"]).digest() for one in entries if one["seq"] < e["seq"])
    assert json.loads(e["payload"])["left_sha256"] == hashlib.sha256(left).hexdigest(), e["seq"]
print("OK", previous)
"""
README: Final = Said(
    """\
COMPLAINT FILE {ref}
{organisation}

This file is complete in itself. Open dossier.html in a browser: it is the whole story, in its order.

  dossier.html    the story, to read and to print
  mails/          every mail received and sent, as it was (.eml opens in a mail client)
  documents/      the accepted attachments
  entries.jsonl   every entry of the register, one a line (JSON)
  record.json     what the file says, as it follows from its entries
  SHA256SUMS      the hash of each file

TO CHECK THAT NOTHING WAS ALTERED

1. The files: in this folder,  sha256sum -c SHA256SUMS

2. The entries: the hash of each ("hash") is the SHA-256 of seven lines, parted by line feeds: the hash of the entry
   before it (64 zeros for the first), the file's reference, the number, the date (UTC), the actor, the kind, and
   "payload_sha256", which is the SHA-256 of the salt, a line feed and the content ("payload"). The words of an entry
   that was erased at the end of its retention are no longer there; its hash stays, and the entry that tells of the
   erasure ("Erased") carries the hash of what it left. With Python, in this folder:

{check}
   The last hash must be: {head}

3. The whole register: this last hash is part of the one that the company's daily mails carry.
""",
)


def pack(evidence: Evidence, page: str, files: Mapping[str, bytes]) -> bytes:
    """`page` is the story as HTML, `files` the mails and documents by their paths."""
    chain = evidence.chain
    contents = {
        "dossier.html": page.encode(),
        "README.txt": _readme(evidence).encode(),
        "entries.jsonl": b"".join(_line(link) for link in chain),
        "record.json": evidence.complaint.model_dump_json(indent=2).encode(),
        **files,
    }
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(contents.items()))
    contents["SHA256SUMS"] = sums.encode()
    return _zip(
        evidence.complaint.ref, sorted(contents.items()), chain[-1].at if chain else datetime(1980, 1, 1, tzinfo=UTC)
    )


def _readme(evidence: Evidence) -> str:
    head = evidence.chain[-1].hash if evidence.chain else ""
    # Not indented: it is copied from here into a shell, which asks for its end at the beginning of a line.
    check = f"python3 - <<'FIN'\n{CHECK}FIN\n"
    facts = {"ref": evidence.complaint.ref, "organisation": evidence.company.name, "check": check, "head": head}
    return README.about(**facts).told(evidence.language)


def _line(link: Link) -> bytes:
    told = {
        "ref": link.ref,
        "seq": link.seq,
        "at": link.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": link.actor,
        "kind": link.kind,
        "payload": link.payload,
        "salt": link.salt,
        "payload_sha256": link.payload_sha256,
        "previous": link.previous,
        "hash": link.hash,
        "erased_at": link.erased_at.isoformat() if link.erased_at else None,
    }
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def _zip(folder: str, contents: Iterable[tuple[str, bytes]], at: datetime) -> bytes:
    written = io.BytesIO()
    # What the format can hold begins in 1980.
    stamp = max(at.astimezone(UTC), datetime(1980, 1, 1, tzinfo=UTC)).timetuple()[:6]
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as bundle:
        for path, content in contents:
            info = zipfile.ZipInfo(f"{folder}/{path}", stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            bundle.writestr(info, content)
    return written.getvalue()
