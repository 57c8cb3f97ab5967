"""Whatever comes is read: no exception, and nothing in the result that a database or a log could not take."""

import random
import time
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from worker.intake import reading
from worker.intake.reading import interpreting
from worker.nouns.message import Message

PIECES = [
    b"From: ", b"Subject: ", b"Content-Type: ", b"multipart/mixed; boundary=b", b"text/html", b"message/rfc822",
    b"Content-Transfer-Encoding: base64", b"Content-Disposition: attachment; filename*0*=utf-8''%", b"=?utf-8?B?",
    b"?=", b"--b", b"--b--", b"\r\n", b"\n", b"\r\n\r\n", b"<blockquote>", b"<!--", b'"', b"<", b">", b"(", b";",
    b"charset=iso-2022-jp", b"charset=utf-16", b"\x1b$B", b"\xff\xfe", b"\0", b"\xe9", b"begin 644 x\n", b"end\n",
    b"-----BEGIN PGP SIGNED MESSAGE-----\n", b"application/pkcs7-mime", b"multipart/report",
]  # fmt: skip


def check(message: Message) -> None:
    """No last resort was needed, and every string can be stored: valid Unicode, no zero character."""
    assert "unreadable" not in message.defects
    assert "text not divided" not in message.defects
    strings = [message.subject, message.text, message.new_text, message.quoted, message.returned, *message.delivery]
    strings += [message.message_id, *message.references, *message.in_reply_to, message.content_type]
    for party in (message.sender, *message.to, *message.cc, *message.reply_to):
        strings += [party.address, party.name]
    strings += [value for name in message.headers for value in message.headers.all(name)]
    for document in message.documents:
        assert 0 < len(document.name) <= 200
        assert not set(document.name) & set("/\\\r\n")
        strings += [document.name, document.media_type]
    for string in strings:
        assert "\0" not in string
        string.encode("utf-8")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_any_bytes_are_read(raw: bytes) -> None:
    check(reading.read(raw))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=40))
def test_any_heap_of_mail_like_pieces_is_read(pieces: list[bytes]) -> None:
    check(reading.read(b"".join(pieces)))


def test_whoever_asks_for_the_text_alone_has_the_same(raw_mails: list[bytes]) -> None:
    for raw in raw_mails:
        assert reading.text_of(raw) == reading.read(raw).text


def mutated(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    """One to four small injuries: bytes changed, taken out, doubled, moved, cut off, or grafted from another mail."""
    body = bytearray(raw)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(body) + 1)
        span = chance.choice([1, 1, 2, 8, 64])
        match chance.randrange(7):
            case 0:
                body[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del body[at : at + span]
            case 2:
                body[at:at] = body[at : at + span] * chance.choice([1, 2, 50])
            case 3:
                body[at:at] = chance.choice(PIECES)
            case 4:
                del body[at:]
            case 5:
                start = chance.randrange(len(other))
                body[at:at] = other[start : start + 200]
            case _:
                body[at : at + span] = body[at : at + span][::-1]
    return bytes(body)


def test_damaged_mails_are_read_and_fast(raw_mails: list[bytes]) -> None:
    chance = random.Random(10002)
    for _ in range(800):
        raw = mutated(chance.choice(raw_mails), chance.choice(raw_mails), chance)
        started = time.process_time()
        check(reading.read(raw))
        assert time.process_time() - started < 30


def test_a_mail_cut_anywhere_is_read(raw_mails: list[bytes]) -> None:
    for raw in raw_mails:
        for end in range(0, len(raw), max(1, len(raw) // 12)):
            check(reading.read(raw[:end]))


def test_a_fault_of_ours_costs_no_more_than_it_must(monkeypatch, raw_mails: list[bytes]) -> None:
    def broken(*_: object) -> Message:
        raise RecursionError

    sound = reading.read(raw_mails[0])
    monkeypatch.setattr(interpreting, "interpret", broken)
    undivided = reading.read(raw_mails[0])
    assert undivided == replace(
        sound, new_text=sound.text, quoted="", language="", headers=undivided.headers, defects=("text not divided",)
    )
    monkeypatch.setattr(reading, "_assembled", broken)
    unreadable = reading.read(raw_mails[0])
    assert unreadable.defects == ("unreadable", "text not divided")
    assert unreadable.text == raw_mails[0].decode("utf-8", "replace").replace("\r\n", "\n")
