"""What servers say, made fit to be shown."""

from base64 import b64encode
from time import process_time

import pytest

from worker.doors.sentences import LONGEST_SENTENCE, secret_forms, sentence


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (b"No such user", "No such user"),
        ("  two\r\n lines\t", "two lines"),
        (b"\x1b[31mred\x00", "[31mred"),
        ("right\u202eleft\u2066x", "right left x"),
        (b"caf\xe9 \xc3\xa9t\xc3\xa9", "caf\ufffd été"),
        (OSError(111, "Connection refused"), "[Errno 111] Connection refused"),
        (b"", ""),
    ],
)
def test_it_is_one_plain_line(said: object, shown: str) -> None:
    assert sentence(said) == shown


def test_it_is_bounded() -> None:
    assert len(sentence(b"x" * 10_000_000)) == LONGEST_SENTENCE
    assert sentence("x" * 1000).endswith("…")


@pytest.mark.parametrize("repeated", ["\n", ">", "\x00", "é", " ", "=?"])
def test_a_megabyte_of_anything_costs_nothing(repeated: str) -> None:
    started = process_time()
    sentence(repeated * 1_000_000, secrets=secret_forms("ann", "secret"))
    assert process_time() - started < 30


@pytest.mark.parametrize("secret", ["s3cret", 'with "quotes" and \\', "été"])
def test_no_form_of_a_secret_is_shown(secret: str) -> None:
    forms = secret_forms("ann", secret)
    for form in forms:
        for shape in (form, b64encode(form.encode()).decode()):
            assert shape.strip("\0\x01") not in sentence(f"what is {shape}?", secrets=forms)


def test_an_empty_secret_blots_nothing_out() -> None:
    assert sentence("no such user", secrets=("",)) == "no such user"
