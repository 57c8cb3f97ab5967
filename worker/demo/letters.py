"""The mail of the demo's day: what customers of an invented shop send on an ordinary Monday.

Each function gives one message as its sender's mail client would build it. Everyone and everything is invented.
"""

import struct
import zlib
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

# The demo's mail server, by the name under which it says whose mail it verified.
BORDER = "mx.example.com"


def _message(sender: str, subject: str, at: datetime, box: str) -> EmailMessage:
    message = EmailMessage()
    message["Authentication-Results"] = f"{BORDER}; dmarc=pass header.from={_domain(sender)}"
    message["From"] = sender
    message["To"] = box
    message["Subject"] = subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = make_msgid(domain=_domain(sender))
    return message


def _domain(sender: str) -> str:
    return sender.rpartition("@")[2].rstrip(">")


def late_sofa(at: datetime, box: str) -> bytes:
    """French, plain, with a wish."""
    message = _message(
        "Camille Roussel <camille.roussel@example.org>", "Canapé livré avec trois semaines de retard", at, box
    )
    message.set_content(
        "Bonjour,\n\nMon canapé, commande CMD-48213, devait arriver le 2 novembre. Il est arrivé hier, avec"
        " trois semaines de retard et sans un mot de votre part. J'ai pris deux jours de congé pour rien.\n\n"
        "Je demande le remboursement des frais de livraison, soit 49,90 €.\n\nCamille Roussel\n06 12 34 56 78\n"
    )
    return message.as_bytes(policy=SMTP)


def broken_lamp(at: datetime, box: str) -> bytes:
    """With a PDF and a photograph."""
    message = _message("Karim Haddad <karim.haddad@example.net>", "Lampe reçue cassée", at, box)
    message.set_content(
        "Madame, Monsieur,\n\nLa lampe « Brume » reçue ce matin est fêlée sur toute la hauteur, comme le montre la"
        " photo. La facture est jointe.\n\nJe souhaite un échange, pas un avoir.\n\nKarim Haddad\n"
    )
    message.add_attachment(_pdf(), maintype="application", subtype="pdf", filename="facture n° 2026-1187.pdf")
    message.add_attachment(_photo(), maintype="image", subtype="png", filename="lampe fêlée.png")
    return message.as_bytes(policy=SMTP)


def wrong_invoice(at: datetime, box: str) -> bytes:
    """English."""
    message = _message("Olivia Bennett <olivia.bennett@example.com>", "Charged twice for order 48377", at, box)
    message.set_content(
        "Hello,\n\nMy card was charged twice for order 48377, on 18 and 19 November. I have called three times and"
        " nobody rang back. I would like the second payment refunded, please.\n\nKind regards,\nOlivia Bennett\n"
    )
    return message.as_bytes(policy=SMTP)


def rude_welcome(at: datetime, box: str) -> bytes:
    """HTML only, and no wish: the acknowledgement asks for it."""
    message = _message("Monique Garnier <monique.garnier@example.org>", "Accueil au magasin de Lyon", at, box)
    message.set_content(
        "<html><body><div style='display:none'>Votre avis compte</div><p>Bonjour,</p><p>Samedi, au comptoir, on m'a"
        " fait attendre quarante minutes puis répondu que « ce n'était pas le jour ».</p><p>Je suis cliente depuis"
        " <b>dix-huit ans</b> et je trouve cet accueil indigne.</p><p>Monique Garnier</p></body></html>",
        subtype="html",
    )
    return message.as_bytes(policy=SMTP)


def out_of_office(at: datetime, box: str) -> bytes:
    message = _message("Paul Lemaire <paul.lemaire@example.org>", "Absence du bureau", at, box)
    message["Auto-Submitted"] = "auto-replied"
    message.set_content("Bonjour, je suis absent jusqu'au 30 novembre et lirai votre message à mon retour.\n")
    return message.as_bytes(policy=SMTP)


