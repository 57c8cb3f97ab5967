"""What a store of objects says, in a word, and what an operator does about it: the first row that fits."""

import re
from typing import Final

_CODE = re.compile(r"<Code>([A-Za-z0-9]{1,60})</Code>")
_STATUS = re.compile(r"status code: ([0-9]{3})")

# What it says; how that reads where it says no word of its own; the remedy, in which {bucket} is known.
ROWS: Final = (
    (r"169\.254\.1[67]", "no key, and this machine has no right of its own", "write [s3] access_key and secret_file"),
    (r"InvalidAccessKeyId|InvalidAccessKey\b", "", "no such key is known there: correct [s3] access_key, or endpoint"),
    (
        r"SignatureDoesNotMatch",
        "",
        "the secret is not that of [s3] access_key: correct what [s3] secret_file (or secret_env, …) holds",
    ),
    (
        r"NoSuchBucket",
        "",
        "make the bucket {bucket} there, which nobody else may read, or correct [register] shelf, or [s3] endpoint",
    ),
    (r"InvalidBucketName", "", "correct the name of the bucket in [register] shelf"),
    (
        r"RequestTimeTooSkewed|RequestExpired",
        "",
        "this machine's clock is wrong: timedatectl set-ntp true",
    ),
    (r"ExpiredToken|InvalidToken|TokenRefreshRequired", "", "the right of this machine has ended: renew it"),
    (
        r"AuthorizationHeaderMalformed|PermanentRedirect|TemporaryRedirect|IllegalLocation|status code: 30[1278]",
        "the bucket is elsewhere",
        "correct [s3] region: it is the one that the bucket was made in",
    ),
    (
        r"AccessDenied|AllAccessDisabled|status code: 40[13]",
        "access denied",
        "give the key the rights s3:PutObject, GetObject, DeleteObject and ListBucket on {bucket}, or correct its name",
    ),
    (
        r"QuotaExceeded|StorageFull|InsufficientStorage|status code: 507",
        "the store is full",
        "make room there, or raise the bucket's quota; mail waits until then",
    ),
    (r"EntityTooLarge", "", "raise the store's largest object above [intake] max_message_megabytes"),
    (r"SlowDown|ServiceUnavailable|InternalError|status code: 50[0234]", "it has too much to do", "try again later"),
    (
        r"NotValidForName",
        "its certificate is for another name",
        "write the name of its certificate in [s3] endpoint",
    ),
    (
        r"UnknownIssuer|UnknownCA|CaUsedAsEndEntity",
        "its certificate is of an unknown authority",
        "an authority of your own: name its file (PEM) as [s3] ca_file",
    ),
    (
        r"InvalidCertificate\(\s*Expired",
        "its certificate has ended",
        "whoever runs the store renews it; or this machine's clock is wrong: timedatectl set-ntp true",
    ),
    (r"InvalidCertificate", "its certificate is not accepted", "whoever runs the store mends its certificate"),
    (r"CorruptMessage|InvalidContentType|HandshakeFailure", "no TLS there", "correct the port of [s3] endpoint"),
    (r"dns error|failed to lookup", "no name server knows that name", "correct [s3] endpoint, or region"),
    (
        r"ConnectionRefused|Connection refused",
        "nothing listens there",
        "correct [s3] endpoint, or start the store",
    ),
    (
        r"operation timed out|kind: Timeout|TimedOut",
        "no answer in time",
        "a firewall swallows all, or another program listens: correct [s3] endpoint",
    ),
    (
        r"(?i)<!doctype html|<html|status code: (?:404|405|501)",
        "another program than a store answers",
        "correct [s3] endpoint: the address for programs, not of the page for people",
    ),
    (r"(?i)root certificate|\bpem\b", "ca_file holds no certificate", "write one in PEM"),
)
_ELSE = ("", "it cannot be used", "correct [s3] and [register] shelf, or ask who runs the store")


def said_by(error: Exception) -> str:
    """In a few words; the code, where the store gave one."""
    text = str(error)
    code = _CODE.search(text)
    if code:
        return code[1]
    status = _STATUS.search(text)
    words = _row(text)[1]
    if words == _ELSE[1] and isinstance(error, OSError) and "Debug source" not in text:
        # A secret that cannot be read: its own sentence says what to do.
        return text[:300]
    return f"{words} (status {status[1]})" if status else words


def remedy_of(error: Exception, bucket: str) -> str:
    return _row(str(error))[2].format(bucket=bucket)


def _row(text: str) -> tuple[str, str, str]:
    return next((row for row in ROWS if re.search(row[0], text)), _ELSE)
