"""What a store of objects says, in a word, and what an operator does about it: the first row that fits."""

import re
from typing import Final

from worker.words.said import NOTHING, Said

_CODE = re.compile(r"<Code>([A-Za-z0-9]{1,60})</Code>")
_STATUS = re.compile(r"status code: ([0-9]{3})")

# What it says; how that reads where it says no word of its own; the remedy, in which {bucket} is known.
ROWS: Final = (
    (
        r"169\.254\.1[67]",
        Said("no key, and this machine has no right of its own"),
        Said("write [s3] access_key and secret_file"),
    ),
    (
        r"InvalidAccessKeyId|InvalidAccessKey\b",
        NOTHING,
        Said("no such key is known there: correct [s3] access_key, or endpoint"),
    ),
    (
        r"SignatureDoesNotMatch",
        NOTHING,
        Said(
            "the secret is not that of [s3] access_key: correct what [s3] secret_file (or secret_env, …) holds",
        ),
    ),
    (
        r"NoSuchBucket",
        NOTHING,
        Said(
            "make the bucket {bucket} there, which nobody else may read, or correct [register] shelf, or [s3] endpoint"
        ),
    ),
    (r"InvalidBucketName", NOTHING, Said("correct the name of the bucket in [register] shelf")),
    (
        r"RequestTimeTooSkewed|RequestExpired",
        NOTHING,
        Said("this machine's clock is wrong: timedatectl set-ntp true"),
    ),
    (r"ExpiredToken|InvalidToken|TokenRefreshRequired", NOTHING, Said("the right of this machine has ended: renew it")),
    (
        r"AuthorizationHeaderMalformed|PermanentRedirect|TemporaryRedirect|IllegalLocation|status code: 30[1278]",
        Said("the bucket is elsewhere"),
        Said("correct [s3] region: it is the one that the bucket was made in"),
    ),
    (
        r"AccessDenied|AllAccessDisabled|status code: 40[13]",
        Said("access denied"),
        Said(
            "give the key the rights s3:PutObject, GetObject, DeleteObject and ListBucket on {bucket}, or correct"
            " its name"
        ),
    ),
    (
        r"QuotaExceeded|StorageFull|InsufficientStorage|status code: 507",
        Said("the store is full"),
        Said("make room there, or raise the bucket's quota; mail waits until then"),
    ),
    (r"EntityTooLarge", NOTHING, Said("raise the store's largest object above [intake] max_message_megabytes")),
    (
        r"SlowDown|ServiceUnavailable|InternalError|status code: 50[0234]",
        Said("it has too much to do"),
        Said("try again later"),
    ),
    (
        r"NotValidForName",
        Said("its certificate is for another name"),
        Said("write the name of its certificate in [s3] endpoint"),
    ),
    (
        r"UnknownIssuer|UnknownCA|CaUsedAsEndEntity",
        Said("its certificate is of an unknown authority"),
        Said("an authority of your own: name its file (PEM) as [s3] ca_file"),
    ),
    (
        r"InvalidCertificate\(\s*Expired",
        Said("its certificate has ended"),
        Said("whoever runs the store renews it; or this machine's clock is wrong: timedatectl set-ntp true"),
    ),
    (
        r"InvalidCertificate",
        Said("its certificate is not accepted"),
        Said("whoever runs the store mends its certificate"),
    ),
    (
        r"CorruptMessage|InvalidContentType|HandshakeFailure",
        Said("no TLS there"),
        Said("correct the port of [s3] endpoint"),
    ),
    (r"dns error|failed to lookup", Said("no name server knows that name"), Said("correct [s3] endpoint, or region")),
    (
        r"ConnectionRefused|Connection refused",
        Said("nothing listens there"),
        Said("correct [s3] endpoint, or start the store"),
    ),
    (
        r"operation timed out|kind: Timeout|TimedOut",
        Said("no answer in time"),
        Said("a firewall swallows all, or another program listens: correct [s3] endpoint"),
    ),
    (
        r"(?i)<!doctype html|<html|status code: (?:404|405|501)",
        Said("another program than a store answers"),
        Said("correct [s3] endpoint: the address for programs, not of the page for people"),
    ),
    (r"(?i)root certificate|\bpem\b", Said("ca_file holds no certificate"), Said("write one in PEM")),
)
_ELSE = ("", Said("it cannot be used"), Said("correct [s3] and [register] shelf, or ask who runs the store"))


def said_by(error: Exception) -> Said | str:
    """In a few words; the code, where the store gave one."""
    text = str(error)
    code = _CODE.search(text)
    if code:
        return code[1]
    status = _STATUS.search(text)
    words = _row(text)[1]
    if words is _ELSE[1] and isinstance(error, OSError) and "Debug source" not in text:
        # A secret that cannot be read: its own sentence says what to do.
        return text[:300]
    return Said("{said} (status {status})", said=words, status=status[1]) if status else words


def remedy_of(error: Exception, bucket: str) -> Said:
    return _row(str(error))[2].about(bucket=bucket)


def _row(text: str) -> tuple[str, Said, Said]:
    return next((row for row in ROWS if re.search(row[0], text)), _ELSE)
