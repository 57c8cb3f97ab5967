"""What a stranger writes into headers, names and words never becomes a header, a recipient or a link of our letters."""

import pytest

from tests.fuzz import handled
from tests.parsing import parsed
from worker.intake import reading
from worker.intake.sorting import sort
from worker.nouns.facts import Facts
from worker.nouns.item import Person
from worker.nouns.letter import Frozen

WORDS = [
    # A second header, in every way to break a line.
    b"a\r\nBcc: spy@evil.example", b"a\nBcc: spy@evil.example\n\n<html>", b"a\rBcc: spy@evil.example",
    b"a\r\n =?utf-8?q?=0A?=\r\n Bcc: spy@evil.example", b"a\x00\r\n\tBcc: spy@evil.example",
    b"a\x0bBcc: x\x0cBcc: y\x1cBcc: z", b"=?utf-8?q?a=0D=0ABcc=3A_spy=40evil.example?=",
    b"=?utf-8?b?DQpCY2M6IHNweUBldmlsLmV4YW1wbGU=?=", b"=?utf-8?q?a=C2=85Bcc=3A_spy=40evil.example?=",
    b"=?utf-8?q?a=E2=80=A8Bcc=3A_spy=40evil.example?=", b"=?utf-16?b?AA0ACgBCAGMAYw==?=",
    # A second recipient.
    b'"a" <spy@evil.example>, b', b"a, spy@evil.example", b"a;spy@evil.example:", b"<spy@evil.example>", b'\\"\r\n\\',
    # Markup, templates, the boundary of our parts.
    b"[a](https://evil.example)", b"<a href=https://evil.example>a</a>", b"{{ 7*7 }}{% include 'x' %}",
    b"--=_boundary--",
    # Characters that no header may hold, and more than it may hold.
    "é\u202eelpmaxe.live\u2066".encode(), b"\xed\xa0\x80\xff\xfe", b"a" * 5_000, "😀".encode() * 500,
]  # fmt: skip
FROM = b"From: camille@example.org\r\n"
# Where the words stand in the mail that we get, as %s.
PLACES = {
    "name": b'From: "%s" <camille@example.org>\r\nSubject: x\r\nMessage-ID: <1@example.org>\r\n\r\nJe me plains.',
    "bare name": b"From: %s <camille@example.org>\r\nSubject: x\r\n\r\nJe me plains.",
    "address": b"From: <camille%s@example.org>\r\nReply-To: camille@example.org\r\nSubject: x\r\n\r\nJe me plains.",
    "reply address": b"From: %s\r\nReply-To: %s <camille@example.org>\r\nSubject: x\r\n\r\nJe me plains.",
    "subject": FROM + b"Subject: %s\r\n\r\nJe me plains.",
    "message id": FROM + b"Message-ID: <%s@example.org>\r\nReferences: <%s@b>\r\n\r\nJe me plains.",
    "text": FROM + b"Subject: x\r\n\r\nJe veux un remboursement de 12 EUR %s. Commande : %s",
    "file": FROM
    + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVoir la facture."
    + b'\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="%s"\r\n\r\nx\r\n--b--',
    "passed on": b"From: ann@example.com\r\nSubject: TR: x\r\n\r\n-----Message d'origine-----\r\n"
    + "De : %s <camille@example.org>\r\nEnvoyé : lundi 23 novembre 2026 08:00\r\nObjet : %s\r\n\r\nDéçue.".encode(),
}


def letters(raw: bytes) -> list[Frozen]:
    """What we would send because of this mail, for each part that its sender may play."""
    message = reading.read(raw)
    parts = [sort(message, Facts(staff={message.sender.address: Person("Bob", message.sender.address)}))]
    parts += [item or sort(message, facts) for facts, item in handled.parts_played(message)]
    return [frozen for item in parts for frozen in handled.letters(handled.decided(raw, message, item))]


@pytest.mark.parametrize("place", PLACES)
def test_words_stay_words(place: str) -> None:
    written = 0
    for words in WORDS:
        mail = PLACES[place]
        raw = mail.replace(b"%s", words)
        for frozen in letters(raw):
            written += 1
            handled.letter_holds(frozen)
            sent = parsed(frozen.raw)
            assert "Bcc" not in sent
            recipients = [party.addr_spec for party in sent["To"].addresses]
            # None where the address is one that no header may hold.
            assert recipients in ([frozen.outgoing.to.address], [])
            assert b'href="https://evil' not in frozen.raw.replace(b"=\r\n", b"").replace(b"=3D", b"=")
    assert written > len(WORDS)