def newsletter(at: datetime, box: str) -> bytes:
    message = _message("La Gazette du meuble <gazette@news.example.net>", "Les tendances de l'hiver", at, box)
    message["List-Unsubscribe"] = "<mailto:stop@news.example.net>"
    message["List-Id"] = "La Gazette du meuble <gazette.news.example.net>"
    message["Precedence"] = "bulk"
    message.set_content("Bois clair, laine et lumière douce : nos dix idées pour l'hiver.\n")
    return message.as_bytes(policy=SMTP)


def damaged(at: datetime, box: str) -> bytes:
    """Cut off in the middle, a charset that does not exist, a header without end: it is read all the same."""
    stamp = format_datetime(at)
    return (
        "From: J. Perrin <j.perrin@example.net>\r\n"
        f"To: =?utf-8?B?abcde?= <{box}>\r\nDate: {stamp}\r\nSubject: =?x-inconnu?Q?R=E9clamation_garantie?=\r\n"
        "Message-ID: <brise.1187@example.net>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="coupe"\r\n\r\n--coupe\r\n'
        "Content-Type: text/plain; charset=x-inconnu\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "Votre service apr=E8s-vente refuse de r=E9parer mon four sous garantie.\r\nJ'attends une r=E9paration.\r\n"
        '--coupe\r\nContent-Type: image/jpeg; name="four'
    ).encode("ascii")


def returned(at: datetime, box: str, *, report_from: str, acknowledgement: EmailMessage) -> bytes:
    """A delivery report: the address that complained does not take mail (RFC 3464)."""
    failed = str(acknowledgement["To"]).rpartition("<")[2].rstrip(">")
    report = (
        f"Return-Path: <>\r\nFrom: Mail Delivery System <{report_from}>\r\nTo: {box}\r\nDate: {format_datetime(at)}\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        "Message-ID: <retour.1@mx.example.net>\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="rapport"\r\n\r\n'
        "--rapport\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
        f"<{failed}>: host mx.example.net said: 550 5.1.1 User unknown\r\n"
        "--rapport\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\n"
        f"Final-Recipient: rfc822; {failed}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\n"
        "--rapport\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"Message-ID: {acknowledgement['Message-ID']}\r\nSubject: =?utf-8?q?Votre_r=C3=A9clamation?=\r\n"
        "--rapport--\r\n"
    )
    return report.encode("ascii")


def answer(at: datetime, *, sender: str, to: EmailMessage, words: str) -> bytes:
    """A customer's reply to our letter, as a mail client writes it: Reply-To and thread kept, text quoted below."""
    message = EmailMessage()
    message["Authentication-Results"] = f"{BORDER}; dmarc=pass header.from={_domain(sender)}"
    message["From"] = sender
    message["To"] = str(to["Reply-To"] or to["From"])
    message["Subject"] = f"Re: {to['Subject']}"
    message["Date"] = format_datetime(at)
    message["Message-ID"] = make_msgid(domain=_domain(sender))
    message["In-Reply-To"] = str(to["Message-ID"])
    message["References"] = str(to["Message-ID"])
    body = to.get_body(("plain",))
    quoted = "".join(f"> {line}\n" for line in (body.get_content() if body else "").splitlines())
    message.set_content(f"{words}\n\nLe {at:%d/%m/%Y à %H:%M}, Service réclamations a écrit :\n\n{quoted}")
    return message.as_bytes(policy=SMTP)


def _pdf() -> bytes:
    """One page that says FACTURE."""
    stream = b"BT /F1 24 Tf 72 720 Td (FACTURE 2026-1187) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(body),
    )


def _photo() -> bytes:
    """A small PNG: a warm grey lamp-shade, with a dark line across it."""
    width, height = 48, 64
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            crack = abs(x - (18 + y // 5)) < 2
            rows += bytes((60, 50, 50)) if crack else bytes((232 - y, 214 - y, 190 - y))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows))) + chunk(b"IEND", b"")
    )
